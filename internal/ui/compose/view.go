package compose

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// Sizes at which the page is laid out otherwise.
const (
	stackedWidth  = 60 // below, or below stackedHeight rows: one pane at a time
	stackedHeight = 16
	wideWidth     = 100 // from here on the preview stands beside the editor, tokens and consent beside the log
	widestPreview = 46  // columns
	margin        = 1   // columns kept free at the left and at the right
	smallestLog   = 4
	smallestBox   = 3
)

// place is where a pane was drawn last, for the mouse.
type place struct{ x, y, w, h int }

func (a place) holds(x, y int) bool { return x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h }

// View draws the page for the room there is.
func (p *Page) View(w, h int) kit.Block {
	p.places, p.toPlace = [panes]place{}, place{}
	p.narrow = w < stackedWidth || h < stackedHeight
	p.broad = !p.narrow && w >= wideWidth
	switch {
	case p.peeking():
		return p.scroll.View(p.preview(min(w-2*margin, widestPreview)), -1, h).Indent(margin).Fit(h)
	case p.narrow:
		return p.onePane(w, h).Fit(h)
	case p.broad:
		return p.wide(w, h).Fit(h)
	}
	return p.stacked(w, h).Fit(h)
}

// put adds a block to the page at the margin and remembers where it is.
func (p *Page) put(b *kit.Block, at pane, part kit.Block, w int) {
	p.places[at] = place{margin, len(b.Rows), w, len(part.Rows)}
	*b = kit.Stack(*b, part.Indent(margin))
}

// onePane draws the pane that has the focus and nothing else.
func (p *Page) onePane(w, h int) kit.Block {
	in := w - 2*margin
	if p.focus == log {
		var b kit.Block
		p.put(&b, log, p.log.View(in, h), in)
		return b
	}
	if p.focus == message {
		return p.messageAlone(in, h)
	}
	return p.fieldsAlone(in, h)
}

// messageAlone is the editor with the counter and how sending goes. What went wrong takes the room of what is less pressing.
func (p *Page) messageAlone(in, h int) kit.Block {
	foot := append([]string{""}, p.phoneRows(in)...)
	below := p.troubles(in, false)
	if len(below) > 0 {
		foot = nil
	}
	var b kit.Block
	if len(p.s.To) > 0 {
		p.recipients(&b, in)
	}
	below = part.CutTo(p.s, below, h-smallestBox-1-len(foot)-len(b.Rows))
	p.put(&b, message, p.message.View(in, max(1, h-1-len(below)-len(foot)-len(b.Rows))), in)
	below = append(append(below, foot...), p.stateRow(in))
	return kit.Stack(b, kit.Lines(below...).Indent(margin))
}

// fieldsAlone is link and button title, and what is wrong with them.
func (p *Page) fieldsAlone(in, h int) kit.Block {
	var b kit.Block
	p.put(&b, link, p.link.View(in), in)
	if p.hasMobile() {
		p.put(&b, mobile, p.mobile.View(in), in)
	} else {
		b.Rows = append(b.Rows, "")
	}
	p.put(&b, button, p.button.View(in), in)
	b = kit.Stack(b, kit.Lines(part.CutTo(p.s, p.fieldTrouble(in), h-len(b.Rows)-1)...).Indent(margin))
	b = b.Fit(max(len(b.Rows), h-1))
	return kit.Stack(b, kit.Lines(p.stateRow(in)).Indent(margin))
}

// recipients adds the row of whom the message goes to.
func (p *Page) recipients(b *kit.Block, in int) {
	p.toPlace = place{margin, len(b.Rows), in, 1}
	*b = kit.Stack(*b, kit.Lines(p.toRow(in)).Indent(margin))
}

// stacked draws editor, fields and log below one another.
func (p *Page) stacked(w, h int) kit.Block {
	in := w - 2*margin
	wrong := p.fieldTrouble(in)
	fields := 2
	if p.hasMobile() {
		fields = 3
	}
	b, rest := p.writing(in, h, fields+len(wrong))
	at := in * 2 / 3
	linkRow, buttonRow := p.link.Row(at-2), p.button.Row(in-at)
	labels := kit.Beside(kit.Lines(p.label(link)), at, kit.Lines(p.label(button)))
	y := len(b.Rows) + 1
	p.places[link] = place{margin, y, at - 2, 1}
	p.places[button] = place{margin + at, y, in - at, 1}
	b = kit.Stack(b, labels.Indent(margin), kit.Beside(linkRow, at, buttonRow).Indent(margin))
	if p.hasMobile() {
		p.labelled(&b, mobile, in)
	}
	b = kit.Stack(b, kit.Lines(wrong...).Indent(margin), kit.Lines(""))
	p.put(&b, log, p.log.View(in, rest), in)
	return p.withFoot(b, in, h)
}

// labelled adds a field with its label before it.
func (p *Page) labelled(b *kit.Block, at pane, in int) {
	labels := 0
	for _, one := range []pane{link, mobile, button} {
		labels = max(labels, hangul.Width(p.s.Say(p.paneName(one)))+3)
	}
	field := map[pane]*part.Field{link: p.link, mobile: p.mobile, button: p.button}[at]
	row := kit.Beside(kit.Lines(p.label(at)), labels, field.Row(in-labels))
	p.places[at] = place{margin + labels, len(b.Rows), in - labels, 1}
	*b = kit.Stack(*b, row.Indent(margin))
}

// wide draws editor, fields and log at the left, and preview, consent and tokens at the right.
func (p *Page) wide(w, h int) kit.Block {
	side := min(widestPreview, w*2/5)
	in := w - 2*margin - side - 3
	wrong := p.fieldTrouble(in)
	b, rest := p.writing(in, h, 3+len(wrong))
	for _, at := range []pane{link, mobile, button} {
		p.labelled(&b, at, in)
	}
	b = kit.Stack(b, kit.Lines(wrong...).Indent(margin), kit.Lines(""))
	foot := len(p.phoneRows(in))
	right := p.rightColumn(side, h-foot, len(b.Rows))
	p.put(&b, log, p.log.View(in, rest), in)
	b.Rows = p.columns.join(b.Rows, margin+in+3, right)
	return p.withFoot(b, w-2*margin, h)
}

// writing draws recipients, title row, editor and what stands below it, with a blank row at the end, and tells how many rows are left for the log
// below fields of that many rows.
func (p *Page) writing(in, h, fields int) (b kit.Block, rest int) {
	foot := len(p.phoneRows(in))
	free := h - 2 - 1 - fields - 1 - foot
	below := p.below(in, free-smallestBox-smallestLog)
	free -= len(below)
	box := max(smallestBox, min(free*2/5, 12))
	p.recipients(&b, in)
	b = kit.Stack(b, kit.Lines(p.titleRow(in)).Indent(margin))
	p.put(&b, message, p.message.View(in, box), in)
	b = kit.Stack(b, kit.Lines(below...).Indent(margin), kit.Lines(""))
	return b, max(1, free-box)
}

func (p *Page) withFoot(b kit.Block, in, h int) kit.Block {
	foot := p.phoneRows(in)
	if len(foot) == 0 {
		return b
	}
	return kit.Stack(b.Fit(max(0, h-len(foot))), kit.Lines(foot...).Indent(margin))
}

// label is the name of a field, in the accent while it has the focus.
func (p *Page) label(at pane) string {
	word := p.s.Say(p.paneName(at))
	if p.focus == at {
		return p.s.Theme.Accent.On(word)
	}
	return p.s.Theme.Title.On(word)
}

// click gives the focus to the pane under the mouse, and the click to it.
func (p *Page) click(m tea.MouseClickMsg) tea.Cmd {
	if p.toPlace.holds(m.X, m.Y) && m.Button == tea.MouseLeft {
		return p.chooseFriends()
	}
	for at, where := range p.places {
		if where.holds(m.X, m.Y) {
			p.focusOn(pane(at))
			m.X, m.Y = m.X-where.x, m.Y-where.y
			cmd, _ := p.part(pane(at)).Update(m)
			return cmd
		}
	}
	return nil
}

// wheel turns the pane under the mouse and leaves the focus where it is.
func (p *Page) wheel(m tea.MouseWheelMsg) tea.Cmd {
	for at, where := range p.places {
		if where.holds(m.X, m.Y) {
			m.X, m.Y = m.X-where.x, m.Y-where.y
			cmd, _ := p.part(pane(at)).Update(m)
			return cmd
		}
	}
	return nil
}
