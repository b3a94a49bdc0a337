package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
)

// Prose breaks a text into painted rows of at most w columns that begin at column indent and leave the last column free. No
// text gives no row.
func Prose(p Paint, s string, w, indent int) Block {
	if s == "" {
		return Block{}
	}
	pad := strings.Repeat(" ", indent)
	var b Block
	for _, row := range Wrap(s, w-indent-1) {
		b.Rows = append(b.Rows, pad+p.On(row))
	}
	return b
}

// Scroll shows the part of a block that fits where the terminal is too low for all of it. Its zero value is ready.
type Scroll struct {
	top   int
	moved bool // by a person; otherwise the block decides
	// What was hidden in the last View.
	above, below bool
}

// Reset shows again what matters most.
func (s *Scroll) Reset() { s.top, s.moved = 0, false }

// View cuts b to h rows. As long as nobody scrolled, row last is in sight, the cursor's row before it;
// last below zero shows the block's beginning.
func (s *Scroll) View(b Block, last, h int) Block {
	if !s.moved {
		s.top = max(0, last-h+1)
		if b.Cursor != nil {
			s.top = min(s.top, b.Cursor.Y)
		}
	}
	s.top = max(0, min(s.top, len(b.Rows)-h))
	s.above, s.below = s.top > 0, len(b.Rows) > s.top+h
	out := Block{Rows: append([]string(nil), b.Rows[s.top:]...)}
	if c := b.Cursor; c != nil && c.Y >= s.top {
		out.Cursor = &Cursor{c.X, c.Y - s.top}
	}
	return out.Fit(h)
}

// Bindings are the keys that scroll; the help line has one of them while something is hidden: the one that leads on.
func (s *Scroll) Bindings() []Binding {
	down := Bind(text.KeyScroll, func() tea.Cmd { s.by(1); return nil }, "pgdown", "down")
	if !s.below {
		down = down.Hush()
	}
	up := Bind(text.KeyScroll, func() tea.Cmd { s.by(-1); return nil }, "pgup", "up")
	if s.below || !s.above {
		up = up.Hush()
	}
	return []Binding{down, up}
}

// by scrolls some rows; View keeps it inside.
func (s *Scroll) by(n int) { s.top, s.moved = max(0, s.top+n), true }
