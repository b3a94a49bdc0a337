package session

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// Tokens are the stored tokens, no network. Zero when there is no login. A damaged token file is told by Warnings; what
// it returns then can be used. Errors: *store.NewerError, *store.NotPlainError, file system errors.
func (s *Session) Tokens() (store.Tokens, error) {
	t, err := s.tokens().Load()
	if damaged(err) {
		s.warn(err)
		err = nil
	}
	if err != nil {
		return store.Tokens{}, fmt.Errorf("reading the tokens: %w", err)
	}
	return s.newest(t), nil
}

// AccessToken is valid now: refreshed when less than RefreshBefore is left. Errors: *LoginNeededError, ErrNoSettings,
// *kakao.Error of a refresh, *HeldError, *store.LockError, *store.NotWritableError (before anything was asked).
func (s *Session) AccessToken(ctx context.Context) (kakao.Secret, error) {
	t, err := s.valid(ctx)
	return t.AccessToken, err
}

// valid are tokens of which the access token is valid now.
func (s *Session) valid(ctx context.Context) (store.Tokens, error) {
	t, err := s.Tokens()
	if err != nil {
		return store.Tokens{}, err
	}
	if t.None() {
		return store.Tokens{}, s.nobody()
	}
	s.saveLate(ctx)
	if t.AccessToken != "" && t.AccessExpiresAt.Sub(s.now()) >= RefreshBefore {
		return t, nil
	}
	fresh, err := s.renew(ctx, t.AccessToken, false)
	if err == nil {
		return fresh, nil
	}
	if s.serves(t) && ctx.Err() == nil {
		// The old token is good for some minutes more, so a refresh that failed stops nobody yet.
		s.warn(err)
		return t, nil
	}
	return store.Tokens{}, err
}

// Refresh refreshes now, even when Kakao rejected the refresh token before. Errors as for AccessToken.
func (s *Session) Refresh(ctx context.Context) (store.Tokens, error) {
	t, err := s.Tokens()
	if err != nil {
		return store.Tokens{}, err
	}
	if t.None() {
		return store.Tokens{}, s.nobody()
	}
	return s.renew(ctx, t.AccessToken, true)
}

// serves is true while Kakao should take the access token.
func (s *Session) serves(t store.Tokens) bool {
	return t.AccessToken != "" && s.now().Before(t.AccessExpiresAt)
}

// renew replaces the access token seen, once for all processes: who gets the lock later finds another token that serves,
// and makes no call. insist asks Kakao even when it rejected the refresh token before.
func (s *Session) renew(ctx context.Context, seen kakao.Secret, insist bool) (store.Tokens, error) {
	client, err := s.kakao()
	if err != nil {
		return store.Tokens{}, err
	}
	wait, cancel := context.WithTimeout(ctx, LockWait)
	defer cancel()
	needed := func(now store.Tokens) bool {
		now = s.newest(now)
		return now.AccessToken == seen || !s.serves(now)
	}
	var rejected error
	got, err := s.tokens().UpdateIf(wait, needed, func(now store.Tokens) (store.Tokens, error) {
		now = s.newest(now)
		if err := s.refreshable(now, insist); err != nil {
			return store.Tokens{}, err
		}
		if err := s.tokensLeft(ctx); err != nil {
			return store.Tokens{}, err
		}
		// Once asked, the answer must be kept: Kakao may have killed the old refresh token with it (3.3). The client has
		// its own time limit.
		answer, err := client.Refresh(context.WithoutCancel(ctx), now.RefreshToken)
		s.flush(ctx) // the next process must know of these tokens before it gets the lock
		if kakao.CodeOf(err) == kakao.CodeBadRefresh {
			// Not deleted but marked, so that the next process asks the person and not Kakao.
			now.RefreshRejectedAt = s.now()
			rejected = &LoginNeededError{Reason: LoginRejected, Err: err}
			return now, nil
		}
		if err != nil {
			return store.Tokens{}, err
		}
		return merged(now, answer, s.now()), nil
	})
	if rejected != nil {
		return store.Tokens{}, rejected
	}
	if unsaved, ok := errors.AsType[*store.NotSavedError](err); ok {
		s.hold(got, unsaved)
		return got, nil
	}
	if err != nil {
		return store.Tokens{}, fmt.Errorf("refreshing the access token: %w", err)
	}
	return s.newest(got), nil
}

// refreshable is nil when the refresh token may be tried.
func (s *Session) refreshable(t store.Tokens, insist bool) error {
	switch {
	case t.None():
		return s.nobody()
	case t.RefreshToken == "", !t.RefreshExpiresAt.IsZero() && !t.Estimated && !s.now().Before(t.RefreshExpiresAt):
		return &LoginNeededError{Reason: LoginExpired}
	case !t.RefreshRejectedAt.IsZero() && !insist:
		return &LoginNeededError{Reason: LoginRejected}
	}
	return nil
}

// merged is the answer of a refresh laid over the tokens before it: what the answer does not name stays, the refresh
// token together with its own old expiry (3.3).
func merged(old store.Tokens, answer kakao.Token, now time.Time) store.Tokens {
	t := old
	t.AccessToken, t.AccessExpiresAt, t.IssuedAt = answer.AccessToken, answer.AccessExpiresAt, now
	t.RefreshRejectedAt, t.Estimated = time.Time{}, false
	if answer.RefreshToken != "" {
		t.RefreshToken, t.RefreshExpiresAt, t.RefreshIssuedAt = answer.RefreshToken, answer.RefreshExpiresAt, now
	}
	if answer.Scopes != nil {
		t.Scopes = answer.Scopes
	}
	return t
}

// newest prefers tokens that could not be written to older ones from the file.
func (s *Session) newest(stored store.Tokens) store.Tokens {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.unsaved == nil {
		return stored
	}
	if stored.IssuedAt.After(s.unsaved.IssuedAt) {
		s.unsaved = nil // another process has logged in or refreshed since
		return stored
	}
	return *s.unsaved
}

// hold keeps tokens that could not be written and says so.
func (s *Session) hold(t store.Tokens, why error) {
	s.mu.Lock()
	s.unsaved = &t
	s.mu.Unlock()
	s.warn(why)
	s.observe(Event{At: s.now(), Op: kakao.OpRefresh, Fate: Sent, Err: why})
}

// saveLate tries again to write tokens that could not be written. It has been told once; failing again says nothing new.
func (s *Session) saveLate(ctx context.Context) {
	s.mu.Lock()
	unsaved := s.unsaved
	s.mu.Unlock()
	if unsaved == nil {
		return
	}
	wait, cancel := context.WithTimeout(ctx, identifyLimit)
	defer cancel()
	_, err := s.tokens().Update(wait, func(now store.Tokens) (store.Tokens, error) { return s.newest(now), nil })
	if err != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.unsaved == unsaved {
		s.unsaved = nil
	}
}
