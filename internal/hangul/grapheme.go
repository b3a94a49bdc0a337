// Package hangul knows how Korean text is counted, measured, cut, drawn and typed. Widths are terminal columns and agree with
// what lipgloss and Bubble Tea's renderer put into cells, because they come from the same library.
//
// All functions take plain text: an escape sequence in it is shown, not obeyed. Cut and pad first, style afterwards.
package hangul

import (
	"iter"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Measure says how the terminal counts the columns of a grapheme made of several code points, an emoji with joiners say.
type Measure uint8

const (
	// ByGrapheme measures a grapheme as the one glyph it is (mode 2027). lipgloss always measures so.
	ByGrapheme Measure = iota
	// ByCodePoint adds up the widths of the code points. Bubble Tea's renderer lays out so until the terminal reports that it
	// has mode 2027, and so do the terminals that lack it.
	ByCodePoint
)

// First gives the length in bytes of the first grapheme of s, 0 when s is empty. A byte that is not UTF-8 is a grapheme.
func First(s string) int {
	if n := plainFirst(s); n > 0 || s == "" {
		return n
	}
	cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if utf8.ValidString(cluster) {
		return len(cluster)
	}
	for i, r := range cluster {
		if _, size := utf8.DecodeRuneInString(cluster[i:]); r == utf8.RuneError && size == 1 {
			return max(i, 1)
		}
	}
	return len(cluster)
}

// plainFirst is First for what nearly all text consists of: printable ASCII and precomposed syllables that nothing can
// combine with. It gives 0 when the full rules have to decide.
func plainFirst(s string) int {
	if s == "" {
		return 0
	}
	n := 1
	if s[0] < ' ' || s[0] > '~' {
		if !wide(s) {
			return 0
		}
		n = 3
	}
	if n == len(s) || s[n] < utf8.RuneSelf || wide(s[n:]) {
		return n
	}
	return 0
}

// wide reports whether s begins with a precomposed syllable, a compatibility jamo or a common ideograph: three bytes, two
// columns under either measure, and never joined to what stands before.
func wide(s string) bool {
	if len(s) < 3 || s[0] < 0xE3 || s[0] > 0xED {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '가' && r <= '힣' || r >= 'ㄱ' && r <= 'ㅣ' || r >= 0x4E00 && r <= 0x9FFF
}

// Graphemes walks over the graphemes of s with the columns each takes when it is drawn after the ones before it.
func Graphemes(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for col := 0; s != ""; {
			n := First(s)
			w := ByGrapheme.Cell(s[:n], col).Width
			if !yield(s[:n], w) {
				return
			}
			col += w
			s = s[n:]
		}
	}
}

// Width gives the columns of s as Show draws it.
func Width(s string) int { return ByGrapheme.Width(s) }

// Width gives the columns of s as drawn under the measure m.
func (m Measure) Width(s string) int {
	col := 0
	for s != "" {
		n := First(s)
		col += m.Cell(s[:n], col).Width
		s = s[n:]
	}
	return col
}

// Count gives the length of s in the unit that Kakao's limit of 200 is taken to be in: Unicode code points (kakao-api.md 5.3;
// the docs do not name the unit) unless the person has set another: Unit.Count.
func Count(s string) int { return utf8.RuneCountInString(s) }
