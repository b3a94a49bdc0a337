package main

import (
	"slices"

	"github.com/spf13/cobra"
)

// everyCommand is what the program can do, in the order of the help.
var everyCommand = []struct {
	name  string
	build func(*cli) *cobra.Command
}{
	{"demo", (*cli).demoCommand},
	{"login", (*cli).loginCommand},
	{"status", (*cli).statusCommand},
	{"send", (*cli).sendCommand},
	{"watch", (*cli).watchCommand},
	{"run", (*cli).runCommand},
	{"keepalive", (*cli).keepaliveCommand},
	{"outbox", (*cli).outboxCommand},
	{"log", (*cli).logCommand},
	{"token", (*cli).tokenCommand},
	{"tokens", (*cli).tokensCommand},
	{"friends", (*cli).friendsCommand},
	{"template", (*cli).templateCommand},
	{"upload", (*cli).uploadCommand},
	{"import", (*cli).importCommand},
	{"logout", (*cli).logoutCommand},
	{"explain", (*cli).explainCommand},
	{"doctor", (*cli).doctorCommand},
	{"simulate", (*cli).simulateCommand},
	{"completion", (*cli).completionCommand},
	{"man", (*cli).manCommand},
}

// aboutAll are the commands that tell of all others.
var aboutAll = []string{"completion", "man"}

// commands builds what the arguments may mean: the one command that they begin with, else all. The flags of the others are a
// twentieth of the time that a whole send takes.
func (c *cli) commands() []*cobra.Command {
	for _, one := range everyCommand {
		if len(c.args) > 0 && c.args[0] == one.name && !slices.Contains(aboutAll, one.name) {
			return []*cobra.Command{one.build(c)}
		}
	}
	var all []*cobra.Command
	for _, one := range everyCommand {
		all = append(all, one.build(c))
	}
	return all
}
