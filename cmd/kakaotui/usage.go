package main

import (
	"strings"

	"github.com/spf13/cobra"

	"kakaotui/internal/text"
)

// translate puts cobra's own words into the person's language.
func (c *cli) translate(root *cobra.Command) {
	words := strings.NewReplacer(
		"Usage:", c.say(text.UsageUsage), "Available Commands:", c.say(text.UsageCommands),
		"Global Flags:", c.say(text.UsageGlobalFlags), "Flags:", c.say(text.UsageFlags),
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`, c.say(text.UsageMore),
	)
	root.SetUsageTemplate(words.Replace(root.UsageTemplate()))
	root.InitDefaultHelpCmd()
	root.InitDefaultVersionFlag()
	root.InitDefaultCompletionCmd()
	for _, cmd := range append(root.Commands(), root) {
		cmd.InitDefaultHelpFlag()
		if f := cmd.Flags().Lookup("help"); f != nil {
			f.Usage = c.say(text.FlagHelp)
		}
		switch cmd.Name() {
		case "help":
			cmd.Hidden = true
		case "completion":
			cmd.Short = c.say(text.CmdCompletion)
		}
	}
	if f := root.Flags().Lookup("version"); f != nil {
		f.Usage = c.say(text.FlagVersion)
	}
}
