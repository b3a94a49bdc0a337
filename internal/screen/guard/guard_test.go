package guard

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// caught gives a guard and the last panic it has told of.
func caught(t *testing.T) (*Guard, *PanicError) {
	var got PanicError
	return &Guard{Report: func(err error) {
		e := (*PanicError)(nil)
		if !errors.As(err, &e) {
			t.Errorf("reported %v", err)
			return
		}
		got = *e
	}}, &got
}

func TestAPanicIsReportedAndTheLast(t *testing.T) {
	t.Parallel()
	g, got := caught(t)
	ran := 0
	g.Do("init", func() { ran++ })
	g.Do("update", func() { panic("boom") })
	if got.Where != "update" || !strings.Contains(got.Error(), "panic in update: boom") || !strings.Contains(got.Error(), "guard_test.go") {
		t.Fatalf("reported %v", got)
	}
	g.Do("view", func() { ran++ })
	if ran != 1 {
		t.Error("the model was asked again")
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
		g := &Guard{Report: func(err error) {
			if e := (&PanicError{}); !errors.As(err, &e) || e.Where != "command" {
				t.Errorf("%s: reported %v", name, err)
			}
			reported++
		}}
		run(t, g.Command(cmd))
		if reported != 1 {
			t.Errorf("%s: reported %d times", name, reported)
		}
		goesOn := false
		if g.Do("update", func() { goesOn = true }); !goesOn {
			t.Errorf("%s: the model does not go on", name)
		}
	}
}

func TestCommandsStayWhatTheyAre(t *testing.T) {
	t.Parallel()
	g := &Guard{Report: func(err error) { t.Error(err) }}
	if g.Command(nil) != nil {
		t.Error("no command became one")
	}
	for _, msg := range []tea.Msg{nil, "text", 3, []byte("bytes"), struct{}{}} {
		got := g.Command(func() tea.Msg { return msg })()
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
