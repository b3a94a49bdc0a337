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
	case r == kitty.Placeholder: // whoever is shown it knows it
		return false
	case size < len(c.Content):
		return true
	case r < 0x300, 0xac00 <= r && r < 0xd7a4, 0x3041 <= r && r < 0x3097, 0x30a0 <= r && r < 0xa960:
		// Latin, composed Hangul, kana, Chinese and letters: nearly everything, without a look at tables.
		return r == 0x3164 || 0x4dc0 <= r && r < 0x4e00 // a letter that stands for none, hexagrams
	case 0x1100 <= r && r < 0x1200, 0xa960 <= r && r < 0xa980, 0xd7b0 <= r && r < 0xd800, r == 0xffa0, r >= 0x16fe0:
		return true // single letters of decomposed Hangul, emoji, young scripts
	default:
		return c.Width > 1 && r < 0x2c00 || unicode.IsMark(r) // emoji among the signs
	}
}
