package kit

import "strings"

// Block is a drawn part: rows no wider than it was given, and the place of the terminal's cursor relative to its upper
// left corner, when it can be typed into.
type Block struct {
	Rows   []string
	Cursor *Cursor
}

// Cursor is a place in a block, in columns and rows.
type Cursor struct{ X, Y int }

// Lines makes a block of rows without a cursor.
func Lines(rows ...string) Block { return Block{Rows: rows} }

// Indent moves a block right by n columns.
func (b Block) Indent(n int) Block {
	pad := strings.Repeat(" ", n)
	out := Block{Rows: make([]string, len(b.Rows))}
	for i, r := range b.Rows {
		if r != "" {
			r = pad + r
		}
		out.Rows[i] = r
	}
	if b.Cursor != nil {
		out.Cursor = &Cursor{b.Cursor.X + n, b.Cursor.Y}
	}
	return out
}

// Stack puts blocks below one another; the last block with a cursor has it.
func Stack(blocks ...Block) Block {
	var out Block
	for _, b := range blocks {
		if b.Cursor != nil {
			out.Cursor = &Cursor{b.Cursor.X, b.Cursor.Y + len(out.Rows)}
		}
		out.Rows = append(out.Rows, b.Rows...)
	}
	return out
}

// Beside puts right at column x of left, whose rows must be narrower than x.
func Beside(left Block, x int, right Block) Block {
	n := max(len(left.Rows), len(right.Rows))
	out := Block{Rows: make([]string, n), Cursor: left.Cursor}
	for i := range n {
		var l, r string
		if i < len(left.Rows) {
			l = left.Rows[i]
		}
		if i < len(right.Rows) {
			r = right.Rows[i]
		}
		if r != "" {
			l += strings.Repeat(" ", max(0, x-Width(l))) + r
		}
		out.Rows[i] = l
	}
	if right.Cursor != nil {
		out.Cursor = &Cursor{right.Cursor.X + x, right.Cursor.Y}
	}
	return out
}

// Fit cuts or fills a block to exactly h rows.
func (b Block) Fit(h int) Block {
	for len(b.Rows) < h {
		b.Rows = append(b.Rows, "")
	}
	b.Rows = b.Rows[:h]
	if b.Cursor != nil && b.Cursor.Y >= h {
		b.Cursor = nil
	}
	return b
}
