//go:build unix

package screen

import (
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"

	"kakaotui/internal/screen/guard"
	"kakaotui/internal/screen/paint"
	"kakaotui/internal/screen/wire"
)

// The shell that a person comes back to sees its terminal as it was, and fg finds the app in a terminal of another size.
func TestSuspendAndForeground(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.run("sh", []string{"-c", `set -m; "$0"; echo shell has it; read line; fg; echo ended with $?`, os.Args[0]}, childMode+"=plain")
	x.shows("ready 60x10")
	x.typed("가")
	x.shows("> 가")
	x.typed("\x1a")
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

// What a slow terminal answers does not come to whoever has the terminal next, as if it had been typed there.
func TestAnswersReachNobodyElse(t *testing.T) {
	t.Parallel()
	for name, key := range map[string]string{"quit": "Q", "suspend": "Z", "SIGTERM": "T"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := openTerminal(t, 60, 10)
			x.run("sh", []string{"-c", `set -m; "$0"; echo "shell has it"; read line; echo "got <$line>"; kill %1 2>/dev/null`, os.Args[0]}, childMode+"=patient")
			x.shows("ready 60x10")
			x.setMute(true)
			x.typed("가")
			x.shows("> 가") // the last that is read
			x.typed(key)
			for early := time.Now().Add(patience / 4); !x.isCooked() && time.Now().Before(early); {
				time.Sleep(time.Millisecond) // the shell does not get the terminal before the answer
			}
			x.setMute(false)
			x.shows("shell has it")
			x.typed("\n")
			x.shows("got <")
			if out := x.output(); !strings.Contains(out, "got <>") {
				t.Errorf("%q", out[strings.LastIndex(out, "shell has it"):])
			}
		})
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
		x.stoppedFor("garbage")
	}
	x.typed("가q")
	x.ends()
	x.shows("bye: 가")
	x.restored()
}

func TestSuspendWithoutAShellComesBack(t *testing.T) {
	t.Parallel()
	x := openTerminal(t, 60, 10)
	x.app("plain")
	x.shows("ready")
	x.typed("\x1a")
	x.shows("resumed")
	x.stoppedFor("garbage") // what ends this stop is not taken for the end of the other, which never was
	x.typed("가q")
	x.ends()
	x.shows("bye: 가")
	x.restored()
}

// stoppedFor stops the program from outside and writes over its screen meanwhile.
func (x *terminal) stoppedFor(words string) {
	x.t.Helper()
	_ = x.cmd.Process.Signal(syscall.SIGSTOP)
	if err := term.SetState(x.tty.Fd(), x.cooked); err != nil {
		x.t.Fatal(err)
	}
	if _, err := fmt.Fprint(x.tty, "\x1b[4;1H"+words); err != nil {
		x.t.Fatal(err)
	}
	x.shows(words)
	_ = x.cmd.Process.Signal(syscall.SIGCONT)
	x.until("a clean screen", func() bool { return !strings.Contains(x.text(), words) && strings.Contains(x.text(), "ready") })
	x.until("raw mode", func() bool { return !x.isCooked() })
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

// Of several sizes that wait to be told only the last is true.
func TestOldSizesAreNotTold(t *testing.T) {
	t.Parallel()
	at := &place{width: 10, height: 5}
	m := &sizes{}
	s := &screen{console: at, model: m, guard: guard.Guard{Report: func(err error) { t.Error(err) }}, paint: &paint.Painter{Colours: colorprofile.TrueColor}}
	s.program = tea.NewProgram(s, tea.WithoutRenderer(), tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithWindowSize(1, 1), tea.WithoutSignalHandler())
	s.writer = wire.NewWriter(io.Discard, func() { s.program.Send(freeMsg{}) }, func(err error) { t.Error(err) })
	s.signal(syscall.SIGWINCH)
	at.width, at.height = 20, 6
	s.signal(syscall.SIGWINCH)
	if _, err := s.program.Run(); err != nil {
		t.Fatal(err)
	}
	s.writer.End(nil, 0)
	for _, got := range m.told {
		if got != (tea.WindowSizeMsg{Width: 20, Height: 6}) {
			t.Errorf("told of %v", got)
		}
	}
}

// place is a console of a size.
type place struct {
	uv.Console
	width, height int
}

func (p *place) GetSize() (width, height int, err error) { return p.width, p.height, nil }

// sizes quits when it was told of two sizes after the first.
type sizes struct{ told []tea.WindowSizeMsg }

func (*sizes) Init() tea.Cmd  { return nil }
func (*sizes) View() tea.View { return tea.View{} }
func (m *sizes) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok && size.Width > 1 {
		m.told = append(m.told, size)
	}
	if len(m.told) == 2 {
		return m, tea.Quit
	}
	return m, nil
}
