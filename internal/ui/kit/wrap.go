package kit

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/hangul"
)

// Wrap breaks prose into rows of at most w columns: at spaces, as Korean is set too, and inside a word only where the
// word alone is wider than a row.
func Wrap(s string, w int) []string {
	var rows []string
	for _, line := range strings.Split(s, "\n") {
		rows = append(rows, wrapLine(line, max(2, w))...)
	}
	return rows
}

func wrapLine(line string, w int) []string {
	var rows []string
	row, width := "", 0
	for _, word := range strings.Fields(line) {
		need := hangul.Width(word)
		if width > 0 && width+1+need <= w {
			row, width = row+" "+word, width+1+need
			continue
		}
		if width > 0 {
			rows = append(rows, row)
		}
		for need > w {
			head := firstColumns(word, w)
			rows, word = append(rows, head), word[len(head):]
			need = hangul.Width(word)
		}
		row, width = word, need
	}
	return append(rows, row)
}

// firstColumns is as much of word as fits into w columns, at least one grapheme.
func firstColumns(word string, w int) string {
	n, col := 0, 0
	for g, gw := range hangul.Graphemes(word) {
		if n > 0 && col+gw > w {
			break
		}
		n, col = n+len(g), col+gw
	}
	return word[:n]
}

// Clip cuts a drawn row to w columns at whole graphemes, escape sequences kept.
func Clip(row string, w int) string {
	clipped := ansi.Truncate(row, max(0, w), "")
	if !strings.Contains(clipped, "\ufe0f") {
		return clipped
	}
	// The library cuts as if an ASCII sign with the selector for emoji were one column, and measures it as two.
	for n := w - 1; Width(clipped) > max(0, w); n-- {
		clipped = ansi.Truncate(row, max(0, n), "")
	}
	return clipped
}

// Width is the display width of a drawn row, escape sequences not counted.
func Width(row string) int { return ansi.StringWidth(row) }
