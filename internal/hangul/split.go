package hangul

import (
	"strconv"
	"unicode/utf8"
)

// Unit is what counts as a character. Kakao does not document which one it counts (kakao-api.md 5.3 and 9, item 7).
type Unit int

const (
	UnitCodePoint Unit = iota // as most of Kakao's limits seem to be counted
	UnitUTF16                 // as Java and JavaScript count
	UnitGrapheme              // as people count
)

// Count counts s in this unit. A byte that is not UTF-8 counts as one in each of them.
func (u Unit) Count(s string) int {
	n := 0
	switch u {
	case UnitUTF16:
		for _, r := range s {
			n += u.weight(r)
		}
	case UnitGrapheme:
		for s != "" {
			s = s[First(s):]
			n++
		}
	default:
		n = utf8.RuneCountInString(s)
	}
	return n
}

// weight is what one code point counts, graphemes aside.
func (u Unit) weight(r rune) int {
	if u == UnitUTF16 && r > 0xFFFF {
		return 2
	}
	return 1
}

// ParseUnit reads "codepoint", "utf16" or "grapheme"; "" is UnitCodePoint.
func ParseUnit(name string) (Unit, bool) {
	switch name {
	case "", "codepoint":
		return UnitCodePoint, true
	case "utf16":
		return UnitUTF16, true
	case "grapheme":
		return UnitGrapheme, true
	}
	return UnitCodePoint, false
}

// Piece is one part of a split text.
type Piece struct {
	Text string // as it is sent, with its number
	Body string // without
	Gap  string // white space at the cut, which is not sent; Body and Gap of all pieces make up the text
}

// leastRoom is what a part must hold beside its number: any code point in any unit.
const leastRoom = 2

// Split cuts a text into parts of at most limit characters where a reader would: between paragraphs, else lines, sentences,
// words; never inside a grapheme, a URL or a code fence as long as one fits into a part. A text that fits is one piece and
// has no number, others begin with "(2/5) ". White space at a cut is sent by neither side, but for the indentation of a line.
//
// What does not fit into a part is broken as a last resort: a fence at its line ends, then at spaces, then between graphemes;
// a word, then a URL between graphemes; a grapheme between code points. White space that the text begins with is a part of its
// own when a fence, URL or grapheme would not fit behind it. Where a number would leave room for less than two characters (a
// limit below 8, or a bit more with many parts), the parts have none; a limit below 2 counts as 2.
func Split(text string, limit int, unit Unit) []Piece {
	if len(text) <= limit { // no unit counts more than bytes
		return []Piece{{Text: text, Body: text}}
	}
	p := findPlaces(text, unit)
	cuts, numbered := p.parts(limit)
	pieces := make([]Piece, len(cuts))
	from := 0
	for i, c := range cuts {
		body := text[p.at[from]:p.at[c.stop]]
		pieces[i] = Piece{Text: body, Body: body, Gap: text[p.at[c.stop]:p.at[c.next]]}
		if numbered {
			pieces[i].Text = number(i+1, len(cuts)) + body
		}
		from = c.next
	}
	return pieces
}

// PartCount is how many parts Split makes. It is quick enough to be asked at every key.
func PartCount(text string, limit int, unit Unit) int {
	if len(text) <= limit {
		return 1
	}
	cuts, _ := findPlaces(text, unit).parts(limit)
	return len(cuts)
}

func number(i, n int) string { return "(" + strconv.Itoa(i) + "/" + strconv.Itoa(n) + ") " }

// numberLength is the length of a number whose total has so many digits.
func numberLength(i, digits int) int { return len("(/) ") + digitsOf(i) + digits }

func digitsOf(n int) int { return len(strconv.Itoa(n)) }

// parts finds the cuts. The more parts, the longer their numbers and the less room: the digits grow until all agree.
func (p *places) parts(limit int) (cuts []cut, numbered bool) {
	limit = max(limit, leastRoom)
	all := len(p.at) - 1
	switch {
	case p.sum[all] <= limit:
		return []cut{{all, all}}, false
	case p.sum[p.end] <= limit:
		return []cut{{p.end, all}}, false
	}
	p.indent = limit / 4
	for digits := 1; ; digits++ {
		cuts = p.cuts(func(i int) int { return limit - numberLength(i, digits) })
		if cuts == nil {
			return p.cuts(func(int) int { return limit }), false
		}
		if digitsOf(len(cuts)) <= digits {
			return cuts, true
		}
	}
}
