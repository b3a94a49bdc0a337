//go:build unix

package screen

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// terminal is a pseudo-terminal with an emulator on its other side, which answers questions as a terminal does.
type terminal struct {
	t         testing.TB
	pty, tty  *os.File
	cmd       *exec.Cmd
	exited    chan struct{}
	cooked    *term.State
	mu        sync.Mutex
	emulator  *vt.Emulator
	raw       bytes.Buffer
	set       map[ansi.Mode]bool
	mute      bool // takes no output any more
	unmuted   *sync.Cond
	hadCursor bool
}

func openTerminal(t testing.TB, width, height int) *terminal {
	t.Helper()
	p, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminals here:", err)
	}
	x := &terminal{t: t, pty: p, tty: tty, emulator: vt.NewEmulator(width, height), set: map[ansi.Mode]bool{}, hadCursor: true}
	x.unmuted = sync.NewCond(&x.mu)
	x.emulator.SetCallbacks(vt.Callbacks{
		EnableMode:       func(m ansi.Mode) { x.set[m] = true },
		DisableMode:      func(m ansi.Mode) { x.set[m] = false },
		CursorVisibility: func(v bool) { x.hadCursor = v },
	})
	if err := pty.Setsize(p, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		t.Fatal(err)
	}
	if x.cooked, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	go x.pump()
	go func() { _, _ = io.Copy(p, x.emulator) }()
	t.Cleanup(func() {
		x.setMute(false)
		_ = tty.Close()
		_ = p.Close()
	})
	return x
}

func (x *terminal) pump() {
	b := make([]byte, 32<<10)
	for {
		x.mu.Lock()
		for x.mute {
			x.unmuted.Wait()
		}
		x.mu.Unlock()
		n, err := x.pty.Read(b)
		x.mu.Lock()
		x.raw.Write(b[:n])
		_, _ = x.emulator.Write(b[:n])
		x.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (x *terminal) setMute(on bool) {
	x.mu.Lock()
	x.mute = on
	x.mu.Unlock()
	x.unmuted.Broadcast()
}

// run starts a program with the terminal as its controlling one.
func (x *terminal) run(name string, args []string, env ...string) {
	x.t.Helper()
	x.cmd = exec.Command(name, args...)
	x.cmd.Env = append(os.Environ(), append([]string{"TERM=xterm-256color", "LC_ALL=C.UTF-8", "TMUX=", "STY=", "NO_COLOR="}, env...)...)
	x.cmd.Stdin, x.cmd.Stdout, x.cmd.Stderr = x.tty, x.tty, x.tty
	x.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	x.start()
}

func (x *terminal) start() {
	x.t.Helper()
	if err := x.cmd.Start(); err != nil {
		x.t.Fatal(err)
	}
	x.exited = make(chan struct{})
	go func() { _ = x.cmd.Wait(); close(x.exited) }()
	x.t.Cleanup(func() {
		_ = x.cmd.Process.Kill()
		<-x.exited
		if raceOfOurs(x.output()) {
			x.t.Errorf("the race detector found, in the program: %s", x.output())
		}
	})
}

// raceOfOurs tells whether the race detector reported anything besides the one race that Bubble Tea has with itself: it
// waits half a second for its reader to end and then closes the reader's file, which on a busy machine is too early.
func raceOfOurs(output string) bool {
	for _, report := range strings.Split(output, "WARNING: DATA RACE")[1:] {
		if !strings.Contains(report, "cancelreader.(*epollCancelReader).Close") {
			return true
		}
	}
	return false
}

// app runs this test binary as the program under test.
func (x *terminal) app(mode string, env ...string) {
	x.t.Helper()
	x.run(os.Args[0], nil, append(env, childMode+"="+mode)...)
}

func (x *terminal) typed(s string) {
	x.t.Helper()
	if _, err := io.WriteString(x.pty, s); err != nil {
		x.t.Fatal(err)
	}
}

func (x *terminal) text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.emulator.String()
}

func (x *terminal) output() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.raw.String()
}

func (x *terminal) resize(width, height int) {
	x.t.Helper()
	x.mu.Lock()
	x.emulator.Resize(width, height)
	x.mu.Unlock()
	if err := pty.Setsize(x.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		x.t.Fatal(err)
	}
}

func (x *terminal) until(what string, ok func() bool) {
	x.t.Helper()
	for end := time.Now().Add(eventually); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			x.t.Fatalf("never came: %s\nscreen:\n%s\noutput: %q", what, x.text(), x.output())
		}
	}
}

func (x *terminal) shows(s string) {
	x.t.Helper()
	x.until("screen with "+s, func() bool { return strings.Contains(x.text(), s) })
}

func (x *terminal) ends() {
	x.t.Helper()
	select {
	case <-x.exited:
	case <-time.After(eventually):
		x.t.Fatalf("the program did not end\nscreen:\n%s", x.text())
	}
}

func (x *terminal) isCooked() bool {
	now, err := term.GetState(x.tty.Fd())
	return err == nil && *now == *x.cooked
}

// restored checks that the terminal is as it was found.
func (x *terminal) restored() {
	x.t.Helper()
	x.until("cooked mode", x.isCooked)
	x.until("the normal screen", func() bool {
		x.mu.Lock()
		defer x.mu.Unlock()
		return !x.emulator.IsAltScreen()
	})
	x.mu.Lock()
	defer x.mu.Unlock()
	for m, on := range x.set {
		if normal := m == ansi.ModeTextCursorEnable || m == ansi.ModeAutoWrap; on != normal {
			x.t.Errorf("mode %v was left %v", m, on)
		}
	}
	if !x.hadCursor {
		x.t.Error("the cursor is still hidden")
	}
	out := x.raw.String()
	if push, pop := strings.Count(out, "\x1b[>5u"), strings.Count(out, ansi.PopKittyKeyboard(1)); push != pop {
		x.t.Errorf("keyboard flags pushed %d times, popped %d times", push, pop)
	}
}
