package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// create makes a new journal beside its place and moves it there whole, so that whoever finds a file finds all of it.
// Another process may have been first.
func (j *Journal) create(ctx context.Context) error {
	unlock, err := lock(ctx, j.path+".setup")
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := os.Lstat(j.path); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := j.clearSidecars(); err != nil {
		return err
	}
	fresh := j.path + ".new"
	for _, end := range append([]string{"", "-journal"}, sidecars...) {
		_ = os.Remove(fresh + end) // of a process that was killed in here
	}
	if err := j.build(ctx, fresh); err != nil {
		return err
	}
	if err := os.Rename(fresh, j.path); err != nil {
		return &NotWritableError{Op: "create", Path: j.path, Err: cause(err)}
	}
	syncDir(filepath.Dir(j.path))
	return nil
}

// build makes a whole, closed database.
func (j *Journal) build(ctx context.Context, path string) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, privateFile)
	if err != nil {
		return &NotWritableError{Op: "create", Path: path, Err: cause(err)}
	}
	if err := f.Close(); err != nil {
		return &NotWritableError{Op: "create", Path: path, Err: cause(err)}
	}
	db, err := j.dial(path, "rw")
	if err != nil {
		return err
	}
	defer func() {
		if closing := db.Close(); err == nil {
			err = closing
		}
	}()
	if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	if err := j.migrate(ctx, db); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	return err
}

// clearSidecars looks for a log without its database. SQLite would play it into the new one. It holds rows that somebody
// may miss, so it is set aside as damage is.
func (j *Journal) clearSidecars() error {
	if info, err := os.Lstat(j.path + "-wal"); err == nil && info.Size() > 0 {
		name, err := j.setAside()
		return &DamagedError{Path: j.path + "-wal", SetAside: name, Damage: DamageOrphan, Err: err}
	}
	for _, end := range sidecars {
		if err := os.Remove(j.path + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return &NotWritableError{Op: "create", Path: j.path + end, Err: cause(err)}
		}
	}
	return nil
}

// syncDir makes a rename last through a power cut, where folders can be flushed.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
