package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Draft is the unsent message.
type Draft struct {
	Text string `json:"text"`
	Link string `json:"link,omitempty"`
	// MobileLink is "" where it is the same as Link.
	MobileLink string `json:"mobile_link,omitempty"`
	Button     string `json:"button,omitempty"`
}

func draftPath(d Dirs) string { return filepath.Join(d.State, "draft.json") }

// LoadDraft reads the unsent message, empty when there is none. A *DamagedError comes with an empty draft: the damaged
// one was set aside.
func LoadDraft(d Dirs) (Draft, error) {
	b, err := readPrivate(draftPath(d), fileLimit)
	if errors.Is(err, os.ErrNotExist) {
		return Draft{}, nil
	}
	if err != nil {
		return Draft{}, fmt.Errorf("reading the draft: %w", err)
	}
	draft, damage := decodeDraft(b)
	if damage == "" {
		return draft, nil
	}
	damaged := &DamagedError{Path: draftPath(d), Damage: damage}
	damaged.SetAside, damaged.Err = realDisk.clearAway(draftPath(d), time.Now())
	return Draft{}, damaged
}

func decodeDraft(b []byte) (Draft, Damage) {
	if len(b) > fileLimit {
		return Draft{}, DamageHuge
	}
	var draft Draft
	if json.Unmarshal(b, &draft) != nil {
		return Draft{}, DamageBroken
	}
	return draft, ""
}

// SaveDraft keeps the unsent message; an empty one takes the file away. Of two processes the last writer wins. Errors:
// *NotWritableError, *NotPlainError.
func SaveDraft(d Dirs, draft Draft) error {
	path := draftPath(d)
	if draft == (Draft{}) {
		return remove(path)
	}
	b, err := json.Marshal(draft)
	if err != nil {
		return fmt.Errorf("writing down the draft: %w", err)
	}
	return realDisk.writeWhole(path, append(b, '\n'))
}
