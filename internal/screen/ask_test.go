//go:build unix

package screen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

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

// A terminal that shows pictures has them while the app has the terminal.
func TestPicturesComeAndGoWithTheApp(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	var told []string // by Kitty's protocol, guarded by x.mu
	x.emulator.RegisterApcHandler(func(data []byte) bool {
		keys, _, _ := strings.Cut(string(data), ";")
		told = append(told, keys)
		if strings.Contains(keys, "a=q") {
			x.typed("\x1b_Gi=31;OK\x1b\\")
		}
		return true
	})
	x.emulator.RegisterCsiHandler(ansi.Command('>', 0, 'q'), func(ansi.Params) bool {
		x.typed("\x1bP>|kitty(0.40.0)\x1b\\")
		return true
	})
	last := func(want string) {
		t.Helper()
		x.until(want, func() bool {
			x.mu.Lock()
			defer x.mu.Unlock()
			return len(told) > 0 && strings.Contains(told[len(told)-1], want)
		})
	}
	x.app("plain", "SCREEN_TEST_EDITOR=echo editing; read line")
	x.shows("ready")
	x.typed("G")
	x.shows("graphics 1")
	x.typed("P")
	x.shows("image 7 <nil>")
	last("a=T,U=1,q=2,f=100,i=7,c=2,r=1")
	x.shows("\U0010eeee")
	x.typed("e")
	x.shows("editing")
	last("a=d,d=I,q=2,i=7")
	x.typed("\n")
	x.shows("edited")
	last("a=T,U=1")
	x.typed("q")
	x.ends()
	last("a=d,d=I,q=2,i=7")
	x.restored()
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
