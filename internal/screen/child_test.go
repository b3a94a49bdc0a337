//go:build unix

package screen

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// childMode names the environment variable that makes this test binary the program under test.
const childMode = "SCREEN_TEST_CHILD"

func TestMain(m *testing.M) {
	if mode := os.Getenv(childMode); mode != "" {
		os.Exit(childMain(mode))
	}
	os.Exit(m.Run())
}

func childMain(mode string) int {
	if run, ok := benchmarks[mode]; ok {
		return run()
	}
	o := Options{}
	if mode == "hangup" {
		o.Hangup = hangup{}
	}
	if mode == "patient" {
		answerTime = time.Minute
	}
	if mode == "stuck" {
		o.Grace = time.Millisecond
	}
	if mode == "lost" {
		_, err := Run(context.Background(), &typist{}, o)
		_ = os.WriteFile(os.Getenv("SCREEN_TEST_WORDS"), []byte(fmt.Sprint(err)), 0o600)
		return 1
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	final, err := Run(ctx, &typist{mode: mode, cancel: cancel}, o)
	var signal *SignalError
	switch {
	case err == nil:
		fmt.Println("bye:", final.(*typist).text)
		return 0
	case errors.As(err, &signal):
		fmt.Println("signal:", signal.Signal, final.(*typist).text)
	default:
		fmt.Println("error:", err)
	}
	return 1
}

type (
	hangup struct{}
	edited struct{ err error }
	tick   struct{}
)

// typist shows what is typed, and for some keys does what its tests need.
type typist struct {
	mode, text, note string
	width, height    int
	counts           int
	broken, picture  bool
	cancel           context.CancelCauseFunc
}

func (m *typist) Init() tea.Cmd {
	switch m.mode {
	case "init":
		panic("boom in init")
	case "quits":
		return tea.Quit
	}
	return nil
}

func (m *typist) View() tea.View {
	if m.broken {
		panic("boom in view")
	}
	v := tea.NewView(fmt.Sprintf("ready %dx%d %s\n> %s\n\n\x1b[31mcolours\x1b[m", m.width, m.height, m.note, m.text))
	if m.picture {
		v.Content += "\n" + Port{}.ImageRows(7, 2, 1)[0]
	}
	v.AltScreen = m.mode != "inline"
	v.ReportFocus = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "typist"
	v.Cursor = tea.NewCursor(2+2*len([]rune(m.text)), 1)
	return v
}

func (m *typist) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.ResumeMsg:
		m.note = "resumed"
	case hangup:
		m.text += " saved"
		return m, tea.Quit
	case edited:
		m.note = fmt.Sprint("edited ", msg.err)
	case counted:
		m.counts++
		m.note = fmt.Sprint("counted ", m.counts, ".")
	case tea.BackgroundColorMsg:
		m.note = "background " + msg.String()
	case tea.TerminalVersionMsg:
		m.note = "version " + msg.Name
	case GlyphWidthMsg:
		m.note = fmt.Sprint("width ", msg.Width)
	case GraphicsMsg:
		m.note = fmt.Sprintf("graphics %d", msg.Graphics)
	case ImageMsg:
		m.note = fmt.Sprint("image ", msg.ID, " ", msg.Err)
	case NoAnswerMsg:
		m.note = fmt.Sprint("no answer: ", msg.Query)
	case tea.KeyPressMsg:
		return m, m.key(msg)
	}
	return m, nil
}

func (m *typist) key(msg tea.KeyPressMsg) tea.Cmd {
	boom := func() tea.Msg { panic("boom in command") }
	nothing := func() tea.Msg { return tick{} }
	var port Port
	switch msg.String() {
	case "q":
		return tea.Quit
	case "ctrl+c":
		return tea.Interrupt
	case "u":
		panic("boom in update")
	case "v":
		m.broken = true
	case "c":
		return boom
	case "b":
		return tea.Batch(nothing, boom)
	case "s":
		return tea.Sequence(nothing, tea.Batch(nothing, tea.Sequence(nothing, boom)))
	case "x":
		m.cancel(errors.New("no longer wanted"))
	case "S":
		if m.note == "stuck" {
			select {} // this program's other goroutines go on
		}
		m.note = "stuck"
	case "ctrl+z":
		return port.Suspend()
	case "K":
		_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	case "e":
		return port.Exec(exec.Command("sh", "-c", os.Getenv("SCREEN_TEST_EDITOR")), func(err error) tea.Msg { return edited{err} })
	case "E":
		return port.Exec(nil, nil)
	case "ctrl+l":
		return port.Redraw()
	case "y":
		return port.SetClipboard("가나다")
	case "n":
		return port.Notify("제목", "내용")
	case "B":
		return port.QueryBackground(time.Minute)
	case "Q":
		return tea.Sequence(port.QueryBackground(time.Minute), tea.Quit)
	case "Z":
		return tea.Sequence(port.QueryBackground(time.Minute), port.Suspend())
	case "T":
		return tea.Sequence(port.QueryBackground(time.Minute), func() tea.Msg { return syscall.Kill(os.Getpid(), syscall.SIGTERM) })
	case "V":
		return port.QueryVersion(time.Millisecond)
	case "W":
		return port.QueryGlyphWidth("한", time.Minute)
	case "G":
		return port.AskGraphics(time.Minute)
	case "I":
		return port.Image(7, []byte("no picture"), 2, 1)
	case "P":
		m.picture = true
		return port.Image(7, dot(), 2, 1)
	case "m":
		return tea.Batch(slices.Repeat([]tea.Cmd{func() tea.Msg { return counted{} }}, 2000)...)
	case "backspace":
		m.text = strings.TrimSuffix(m.text, "가")
	default:
		m.text += msg.Text
	}
	return nil
}
