package guard

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// model does what it is told, and panics where it is told to.
type model struct{ at string }

func (m model) panics(where string) {
	if m.at == where {
		panic("boom in " + where)
	}
}

func (m model) Init() tea.Cmd {
	m.panics("init")
	return nil
}

func (m model) View() tea.View {
	m.panics("view")
	return tea.NewView("shown")
}

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.panics("update")
	return m, func() tea.Msg { return msg }
}

func TestPanicsOfTheModelAreReported(t *testing.T) {
	t.Parallel()
	for _, where := range []string{"init", "update", "view"} {
		var got *PanicError
		shown := 0
		m := &Model{Inner: model{at: where}, Report: func(err error) {
			if !errors.As(err, &got) {
				t.Errorf("%s: reported %v", where, err)
			}
		}}
		m.Init()
		m.Update("x")
		m.Show(func(tea.View) { shown++ })
		if got == nil || got.Where != where || !strings.Contains(got.Error(), "boom in "+where) || !strings.Contains(got.Error(), "guard_test.go") {
			t.Fatalf("%s: reported %v", where, got)
		}
		if shown != 0 {
			t.Errorf("%s: a view was shown after it", where)
		}
		if cmd := m.Update("x"); cmd == nil || cmd() != (tea.QuitMsg{}) {
			t.Errorf("%s: the model was asked again", where)
		}
	}
}

// What a view holds can break what shows it.
func TestPanicWhileShowing(t *testing.T) {
	t.Parallel()
	reported := 0
	m := &Model{Inner: model{}, Report: func(error) { reported++ }}
	m.Show(func(tea.View) { panic("odd view") })
	if reported != 1 {
		t.Errorf("reported %d times", reported)
	}
}

func TestPanicsOfCommandsAreReported(t *testing.T) {
	t.Parallel()
	boom := func() tea.Msg { panic("boom") }
	fine := func() tea.Msg { return "fine" }
	for name, cmd := range map[string]tea.Cmd{
		"alone": boom, "in a batch": tea.Batch(fine, boom), "in a sequence": tea.Sequence(fine, nil, boom),
		"in both": tea.Batch(fine, tea.Sequence(fine, tea.Batch(fine, boom))),
	} {
		reported := 0
		m := &Model{Inner: model{}, Report: func(err error) {
			if e := (&PanicError{}); !errors.As(err, &e) || e.Where != "command" {
				t.Errorf("%s: reported %v", name, err)
			}
			reported++
		}}
		run(t, m.Command(cmd))
		if reported != 1 {
			t.Errorf("%s: reported %d times", name, reported)
		}
		if cmd := m.Update("x"); cmd == nil || cmd() != "x" {
			t.Errorf("%s: the model does not go on", name)
		}
	}
}

func TestCommandsStayWhatTheyAre(t *testing.T) {
	t.Parallel()
	m := &Model{Inner: model{}, Report: func(err error) { t.Error(err) }}
	if m.Command(nil) != nil {
		t.Error("no command became one")
	}
	for _, msg := range []tea.Msg{nil, "text", 3, []byte("bytes"), struct{}{}} {
		got := m.Command(func() tea.Msg { return msg })()
		if b, ok := msg.([]byte); ok {
			if string(got.([]byte)) != string(b) {
				t.Errorf("%v became %v", msg, got)
			}
		} else if got != msg {
			t.Errorf("%v became %v", msg, got)
		}
	}
}

// run runs a command and those it gives back, one after another, as Bubble Tea does beside each other.
func run(t *testing.T, cmd tea.Cmd) {
	t.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil, string:
	case tea.BatchMsg:
		for _, c := range msg {
			run(t, c)
		}
	default:
		for _, c := range sequence(t, msg) {
			run(t, c)
		}
	}
}

// sequence gives the commands of a sequence, whose type Bubble Tea keeps to itself.
func sequence(t *testing.T, msg tea.Msg) []tea.Cmd {
	t.Helper()
	v, list := reflect.ValueOf(msg), reflect.TypeFor[[]tea.Cmd]()
	if !v.CanConvert(list) {
		t.Fatalf("%T is no list of commands", msg)
	}
	return v.Convert(list).Interface().([]tea.Cmd)
}
