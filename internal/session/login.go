package session

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/store"
)

// BeginLogin starts an attempt whose tokens this session keeps; scopes asks for more consent. The attempt is remembered
// ten minutes on disk so that FinishLogin in another process can end it; where that cannot be written
// (*store.NotWritableError) no person is sent to Kakao in vain. Other errors: ErrNoSettings, *store.LockError.
func (s *Session) BeginLogin(ctx context.Context, scopes []string, korean bool) (*login.Attempt, error) {
	client, err := s.kakao()
	if err != nil {
		return nil, err
	}
	redirectURI := s.Settings().RedirectURI
	var state atomic.Value
	attempt, err := login.Begin(ctx, login.Options{
		Kakao: client, RedirectURI: redirectURI, Scopes: scopes, Now: s.now, Korean: korean,
		Save: func(ctx context.Context, answer kakao.Token) error {
			if err := s.keep(ctx, answer); err != nil {
				return err
			}
			if known, ok := state.Load().(string); ok {
				s.forget(ctx, known)
			}
			return nil
		},
	})
	if err != nil {
		return nil, err
	}
	state.Store(attempt.State)
	wait, cancel := context.WithTimeout(ctx, LockWait)
	defer cancel()
	err = s.pending.Add(wait, store.PendingLogin{
		State: attempt.State, Verifier: attempt.Verifier, RedirectURI: redirectURI, Scopes: scopes, CreatedAt: s.now(),
	})
	if err != nil {
		attempt.Close()
		return nil, fmt.Errorf("remembering the login attempt: %w", err)
	}
	return attempt, nil
}

// keep saves the tokens of a login. Where they cannot be written, they serve this process and the error is returned.
func (s *Session) keep(ctx context.Context, answer kakao.Token) error {
	fresh := loggedIn(answer, s.now())
	_, err := s.tokens().Update(ctx, func(store.Tokens) (store.Tokens, error) { return fresh, nil })
	if err != nil {
		s.hold(fresh, err)
		return err
	}
	s.drop()
	return nil
}

// loggedIn are the tokens of a new login: nothing of the login before it, whose person may have been another.
func loggedIn(answer kakao.Token, now time.Time) store.Tokens {
	return merged(store.Tokens{RefreshExpiresAt: answer.RefreshExpiresAt}, answer, now)
}

// drop forgets tokens held in memory: newer ones are on disk, or nobody is logged in any more.
func (s *Session) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unsaved = nil
}

// FinishLogin exchanges a code or pasted URL at once. A URL must carry the state of a remembered attempt, whose verifier
// and redirect URI are used; a bare code is taken as the newest remembered attempt's, and exchanged without a verifier
// when there is none. A failed exchange leaves the tokens as they were, and room for the new ones is reserved before the
// code is spent. Errors: *login.PasteError, *login.DeniedError, *kakao.Error, ErrNoSettings, *store.NotWritableError;
// a *store.NotSavedError comes together with the tokens.
func (s *Session) FinishLogin(ctx context.Context, pasted string) (store.Tokens, error) {
	p, err := login.ParsePaste(pasted)
	if err != nil {
		return store.Tokens{}, err
	}
	attempt, err := s.attemptFor(p)
	if err != nil {
		return store.Tokens{}, err
	}
	if p.Denied != nil {
		return store.Tokens{}, p.Denied
	}
	if _, err := s.kakao(); err != nil {
		return store.Tokens{}, err
	}
	client, err := s.clientFor(s.Settings(), attempt.RedirectURI)
	if err != nil {
		return store.Tokens{}, err
	}
	wait, cancel := context.WithTimeout(ctx, LockWait)
	defer cancel()
	fresh, err := s.tokens().Update(wait, func(store.Tokens) (store.Tokens, error) {
		// A code is spent by asking, so the answer is waited for; the client has its own time limit.
		answer, err := client.Exchange(context.WithoutCancel(ctx), p.Code, attempt.Verifier)
		if err != nil {
			return store.Tokens{}, err
		}
		return loggedIn(answer, s.now()), nil
	})
	unsaved, held := errors.AsType[*store.NotSavedError](err)
	switch {
	case held:
		s.hold(fresh, unsaved)
	case err != nil:
		if kakao.CodeOf(err) == kakao.CodeBadCode {
			s.forget(ctx, attempt.State)
		}
		return store.Tokens{}, fmt.Errorf("exchanging the code: %w", err)
	default:
		s.drop()
	}
	s.forget(ctx, attempt.State)
	return s.introduced(ctx, fresh), err
}

// introduced adds the person's name and id to new tokens, where Kakao says them in time.
func (s *Session) introduced(ctx context.Context, fresh store.Tokens) store.Tokens {
	limited, cancel := context.WithTimeout(ctx, identifyLimit)
	defer cancel()
	if s.identify(limited) != nil {
		return fresh
	}
	if t, err := s.Tokens(); err == nil && t.AccessToken == fresh.AccessToken {
		return t
	}
	return fresh
}

// attemptFor finds the remembered attempt that a pasted text belongs to. Without one, it is empty but for the redirect URI.
func (s *Session) attemptFor(p login.Pasted) (store.PendingLogin, error) {
	elsewhere := store.PendingLogin{RedirectURI: s.Settings().RedirectURI}
	attempts, err := s.pending.List()
	if damaged(err) {
		s.warn(err)
		err = nil
	}
	switch {
	case err != nil:
		return store.PendingLogin{}, err
	case p.State != "":
		for _, a := range attempts {
			if subtle.ConstantTimeCompare([]byte(a.State), []byte(p.State)) == 1 {
				return a, nil
			}
		}
		return store.PendingLogin{}, &login.PasteError{Reason: login.PasteOtherAttempt}
	case len(attempts) > 0 && p.Denied == nil:
		return attempts[0], nil
	}
	return elsewhere, nil
}

// forget removes a remembered attempt whose code is spent. Failing to is no harm: it is forgotten after ten minutes.
func (s *Session) forget(ctx context.Context, state string) {
	if state == "" {
		return
	}
	wait, cancel := context.WithTimeout(ctx, identifyLimit)
	defer cancel()
	_ = s.pending.Remove(wait, state)
}
