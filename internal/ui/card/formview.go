package card

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// place is where an entry was drawn last, for the mouse: its rows, and where its control begins.
type place struct {
	id      string
	y, h, x int
}

// widths of a form's columns.
type columns struct {
	label, value, count int
}

const (
	indent      = 2  // of what is in a group
	widestLabel = 15 // of a label with its mark
	countWidth  = 8  // "180/200" and the space before it

	requiredMark = " *"
)

func (f *form) columns(w int) columns {
	c := columns{count: countWidth}
	for _, g := range f.groups {
		for _, d := range g.fields {
			c.label = max(c.label, hangul.Width(f.s.Say(d.name))+3)
		}
		if g.rows != nil {
			for _, d := range g.rows.fields {
				c.label = max(c.label, hangul.Width(f.s.Say(d.name))+3)
			}
		}
	}
	c.label = min(c.label, widestLabel)
	if w < 48 {
		c.label = min(c.label, 13)
	}
	c.value = max(6, w-indent-c.label-c.count)
	return c
}

// view draws what fits of the form into h rows; what has the focus is among it. problems belong to entries by their place.
func (f *form) view(w, h int, problems map[string][]problem, count func(string) int) kit.Block {
	var all kit.Block
	f.places = f.places[:0]
	cols := f.columns(w)
	from, to := 0, 0
	for i, e := range f.entries {
		y := len(all.Rows)
		b := f.entry(e, cols, w, count, problems[e.id])
		for _, p := range problems[e.id] {
			b = kit.Stack(b, f.told(p, w))
		}
		all = kit.Stack(all, b)
		f.places = append(f.places, place{e.id, y, len(b.Rows), indent + cols.label})
		if e.id == f.focus {
			from, to = y, len(all.Rows)
			if i == 1 && f.entries[0].role == heading {
				from = 0
			}
		}
	}
	return f.window(all, from, to, h)
}

// window moves the part of the form on show just so far that the rows from and to are in it.
func (f *form) window(all kit.Block, from, to, h int) kit.Block {
	if !f.wheeled {
		f.top = max(f.top, to-h)
		f.top = min(f.top, from)
		if c := all.Cursor; c != nil {
			f.top = max(f.top, c.Y-h+1)
		}
	}
	f.top = max(0, min(f.top, len(all.Rows)-h))
	out := kit.Lines(all.Rows[f.top:]...)
	if c := all.Cursor; c != nil && c.Y >= f.top {
		out.Cursor = &kit.Cursor{X: c.X, Y: c.Y - f.top}
	}
	return out.Fit(h)
}

// requires tells whether a field on show must be filled in.
func (f *form) requires() bool {
	return slices.ContainsFunc(f.entries, func(e entry) bool { return e.role == value && e.field.required })
}

func (f *form) entry(e entry, cols columns, w int, count func(string) int, wrong []problem) kit.Block {
	switch e.role {
	case header:
		return kit.Lines(f.header(e, w, len(wrong)))
	case heading:
		return kit.Lines("  " + f.s.Theme.Dim.On(elide(f.s, f.label(e), w-2)))
	case adder:
		return kit.Lines("  " + f.paint(e, f.s.Theme.Key).On(elide(f.s, "+ "+f.label(e), w-2)))
	}
	mark := ""
	if e.field.required {
		mark = requiredMark
	}
	label := elide(f.s, f.label(e), cols.label-1-len(mark)) + mark // the name gives way, the mark stays
	left := "  " + f.paint(e, kit.Paint{}).On(hangul.PadRight(label, cols.label))
	c := f.control(e)
	room := cols.value
	if e.field.limit == 0 {
		room += cols.count
	}
	b := kit.Beside(kit.Lines(left), indent+cols.label, c.view(room))
	if n := f.count(e, c, count); n != "" {
		gap := max(1, w-kit.Width(b.Rows[0])-hangul.Width(n))
		paint := f.s.Theme.Dim
		if count(c.value()) > e.field.limit {
			paint = f.s.Theme.Bad
		}
		b.Rows[0] += strings.Repeat(" ", gap) + paint.On(n)
	}
	return b
}

// count is "12/16" beside a field with a limit, once something is written.
func (f *form) count(e entry, c *control, count func(string) int) string {
	if e.field.limit == 0 || c.value() == "" && e.id != f.focus {
		return ""
	}
	return fmt.Sprintf("%d/%d", count(c.value()), e.field.limit)
}

// header is the first row of a group: whether it is open, its name, and what is inside of a folded one.
func (f *form) header(e entry, w, wrong int) string {
	sign := "+ "
	note := ""
	if f.open[e.id] {
		sign = "- "
	} else if n := f.filled(f.groups[e.group]); n > 0 {
		note = "  " + f.s.Say(text.CardFilled, n)
	}
	name := elide(f.s, f.label(e), w-4)
	row := f.paint(e, f.s.Theme.Title).On(sign + name)
	if wrong > 0 && !f.open[e.id] {
		return row
	}
	return row + f.s.Theme.Dim.On(elide(f.s, note, max(0, w-kit.Width(row))))
}

// filled counts what is written in a group.
func (f *form) filled(g group) int {
	n := 0
	for _, d := range g.fields {
		if f.doc.scalar(d.path) != "" {
			n++
		}
	}
	if g.rows != nil {
		n += f.doc.length(g.rows.path)
	}
	return n
}

// paint is the accent for what has the focus.
func (f *form) paint(e entry, other kit.Paint) kit.Paint {
	if e.id == f.focus {
		return f.s.Theme.Accent
	}
	return other
}

// told is a problem below its field.
func (f *form) told(p problem, w int) kit.Block {
	paint, mark := f.s.Theme.Bad, f.s.Glyphs.Cross
	if p.warning {
		paint, mark = f.s.Theme.Warn, "!"
	}
	var b kit.Block
	for i, row := range kit.Wrap(p.say, max(8, w-6)) {
		lead := "      "
		if i == 0 {
			lead = "    " + paint.On(mark) + " "
		}
		b.Rows = append(b.Rows, lead+paint.On(hangul.Clip(row, w-6)))
	}
	return b
}

// click gives the focus to what is at a row of the form as last drawn, and the click to its field.
func (f *form) click(m tea.MouseClickMsg) {
	y := m.Y + f.top
	for _, at := range f.places {
		if y < at.y || y >= at.y+at.h {
			continue
		}
		i := f.at(at.id)
		if i < 0 || !f.entries[i].focusable() {
			return
		}
		f.setFocus(at.id)
		e := f.entries[i]
		switch {
		case e.role == header:
			f.fold(e)
		case e.role == adder:
			f.addRow(e)
		case m.X >= at.x:
			m.X, m.Y = m.X-at.x, y-at.y
			f.update(m)
		}
		return
	}
}

// wheel moves the part on show and leaves the focus where it is, until the next key.
func (f *form) wheel(m tea.MouseWheelMsg) {
	switch m.Button {
	case tea.MouseWheelUp:
		f.top -= 3
	case tea.MouseWheelDown:
		f.top += 3
	default:
		return
	}
	f.wheeled = true
}

func elide(s *kit.Shared, words string, w int) string {
	return hangul.Elide(words, max(0, w), s.Glyphs.Ellipsis)
}
