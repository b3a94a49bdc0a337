package hangul

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// stack is how many code points that combine with each other NFC touches. No script comes near it. Longer ones stay as typed,
// because x/text would put invisible characters (U+034F) between them to bound its memory, and never come to rest doing so.
const stack = 14

// NFC gives s as valid UTF-8 in normal form C, so that syllables that arrive as single jamo (macOS file names, some input
// methods) are whole and count as one. Every text typed, pasted or read passes through here. Doing it twice changes nothing.
func NFC(s string) string {
	s = Valid(s)
	if norm.NFC.IsNormalString(s) {
		return s
	}
	var b strings.Builder
	from := 0 // beginning of what is still to be normalised
	for i := 0; i < len(s); {
		n, points := combining(s[i:])
		if points > stack {
			b.WriteString(norm.NFC.String(s[from:i]))
			b.WriteString(s[i : i+n])
			from = i + n
		}
		i += n
	}
	b.WriteString(norm.NFC.String(s[from:]))
	return b.String()
}

// combining gives the bytes and code points of the first character of s with all that may combine with it.
func combining(s string) (n, points int) {
	for n < len(s) && (n == 0 || !norm.NFC.PropertiesString(s[n:]).BoundaryBefore()) {
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
		points++
	}
	return n, points
}

// Seam widens the cut between before and after to where normalising cannot reach: the text from before[start:] to after[:end]
// has to be normalised together when something is put between or taken out there.
func Seam(before, after string) (start, end int) {
	for start = len(before); start > 0; {
		_, size := utf8.DecodeLastRuneInString(before[:start])
		start -= size
		if norm.NFC.PropertiesString(before[start:]).BoundaryBefore() {
			break
		}
	}
	for end < len(after) && !norm.NFC.PropertiesString(after[end:]).BoundaryBefore() {
		_, size := utf8.DecodeRuneInString(after[end:])
		end += size
	}
	return start, end
}
