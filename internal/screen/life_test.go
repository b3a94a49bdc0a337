//go:build unix

package screen

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

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
		{"quit on the normal screen", "inline", key("q"), "bye: 가"},
		{"ctrl+c", "plain", key("\x03"), "error: program was killed"},
		{"SIGTERM", "plain", signal(syscall.SIGTERM), "signal: terminated 가"},
		{"SIGINT", "plain", signal(syscall.SIGINT), "signal: interrupt 가"},
		{"SIGHUP", "plain", signal(syscall.SIGHUP), "signal: hangup 가"},
		{"SIGTERM with something to save", "hangup", signal(syscall.SIGTERM), "signal: terminated 가 saved"},
		{"the context", "plain", key("x"), "error: no longer wanted"},
		{"panic in update", "plain", key("u"), "boom in update"},
		{"panic in view", "plain", key("v"), "boom in view"},
		{"panic in a command", "plain", key("c"), "boom in command"},
		{"panic in a command with something to save", "hangup", key("c"), "boom in command"},
		{"panic in a batch", "plain", key("b"), "boom in command"},
		{"panic in a sequence", "plain", key("s"), "boom in command"},
		{"panic in what a port does", "plain", key("E"), "panic in update: runtime error"},
		{"a model that is stuck", "stuck", func(x *terminal) {
			x.typed("S")
			x.shows("stuck")
			x.typed("S")
			_ = x.cmd.Process.Signal(syscall.SIGTERM)
		}, "signal: terminated"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := openTerminal(t, 100, 60)
			x.app(c.mode)
			x.shows("ready 100x60")
			x.typed("가")
			x.shows("> 가")
			c.out(x)
			x.ends()
			x.shows(c.says)
			x.restored()
		})
	}
}

func TestPanicInInitRestores(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 100, 60)
	x.app("init")
	x.ends()
	x.shows("boom in init")
	x.restored()
}

// Whenever a signal comes, between the start and the first frame too.
func TestEndedWhileStarting(t *testing.T) {
	t.Parallel()
	for i := range 8 {
		x := openTerminal(t, 60, 10)
		x.app("plain")
		time.Sleep(time.Duration(i) * 3 * time.Millisecond)
		_ = x.cmd.Process.Signal(syscall.SIGTERM)
		x.ends()
		x.restored()
	}
}

func TestSizeFollowsTheTerminal(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 40, 10)
	x.app("plain")
	x.shows("ready 40x10")
	x.resize(60, 20)
	x.shows("ready 60x20")
}

func TestKeysComeFromTheTerminalWhenInputIsAPipe(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.run("sh", []string{"-c", `echo piped | "$0"`, os.Args[0]}, childMode+"=plain")
	x.shows("ready")
	x.typed("가q")
	x.ends()
	x.shows("bye: 가")
	x.restored()
}

func TestOutputHasToBeATerminal(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.run("sh", []string{"-c", `"$0" | cat`, os.Args[0]}, childMode+"=plain")
	x.ends()
	x.shows("not a terminal")
	if out := x.output(); strings.Contains(out, "\x1b") {
		t.Errorf("wrote %q", out)
	}
}

// What Run began has ended when it returns, but for what waits for the writer to notice.
func TestNothingIsLeftRunning(t *testing.T) {
	x := openTerminal(t, 60, 10)
	running := func(what string) bool {
		stacks := make([]byte, 1<<20)
		return strings.Contains(string(stacks[:runtime.Stack(stacks, true)]), what)
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		ready := &typist{mode: "quits"}
		go func() { _ = self.Signal(syscall.SIGWINCH) }()
		if _, err := Run(t.Context(), ready, Options{Terminal: x.tty, Env: []string{"TERM=xterm-256color"}}); err != nil {
			t.Fatal(err)
		}
		if running("(*screen).watch") {
			t.Error("signals are still handled")
		}
		x.until("the writer's end", func() bool { return !running("(*Writer).add") })
	}
	x.restored()
}

// A terminal that takes nothing more keeps nobody from getting cooked mode back.
func TestBlockedTerminalIsRestored(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 200, 60)
	x.app("plain")
	x.shows("ready")
	x.setMute(true)
	for range 100 {
		x.typed("\x0c") // each writes the whole screen
		x.typed("가")
	}
	_ = x.cmd.Process.Signal(syscall.SIGTERM)
	x.until("cooked mode", x.isCooked)
}

func TestLostTerminalEndsTheProgram(t *testing.T) {
	t.Parallel()
	p, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminals here:", err)
	}
	file := filepath.Join(t.TempDir(), "last words")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childMode+"=lost", "SCREEN_TEST_WORDS="+file, "TERM=xterm-256color")
	cmd.Stdin, cmd.Stdout = tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // not its controlling terminal: no SIGHUP tells of the loss
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = tty.Close()
	b := make([]byte, 1<<16)
	if _, err := p.Read(b); err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	_ = cmd.Wait()
	words, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(words), "the terminal is gone") {
		t.Errorf("last words %q, %v", words, err)
	}
}

func TestBurstEndsWithTheLastState(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("plain")
	x.shows("ready")
	x.typed("m")
	x.shows("counted 2000.")
}
