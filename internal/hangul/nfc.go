package hangul

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC gives s as valid UTF-8 in normal form C, so that syllables that arrive as single jamo (macOS file names, some input
// methods) are whole and count as one. Every text typed, pasted or read passes through here.
func NFC(s string) string { return norm.NFC.String(Valid(s)) }

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
