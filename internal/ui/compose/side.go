package compose

import (
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// sideKey is everything that the column beside the log depends on. Scopes are told apart by where they are kept: each answer of
// Kakao's brings its own.
type sideKey struct {
	theme           kit.Theme
	glyphs          kit.Glyphs
	lang            text.Lang
	w, h            int
	second          int64
	loggedIn        bool
	access, refresh time.Time
	scopes          *kakao.Scope
}

// lower is the lower half of the wide page as last drawn. It is drawn anew when its left or its right part is another one.
type lower struct {
	key         sideKey
	side        []string
	left, right *string
	block       kit.Block
}

// side is the column beside the log: tokens and consent.
func (p *Page) side(w, h int) []string {
	acc, now := p.s.Account, p.s.Ports.Now()
	k := sideKey{p.s.Theme, p.s.Glyphs, p.s.Lang, w, h, now.Unix(), acc.Status.LoggedIn,
		acc.Tokens().AccessExpiresAt, acc.Tokens().RefreshExpiresAt, firstOf(acc.Status.Scopes)}
	if p.lower.side == nil || k != p.lower.key {
		p.lower.key, p.lower.side = k, p.drawSide(acc, now, w, h)
	}
	return p.lower.side
}

func (p *Page) drawSide(acc kit.Account, now time.Time, w, h int) []string {
	t := p.s.Theme
	rows := []string{t.Title.On(p.s.Say(text.PartTokens))}
	if !acc.Status.LoggedIn {
		return append(rows, t.Warn.On(hangul.Elide(p.s.Say(text.ComposeNoLogin), w, p.s.Glyphs.Ellipsis)))
	}
	rows = append(rows, part.TokenBars(p.s, acc.Tokens(), now, w)...)
	if len(acc.Status.Scopes) > 0 {
		rows = append(rows, "", t.Title.On(p.s.Say(text.PartScopes)))
		rows = append(rows, part.CheckMarks(p.s, acc.Status.Scopes, session.Required, w)...)
	}
	return rows[:min(len(rows), max(1, h))]
}

// withSide puts the column beside the log.
func (p *Page) withSide(log kit.Block, x, w, h int) kit.Block {
	side := p.side(w, h)
	if l, r := firstOf(log.Rows), firstOf(side); l != p.lower.left || r != p.lower.right {
		p.lower.left, p.lower.right = l, r
		p.lower.block = kit.Beside(log, x, kit.Lines(side...)).Indent(margin)
	}
	return p.lower.block
}

func firstOf[T any](s []T) *T {
	if len(s) == 0 {
		return nil
	}
	return &s[0]
}
