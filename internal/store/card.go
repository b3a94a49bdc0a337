package store

import "path/filepath"

// Card is the unsent message of another kind than a plain text.
type Card struct {
	Kind string `json:"kind"` // an object_type, "custom" or "scrap"
	JSON string `json:"json"` // as it is being written, valid or not
}

func cardPath(d Dirs) string { return filepath.Join(d.State, "card.json") }

// LoadCard reads it, empty when there is none. A *DamagedError comes with an empty card: the damaged one was set aside.
func LoadCard(d Dirs) (Card, error) { return loadUnsent[Card](cardPath(d), "card") }

// SaveCard keeps it; an empty one takes the file away. Of two processes the last writer wins. Errors: *NotWritableError,
// *NotPlainError.
func SaveCard(d Dirs, c Card) error { return saveUnsent(cardPath(d), "card", c) }
