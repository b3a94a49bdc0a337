package screen

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/screen/control"
)

// freeMsg says that the terminal took the last frame, and that the next one may come.
type freeMsg struct{}

// Init implements tea.Model.
func (s *screen) Init() tea.Cmd { return s.model.Command(s.model.Init()) }

// View implements tea.Model. Nobody reads it: the screen shows the inner model's view itself.
func (s *screen) View() tea.View { return tea.View{} }

// Update implements tea.Model: the inner model's update, and what it shows right after. While a frame is on its way no
// other is made: there will be one of the state when that is out.
func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := s.handle(msg)
	if s.stale && !s.busy {
		s.stale = false
		if b := s.frame(); len(b) > 0 {
			s.busy = true
			s.writer.Push(b)
		}
	}
	return s, s.model.Command(cmd)
}

// frame gives what brings the terminal to the model's view.
func (s *screen) frame() (b []byte) {
	if s.paint.height == 0 {
		return nil
	}
	s.model.Show(func(v tea.View) {
		b = s.paint.frame(v)
		undo := s.paint.undo()
		s.undo.Store(&undo)
	})
	return b
}

// handle keeps the screen's own messages and passes the others on.
func (s *screen) handle(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(freeMsg); ok {
		s.busy = false
		return nil
	}
	s.stale = true
	switch msg := msg.(type) {
	case request:
		return msg(s)
	case tea.WindowSizeMsg:
		s.paint.resize(msg.Width, msg.Height)
	case tea.ModeReportMsg:
		s.paint.sync = s.paint.sync || control.Knows(msg, ansi.ModeSynchronizedOutput)
		if control.Knows(msg, ansi.ModeUnicodeCore) {
			s.paint.clusters = true // it is put into that mode with the next frame
			s.paint.repaint()
		}
	}
	msg = s.questions.Answer(msg)
	if msg == nil {
		return nil
	}
	if graphics, ok := msg.(GraphicsMsg); ok {
		s.paint.pictures.Terminal = graphics
	}
	return s.model.Update(msg)
}

// filter sees every message before Bubble Tea acts on it: what its Suspend asks for has to be done with the screen.
func filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.SuspendMsg); ok {
		return suspension
	}
	return msg
}
