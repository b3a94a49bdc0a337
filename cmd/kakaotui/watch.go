package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"kakaotui/internal/hangul"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/watch"
)

const (
	// leastEvery is the shortest interval of watch.
	leastEvery = time.Second
	// maxOutput is how much of a run's output is kept, and maxErrors of the end of its standard error, in bytes.
	maxOutput = 1 << 20
	maxErrors = 16 << 10
)

type watchFlags struct {
	every, timeout                 time.Duration
	onChange, lines, atOnce, quiet bool
	maxParts                       int
	name                           string
}

func (c *cli) watchCommand() *cobra.Command {
	var f watchFlags
	cmd := &cobra.Command{
		Use:   "watch --every DURATION [--] COMMAND [ARG...]",
		Short: c.say(text.CmdWatch),
		Long:  c.say(text.CmdWatchLong),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case f.every < leastEvery:
				return c.usage(text.CmdWatchEvery)
			case cmd.Flags().Changed("timeout") && f.timeout <= 0:
				return c.usage(text.CmdWatchTimeout)
			case f.maxParts < 1:
				return c.usage(text.SendMaxParts)
			case len(args) == 0 || args[0] == "":
				return c.usage(text.CmdCommandWhat, "watch --every 30m -- date")
			}
			if f.timeout == 0 {
				f.timeout = f.every
			}
			return c.watch(cmd.Context(), f, args)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.SetInterspersed(false) // what follows the command is the command's
	fl.DurationVar(&f.every, "every", 0, c.say(text.FlagEvery))
	fl.BoolVar(&f.onChange, "on-change", false, c.say(text.FlagOnChange))
	fl.BoolVar(&f.lines, "lines", false, c.say(text.FlagLines))
	fl.DurationVar(&f.timeout, "timeout", 0, c.say(text.FlagTimeout))
	fl.IntVar(&f.maxParts, "max-parts", defaultMaxParts, c.say(text.FlagMaxParts))
	fl.BoolVar(&f.atOnce, "now", false, c.say(text.FlagAtOnce))
	fl.StringVar(&f.name, "name", "", c.say(text.FlagName))
	fl.BoolVar(&f.quiet, "quiet", false, c.say(text.FlagQuiet))
	// Neither has a default that is a duration.
	fl.Lookup("every").DefValue, fl.Lookup("timeout").DefValue = "", ""
	return cmd
}

// watch runs until it is interrupted. Who is not logged in is told at once, and may log in while it runs.
func (c *cli) watch(ctx context.Context, f watchFlags, args []string) error {
	s, err := c.open(c.traceEvents)
	if err != nil {
		return err
	}
	tokens, err := s.Tokens()
	switch {
	case err != nil:
		return err
	case s.Settings().RESTAPIKey == "":
		return session.ErrNoSettings
	}
	m := &messenger{c: c, by: s, origin: "watch", log: !f.quiet}
	if tokens.None() {
		m.tell(&session.LoginNeededError{Reason: session.LoginNone})
	}
	memory, err := c.watchMemory(args)
	if err != nil {
		c.complain(err)
	}
	w := c.newWatch(f, args, m.unit())
	w.Send, w.Rest, w.Memory = m.send, m.drain, memory
	if err := w.Loop(ctx); ctx.Err() == nil {
		return err
	}
	return exitError(exitInterrupted)
}

// newWatch is a watch that lacks a way to send and a memory.
func (c *cli) newWatch(f watchFlags, args []string, unit hangul.Unit) *watch.Watch {
	p := watch.Process{Args: args, Group: true, Limit: f.timeout}
	name := jobName(f.name, args)
	return &watch.Watch{
		Every: f.every, AtOnce: f.atOnce, OnChange: f.onChange, Lines: f.lines, Now: c.now,
		Run: func(ctx context.Context) watch.Run {
			out, errs := &watch.Capture{Max: maxOutput}, &watch.Tail{Max: maxErrors}
			p := p
			p.Stdout, p.Stderr = out, io.MultiWriter(deaf{c.err}, errs)
			r := watch.Run{Ending: p.Run(ctx, nil), Errors: errs.Text()}
			r.Output, r.Total = out.Output()
			return r
		},
		Tell: func(e watch.Event) { c.tellWatch(e, f.quiet) },
		Words: watch.Words{
			Failing: func(r watch.Run) string {
				return withTail(c.say(text.WatchFailing, name, c.howEnded(p, r.Ending)), r.Errors)
			},
			Works:   func(since time.Time) string { return c.say(text.WatchWorks, name, c.when(since)) },
			Message: func(output string, kept, total int) string { return c.fit(output, kept, total, f.maxParts, unit) },
			More: func(lines int, cut bool) string {
				if lines == 0 || cut {
					return c.say(text.WatchMuch)
				}
				return c.say(text.WatchMore, text.Number(lines))
			},
		},
	}
}

func (c *cli) tellWatch(e watch.Event, quiet bool) {
	var line string
	switch e.Kind {
	case watch.FirstRun:
		if quiet {
			return
		}
		at := text.ClockSeconds(e.At)
		if e.At.Sub(c.now()) > 12*time.Hour {
			at = c.when(e.At)
		}
		line = c.say(text.WatchFirst, at)
	case watch.Skipped:
		line = c.say(text.WatchSkipped, text.Took(e.Took, c.lang), e.N)
	case watch.Unsent:
		line = c.say(text.WatchUnsent, e.N)
	case watch.Forgotten:
		line = c.say(text.WatchForgotten, text.Reason(c.lang, e.Err))
	}
	fmt.Fprintln(c.err, line)
}

// watchMemory is what was remembered about this command, run from this folder by this profile.
func (c *cli) watchMemory(args []string) (*watch.Memory, error) {
	state, err := c.stateDir()
	if err != nil {
		return &watch.Memory{}, err
	}
	here, err := os.Getwd()
	if err != nil {
		here = "" // a folder that was removed is as good as any
	}
	return watch.OpenMemory(filepath.Join(state, "watch"), here, args)
}

// stateDir is the profile's folder for what programs remember.
func (c *cli) stateDir() (string, error) {
	dirs, err := store.Locate(c.getenv("KAKAOTUI_HOME"), c.profile)
	if err != nil {
		return "", fmt.Errorf("finding the folder of the profile: %w", err)
	}
	return dirs.State, nil
}
