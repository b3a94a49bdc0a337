package preview

import (
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// edges are the columns of the frame and of the space inside it, on both sides.
const edges = 4

// card is a drawing under way: rows of exactly w columns between the two sides of a frame.
type card struct {
	o    Options
	w    int // columns inside
	rows []string
	// parted is true while the last row is a gap.
	parted bool
	// ink is for text, strong for titles, accent for what is to be seen first, dim for what stands in for something.
	ink, strong, accent, dim kit.Paint
	// frame is for every line drawn.
	frame kit.Paint
	links *domains
}

func newCard(o Options) *card {
	t := o.Theme
	w := min(max(o.Width, narrowest), widest) - edges
	return &card{o: o, w: w, strong: t.Title, accent: t.Accent, dim: t.Dim, frame: t.Dim, links: newDomains(o.Domains)}
}

// yellow makes the card KakaoTalk's bubble: everything on yellow.
func (c *card) yellow() {
	b := c.o.Theme.Bubble
	c.ink, c.strong, c.accent, c.frame, c.dim = b, b, b, b, c.o.Theme.BubbleDim
}

func (c *card) say(s text.Sentence, args ...any) string { return s.In(c.o.Lang, args...) }

// piece is a part of a row: painted text and its columns.
type piece struct {
	s string
	w int
}

// word is text of one row, in at most w columns.
func (c *card) word(p kit.Paint, s string, w int) piece {
	s = hangul.Elide(clean(s), w, c.o.Glyphs.Ellipsis)
	return piece{p.On(s), hangul.Width(s)}
}

// space is n columns of nothing.
func (c *card) space(n int) piece {
	if n <= 0 {
		return piece{}
	}
	return piece{c.ink.On(strings.Repeat(" ", n)), n}
}

// clean makes a text of one row safe to draw, decomposed Hangul put together.
func clean(s string) string { return hangul.NFC(text.VisibleLine(s)) }

// row adds pieces side by side. What does not fit is cut.
func (c *card) row(pieces ...piece) {
	var b strings.Builder
	b.WriteString(c.frame.On(c.o.Glyphs.Bar))
	b.WriteString(c.ink.On(" "))
	room := c.w
	for _, p := range pieces {
		if p.w > room {
			p.s = kit.Clip(p.s, room)
			p.w = kit.Width(p.s)
		}
		b.WriteString(p.s)
		room -= p.w
	}
	b.WriteString(c.ink.On(strings.Repeat(" ", room+1)))
	b.WriteString(c.frame.On(c.o.Glyphs.Bar))
	c.rows, c.parted = append(c.rows, b.String()), false
}

// ends adds a row with one piece at its left and one at its right end.
func (c *card) ends(left, right piece) { c.row(left, c.space(c.w-left.w-right.w), right) }

// centred adds a row with a piece in its middle.
func (c *card) centred(p piece) { c.row(c.space((c.w-p.w)/2), p) }

// flow adds pieces, each whole: a row takes as many as fit, gap columns apart.
func (c *card) flow(pieces []piece, gap int) {
	var row []piece
	used := 0
	for _, p := range pieces {
		if used > 0 && used+gap+p.w > c.w {
			c.row(row...)
			row, used = nil, 0
		}
		if used > 0 {
			row, used = append(row, c.space(gap)), used+gap
		}
		row, used = append(row, p), used+p.w
	}
	c.row(row...)
}

// gap parts what follows from what there is, once.
func (c *card) gap() {
	if len(c.rows) > 0 && !c.parted {
		c.row()
		c.parted = true
	}
}

// rule adds a line across the card.
func (c *card) rule() { c.row(piece{c.frame.On(strings.Repeat(c.o.Glyphs.Line, c.w)), c.w}) }

// prose adds a text in at most most rows.
func (c *card) prose(p kit.Paint, s string, most int) {
	for _, r := range c.lines(p, s, c.w, most) {
		c.row(r)
	}
}

// lines breaks a text into pieces of at most w columns; an ellipsis ends the last of most when there is more.
func (c *card) lines(p kit.Paint, s string, w, most int) []piece {
	rows, rest := wrap(safe(s), w, most)
	out := make([]piece, len(rows))
	for i, r := range rows {
		if rest && i == len(rows)-1 {
			r = hangul.Elide(r+c.o.Glyphs.Ellipsis, w, c.o.Glyphs.Ellipsis)
		} else {
			r = hangul.Show(r)
		}
		out[i] = piece{p.On(r), hangul.Width(r)}
	}
	return out
}

// box is a frame of w columns and h rows with rows in its middle, each of them at most w-2 columns wide.
func (c *card) box(w, h int, inside []piece) []piece {
	g := c.o.Glyphs
	line := strings.Repeat(g.Line, w-2)
	bar := c.frame.On(g.Bar)
	out := []piece{{c.frame.On(g.Square[0] + line + g.Square[1]), w}}
	top := (h - 2 - len(inside)) / 2
	for i := range h - 2 {
		var p piece
		if i >= top && i-top < len(inside) {
			p = inside[i-top]
		}
		left := (w - 2 - p.w) / 2
		out = append(out, piece{bar + c.space(left).s + p.s + c.space(w-2-p.w-left).s + bar, w})
	}
	return append(out, piece{c.frame.On(g.Square[2] + line + g.Square[3]), w})
}

// framed closes the frame. A terminal narrower than a card shows its left part.
func (c *card) framed() kit.Block {
	if c.parted {
		c.rows = c.rows[:len(c.rows)-1]
	}
	g := c.o.Glyphs
	line := strings.Repeat(g.Line, c.w+2)
	rows := make([]string, 0, len(c.rows)+2)
	rows = append(rows, c.frame.On(g.Round[0]+line+g.Round[1]))
	rows = append(rows, c.rows...)
	rows = append(rows, c.frame.On(g.Round[2]+line+g.Round[3]))
	if c.o.Width < narrowest {
		for i, r := range rows {
			rows[i] = kit.Clip(r, c.o.Width)
		}
	}
	return kit.Lines(rows...)
}
