package editor

import (
	"strings"
	"unicode/utf8"
)

// Row is one row of the window, as it is to be drawn.
type Row struct {
	Text  string // printable, no control characters, no wider than the box
	Width int    // columns of Text
	Line  int    // number of the line it belongs to, from 0
	First bool   // the line begins here
	Last  bool   // the line ends here

	// Over is the byte of Text from which on the text is beyond the limit (SetLimit); len(Text) when none of it is.
	Over int
	// SelectFrom and SelectTo are the bytes of Text between which it is selected; equal when none of it is.
	SelectFrom, SelectTo int
}

// rowPos names a row: a line and one of its rows.
type rowPos struct{ line, row int }

// Rows gives the rows that are in the window, at most as many as the box is high.
func (e *Editor) Rows() []Row {
	e.follow()
	limit := e.limitPos()
	from, to := e.selected()
	rows := make([]Row, 0, e.height)
	for at := e.rowOf(e.top); len(rows) < e.height; {
		rows = append(rows, e.draw(at, limit, from, to))
		next, moved := e.walk(at, 1)
		if moved == 0 {
			break
		}
		at = next
	}
	return rows
}

// draw gives a row with its marks. Only the edited line and rows with a mark in them cost more than a look.
func (e *Editor) draw(at rowPos, limit, from, to pos) Row {
	l := e.lines[at.line]
	start, end := l.bounds(e, at.row) // first of all: it wraps the line anew where that is due
	r, known := l.shown[at.row]
	if !known {
		r = e.plain(at)
		if l.shown == nil {
			l.shown = make(map[int]Row)
		}
		l.shown[at.row] = r
	}
	r.Line = at.line // lines above may have come or gone
	first, behind := pos{at.line, start}, pos{at.line, end}
	if limit.before(behind) || from != to && from.before(behind) && first.before(to) {
		e.mark(&r, at, limit, from, to)
	}
	return r
}

// plain draws a row without marks.
func (e *Editor) plain(at rowPos) Row {
	l := e.lines[at.line]
	r := Row{Line: at.line, First: at.row == 0, Last: at.row == len(l.starts)-1}
	var b strings.Builder
	for _, s := range e.spans(l, at.row) {
		b.WriteString(s.Text)
		r.Width += s.Width
	}
	r.Text, r.Over = b.String(), b.Len()
	return r
}

// mark adds what is beyond the limit and what is selected.
func (e *Editor) mark(r *Row, at rowPos, limit, from, to pos) {
	r.SelectFrom = -1
	n := 0
	for _, s := range e.spans(e.lines[at.line], at.row) {
		p := pos{at.line, s.off}
		if limit.before(pos{at.line, s.off + s.size}) {
			r.Over = min(r.Over, n)
		}
		if !p.before(from) && p.before(to) {
			if r.SelectFrom < 0 {
				r.SelectFrom = n
			}
			r.SelectTo = n + len(s.Text)
		}
		n += len(s.Text)
	}
	r.SelectFrom = max(r.SelectFrom, 0)
}

// Cursor gives the cursor's column and row in the box.
func (e *Editor) Cursor() (x, y int) {
	e.follow()
	at := e.rowOf(e.cur)
	top := e.rowOf(e.top)
	for y = 0; at != top; y++ {
		at, _ = e.walk(at, -1)
	}
	return e.column(), y
}

// column gives the cursor's column.
func (e *Editor) column() int {
	l := e.lines[e.cur.line]
	col := 0
	for _, s := range e.spans(l, rowAt(l.rows(e), e.cur.off)) {
		if s.off >= e.cur.off {
			break
		}
		col += s.Width
	}
	return col
}

// Click puts the cursor at the place nearest to a column and row of the box.
func (e *Editor) Click(x, y int) {
	e.follow()
	at, _ := e.walk(e.rowOf(e.top), min(max(y, 0), e.height-1))
	e.moveTo(e.nearest(at, max(x, 0)))
}

// Scroll moves the window by n rows (down when positive), and the cursor with it when it would leave the window.
func (e *Editor) Scroll(n int) {
	e.follow()
	top := e.rowOf(e.top)
	if n > 0 {
		// The window does not go further down than the end of the text.
		bottom, _ := e.walk(top, e.height-1)
		_, room := e.walk(bottom, n)
		n = room
	}
	top, _ = e.walk(top, n)
	e.top = pos{top.line, e.lines[top.line].rows(e)[top.row]}
	bottom, _ := e.walk(top, e.height-1)
	at, want := e.rowOf(e.cur), e.want
	if want < 0 {
		want = e.column()
	}
	switch {
	case at.before(top):
		e.moveTo(e.nearest(top, want))
	case bottom.before(at):
		e.moveTo(e.nearest(bottom, want))
	}
	e.want = want
}

// TotalRows gives the rows that the whole text takes. It wraps every line not yet wrapped at this width.
func (e *Editor) TotalRows() int {
	n := 0
	for _, l := range e.lines {
		n += len(l.rows(e))
	}
	return n
}

// ScrollOffset gives how many rows are above the window. Like TotalRows it is meant for a scroll bar.
func (e *Editor) ScrollOffset() int {
	e.follow()
	top := e.rowOf(e.top)
	n := top.row
	for _, l := range e.lines[:top.line] {
		n += len(l.rows(e))
	}
	return n
}

func (r rowPos) before(s rowPos) bool { return r.line < s.line || r.line == s.line && r.row < s.row }

// rowOf gives the row that holds a place.
func (e *Editor) rowOf(p pos) rowPos {
	return rowPos{p.line, rowAt(e.lines[p.line].rows(e), p.off)}
}

// walk goes n rows down, or up when negative, as far as there are rows, and tells how many it went.
func (e *Editor) walk(at rowPos, n int) (rowPos, int) {
	moved := 0
	for ; moved < n; moved++ {
		if at.row+1 < len(e.lines[at.line].rows(e)) {
			at.row++
		} else if at.line+1 < len(e.lines) {
			at = rowPos{at.line + 1, 0}
		} else {
			break
		}
	}
	for ; moved > n; moved-- {
		if at.row > 0 {
			at.row--
		} else if at.line > 0 {
			at = rowPos{at.line - 1, len(e.lines[at.line-1].rows(e)) - 1}
		} else {
			break
		}
	}
	return at, moved
}

// nearest gives the place of a row that is nearest to a column from the left.
func (e *Editor) nearest(at rowPos, col int) pos {
	l := e.lines[at.line]
	off := e.last(l, at.row)
	for _, s := range e.spans(l, at.row) {
		if col < s.col+s.Width && s.off < off {
			off = s.off
			break
		}
	}
	return pos{at.line, off}
}

// follow moves the window as little as needed to hold the cursor and to leave no row empty that could show text.
func (e *Editor) follow() {
	e.top.line = min(e.top.line, len(e.lines)-1)
	e.top.off = min(e.top.off, len(e.lines[e.top.line].text))
	top, at := e.rowOf(e.top), e.rowOf(e.cur)
	if at.before(top) {
		top = at
	}
	if highest, _ := e.walk(at, 1-e.height); top.before(highest) {
		top = highest
	}
	if _, below := e.walk(top, e.height-1); below < e.height-1 {
		top, _ = e.walk(top, below-(e.height-1))
	}
	e.top = pos{top.line, e.lines[top.line].rows(e)[top.row]}
}

// limitPos gives the place where the limit is reached; behind the end when it is not.
func (e *Editor) limitPos() pos {
	beyond := pos{len(e.lines), 0}
	if e.limit == 0 || e.count <= e.limit {
		return beyond
	}
	left := e.limit
	for i, l := range e.lines {
		for off := 0; off < len(l.text); left-- {
			if left == 0 {
				return pos{i, off}
			}
			_, size := utf8.DecodeRuneInString(l.text[off:])
			off += size
		}
		if left == 0 {
			return pos{i, len(l.text)}
		}
		left-- // the line break
	}
	return beyond
}
