package editor

import "kakaotui/internal/hangul"

// line is one line of the text, wrapped when somebody looks at it.
type line struct {
	text   string
	layout int         // Editor.layout for which starts holds
	starts []int       // offset of each row; the last row may be empty, to hold the cursor behind a full one
	shown  map[int]Row // rows as drawn before, without marks
}

// rows gives the line's rows as offsets of their first byte.
func (l *line) rows(e *Editor) []int {
	if l.layout != e.layout {
		l.starts = e.wrap(append(l.starts[:0], 0), l.text, nil)
		l.layout, l.shown = e.layout, nil
	}
	return l.starts
}

// splice replaces text[from:to] by s and wraps only the rows that this can change: the break of a row depends on no more than
// the two rows after it, and from the first row that begins where one began before, all rows are as they were.
func (l *line) splice(e *Editor, from, to int, s string) {
	old := l.starts
	fits := l.layout == e.layout
	l.text, l.shown = l.text[:from]+s+l.text[to:], nil
	if !fits {
		return
	}
	keep := max(rowAt(old, from)-3, 0)
	shift := from + len(s) - to
	next := rowAt(old, to)
	fresh := append(make([]int, 0, len(old)+2+len(s)/max(e.width, 1)), old[:keep+1]...)
	l.starts = e.wrap(fresh, l.text, func(starts []int, start int) []int {
		for next < len(old) && (old[next] < to || old[next]+shift < start) {
			next++
		}
		if next == len(old) || old[next]+shift != start {
			return nil
		}
		for _, o := range old[next:] {
			starts = append(starts, o+shift)
		}
		return starts
	})
}

// rowAt gives the row that holds the offset: the last one that does not begin behind it.
func rowAt(starts []int, off int) int {
	lo, hi := 0, len(starts)-1
	for lo < hi {
		if mid := (lo + hi + 1) / 2; starts[mid] <= off {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

// wrap adds the rows of text that follow the last of starts. Before each row join is asked whether the rest is known.
func (e *Editor) wrap(starts []int, text string, join func(starts []int, start int) []int) []int {
	for start := starts[len(starts)-1]; ; {
		end, full := e.row(text, start)
		if end == len(text) && !full {
			return starts
		}
		if join != nil {
			if all := join(starts, end); all != nil {
				return all
			}
		}
		starts = append(starts, end)
		if end == len(text) {
			return starts
		}
		start = end
	}
}

// row finds where the row that begins at start ends: behind the last blank where the text has to break, or, in a word wider
// than the box, before the first grapheme without room. full tells that the last column is taken.
func (e *Editor) row(text string, start int) (end int, full bool) {
	col, blank := 0, -1
	for i := start; i < len(text); {
		n := hangul.First(text[i:])
		cluster := text[i : i+n]
		w := e.cell(cluster, col).Width
		if col+w > e.width || col == e.width {
			if blank >= 0 {
				return blank, false
			}
			return i, true
		}
		col += w
		i += n
		if cluster == " " || cluster == "\t" || cluster == "\u3000" {
			blank = i
		}
	}
	return len(text), col == e.width
}

// cell draws a grapheme so that it fits into the box: a tab ends at the box's edge, and what is wider than the box is a sign.
func (e *Editor) cell(cluster string, col int) hangul.Cell {
	c := e.measure.Cell(cluster, col)
	if cluster == "\t" {
		if room := e.width - col; room > 0 && c.Width > room {
			return hangul.Cell{Text: c.Text[:room], Width: room}
		}
		return c
	}
	if c.Width > e.width {
		return hangul.Cell{Text: hangul.Sign, Width: 1}
	}
	return c
}

// span is a grapheme of a row: where it stands in the line, and how it is drawn.
type span struct {
	off, size, col int
	hangul.Cell
}

// spans gives the graphemes of one row. The next call uses the same memory.
func (e *Editor) spans(l *line, row int) []span {
	from, to := l.bounds(e, row)
	all := e.scratch[:0]
	for col := 0; from < to; {
		n := hangul.First(l.text[from:to])
		c := e.cell(l.text[from:from+n], col)
		all = append(all, span{from, n, col, c})
		col += c.Width
		from += n
	}
	e.scratch = all
	return all
}

// bounds gives the offsets of a row's beginning and end.
func (l *line) bounds(e *Editor, row int) (from, to int) {
	starts := l.rows(e)
	if row+1 < len(starts) {
		return starts[row], starts[row+1]
	}
	return starts[row], len(l.text)
}
