package card

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// tallest is how many rows a field of several lines takes at most.
const tallest = 5

// control is what a field is typed into: one line, several lines, or one of few values.
type control struct {
	line *part.Field
	box  *part.EditBox
	few  *chooser
	seen int // version of what was stored last
}

// control is that of an entry; it is made when it is first needed and shows what the document holds.
func (f *form) control(e entry) *control {
	if c := f.controls[e.id]; c != nil {
		return c
	}
	written := f.doc.scalar(e.id)
	if e.role == name {
		written = f.doc.at(f.groups[e.group].rows.path).keys[e.row]
	}
	limit := 0
	if f.marked > 0 {
		limit = e.field.limit
	}
	c := &control{}
	switch {
	case e.field.manner == choice:
		c.few = &chooser{s: f.s, options: e.field.choices, value: written}
	case e.field.manner == lines || strings.ContainsAny(written, "\r\n"):
		c.box = part.NewEditBox(f.s, limit)
		c.box.SetText(written)
	default:
		c.line = part.NewField(f.s, text.Sentence{}, e.field.hint).Limited(limit)
		c.line.SetValue(written)
	}
	c.seen = c.version()
	if e.id == f.focus {
		c.focus()
	}
	f.controls[e.id] = c
	return c
}

func (c *control) version() int {
	switch {
	case c.line != nil:
		return c.line.Version()
	case c.box != nil:
		return c.box.Version()
	}
	return c.few.version
}

func (c *control) value() string {
	switch {
	case c.line != nil:
		return c.line.Value()
	case c.box != nil:
		return c.box.Text()
	}
	return c.few.value
}

// changed gives what is typed when it is another than the last time.
func (c *control) changed() (string, bool) {
	v := c.version()
	if v == c.seen {
		return "", false
	}
	c.seen = v
	return c.value(), true
}

func (c *control) focus() {
	switch {
	case c.line != nil:
		c.line.Focus()
	case c.box != nil:
		c.box.Focus()
	default:
		c.few.focused = true
	}
}

func (c *control) blur() {
	switch {
	case c.line != nil:
		c.line.Blur()
	case c.box != nil:
		c.box.Blur()
	default:
		c.few.focused = false
	}
}

// update takes what the field has a use for. In a field of several lines up and down lead out at its ends.
func (c *control) update(msg tea.Msg) (tea.Cmd, bool) {
	switch {
	case c.line != nil:
		return c.line.Update(msg)
	case c.few != nil:
		return nil, c.few.update(msg)
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if name := k.Keystroke(); name == "up" && c.box.AtTop() || name == "down" && c.box.AtBottom() || name == "pgup" || name == "pgdown" {
			return nil, false
		}
	}
	return c.box.Update(msg)
}

// view draws the control into w columns.
func (c *control) view(w int) kit.Block {
	switch {
	case c.line != nil:
		return c.line.Row(w)
	case c.few != nil:
		return c.few.view(w)
	}
	h := min(max(2, strings.Count(c.box.Text(), "\n")+1), tallest)
	b := c.box.View(w, h)
	if n := min(c.box.TotalRows(), tallest); n > h {
		b = c.box.View(w, n)
	}
	return b
}

// chooser is one of few values; left and right change it.
type chooser struct {
	s       *kit.Shared
	options []option
	value   string
	version int
	focused bool
}

func (c *chooser) update(msg tea.Msg) bool {
	if m, ok := msg.(tea.MouseClickMsg); ok && m.Button == tea.MouseLeft {
		c.turn(1)
		return true
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false
	}
	switch k.Keystroke() {
	case "right", "space":
		c.turn(1)
	case "left":
		c.turn(-1)
	case "backspace", "delete":
		c.value = ""
		c.version++
	default:
		return typed(k) // text has no meaning here
	}
	return true
}

// turn goes to the next value; one that is none of the options stays until then.
func (c *chooser) turn(by int) {
	i := slices.IndexFunc(c.options, func(o option) bool { return o.value == c.value })
	n := len(c.options)
	if i < 0 && by < 0 {
		i = 0
	}
	c.value = c.options[(i+by+n)%n].value
	c.version++
}

func (c *chooser) view(w int) kit.Block {
	paint := c.s.Theme.Dim
	if c.focused {
		paint = c.s.Theme.Accent
	}
	word := c.s.Say(text.CardChoose)
	known := false
	for _, o := range c.options {
		if o.value == c.value {
			word, known = c.s.Say(o.name), true
		}
	}
	if !known && c.value != "" {
		word, known = text.VisibleLine(c.value), true
	}
	row := elide(c.s, word, w-2)
	if !known {
		row = c.s.Theme.Dim.On(row)
	}
	b := kit.Lines(paint.On(c.s.Glyphs.Prompt) + " " + row)
	if c.focused {
		b.Cursor = &kit.Cursor{X: min(2, max(0, w-1))}
	}
	return b
}
