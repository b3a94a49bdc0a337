package main

import (
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kakaotui/internal/text"
)

func (c *cli) manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: c.say(text.CmdMan), Long: c.say(text.CmdManLong), Args: c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.printRaw([]byte(strings.TrimRight(c.manual(cmd.Root()), "\n")))
			return nil
		},
	}
}

// manual is the manual page of the program and all its commands, in the language in force.
func (c *cli) manual(root *cobra.Command) string {
	r := &roff{}
	// What reads a page from a pipe cannot know how it is encoded.
	r.raw(`.\" -*- coding: utf-8 -*-`)
	r.macro("TH", strings.ToUpper(root.Name()), "1", builtOn(), root.Name()+" "+version(), c.say(text.ManTitle))
	// Korean is set without hyphens and without stretched spaces; HY is what groff's macros go back to.
	r.raw(".nr HY 0")
	r.raw(".nh")
	r.raw(".ad l")
	section := func(name text.Sentence) { r.macro("SH", c.say(name)) }
	section(text.ManName)
	r.line(roffEscapes.Replace(root.Name()) + ` \- ` + roffEscapes.Replace(root.Short))
	section(text.ManSynopsis)
	c.manSynopsis(r, root)
	section(text.ManDescription)
	r.prose(root.Long + "\n\n" + c.say(text.ManAbout))
	section(text.ManOptions)
	r.prose(c.say(text.ManOptionsAbout))
	c.manFlags(r, root.LocalFlags())
	section(text.ManCommands)
	c.manCommands(r, root)
	section(text.ManEnvironment)
	r.prose(c.say(text.ManEnvAbout))
	c.manEntries(r, text.ManEnv())
	section(text.ManFiles)
	r.prose(c.say(text.ManFilesAbout))
	c.manEntries(r, text.ManPaths())
	section(text.ManExit)
	c.manEntries(r, text.ManCodes())
	r.macro("PP")
	r.prose(c.say(text.ManExitAbout) + "\n" + c.say(text.ManExitDoctor))
	section(text.ManSeeAlso)
	r.line(bold("man") + "(1), " + bold("cron") + "(8), " + bold("systemd.timer") + "(5), https://developers.kakao.com")
	return r.b.String()
}

// manSynopsis is the program alone and with a command.
func (c *cli) manSynopsis(r *roff, root *cobra.Command) {
	for i, line := range []string{c.usageLine(root), c.say(text.UsageCommandLine, root.CommandPath())} {
		if i > 0 {
			r.macro("br")
		}
		name, rest, _ := strings.Cut(line, " ")
		r.line(bold(name) + " " + roffEscapes.Replace(rest))
	}
}

// manCommands are the commands below one, each with its own below it.
func (c *cli) manCommands(r *roff, of *cobra.Command) {
	for _, cmd := range of.Commands() {
		if !cmd.IsAvailableCommand() {
			continue
		}
		r.macro("SS", cmd.CommandPath())
		usage := strings.TrimPrefix(c.usageLine(cmd), cmd.CommandPath())
		r.line(bold(cmd.CommandPath()) + roffEscapes.Replace(usage))
		r.macro("PP")
		about := cmd.Long
		if about == "" {
			about = cmd.Short
		}
		r.prose(about)
		c.manFlags(r, cmd.LocalFlags())
		c.manCommands(r, cmd)
	}
}

// manFlags are flags as in the help: names in bold, what stands for their values in italics.
func (c *cli) manFlags(r *roff, flags *pflag.FlagSet) {
	for _, row := range c.flagRows(flags) {
		var words []string
		for _, w := range strings.Fields(row[0]) {
			if strings.HasPrefix(w, "-") {
				words = append(words, bold(w))
			} else {
				words = append(words, italic(w))
			}
		}
		r.entry(strings.Join(words, " "), row[1])
	}
}

func (c *cli) manEntries(r *roff, entries []text.ManEntry) {
	for _, e := range entries {
		r.entry(bold(e.Name), c.say(e.About))
	}
}

// builtOn is the day of the commit that the program was built from; empty where the build does not know it.
func builtOn() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if day, _, whole := strings.Cut(s.Value, "T"); s.Key == "vcs.time" && whole {
			return day
		}
	}
	return ""
}
