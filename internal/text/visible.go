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

func pictograph(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2190 && r <= 0x2bff
}

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
