package hangul

import (
	"slices"
	"strings"
	"unicode"
)

// Initials tells whether name holds the query, where a lone consonant of the query stands for any syllable that begins with
// it: ㄱㅇ finds 김이슬. The last syllable of the query may be on its way to another: 기 finds 김, and 김 finds 기민. Latin letters in
// either case; spaces are passed over; both in NFC or decomposed.
func Initials(name, query string) bool { return find(fold(name), fold(query)) >= 0 }

// NameIndex is a list of names that is searched as Initials does, prepared so that 10,000 are searched at every key.
type NameIndex struct{ names [][]rune }

// NewNameIndex prepares names; it keeps none of the strings.
func NewNameIndex(names []string) *NameIndex {
	x := &NameIndex{names: make([][]rune, len(names))}
	for i, name := range names {
		x.names[i] = fold(name)
	}
	return x
}

// Search gives the places in the list of the names that hold the query: those that begin with it, then the others, both in
// the order of the list. A query of nothing but spaces finds all.
func (x *NameIndex) Search(query string) []int {
	wanted := fold(query)
	var first, others []int
	for i, name := range x.names {
		switch at := find(name, wanted); {
		case at == 0:
			first = append(first, i)
		case at > 0:
			others = append(others, i)
		}
	}
	return append(first, others...)
}

// fold is what is compared: in small letters, without spaces, composed, lone jamo as the keyboard has them. A pair of
// consonants that an input method has drawn together (ㄳ) is two again. Composing comes after the rest, since J with a caron
// has no sign of its own and j with a caron has one.
func fold(s string) []rune {
	s = NFC(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s))
	folded := make([]rune, 0, len(s))
	for _, r := range s {
		if c := compatibility(r); c != 0 {
			r = c
		} else if i := r - 0x1100; i >= 0 && i < rune(len(initials)) {
			r = initials[i]
		}
		if two := consonantPair(r); two != nil {
			folded = append(folded, two...)
			continue
		}
		folded = append(folded, r)
	}
	return folded
}

// consonantPair takes ㄳ and its like apart; nil for all else.
func consonantPair(r rune) []rune {
	if r < 'ㄱ' || r > 'ㅎ' || slices.Contains(initials, r) {
		return nil
	}
	two := pairs[r]
	at := func(i int) rune { return []rune(jamoKeys)[strings.IndexByte(latinKeys, two[i])] }
	return []rune{at(0), at(1)}
}

// find gives the place of the query in the name, -1 when it is not there. Both are folded.
func find(name, query []rune) int {
	if len(query) == 0 {
		return 0
	}
	last := query[len(query)-1]
	for at := 0; at+len(query) <= len(name); at++ {
		end := at + len(query) - 1
		if like(name[at:end], query) && (alike(name[end], last) || begins(name[end:], last)) {
			return at
		}
	}
	return -1
}

func like(name, query []rune) bool {
	for i, r := range name {
		if !alike(r, query[i]) {
			return false
		}
	}
	return true
}

// alike reports whether the wanted character stands for the one of the name.
func alike(r, wanted rune) bool {
	return r == wanted || isSyllable(r) && initials[initialOf(r)] == wanted
}

// begins reports whether a wanted syllable, typed on, becomes the beginning of the name: 기 may become 김, 김 기민, 고 과.
func begins(name []rune, wanted rune) bool {
	if !isSyllable(wanted) || !isSyllable(name[0]) || initialOf(name[0]) != initialOf(wanted) {
		return false
	}
	final, vowel := finalOf(wanted), vowelOf(wanted)
	there := vowelOf(name[0])
	if final == 0 {
		return vowel == there || strings.HasPrefix(Keys(string(there)), Keys(string(vowel)))
	}
	if vowel != there {
		return false
	}
	typed := ""
	if f := finalOf(name[0]); f != 0 {
		typed = Keys(string(f))
	}
	switch {
	case len(name) == 1:
	case isSyllable(name[1]):
		typed += Keys(string(initials[initialOf(name[1])]))
	case name[1] >= 'ㄱ' && name[1] <= 'ㅎ':
		typed += Keys(string(name[1]))
	}
	return strings.HasPrefix(typed, Keys(string(final)))
}

// initialOf is the place of a syllable's first consonant among the initials.
func initialOf(syllable rune) int { return int(syllable-'가') / 588 }

func vowelOf(syllable rune) rune { return 'ㅏ' + (syllable-'가')/28%21 }

// finalOf is the consonant that a syllable ends with, 0 when it ends with its vowel.
func finalOf(syllable rune) rune {
	if f := (syllable - '가') % 28; f > 0 {
		return finals[f-1]
	}
	return 0
}
