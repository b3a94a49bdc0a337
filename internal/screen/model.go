package screen

import (
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
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

// Messages of the screen to itself.
type (
	freeMsg struct{}          // the terminal took the last frame
	stopMsg struct{}          // something outside the model wants the program to end
	backMsg struct{ tea.Msg } // the terminal is ours again
)

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
	s.show()
	return s, s.guard(cmd)
}

// handle keeps the screen's own messages and passes the others on.
func (s *screen) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case freeMsg:
		return nil
	case asideMsg:
		s.paint.aside += string(msg)
		return nil
	case copyMsg:
		s.paint.aside += s.env.copy(string(msg))
		return nil
	case noticeMsg:
		s.paint.aside += s.env.notice(msg.title, msg.body)
		return nil
	case redrawMsg:
		s.paint.repaint()
		return nil
	case queryMsg:
		return s.ask(msg)
	case leaveMsg:
		return s.giveAway(msg)
	case backMsg:
		return s.takeBack(msg)
	case tea.WindowSizeMsg:
		s.paint.resize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		if msg.Profile != s.paint.profile {
			s.paint.profile = msg.Profile
			s.paint.repaint()
		}
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
	var click tea.Cmd
	if m, ok := msg.(tea.MouseMsg); ok && s.onMouse != nil {
		click = s.onMouse(m)
	}
	s.inner, cmd = s.inner.Update(msg)
	return tea.Batch(click, cmd)
}

// show paints the model's view, unless the last frame is still on its way: then when it is out, and only the state of then.
func (s *screen) show() {
	if !s.away.Load() && s.writer.ready() {
		s.writer.push(s.frame())
	}
}

// frame gives what brings the terminal to the model's view.
func (s *screen) frame() (b []byte) {
	if s.failed || s.paint.width == 0 {
		return nil
	}
	defer s.recovered("view")
	v := s.inner.View()
	s.onMouse = v.OnMouse
	b = s.paint.frame(v)
	undo := s.paint.undo()
	s.undo.Store(&undo)
	return b
}

// recovered ends the program after a panic of the model, which is not asked for anything more.
func (s *screen) recovered(where string) {
	if v := recover(); v != nil {
		s.failed = true
		s.stop(&PanicError{Where: where, Value: v, Stack: debug.Stack()})
	}
}

// guard has a command's panic, and that of every command it gives back, end the program instead of the process.
func (s *screen) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = nil
				s.stop(&PanicError{Where: "command", Value: v, Stack: debug.Stack()})
			}
		}()
		return s.guardAll(cmd())
	}
}

// guardAll guards the commands inside a batch or a sequence. Bubble Tea keeps the type of sequences to itself.
func (s *screen) guardAll(msg tea.Msg) tea.Msg {
	v := reflect.ValueOf(msg)
	if !v.IsValid() || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	guarded := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		guarded = reflect.Append(guarded, reflect.ValueOf(s.guard(v.Index(i).Interface().(tea.Cmd))))
	}
	return guarded.Interface()
}

// filter sees every message before Bubble Tea acts on it. The program does not end while another one has the terminal.
func (s *screen) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch m := msg.(type) {
	case stopMsg:
		if s.away.Load() {
			s.pending = msg
			return nil
		}
		switch {
		case s.options.Hangup == nil || s.failed:
			return tea.QuitMsg{}
		case s.asking:
			return nil // a terminal that goes away says so twice, with a signal and a failed read: the model still has its time
		}
		s.asking = true
		time.AfterFunc(s.options.Grace, func() { s.program.Send(tea.QuitMsg{}) })
		return s.options.Hangup
	case tea.QuitMsg, tea.InterruptMsg:
		if s.away.Load() {
			s.pending = msg
			return nil
		}
	case tea.SuspendMsg:
		return suspension
	case tea.RawMsg:
		return asideMsg(fmt.Sprint(m.Msg))
	case tea.ColorProfileMsg:
		if noColour(s.env) {
			return tea.ColorProfileMsg{Profile: min(m.Profile, colorprofile.ASCII)}
		}
	}
	return msg
}

// giveAway leaves the terminal as it was found and runs a job on it. It waits for the terminal in a command: Bubble Tea's
// reader stops only while messages go on being handled.
func (s *screen) giveAway(m leaveMsg) tea.Cmd {
	if s.away.Load() {
		return func() tea.Msg { return m.job(s, errBusy) }
	}
	s.away.Store(true)
	leave := s.paint.leave()
	return func() tea.Msg {
		s.writer.flush(leave, patience)
		err := errors.Join(s.program.ReleaseTerminal(), s.console.Restore())
		msg := m.job(s, nil)
		_, raw := s.console.MakeRaw()
		if err = errors.Join(err, raw, s.program.RestoreTerminal()); err != nil {
			s.stop(fmt.Errorf("taking the terminal back: %w", err))
		}
		return backMsg{msg}
	}
}

var errBusy = errors.New("another program has the terminal")

// takeBack paints everything anew, in the size the terminal has now.
func (s *screen) takeBack(m backMsg) tea.Cmd {
	s.away.Store(false)
	s.paint.repaint()
	var cmds []tea.Cmd
	if w, h := s.size(); w != s.paint.width || h != s.paint.height {
		s.paint.resize(w, h)
		cmds = append(cmds, s.update(tea.WindowSizeMsg{Width: w, Height: h}))
	}
	if m.Msg != nil {
		cmds = append(cmds, s.update(m.Msg))
	}
	if s.pending != nil {
		cmds = append(cmds, message(s.pending))
	}
	return tea.Batch(cmds...)
}
