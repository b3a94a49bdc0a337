package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"kakaotui/internal/kakao"
)

const (
	friendsVersion = 1
	// friendsLimit holds some hundred thousand friends.
	friendsLimit = 64 << 20
)

// Friends is the list of friends as Kakao last told it, of one person at one app.
type Friends struct {
	UserID int64          `json:"user_id"`
	At     time.Time      `json:"at"`
	List   []kakao.Friend `json:"list"`
	Chosen []string       `json:"chosen"` // UUIDs of the last choice
}

type friendsFile struct {
	Version int `json:"version"`
	Friends
}

func friendsPath(d Dirs) string { return filepath.Join(d.State, "friends.json") }

// LoadFriends reads the list, empty when there is none, it is damaged or of a newer kakaotui: it can be asked for again, and
// the next SaveFriends replaces it. Errors: *NotPlainError, file system errors.
func LoadFriends(d Dirs) (Friends, error) {
	b, err := readPrivate(friendsPath(d), friendsLimit)
	if errors.Is(err, os.ErrNotExist) {
		return Friends{}, nil
	}
	if err != nil {
		return Friends{}, fmt.Errorf("reading the list of friends: %w", err)
	}
	var f friendsFile
	if len(b) > friendsLimit || json.Unmarshal(b, &f) != nil || f.Version != friendsVersion {
		return Friends{}, nil
	}
	return f.Friends, nil
}

// SaveFriends keeps the list, mode 0600; with nobody's (the zero value) the file goes away. Of two processes the last writer
// wins. Errors: *NotWritableError, *NotPlainError.
func SaveFriends(d Dirs, f Friends) error {
	path := friendsPath(d)
	if f.UserID == 0 && len(f.List) == 0 && len(f.Chosen) == 0 {
		return remove(path)
	}
	f.At = utc(f.At)
	b, err := json.Marshal(friendsFile{Version: friendsVersion, Friends: f})
	if err != nil {
		return fmt.Errorf("writing down the list of friends: %w", err)
	}
	return realDisk.writeWhole(path, append(b, '\n'))
}
