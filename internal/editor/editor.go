// Package editor is the core of a text area and of a one-line field, made for Korean and its input methods: graphemes, soft
// wrap, cursor, undo and selection, without a terminal. What a terminal is to show comes out as plain rows and a cursor.
//
// The text is always valid UTF-8 in normal form C with \n as line break. A grapheme is never split, hidden or drawn twice.
package editor

import (
	"slices"
	"strings"

	"kakaotui/internal/hangul"
)

// pos is a place between two graphemes: a line and an offset in its bytes.
type pos struct{ line, off int }

func (p pos) before(q pos) bool { return p.line < q.line || p.line == q.line && p.off < q.off }

// Editor is a text area: a text, a cursor, and a window of rows onto it that always holds the cursor. Use New. It is not safe
// for use by several goroutines.
type Editor struct {
	lines []*line // never empty
	count int     // length of the text in hangul.Count's unit, line breaks included
	limit int     // units that may be sent, 0 for no limit

	cur    pos
	anchor pos // the other end of the selection
	marked bool
	want   int // column that Up and Down aim at, -1 for the cursor's own
	top    pos // the window's first row holds this place

	width, height int
	measure       hangul.Measure
	layout        int // number of the present layout; lines wrapped under another one are wrapped anew

	past, future []edit
	kind         kind // of the last edit, for grouping
	group        int

	scratch []span // of the last row looked at

	version  int
	cached   string // the text at version cachedAt
	cachedAt int
}

// New gives an empty text area of 80 columns and 10 rows.
func New() *Editor {
	return &Editor{lines: []*line{{}}, width: 80, height: 10, layout: 1, want: -1, cachedAt: -1}
}

// SetSize sets the box in columns and rows, each at least 1. In a box of one column wide graphemes are drawn as hangul.Sign.
func (e *Editor) SetSize(width, height int) {
	width, height = max(width, 1), max(height, 1)
	if width != e.width {
		e.width, e.want = width, -1
		e.layout++
	}
	e.height = height
}

// SetMeasure says how the terminal measures graphemes of several code points; hangul.ByGrapheme until it is called.
func (e *Editor) SetMeasure(m hangul.Measure) {
	if m != e.measure {
		e.measure, e.want = m, -1
		e.layout++
	}
}

// SetLimit sets how many units of hangul.Count may be sent: the rows mark what is beyond. 0 means no limit, and no limit
// keeps anyone from typing on.
func (e *Editor) SetLimit(n int) { e.limit = max(n, 0) }

// SetText replaces the text, puts the cursor at its end and forgets what could be undone. For a change that can be undone
// there are Clear and Replace.
func (e *Editor) SetText(s string) {
	s = clean(s)
	e.lines = e.lines[:0:0]
	for part := range strings.SplitSeq(s, "\n") {
		e.lines = append(e.lines, &line{text: part})
	}
	e.count = hangul.Count(s)
	e.past, e.future, e.kind, e.marked = nil, nil, kindNone, false
	e.top = pos{}
	e.moveTo(e.end())
	e.version++
}

// Text gives the whole text.
func (e *Editor) Text() string {
	if e.cachedAt != e.version {
		e.cached, e.cachedAt = e.slice(pos{}, e.end()), e.version
	}
	return e.cached
}

// Len gives the length of the text in the unit of Kakao's limit (hangul.Count).
func (e *Editor) Len() int { return e.count }

// Empty reports whether there is no text.
func (e *Editor) Empty() bool { return e.count == 0 }

// Version changes with every change of the text, and with nothing else.
func (e *Editor) Version() int { return e.version }

// clean makes typed, pasted or stored text fit for the editor.
func clean(s string) string {
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return hangul.NFC(s)
}

func (e *Editor) end() pos {
	last := len(e.lines) - 1
	return pos{last, len(e.lines[last].text)}
}

// slice gives the text between two places.
func (e *Editor) slice(from, to pos) string {
	if from.line == to.line {
		return e.lines[from.line].text[from.off:to.off]
	}
	var b strings.Builder
	b.WriteString(e.lines[from.line].text[from.off:])
	for _, l := range e.lines[from.line+1 : to.line] {
		b.WriteByte('\n')
		b.WriteString(l.text)
	}
	b.WriteByte('\n')
	b.WriteString(e.lines[to.line].text[:to.off])
	return b.String()
}

// put replaces the text between two places as it stands, with no normalising and no record, and gives the place behind s.
func (e *Editor) put(from, to pos, s string) pos {
	e.version++
	e.count += hangul.Count(s) - hangul.Count(e.slice(from, to))
	first := e.lines[from.line]
	if from.line == to.line && !strings.Contains(s, "\n") {
		first.splice(e, from.off, to.off, s)
		return pos{from.line, from.off + len(s)}
	}
	parts := strings.Split(s, "\n")
	tail := e.lines[to.line].text[to.off:]
	end := pos{from.line + len(parts) - 1, len(parts[len(parts)-1])}
	if len(parts) == 1 {
		end.off += from.off
	}
	parts[0] = first.text[:from.off] + parts[0]
	parts[len(parts)-1] += tail
	fresh := make([]*line, len(parts))
	for i, part := range parts {
		fresh[i] = &line{text: part}
	}
	e.lines = slices.Replace(e.lines, from.line, to.line+1, fresh...)
	return end
}
