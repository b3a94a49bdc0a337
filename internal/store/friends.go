package store

import (
	"time"

	"kakaotui/internal/kakao"
)

// Friends is the list of friends as Kakao last told it, of one person at one app.
type Friends struct {
	UserID int64          `json:"user_id"`
	At     time.Time      `json:"at"`
	List   []kakao.Friend `json:"list"`
	Chosen []string       `json:"chosen"` // UUIDs of the last choice
}

// LoadFriends reads the list, empty when there is none or it is damaged (it can be asked for again).
func LoadFriends(d Dirs) (Friends, error) { panic("contract") }

// SaveFriends keeps the list, mode 0600. Errors: *NotWritableError, *NotPlainError.
func SaveFriends(d Dirs, f Friends) error { panic("contract") }
