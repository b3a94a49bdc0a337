package session

import (
	"fmt"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// MaxParts is how many parts a text may have unless somebody says otherwise (interface.md, --max-parts).
const MaxParts = 10

// TooManyPartsError refuses a text before its first part is sent.
type TooManyPartsError struct{ Parts, Max int }

func (e *TooManyPartsError) Error() string {
	return fmt.Sprintf("the text has %d parts, and %d are the most that may be sent", e.Parts, e.Max)
}

// PartsOf is a message of which the text was cut into bodies, as the parts of one intent: link and button are on the last
// one. limit 0 is MaxParts. One body or none leaves the message whole. Errors: *TooManyPartsError, *journal.IntentError for
// a message that is no text.
func PartsOf(m Message, bodies []string, limit int) ([]Message, error) {
	if limit <= 0 {
		limit = MaxParts
	}
	if len(bodies) > limit {
		return nil, &TooManyPartsError{Parts: len(bodies), Max: limit}
	}
	if len(bodies) < 2 {
		return []Message{m}, nil
	}
	last, text := m, bodies[len(bodies)-1]
	if m.Other == nil {
		last.Text = text
	} else {
		t, isText := m.Other.Template.(kakao.Text)
		if !isText {
			return nil, &journal.IntentError{Field: "parts"}
		}
		t.Text = text
		last.Other = &kakao.Message{Template: t}
	}
	var parts []Message
	for _, body := range bodies[:len(bodies)-1] {
		parts = append(parts, Message{Text: body})
	}
	return append(parts, last), nil
}
