//go:build unix

package screen

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/term"
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

// The shell that a person comes back to sees its terminal as it was, and fg finds the app in a terminal of another size.
func TestSuspendAndForeground(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"\x1a", "Z"} {
		x := openTerminal(t, 60, 10)
		x.run("sh", []string{"-c", `set -m; "$0"; echo shell has it; read line; fg; echo ended with $?`, os.Args[0]}, childMode+"=plain")
		x.shows("ready 60x10")
		x.typed("가")
		x.shows("> 가")
		x.typed(key)
		x.shows("shell has it")
		x.restored()
		x.resize(70, 12)
		x.typed("\n")
		x.shows("ready 70x12 resumed")
		x.typed("나q")
		x.ends()
		x.shows("bye: 가나")
		x.shows("ended with 0")
		x.restored()
	}
}

// Stopped from outside, the app has no time to give the terminal back. It takes it again from whoever had it since.
func TestStoppedFromOutside(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.run("sh", []string{"-c", `set -m; before=$(stty -g); "$0"; stty $before; echo shell has it; read line; fg; echo ended with $?`, os.Args[0]}, childMode+"=plain")
	x.shows("ready 60x10")
	x.typed("가")
	x.shows("> 가")
	x.typed("K")
	x.shows("shell has it")
	x.until("cooked mode", x.isCooked)
	x.resize(70, 12)
	if _, err := fmt.Fprint(x.tty, "\x1b[?1049l\x1b[?7h\x1b[?1002l\x1b[5;1H\x1b[31mgarbage"); err != nil {
		t.Fatal(err)
	}
	x.shows("garbage")
	x.typed("\n")
	x.until("the app alone", func() bool {
		shown := x.text()
		return strings.Contains(shown, "ready 70x12") && !strings.Contains(shown, "garbage") && !strings.Contains(shown, "shell")
	})
	x.until("raw mode", func() bool { return !x.isCooked() })
	x.typed("나")
	x.shows("> 가나")
	x.typed("q")
	x.ends()
	x.shows("bye: 가나")
	x.shows("ended with 0")
	x.restored()
}

// Without a shell between: whoever stopped it may have had the terminal in cooked mode meanwhile.
func TestContinuedFromOutside(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("plain")
	x.shows("ready")
	for range 3 {
		_ = x.cmd.Process.Signal(syscall.SIGSTOP)
		if err := term.SetState(x.tty.Fd(), x.cooked); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprint(x.tty, "\x1b[4;1Hgarbage"); err != nil {
			t.Fatal(err)
		}
		x.shows("garbage")
		_ = x.cmd.Process.Signal(syscall.SIGCONT)
		x.until("a clean screen", func() bool { return !strings.Contains(x.text(), "garbage") && strings.Contains(x.text(), "ready") })
		x.until("raw mode", func() bool { return !x.isCooked() })
	}
	x.typed("가q")
	x.ends()
	x.shows("bye: 가")
	x.restored()
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
		x.until("the writer's end", func() bool { return !running("(*Writer).run") })
	}
	x.restored()
}

func TestSuspendWithoutAShellComesBack(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("plain")
	x.shows("ready")
	x.typed("\x1a")
	x.shows("resumed")
	x.typed("가q")
	x.ends()
	x.shows("bye: 가")
	x.restored()
}

func TestEditorHasTheTerminal(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("plain", "SCREEN_TEST_EDITOR=echo editing; read line; echo got $line; read line; exit 3")
	x.shows("ready")
	x.typed("가")
	x.shows("> 가")
	x.typed("e")
	x.shows("editing")
	_ = x.cmd.Process.Signal(syscall.SIGCONT) // nothing of the app's while the editor has the terminal
	x.restored()
	x.typed("나\n")
	x.shows("got 나")
	x.resize(50, 8)
	x.typed("\n")
	x.shows("ready 50x8 edited exit status 3")
	x.typed("다")
	x.shows("> 가다")
	x.typed("q")
	x.ends()
	x.restored()
}

// SIGTERM ends the editor first, so that it can save; ctrl+c there is the editor's alone.
func TestSignalsWhileAnEditorHasTheTerminal(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("hangup", `SCREEN_TEST_EDITOR=trap "echo editor saves; exit" TERM; trap "echo editor interrupted" INT; echo editing; while :; do sleep 0.01; done`)
	x.shows("ready")
	x.typed("가")
	x.typed("e")
	x.shows("editing")
	x.typed("\x03")
	x.shows("editor interrupted")
	_ = x.cmd.Process.Signal(syscall.SIGTERM)
	x.ends()
	x.shows("editor saves")
	x.shows("signal: terminated 가 saved")
	x.restored()
}

func TestRedrawRepairsTheScreen(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("plain")
	x.shows("ready")
	if _, err := fmt.Fprint(x.tty, "\x1b[4;1Hgarbage\x1b[1;1Hgarbage"); err != nil {
		t.Fatal(err)
	}
	x.shows("garbage")
	x.typed("\x0c")
	x.until("a clean screen", func() bool { return !strings.Contains(x.text(), "garbage") && strings.Contains(x.text(), "ready") })
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

func TestQueries(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("plain")
	x.shows("ready")
	x.typed("W")
	x.shows("width 2")
	if strings.Contains(x.text(), "한") {
		t.Errorf("the measured glyph stayed:\n%s", x.text())
	}
	x.typed("B")
	x.shows("background #")
	x.typed("V") // the emulator does not tell its version
	x.shows("no answer: terminal version")
}

// The emulator answers for no graphics; inside tmux nothing is asked.
func TestGraphicsAreAskedFor(t *testing.T) {
	t.Parallel()
	for _, tmux := range []string{"", "/tmp/tmux,1,0"} {
		x := openTerminal(t, 60, 10)
		x.app("plain", "TMUX="+tmux)
		x.shows("ready")
		x.typed("G")
		x.shows("graphics 0")
		if asked := strings.Contains(x.output(), "a=q"); asked != (tmux == "") {
			t.Errorf("TMUX=%s: asked %v", tmux, asked)
		}
		x.typed("I")
		x.shows("image 7 the terminal shows no pictures")
		x.typed("q")
		x.ends()
		x.restored()
	}
}

func TestClipboardAndNotices(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("plain", "TERM_PROGRAM=WezTerm")
	x.shows("ready")
	x.typed("yn")
	x.until("clipboard", func() bool { return strings.Contains(x.output(), "\x1b]52;c;6rCA64KY64uk\a") })
	x.until("notice", func() bool { return strings.Contains(x.output(), "\x1b]9;제목: 내용\a") })
}

func TestNoColour(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"", "yes"} {
		x := openTerminal(t, 60, 10)
		x.app("plain", "NO_COLOR="+value)
		x.shows("ready")
		x.shows("colours")
		if got := strings.Contains(x.output(), "\x1b[31m"); got != (value == "") {
			t.Errorf("NO_COLOR=%s: coloured %v", value, got)
		}
	}
}
