package screen

import (
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
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

// freeMsg says that the terminal took the last frame.
type freeMsg struct{}

// Init implements tea.Model.
func (s *screen) Init() (cmd tea.Cmd) {
	defer s.recovered("init")
	return s.guard(s.inner.Init())
}

// View implements tea.Model. Nobody reads it: the screen shows the inner model's view itself.
func (s *screen) View() tea.View { return tea.View{} }

// Update implements tea.Model: the inner model's update, and what it shows right after.
func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := s.handle(msg)
	if s.writer.ready() {
		s.writer.push(s.frame()) // otherwise when the last one is out, and only the state of then
	}
	if s.failed {
		return s, tea.Quit
	}
	return s, s.guard(cmd)
}

// handle keeps the screen's own messages and passes the others on.
func (s *screen) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case freeMsg:
		return nil
	case request:
		return msg(s)
	case tea.WindowSizeMsg:
		s.paint.resize(msg.Width, msg.Height)
	case tea.ModeReportMsg:
		s.modeReport(msg)
	case tea.BackgroundColorMsg:
		s.answered(Background)
	case tea.TerminalVersionMsg:
		s.answered(Version)
	case tea.CursorPositionMsg:
		if glyph := s.glyph; s.answered(GlyphWidth) {
			return s.update(GlyphWidthMsg{Glyph: glyph, Width: msg.X})
		}
	}
	return s.update(msg)
}

// modeReport believes a terminal that says it knows a mode, set or not.
func (s *screen) modeReport(msg tea.ModeReportMsg) {
	if msg.Value.IsNotRecognized() || msg.Value.IsPermanentlyReset() {
		return
	}
	switch msg.Mode {
	case ansi.ModeSynchronizedOutput:
		s.paint.sync = true
	case ansi.ModeUnicodeCore:
		s.paint.clusters = true // it is put into that mode with the next frame
		s.paint.repaint()
	}
}

func (s *screen) update(msg tea.Msg) (cmd tea.Cmd) {
	if s.failed {
		return nil
	}
	defer s.recovered("update")
	s.inner, cmd = s.inner.Update(msg)
	return cmd
}

// frame gives what brings the terminal to the model's view.
func (s *screen) frame() (b []byte) {
	if s.failed || s.paint.height == 0 {
		return nil
	}
	defer s.recovered("view")
	b = s.paint.frame(s.inner.View())
	undo := s.paint.undo()
	s.undo.Store(&undo)
	return b
}

// recovered ends the program after a panic. A model that panicked is not asked for anything more.
func (s *screen) recovered(where string) {
	if v := recover(); v != nil {
		if where != "command" { // that one runs beside the event loop
			s.failed = true
		}
		s.stop(&PanicError{Where: where, Value: v, Stack: debug.Stack()})
	}
}

// guard has a command's panic, and that of every command it gives back, end the program instead of the process.
func (s *screen) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer s.recovered("command")
		return s.guardAll(cmd())
	}
}

// guardAll guards the commands inside a batch or a sequence. Bubble Tea keeps the type of sequences to itself.
func (s *screen) guardAll(msg tea.Msg) tea.Msg {
	v, commands := reflect.ValueOf(msg), reflect.TypeFor[[]tea.Cmd]()
	if !v.IsValid() || !v.CanConvert(commands) {
		return msg
	}
	guarded := slices.Clone(v.Convert(commands).Interface().([]tea.Cmd))
	for i, cmd := range guarded {
		guarded[i] = s.guard(cmd)
	}
	return reflect.ValueOf(guarded).Convert(v.Type()).Interface()
}

// filter sees every message before Bubble Tea acts on it: what its Suspend asks for has to be done with the screen.
func filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		return suspension
	}
	return msg
}
