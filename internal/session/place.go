package session

import (
	"context"
	"fmt"

	"kakaotui/internal/store"
)

// nobody is the error for no tokens: it says so when they lie in the place that the settings do not name.
func (s *Session) nobody() *LoginNeededError {
	if e := store.Elsewhere(s.dirs, s.Settings().Tokens); e != nil {
		return &LoginNeededError{Reason: LoginElsewhere, Err: e}
	}
	return &LoginNeededError{Reason: LoginNone}
}

// tellElsewhere warns, once in this process, that tokens lie in the place that the settings do not name.
func (s *Session) tellElsewhere() {
	e := store.Elsewhere(s.dirs, s.Settings().Tokens)
	if e == nil {
		return
	}
	s.mu.Lock()
	told := s.toldElsewhere
	s.toldElsewhere = true
	s.mu.Unlock()
	if !told {
		s.warn(e)
	}
}

// MoveTokens takes the tokens from the other place to this one (store.TokensInFile or store.TokensInKeyring) and saves the
// setting; where the environment names another place still, a Warning (*OverriddenError) tells. With force a login that is
// there already is replaced. Errors: those of store.MoveTokens and Configure, *store.UnsupportedError, *store.LockError.
func (s *Session) MoveTokens(ctx context.Context, to string, force bool) (store.Tokens, error) {
	wait, cancel := context.WithTimeout(ctx, LockWait)
	defer cancel()
	settle := func() error {
		set := s.Settings()
		set.Tokens = to
		return s.Configure(set)
	}
	t, err := store.MoveTokens(wait, s.dirs, to, s.now, force, settle)
	if err != nil {
		return t, fmt.Errorf("moving the tokens: %w", err)
	}
	return t, nil
}
