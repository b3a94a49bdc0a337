package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// damage is what look and SQLite find before it is told as a *DamagedError.
type damage struct {
	what Damage
	err  error
}

func (d *damage) Error() string { return string(d.what) }
func (d *damage) Unwrap() error { return d.err }

// failure gives an error its type and says what was being done.
func (j *Journal) failure(ctx context.Context, doing string, err error) error {
	if d, ok := errors.AsType[*damage](err); ok {
		return j.damaged(ctx, doing, d)
	}
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return fmt.Errorf("%s: %w", doing, err)
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return j.damaged(ctx, doing, &damage{DamageBroken, err})
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%s: %w", doing, &LockError{Path: j.path, Err: err})
	case sqlite3.SQLITE_FULL:
		return &NotWritableError{Op: doing, Path: j.path, Err: syscall.ENOSPC}
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return &NotWritableError{Op: doing, Path: j.path, Err: j.whyNot(err)}
	case sqlite3.SQLITE_IOERR:
		if code := e.Code(); code != sqlite3.SQLITE_IOERR_READ && code != sqlite3.SQLITE_IOERR_SHORT_READ {
			return &NotWritableError{Op: doing, Path: j.path, Err: j.whyNot(err)}
		}
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// whyNot asks the file system for the reason that SQLite does not pass on.
func (j *Journal) whyNot(err error) error {
	f, e := os.OpenFile(j.path, os.O_RDWR, 0)
	if e != nil {
		return cause(e)
	}
	_ = f.Close()
	if j.looking {
		return err
	}
	probe := j.path + ".probe"
	e = os.WriteFile(probe, make([]byte, 64<<10), privateFile)
	_ = os.Remove(probe)
	if e != nil {
		return cause(e)
	}
	return err
}

// damaged sets the file aside if it is really damaged: what looked like it may have been a moment, or another process may
// have cleared up already. Then the error is only this call's.
func (j *Journal) damaged(ctx context.Context, doing string, found *damage) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	_ = j.letGo()
	if j.looking {
		return &DamagedError{Path: j.path, Damage: found.what}
	}
	unlock, err := lock(ctx, j.path+".setup")
	if err != nil {
		return &DamagedError{Path: j.path, Damage: found.what, Err: err}
	}
	defer unlock()
	what, bad := j.examine(ctx)
	if !bad {
		return fmt.Errorf("%s: the journal was damaged for a moment, try again: %w", doing, found)
	}
	name, err := j.setAside()
	return &DamagedError{Path: j.path, SetAside: name, Damage: what, Err: err}
}

// examine reads the whole file.
func (j *Journal) examine(ctx context.Context) (Damage, bool) {
	if _, err := j.look(); err != nil {
		if d, ok := errors.AsType[*damage](err); ok {
			return d.what, true
		}
		return "", false
	}
	db, err := j.dial(j.path, "rw")
	if err != nil {
		return "", false
	}
	defer func() { _ = db.Close() }()
	var verdict string
	err = db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict)
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		code := e.Code() & 0xff
		return DamageBroken, code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
	}
	return DamageBroken, err == nil && verdict != "ok"
}

// setAside gives the database and its sidecars names that say when, and never ones that other files have. The sidecars
// keep their ends, so that SQLite's own tools can still read the whole. The caller holds the set-up lock, so that no
// other kakaotui takes the name between looking and renaming.
func (j *Journal) setAside() (string, error) {
	base := j.path + ".damaged-" + j.o.Now().UTC().Format("20060102T150405Z")
	name := base
	for n := 2; taken(name); n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	moved := false
	for _, end := range append([]string{""}, sidecars...) {
		err := os.Rename(j.path+end, name+end)
		switch {
		case err == nil:
			moved = true
			_ = os.Chmod(name+end, privateFile)
		case !errors.Is(err, fs.ErrNotExist):
			if !moved {
				name = ""
			}
			return name, cause(err)
		}
	}
	return name, nil
}

func taken(name string) bool {
	for _, end := range append([]string{""}, sidecars...) {
		if _, err := os.Lstat(name + end); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}
