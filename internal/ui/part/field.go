package part

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/editor"
	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// promptWidth is the prompt at the left of a field and the space behind it.
const promptWidth = 2

// Field is one line to type into: where there is one a label above, a prompt, the text, and below what is wrong or right about
// it. The text scrolls sideways under a cursor that is always inside.
type Field struct {
	// Label stands above the field, or not at all when it is zero. Hint stands in the field while it is empty.
	Label, Hint text.Sentence
	// Note stands below the field: what is wrong with the text (Bad), or what is right about it. "" takes no row.
	Note string
	Bad  bool

	s       *kit.Shared
	e       *editor.Field
	secret  bool
	limit   int
	focused bool
	textRow int  // of the last View, for clicks
	begun   bool // the last drawing showed the beginning of a text that has no room
}

// NewField makes an empty field.
func NewField(s *kit.Shared, label, hint text.Sentence) *Field {
	return &Field{Label: label, Hint: hint, s: s, e: editor.NewField()}
}

// Secret has the field draw one mark for each character; the text itself is then never drawn. It returns the field.
func (f *Field) Secret() *Field { f.secret = true; return f }

// Limited marks what is beyond n code points; nothing keeps a person from typing on. It returns the field.
func (f *Field) Limited(n int) *Field { f.limit = n; f.e.SetLimit(n); return f }

// Value is the text as typed, in NFC.
func (f *Field) Value() string { return f.e.Text() }

// SetValue replaces the text, puts the cursor at its end and forgets what could be undone.
func (f *Field) SetValue(s string) { f.e.SetText(s) }

// Clear empties the field so that a person can undo it.
func (f *Field) Clear() { f.e.Clear() }

// Version changes with every change of the text, and with nothing else.
func (f *Field) Version() int { return f.e.Version() }

// Over is how many code points are beyond the limit.
func (f *Field) Over() int {
	if f.limit == 0 {
		return 0
	}
	return max(0, f.e.Len()-f.limit)
}

// Focus and Blur say whether keys go to this field.
func (f *Field) Focus()        { f.focused = true }
func (f *Field) Blur()         { f.focused = false }
func (f *Field) Focused() bool { return f.focused }

// Update takes the keys and pastes of a focused field, and clicks with coordinates relative to its View; used is false for what
// it has no use for (enter, tab, up, down, esc).
func (f *Field) Update(msg tea.Msg) (cmd tea.Cmd, used bool) {
	switch m := msg.(type) {
	case tea.PasteMsg:
		f.e.Insert(strings.TrimSpace(m.Content))
		return nil, true
	case tea.MouseClickMsg:
		if m.Button != tea.MouseLeft || m.Y != f.textRow {
			return nil, false
		}
		if f.begun {
			f.e.Home() // what was clicked on is the beginning
			f.begun = false
		}
		f.e.Click(max(0, m.X-promptWidth))
		return nil, true
	case tea.KeyPressMsg:
		return nil, f.press(m)
	}
	return nil, false
}

func (f *Field) press(k tea.KeyPressMsg) bool {
	if isText(k) {
		f.e.Insert(k.Text)
		return true
	}
	do, ok := changes[k.Keystroke()]
	if !ok {
		do, ok = moves[k.Keystroke()]
	}
	if ok {
		do(f.e)
	}
	return ok
}

// View draws label, field and note into at most w columns (12 or more), in as many rows as they need.
func (f *Field) View(w int) kit.Block {
	var b kit.Block
	if !f.Label.IsZero() {
		label := hangul.Elide(f.s.Say(f.Label), w, f.s.Glyphs.Ellipsis)
		if f.focused {
			label = f.s.Theme.Accent.On(label)
		}
		b.Rows = append(b.Rows, label)
	}
	row := f.Row(w)
	f.textRow = len(b.Rows)
	b.Rows = append(b.Rows, row.Rows[0])
	if row.Cursor != nil {
		b.Cursor = &kit.Cursor{X: row.Cursor.X, Y: f.textRow}
	}
	b.Rows = append(b.Rows, f.note(w)...)
	return b
}

// Row draws the field alone, one row without label and note.
func (f *Field) Row(w int) kit.Block {
	f.textRow = 0
	paint := f.s.Theme.Dim
	if f.focused {
		paint = f.s.Theme.Accent
	}
	room := max(1, w-promptWidth)
	b := kit.Lines(paint.On(f.s.Glyphs.Prompt) + " " + f.typed(room))
	if f.focused {
		b.Cursor = &kit.Cursor{X: min(promptWidth+f.e.Cursor(), max(0, w-1))}
	}
	return b
}

func (f *Field) typed(w int) string {
	f.e.SetWidth(w)
	if f.e.Empty() {
		return f.s.Theme.Dim.On(hangul.Elide(f.s.Say(f.Hint), w, f.s.Glyphs.Ellipsis))
	}
	if f.secret {
		f.e.SetMask(f.s.Glyphs.Mask)
	}
	if f.begun = !f.focused && !f.secret && hangul.Width(f.e.Text()) > w; f.begun {
		return f.beginning(w)
	}
	r := f.e.Row()
	return r.Text[:r.Over] + f.s.Theme.Over.On(r.Text[r.Over:])
}

// beginning is what a field that nobody types into shows of a text that has no room.
func (f *Field) beginning(w int) string {
	shown := hangul.Elide(text.VisibleLine(f.e.Text()), w, f.s.Glyphs.Ellipsis)
	if f.limit == 0 || f.e.Len() <= f.limit {
		return shown
	}
	n := 0
	for at := range shown {
		if n == f.limit {
			return shown[:at] + f.s.Theme.Over.On(shown[at:])
		}
		n++
	}
	return shown
}

// note is the note below the field, indented to the text.
func (f *Field) note(w int) []string {
	if f.Note == "" {
		return nil
	}
	paint, sign := f.s.Theme.Good, f.s.Glyphs.Check
	if f.Bad {
		paint, sign = f.s.Theme.Bad, f.s.Glyphs.Cross
	}
	var rows []string
	for i, row := range kit.Wrap(f.Note, max(4, w-2*promptWidth)) {
		lead := "    "
		if i == 0 {
			lead = "  " + paint.On(sign) + " "
		}
		rows = append(rows, lead+paint.On(row))
	}
	return rows
}
