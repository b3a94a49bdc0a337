package journal

import (
	"context"
	"database/sql"
	"errors"
	"os"
)

// frozen opens the file for reading where nothing can be written (a read-only home, a backup medium), after err was found
// to say so. What a process left in the -wal is read too, as long as the -shm that belongs to it lies beside.
func (j *Journal) frozen(ctx context.Context, err error) (*sql.DB, bool) {
	if _, ok := errors.AsType[*NotWritableError](err); !ok {
		return nil, false
	}
	if _, err := j.look(); err != nil {
		return nil, false
	}
	db, err := j.dial(j.path, j.frozenMode())
	if err != nil {
		return nil, false
	}
	if version, err := userVersion(ctx, db); err != nil || version != len(j.migrations) {
		_ = db.Close()
		return nil, false
	}
	return db, true
}

// immutable is a mode of SQLite's that never looks at a -wal and makes no file.
const immutable = "ro&immutable=1"

// frozenMode is how to open a file that is not to be written.
func (j *Journal) frozenMode() string {
	if info, err := os.Lstat(j.path + "-wal"); err == nil && info.Size() > 0 {
		return "ro"
	}
	return immutable
}
