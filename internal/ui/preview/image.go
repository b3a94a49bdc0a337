package preview

import (
	"math"
	"strconv"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// A cell is taken to be twice as high as it is wide.
const cellRatio = 2

const (
	mostImageRows  = 9 // the height of an image twice as wide as high across a whole card
	leastImageRows = 3
	leastImageCols = 12
)

// imageSize is the place of an image in cells: across the card in the image's own shape, twice as wide as high when that is not
// known. A high image is made narrower in place of higher.
func imageSize(across, width, height int) (cols, rows int) {
	ratio := 2.0
	if width > 0 && height > 0 {
		ratio = float64(width) / float64(height)
	}
	rows = int(math.Round(float64(across) / ratio / cellRatio))
	if rows <= mostImageRows {
		return across, max(rows, leastImageRows)
	}
	cols = int(math.Round(mostImageRows * cellRatio * ratio))
	return min(max(cols, leastImageCols), across), mostImageRows
}

// image draws the picture of a card, or its place with where it comes from and how large it is.
func (c *card) image(t kakao.Content) {
	if t.ImageURL == "" {
		return
	}
	cols, rows := imageSize(c.w, t.ImageWidth, t.ImageHeight)
	place := c.picture(t.ImageURL, cols, rows)
	if place == nil {
		place = c.box(cols, rows, c.imageWords(t, cols-2, rows-2))
	}
	for _, r := range place {
		c.centred(r)
	}
}

// imageWords are what an image's place says in at most h rows: what became of it first, then its host.
func (c *card) imageWords(t kakao.Content, w, h int) []piece {
	words := []piece{c.word(c.dim, hostOf(t.ImageURL), w)}
	if note := c.pictureNote(t.ImageURL); note != "" {
		words = append(words, c.word(c.ink, note, w))
		return words[max(0, len(words)-h):]
	}
	if t.ImageWidth > 0 && t.ImageHeight > 0 && len(words) < h {
		size := strconv.Itoa(t.ImageWidth) + "x" + strconv.Itoa(t.ImageHeight)
		words = append(words, c.word(c.dim, size, w))
	}
	if len(words) < h {
		words = append([]piece{c.word(c.dim, c.say(text.PreviewImage), w)}, words...)
	}
	return words
}

// thumbnail draws the small square image of a row.
func (c *card) thumbnail(url string) []piece {
	const cols, rows = 6, 3
	if p := c.picture(url, cols, rows); p != nil {
		for i := range p {
			p[i].s += c.space(cols - p[i].w).s
			p[i].w = max(p[i].w, cols)
		}
		return p
	}
	return c.box(cols, rows, nil)
}

func (c *card) pictureNote(url string) string {
	if c.o.PictureNote == nil {
		return ""
	}
	return c.o.PictureNote(url)
}

// picture asks for an image and makes sure that it stays in its place; nil when there is none.
func (c *card) picture(url string, cols, rows int) []piece {
	if c.o.Picture == nil {
		return nil
	}
	drawn := c.o.Picture(url, cols, rows)
	var out []piece
	for _, r := range drawn[:min(len(drawn), rows)] {
		if w := kit.Width(r); w > cols {
			r = kit.Clip(r, cols)
		}
		out = append(out, piece{r, kit.Width(r)})
	}
	return out
}
