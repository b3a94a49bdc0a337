package editor

import (
	"strings"

	"kakaotui/internal/hangul"
)

// unwrapped is a width that no line reaches.
const unwrapped = 1 << 30

// Field is a text area of one line that scrolls sideways: a link, a button's title, a key. Use NewField.
type Field struct {
	e     *Editor
	width int
	mask  string
	left  int // byte of the text that the box begins with
}

// NewField gives an empty field of 40 columns.
func NewField() *Field {
	f := &Field{e: New(), width: 40}
	f.e.SetSize(unwrapped, 1)
	return f
}

// SetWidth sets the width of the box in columns, at least 1.
func (f *Field) SetWidth(width int) { f.width = max(width, 1) }

// SetMeasure is as for Editor.
func (f *Field) SetMeasure(m hangul.Measure) { f.e.SetMeasure(m) }

// SetLimit is as for Editor.
func (f *Field) SetLimit(n int) { f.e.SetLimit(n) }

// SetMask has the field draw glyph in place of every grapheme, so that a secret is not on the screen; "" shows the text.
func (f *Field) SetMask(glyph string) { f.mask = hangul.Show(glyph) }

// SetText replaces the text, puts the cursor at its end and forgets what could be undone.
func (f *Field) SetText(s string) { f.e.SetText(oneLine(s)) }

// Insert puts s at the cursor. Line breaks around it go, those inside it and tabs become a space.
func (f *Field) Insert(s string) { f.e.Insert(oneLine(s)) }

// Text gives the text, one line.
func (f *Field) Text() string { return f.e.Text() }

// Len, Empty and Version are as for Editor.
func (f *Field) Len() int { return f.e.Len() }

// Empty reports whether there is no text.
func (f *Field) Empty() bool { return f.e.Empty() }

// Version changes with every change of the text.
func (f *Field) Version() int { return f.e.Version() }

// Backspace takes the grapheme before the cursor.
func (f *Field) Backspace() { f.e.Backspace() }

// Delete takes the grapheme behind the cursor.
func (f *Field) Delete() { f.e.Delete() }

// DeleteToLineStart takes what is before the cursor.
func (f *Field) DeleteToLineStart() { f.e.DeleteToLineStart() }

// DeleteToLineEnd takes what is behind the cursor.
func (f *Field) DeleteToLineEnd() { f.e.DeleteToLineEnd() }

// Clear empties the field. It can be undone.
func (f *Field) Clear() { f.e.Clear() }

// Undo and Redo are as for Editor.
func (f *Field) Undo() bool { return f.e.Undo() }

// Redo does again what Undo took back.
func (f *Field) Redo() bool { return f.e.Redo() }

// Left goes one grapheme back.
func (f *Field) Left() { f.e.Left() }

// Right goes one grapheme on.
func (f *Field) Right() { f.e.Right() }

// Home goes to the beginning.
func (f *Field) Home() { f.e.Top() }

// End goes to the end.
func (f *Field) End() { f.e.Bottom() }

// WordLeft goes to the beginning of the word before the cursor. Behind a mask there are no words: it goes to the beginning.
func (f *Field) WordLeft() {
	if f.mask != "" {
		f.Home()
		return
	}
	f.e.WordLeft()
}

// WordRight goes behind the word that follows the cursor; behind a mask to the end.
func (f *Field) WordRight() {
	if f.mask != "" {
		f.End()
		return
	}
	f.e.WordRight()
}

// DeleteWordBack takes the word before the cursor; behind a mask everything before it.
func (f *Field) DeleteWordBack() {
	if f.mask != "" {
		f.DeleteToLineStart()
		return
	}
	f.e.DeleteWordBack()
}

// DeleteWordForward takes the word behind the cursor; behind a mask everything behind it.
func (f *Field) DeleteWordForward() {
	if f.mask != "" {
		f.DeleteToLineEnd()
		return
	}
	f.e.DeleteWordForward()
}

// Row gives what the box shows.
func (f *Field) Row() Row {
	all := f.cells()
	shown := all[f.follow(all):]
	limit := f.e.limitPos()
	r := Row{Last: true, Over: -1}
	var b strings.Builder
	for _, s := range shown {
		if r.Width+s.Width > f.width {
			r.Last = false
			break
		}
		if r.Over < 0 && limit.before(pos{0, s.off + s.size}) {
			r.Over = b.Len()
		}
		b.WriteString(s.Text)
		r.Width += s.Width
	}
	r.Text, r.First = b.String(), f.left == 0
	if r.Over < 0 {
		r.Over = len(r.Text)
	}
	return r
}

// Cursor gives the cursor's column in the box.
func (f *Field) Cursor() int {
	all := f.cells()
	first := f.follow(all)
	return f.columns(all[first:index(all, f.e.cur.off)])
}

// Click puts the cursor at the place nearest to a column of the box.
func (f *Field) Click(x int) {
	all := f.cells()
	col := 0
	for _, s := range all[f.follow(all):] {
		if col += s.Width; x < col {
			f.e.moveTo(pos{0, s.off})
			return
		}
	}
	f.e.moveTo(f.e.end())
}

// cells gives every grapheme of the text as the field draws it.
func (f *Field) cells() []span {
	all := f.e.spans(f.e.lines[0], 0)
	for i := range all {
		if f.mask != "" {
			all[i].Cell = hangul.Cell{Text: f.mask, Width: f.e.measure.Width(f.mask)}
		}
		if all[i].Width > f.width {
			all[i].Cell = hangul.Cell{Text: hangul.Sign, Width: 1}
		}
	}
	return all
}

// follow scrolls as little as needed to have the cursor, and the grapheme under it, in the box and no room unused behind the
// text while there is text before the box. It gives the first grapheme of the box.
func (f *Field) follow(all []span) int {
	cur := index(all, f.e.cur.off)
	first := min(index(all, f.left), cur)
	under := 1
	if cur < len(all) {
		under = all[cur].Width
	}
	for used := f.columns(all[first:cur]); used+under > f.width; first++ {
		used -= all[first].Width
	}
	for rest := f.columns(all[first:]) + 1; first > 0 && rest+all[first-1].Width <= f.width; {
		first--
		rest += all[first].Width
	}
	f.left = len(f.e.lines[0].text)
	if first < len(all) {
		f.left = all[first].off
	}
	return first
}

func (f *Field) columns(all []span) int {
	n := 0
	for _, s := range all {
		n += s.Width
	}
	return n
}

// index gives the grapheme that holds a byte of the text, len(all) for its end.
func index(all []span, off int) int {
	for i, s := range all {
		if off < s.off+s.size {
			return i
		}
	}
	return len(all)
}

// oneLine makes text fit for a field.
func oneLine(s string) string {
	s = strings.Trim(clean(s), "\n")
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
}
