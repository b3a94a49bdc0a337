package preview

import (
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

// safe makes a text of several rows safe to draw, decomposed Hangul put together.
func safe(s string) string { return hangul.NFC(text.Visible(s)) }

// wrap breaks a text into at most most rows of at most w columns: where its lines end, else at spaces, else inside a word. Spaces
// within a row are kept, unlike in prose of ours; those at a break hang over the end and are gone. rest tells that there is more.
func wrap(s string, w, most int) (rows []string, rest bool) {
	for line := range strings.SplitSeq(s, "\n") {
		if len(rows) == most {
			return rows, true
		}
		var cut bool
		if rows, cut = wrapLine(rows, line, w, most); cut {
			return rows, true
		}
	}
	return rows, false
}

// wrapLine adds the rows of one line.
func wrapLine(rows []string, line string, w, most int) (all []string, cut bool) {
	start, seam := 0, 0 // where the row begins, and where it can be broken: after its last space
	col, seamCol := 0, 0
	i := 0
	for g, gw := range hangul.Graphemes(line) {
		blank := g == " "
		for !blank && col > 0 && col+gw > w {
			end, used := i, col // inside a word
			if seam > start {
				end, used = seam, seamCol
			}
			if rows = append(rows, strings.TrimRight(line[start:end], " ")); len(rows) == most {
				return rows, true
			}
			start, col = end, col-used
		}
		i += len(g)
		col += gw
		if blank {
			seam, seamCol = i, col
		}
	}
	return append(rows, strings.TrimRight(line[start:], " ")), false
}

// cut parts a text where Kakao ends it: after limit characters as count counts them, at a whole grapheme.
func cut(s string, limit int, count kakao.Counter) (shown, hidden string) {
	if len(s) <= limit || count(s) <= limit {
		return s, "" // no unit gives more characters than bytes
	}
	i, n := 0, 0
	for g := range hangul.Graphemes(s) {
		if n += count(g); n > limit {
			break
		}
		i += len(g)
	}
	return s[:i], s[i:]
}
