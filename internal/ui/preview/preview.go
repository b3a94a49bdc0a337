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
	Domains []string      // the registered web domains; nil when nobody said
	ToMe    bool
}

// Draw is the bubble or card that the message will become, at most o.Width columns wide.
func Draw(m kakao.Message, o Options) kit.Block { panic("contract") }

// Notes are what the sender would not expect, each a sentence in the person's language: a link's host that is not registered,
// no ring for a message to oneself, a text that will be cut, a missing mobile link.
func Notes(m kakao.Message, o Options) []string { panic("contract") }
