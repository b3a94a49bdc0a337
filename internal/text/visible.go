package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	zeroWidthJoiner = '\u200d'
	emojiSelector   = '\ufe0f'
	newlineSign     = "↵"
)

// Visible makes foreign text (a server's word, a pasted line, a file name) safe for a terminal. What a terminal would obey
// or hide is replaced by a sign: control characters by their pictures (␛), C1, bidi and zero-width characters and line
// separators by <U+202E>, bytes that are no UTF-8 by <FF>. Line ends stay, as \n; a tab becomes four spaces. Joiners
// stay where they hold an emoji together. Visible of a visible text changes nothing.
func Visible(s string) string {
	return visible(s, "\n", "    ")
}

// VisibleLine is Visible for a place of one row: line ends become a sign and a tab one space.
func VisibleLine(s string) string {
	return visible(s, newlineSign, " ")
}

func visible(s, newline, tab string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	before := utf8.RuneError // the rune written last
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		next := i + size
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, "<%02X>", s[i])
		case r == '\r' && strings.HasPrefix(s[next:], "\n"):
			// The \n that follows speaks for both.
		case r == '\n':
			b.WriteString(newline)
		case r == '\t':
			b.WriteString(tab)
		case r == zeroWidthJoiner && joinsEmoji(before, s[next:]):
			b.WriteRune(r)
		default:
			b.WriteString(sign(r))
		}
		before, i = r, next
	}
	return b.String()
}

// isPlain is the quick way out for what nearly every text is.
func isPlain(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if obeyed(r) {
			return false
		}
	}
	return true
}

// obeyed says that a terminal would act on the rune, or hide it, instead of showing it.
func obeyed(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// sign is the rune itself, or what stands for it when it cannot be shown.
func sign(r rune) string {
	switch {
	case !obeyed(r):
		return string(r)
	case r < 0x20:
		return string('\u2400' + r)
	case r == 0x7f:
		return "\u2421"
	}
	return fmt.Sprintf("<U+%04X>", r)
}

// joinsEmoji says that a joiner stands between two pictures (👩‍💻), where it is part of what is seen.
func joinsEmoji(before rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	return (before == emojiSelector || pictograph(before)) && pictograph(next)
}

// pictograph says that a joiner before or after r joins: Unicode's Extended_Pictographic, and the tones of skin. Behind
// another sign of the same blocks (⑩) a joiner joins nothing, and would be left over where a row is cut.
func pictograph(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff && !(r >= 0x1f1e6 && r <= 0x1f1ff) || unicode.Is(oldPictographs, r)
}

// oldPictographs are those below U+1F000.
var oldPictographs = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x2194, Hi: 0x2199, Stride: 1}, {Lo: 0x21a9, Hi: 0x21aa, Stride: 1}, {Lo: 0x231a, Hi: 0x231b, Stride: 1},
	{Lo: 0x2328, Hi: 0x2328, Stride: 1}, {Lo: 0x2388, Hi: 0x2388, Stride: 1}, {Lo: 0x23cf, Hi: 0x23cf, Stride: 1},
	{Lo: 0x23e9, Hi: 0x23f3, Stride: 1}, {Lo: 0x23f8, Hi: 0x23fa, Stride: 1}, {Lo: 0x24c2, Hi: 0x24c2, Stride: 1},
	{Lo: 0x25aa, Hi: 0x25ab, Stride: 1}, {Lo: 0x25b6, Hi: 0x25b6, Stride: 1}, {Lo: 0x25c0, Hi: 0x25c0, Stride: 1},
	{Lo: 0x25fb, Hi: 0x25fe, Stride: 1}, {Lo: 0x2600, Hi: 0x2605, Stride: 1}, {Lo: 0x2607, Hi: 0x2612, Stride: 1},
	{Lo: 0x2614, Hi: 0x2685, Stride: 1}, {Lo: 0x2690, Hi: 0x2705, Stride: 1}, {Lo: 0x2708, Hi: 0x2712, Stride: 1},
	{Lo: 0x2714, Hi: 0x2716, Stride: 2}, {Lo: 0x271d, Hi: 0x271d, Stride: 1}, {Lo: 0x2721, Hi: 0x2721, Stride: 1},
	{Lo: 0x2728, Hi: 0x2728, Stride: 1}, {Lo: 0x2733, Hi: 0x2734, Stride: 1}, {Lo: 0x2744, Hi: 0x2747, Stride: 3},
	{Lo: 0x274c, Hi: 0x274e, Stride: 2}, {Lo: 0x2753, Hi: 0x2755, Stride: 1}, {Lo: 0x2757, Hi: 0x2757, Stride: 1},
	{Lo: 0x2763, Hi: 0x2767, Stride: 1}, {Lo: 0x2795, Hi: 0x2797, Stride: 1}, {Lo: 0x27a1, Hi: 0x27a1, Stride: 1},
	{Lo: 0x27b0, Hi: 0x27b0, Stride: 1}, {Lo: 0x27bf, Hi: 0x27bf, Stride: 1}, {Lo: 0x2934, Hi: 0x2935, Stride: 1},
	{Lo: 0x2b05, Hi: 0x2b07, Stride: 1}, {Lo: 0x2b1b, Hi: 0x2b1c, Stride: 1}, {Lo: 0x2b50, Hi: 0x2b55, Stride: 5},
}}

// Cut shortens s to at most n code points, the ellipsis that then ends it included. It cuts between characters as far as
// combining marks, joined emoji and decomposed Hangul are concerned.
func Cut(s string, n int) string {
	if n <= 0 {
		return ""
	}
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	end := n - 1
	for end > 0 && clings(runes[end-1], runes[end]) {
		end--
	}
	return strings.TrimRight(string(runes[:end]), " ") + "…"
}

// clings says that b belongs to the character that a began.
func clings(a, b rune) bool {
	decomposedHangul := b >= 0x1160 && b <= 0x11ff
	return unicode.Is(unicode.M, b) || a == zeroWidthJoiner || b == zeroWidthJoiner || decomposedHangul
}
