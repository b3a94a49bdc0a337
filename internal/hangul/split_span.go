package hangul

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a stretch of a text that is not to be cut, in bytes.
type span struct{ from, to int }

// spans are asked from the beginning of the text to its end.
type spans []span

// inside reports whether a cut at this byte would part one of the spans.
func (s *spans) inside(at int) bool {
	for len(*s) > 0 && (*s)[0].to <= at {
		*s = (*s)[1:]
	}
	return len(*s) > 0 && (*s)[0].from < at
}

// urlsOf finds the URLs: from http://, https:// or www. up to white space, without punctuation and closing brackets at the end.
func urlsOf(text string) spans {
	var found spans
	for at := 0; at < len(text); at++ {
		head := urlHead(text[at:])
		if head == 0 {
			continue
		}
		end := len(text)
		if n := strings.IndexFunc(text[at:], unicode.IsSpace); n >= 0 {
			end = at + n
		}
		if url := trimURL(text[at:end], head); len(url) > head {
			found = append(found, span{at, at + len(url)})
		}
		at = end
	}
	return found
}

// urlHead is the length of what a URL begins with, 0 when s begins with none.
func urlHead(s string) int {
	switch s[0] | 0x20 {
	case 'h', 'w':
		for _, head := range [...]string{"http://", "https://", "www."} {
			if len(s) >= len(head) && strings.EqualFold(s[:len(head)], head) {
				return len(head)
			}
		}
	}
	return 0
}

// trimURL takes off what belongs to the sentence around it. A bracket that was opened inside the URL stays.
func trimURL(url string, head int) string {
	open := strings.Count(url, "(") - strings.Count(url, ")")
	for len(url) > head {
		r, size := utf8.DecodeLastRuneInString(url)
		switch {
		case r == ')' && open >= 0:
			return url
		case r == ')':
			open++
		case !strings.ContainsRune(stops+closers+",;:'`>*、，；：", r):
			return url
		}
		url = url[:len(url)-size]
	}
	return url
}

// fencesOf finds code between rows of three backticks or more: the second row is as long or longer and stands in the same
// line, or at the beginning or end of another. A row at the beginning of a line without a second one holds all of the rest,
// as in Markdown.
func fencesOf(text string) spans {
	var found spans
	rows := backticks(text)
	hopeless := math.MaxInt // a row of this length is closed in its own line or nowhere: no need to look again
	for i := 0; i < len(rows); {
		switch last := closing(rows, i, hopeless); {
		case last > 0:
			found = append(found, span{rows[i].from, rows[last].to})
			i = last + 1
		case rows[i].first:
			return append(found, span{rows[i].from, len(text)})
		default:
			hopeless = min(hopeless, rows[i].length())
			i++
		}
	}
	return found
}

// closing finds the row that closes the one at open, 0 when there is none.
func closing(rows []row, open, hopeless int) int {
	o := rows[open]
	for i := open + 1; i < len(rows); i++ {
		r := rows[i]
		if r.line != o.line && o.length() >= hopeless {
			return 0
		}
		if r.length() >= o.length() && (r.line == o.line || r.first || r.last) {
			return i
		}
	}
	return 0
}

// row is three backticks or more.
type row struct {
	span
	line        int  // of the text, from 0
	first, last bool // nothing but white space before it or behind it in the line
}

func (r row) length() int { return r.to - r.from }

func backticks(text string) []row {
	var rows []row
	line, first := 0, true
	for at := 0; at < len(text); at++ {
		switch c := text[at]; c {
		case '\n':
			line, first = line+1, true
		case ' ', '\t', '\r':
		case '`':
			to := at + len(text[at:]) - len(strings.TrimLeft(text[at:], "`"))
			if to-at >= 3 {
				rest := strings.TrimLeft(text[to:], " \t\r")
				rows = append(rows, row{span{at, to}, line, first, rest == "" || rest[0] == '\n'})
			}
			at, first = to-1, false
		default:
			first = false
		}
	}
	return rows
}
