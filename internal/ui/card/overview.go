package card

import (
	"kakaotui/internal/hangul"
	"kakaotui/internal/report"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// overView is what stands over form and JSON.
func (p *Page) overView(w, h int) kit.Block {
	t := p.s.Theme
	r := &part.Paragraph{W: w}
	switch p.over {
	case picking:
		return p.pickView(r, w, h)
	case browsing:
		return p.filesView(r, w, h)
	case naming:
		b := kit.Stack(kit.Lines(t.Title.On(elide(p.s, p.s.Say(text.CardTemplateTitle), w))), kit.Lines(""), p.saved.name.View(w))
		if p.saved.asked != "" {
			r.Add(t.Warn, "?", p.s.Say(text.CardTaken, text.VisibleLine(p.saved.asked)))
		}
		if p.saved.changeErr != nil {
			r.Add(t.Bad, p.s.Glyphs.Cross, templateTrouble(p.s, p.saved.changeErr))
		}
		r.Add(t.Dim, "", p.s.Say(text.CardPlaceholders))
		return kit.Stack(b, kit.Lines(""), kit.Lines(r.Rows...))
	}
	return p.fillView(r, w, h)
}

func (p *Page) pickView(r *part.Paragraph, w, h int) kit.Block {
	t := p.s.Theme
	if p.kinds.asked != "" {
		r.Add(t.Warn, "?", p.s.Say(text.CardRemoveAsk, text.VisibleLine(p.kinds.asked)))
	}
	if p.saved.changeErr != nil {
		r.Add(t.Bad, p.s.Glyphs.Cross, templateTrouble(p.s, p.saved.changeErr))
	}
	if p.saved.err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.CardNoTemplates, report.Of(p.saved.err, p.s.Lang).Title))
	}
	if p.note.say != "" {
		r.Add(t.Good, p.s.Glyphs.Check, p.note.say)
	}
	p.diskTrouble(r)
	return p.listView(p.s.Say(text.CardWhich), nil, p.kinds.list, r, w, h, p.s.Say(text.CardNoSuchKind))
}

func (p *Page) filesView(r *part.Paragraph, w, h int) kit.Block {
	t := p.s.Theme
	path := t.Dim.On(elide(p.s, text.VisibleLine(p.files.folder.Path), w))
	if p.files.err != nil {
		rep := report.Of(p.files.err, p.s.Lang)
		r.Add(t.Bad, p.s.Glyphs.Cross, p.s.Say(text.CardNoFolder))
		r.Add(t.Dim, "", rep.Title)
	}
	if p.files.job != 0 {
		r.Add(t.Dim, p.s.Glyphs.Arrow, p.s.Say(text.CardReadingFolder))
	}
	none := p.s.Say(text.CardNoFile)
	if len(p.files.folder.Images) == 0 && p.files.job == 0 && p.files.err == nil {
		r.Add(t.Dim, "", p.s.Say(text.CardNoImages))
	}
	return p.listView(p.s.Say(text.CardWhichImage), []string{path}, p.files.list, r, w, h, none)
}

// listView is a title, rows that stand below it, a list, and what is to be said about it.
func (p *Page) listView(title string, head []string, list *part.Picker, r *part.Paragraph, w, h int, none string) kit.Block {
	top := 1 + len(head)
	below := part.CutTo(p.s, r.Rows, max(1, h-top-leastRows))
	room := max(2, h-top-len(below))
	p.body = area{margin, top, w, room}
	b := list.View(w, room, none)
	above, under := list.Hidden()
	return kit.Stack(kit.Lines(part.Titled(p.s, title, "", above, under, w)), kit.Lines(head...), b, kit.Lines(below...))
}

func (p *Page) fillView(r *part.Paragraph, w, h int) kit.Block {
	f := &p.fill
	label := 0
	for _, n := range f.names {
		label = max(label, hangul.Width(text.VisibleLine(n)))
	}
	label = min(label, w/3) + 2
	if f.err != nil {
		r.Add(p.s.Theme.Bad, p.s.Glyphs.Cross, fillTrouble(p.s, f.err))
	}
	room := max(1, h-1-len(r.Rows))
	f.top = max(min(f.top, f.at), f.at-room+1)
	title := p.s.Say(text.CardFillTitle, text.VisibleLine(f.t.Name))
	b := kit.Lines(part.Titled(p.s, title, "", f.top, len(f.names)-f.top-room, w))
	for i := f.top; i < min(len(f.names), f.top+room); i++ {
		paint := kit.Paint{}
		if i == f.at {
			paint = p.s.Theme.Accent
		}
		name := paint.On(hangul.PadRight(elide(p.s, text.VisibleLine(f.names[i]), label-2), label))
		b = kit.Stack(b, kit.Beside(kit.Lines(name), label, f.fields[i].Row(w-label)))
	}
	return kit.Stack(b, kit.Lines(r.Rows...))
}
