package screen

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

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
	s := &screen{model: echo(""), guard: guard.Guard{Report: func(err error) { t.Error(err) }}, paint: paint.New(colorprofile.TrueColor)}
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
