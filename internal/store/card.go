package store

// Card is the unsent message of another kind than a plain text.
type Card struct {
	Kind string `json:"kind"` // an object_type, "custom" or "scrap"
	JSON string `json:"json"` // as it is being written, valid or not
}

// LoadCard reads it, empty when there is none; a damaged one is set aside as LoadDraft does.
func LoadCard(d Dirs) (Card, error) { panic("contract") }

// SaveCard keeps it; an empty one takes the file away. Errors as of SaveDraft.
func SaveCard(d Dirs, c Card) error { panic("contract") }
