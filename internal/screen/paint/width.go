package paint

import (
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi/kitty"
)

// doubtful tells whether terminals disagree about the width of a cell's cluster: they do about clusters of several runes
// (emoji sequences, combining marks, decomposed Hangul), marks and Hangul letters by themselves, and signs that are younger
// than their tables or were narrow in older ones.
func doubtful(c uv.Cell) bool {
	if len(c.Content) < 2 {
		return false
	}
	r, size := utf8.DecodeRuneInString(c.Content)
	switch {
	case r == kitty.Placeholder:
		return false // whoever is shown it knows it
	case size < len(c.Content):
		return true
	case r < 0x300, 0xac00 <= r && r < 0xd7a4, 0x4e00 <= r && r < 0xa960, 0x3041 <= r && r < 0x3097, 0x30a0 <= r && r < 0x3164:
		return false // Latin, composed Hangul, Chinese, kana and letters: nearly everything, without a look at tables
	case 0x1100 <= r && r < 0x1200, 0xa960 <= r && r < 0xa980, 0xd7b0 <= r && r < 0xd800, r == 0x3164, r == 0xffa0:
		return true // single letters of decomposed Hangul, letters that stand for none
	case 0x2300 <= r && r < 0x2c00:
		return c.Width > 1 // emoji among the signs
	case 0x4dc0 <= r && r < 0x4e00, 0x16fe0 <= r && r < 0x20000:
		return true // hexagrams, emoji, young scripts
	default:
		return unicode.IsMark(r)
	}
}
