package control

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// Doubtful tells whether terminals disagree about the width of a cluster that is width columns wide: they do about clusters
// of several runes (emoji sequences, combining marks, decomposed Hangul), single Hangul letters, and emoji younger than
// their tables.
func Doubtful(cluster string, width int) bool {
	if len(cluster) < 2 {
		return false
	}
	r, size := utf8.DecodeRuneInString(cluster)
	switch {
	case r == kitty.Placeholder:
		return false // whoever is shown it knows it
	case size < len(cluster):
		return true
	case r < 0x300, 0x2500 <= r && r < 0x2600, 0x3000 <= r && r < 0xa960, 0xac00 <= r && r < 0xd7a4:
		return false // Latin, box drawing, kana, Chinese, composed Hangul
	case 0x2010 <= r && r < 0x2028, 0x2190 <= r && r < 0x2194, r == 0x2713, r == 0x2717:
		return false // dashes, quotation marks, dots, arrows, ticks: asking about them would build a table of 2 MB
	case 0x1100 <= r && r < 0x1200, 0xa960 <= r && r < 0xa980, 0xd7b0 <= r && r < 0xd800, 0x1f000 <= r && r < 0x20000:
		return true // single letters of decomposed Hangul, emoji
	default:
		return ansi.WcWidth.StringWidth(cluster) != width
	}
}
