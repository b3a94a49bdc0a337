//go:build unix

package screen

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// tmux is a terminal nobody here has written: it takes keys, shows the screen, follows a new size and gets its shell back.
func TestUnderTmux(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	socket := t.TempDir() + "/tmux"
	tmux := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("tmux", append([]string{"-u", "-f", "/dev/null", "-S", socket}, args...)...)
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TMUX=", "TERM=xterm-256color", childMode+"=")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %v: %v: %s", args, err, out)
		}
		return string(out)
	}
	shows := func(s string) {
		t.Helper()
		for end := time.Now().Add(eventually); ; time.Sleep(10 * time.Millisecond) {
			shown := tmux("capture-pane", "-p")
			if strings.Contains(shown, s) {
				return
			}
			if time.Now().After(end) {
				t.Fatalf("never came: %q in\n%s", s, shown)
			}
		}
	}
	run := fmt.Sprintf("%s=plain %s; echo the shell again; cat", childMode, os.Args[0])
	tmux("new-session", "-d", "-x", "60", "-y", "12", run)
	t.Cleanup(func() { tmux("kill-server") })
	shows("ready 60x12")
	tmux("send-keys", "-l", "안녕 한글")
	shows("> 안녕 한글\n")
	if at := strings.TrimSpace(tmux("display-message", "-p", "#{cursor_x},#{cursor_y},#{alternate_on}")); at != "12,1,1" {
		t.Errorf("cursor x, y and alternate screen: %s", at)
	}
	tmux("resize-window", "-x", "70", "-y", "15")
	shows("ready 70x15")
	shows("> 안녕 한글\n")
	tmux("send-keys", "-l", "W")
	shows("width 2")
	tmux("send-keys", "-l", "q")
	shows("the shell again")
	shows("bye: 안녕 한글")
	if on := strings.TrimSpace(tmux("display-message", "-p", "#{alternate_on},#{wrap_flag},#{cursor_flag},#{mouse_any_flag}")); on != "0,1,1,0" {
		t.Errorf("alternate screen, wrap, cursor, mouse: %s", on)
	}
}
