package hangul

// Unit is what counts as a character. Kakao does not document which one it counts (kakao-api.md 5.3 and 9, item 7).
type Unit int

const (
	UnitCodePoint Unit = iota // as most of Kakao's limits seem to be counted
	UnitUTF16                 // as Java and JavaScript count
	UnitGrapheme              // as people count
)

// Count counts s in this unit.
func (u Unit) Count(s string) int { panic("contract") }

// ParseUnit reads "codepoint", "utf16" or "grapheme"; "" is UnitCodePoint.
func ParseUnit(name string) (Unit, bool) { panic("contract") }

// Piece is one part of a split text.
type Piece struct {
	Text string // as it is sent, with its number
	Body string // without
	Gap  string // white space at the cut, which is not sent; Body and Gap of all pieces make up the text
}

// Split cuts a text into parts of at most limit characters where a reader would: between paragraphs, else sentences, else
// words; never inside a grapheme, a URL or a code fence as long as one fits into a part. A text that fits is one piece and
// has no number, others begin with "(2/5) ".
func Split(text string, limit int, unit Unit) []Piece { panic("contract") }

// Initials tells whether name holds the query, where a lone consonant of the query stands for any syllable that begins with
// it: ㄱㅇ finds 김이슬. Latin letters in either case; spaces are passed over; both in NFC or decomposed.
func Initials(name, query string) bool { panic("contract") }
