// Package text holds every sentence a person reads, in Korean and English.
package text

import "fmt"

// Lang is the language of the person.
type Lang int

const (
	English Lang = iota
	Korean
)

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
