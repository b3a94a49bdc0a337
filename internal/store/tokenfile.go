package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"
)

const (
	// tokenRoom is what a token file may need; Kakao's tokens are about 54 characters each (kakao-api.md 3.2).
	tokenRoom = 8 << 10
	// fileLimit is beyond any file of ours.
	fileLimit = 1 << 20
	// mendWait is how long a plain read waits for the lock when it finds a damaged file.
	mendWait = 2 * time.Second
)

// TokenFile is one profile's token file and its lock file. Safe for concurrent use, by many processes too.
type TokenFile struct {
	path, previous, lockPath string
	now                      func() time.Time
	disk                     disk
	warnings
}

// OpenTokens names the files and touches nothing. now is the wall clock (nil: time.Now).
func OpenTokens(d Dirs, now func() time.Time) *TokenFile {
	if now == nil {
		now = time.Now
	}
	path := filepath.Join(d.State, "tokens.json")
	return &TokenFile{path: path, previous: path + ".prev", lockPath: lockPath(d), now: now, disk: realDisk}
}

// Path is where the tokens are kept.
func (f *TokenFile) Path() string { return f.path }

// Load reads the tokens without a lock; zero Tokens when there is no login. With a *DamagedError the tokens returned are
// the generation before (or zero) and can be used. Other errors: *NewerError, *NotPlainError, file system errors.
func (f *TokenFile) Load() (Tokens, error) {
	t, err := f.read(f.path)
	var damaged *DamagedError
	if !errors.As(err, &damaged) {
		return t, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), mendWait)
	defer cancel()
	unlock, err := lock(ctx, f.lockPath)
	if err != nil {
		damaged.Err = err
		return f.servePrevious(damaged), damaged
	}
	defer unlock()
	return f.readMending()
}

// Update holds the lock of all processes (the wait is bounded by ctx), re-reads, reserves room on disk, calls change and
// saves what it returns. When change fails, nothing is changed. Errors before change is called: *LockError,
// *NotWritableError, *NewerError, *NotPlainError. A *NotSavedError comes together with the new tokens.
func (f *TokenFile) Update(ctx context.Context, change func(Tokens) (Tokens, error)) (Tokens, error) {
	return f.UpdateIf(ctx, func(Tokens) bool { return true }, change)
}

// UpdateIf is Update for a caller that decides inside the lock: where needed says no to the tokens just re-read (another
// process was faster), they are returned and nothing is written.
func (f *TokenFile) UpdateIf(ctx context.Context, needed func(Tokens) bool, change func(Tokens) (Tokens, error)) (Tokens, error) {
	return updateIf(ctx, f.lockPath, f, needed, change)
}

// reserve makes room on disk for the tokens to come.
func (f *TokenFile) reserve() (func(fresh, old Tokens) (Tokens, error), func(), error) {
	space, err := f.disk.reserve(f.path, tokenRoom)
	if err != nil {
		return nil, nil, err
	}
	sweep(f.path, leftoverAge)
	sweep(f.previous, leftoverAge)
	return func(fresh, old Tokens) (Tokens, error) { return f.save(space, fresh, old) }, space.discard, nil
}

// save puts the new tokens in place and keeps the generation before them.
func (f *TokenFile) save(space *room, fresh, old Tokens) (Tokens, error) {
	fresh.SavedAt = utc(f.now())
	data, err := encodeTokens(fresh)
	if err != nil {
		return fresh, &NotSavedError{Path: f.path, Err: err}
	}
	keep := func() {
		if !old.None() {
			f.keepPrevious()
		}
	}
	if err := space.commit(data, keep); err != nil {
		return fresh, &NotSavedError{Path: f.path, Err: err}
	}
	return fresh, nil
}

// Clear forgets the tokens, the kept generation included. Damaged files that were set aside stay.
func (f *TokenFile) Clear(ctx context.Context) error {
	if _, err := os.Lstat(filepath.Dir(f.path)); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return clearPlace(ctx, f.lockPath, f)
}

// forget removes both generations.
func (f *TokenFile) forget() error {
	// Under the lock every temporary file belongs to a dead writer, and it may hold tokens.
	sweep(f.path, 0)
	sweep(f.previous, 0)
	// The older generation goes first: were the process to die in between, no old login would come back.
	for _, path := range []string{f.previous, f.path} {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return &NotWritableError{Op: "remove", Path: path, Err: cause(err)}
		}
	}
	if err := syncDir(filepath.Dir(f.path)); err != nil {
		return &NotWritableError{Op: "remove", Path: f.path, Err: err}
	}
	return nil
}
