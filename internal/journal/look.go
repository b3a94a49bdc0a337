package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// ErrOlder means that the journal has an older format, which the next use brings up to date.
var ErrOlder = errors.New("the journal has an older format")

// checkLimit is how long Look reads through the file for damage. A large one is then taken for whole.
const checkLimit = 2 * time.Second

// Look opens a journal for looking alone: nothing is made, migrated, set aside or written, whatever is wrong with it, and
// reading waits for nobody's lock. Errors: fs.ErrNotExist, ErrOlder, *DamagedError (nothing was moved), *NewerError,
// *NotPlainError, *NotWritableError for one that cannot be opened.
func Look(ctx context.Context, path string, o Options) (*Journal, error) {
	j := New(path, o)
	j.looking = true
	info, err := j.look()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, j.orphan(err)
	}
	if err != nil {
		return nil, j.failure(ctx, "looking at the journal", err)
	}
	db, err := j.dial(j.path, j.still())
	if err != nil {
		return nil, j.failure(ctx, "looking at the journal", err)
	}
	j.open = &handle{db: db, file: info}
	if err := j.examineStill(ctx); err != nil {
		_ = j.Close()
		return nil, err
	}
	return j, nil
}

// still is the mode that changes nothing: what a process left in the -wal is read too, as long as the -shm that belongs to it
// lies beside; else SQLite would make one.
func (j *Journal) still() string {
	if _, err := os.Lstat(j.path + "-shm"); err != nil {
		return immutable
	}
	return j.frozenMode()
}

// orphan tells of a log without its database, which holds rows that somebody may miss.
func (j *Journal) orphan(missing error) error {
	if info, err := os.Lstat(j.path + "-wal"); err == nil && info.Size() > 0 {
		return &DamagedError{Path: j.path + "-wal", Damage: DamageOrphan}
	}
	return fmt.Errorf("looking at %s: %w", filepath.Base(j.path), missing)
}

// examineStill reads through the file as far as the time allows.
func (j *Journal) examineStill(ctx context.Context) error {
	version, err := userVersion(ctx, j.open.db)
	switch {
	case err != nil:
		return j.failure(ctx, "looking at the journal", err)
	case version > len(j.migrations):
		return j.newer(version)
	case version < len(j.migrations):
		return ErrOlder
	}
	limited, cancel := context.WithTimeout(ctx, checkLimit)
	defer cancel()
	var verdict string
	err = j.open.db.QueryRowContext(limited, "PRAGMA quick_check(1)").Scan(&verdict)
	switch {
	case limited.Err() != nil:
		return context.Cause(ctx)
	case err != nil:
		return j.failure(ctx, "looking at the journal", err)
	case verdict != "ok":
		return &DamagedError{Path: j.path, Damage: DamageBroken}
	}
	return nil
}
