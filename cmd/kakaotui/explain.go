package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"kakaotui/internal/text"
)

func (c *cli) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain CODE",
		Short: c.say(text.CmdExplain),
		Long:  c.say(text.CmdExplainLong),
		// A kapi code begins with a minus and is no flag: -402.
		DisableFlagParsing: true,
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		words, err := explainWords(cmd, args)
		if err != nil {
			return c.flagError(cmd, err)
		}
		if help, _ := cmd.Flags().GetBool("help"); help {
			return cmd.Help()
		}
		if err := c.checkGlobals(); err != nil {
			return err
		}
		return c.explain(strings.Join(words, " "))
	}
	return cmd
}

var negativeNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-[0-9]+$`) })

// explainWords reads the flags, codes aside, and gives the words that are left.
func explainWords(cmd *cobra.Command, args []string) ([]string, error) {
	isCode := negativeNumber().MatchString
	var codes []string
	for _, a := range args {
		if isCode(a) {
			codes = append(codes, a)
		}
	}
	cmd.DisableFlagParsing = false // cobra's parser looks at it
	if err := cmd.ParseFlags(slices.DeleteFunc(slices.Clone(args), isCode)); err != nil {
		return nil, err
	}
	return append(codes, cmd.Flags().Args()...), nil
}

func (c *cli) explain(asked string) error {
	if strings.TrimSpace(asked) == "" {
		return c.usage(text.CmdExplainWhat)
	}
	code, ok := text.FindCode(asked)
	if !ok {
		return c.usage(text.CmdExplainNoCode, echo(asked))
	}
	e, ok := text.Explain(code)
	if !ok {
		return c.mended(text.CmdExplainSearch, text.CmdExplainUnknown, code)
	}
	c.print(fmt.Sprintf("%s  %s\n\n%s", e.Code, c.say(e.Title), c.say(e.Meaning)))
	if !e.Remedy.IsZero() {
		c.print("\n" + c.say(e.Remedy))
	}
	if !e.Menu.IsZero() {
		c.print("\n" + c.say(text.InConsole, c.say(e.Menu)))
	}
	if e.Uncertain {
		c.print("\n" + c.say(text.CmdExplainUncertain))
	}
	return nil
}
