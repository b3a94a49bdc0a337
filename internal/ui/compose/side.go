package compose

import (
	"slices"
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// sideKey is everything that consent and tokens beside the log depend on. Scopes are told apart by where they are kept: each
// answer of Kakao's brings its own.
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

// columns is the wide page as last drawn. Its lower half is drawn anew when its left or its right part is another one.
type columns struct {
	key   sideKey
	side  []string
	logAt *string
	right []string
	block kit.Block
}

// rightColumn is the preview, and below it consent and tokens in what room is left.
func (p *Page) rightColumn(w, h int) []string {
	rows := p.preview(w).Rows
	if room := h - len(rows) - 1; room >= 2 {
		rows = append(append(rows[:len(rows):len(rows)], ""), p.side(w, room)...)
	}
	return part.CutTo(p.s, rows, h)
}

// side is what stands below the preview.
func (p *Page) side(w, h int) []string {
	acc, now := p.s.Account, p.s.Ports.Now()
	k := sideKey{p.s.Theme, p.s.Glyphs, p.s.Lang, w, h, now.Unix(), acc.Status.LoggedIn,
		acc.Tokens().AccessExpiresAt, acc.Tokens().RefreshExpiresAt, firstOf(acc.Status.Scopes)}
	if p.columns.side == nil || k != p.columns.key {
		p.columns.key, p.columns.side = k, p.drawSide(acc, now, w, h)
	}
	return p.columns.side
}

func (p *Page) drawSide(acc kit.Account, now time.Time, w, h int) []string {
	t := p.s.Theme
	tokens := []string{t.Title.On(p.s.Say(text.PartTokens))}
	if !acc.Status.LoggedIn {
		return append(tokens, t.Warn.On(hangul.Elide(p.s.Say(text.ComposeNoLogin), w, p.s.Glyphs.Ellipsis)))
	}
	tokens = append(tokens, part.TokenBars(p.s, acc.Tokens(), now, w)...)
	if len(acc.Status.Scopes) == 0 {
		return tokens[:min(len(tokens), h)]
	}
	rows := append([]string{t.Title.On(p.s.Say(text.PartScopes))}, part.CheckMarks(p.s, acc.Status.Scopes, session.Required, w)...)
	if len(rows)+1+len(tokens) <= h {
		return append(append(rows, ""), tokens...)
	}
	// The header counts the tokens down already: where there is room for one of the two, it is consent's.
	if len(rows) <= h {
		return rows
	}
	return tokens[:min(len(tokens), h)]
}

// lower puts the log beside what is left of the right column.
func (p *Page) lower(log kit.Block, x int, right []string) kit.Block {
	c := &p.columns
	if at := firstOf(log.Rows); at != c.logAt || !slices.Equal(right, c.right) || log.Cursor != nil {
		c.logAt, c.right = at, slices.Clone(right)
		c.block = kit.Beside(log.Indent(margin), x, kit.Lines(right...))
	}
	return c.block
}

func firstOf[T any](s []T) *T {
	if len(s) == 0 {
		return nil
	}
	return &s[0]
}
