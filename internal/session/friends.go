package session

import (
	"context"
	"time"

	"kakaotui/internal/kakao"
)

// FriendsAge is how old the remembered list of friends may be before Kakao is asked again; Kakao's own answer is as old
// (kakao-api.md 4.8).
const FriendsAge = 10 * time.Minute

// Friends are the friends that can be messaged, as Kakao last told, and those whom a message last went to.
type Friends struct {
	List   []kakao.Friend // favourites first, then by name
	At     time.Time      // when Kakao was asked; zero for never
	Chosen []string       // UUIDs of the last choice
}

// Friends asks Kakao for the whole list, page by page, unless the remembered one is younger than FriendsAge and fresh is
// false. With an error it gives the remembered list beside it. Errors: as of AccessToken, and *kakao.Error (-402 without the
// friends consent).
func (s *Session) Friends(ctx context.Context, fresh bool) (Friends, error) { panic("contract") }

// Remembered is the list of friends as it is on disk; nothing is asked.
func (s *Session) Remembered() (Friends, error) { panic("contract") }

// Choose remembers whom a message goes to.
func (s *Session) Choose(uuids []string) error { panic("contract") }
