package store

import "path/filepath"

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
