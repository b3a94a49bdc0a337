package screen

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/screen/control"
)

// freeMsg says that the terminal took the last frame, and that the next one may come.
type freeMsg struct{}

// Init implements tea.Model. What the terminal can do is asked once: answers are waited for before another program has it.
func (s *screen) Init() (cmd tea.Cmd) {
	modes, _ := s.questions.Ask(control.Modes, 0)
	s.paint.Aside(modes)
	s.guard.Do("init", func() { cmd = s.model.Init() })
	return s.guard.Command(cmd)
}

// View implements tea.Model. Nobody reads it: the screen shows the inner model's view itself.
func (s *screen) View() tea.View { return tea.View{} }

// Update implements tea.Model: the inner model's update, and what it shows right after. While a frame is on its way no
// other is made: there will be one of the state when that is out. After a panic the program quits.
func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := tea.Quit
	s.guard.Do("update", func() { cmd = s.handle(msg) })
	if s.stale && !s.busy {
		s.stale = false
		if b := s.frame(); len(b) > 0 {
			s.busy = true
			s.writer.Push(b)
		}
	}
	return s, s.guard.Command(cmd)
}

// frame gives what brings the terminal to the model's view. What goes wrong in painting it lies in what it holds.
func (s *screen) frame() (b []byte) {
	if !s.paint.Sized() {
		return nil
	}
	s.guard.Do("view", func() {
		b = s.paint.Frame(s.model.View())
		undo := s.paint.Undo()
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
		s.paint.Resize(msg.Width, msg.Height)
	case tea.ModeReportMsg:
		s.paint.Report(msg)
	}
	msg = s.questions.Answer(msg)
	if graphics, ok := msg.(GraphicsMsg); ok {
		s.paint.Pictures.Terminal = graphics
	}
	return s.tell(msg)
}

// tell gives the model a message, if there is one.
func (s *screen) tell(msg tea.Msg) (cmd tea.Cmd) {
	if msg != nil {
		s.model, cmd = s.model.Update(msg)
	}
	return cmd
}
