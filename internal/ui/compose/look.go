package compose

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/preview"
)

// drawn is the preview as last drawn, and what it was drawn of.
type drawn struct {
	key   drawnKey
	block kit.Block
}

type drawnKey struct {
	written, part, parts, w int
	toMe                    bool
	lang                    text.Lang
	theme                   kit.Theme
	glyphs                  kit.Glyphs
}

// elsewhere is all of the key that typing does not change.
func (k drawnKey) elsewhere() drawnKey {
	k.written, k.part, k.parts = 0, 0, 0
	return k
}

// preview is the bubble that the message, or the part of it that the cursor is in, will become, and what its sender would not
// expect. The first row is the title.
func (p *Page) preview(w int) kit.Block {
	l := p.measured()
	k := drawnKey{p.written(), 0, l.parts(), w, len(p.s.To) == 0, p.s.Lang, p.s.Theme, p.s.Glyphs}
	switch {
	case l.n > farTooLong:
		k.written = 0 // one text of such a length looks like another
	case len(l.pieces) > 0:
		k.part = p.partAt()
	}
	if p.pv.block.Rows == nil || p.pv.key != k && !(p.calm.Holds(p.written()) && p.pv.key.elsewhere() == k.elsewhere()) {
		p.pv = drawn{k, p.draw(k)}
	}
	return p.pv.block
}

func (p *Page) draw(k drawnKey) kit.Block {
	t := p.s.Theme
	title, l := p.s.Say(text.CardPreview), p.measured()
	if l.n > farTooLong {
		return kit.Stack(kit.Lines(t.Title.On(kit.Clip(title, k.w)), ""),
			kit.Prose(t.Bad, p.s.Say(text.ComposeTooLongToDraw, session.MaxParts), k.w, 0))
	}
	m := p.content()
	if len(l.pieces) > 1 {
		title += "  " + p.s.Say(text.ComposePartOf, k.part+1, len(l.pieces))
		m.Text = l.pieces[k.part].Text
		if k.part < len(l.pieces)-1 {
			m.Link, m.MobileLink, m.Button = "", "", ""
		}
	}
	head := kit.Lines(t.Title.On(kit.Clip(title, k.w)), "")
	o := preview.Options{
		Width: k.w, Lang: p.s.Lang, Theme: t, Glyphs: p.s.Glyphs, Count: l.unit.Count,
		Domains: p.s.Ports.Session.Settings().LinkDomains, ToMe: k.toMe,
	}
	msg := kakao.Message{Template: kakao.Text{
		Text: m.Text, Link: kakao.Link{WebURL: m.Link, MobileWebURL: m.MobileLink}, ButtonTitle: m.Button,
	}}
	b := preview.Draw(msg, o)
	b.Cursor = nil
	b = kit.Stack(head, b)
	for _, n := range preview.Notes(msg, o) {
		b = kit.Stack(b, kit.Lines(""), kit.Prose(t.Dim, n, k.w, 0))
	}
	return b
}

// peeking tells whether the preview stands in place of everything else.
func (p *Page) peeking() bool { return p.peek && !p.broad }

func (p *Page) togglePeek() tea.Cmd {
	p.peek = !p.peek
	p.calm.Break()
	p.scroll.Reset()
	return nil
}
