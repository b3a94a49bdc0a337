package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
)

// ownHelp replaces cobra's help, which knows English only.
func (c *cli) ownHelp(root *cobra.Command) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.printRaw([]byte(strings.TrimRight(c.help(cmd), "\n"))) })
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		_, err := io.WriteString(c.err, c.help(cmd))
		return err
	})
	root.SetHelpCommand(&cobra.Command{
		Use: "help", Hidden: true, Short: c.say(text.FlagHelp),
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || about == cmd.Root() && len(rest) > 0 {
				return c.unknownCommand(cmd.Root(), args[0])
			}
			return about.Help()
		},
	})
}

// help is what a command says under --help.
func (c *cli) help(cmd *cobra.Command) string {
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", about, c.say(text.UsageUsage), c.usageLine(cmd))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s\n", c.say(text.UsageCommandLine, cmd.CommandPath()))
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		writeRows(&b, c.say(text.UsageCommands), rows)
	}
	writeRows(&b, c.say(text.UsageFlags), c.flagRows(cmd.LocalFlags()))
	writeRows(&b, c.say(text.UsageGlobalFlags), c.flagRows(cmd.InheritedFlags()))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", c.say(text.UsageMore))
	}
	return b.String()
}

// usageLine is the command with its arguments: "kakaotui send [TEXT...] [flags]". Flags stand before the command that
// watch and run start, since what comes after it is that command's.
func (c *cli) usageLine(cmd *cobra.Command) string {
	_, args, _ := strings.Cut(cmd.Use, " ")
	words := []string{cmd.CommandPath(), args, c.say(text.UsageOptions)}
	if before, after, starts := strings.Cut(args, "[--] "); starts {
		words = []string{cmd.CommandPath(), strings.TrimSpace(before), c.say(text.UsageOptions), "[--] " + after}
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// valueNames are what stands for a flag's value in help.
var valueNames = map[string]string{
	"profile": "NAME", "lang": "ko|en", "to": "me|UUID", "link": "URL", "mobile-link": "URL", "button": "TITLE", "code": "CODE_OR_URL",
	"scope": "ID", "addr": "HOST:PORT", "rest-api-key": "KEY", "client-secret": "SECRET", "redirect-uri": "URI",
	"consent": "ask|auto", "access-ttl": "DURATION", "refresh-ttl": "DURATION",
	"every": "DURATION", "timeout": "DURATION", "name": "NAME",
	"template": "NAME|FILE", "template-id": "N", "arg": "NAME=VALUE", "scrap": "URL", "image": "FILE", "max-parts": "N", "tls-dir": "DIR",
	"key": "KEY", "on-unknown": "ask|resend", "expire": "DURATION", "number": "N", "search": "TEXT",
}

// valueName is the annotation of a flag whose value goes by another name than in valueNames.
const valueName = "value"

// nameValue says what stands for a flag's value in this command's help.
func nameValue(cmd *cobra.Command, flag, value string) {
	// It fails only for a flag that does not exist, which the test of the help would show.
	_ = cmd.Flags().SetAnnotation(flag, valueName, []string{value})
}

func (c *cli) flagRows(flags *pflag.FlagSet) [][2]string {
	flags.SortFlags = false
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if v := cmp.Or(strings.Join(f.Annotations[valueName], ""), valueNames[f.Name]); v != "" {
			name += " " + v
		}
		about := f.Usage
		switch v := strings.TrimSuffix(strings.Trim(f.DefValue, "[]"), "0m0s"); v {
		case "", "false", "0":
		default:
			about += " " + c.say(text.UsageDefault, v)
		}
		rows = append(rows, [2]string{name, about})
	})
	return rows
}

func writeRows(b *strings.Builder, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, r := range rows {
		width = max(width, hangul.Width(r[0]))
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, r := range rows {
		fmt.Fprintf(b, "  %s  %s\n", hangul.PadRight(r[0], width), r[1])
	}
}
