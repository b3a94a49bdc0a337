package compose

import (
	"fmt"
	"strconv"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

const (
	// nearLimit is the length from which the counter warns.
	nearLimit = kakao.MaxText * 9 / 10
	// farTooLong is the length at which nobody counts parts at every key any more: they are more than may be sent.
	farTooLong = 2 * session.MaxParts * kakao.MaxText
)

// length is how long the text is, and how it would be cut, as last looked at.
type length struct {
	version int
	unit    hangul.Unit
	known   bool
	n       int
	pieces  []hangul.Piece // nil for a text that fits, and for one that is far too long
}

// unit is what counts as a character.
func (p *Page) unit() hangul.Unit {
	u, _ := hangul.ParseUnit(p.s.Ports.Session.Settings().Count)
	return u
}

// measured is the length of the text as it is now.
func (p *Page) measured() *length {
	l := &p.length
	v, u := p.message.Version(), p.unit()
	if l.known && l.version == v && l.unit == u {
		return l
	}
	*l = length{version: v, unit: u, known: true, n: p.message.Len()}
	if u != hangul.UnitCodePoint {
		l.n = u.Count(p.message.Text())
	}
	if l.n > kakao.MaxText && l.n <= farTooLong {
		l.pieces = hangul.Split(p.message.Text(), kakao.MaxText, u)
	}
	return l
}

// parts is how many messages the text makes for one receiver; more than session.MaxParts stands for any number above it.
func (l *length) parts() int {
	switch {
	case l.n > farTooLong:
		return session.MaxParts + 1
	case len(l.pieces) > 1:
		return len(l.pieces)
	}
	return 1
}

// bodies are the texts of the parts as they would be sent.
func (p *Page) bodies() []string {
	l := p.measured()
	pieces := l.pieces
	if l.n > farTooLong {
		pieces = hangul.Split(p.message.Text(), kakao.MaxText, l.unit)
	}
	out := make([]string, len(pieces))
	for i, x := range pieces {
		out[i] = x.Text
	}
	return out
}

// partAt is the part that the cursor is in, counted from 0.
func (p *Page) partAt() int {
	at := p.message.Offset()
	for i, x := range p.length.pieces {
		if at -= len(x.Body) + len(x.Gap); at < 0 {
			return i
		}
	}
	return max(0, len(p.length.pieces)-1)
}

// counter is "58 / 200", in how many parts a longer text goes, and what that makes of the day's quota where there is room.
func (p *Page) counter(room int) (plain string, paint kit.Paint) {
	l, t := p.measured(), p.s.Theme
	plain = fmt.Sprintf("%d / %d", l.n, kakao.MaxText)
	parts := l.parts()
	switch {
	case parts > session.MaxParts:
		return plain + p.sep() + p.s.Say(text.ComposeTooManyParts, session.MaxParts), t.Bad
	case parts > 1:
		plain, paint = plain+p.sep()+p.s.Say(text.ComposeParts, parts), t.Warn
	case l.n >= nearLimit:
		paint = t.Warn
	} // else in the terminal's own colours, which cost no bytes at each key
	if q := p.quota(); q != "" && hangul.Width(plain)+hangul.Width(p.sep()+q) <= room {
		plain += p.sep() + q
	}
	return plain, paint
}

func (p *Page) sep() string { return " " + p.s.Glyphs.Dot + " " }

// quota is what sending makes of the day's quota, where that is more than one message.
func (p *Page) quota() string {
	n := p.measured().parts() * p.receivers()
	if l := p.s.Ledger; !l.Known || n < 2 || p.measured().n == 0 || p.measured().parts() > session.MaxParts {
		return ""
	}
	q := p.s.Ledger.Quota.Sender
	if q.Limit <= 0 {
		return p.s.Say(text.ComposeQuota, strconv.Itoa(q.Used)+" + "+strconv.Itoa(n))
	}
	return p.s.Say(text.ComposeQuota, fmt.Sprintf("%d + %d / %d", q.Used, n, q.Limit))
}
