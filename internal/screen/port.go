package screen

import (
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kakaotui/internal/screen/control"
	"kakaotui/internal/screen/picture"
)

// Port is what a model may ask of the screen that runs it: commands like Bubble Tea's own. Without a screen they do nothing.
type Port struct{}

// request is a message of a port to the screen.
type request func(s *screen) tea.Cmd

func ask(r request) tea.Cmd { return func() tea.Msg { return r } }

// answered is ask for when the terminal has answered what it was asked: an answer that comes later would reach who has the
// terminal then, as if it had been typed there.
func answered(r request) tea.Cmd {
	return ask(func(s *screen) tea.Cmd {
		if s.waits() {
			return tea.Tick(answerPause, func(time.Time) tea.Msg { return answered(r)() })
		}
		return r(s)
	})
}

// waits tells whether an answer of the terminal is still to be waited for. After a panic nobody would take it.
func (s *screen) waits() bool { return !s.guard.Failed && s.questions.Due(answerTime) > 0 }

// answerTime is how long a terminal may take over an answer before another one gets it; a variable for the tests.
var answerTime = patience

const answerPause = 10 * time.Millisecond

// quit keeps the program from quitting while an answer is on its way.
func (s *screen) quit(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.QuitMsg); ok && s.waits() {
		return answered(func(*screen) tea.Cmd { return tea.Quit })()
	}
	return msg
}

// Suspend stops the process until the shell's fg; tea.ResumeMsg follows. Where nobody could wake it, as in a terminal
// started for this program alone or on Windows, only tea.ResumeMsg comes.
func (Port) Suspend() tea.Cmd {
	return answered(func(s *screen) tea.Cmd {
		return s.lend(s.suspend, func() tea.Msg { return tea.ResumeMsg{} })
	})
}

// Exec runs a program on the terminal, $EDITOR for one, and comes back with done's message. Standard input, output and
// error are the terminal's unless set. Messages wait meanwhile.
func (Port) Exec(c *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return answered(func(s *screen) tea.Cmd {
		var err error
		return s.lend(func() { err = s.guest.Run(c, s.console.Reader(), s.console.Writer()) }, func() tea.Msg {
			if done == nil {
				return nil
			}
			return done(err)
		})
	})
}

// Redraw paints everything anew.
func (Port) Redraw() tea.Cmd {
	return ask(func(s *screen) tea.Cmd {
		s.paint.Repaint()
		return nil
	})
}

// SetClipboard asks the terminal to copy text (OSC 52), through tmux or screen when inside one. Terminals do not say
// whether they did.
func (Port) SetClipboard(text string) tea.Cmd {
	return ask(func(s *screen) tea.Cmd { return s.send(s.env.Copy(text), nil) })
}

// Notify shows a notice of the desktop where the terminal is known to have them (OSC 9 or 777), and rings the bell elsewhere.
func (Port) Notify(title, body string) tea.Cmd {
	return ask(func(s *screen) tea.Cmd { return s.send(s.env.Notice(title, body), nil) })
}

// Answers to questions, and what comes instead of one.
type (
	Query         = control.Query
	NoAnswerMsg   = control.NoAnswerMsg
	GlyphWidthMsg = control.GlyphWidthMsg
	GraphicsMsg   = control.GraphicsMsg
)

// QueryBackground asks for the background colour: tea.BackgroundColorMsg, or NoAnswerMsg after limit.
func (Port) QueryBackground(limit time.Duration) tea.Cmd {
	return ask(func(s *screen) tea.Cmd { return s.send(s.questions.Ask(control.Background, limit)) })
}

// QueryVersion asks for the terminal's name and version: tea.TerminalVersionMsg, or NoAnswerMsg after limit.
func (Port) QueryVersion(limit time.Duration) tea.Cmd {
	return ask(func(s *screen) tea.Cmd { return s.send(s.questions.Ask(control.Version, limit)) })
}

// QueryGlyphWidth measures how wide the terminal draws a glyph ("─" tells how it takes the letters that are ambiguous in East
// Asia): GlyphWidthMsg, or NoAnswerMsg after limit. One at a time: while an answer is out, or for good after a terminal gave
// none, NoAnswerMsg comes at once.
func (Port) QueryGlyphWidth(glyph string, limit time.Duration) tea.Cmd {
	return ask(func(s *screen) tea.Cmd { return s.send(s.questions.AskWidth(glyph, limit)) })
}

// AskGraphics asks how the terminal shows pictures: GraphicsMsg, which says that it shows none when it did not answer within
// limit, inside tmux and screen, or where there are too few colours to name pictures by.
func (Port) AskGraphics(limit time.Duration) tea.Cmd {
	return ask(func(s *screen) tea.Cmd {
		if s.env.Inside() || s.paint.Colours < colorprofile.ANSI256 {
			return s.tell(GraphicsMsg{})
		}
		return s.send(s.questions.Ask(control.Pictures, limit))
	})
}

// ImageMsg says that the screen has a picture, or why not.
type ImageMsg struct {
	ID  int
	Err error
}

// ImageRows gives the cells that stand for picture id, from 1 to 255, in a box of cols by rows cells: what a view puts where
// the picture is to be. They are blank in a terminal that shows no pictures.
func (Port) ImageRows(id, cols, rows int) []string { return picture.Rows(id, cols, rows) }

// Image has the terminal show a PNG wherever the view has ImageRows of the same id, cols and rows: ImageMsg. The last one
// with an id counts; no PNG takes it away. AskGraphics has to be answered before. Sixel draws no picture whose cells are not
// all to be seen, or that reaches into the last row.
func (Port) Image(id int, png []byte, cols, rows int) tea.Cmd {
	return ask(func(s *screen) tea.Cmd {
		pictures := &s.paint.Pictures
		terminal, turn := pictures.Terminal, pictures.Turn(id)
		return func() tea.Msg {
			p, err := picture.New(terminal, png, cols, rows)
			return request(func(s *screen) tea.Cmd {
				pictures.Put(id, turn, p)
				return s.tell(ImageMsg{id, err})
			})
		}
	})
}

// send sends bytes with the next frame.
func (s *screen) send(bytes string, then tea.Cmd) tea.Cmd {
	s.paint.Aside(bytes)
	return then
}
