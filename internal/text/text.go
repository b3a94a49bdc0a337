// Package text holds every sentence a person reads, in Korean and English, what each of Kakao's error codes means, and the one
// place where foreign words are made safe for a terminal. It knows no other room.
package text

import "fmt"

// Lang is the language of the person.
type Lang int

const (
	English Lang = iota
	Korean
)

// String is the language's short name, as --lang takes it.
func (l Lang) String() string {
	if l == Korean {
		return "ko"
	}
	return "en"
}

// Sentence is one text in both languages; both may hold the same fmt verbs.
type Sentence struct{ KO, EN string }

// In returns the sentence in a language, formatted with args if there are any.
func (s Sentence) In(l Lang, args ...any) string {
	t := s.EN
	if l == Korean {
		t = s.KO
	}
	if len(args) == 0 {
		return t
	}
	return fmt.Sprintf(t, args...)
}

// IsZero says that there is nothing to say.
func (s Sentence) IsZero() bool { return s == Sentence{} }
