package screen

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/guard"
	"kakaotui/internal/screen/paint"
	"kakaotui/internal/screen/wire"
)

// How long a test waits for what must come; it asserts nothing about time.
const eventually = 60 * time.Second

// A frame that found the last one still on its way is made when that is out, of the state of then.
func TestOnlyTheLastStateIsShownWhenTheTerminalIsSlow(t *testing.T) {
	t.Parallel()
	out, free := make(slow), make(chan struct{}, 1)
	s := &screen{model: echo(""), guard: guard.Guard{Report: func(err error) { t.Error(err) }}, paint: &paint.Painter{Colours: colorprofile.TrueColor}}
	s.writer = wire.NewWriter(out, func() { free <- struct{}{} }, func(err error) { t.Error(err) })
	t.Cleanup(func() { s.writer.End(nil, 0) })
	s.Update(tea.WindowSizeMsg{Width: 20, Height: 1})
	for _, typed := range []string{"one", "two", "three"} {
		s.Update(typed)
	}
	if got := <-out; strings.Contains(got, "one") {
		t.Errorf("the first frame is %q", got)
	}
	<-free
	s.Update(freeMsg{})
	if got := <-out; !strings.Contains(got, "three") {
		t.Errorf("the second frame is %q", got)
	}
	<-free
	s.Update(freeMsg{})
	s.Update("three") // nothing changed, nothing is written
	s.Update("four")
	if got := <-out; !strings.Contains(got, "four") || strings.Contains(got, "three") {
		t.Errorf("the third frame is %q", got)
	}
}

// What the terminal can do is asked with the first frame, whatever the model asks, and the answer is waited for.
func TestModesAreAskedForAtTheStart(t *testing.T) {
	t.Parallel()
	out := make(slow)
	s := &screen{model: echo(""), guard: guard.Guard{Report: func(err error) { t.Error(err) }}, paint: &paint.Painter{Colours: colorprofile.TrueColor}}
	s.writer = wire.NewWriter(out, func() {}, func(err error) { t.Error(err) })
	t.Cleanup(func() { s.writer.End(nil, 0) })
	waits := func() bool { return s.questions.Due(time.Hour) > 0 }
	s.Init()
	if !waits() {
		t.Error("nothing is waited for")
	}
	s.Update(tea.WindowSizeMsg{Width: 20, Height: 1})
	if got := <-out; strings.Count(got, "\x1b[?2026$p\x1b[?2027$p") != 1 {
		t.Errorf("the first frame is %q", got)
	}
	s.Update(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
	if !waits() {
		t.Error("the second answer is not waited for")
	}
	s.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeNotRecognized})
	if waits() {
		t.Error("an answer that came is waited for")
	}
}

// echo shows the last text it was given.
type echo string

func (e echo) Init() tea.Cmd  { return nil }
func (e echo) View() tea.View { return tea.NewView(string(e)) }
func (e echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if s, ok := msg.(string); ok {
		return echo(s), nil
	}
	return e, nil
}

type slow chan string

func (s slow) Write(b []byte) (int, error) {
	s <- string(b)
	return len(b), nil
}
