package editor

import (
	"unicode"
	"unicode/utf8"

	"kakaotui/internal/hangul"
)

// moveTo puts the cursor somewhere and forgets the wanted column. The selection stays.
func (e *Editor) moveTo(p pos) { e.cur, e.want = p, -1 }

// Left goes one grapheme back, Right one on; over the line break into the other line.
func (e *Editor) Left() { e.moveTo(e.left(e.cur)) }

// Right goes one grapheme on.
func (e *Editor) Right() { e.moveTo(e.right(e.cur)) }

// WordLeft goes to the beginning of the word before the cursor.
func (e *Editor) WordLeft() { e.moveTo(e.wordLeft(e.cur)) }

// WordRight goes behind the word that follows the cursor.
func (e *Editor) WordRight() { e.moveTo(e.wordRight(e.cur)) }

// Top goes to the beginning of the text, Bottom to its end.
func (e *Editor) Top() { e.moveTo(pos{}) }

// Bottom goes to the end of the text.
func (e *Editor) Bottom() { e.moveTo(e.end()) }

// Home goes to the beginning of the row as shown; from there to the beginning of the line.
func (e *Editor) Home() {
	starts := e.lines[e.cur.line].rows(e)
	start := starts[rowAt(starts, e.cur.off)]
	if start == e.cur.off {
		start = 0
	}
	e.moveTo(pos{e.cur.line, start})
}

// End goes to the last place of the row as shown; from there to the end of the line. The place behind the last grapheme of a
// row that goes on is the beginning of the next one, so the last place is before that grapheme, mostly a blank.
func (e *Editor) End() {
	l := e.lines[e.cur.line]
	row := rowAt(l.rows(e), e.cur.off)
	off := e.last(l, row)
	if off == e.cur.off {
		off = len(l.text)
	}
	e.moveTo(pos{e.cur.line, off})
}

// last gives the last place of a row.
func (e *Editor) last(l *line, row int) int {
	from, to := l.bounds(e, row)
	if row == len(l.starts)-1 {
		return to
	}
	off := from
	for i := from; i < to; i += hangul.First(l.text[i:to]) {
		off = i
	}
	return off
}

// Up goes one row up and Down one down, as near as can be to the column where the way up and down began. In the first row Up
// goes to its beginning, in the last row Down to its end.
func (e *Editor) Up() { e.vertical(-1) }

// Down goes one row down.
func (e *Editor) Down() { e.vertical(1) }

// PageUp goes up by the height of the box.
func (e *Editor) PageUp() { e.vertical(-e.height) }

// PageDown goes down by the height of the box.
func (e *Editor) PageDown() { e.vertical(e.height) }

func (e *Editor) vertical(n int) {
	want := e.want
	if want < 0 {
		want = e.column()
	}
	at, moved := e.walk(e.rowOf(e.cur), n)
	switch {
	case moved != 0:
		e.moveTo(e.nearest(at, want))
	case n < 0:
		e.moveTo(pos{})
	default:
		e.moveTo(e.end())
	}
	e.want = want
}

// left gives the place one grapheme before p.
func (e *Editor) left(p pos) pos {
	if p.off == 0 {
		if p.line == 0 {
			return p
		}
		return pos{p.line - 1, len(e.lines[p.line-1].text)}
	}
	l := e.lines[p.line]
	starts := l.rows(e)
	i := starts[rowAt(starts, p.off-1)]
	for {
		n := hangul.First(l.text[i:])
		if i+n >= p.off {
			return pos{p.line, i}
		}
		i += n
	}
}

// right gives the place one grapheme behind p.
func (e *Editor) right(p pos) pos {
	rest := e.lines[p.line].text[p.off:]
	if rest != "" {
		return pos{p.line, p.off + hangul.First(rest)}
	}
	if p.line == len(e.lines)-1 {
		return p
	}
	return pos{p.line + 1, 0}
}

// class is what a grapheme is to the movement by words.
type class uint8

const (
	blank class = iota
	punctuation
	word
)

// between gives the class of the graphemes between two neighbouring places; a line break is a blank.
func (e *Editor) between(from, to pos) class {
	if from.line != to.line {
		return blank
	}
	r, _ := utf8.DecodeRuneInString(e.lines[from.line].text[from.off:])
	switch {
	case unicode.IsSpace(r):
		return blank
	case r == '_' || unicode.In(r, unicode.L, unicode.N, unicode.M):
		return word
	}
	return punctuation
}

func (e *Editor) wordLeft(p pos) pos {
	seen := blank
	for {
		q := e.left(p)
		if q == p {
			return p
		}
		c := e.between(q, p)
		if seen != blank && c != seen {
			return p
		}
		seen, p = c, q
	}
}

func (e *Editor) wordRight(p pos) pos {
	seen := blank
	for {
		q := e.right(p)
		if q == p {
			return p
		}
		c := e.between(p, q)
		if seen != blank && c != seen {
			return p
		}
		seen, p = c, q
	}
}
