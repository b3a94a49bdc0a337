package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Query is a question to the terminal.
type Query string

// The questions a terminal may leave unanswered.
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

type queryMsg struct {
	what       Query
	ask, glyph string
	limit      time.Duration
}

// QueryBackground asks for the background colour: tea.BackgroundColorMsg, or NoAnswerMsg after limit.
func (Port) QueryBackground(limit time.Duration) tea.Cmd {
	return message(queryMsg{what: Background, ask: ansi.RequestBackgroundColor, limit: limit})
}

// QueryVersion asks for the terminal's name and version: tea.TerminalVersionMsg, or NoAnswerMsg after limit.
func (Port) QueryVersion(limit time.Duration) tea.Cmd {
	return message(queryMsg{what: Version, ask: ansi.RequestNameVersion, limit: limit})
}

// QueryGlyphWidth measures how wide the terminal draws a glyph ("─" tells how it takes the letters that are ambiguous in East
// Asia): GlyphWidthMsg, or NoAnswerMsg after limit. One at a time: while an answer is out, or for good after a terminal gave
// none, NoAnswerMsg comes at once.
func (Port) QueryGlyphWidth(glyph string, limit time.Duration) tea.Cmd {
	return message(queryMsg{what: GlyphWidth, glyph: printable(glyph), limit: limit})
}

// ask sends a query with the next frame and waits for the answer in a command.
func (s *screen) ask(q queryMsg) tea.Cmd {
	answer := s.waiting[q.what]
	if q.what == GlyphWidth {
		if answer != nil || s.paint.height < 2 {
			return message(NoAnswerMsg{q.what})
		}
		// Not in the first row, where an answer can be mistaken for shift+f3. The row is painted over in the same frame.
		last := s.paint.height
		s.glyph, s.paint.rows[last-1] = q.glyph, row{}
		q.ask = ansi.CursorPosition(1, last) + q.glyph + ansi.RequestCursorPositionReport
	}
	s.paint.aside += q.ask
	if answer == nil {
		answer = make(chan struct{})
		s.waiting[q.what] = answer
	}
	return func() tea.Msg {
		select {
		case <-answer:
			return nil
		case <-time.After(q.limit):
			return NoAnswerMsg{q.what}
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
