package session

import (
	"context"
	"slices"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// Status is what Kakao says of this login. With offline it asks nothing and holds the stored part alone.
type Status struct {
	Tokens      store.Tokens
	LoggedIn    bool
	NextRefresh time.Time     // of the access token; zero without a login
	Scopes      []kakao.Scope // nil offline
	Missing     []string      // Required and not agreed; nil offline when Kakao never said what was agreed to
	// MissingForFriends is RequiredForFriends and not agreed, nil when Missing is.
	MissingForFriends []string
	UserID            int64
	Nickname          string
}

// Status gathers it. The error tells why Kakao could not be asked; the stored part stands beside it. Nobody logged in is
// no error. What Kakao says of the person and the agreed scopes is kept in the token file.
func (s *Session) Status(ctx context.Context, offline bool) (Status, error) {
	t, err := s.Tokens()
	if err != nil {
		return Status{}, err
	}
	if t.None() {
		s.tellElsewhere()
	}
	if offline || !s.usable(t) {
		return s.known(t), nil
	}
	if t.Estimated {
		s.confirm(ctx)
	}
	scopes, err := s.scopes(ctx)
	if err == nil {
		err = s.identify(ctx)
	}
	// Asking may have refreshed the tokens, or found them dead.
	t, loadErr := s.Tokens()
	if loadErr != nil {
		return Status{}, loadErr
	}
	status := s.known(t)
	if scopes != nil {
		status.Scopes = scopes
		status.Missing, status.MissingForFriends = missing(Required, agreed(scopes)), missing(RequiredForFriends, agreed(scopes))
	}
	return status, err
}

// scopes asks for the consent items and keeps which of them the person agreed to.
func (s *Session) scopes(ctx context.Context) (scopes []kakao.Scope, err error) {
	err = s.withAccess(ctx, func(client *kakao.Client, access kakao.Secret) (err error) {
		scopes, err = client.Scopes(ctx, access)
		return err
	})
	if scopes != nil {
		s.remember(ctx, func(t *store.Tokens) { t.Scopes = agreed(scopes) })
	}
	return scopes, err
}

// AskConsent asks Kakao what the person agreed to by now, when a message waits for that: who agreed elsewhere need not say
// so here. Drain then sends it. Errors: those of the journal and of a call.
func (s *Session) AskConsent(ctx context.Context) error {
	if s.journal == nil {
		return nil
	}
	queued, err := s.journal.List(ctx, journal.Queued)
	if err != nil || !slices.ContainsFunc(queued, func(m journal.Message) bool { return m.Wait == journal.WaitConsent }) {
		return err
	}
	_, err = s.scopes(ctx)
	return err
}

// known is the status as far as the stored tokens tell it.
func (s *Session) known(t store.Tokens) Status {
	st := Status{Tokens: t, LoggedIn: s.usable(t), UserID: t.UserID, Nickname: t.Nickname}
	if st.LoggedIn {
		st.NextRefresh = t.AccessExpiresAt.Add(-RefreshBefore)
	}
	if st.LoggedIn && t.Scopes != nil {
		st.Missing, st.MissingForFriends = missing(Required, t.Scopes), missing(RequiredForFriends, t.Scopes)
	}
	return st
}

// usable is true while no person is needed: the access token serves, or the refresh token may get another.
func (s *Session) usable(t store.Tokens) bool { return s.serves(t) || s.refreshable(t, false) == nil }

func agreed(scopes []kakao.Scope) []string {
	ids := []string{}
	for _, scope := range scopes {
		if scope.Agreed {
			ids = append(ids, scope.ID)
		}
	}
	return ids
}

func missing(required, agreed []string) []string {
	ids := []string{}
	for _, id := range required {
		if !slices.Contains(agreed, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// identify asks who is logged in and keeps it. The name may be missing (the person did not agree to it); then the id
// comes from the token.
func (s *Session) identify(ctx context.Context) error {
	var who kakao.User
	err := s.withAccess(ctx, func(client *kakao.Client, access kakao.Secret) error {
		var err error
		if who, err = client.Me(ctx, access); err == nil || kakao.CodeOf(err) == kakao.CodeBadToken {
			return err
		}
		info, err := client.TokenInfo(ctx, access)
		who = kakao.User{ID: info.UserID}
		return err
	})
	if err != nil {
		return err
	}
	s.remember(ctx, func(t *store.Tokens) {
		t.UserID = who.ID
		if who.Nickname != "" {
			t.Nickname = who.Nickname
		}
	})
	return nil
}

// remember writes what Kakao said beside the tokens, where it differs. Failing to is no harm: it is asked again.
func (s *Session) remember(ctx context.Context, edit func(*store.Tokens)) {
	wait, cancel := context.WithTimeout(ctx, identifyLimit)
	defer cancel()
	edited := func(t store.Tokens) store.Tokens {
		edit(&t)
		return t
	}
	s.mu.Lock()
	if s.unsaved != nil {
		*s.unsaved = edited(*s.unsaved)
	}
	s.mu.Unlock()
	_, _ = s.tokens().UpdateIf(wait, func(t store.Tokens) bool {
		e := edited(t)
		return !t.None() && (e.UserID != t.UserID || e.Estimated != t.Estimated || e.Nickname != t.Nickname || !sameScopes(e.Scopes, t.Scopes))
	}, func(t store.Tokens) (store.Tokens, error) { return edited(t), nil })
}

func sameScopes(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}
