package hangul

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
)

// FromLegacy is the text of bytes that are UTF-8 or, as programs on a Korean Windows write, CP949. Each line is judged by
// itself, since a script and the programs it calls may differ. What is neither has U+FFFD for each run of odd bytes; so has
// a character that was cut at the beginning or the end of b.
func FromLegacy(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/2)
	for len(b) > 0 {
		line := b
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line = b[:i+1]
		}
		b = b[len(line):]
		out.WriteString(fromLegacyLine(line))
	}
	return out.String()
}

func fromLegacyLine(line []byte) string {
	if whole := withoutCut(line); !utf8.Valid(whole) {
		if s, err := korean.EUCKR.NewDecoder().Bytes(line); err == nil && !bytes.ContainsRune(s, utf8.RuneError) {
			return string(s)
		}
	}
	return strings.ToValidUTF8(string(line), "\uFFFD")
}

// withoutCut is b without the rest of a UTF-8 character before its first and the beginning of one after its last.
func withoutCut(b []byte) []byte {
	for i := 0; i < utf8.UTFMax-1 && len(b) > 0 && !utf8.RuneStart(b[0]); i++ {
		b = b[1:]
	}
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				b = b[:len(b)-i]
			}
			break
		}
	}
	return b
}
