// Package guard keeps a panic in a Bubble Tea model, or in a command of it, from ending the process before its terminal was
// restored, where nobody could read what happened.
package guard

import (
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"

	tea "charm.land/bubbletea/v2"
)

// PanicError is a panic in the model or one of its commands. Its text holds the stack, to be read on the normal screen.
type PanicError struct {
	Where string // "init", "update", "view" or "command"
	Value any
	Stack []byte
}

func (e *PanicError) Error() string {
	return fmt.Sprintf("panic in %s: %v\n\n%s", e.Where, e.Value, e.Stack)
}

// Guard runs what may panic. A model that panicked is not asked for anything more; one whose command did may still save its
// state.
type Guard struct {
	// Report is given each *PanicError, from any goroutine.
	Report func(error)
	// Failed says that the model panicked.
	Failed bool
}

// Do runs a part of the model's work, unless one panicked before.
func (g *Guard) Do(where string, part func()) {
	if g.Failed {
		return
	}
	defer g.recovered(where)
	part()
}

func (g *Guard) recovered(where string) {
	if v := recover(); v != nil {
		if where != "command" { // that one runs beside the model
			g.Failed = true
		}
		g.Report(&PanicError{Where: where, Value: v, Stack: debug.Stack()})
	}
}

// Command guards a command, and every command it gives back.
func (g *Guard) Command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer g.recovered("command")
		return g.commands(cmd())
	}
}

// commands guards those inside a batch or a sequence. Bubble Tea keeps the type of sequences to itself.
func (g *Guard) commands(msg tea.Msg) tea.Msg {
	v, list := reflect.ValueOf(msg), reflect.TypeFor[[]tea.Cmd]()
	if !v.IsValid() || !v.CanConvert(list) {
		return msg
	}
	guarded := slices.Clone(v.Convert(list).Interface().([]tea.Cmd))
	for i, cmd := range guarded {
		guarded[i] = g.Command(cmd)
	}
	return reflect.ValueOf(guarded).Convert(v.Type()).Interface()
}
