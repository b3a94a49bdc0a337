package journal

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver named "sqlite"
)

const (
	privateDir  fs.FileMode = 0o700
	privateFile fs.FileMode = 0o600
)

// connection is how every connection is made: wait for another writer for ten seconds, leave nothing of a removed text in
// the file, and nothing at all in the system's folder for temporary files.
const connection = "&_busy_timeout=10000&_pragma=secure_delete(1)&_pragma=temp_store(MEMORY)&_txlock=immediate&_error_rc=1&_dqs=0"

// onDisk makes each commit last through a power cut before it returns.
const onDisk = "&_synchronous=FULL"

// sidecars are what SQLite keeps beside a database.
var sidecars = []string{"-wal", "-shm"}

// dsn names a file to the driver. mode is one of SQLite's own: rw never makes a file.
func (j *Journal) dsn(path, mode string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… on Windows
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: "mode=" + mode + connection + j.synchronous}
	return u.String()
}

// dial is one connection to the file; a second one in the same process would only wait for the first.
func (j *Journal) dial(path, mode string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", j.dsn(path, mode))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// connect opens the file at the path, after making, migrating or setting it aside where that is due.
func (j *Journal) connect(ctx context.Context) (*handle, error) {
	info, err := j.look()
	if errors.Is(err, fs.ErrNotExist) {
		if err := j.create(ctx); err != nil {
			return nil, err
		}
		info, err = j.look()
	}
	if err != nil {
		return nil, err
	}
	j.keepPrivate(info)
	db, err := j.dial(j.path, "rw")
	if err != nil {
		return nil, err
	}
	if err := j.upToDate(ctx, db); err != nil {
		_ = db.Close()
		return nil, err
	}
	return &handle{db: db, file: info}, nil
}

// look reads the first bytes of the file. Errors: fs.ErrNotExist, *NotPlainError, *NotWritableError, *NewerError, and
// *damage for what is no journal of ours.
func (j *Journal) look() (os.FileInfo, error) {
	info, err := os.Lstat(j.path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		return nil, &NotWritableError{Op: "open", Path: j.path, Err: cause(err)}
	}
	if !info.Mode().IsRegular() {
		return nil, &NotPlainError{Path: j.path, Type: info.Mode().Type()}
	}
	f, err := os.Open(j.path)
	if err != nil {
		return nil, &NotWritableError{Op: "open", Path: j.path, Err: cause(err)}
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 100)
	if _, err := io.ReadFull(f, head); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, &damage{DamageBroken, err}
		}
		return nil, fmt.Errorf("reading the head of %s: %w", j.path, cause(err))
	}
	// The file format of SQLite, section 1.3: the magic string, user_version at 60, application_id at 68.
	if !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return nil, &damage{DamageBroken, nil}
	}
	if binary.BigEndian.Uint32(head[68:]) != applicationID {
		return nil, &damage{DamageForeign, nil}
	}
	if version := int(binary.BigEndian.Uint32(head[60:])); version > len(j.migrations) {
		return nil, j.newer(version)
	}
	return info, nil
}

func (j *Journal) newer(version int) error {
	return &NewerError{Path: j.path, Version: version, Known: len(j.migrations)}
}

// keepPrivate mends the mode of a file that was copied or restored; SQLite gives its sidecars the mode of the database.
func (j *Journal) keepPrivate(info os.FileInfo) {
	if info.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(j.path, privateFile)
	}
	for _, end := range sidecars {
		if side, err := os.Lstat(j.path + end); err == nil && side.Mode().IsRegular() && side.Mode().Perm()&0o077 != 0 {
			_ = os.Chmod(j.path+end, privateFile)
		}
	}
}

// upToDate brings an older format up to the present one.
func (j *Journal) upToDate(ctx context.Context, db *sql.DB) error {
	version, err := userVersion(ctx, db)
	switch {
	case err != nil:
		return err
	case version > len(j.migrations):
		return j.newer(version)
	case version == len(j.migrations):
		return nil
	}
	unlock, err := lock(ctx, j.path+".setup")
	if err != nil {
		return err
	}
	defer unlock()
	return j.migrate(ctx, db)
}

// migrate runs the migrations that the file has not seen, all or none. Another process may have been first.
func (j *Journal) migrate(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	version, err := userVersion(ctx, tx)
	if err != nil {
		return err
	}
	if version > len(j.migrations) {
		return j.newer(version)
	}
	for n := version; n < len(j.migrations); n++ {
		if _, err := tx.ExecContext(ctx, j.migrations[n]); err != nil {
			return fmt.Errorf("migrating the journal to format %d: %w", n+1, err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(j.migrations))); err != nil {
		return err
	}
	return tx.Commit()
}

// sameVersion keeps a process that has been up for days from writing into a file that a newer one has migrated.
func (j *Journal) sameVersion(ctx context.Context, tx *sql.Tx) error {
	version, err := userVersion(ctx, tx)
	if err == nil && version != len(j.migrations) {
		err = j.newer(version)
	}
	return err
}

// asker is what both a database and a transaction can do.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func userVersion(ctx context.Context, q asker) (version int, err error) {
	err = q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}
