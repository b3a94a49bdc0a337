package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Card is the unsent message of another kind than a plain text.
type Card struct {
	Kind string `json:"kind"` // an object_type, "custom" or "scrap"
	JSON string `json:"json"` // as it is being written, valid or not
}

func cardPath(d Dirs) string { return filepath.Join(d.State, "card.json") }

// LoadCard reads it, empty when there is none. A *DamagedError comes with an empty card: the damaged one was set aside.
func LoadCard(d Dirs) (Card, error) {
	b, err := readPrivate(cardPath(d), fileLimit)
	if errors.Is(err, os.ErrNotExist) {
		return Card{}, nil
	}
	if err != nil {
		return Card{}, fmt.Errorf("reading the card: %w", err)
	}
	card, damage := decodeCard(b)
	if damage == "" {
		return card, nil
	}
	damaged := &DamagedError{Path: cardPath(d), Damage: damage}
	damaged.SetAside, damaged.Err = realDisk.clearAway(cardPath(d), time.Now())
	return Card{}, damaged
}

func decodeCard(b []byte) (Card, Damage) {
	if len(b) > fileLimit {
		return Card{}, DamageHuge
	}
	var card Card
	if json.Unmarshal(b, &card) != nil {
		return Card{}, DamageBroken
	}
	return card, ""
}

// SaveCard keeps it; an empty one takes the file away. Of two processes the last writer wins. Errors: *NotWritableError,
// *NotPlainError.
func SaveCard(d Dirs, c Card) error {
	path := cardPath(d)
	if c == (Card{}) {
		return remove(path)
	}
	b, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("writing down the card: %w", err)
	}
	return realDisk.writeWhole(path, append(b, '\n'))
}
