package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"kakaotui/internal/text"
	"kakaotui/internal/watch"
)

type runFlags struct {
	onFail bool
	name   string
}

func (c *cli) runCommand() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "run [--] COMMAND [ARG...]",
		Short: c.say(text.CmdRun),
		Long:  c.say(text.CmdRunLong),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 || args[0] == "" {
				return c.usage(text.CmdCommandWhat, "run -- make")
			}
			return c.runJob(cmd.Context(), f, args)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.SetInterspersed(false) // what follows the command is the command's
	fl.BoolVar(&f.onFail, "on-fail", false, c.say(text.FlagOnFail))
	fl.StringVar(&f.name, "name", "", c.say(text.FlagName))
	return cmd
}

// runJob stands for a command: input, output, signals and exit code are the command's own, whatever becomes of the message.
func (c *cli) runJob(ctx context.Context, f runFlags, args []string) error {
	tail := &watch.Tail{Max: maxErrors}
	p := watch.Process{
		Args: args, Stdout: io.MultiWriter(c.out, tail), Stderr: io.MultiWriter(c.err, tail),
		// At a terminal the command stays in our group, so that it can read there and gets the terminal's ctrl+c.
		Group: !watch.AtTerminal(),
	}
	p.Stdin, _ = c.in.(*os.File)
	signals, stop := watch.Signals()
	e := p.Run(context.WithoutCancel(ctx), signals)
	stop()
	name := jobName(f.name, args)
	if e.How != watch.Exited && e.How != watch.Signaled {
		fmt.Fprintf(c.err, "kakaotui: %s: %s\n", text.VisibleLine(args[0]), c.howEnded(p, e))
	}
	if e.Failed() || !f.onFail {
		c.tellEnding(ctx, p, e, name, tail.Text())
	}
	return exitError(e.ShellCode())
}

// tellEnding sends how a command ended. The first interruption was the command's; one that comes now ends the sending.
func (c *cli) tellEnding(ctx context.Context, p watch.Process, e watch.Ending, name, tail string) {
	if ctx.Err() != nil {
		ctx = context.WithoutCancel(ctx)
	}
	s, err := c.open(c.traceEvents)
	if err != nil {
		c.complain(err)
		return
	}
	how, took := c.howEnded(p, e), text.Took(e.Took, c.lang)
	title := c.say(text.RunDone, name, how, took)
	switch {
	case e.How != watch.Exited && e.How != watch.Signaled:
		title = c.say(text.RunNever, name, how)
	case e.Failed():
		title = c.say(text.RunFailed, name, how, took)
	}
	m := &messenger{c: c, by: s, origin: "run"}
	m.sendUntil(ctx, withTail(title, tail))
}
