package part

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/editor"
	"kakaotui/internal/ui/kit"
)

// barWidth is the bar at the left of an edit box and the space behind it.
const barWidth = 2

// EditBox is a text area of several lines with a thin bar at its left, in the accent while it has the focus. What is beyond the
// limit is marked, never refused.
type EditBox struct {
	s       *kit.Shared
	e       *editor.Editor
	focused bool
	stale   bool // something changed since the last drawing
	look    look
	cached  kit.Block
}

// NewEditBox makes an empty edit box; limit is in code points, 0 for none.
func NewEditBox(s *kit.Shared, limit int) *EditBox {
	b := &EditBox{s: s, e: editor.New(), stale: true}
	b.e.SetLimit(limit)
	return b
}

// Text is what was typed, in NFC with \n as line break.
func (b *EditBox) Text() string { return b.e.Text() }

// SetText replaces the text and forgets what could be undone.
func (b *EditBox) SetText(s string) { b.e.SetText(s); b.stale = true }

// Replace replaces the text so that a person can undo it.
func (b *EditBox) Replace(s string) { b.e.Replace(s); b.stale = true }

// Len is the length in code points; Version changes with every change of the text.
func (b *EditBox) Len() int     { return b.e.Len() }
func (b *EditBox) Version() int { return b.e.Version() }

// Undo takes back the last change, Redo does it again; false when there is none.
func (b *EditBox) Undo() bool { b.stale = true; return b.e.Undo() }
func (b *EditBox) Redo() bool { b.stale = true; return b.e.Redo() }

// Focus and Blur say whether keys go to this box.
func (b *EditBox) Focus()        { b.focused, b.stale = true, true }
func (b *EditBox) Blur()         { b.focused, b.stale = false, true }
func (b *EditBox) Focused() bool { return b.focused }

// Update takes the keys and pastes of a focused box, and clicks and wheel turns with coordinates relative to its View; used is
// false for what it has no use for.
func (b *EditBox) Update(msg tea.Msg) (cmd tea.Cmd, used bool) {
	switch m := msg.(type) {
	case tea.PasteMsg:
		b.e.Insert(m.Content)
		used = true
	case tea.MouseClickMsg:
		if used = m.Button == tea.MouseLeft; used {
			b.e.Select(m.Mod&tea.ModShift != 0)
			b.e.Click(max(0, m.X-barWidth), m.Y)
		}
	case tea.MouseWheelMsg:
		used = b.wheel(m.Button)
	case tea.KeyPressMsg:
		used = b.press(m)
	}
	b.stale = b.stale || used
	return nil, used
}

func (b *EditBox) wheel(button tea.MouseButton) bool {
	switch button {
	case tea.MouseWheelUp:
		b.e.Scroll(-1)
	case tea.MouseWheelDown:
		b.e.Scroll(1)
	default:
		return false
	}
	return true
}

// rowMoves are the cursor keys that only a text of several rows has.
var rowMoves = map[string]func(*editor.Editor){
	"up": (*editor.Editor).Up, "down": (*editor.Editor).Down,
	"pgup": (*editor.Editor).PageUp, "pgdown": (*editor.Editor).PageDown,
	"ctrl+home": (*editor.Editor).Top, "ctrl+end": (*editor.Editor).Bottom,
	"alt+<": (*editor.Editor).Top, "alt+>": (*editor.Editor).Bottom,
}

func (b *EditBox) press(k tea.KeyPressMsg) bool {
	if isText(k) {
		b.e.Insert(k.Text)
		return true
	}
	name := k.Keystroke()
	if change, ok := changes[name]; ok {
		change(b.e)
		return true
	}
	switch name {
	case "enter", "shift+enter", "alt+enter", "ctrl+j":
		b.e.Insert("\n")
		return true
	case "alt+a":
		b.e.SelectAll()
		return true
	}
	shift := strings.Contains(name, "shift+")
	name = strings.Replace(name, "shift+", "", 1)
	if move, ok := moves[name]; ok {
		b.e.Select(shift)
		move(b.e)
		return true
	}
	if move, ok := rowMoves[name]; ok {
		b.e.Select(shift)
		move(b.e)
		return true
	}
	return false
}

// View draws the box into exactly h rows of at most w columns.
func (b *EditBox) View(w, h int) kit.Block {
	l := lookOf(b.s, w, h)
	if !b.stale && l == b.look {
		return b.cached
	}
	b.look, b.stale = l, false
	b.e.SetSize(max(1, w-barWidth), max(1, h))
	bar := b.s.Theme.Dim.On(b.s.Glyphs.Bar)
	if b.focused {
		bar = b.s.Theme.Accent.On(b.s.Glyphs.Bar)
	}
	rows := make([]string, 0, h)
	for _, r := range b.e.Rows() {
		rows = append(rows, bar+" "+b.painted(r))
	}
	for len(rows) < h {
		rows = append(rows, bar)
	}
	b.cached = kit.Lines(rows[:max(h, 0)]...)
	if b.focused {
		x, y := b.e.Cursor()
		b.cached.Cursor = &kit.Cursor{X: min(x+barWidth, max(0, w-1)), Y: y}
	}
	return b.cached
}

// painted marks what is selected and what is beyond the limit.
func (b *EditBox) painted(r editor.Row) string {
	if r.Over == len(r.Text) && r.SelectFrom == r.SelectTo {
		return r.Text
	}
	before, chosen, after := r.SelectFrom, r.SelectTo, len(r.Text)
	return b.over(r, 0, before) + b.s.Theme.Chosen.On(r.Text[before:chosen]) + b.over(r, chosen, after)
}

func (b *EditBox) over(r editor.Row, from, to int) string {
	at := max(from, min(r.Over, to))
	return r.Text[from:at] + b.s.Theme.Over.On(r.Text[at:to])
}
