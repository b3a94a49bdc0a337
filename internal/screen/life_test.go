//go:build unix

package screen

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestRunShowsKeys(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 40, 10)
	x.app("plain")
	x.shows("ready 40x10")
	x.typed("가")
	x.shows("> 가")
	x.typed("q")
	x.ends()
	x.shows("bye: 가")
	x.restored()
}

func TestEveryWayOutRestores(t *testing.T) {
	t.Parallel()
	signal := func(s syscall.Signal) func(*terminal) {
		return func(x *terminal) { _ = x.cmd.Process.Signal(s) }
	}
	key := func(k string) func(*terminal) {
		return func(x *terminal) { x.typed(k) }
	}
	for _, c := range []struct {
		name, mode string
		out        func(*terminal)
		says       string
	}{
		{"quit", "plain", key("q"), "bye: 가"},
		{"quit inline", "inline", key("q"), "bye: 가"},
		{"ctrl+c", "plain", key("\x03"), "error: program was killed"},
		{"SIGTERM", "plain", signal(syscall.SIGTERM), "signal: terminated 가"},
		{"SIGINT", "plain", signal(syscall.SIGINT), "signal: interrupt 가"},
		{"SIGHUP", "plain", signal(syscall.SIGHUP), "signal: hangup 가"},
		{"SIGTERM with something to save", "hangup", signal(syscall.SIGTERM), "signal: terminated 가 saved"},
		{"the context", "plain", key("x"), "error: no longer wanted"},
		{"panic in update", "plain", key("u"), "boom in update"},
		{"panic in view", "plain", key("v"), "boom in view"},
		{"panic in a command", "plain", key("c"), "boom in command"},
		{"panic in a batch", "plain", key("b"), "boom in command"},
		{"panic in a sequence", "plain", key("s"), "boom in command"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := openTerminal(t, 100, 60)
			x.app(c.mode)
			x.shows("ready")
			x.typed("가")
			x.shows("> 가")
			c.out(x)
			x.ends()
			x.shows(c.says)
			x.restored()
		})
	}
}

var _ = os.Args
var _ = strings.Count
