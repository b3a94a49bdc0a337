//go:build unix

package main_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
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

// console is a pseudo-terminal with a program on one side and an emulator on the other, which answers questions as a
// terminal does. What is asserted is what a person would see.
type console struct {
	t        testing.TB
	pty, tty *os.File
	cooked   *term.State // as the terminal was before any program
	cmd      *exec.Cmd
	exited   chan struct{}

	mu       sync.Mutex
	emulator *vt.Emulator
	raw      bytes.Buffer
	modes    map[ansi.Mode]bool
	cursor   bool
}

func openConsole(t testing.TB, width, height int) *console {
	t.Helper()
	if testing.Short() {
		t.Skip("processes of the real program are left out with -short")
	}
	p, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminals here:", err)
	}
	c := &console{t: t, pty: p, tty: tty, emulator: vt.NewEmulator(width, height), modes: map[ansi.Mode]bool{}, cursor: true}
	c.emulator.SetCallbacks(vt.Callbacks{
		EnableMode:       func(m ansi.Mode) { c.modes[m] = true },
		DisableMode:      func(m ansi.Mode) { c.modes[m] = false },
		CursorVisibility: func(v bool) { c.cursor = v },
	})
	if c.cooked, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	c.resize(width, height)
	go c.pump()
	go func() { _, _ = io.Copy(p, c.emulator) }()
	t.Cleanup(func() { _ = tty.Close(); _ = p.Close() })
	return c
}

func (c *console) pump() {
	b := make([]byte, 32<<10)
	for {
		n, err := c.pty.Read(b)
		c.mu.Lock()
		c.raw.Write(b[:n])
		_, _ = c.emulator.Write(b[:n])
		c.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// run starts a program for which this is the controlling terminal. The environment is env and nothing else but what a
// terminal sets.
func (c *console) run(env map[string]string, name string, args ...string) {
	c.t.Helper()
	c.cmd = exec.Command(name, args...)
	c.cmd.Dir = c.t.TempDir()
	for k, v := range map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor", "PATH": os.Getenv("PATH"), "HOME": c.cmd.Dir, "BROWSER": "none"} {
		if _, set := env[k]; !set {
			c.cmd.Env = append(c.cmd.Env, k+"="+v)
		}
	}
	for k, v := range env {
		c.cmd.Env = append(c.cmd.Env, k+"="+v)
	}
	c.cmd.Stdin, c.cmd.Stdout, c.cmd.Stderr = c.tty, c.tty, c.tty
	c.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	exited := make(chan struct{})
	cmd := c.cmd
	c.exited = exited
	go func() { _ = cmd.Wait(); close(exited) }()
	c.t.Cleanup(func() { _ = cmd.Process.Kill(); <-exited })
}

// types sends what a keyboard sends.
func (c *console) types(s string) {
	c.t.Helper()
	if _, err := io.WriteString(c.pty, s); err != nil {
		c.t.Fatal(err)
	}
}

// screen is what a person sees: rows without the spaces at their ends.
func (c *console) screen() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	rows := strings.Split(c.emulator.String(), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n")
}

// output is every byte the program wrote.
func (c *console) output() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.raw.String()
}

func (c *console) resize(width, height int) {
	c.t.Helper()
	c.mu.Lock()
	c.emulator.Resize(width, height)
	c.mu.Unlock()
	if err := pty.Setsize(c.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		c.t.Fatal(err)
	}
}

func (c *console) until(what string, ok func() bool) {
	c.t.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			c.t.Fatalf("never came: %s\nscreen:\n%s", what, c.screen())
		}
	}
}

// shows waits for words on the screen.
func (c *console) shows(words ...string) {
	c.t.Helper()
	for _, w := range words {
		c.until(w, func() bool { return strings.Contains(c.screen(), w) })
	}
}

// quits presses ctrl+c, and once more where the app says that a message may still be on its way.
func (c *console) quits() {
	c.t.Helper()
	const left = "\x1b[?1049l"
	before, asked, typed := strings.Count(c.output(), left), len(c.output()), time.Now()
	c.types(ctrlC)
	c.until("the way out of the app", func() bool {
		out := c.output()
		if strings.Count(out, left) > before {
			return true
		}
		// The warning of a message on its way goes when that has arrived, and comes again for the next one: the screen need not
		// show it for long, nor write it twice. A person presses the key again.
		warned := strings.Contains(out[asked:], "ctrl+c를 한 번 더") || strings.Contains(out[asked:], "ctrl+c again")
		if warned || time.Since(typed) > 3*time.Second {
			asked, typed = len(out), time.Now()
			c.types(ctrlC)
		}
		return false
	})
}

// ends waits for the program's end and gives its exit code.
func (c *console) ends() int {
	c.t.Helper()
	select {
	case <-c.exited:
	case <-time.After(patience):
		c.t.Fatalf("the program did not end\nscreen:\n%s", c.screen())
	}
	return c.cmd.ProcessState.ExitCode()
}

// flushed waits until everything written so far went through the emulator: what is asked of it now is answered after that.
func (c *console) flushed() {
	c.t.Helper()
	const mark = "\x1b]1337;mark\x07"
	before := strings.Count(c.output(), mark)
	if _, err := c.tty.WriteString(mark); err != nil {
		c.t.Fatal(err)
	}
	c.until("the mark", func() bool { return strings.Count(c.output(), mark) > before })
}

// restored checks that the terminal is as it was found.
func (c *console) restored() {
	c.t.Helper()
	c.flushed()
	if now, err := term.GetState(c.tty.Fd()); err != nil || *now != *c.cooked {
		c.t.Errorf("the line discipline is not as before: %v, %v, want %v", now, err, c.cooked)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.emulator.IsAltScreen() {
		c.t.Error("the alternate screen is still up")
	}
	if !c.cursor {
		c.t.Error("the cursor is hidden")
	}
	for m, on := range c.modes {
		if usual := m == ansi.ModeTextCursorEnable || m == ansi.ModeAutoWrap; on != usual {
			c.t.Errorf("mode %v was left %v", m, on)
		}
	}
	out := c.raw.String()
	if push, pop := len(kittyPush.FindAllString(out, -1)), len(kittyPop.FindAllString(out, -1)); push != pop {
		c.t.Errorf("keyboard flags were pushed %d times and popped %d times", push, pop)
	}
}

var (
	kittyPush = regexp.MustCompile("\x1b\\[>[0-9;]*u")
	kittyPop  = regexp.MustCompile("\x1b\\[<[0-9]*u")
	colours   = regexp.MustCompile("\x1b\\[[0-9;:]*m")
)

// hasColour tells whether any sequence of the output sets a colour: 30 to 49 and 90 to 107, in any of their forms.
func hasColour(out string) bool {
	for _, sgr := range colours.FindAllString(out, -1) {
		for _, p := range strings.FieldsFunc(strings.TrimSuffix(sgr[2:], "m"), func(r rune) bool { return r == ';' || r == ':' }) {
			if len(p) == 2 && strings.ContainsAny(p[:1], "349") || len(p) == 3 && p[0] == '1' {
				return true
			}
		}
	}
	return false
}

func (c *console) signal(s os.Signal) {
	c.t.Helper()
	if err := c.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		c.t.Fatal(err)
	}
}
