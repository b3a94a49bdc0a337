package store

import (
	"context"
	"path/filepath"
	"time"
)

// draftWait is how long a draft waits for another process that is saving its own. Then it is saved all the same: that one may
// be stopped.
const draftWait = 2 * time.Second

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
func LoadDraft(d Dirs) (Draft, error) { return loadUnsent[Draft](draftPath(d), "draft") }

// SaveDraft keeps the unsent message; an empty one takes the file away. Of two processes the last writer wins. Errors:
// *NotWritableError, *NotPlainError.
func SaveDraft(d Dirs, draft Draft) error { return saveUnsent(draftPath(d), "draft", draft) }

// ChangeDraft saves what change makes of the unsent message on disk, with no other process that does so in between. What cannot
// be read is given as empty. Errors as of SaveDraft.
func ChangeDraft(d Dirs, change func(onDisk Draft) Draft) error {
	ctx, cancel := context.WithTimeout(context.Background(), draftWait)
	defer cancel()
	if unlock, err := lock(ctx, filepath.Join(d.State, "draft.lock")); err == nil {
		defer unlock()
	}
	onDisk, _ := LoadDraft(d)
	return SaveDraft(d, change(onDisk))
}
