package control

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Query is a question that a terminal may leave unanswered.
type Query string

// What a terminal is asked for.
const (
	Background Query = "background colour"
	Version    Query = "terminal version"
	GlyphWidth Query = "glyph width"
	Pictures   Query = "graphics"
	Modes      Query = "modes" // synchronized output, and clusters, whose answer is the last
)

var sequences = map[Query]string{
	Background: ansi.RequestBackgroundColor,
	Version:    ansi.RequestNameVersion,
	Pictures:   askGraphics,
	Modes:      ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore,
}

// NoAnswerMsg says that the terminal gave no answer in time.
type NoAnswerMsg struct {
	Query Query
	asked time.Time // which of several questions; none when it could not be asked
}

// GlyphWidthMsg is the number of columns the terminal moved its cursor by when it was given Glyph.
type GlyphWidthMsg struct {
	Glyph string
	Width int
}

// Questions are those that were asked and have no answer yet.
type Questions struct {
	asked    map[Query]time.Time
	glyph    string
	graphics graphicsAnswers
}

// Ask gives the bytes of a question, and a command that tells when the answer did not come within limit.
func (q *Questions) Ask(query Query, limit time.Duration) (string, tea.Cmd) {
	if q.asked == nil {
		q.asked = map[Query]time.Time{}
	}
	now := time.Now()
	q.asked[query] = now
	if query == Pictures {
		q.graphics = graphicsAnswers{}
	}
	return sequences[query], tea.Tick(limit, func(time.Time) tea.Msg { return NoAnswerMsg{query, now} })
}

// AskWidth is Ask for the width of a glyph, which is drawn at the start of the last row: in the first one the answer can be
// mistaken for shift+f3, and where that is the only one it comes as both. Answers do not say what they measured: while one is
// out, and for good after a terminal gave none, nothing is asked and NoAnswerMsg comes at once.
func (q *Questions) AskWidth(glyph string, limit time.Duration) (string, tea.Cmd) {
	if !q.asked[GlyphWidth].IsZero() {
		return "", func() tea.Msg { return NoAnswerMsg{Query: GlyphWidth} }
	}
	q.glyph = Printable(glyph)
	_, late := q.Ask(GlyphWidth, limit)
	const last = 9999 // rows, more than any terminal has
	return ansi.CursorPosition(1, last) + q.glyph + ansi.RequestCursorPositionReport, late
}

// Due is how much longer an answer may be on its way, when terminals take limit at the most.
func (q *Questions) Due(limit time.Duration) (wait time.Duration) {
	for _, at := range q.asked {
		wait = max(wait, limit-time.Since(at))
	}
	return wait
}

// Answer ends the waiting when a message is an answer, and gives what the model is told of it: nothing of a time that is
// over when the answer came.
func (q *Questions) Answer(msg tea.Msg) tea.Msg {
	if !q.asked[Pictures].IsZero() {
		if answer, ok := q.graphics.answer(msg); ok {
			delete(q.asked, Pictures)
			return answer
		}
	}
	switch m := msg.(type) {
	case tea.BackgroundColorMsg:
		delete(q.asked, Background)
	case tea.TerminalVersionMsg:
		delete(q.asked, Version)
	case tea.ModeReportMsg:
		if m.Mode == ansi.ModeUnicodeCore {
			delete(q.asked, Modes)
		}
	case tea.CursorPositionMsg:
		if !q.asked[GlyphWidth].IsZero() {
			delete(q.asked, GlyphWidth)
			return GlyphWidthMsg{q.glyph, m.X}
		}
	case NoAnswerMsg:
		switch {
		case m.asked.IsZero():
		case m.asked != q.asked[m.Query]:
			return nil
		case m.Query == Pictures:
			delete(q.asked, Pictures)
			return GraphicsMsg{}
		}
	}
	return msg
}
