package card

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/report"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// Sizes at which the page is laid out otherwise.
const (
	wideWidth   = 76 // from here on the preview stands beside the form
	margin      = 1  // columns kept free at the left and at the right
	gutter      = 3  // between form and preview
	lowHeight   = 14 // below, blank rows are spared
	widestDrawn = 46 // of the preview beside the form
	leastRows   = 3  // of the form above what went wrong
)

// View draws the page for the room there is.
func (p *Page) View(w, h int) kit.Block {
	p.width, p.narrow = w, w < wideWidth
	in := w - 2*margin
	p.read()
	p.body = area{}
	switch {
	case p.over != nothing:
		return p.overView(in, h).Indent(margin).Fit(h)
	case p.peeking():
		return p.peekView(p.previewWidth(w), h).Indent(margin).Fit(h)
	case p.narrow:
		return p.pane(in, h).Indent(margin).Fit(h)
	}
	side := p.previewWidth(w)
	left := p.pane(in-side-gutter, h)
	right := p.side(side, h)
	return kit.Beside(left, in-side, right).Indent(margin).Fit(h)
}

// pane is title, form or JSON, and below it how sending goes and what went wrong.
func (p *Page) pane(w, h int) kit.Block {
	b := kit.Lines(p.titleRow(w))
	if h >= lowHeight {
		b.Rows = append(b.Rows, "")
	}
	below := part.CutTo(p.s, p.below(w, h >= lowHeight), max(1, h-len(b.Rows)-leastRows))
	room := max(1, h-len(b.Rows)-len(below))
	p.body = area{margin, len(b.Rows), w, room}
	if p.json {
		b = kit.Stack(b, p.raw.box.View(w, room))
	} else {
		b = kit.Stack(b, p.form.view(w, room, p.seen.below, p.reader().counting()))
	}
	return kit.Stack(b, kit.Lines(below...))
}

// titleRow is the kind, to whom it goes, and the state at the right end.
func (p *Page) titleRow(w int) string {
	t := p.s.Theme
	kind := p.s.Say(kindName(p.form.kind))
	if p.json {
		if p.seen.err == nil {
			kind = p.s.Say(kindName(p.seen.kind))
		}
		kind += " JSON"
	}
	to := p.s.Say(text.CardToMe)
	if len(p.s.To) > 0 {
		to = p.s.Say(text.CardTo, part.Recipients(p.s, max(12, w/2)))
	}
	state, paint := p.sending.State()
	if state == "" && !p.json && p.form.requires() {
		state, paint = p.s.Say(text.CardRequired), t.Dim
	}
	left, gap, right := part.Between(p.s, kind+"   "+to, state, w)
	rest, _ := strings.CutPrefix(left, kind)
	if rest == left {
		return t.Title.On(left) + gap + paint.On(right)
	}
	return t.Title.On(kind) + t.Dim.On(rest) + gap + paint.On(right)
}

// below is what stands under the form: questions first, then what went wrong, then what just happened.
func (p *Page) below(w int, roomy bool) []string {
	t, g := p.s.Theme, p.s.Glyphs
	r := &part.Paragraph{W: w}
	if p.confirming() {
		r.Add(t.Warn, "?", p.askRow())
	} else {
		p.sending.Trouble(r, roomy)
	}
	if n := p.note; n.bad {
		r.Add(t.Warn, "!", n.say)
	} else {
		r.Add(t.Good, g.Check, n.say)
	}
	for _, q := range p.seen.above {
		if q.warning && !p.narrow {
			continue // it is among the notes below the preview
		}
		paint, mark := t.Bad, g.Cross
		if q.warning {
			paint, mark = t.Warn, "!"
		}
		r.Add(paint, mark, q.say)
	}
	if p.json && p.seen.err != nil {
		r.Add(t.Bad, g.Cross, rawTrouble(p.s, p.seen.err))
		if p.raw.refused != nil {
			r.Add(t.Dim, "", p.s.Say(text.CardMendFirst))
		}
	}
	if p.upload.job != 0 {
		r.Add(t.Accent, g.Arrow, p.uploadRow())
	}
	if p.upload.err != nil {
		say, remedy := imageTrouble(p.s, p.upload.err)
		r.Add(t.Bad, g.Cross, text.VisibleLine(p.upload.name)+": "+say)
		r.Add(kit.Paint{}, "", remedy)
	}
	if p.outside.err != nil {
		r.Add(t.Warn, "!", p.outsideTrouble())
	}
	if p.aside {
		r.Add(t.Warn, "!", p.s.Say(text.CardAside))
	}
	p.diskTrouble(r)
	return r.Rows
}

func (p *Page) diskTrouble(r *part.Paragraph) {
	t := p.s.Theme
	if err := p.draft.SaveErr; err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.ComposeNotSaved, report.Of(err, p.s.Lang).Title))
	}
	if err := p.draft.ReadErr; err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.ComposeNotRead, report.Of(err, p.s.Lang).Title))
	}
}

// peekView is the preview in place of the form.
func (p *Page) peekView(w, h int) kit.Block {
	b := p.drawn(w)
	return p.scroll.View(kit.Stack(kit.Lines(p.s.Theme.Title.On(p.s.Say(text.CardPreview))), b), -1, h)
}

// side is the preview beside the form.
func (p *Page) side(w, h int) kit.Block {
	b := kit.Stack(kit.Lines(p.s.Theme.Title.On(p.s.Say(text.CardPreview)), ""), p.drawn(w))
	p.cut = len(b.Rows) > h
	return kit.Lines(part.CutTo(p.s, b.Rows, h)...)
}

// click gives the focus to what is under the mouse.
func (p *Page) click(m tea.MouseClickMsg) tea.Cmd {
	if !p.body.holds(m.X, m.Y) {
		return nil
	}
	p.note = note{}
	m.X, m.Y = m.X-p.body.x, m.Y-p.body.y
	switch {
	case p.over == picking:
		if _, _, chosen := p.kinds.list.Update(m); chosen {
			return p.picked()
		}
	case p.over == browsing:
		if _, _, chosen := p.files.list.Update(m); chosen {
			return p.chooseFile()
		}
	case p.over != nothing:
	case p.json:
		return p.give(m)
	default:
		p.form.click(m)
	}
	return nil
}

// wheel turns what is under the mouse.
func (p *Page) wheel(m tea.MouseWheelMsg) tea.Cmd {
	if !p.body.holds(m.X, m.Y) {
		return nil
	}
	switch {
	case p.over == nothing && !p.json:
		p.form.wheel(m)
	case p.over == nothing || p.over == picking || p.over == browsing:
		return p.give(m)
	}
	return nil
}
