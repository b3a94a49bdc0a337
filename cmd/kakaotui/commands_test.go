package main

import (
	"slices"
	"testing"
)

// A command that the arguments begin with is built alone; its name in the list is its own.
func TestCommandsByName(t *testing.T) {
	t.Parallel()
	for _, want := range everyCommand {
		c := &cli{args: []string{want.name, "--help"}}
		built := c.commands()
		if slices.Contains(aboutAll, want.name) {
			if len(built) != len(everyCommand) {
				t.Errorf("%s tells of %d of %d commands", want.name, len(built), len(everyCommand))
			}
			continue
		}
		if len(built) != 1 || built[0].Name() != want.name {
			t.Errorf("%s builds %d commands, the first %s", want.name, len(built), built[0].Name())
		}
	}
	for _, args := range [][]string{nil, {"sned"}, {"help", "send"}, {"--lang", "ko", "send"}, {"__complete", "se"}} {
		if built := (&cli{args: args}).commands(); len(built) != len(everyCommand) {
			t.Errorf("%q builds %d of %d commands", args, len(built), len(everyCommand))
		}
	}
}
