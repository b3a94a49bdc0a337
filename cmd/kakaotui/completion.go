package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (c *cli) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     c.say(text.CmdCompletion),
		Long:      c.say(text.CmdCompletionLong),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return c.usage(text.CmdCompletionWhich, strings.Join(shells, ", "))
			}
			return c.completion(cmd.Root(), args[0])
		},
	}
}

func (c *cli) completion(root *cobra.Command, shell string) error {
	var script bytes.Buffer
	var err error
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&script, true)
	case "zsh":
		err = root.GenZshCompletion(&script)
	case "fish":
		err = root.GenFishCompletion(&script, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(&script)
	default:
		return c.usage(text.CmdCompletionWhich, strings.Join(shells, ", "))
	}
	if err != nil {
		return fmt.Errorf("making the completion script: %w", err)
	}
	c.printRaw(bytes.TrimRight(script.Bytes(), "\n"))
	return nil
}

// completeValues offers the values of a flag that takes few, and no file names anywhere.
func completeValues(cmd *cobra.Command, flag string, values ...string) {
	// It fails only for a flag that does not exist, which the test of the completion would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// completeBy offers what offer finds for a flag.
func completeBy(cmd *cobra.Command, flag string, offer cobra.CompletionFunc) {
	_ = cmd.RegisterFlagCompletionFunc(flag, offer) // as above
}

// completeTemplates offers the saved names to the shell.
func (c *cli) completeTemplates(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var names []string
	if dirs, err := c.dirs(); err == nil && len(args) == 0 {
		saved, _ := store.Templates(dirs)
		for _, t := range saved {
			names = append(names, t.Name)
		}
	}
	return names, cobra.ShellCompDirectiveDefault
}

// completeTemplateFlag offers the saved names, and files.
func (c *cli) completeTemplateFlag(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return c.completeTemplates(cmd, nil, typed)
}
