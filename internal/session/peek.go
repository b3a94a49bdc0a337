package session

import (
	"context"
	"errors"
	"fmt"

	"kakaotui/internal/store"
)

// errLooking is what a session that only looks says when something is to be written.
var errLooking = errors.New("this session only looks")

// Peek is a session that only looks: its tokens are the given ones, whatever the disk holds, and are never written. Give it a
// journal that only looks too (journal.Look). Errors as of Open.
func Peek(o Options, t store.Tokens) (*Session, error) {
	s, err := Open(o)
	if err != nil {
		return nil, fmt.Errorf("looking at the session: %w", err)
	}
	s.stored = given{t}
	return s, nil
}

// given is a place of tokens that were read already.
type given struct{ tokens store.Tokens }

func (g given) Path() string { return "" }

func (g given) Load() (store.Tokens, error) { return g.tokens, nil }

func (g given) Update(context.Context, func(store.Tokens) (store.Tokens, error)) (store.Tokens, error) {
	return store.Tokens{}, errLooking
}

func (g given) UpdateIf(context.Context, func(store.Tokens) bool, func(store.Tokens) (store.Tokens, error)) (store.Tokens, error) {
	return store.Tokens{}, errLooking
}

func (g given) Clear(context.Context) error { return errLooking }

func (g given) Warnings() []error { return nil }
