package compose

import (
	"strings"
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

// columns is the wide page as last drawn. A row is joined anew when its left or its right part is another one.
type columns struct {
	key               sideKey
	side              []string
	x                 int
	left, right, rows []string
}

// join puts the right rows at column x of the left ones.
func (c *columns) join(left []string, x int, right []string) []string {
	n := max(len(left), len(right))
	if x != c.x || n != len(c.rows) {
		c.x = x
		c.left, c.right, c.rows = make([]string, n), make([]string, n), make([]string, n)
	}
	for i := range n {
		var l, r string
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		if l == c.left[i] && r == c.right[i] {
			continue
		}
		c.left[i], c.right[i], c.rows[i] = l, r, l
		if r != "" {
			c.rows[i] = l + strings.Repeat(" ", max(0, x-kit.Width(l))) + r
		}
	}
	return c.rows[:n:n]
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

func firstOf[T any](s []T) *T {
	if len(s) == 0 {
		return nil
	}
	return &s[0]
}
