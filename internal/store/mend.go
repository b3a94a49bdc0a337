package store

import (
	"errors"
	"os"
)

// read reads one generation. Errors: *DamagedError (nothing moved yet), *NewerError, *NotPlainError, file system errors.
func (f *TokenFile) read(path string) (Tokens, error) {
	return readGeneration(path, readPrivate)
}

func readGeneration(path string, open func(path string, limit int) ([]byte, error)) (Tokens, error) {
	b, err := open(path, fileLimit)
	if errors.Is(err, os.ErrNotExist) {
		return Tokens{}, nil
	}
	if err != nil {
		return Tokens{}, err
	}
	if len(b) > fileLimit {
		return Tokens{}, &DamagedError{Path: path, Damage: DamageHuge}
	}
	t, damage, newer := decodeTokens(b)
	switch {
	case newer != 0:
		return Tokens{}, &NewerError{Path: path, Version: newer, Known: tokensVersion}
	case damage != "":
		return Tokens{}, &DamagedError{Path: path, Damage: damage}
	}
	return t, nil
}

// readMending reads inside the lock. A damaged file is set aside and the generation before it put in its place, so that
// the next reader finds a good file and the damage is told once.
func (f *TokenFile) readMending() (Tokens, error) {
	t, err := f.read(f.path)
	var damaged *DamagedError
	if !errors.As(err, &damaged) {
		return t, err
	}
	old := f.servePrevious(damaged)
	if !damaged.Previous {
		damaged.SetAside, damaged.Err = f.disk.clearAway(f.path, f.now())
		return old, damaged
	}
	damaged.SetAside, damaged.Err = f.disk.setAside(f.path, f.now())
	if damaged.Err == nil {
		damaged.Err = f.disk.duplicate(f.previous, f.path)
	}
	return old, damaged
}

// keepPrevious makes the file in place the generation before. It is best effort: that no older generation is kept is no
// reason to lose the newer one.
func (f *TokenFile) keepPrevious() {
	var damaged *DamagedError
	if _, err := f.read(f.previous); errors.As(err, &damaged) {
		if _, err := f.disk.setAside(f.previous, f.now()); err != nil {
			return
		}
	}
	_ = f.disk.duplicate(f.path, f.previous)
}

// servePrevious reads the generation before a damaged one.
func (f *TokenFile) servePrevious(damaged *DamagedError) Tokens {
	old, err := f.read(f.previous)
	if err != nil {
		return Tokens{}
	}
	damaged.Previous = !old.None()
	return old
}
