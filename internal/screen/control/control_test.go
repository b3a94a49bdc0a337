package control

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestClipboardReachesTheTerminalAround(t *testing.T) {
	t.Parallel()
	const plain = "\x1b]52;c;6rCA\a"
	for _, c := range []struct {
		env  []string
		want string
	}{
		{[]string{"TERM=xterm"}, plain},
		{[]string{"TERM=screen-256color", "TMUX=/tmp/tmux,1,0"}, plain + "\x1bPtmux;\x1b" + plain + "\x1b\\"},
		{[]string{"TERM=tmux-256color"}, plain + "\x1bPtmux;\x1b" + plain + "\x1b\\"},
		{[]string{"TERM=screen", "STY=1.tty"}, "\x1bP" + plain + "\x1b\\"},
	} {
		if got := Environment(c.env).Copy("가"); got != c.want {
			t.Errorf("%v: %q, want %q", c.env, got, c.want)
		}
	}
	long := Environment{"TERM=screen"}.Copy(strings.Repeat("가", 1000))
	for piece := range strings.SplitSeq(long, "\x1b\\") {
		if len(piece) > 768 {
			t.Errorf("screen gets a string of %d bytes", len(piece))
		}
	}
}

func TestNotices(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ env, title, body, want string }{
		{"TERM=xterm", "제목", "내용", "\a"},
		{"TERM_PROGRAM=ghostty", "제목", "내용", "\x1b]9;제목: 내용\a"},
		{"TERM_PROGRAM=iTerm.app", "", "4;1;50", "\x1b]9;4,1,50\a"},
		{"VTE_VERSION=7600", "a;b", "c\x1b\\\ad", "\x1b]777;notify;a,b;c\\d\a"},
		{"TERM=foot", "제목", "", "\x1b]777;notify;제목;\a"},
		{"TERM=foot", "", "", "\a"},
	} {
		if got := (Environment{c.env}).Notice(c.title, c.body); got != c.want {
			t.Errorf("%s: %q, want %q", c.env, got, c.want)
		}
	}
	if got := (Environment{"TMUX=x"}).Notice("제목", ""); got != "\a" {
		t.Errorf("inside tmux, in a terminal without notices: %q", got)
	}
	inside := Environment{"TMUX=x", "KITTY_WINDOW_ID=1"}.Notice("", "내용")
	if want := "\x1bPtmux;\x1b\x1b]9;내용\a\x1b\\\a"; inside != want {
		t.Errorf("inside tmux: %q, want %q", inside, want)
	}
}

func TestColours(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{"": true, "0": false, "yes": false, "1": false} {
		env := Environment{"TERM=xterm-256color", "TTY_FORCE=1", "NO_COLOR=" + value}
		if got := env.Colours(nil) > colorprofile.ASCII; got != want {
			t.Errorf("NO_COLOR=%q: coloured %v", value, got)
		}
	}
}
