package compose

import (
	"slices"
	"strings"
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// sideKey is everything that consent beside the log depends on, but for the second all that the tokens do. Scopes are told apart by
// where they are kept: each answer of Kakao's brings its own.
type sideKey struct {
	theme           kit.Theme
	glyphs          kit.Glyphs
	lang            text.Lang
	w               int
	loggedIn        bool
	access, refresh time.Time
	scopes          *kakao.Scope
}

// columns is the wide page as last drawn. A row is joined anew when its left or its right part is another one.
type columns struct {
	key               sideKey
	second            int64
	scopes, tokens    []string
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

// rightColumn is the preview, and below it consent and tokens in what room is left: beside the log, from row at on, or lower where the
// preview needs the room. There they stand still while the preview grows; rows that move are sent anew.
func (p *Page) rightColumn(w, h, at int) []string {
	rows := p.preview(w).Rows
	room := h - len(rows) - 1
	if room < 2 {
		return part.CutTo(p.s, rows, h)
	}
	side := p.side(w, room)
	start := at
	if start <= len(rows) || start+len(side) > h {
		start = h - len(side)
	}
	out := make([]string, start, start+len(side))
	copy(out, rows)
	return append(out, side...)
}

// side is what stands below the preview.
func (p *Page) side(w, h int) []string {
	acc, now, c := p.s.Account, p.s.Ports.Now(), &p.columns
	k := sideKey{p.s.Theme, p.s.Glyphs, p.s.Lang, w, acc.Status.LoggedIn,
		acc.Tokens().AccessExpiresAt, acc.Tokens().RefreshExpiresAt, firstOf(acc.Status.Scopes)}
	if c.tokens == nil || k != c.key {
		c.key, c.scopes, c.second = k, p.scopeRows(acc, w), 0
	}
	if second := now.Unix(); second != c.second {
		c.second, c.tokens = second, p.tokenRows(acc, now, w)
	}
	switch n := len(c.scopes); {
	case n > 0 && n+1+len(c.tokens) <= h:
		return slices.Concat(c.scopes, []string{""}, c.tokens)
	case n > 0 && n <= h:
		// The header counts the tokens down already: where there is room for one of the two, it is consent's.
		return c.scopes
	}
	return c.tokens[:min(len(c.tokens), h)]
}

func (p *Page) scopeRows(acc kit.Account, w int) []string {
	if !acc.Status.LoggedIn || len(acc.Status.Scopes) == 0 {
		return nil
	}
	return append([]string{p.s.Theme.Title.On(p.s.Say(text.PartScopes))}, part.CheckMarks(p.s, acc.Status.Scopes, session.Required, w)...)
}

func (p *Page) tokenRows(acc kit.Account, now time.Time, w int) []string {
	t := p.s.Theme
	title := t.Title.On(p.s.Say(text.PartTokens))
	if !acc.Status.LoggedIn {
		return []string{title, t.Warn.On(hangul.Elide(p.s.Say(text.ComposeNoLogin), w, p.s.Glyphs.Ellipsis))}
	}
	return append([]string{title}, part.TokenBars(p.s, acc.Tokens(), now, w)...)
}

func firstOf[T any](s []T) *T {
	if len(s) == 0 {
		return nil
	}
	return &s[0]
}
