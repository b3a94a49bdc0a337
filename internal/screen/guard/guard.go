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

// Model runs a model. One that panicked is not asked for anything more; one whose command did may still save its state.
type Model struct {
	Inner tea.Model
	// Report is given each *PanicError, from any goroutine.
	Report func(error)
	failed bool
}

// Init gives the inner model's first command.
func (m *Model) Init() (cmd tea.Cmd) {
	defer m.recovered("init")
	return m.Inner.Init()
}

// Update is the inner model's update; after a panic it quits.
func (m *Model) Update(msg tea.Msg) (cmd tea.Cmd) {
	if m.failed {
		return tea.Quit
	}
	defer m.recovered("update")
	m.Inner, cmd = m.Inner.Update(msg)
	return cmd
}

// Show has the inner model's view shown. What goes wrong while it is shown lies in what it holds.
func (m *Model) Show(show func(tea.View)) {
	if m.failed {
		return
	}
	defer m.recovered("view")
	show(m.Inner.View())
}

func (m *Model) recovered(where string) {
	if v := recover(); v != nil {
		if where != "command" { // that one runs beside the model
			m.failed = true
		}
		m.Report(&PanicError{Where: where, Value: v, Stack: debug.Stack()})
	}
}

// Command guards a command, and every command it gives back.
func (m *Model) Command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer m.recovered("command")
		return m.commands(cmd())
	}
}

// commands guards those inside a batch or a sequence. Bubble Tea keeps the type of sequences to itself.
func (m *Model) commands(msg tea.Msg) tea.Msg {
	v, list := reflect.ValueOf(msg), reflect.TypeFor[[]tea.Cmd]()
	if !v.IsValid() || !v.CanConvert(list) {
		return msg
	}
	guarded := slices.Clone(v.Convert(list).Interface().([]tea.Cmd))
	for i, cmd := range guarded {
		guarded[i] = m.Command(cmd)
	}
	return reflect.ValueOf(guarded).Convert(v.Type()).Interface()
}
