package session

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

const (
	// FriendsAge is how old the remembered list of friends may be before Kakao is asked again; Kakao's own answer is as old
	// (kakao-api.md 4.8).
	FriendsAge = 10 * time.Minute
	// maxFriendsPages bounds a list that never ends.
	maxFriendsPages = 1000
)

// Friends are the friends that can be messaged, as Kakao last told, and those whom a message last went to.
type Friends struct {
	List   []kakao.Friend // favourites first, then by name
	At     time.Time      // when Kakao was asked; zero for never
	Chosen []string       // UUIDs of the last choice
}

// Friends asks Kakao for the whole list, page by page, unless the remembered one is younger than FriendsAge and fresh is
// false. With an error it gives the remembered list beside it. Errors: as of AccessToken, and *kakao.Error (-402 without the
// friends consent). That the list could not be written down is a Warning.
func (s *Session) Friends(ctx context.Context, fresh bool) (Friends, error) {
	known, err := s.Remembered()
	if err != nil {
		return Friends{}, err
	}
	if age := s.now().Sub(known.At); !fresh && !known.At.IsZero() && age >= 0 && age < FriendsAge {
		return known, nil
	}
	tokens, err := s.Tokens()
	if err == nil && tokens.UserID == 0 && !tokens.None() {
		_ = s.identify(ctx) // whose list it is; without an answer it is nobody's
	}
	list, err := s.askFriends(ctx)
	if err != nil {
		return known, fmt.Errorf("asking for the friends: %w", err)
	}
	at := s.now()
	kept, err := s.editFriends(func(f *store.Friends) { f.List, f.At = list, at })
	if err != nil {
		s.warn(err)
		kept = store.Friends{List: list, At: at, Chosen: known.Chosen}
	}
	return s.shown(kept), nil
}

// askFriends is the whole list, each friend once: it may change between two pages.
func (s *Session) askFriends(ctx context.Context) ([]kakao.Friend, error) {
	list, seen := []kakao.Friend{}, map[string]bool{}
	for offset, pages := 0, 0; pages < maxFriendsPages; pages++ {
		var page kakao.FriendsPage
		err := s.withAccess(ctx, func(client *kakao.Client, access kakao.Secret) (err error) {
			page, err = client.Friends(ctx, access, kakao.FriendsQuery{Offset: offset, Limit: kakao.MaxFriendsPage})
			return err
		})
		if err != nil {
			return nil, err
		}
		for _, f := range page.Friends {
			if !seen[f.UUID] {
				seen[f.UUID] = true
				list = append(list, f)
			}
		}
		if !page.More {
			break
		}
		offset = page.NextOffset
	}
	return list, nil
}

// Remembered is the list of friends as it is on disk; nothing is asked. Another person's list is not shown. Errors: those of
// Tokens and store.LoadFriends.
func (s *Session) Remembered() (Friends, error) {
	f, err := s.loadFriends()
	if err != nil {
		return Friends{}, err
	}
	return s.shown(f), nil
}

// Choose remembers whom a message goes to. Errors: those of Tokens, store.LoadFriends and store.SaveFriends.
func (s *Session) Choose(uuids []string) error {
	_, err := s.editFriends(func(f *store.Friends) { f.Chosen = slices.Clone(uuids) })
	return err
}

// loadFriends is what is on disk of the person who is logged in; empty for another one, and when nobody is logged in.
func (s *Session) loadFriends() (store.Friends, error) {
	tokens, err := s.Tokens()
	if err != nil {
		return store.Friends{}, err
	}
	f, err := store.LoadFriends(s.dirs)
	if err != nil {
		return store.Friends{}, fmt.Errorf("reading the friends: %w", err)
	}
	if tokens.None() || f.UserID != tokens.UserID {
		return store.Friends{UserID: tokens.UserID}, nil
	}
	return f, nil
}

// editFriends changes what is on disk.
func (s *Session) editFriends(edit func(*store.Friends)) (store.Friends, error) {
	s.drafting.Lock()
	defer s.drafting.Unlock()
	f, err := s.loadFriends()
	if err != nil {
		return f, err
	}
	edit(&f)
	return f, store.SaveFriends(s.dirs, f)
}

// shown is the list in the order in which a person looks for somebody. The names in it are those that deliveries bear.
func (s *Session) shown(f store.Friends) Friends {
	list := slices.Clone(f.List)
	slices.SortStableFunc(list, byFavourite)
	names := map[string]string{}
	for _, friend := range list {
		names[friend.UUID] = friend.Nickname
	}
	s.mu.Lock()
	s.names = names
	s.mu.Unlock()
	return Friends{List: list, At: f.At, Chosen: slices.Clone(f.Chosen)}
}

// byFavourite puts favourites first, then goes by name (Hangul syllables lie in the order of the dictionary), the nameless
// last.
func byFavourite(a, b kakao.Friend) int {
	nameless := func(f kakao.Friend) bool { return strings.TrimSpace(f.Nickname) == "" }
	for _, differ := range []struct{ first, second bool }{
		{a.Favorite, b.Favorite},
		{nameless(b), nameless(a)},
	} {
		if differ.first != differ.second {
			if differ.first {
				return -1
			}
			return 1
		}
	}
	return cmp.Or(strings.Compare(strings.ToLower(a.Nickname), strings.ToLower(b.Nickname)), strings.Compare(a.UUID, b.UUID))
}

// NameOf is a friend's nickname as far as the remembered list has it, "" for oneself and for who is not in it. It may read the disk once.
func (s *Session) NameOf(to string) string {
	if to == "" || to == toMe {
		return ""
	}
	s.mu.Lock()
	names := s.names
	s.mu.Unlock()
	if names == nil {
		if _, err := s.Remembered(); err != nil {
			return ""
		}
		s.mu.Lock()
		names = s.names
		s.mu.Unlock()
	}
	return names[to]
}
