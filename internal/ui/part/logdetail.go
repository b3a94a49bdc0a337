package part

import (
	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// details are everything there is to know about an entry.
func (p *LogPane) details(e kit.Entry, w int) []string {
	const indent = 3
	var rows []string
	add := func(paint kit.Paint, s string) {
		for _, r := range kit.Wrap(text.Visible(s), max(8, w-indent)) {
			if r != "" {
				rows = append(rows, spaces(indent)+paint.On(hangul.Clip(r, w-indent)))
			}
		}
	}
	t := p.s.Theme
	if isSend(e.Op) {
		p.message(e, add)
	} else {
		p.call(e, add)
	}
	if e.Err != nil {
		r := p.report(e)
		room := w - indent
		if _, at := p.lead(e, false); w >= narrowLog {
			room = w - at
		}
		if hangul.Width(p.meaning(e, room)) > room {
			add(t.Bad, r.Title)
		}
		add(kit.Paint{}, r.Detail)
		if mend := p.Offer(e.Fate); mend != "" {
			add(t.Key, mend)
		} else {
			add(kit.Paint{}, r.Remedy)
		}
		add(t.Dim, r.Menu)
	}
	return rows
}

func (p *LogPane) call(e kit.Entry, add func(kit.Paint, string)) {
	call := p.s.Say(text.Operation(string(e.Op)))
	if e.Status != 0 {
		call += " " + p.s.Glyphs.Dot + " " + p.s.Say(text.PartLogAnswer, e.Status)
	}
	add(p.s.Theme.Dim, call+" "+p.s.Glyphs.Dot+" "+text.Milliseconds(e.Duration))
}

// message is all of a text, where it comes from, and each attempt to send it.
func (p *LogPane) message(e kit.Entry, add func(kit.Paint, string)) {
	dim, d := p.s.Theme.Dim, p.detail
	m := e.Message
	read := d.id == e.ID && e.ID != ""
	if m == nil && read {
		m = d.message
	}
	if to := recipientOf(e); to != kit.ToMe && to != "" {
		add(dim, p.s.Say(text.PartLogTo, p.nameOf(e, to)))
	}
	if m != nil && m.Kind != "" && m.Kind != kindText {
		add(dim, p.s.Say(text.PartLogKind, p.s.Say(text.MessageKind(m.Kind))))
	}
	switch {
	case m != nil && m.BodyGone:
		add(dim, p.s.Say(text.PartLogBodyGone))
	case m != nil:
		add(dim, p.s.Say(text.PartLogText, m.Text))
		if m.Link != "" {
			add(dim, m.Link)
		}
	case e.What != "":
		add(dim, p.s.Say(text.PartLogText, e.What))
	}
	if !read || len(d.attempts) == 0 {
		p.call(e, add)
	}
	if m != nil {
		add(dim, p.s.Say(text.PartLogID, m.ID, m.Origin))
	}
	if !read {
		return
	}
	for _, a := range d.attempts {
		row, paint := AttemptRow(p.s, a)
		add(paint, row)
	}
	if d.err != nil {
		add(p.s.Theme.Warn, "! "+p.s.Say(text.PartLogNotRead, Told(p.s, d.err).Title))
	}
}
