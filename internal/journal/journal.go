package journal

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options are what a Journal is given from outside. The zero value serves.
type Options struct {
	Now       func() time.Time    // the wall clock; nil is time.Now
	Random    func() float64      // for jitter, in [0,1); nil is math/rand/v2
	Normalize func(string) string // the form that texts are searched in (hangul.NFC); nil leaves them as they are
	Backoff   Backoff             // the zero value is DefaultBackoff
}

// Journal is the file of one profile. Any number of processes and goroutines may use it at once.
type Journal struct {
	path        string
	o           Options
	migrations  []string
	synchronous string // onDisk, but for tests of what a power cut has no part in
	looking     bool   // opened by Look: nothing is changed

	mu     sync.Mutex
	closed bool
	open   *handle
}

// handle is an opened file. The path may come to name another one (set aside by another process, removed by a person);
// then the handle is given up, or rows would be written where nobody looks.
type handle struct {
	db   *sql.DB
	file os.FileInfo
}

// New names the journal. Nothing is opened before the first use, which also makes the folder (0700) and the file (0600).
func New(path string, o Options) *Journal {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Float64
	}
	if o.Normalize == nil {
		o.Normalize = func(s string) string { return s }
	}
	if o.Backoff == (Backoff{}) {
		o.Backoff = DefaultBackoff
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return &Journal{path: path, o: o, migrations: migrations, synchronous: onDisk}
}

// Path is where the file is.
func (j *Journal) Path() string { return j.path }

// Close lets go of the file. It may be called twice.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.closed = true
	return j.letGo()
}

// smallLog is how much of SQLite's log Leave leaves for a later process. Reading it again costs that process 0.2 ms; putting
// it into the file costs two flushes to the disk.
const smallLog = 256 << 10

// Leave is Close for a process that ends right after it: what was committed is on disk, in the -wal file, and stays there
// while that is small, as after a kill. Moving it into the database would take as long as writing a message down. It is
// moved nevertheless when a removed text may stand in it. Whoever closes the journal next, or leaves more, moves it.
func (j *Journal) Leave() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.closed = true
	if j.open != nil && j.mayStay() {
		j.open = nil // its files are closed by the operating system
		return nil
	}
	return j.letGo()
}

// mayStay says whether the log is small and holds no text that is to be gone.
func (j *Journal) mayStay() bool {
	log, err := os.Stat(j.path + "-wal")
	return err == nil && log.Size() <= smallLog && !j.hiding()
}

func (j *Journal) letGo() error {
	if j.open == nil {
		return nil
	}
	db := j.open.db
	j.open = nil
	none, hiding := false, !j.looking && j.hiding()
	if hiding {
		err := db.QueryRow("SELECT NOT EXISTS (SELECT 1 FROM messages m JOIN bodies b ON b.seq = m.seq WHERE m.keep_body = 0)").Scan(&none)
		none = none && err == nil
	}
	if err := db.Close(); err != nil {
		return fmt.Errorf("closing the journal: %w", err)
	}
	if hiding {
		j.shown(none)
	}
	return nil
}

// database is the opened file, opened now if need be.
func (j *Journal) database(ctx context.Context) (*sql.DB, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return nil, ErrClosed
	}
	if j.open != nil {
		if there, err := os.Lstat(j.path); err == nil && os.SameFile(there, j.open.file) {
			return j.open.db, nil
		}
		_ = j.letGo()
	}
	if j.looking {
		return nil, ErrClosed // the file that was looked at is gone
	}
	h, err := j.connect(ctx)
	if err != nil {
		return nil, err
	}
	j.open = h
	return h.db, nil
}

// write runs f in one transaction that no other writer is beside. The error is typed and says what was being done.
func (j *Journal) write(ctx context.Context, doing string, f func(context.Context, *sql.Tx) error) error {
	db, err := j.database(ctx)
	if err != nil {
		return j.failure(ctx, doing, err)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return j.failure(ctx, doing, err)
	}
	defer func() { _ = tx.Rollback() }()
	// Waiting for another writer is over, and what follows takes no time worth giving up: watching over ctx would cost a
	// goroutine for every statement. Commit looks at ctx once more.
	unwatched := context.WithoutCancel(ctx)
	if err := j.sameVersion(unwatched, tx); err != nil {
		return j.failure(ctx, doing, err)
	}
	if err := f(unwatched, tx); err != nil {
		_ = tx.Rollback() // first, or finding out about damage would wait for our own lock
		return j.failure(ctx, doing, err)
	}
	if err := tx.Commit(); err != nil {
		return j.failure(ctx, doing, err)
	}
	return nil
}

// read runs f on one state of the file, also where nothing can be written.
func (j *Journal) read(ctx context.Context, doing string, f func(context.Context, *sql.Tx) error) error {
	db, err := j.database(ctx)
	if err != nil {
		err = j.failure(ctx, doing, err)
		frozen, ok := j.frozen(ctx, err)
		if !ok {
			return err
		}
		defer func() { _ = frozen.Close() }()
		db = frozen
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return j.failure(ctx, doing, err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := f(ctx, tx); err != nil {
		_ = tx.Rollback()
		return j.failure(ctx, doing, err)
	}
	return nil
}

func (j *Journal) now() time.Time { return j.o.Now().UTC().Truncate(time.Microsecond) }

// micro is a time as it is stored; the zero time is 0.
func micro(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func fromMicro(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMicro(n).UTC()
}
