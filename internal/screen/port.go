package screen

import (
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Port is what a model may ask of the screen that runs it: commands like Bubble Tea's own. Without a screen they do nothing.
type Port struct{}

// request is a message of a port to the screen.
type request func(s *screen) tea.Cmd

func message(m tea.Msg) tea.Cmd { return func() tea.Msg { return m } }

// send sends bytes with the next frame.
func send(bytes func(environment) string) tea.Cmd {
	return message(request(func(s *screen) tea.Cmd {
		s.paint.aside += bytes(s.env)
		return nil
	}))
}

// Suspend stops the process until the shell's fg; tea.ResumeMsg follows. Where nobody could wake it, as in a terminal
// started for this program alone or on Windows, only tea.ResumeMsg comes.
func (Port) Suspend() tea.Cmd { return message(suspension) }

var suspension request = func(s *screen) tea.Cmd {
	return s.lend(func() tea.Cmd {
		suspend()
		return message(tea.ResumeMsg{})
	})
}

// Exec runs a program on the terminal, $EDITOR for one, and comes back with done's message. Standard input, output and
// error are the terminal's unless set. Messages wait meanwhile.
func (Port) Exec(c *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return message(request(func(s *screen) tea.Cmd {
		return s.lend(func() tea.Cmd {
			err := s.exec(c)
			if done == nil {
				return nil
			}
			return func() tea.Msg { return done(err) }
		})
	}))
}

// Redraw paints everything anew.
func (Port) Redraw() tea.Cmd {
	return message(request(func(s *screen) tea.Cmd {
		s.paint.repaint()
		return nil
	}))
}

// SetClipboard asks the terminal to copy text (OSC 52), through tmux or screen when inside one. Terminals do not say
// whether they did.
func (Port) SetClipboard(text string) tea.Cmd {
	return send(func(e environment) string { return e.copy(text) })
}

// Notify shows a notice of the desktop where the terminal is known to have them (OSC 9 or 777), and rings the bell elsewhere.
func (Port) Notify(title, body string) tea.Cmd {
	return send(func(e environment) string { return e.notice(title, body) })
}

// Query is a question that a terminal may leave unanswered.
type Query string

// What a terminal is asked for.
const (
	Background Query = "background colour"
	Version    Query = "terminal version"
	GlyphWidth Query = "glyph width"
)

// NoAnswerMsg says that the terminal gave no answer in time.
type NoAnswerMsg struct{ Query Query }

// GlyphWidthMsg is the number of columns the terminal moved its cursor by when it was given Glyph.
type GlyphWidthMsg struct {
	Glyph string
	Width int
}

// QueryBackground asks for the background colour: tea.BackgroundColorMsg, or NoAnswerMsg after limit.
func (Port) QueryBackground(limit time.Duration) tea.Cmd {
	return message(request(func(s *screen) tea.Cmd { return s.ask(Background, ansi.RequestBackgroundColor, limit) }))
}

// QueryVersion asks for the terminal's name and version: tea.TerminalVersionMsg, or NoAnswerMsg after limit.
func (Port) QueryVersion(limit time.Duration) tea.Cmd {
	return message(request(func(s *screen) tea.Cmd { return s.ask(Version, ansi.RequestNameVersion, limit) }))
}

// QueryGlyphWidth measures how wide the terminal draws a glyph ("─" tells how it takes the letters that are ambiguous in East
// Asia): GlyphWidthMsg, or NoAnswerMsg after limit. One at a time: while an answer is out, or for good after a terminal gave
// none, NoAnswerMsg comes at once.
func (Port) QueryGlyphWidth(glyph string, limit time.Duration) tea.Cmd {
	return message(request(func(s *screen) tea.Cmd {
		last := s.paint.height
		if s.waiting[GlyphWidth] != nil || last < 2 {
			return message(NoAnswerMsg{GlyphWidth})
		}
		// Not in the first row, where an answer can be mistaken for shift+f3. The row is painted over in the same frame.
		s.glyph, s.paint.rows[last-1] = printable(glyph), row{}
		return s.ask(GlyphWidth, ansi.CursorPosition(1, last)+s.glyph+ansi.RequestCursorPositionReport, limit)
	}))
}

// ask sends a query with the next frame and waits for the answer in a command.
func (s *screen) ask(q Query, seq string, limit time.Duration) tea.Cmd {
	s.paint.aside += seq
	if s.waiting[q] == nil {
		s.waiting[q] = make(chan struct{})
	}
	answer := s.waiting[q]
	return func() tea.Msg {
		select {
		case <-answer:
			return nil
		case <-time.After(limit):
			return NoAnswerMsg{q}
		}
	}
}

// answered tells whether the answer was waited for, and ends the waiting.
func (s *screen) answered(q Query) bool {
	answer := s.waiting[q]
	if answer == nil {
		return false
	}
	close(answer)
	delete(s.waiting, q)
	return true
}

// environment is what the environment tells about the terminal around the program.
type environment struct{ uv.Environ }

func (e environment) tmux() bool {
	return e.Getenv("TMUX") != "" || strings.HasPrefix(e.Getenv("TERM"), "tmux")
}

// through wraps a sequence for the terminal around tmux or screen.
func (e environment) through(seq string) string {
	const screenLimit = 700 // screen drops strings longer than 768 bytes
	switch {
	case e.tmux():
		return ansi.TmuxPassthrough(seq)
	case e.Getenv("STY") != "", strings.HasPrefix(e.Getenv("TERM"), "screen"):
		return ansi.ScreenPassthrough(seq, screenLimit)
	default:
		return seq
	}
}

// copy gives the bytes that set the clipboard. tmux has a setting for taking the sequence itself and one for passing it
// on: it gets both.
func (e environment) copy(text string) string {
	seq := ansi.SetSystemClipboard(text)
	if e.tmux() {
		return seq + e.through(seq)
	}
	return e.through(seq)
}

// notice gives the bytes of a notice. Two separate sequences are in use, and a terminal that knows neither is silent; the
// bell passes tmux by itself, and there tells which window calls.
func (e environment) notice(title, body string) string {
	plain := func(s string) string { return strings.ReplaceAll(printable(s), ";", ",") }
	title, body = plain(title), plain(body)
	var seq string
	switch program := e.Getenv("TERM_PROGRAM"); {
	case title+body == "":
	case program == "iTerm.app", program == "WezTerm", program == "ghostty", e.Getenv("LC_TERMINAL") == "iTerm2",
		e.Getenv("WEZTERM_PANE") != "", e.Getenv("KITTY_WINDOW_ID") != "":
		seq = ansi.Notify(strings.TrimPrefix(title+": "+body, ": "))
	case e.Getenv("VTE_VERSION") != "", strings.HasPrefix(e.Getenv("TERM"), "rxvt"), strings.HasPrefix(e.Getenv("TERM"), "foot"):
		seq = "\x1b]777;notify;" + title + ";" + body + "\x07"
	}
	around := e.through(seq)
	switch {
	case seq == "":
		return "\a"
	case around != seq:
		return around + "\a"
	}
	return seq
}
