package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kakaotui/internal/text"
)

func (c *cli) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain CODE",
		Short: c.say(text.CmdExplain),
		Long:  c.say(text.CmdExplainLong),
		Args:  cobra.MinimumNArgs(1),
		// A kapi code begins with a minus and is no flag: -402.
		DisableFlagParsing: true,
		RunE:               func(cmd *cobra.Command, args []string) error { return c.explain(cmd, args) },
	}
}

func (c *cli) explain(cmd *cobra.Command, args []string) error {
	var words []string
	for i := 0; i < len(args); i++ {
		switch a := args[i]; {
		case a == "--help" || a == "-h":
			return cmd.Help()
		case a == "--lang" || a == "--profile":
			i++
		case a == "--":
		case strings.HasPrefix(a, "--"):
		default:
			words = append(words, a)
		}
	}
	if len(words) == 0 {
		return c.usage(text.CmdExplainWhat)
	}
	asked := strings.Join(words, " ")
	code, ok := text.FindCode(asked)
	if !ok {
		return c.usage(text.CmdExplainNoCode, text.VisibleLine(asked))
	}
	e, ok := text.Explain(code)
	if !ok {
		return c.usage(text.CmdExplainUnknown, code)
	}
	fmt.Fprintf(c.out, "%s  %s\n\n%s\n", e.Code, c.say(e.Title), c.say(e.Meaning))
	if !e.Remedy.IsZero() {
		fmt.Fprintf(c.out, "\n%s\n", c.say(e.Remedy))
	}
	if !e.Menu.IsZero() {
		fmt.Fprintf(c.out, "\n%s\n", c.say(e.Menu))
	}
	if e.Uncertain {
		fmt.Fprintf(c.out, "\n%s\n", c.say(text.CmdExplainUncertain))
	}
	return nil
}
