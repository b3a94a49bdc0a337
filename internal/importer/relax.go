package importer

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// Plain is the text in UTF-8 without a byte order mark. Windows PowerShell's ">" writes UTF-16, Notepad writes marks.
func Plain(b []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	}
	var units []uint16
	for b = b[2:]; len(b) >= 2; b = b[2:] {
		units = append(units, order.Uint16(b))
	}
	return []byte(string(utf16.Decode(units)))
}

// pythonWords are Python's names for JSON's.
var pythonWords = map[string]string{"True": "true", "False": "false", "None": "null"}

// relax turns a printed Python dict, or JSON with trailing commas, into JSON. What it does not understand it leaves as it is,
// for the decoder to refuse.
func relax(b []byte) []byte {
	var out strings.Builder
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '\'' || c == '"':
			i += quoted(&out, b[i:])
		case c == ',':
			if rest := bytes.TrimLeft(b[i+1:], " \t\r\n"); len(rest) == 0 || (rest[0] != '}' && rest[0] != ']') {
				// A comma after the whole object is one too many as well.
				if len(rest) > 0 {
					out.WriteByte(',')
				}
			}
			i++
		case isLetter(c):
			end := i
			for end < len(b) && isLetter(b[end]) {
				end++
			}
			word := string(b[i:end])
			if json, ok := pythonWords[word]; ok {
				word = json
			}
			out.WriteString(word)
			i = end
		default:
			out.WriteByte(c)
			i++
		}
	}
	return []byte(out.String())
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// quoted writes the string that begins b as JSON writes it and gives how many bytes it took. A string left open is taken
// to the end, and stays open.
func quoted(out *strings.Builder, b []byte) int {
	quote := b[0]
	out.WriteByte('"')
	for i := 1; i < len(b); i++ {
		switch c := b[i]; {
		case c == quote:
			out.WriteByte('"')
			return i + 1
		case c == '"':
			out.WriteString(`\"`)
		case c == '\\' && i+1 < len(b):
			i++
			switch b[i] {
			case '\'':
				out.WriteByte('\'')
			case 'x':
				out.WriteString(`\u00`)
			default:
				out.Write([]byte{'\\', b[i]})
			}
		default:
			out.WriteByte(c)
		}
	}
	return len(b)
}
