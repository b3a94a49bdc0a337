//go:build !windows

package main

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// clipboardLimit is how long a helper program may take; one that waits for a display that is gone would wait forever.
const clipboardLimit = 5 * time.Second

// clipboards are the programs that take a clipboard's text on standard input, and the environment without which they have none.
var clipboards = []struct {
	needs string
	args  []string
}{
	{"WAYLAND_DISPLAY", []string{"wl-copy"}},
	{"DISPLAY", []string{"xclip", "-in", "-selection", "clipboard"}},
	{"DISPLAY", []string{"xsel", "--input", "--clipboard"}},
	{"", []string{"pbcopy"}},
	{"", []string{"termux-clipboard-set"}},
}

// writeClipboard hands the text to the first helper that there is. The library for it looks for all of them in every folder
// of the PATH whenever a program starts, a hundredth of what a send takes.
func writeClipboard(s string, getenv func(string) string) error {
	for _, c := range clipboards {
		if c.needs != "" && getenv(c.needs) == "" {
			continue
		}
		path, err := exec.LookPath(c.args[0])
		if err != nil {
			continue
		}
		ctx, cancel := context.WithTimeout(context.Background(), clipboardLimit)
		defer cancel()
		cmd := exec.CommandContext(ctx, path, c.args[1:]...)
		cmd.Stdin = strings.NewReader(s)
		return cmd.Run()
	}
	return errNoClipboard
}
