package store

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"
)

// TokenStore is one profile's tokens, wherever they are kept: a *TokenFile or a *TokenRing.
type TokenStore interface {
	// Path says where, for people.
	Path() string
	Load() (Tokens, error)
	Update(ctx context.Context, change func(Tokens) (Tokens, error)) (Tokens, error)
	UpdateIf(ctx context.Context, needed func(Tokens) bool, change func(Tokens) (Tokens, error)) (Tokens, error)
	Clear(ctx context.Context) error
	Warnings() []error
}

// OpenTokenStore names the place that KAKAOTUI_TOKENS asks for ("" is the file) and touches nothing. There is no fallback
// from one place to the other. now is the wall clock (nil: time.Now). The error is an *UnsupportedError.
func OpenTokenStore(d Dirs, tokens string, now func() time.Time) (TokenStore, error) {
	p, err := openPlace(d, tokens, now, realRing)
	return p, err
}

func openPlace(d Dirs, tokens string, now func() time.Time, r ring) (keeper, error) {
	if err := CheckTokenStore(tokens); err != nil {
		return nil, err
	}
	if now == nil {
		now = time.Now
	}
	if tokens == TokensInKeyring {
		return openRing(d, now, r), nil
	}
	return OpenTokens(d, now), nil
}

// keeper is a token store as the rules here see it: what is done while the lock is held.
type keeper interface {
	TokenStore
	// readMending reads; *DamagedError: the damaged tokens were set aside, or could not be (SetAside is empty).
	readMending() (Tokens, error)
	// reserve makes sure that tokens can be kept, before anything that cannot be undone is done. keep then keeps them and
	// gives them back with the time; its error is a *NotSavedError. discard gives up what was reserved.
	reserve() (keep func(fresh, old Tokens) (Tokens, error), discard func(), err error)
	forget() error
	warn(err error)
}

func lockPath(d Dirs) string { return filepath.Join(d.State, "tokens.lock") }

// updateIf is UpdateIf of every place.
func updateIf(ctx context.Context, lockPath string, p keeper, needed func(Tokens) bool, change func(Tokens) (Tokens, error)) (Tokens, error) {
	unlock, err := lock(ctx, lockPath)
	if err != nil {
		return Tokens{}, err
	}
	defer unlock()
	old, err := usable(p)
	if err != nil {
		return Tokens{}, err
	}
	if !needed(old) {
		return old, nil
	}
	keep, discard, err := p.reserve()
	if err != nil {
		return Tokens{}, err
	}
	defer discard()
	fresh, err := change(old)
	if err != nil {
		return Tokens{}, err
	}
	return keep(fresh, old)
}

// usable reads inside the lock. A damage that was mended is a warning.
func usable(p keeper) (Tokens, error) {
	t, err := p.readMending()
	var damaged *DamagedError
	switch {
	case errors.As(err, &damaged) && damaged.SetAside == "":
		return Tokens{}, &NotWritableError{Op: "set aside", Path: damaged.Path, Err: damaged.Err}
	case damaged != nil:
		p.warn(damaged)
		return t, nil
	}
	return t, err
}

// clearPlace is Clear of every place.
func clearPlace(ctx context.Context, lockPath string, p keeper) error {
	unlock, err := lock(ctx, lockPath)
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := p.readMending(); err != nil {
		var damaged *DamagedError
		if !errors.As(err, &damaged) {
			return err
		}
		p.warn(damaged)
	}
	return p.forget()
}

// warnings are the damages met inside Update and Clear.
type warnings struct {
	mu   sync.Mutex
	list []error
}

// Warnings are the damages met inside Update and Clear since the last call, each told once.
func (w *warnings) Warnings() []error {
	w.mu.Lock()
	defer w.mu.Unlock()
	list := w.list
	w.list = nil
	return list
}

func (w *warnings) warn(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, err)
}
