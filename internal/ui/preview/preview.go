// Package preview draws what a message will look like in KakaoTalk, and says what Kakao will do with it that its sender
// would not expect.
package preview

import (
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Options of a drawing.
type Options struct {
	Width   int
	Lang    text.Lang
	Theme   kit.Theme
	Glyphs  kit.Glyphs
	Count   kakao.Counter // what a character is; nil: code points
	Domains []string      // the registered web domains as the console shows them; nil when nobody said
	ToMe    bool
	// Picture gives the cells of an image in at most cols columns and rows rows, nil while it has none (not fetched, no such
	// image): its place is a box then. A nil Picture has none at all.
	Picture func(url string, cols, rows int) []string
	// PictureNote is what the place of an image without cells says of it in a few words: that it is being fetched, why it
	// cannot be shown. "" and nil say nothing. The small image of a row has no room for it.
	PictureNote func(url string) string
}

const (
	widest    = 40 // columns of a card: as wide as a phone is beside the height of its text
	narrowest = 20 // below this a card is cut, not squeezed
)

// Draw is the bubble or card that the message will become, at most o.Width columns wide.
func Draw(m kakao.Message, o Options) kit.Block {
	c := newCard(o)
	switch t := m.Template.(type) {
	case kakao.Text:
		c.yellow()
		c.message(t)
	case kakao.Feed:
		c.feed(t)
	case kakao.List:
		c.list(t)
	case kakao.Location:
		c.location(t)
	case kakao.Commerce:
		c.commerce(t)
	case kakao.Calendar:
		c.calendar(t)
	default:
		if m.RequestURL != "" {
			c.scrap(m)
		} else {
			c.custom(m)
		}
	}
	return c.framed()
}
