package hangul

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// place says what a cut in front of a code point would part, worst first.
type place uint8

const (
	nowhere     place = iota // inside white space, or behind it: the cut is in front of it
	inCluster                // between the code points of a grapheme
	inURL                    // within a URL
	inFence                  // within a line of a code fence
	inFenceWord              // at a space of a code fence
	inFenceLine              // at a line end of a code fence
	atStart                  // behind white space that the text begins with
	inRun                    // between what belongs together: Latin letters, a number and its unit, a word and its full stop
	atGrapheme               // between other graphemes, Korean syllables say
	atMark                   // behind punctuation without a space
	atTightWord              // between a number and the word behind it
	atWord                   // at a space
	atSentence               // at the end of a sentence
	atLine                   // at a line end
	atParagraph              // at a blank line
)

// places are the code points of a text and what a cut in front of each would part.
type places struct {
	text   string
	at     []int   // where each code point begins, in bytes; one more for the end
	sum    []int   // what counts before it, in the unit
	place  []place // of a cut in front of it
	end    int     // where white space begins that nothing follows
	indent int     // white space at the beginning of a line counts as indentation up to here
}

// findPlaces goes once through the text, grapheme by grapheme.
func findPlaces(text string, unit Unit) *places {
	p := &places{text: text}
	n := utf8.RuneCountInString(text) + 1
	p.at, p.sum, p.place = make([]int, 0, n), make([]int, 0, n), make([]place, 0, n)
	fences, urls := fencesOf(text), urlsOf(text)
	count, space, lines := 0, -1, 0 // space is where the white space began that is being passed
	for from := 0; from < len(text); {
		size := First(text[from:])
		cluster := text[from : from+size]
		breaks, isSpace := blank(cluster)
		here, inner := nowhere, inCluster
		switch {
		case isSpace && space < 0:
			space, lines, inner = len(p.at), breaks, nowhere
		case isSpace:
			lines, inner = lines+breaks, nowhere
		case space >= 0:
			p.place[space] = within(&fences, &urls, p.at[space], atSpace(text, p.at[space], from, lines))
			if space == 0 {
				here = atStart
			}
			space = -1
		case from > 0:
			here = within(&fences, &urls, from, between(text, from))
		}
		for i, r := range cluster {
			if i > 0 {
				here = inner
			}
			p.at, p.sum, p.place = append(p.at, from+i), append(p.sum, count), append(p.place, here)
			if unit != UnitGrapheme || i == 0 {
				count += unit.weight(r)
			}
		}
		from += size
	}
	p.end = len(p.at)
	if space >= 0 {
		p.end = space
	}
	p.at, p.sum, p.place = append(p.at, len(text)), append(p.sum, count), append(p.place, nowhere)
	return p
}

// next is where the part after a cut at stop begins: behind the white space, but for the indentation of a line.
func (p *places) next(stop int) int {
	if !p.space(stop) {
		return stop
	}
	behind := stop + 1
	for behind < p.end && p.place[behind] == nowhere && p.space(behind) {
		behind++
	}
	line := behind
	for line > stop && lineBreak(p.runeAt(line-1)) == 0 {
		line--
	}
	if line > stop && p.sum[behind]-p.sum[line] <= p.indent {
		return line
	}
	return behind
}

func (p *places) runeAt(k int) rune {
	r, _ := utf8.DecodeRuneInString(p.text[p.at[k]:])
	return r
}

// space reports whether a grapheme of white space begins with this code point.
func (p *places) space(k int) bool {
	s := p.text[p.at[k]:]
	_, isSpace := blank(s[:First(s)])
	return isSpace
}

// blank reports whether a grapheme is white space at which a line may be broken, and how many line breaks it is. A space
// with a combining mark is none, nor are the spaces that forbid a break.
func blank(cluster string) (breaks int, isSpace bool) {
	if cluster == "\r\n" {
		return 1, true
	}
	r, size := utf8.DecodeRuneInString(cluster)
	if size != len(cluster) || isSyllable(r) || !unicode.IsSpace(r) || r == '\u00A0' || r == '\u202F' || r == '\u2007' {
		return 0, false
	}
	return lineBreak(r), true
}

// lineBreak is 1 for a line break, 2 for a paragraph separator, else 0.
func lineBreak(r rune) int {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028':
		return 1
	case '\u2029':
		return 2
	}
	return 0
}

// within lowers a place that lies inside a URL or a fence.
func within(fences, urls *spans, at int, p place) place {
	switch {
	case urls.inside(at):
		return inURL
	case !fences.inside(at):
		return p
	case p >= atLine:
		return inFenceLine
	case p >= atTightWord:
		return inFenceWord
	}
	return inFence
}

// atSpace is the place at white space with so many line breaks, which reaches from the one byte to the other.
func atSpace(text string, from, to, lines int) place {
	before := text[:from]
	switch {
	case lines > 1:
		return atParagraph
	case lines == 1:
		return atLine
	case sentenceEnds(before):
		return atSentence
	}
	next, _ := utf8.DecodeRuneInString(text[to:])
	word := strings.TrimSuffix(before, ".")
	last, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case !unicode.IsDigit(last):
		return atWord
	case len(word) == len(before), unicode.IsDigit(next): // 10 km, or a Korean date: 2026. 11. 22.
		return atTightWord
	}
	head := strings.TrimRightFunc(word, unicode.IsDigit)
	if r, _ := utf8.DecodeLastRuneInString(head); head == "" || lineBreak(r) > 0 { // 1. a point of a list
		return atTightWord
	}
	return atWord
}

const (
	// closers may stand between the end of a sentence and the space.
	closers = "\"'”’)]}」』》〉）］"
	// fullStops end a sentence even without a space behind.
	fullStops = "。！？｡"
	stops     = ".!?…‥" + fullStops
	// marks are where a word without spaces is broken first.
	marks = stops + closers + ",;:·/、，；：~"
)

// sentenceEnds reports whether the text ends a sentence. The point behind a number or a single letter ends none: 3. e.g.
func sentenceEnds(text string) bool {
	text = trimRight(text, closers)
	stop, size := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune(stops, stop) {
		return false
	}
	text = text[:len(text)-size]
	last, size := utf8.DecodeLastRuneInString(text)
	if stop != '.' {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return !unicode.IsDigit(last) && (!latin(last) || latin(before) || unicode.IsDigit(before))
}

// trimRight is strings.TrimRight that looks at no more than a few characters.
func trimRight(s, cutset string) string {
	for range 4 {
		r, size := utf8.DecodeLastRuneInString(s)
		if size == 0 || isSyllable(r) || !strings.ContainsRune(cutset, r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// between is the place between two graphemes without white space.
func between(text string, at int) place {
	left, size := utf8.DecodeLastRuneInString(text[:at])
	right, _ := utf8.DecodeRuneInString(text[at:])
	number := unicode.IsDigit(left)
	switch {
	case isSyllable(left) && isSyllable(right): // most of all
		return atGrapheme
	case strings.ContainsRune(marks, right): // no part begins with the punctuation of the one before
		return inRun
	case strings.ContainsRune(fullStops, left):
		return atSentence
	case strings.ContainsRune(marks, left):
		before, _ := utf8.DecodeLastRuneInString(text[:at-size])
		if unicode.IsDigit(before) && unicode.IsDigit(right) { // 1,000 3.14 12:30
			return inRun
		}
		return atMark
	case number && (unicode.IsLetter(right) || unicode.IsDigit(right) || strings.ContainsRune("%‰℃℉°", right)):
		return inRun
	case left < utf8.RuneSelf && right < utf8.RuneSelf:
		return inRun
	}
	return atGrapheme
}

func isSyllable(r rune) bool { return r >= '가' && r <= '힣' }

// latin reports whether r is a letter of the Latin script without marks.
func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
