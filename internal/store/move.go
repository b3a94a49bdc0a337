package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

// ElsewhereError says that there are no tokens where the settings look, but some in the other place. Nobody falls back to
// them silently: the person moves them or changes the setting.
type ElsewhereError struct {
	Looked, Found string // TokensInFile or TokensInKeyring
}

func (e *ElsewhereError) Error() string {
	return fmt.Sprintf("there are no tokens in the %s, but some in the %s", e.Looked, e.Found)
}

// OccupiedError refuses to move tokens where another login is kept already. Nothing was changed.
type OccupiedError struct {
	To     string // TokensInFile or TokensInKeyring
	UserID int64  // of the login that is there, 0 when it is not known
}

func (e *OccupiedError) Error() string {
	return fmt.Sprintf("there is another login in the %s already", e.To)
}

// NothingToMoveError says that the place that tokens were to be moved out of has none.
type NothingToMoveError struct{ From string }

func (e *NothingToMoveError) Error() string {
	return fmt.Sprintf("there are no tokens in the %s", e.From)
}

// otherPlace is the place that the settings do not name.
func otherPlace(tokens string) string {
	if tokens == TokensInKeyring {
		return TokensInFile
	}
	return TokensInKeyring
}

// Elsewhere looks whether the place that tokens does not name seems to hold some; nil when it does not. It asks no key ring,
// which might be locked: the note beside the lock file tells.
func Elsewhere(d Dirs, tokens string) *ElsewhereError {
	if tokens == "" {
		tokens = TokensInFile
	}
	path := notePath(d)
	if tokens == TokensInKeyring {
		path = OpenTokens(d, nil).path
	}
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return &ElsewhereError{Looked: tokens, Found: otherPlace(tokens)}
}

// MoveTokens takes a profile's tokens from the other place to the one named, under the lock of all processes. They leave
// the old place only after they were read back from the new one and settle, which makes the change known, has succeeded; so
// whatever fails, they are in one place at least. With force a login that is there already is replaced. Errors:
// *NothingToMoveError, *OccupiedError, *RingError, the errors of TokenStore.Update, and settle's.
func MoveTokens(ctx context.Context, d Dirs, to string, now func() time.Time, force bool, settle func() error) (Tokens, error) {
	return moveTokens(ctx, d, to, now, force, settle, realRing)
}

func moveTokens(ctx context.Context, d Dirs, to string, now func() time.Time, force bool, settle func() error, r ring) (Tokens, error) {
	target, err := openPlace(d, to, now, r)
	if err != nil {
		return Tokens{}, err
	}
	from := otherPlace(to)
	source, err := openPlace(d, from, now, r)
	if err != nil {
		return Tokens{}, err
	}
	unlock, err := lock(ctx, lockPath(d))
	if err != nil {
		return Tokens{}, err
	}
	defer unlock()
	moving, err := usable(source)
	if err != nil {
		return Tokens{}, fmt.Errorf("reading the tokens to be moved: %w", err)
	}
	if moving.None() {
		return Tokens{}, &NothingToMoveError{From: from}
	}
	there, err := usable(target)
	if err != nil {
		return Tokens{}, fmt.Errorf("reading the place that tokens are moved to: %w", err)
	}
	if !there.None() && there.RefreshToken != moving.RefreshToken && !force {
		return Tokens{}, &OccupiedError{To: to, UserID: there.UserID}
	}
	moved, err := handOver(target, moving, there)
	if err != nil {
		return Tokens{}, err
	}
	if err := settle(); err != nil {
		return moved, err
	}
	if err := source.forget(); err != nil {
		return moved, fmt.Errorf("the tokens were moved, but removing them from the %s failed: %w", from, err)
	}
	return moved, nil
}

// handOver keeps tokens in a place and reads them back.
func handOver(p keeper, fresh, old Tokens) (Tokens, error) {
	keep, discard, err := p.reserve()
	if err != nil {
		return Tokens{}, err
	}
	defer discard()
	if _, err := keep(fresh, old); err != nil {
		// Nothing is lost: they are still where they were.
		var unsaved *NotSavedError
		if errors.As(err, &unsaved) {
			return Tokens{}, &NotWritableError{Op: "write", Path: p.Path(), Err: unsaved.Err}
		}
		return Tokens{}, err
	}
	back, err := p.readMending()
	if err != nil {
		return Tokens{}, fmt.Errorf("reading the tokens back: %w", err)
	}
	if back.AccessToken != fresh.AccessToken || back.RefreshToken != fresh.RefreshToken {
		return Tokens{}, &NotWritableError{Op: "write", Path: p.Path(), Err: errors.New("other tokens came back than were written")}
	}
	return back, nil
}
