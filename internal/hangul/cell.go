package hangul

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const (
	// TabStop is the distance of tab stops in columns.
	TabStop = 4
	// Sign stands, one column wide, for what has no shape of its own: C1 and bidi controls, joiners and variation selectors
	// without a base, line and paragraph separators, and graphemes for which there is no room.
	Sign = "\u2426"
	// base carries a combining mark that has none of its own.
	base = "\u25CC"
)

// Cell is one grapheme as it is drawn: printable text and its columns, at least one.
type Cell struct {
	Text  string
	Width int
}

// Cell tells how the grapheme cluster is drawn when it begins in column col. This is the one place where that is defined:
//
//   - a tab is spaces up to the next multiple of TabStop;
//   - C0 controls and DEL are their control pictures (U+2400…), invalid UTF-8 is U+FFFD;
//   - a combining mark without a base sits on a dotted circle, a vowel or final jamo without an initial is its compatibility jamo;
//   - everything else without a width, or that would melt into its neighbours on the screen, is Sign.
//
// So cells can be drawn side by side: graphemes that are apart in the text stay apart.
func (m Measure) Cell(cluster string, col int) Cell {
	if len(cluster) == 1 && cluster[0] >= ' ' && cluster[0] <= '~' {
		return Cell{cluster, 1}
	}
	if len(cluster) == 3 && wide(cluster) {
		return Cell{cluster, 2}
	}
	if !utf8.ValidString(cluster) {
		cluster = strings.ToValidUTF8(cluster, "\uFFFD")
	}
	first, size := utf8.DecodeRuneInString(cluster)
	switch {
	case cluster == "\t":
		n := TabStop - col%TabStop
		return Cell{strings.Repeat(" ", n), n}
	case cluster == "":
		return Cell{Sign, 1}
	case first < ' ':
		return Cell{string('\u2400' + first), 1}
	case first == 0x7F:
		return Cell{"\u2421", 1}
	case unicode.In(first, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector):
		return Cell{Sign, 1}
	case medialOrFinal(first):
		if c := compatibility(first); c != 0 && size == len(cluster) {
			return Cell{string(c), 2}
		}
		return Cell{Sign, 1}
	case clings(first):
		if !unicode.Is(unicode.M, first) {
			return Cell{Sign, 1}
		}
		cluster = base + cluster
	}
	if last, _ := utf8.DecodeLastRuneInString(cluster); swallows(last) {
		return Cell{Sign, 1}
	}
	if w := m.of(cluster); w > 0 {
		return Cell{cluster, w}
	}
	return Cell{Sign, 1}
}

// of gives the renderer's width of one grapheme.
func (m Measure) of(cluster string) int {
	method := ansi.GraphemeWidth
	if m == ByCodePoint {
		method = ansi.WcWidth
	}
	_, w := ansi.FirstGraphemeCluster(cluster, method)
	return w
}

// clings reports whether r would join the grapheme drawn before it.
func clings(r rune) bool {
	var buf [1 + utf8.UTFMax]byte
	return len(firstOf(utf8.AppendRune(append(buf[:0], 'x'), r))) > 1
}

// swallows reports whether the grapheme drawn after r would join it.
func swallows(r rune) bool {
	var buf [utf8.UTFMax + 1]byte
	pair := append(utf8.AppendRune(buf[:0], r), 'x')
	return len(firstOf(pair)) == len(pair)
}

func firstOf(b []byte) []byte {
	cluster, _ := ansi.FirstGraphemeCluster(b, ansi.GraphemeWidth)
	return cluster
}

// medialOrFinal reports whether r is a conjoining vowel or final consonant, which has no width without an initial.
func medialOrFinal(r rune) bool {
	return r >= 0x1160 && r <= 0x11FF || r >= 0xD7B0 && r <= 0xD7FB
}

// finals are the compatibility jamo of U+11A8 to U+11C2.
var finals = []rune("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

// compatibility gives the jamo with a shape of its own for a modern conjoining vowel or final consonant, else 0.
func compatibility(r rune) rune {
	switch {
	case r >= 0x1161 && r <= 0x1175:
		return 'ㅏ' + r - 0x1161
	case r >= 0x11A8 && r <= 0x11C2:
		return finals[r-0x11A8]
	}
	return 0
}
