package part

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Choice is one line of a picker. Label and About are plain text that is safe to show.
type Choice struct {
	Label, About string
	// Also is found too, though it is not shown: the label in the other language.
	Also string
	// Note stands at the right end.
	Note string
	// Always is not filtered away.
	Always bool
}

// Picker chooses one of many lines: arrow keys move, what is typed filters by words, initial consonants (ㅍㄷ finds 피드) or
// the keys of the other layout.
type Picker struct {
	s      *kit.Shared
	field  *Field
	all    []Choice
	found  []int
	chosen int // among found
	top    int
	height int // of the list as last drawn
	y      int // of the list as last drawn
}

// NewPicker makes an empty picker; hint stands where the filter is typed.
func NewPicker(s *kit.Shared, hint text.Sentence) *Picker {
	p := &Picker{s: s, field: NewField(s, text.Sentence{}, hint)}
	p.field.Focus()
	return p
}

// Set exchanges the lines; chosen is the one that is chosen then, in their order. The filter stays.
func (p *Picker) Set(all []Choice, chosen int) {
	p.all = all
	p.filter()
	for i, at := range p.found {
		if at == chosen {
			p.chosen = i
		}
	}
}

// Clear empties the filter.
func (p *Picker) Clear() { p.field.SetValue(""); p.filter() }

// Typed is the filter.
func (p *Picker) Typed() string { return p.field.Value() }

// Chosen is the chosen line in the order of Set; false when the filter left none.
func (p *Picker) Chosen() (int, bool) {
	if p.chosen >= len(p.found) {
		return 0, false
	}
	return p.found[p.chosen], true
}

// filter keeps what was typed, wherever it stands in a label.
func (p *Picker) filter() {
	p.found, p.chosen, p.top = p.found[:0], 0, 0
	want := strings.TrimSpace(p.field.Value())
	for i, c := range p.all {
		if want == "" || c.Always || Matches(c.Label, want) || Matches(c.Also, want) {
			p.found = append(p.found, i)
		}
	}
	for i, at := range p.found {
		if want != "" && !p.all[at].Always {
			p.chosen = i
			return
		}
	}
}

// Matches tells whether a name holds what was typed: as it stands, by its initial consonants, or by the keys of the other
// layout.
func Matches(name, typed string) bool {
	return hangul.Initials(name, typed) || strings.Contains(keysOf(name), keysOf(typed))
}

func keysOf(s string) string { return strings.ToLower(hangul.Keys(s)) }

// Move goes some lines on, around the ends.
func (p *Picker) Move(by int) {
	if n := len(p.found); n > 0 {
		p.chosen = ((p.chosen+by)%n + n) % n
	}
}

// Update takes typing, arrow keys, clicks and the wheel; used is false for what it has no use for (enter, esc). A click
// chooses a line; clicked then says so.
func (p *Picker) Update(msg tea.Msg) (cmd tea.Cmd, used, clicked bool) {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		if m.Button == tea.MouseWheelUp {
			p.Move(-min(1, p.chosen))
		} else if p.chosen < len(p.found)-1 {
			p.Move(1)
		}
		return nil, true, false
	case tea.MouseClickMsg:
		i := m.Y - p.y + p.top
		if m.Button != tea.MouseLeft || m.Y < p.y || i >= len(p.found) || m.Y >= p.y+p.height {
			return nil, false, false
		}
		p.chosen = i
		return nil, true, true
	case tea.KeyPressMsg:
		if p.press(m.Keystroke()) {
			return nil, true, false
		}
	}
	before := p.field.Version()
	cmd, used = p.field.Update(msg)
	if p.field.Version() != before {
		p.filter()
	}
	return cmd, used, false
}

func (p *Picker) press(name string) bool {
	switch name {
	case "down", "ctrl+n", "tab":
		p.Move(1)
	case "up", "shift+tab":
		p.Move(-1)
	case "pgdown":
		p.chosen = max(0, min(p.chosen+max(1, p.height), len(p.found)-1))
	case "pgup":
		p.chosen = max(0, p.chosen-max(1, p.height))
	default:
		return false
	}
	return true
}

// Hidden is how many lines are out of sight above and below those last drawn.
func (p *Picker) Hidden() (above, below int) {
	return min(p.top, len(p.found)), max(0, len(p.found)-p.top-p.height)
}

// View draws the filter and as many lines as fit into w columns and h rows; none says that nothing was found.
func (p *Picker) View(w, h int, none string) kit.Block {
	head := p.field.Row(w)
	p.y, p.height = 1, max(1, h-1)
	if len(p.found) == 0 {
		return kit.Stack(head, kit.Prose(p.s.Theme.Dim, none, w, 2)).Fit(h)
	}
	if p.chosen < p.top {
		p.top = p.chosen
	}
	p.top = max(0, max(p.top, p.chosen-p.height+1))
	p.top = min(p.top, max(0, len(p.found)-p.height))
	label := p.labelWidth(w)
	for i := p.top; i < min(len(p.found), p.top+p.height); i++ {
		head.Rows = append(head.Rows, p.line(p.all[p.found[i]], i == p.chosen, label, w))
	}
	return head.Fit(h)
}

// labelWidth is how many columns the labels on show take: what stands at the right end is not cut for them.
func (p *Picker) labelWidth(w int) int {
	label, note := 0, 0
	for _, at := range p.found[p.top:min(len(p.found), p.top+p.height)] {
		label = max(label, hangul.Width(p.all[at].Label))
		note = max(note, hangul.Width(p.all[at].Note))
	}
	return min(label, max(12, min(w*3/5, w-2-2-note)))
}

func (p *Picker) line(c Choice, chosen bool, label, w int) string {
	mark, paint := "  ", kit.Paint{}
	if chosen {
		mark, paint = p.s.Theme.Accent.On(p.s.Glyphs.Prompt)+" ", p.s.Theme.Accent
	}
	note := hangul.Clip(c.Note, max(0, w-2-label-1))
	row := mark + paint.On(cell(c.Label, p.s.Glyphs.Ellipsis, min(label, w-2)))
	room := w - 2 - label - 2 - hangul.Width(note)
	if note != "" {
		room -= 2
	}
	if room > 4 {
		row += "  " + p.s.Theme.Dim.On(hangul.PadRight(hangul.Elide(c.About, room, p.s.Glyphs.Ellipsis), room))
	}
	if note != "" {
		row += spaces(w-kit.Width(row)-hangul.Width(note)) + p.s.Theme.Dim.On(note)
	}
	return row
}
