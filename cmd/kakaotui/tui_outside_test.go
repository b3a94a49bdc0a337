//go:build unix

package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A panic while the app draws, at the level of show: the terminal is as before, the text of it stands on the normal screen,
// harmless, and the exit code is that of an unexpected failure.
func TestPanicRestoresTheTerminal(t *testing.T) {
	t.Parallel()
	c := openConsole(t, 80, 24)
	c.run(map[string]string{"KAKAOTUI_TEST_CRASHING": "1", "KAKAOTUI_HOME": t.TempDir()}, os.Args[0], "-test.short", "-test.run=^TestCrashingApp$")
	if code := c.ends(); code != 1 {
		t.Errorf("exit %d, want 1", code)
	}
	c.restored()
	out := c.output()
	at := strings.LastIndex(out, "\x1b[?1049l")
	if at < 0 || !strings.Contains(out[at:], "a trap, ␛[31mred") || strings.Contains(out[at:], "a trap, \x1b") {
		t.Errorf("the panic is not told on the normal screen:\n%s", c.screen())
	}
}

var outcomeSent = regexp.MustCompile(`✓ \d\d:\d\d 보냄`)

// tmux is a terminal that nobody here has written.
func TestDemoUnderTmux(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("processes of the real program are left out with -short")
	}
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	c := &tmux{T: t, socket: filepath.Join(t.TempDir(), "tmux")}
	c.do("new-session", "-d", "-x", "80", "-y", "24", binary+" demo; echo code $?; cat")
	t.Cleanup(func() { c.do("kill-server") })
	w := &world{t: t}
	last := ""
	for range 20 {
		at := ""
		w.await("the stage after "+last, func() bool { at = korean.stage(c.screen()); return at != "" && at != last })
		if last = at; at == "compose" {
			break
		}
		c.do("send-keys", "Enter")
	}
	w.url = strings.TrimSuffix(phoneURL.FindString(c.screen()), "/")
	c.do("send-keys", "-l", "tmux 안에서 보낸 글")
	w.await("the text", func() bool { return strings.Contains(c.screen(), "tmux 안에서 보낸 글") })
	c.do("resize-window", "-x", "120", "-y", "40")
	w.await("the wide page", func() bool { return strings.Contains(c.screen(), "동의항목") })
	c.do("send-keys", "C-s")
	w.arrives("tmux 안에서 보낸 글")
	// Before its outcome ctrl+c asks back, and takes the question away after it, which may be too soon to be seen here.
	w.await("the outcome", func() bool { return outcomeSent.MatchString(c.screen()) })
	c.do("send-keys", "C-c")
	again := false
	w.await("the end", func() bool {
		s := c.screen()
		if !again && strings.Contains(s, "ctrl+c를 한 번 더") { // the message's outcome was not written down yet
			again = true
			c.do("send-keys", "C-c")
		}
		return strings.Contains(s, "code 0")
	})
	if on := strings.TrimSpace(c.do("display-message", "-p", "#{alternate_on},#{wrap_flag},#{cursor_flag},#{mouse_any_flag}")); on != "0,1,1,0" {
		t.Errorf("alternate screen, wrap, cursor and mouse are left %s", on)
	}
}

// tmux is one server of its own, on a socket of its own.
type tmux struct {
	*testing.T
	socket string
}

func (c *tmux) do(args ...string) string {
	c.Helper()
	cmd := exec.Command("tmux", append([]string{"-u", "-f", "/dev/null", "-S", c.socket}, args...)...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + filepath.Dir(c.socket), "LC_ALL=C.UTF-8", "KAKAOTUI_LANG=ko", "TERM=xterm-256color", "BROWSER=none"}
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.Fatalf("tmux %v: %v: %s", args, err, out)
	}
	return string(out)
}

func (c *tmux) screen() string {
	c.Helper()
	return strings.TrimSuffix(c.do("capture-pane", "-p"), "\n")
}
