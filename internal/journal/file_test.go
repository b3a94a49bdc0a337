package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestFilesArePrivate(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	j, _ := fresh(t)
	if _, err := os.Stat(filepath.Dir(j.path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("New touched the disk: %v", err)
	}
	sending(t, j)
	wantPrivate := func() {
		t.Helper()
		add(t, j, text("가"))
		names, err := os.ReadDir(filepath.Dir(j.path))
		check(t, err)
		if len(names) < 4 {
			t.Errorf("only %v", names)
		}
		for _, n := range names {
			if info, err := n.Info(); err != nil || info.Mode().Perm() != privateFile {
				t.Errorf("%s: %v %v", n.Name(), info.Mode(), err)
			}
		}
	}
	wantPrivate()
	if info, err := os.Stat(filepath.Dir(j.path)); err != nil || info.Mode().Perm() != privateDir {
		t.Errorf("folder: %v %v", info.Mode(), err)
	}
	for _, end := range append([]string{""}, sidecars...) {
		check(t, os.Chmod(j.path+end, 0o644))
	}
	add(t, again(t, j), text("나"))
	wantPrivate()
}

func TestCommitsAreOnDisk(t *testing.T) {
	t.Parallel()
	j := New(filepath.Join(t.TempDir(), "journal.db"), Options{})
	var synchronous int
	var mode string
	check(t, j.read(t.Context(), "asking", func(ctx context.Context, tx *sql.Tx) error {
		return errors.Join(tx.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&synchronous), tx.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode))
	}))
	if synchronous != 2 || mode != "wal" {
		t.Errorf("synchronous %d, journal mode %s", synchronous, mode)
	}
	check(t, j.Close())
}

func TestPathWithOddNames(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "내 폴더 #1 100%41 a&b=c", "journal.db")
	j := New(path, Options{})
	add(t, j, text("가"))
	check(t, j.Close())
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

// TestMigrations steps from each version to the newest, with steps added that a later release may have.
func TestMigrations(t *testing.T) {
	t.Parallel()
	later := append(append([]string{}, migrations...), "ALTER TABLE messages ADD COLUMN mood TEXT", "CREATE TABLE moods (name TEXT)")
	for from := 1; from <= len(later); from++ {
		j, _ := fresh(t)
		j.migrations = later[:from]
		m := add(t, j, text("옛날에 쓴"))
		check(t, j.Close())
		now := again(t, j)
		now.migrations = later
		if got, err := now.Find(t.Context(), m.ID); err != nil || got.Text != "옛날에 쓴" {
			t.Errorf("from %d: %+v %v", from, got, err)
		}
		check(t, now.write(t.Context(), "test", func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, "INSERT INTO moods VALUES ('good')")
			return err
		}))
	}
}

func TestABrokenMigrationChangesNothing(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	m := add(t, j, text("가"))
	bad := again(t, j)
	bad.migrations = append(append([]string{}, migrations...), "DROP TABLE attempts; CREATE TABLE messages (x)")
	if _, err := bad.Find(t.Context(), m.ID); err == nil || !strings.Contains(err.Error(), "format 2") {
		t.Errorf("a broken migration: %v", err)
	}
	wantState(t, j, m.ID, Queued)
}

func TestNewerFile(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	add(t, j, text("가"))
	newer := again(t, j)
	newer.migrations = append(append([]string{}, migrations...), "CREATE TABLE more (x)")
	add(t, newer, text("나"))
	// The handle that was open before it happened writes nothing either.
	e := wantError[*NewerError](t, errOf(j.Add(t.Context(), text("다"))))
	if e.Version != 2 || e.Known != 1 {
		t.Error(e)
	}
	check(t, newer.Close())
	check(t, j.Close())
	before, err := os.ReadFile(j.path)
	check(t, err)
	old := again(t, j)
	for range 2 {
		wantError[*NewerError](t, errOf(old.List(t.Context(), Open...)))
	}
	if after, err := os.ReadFile(j.path); err != nil || string(after) != string(before) {
		t.Errorf("a newer file was changed (%v)", err)
	}
}

func TestDamage(t *testing.T) {
	t.Parallel()
	whole := func(t *testing.T, path string) {
		t.Helper()
		j := New(path, Options{})
		j.synchronous = notOnDisk
		for i := range 12 {
			add(t, j, text(strings.Repeat("글", 100)+fmt.Sprint(i)))
		}
		check(t, j.Close())
	}
	foreign := func(t *testing.T, path string) {
		t.Helper()
		db, err := sql.Open("sqlite", path)
		check(t, err)
		_, err = db.Exec("CREATE TABLE bookmarks (url TEXT)")
		check(t, err)
		check(t, db.Close())
	}
	for name, tt := range map[string]struct {
		make func(t *testing.T, path string)
		want Damage
	}{
		"empty":   {func(t *testing.T, path string) { check(t, os.WriteFile(path, nil, 0o600)) }, DamageBroken},
		"short":   {func(t *testing.T, path string) { check(t, os.WriteFile(path, []byte("SQLite format 3\x00"), 0o600)) }, DamageBroken},
		"no head": {func(t *testing.T, path string) { check(t, os.WriteFile(path, make([]byte, 8192), 0o600)) }, DamageBroken},
		"foreign": {foreign, DamageForeign},
		"cut": {func(t *testing.T, path string) {
			whole(t, path)
			check(t, os.Truncate(path, 8192))
		}, DamageBroken},
		"scribbled on": {func(t *testing.T, path string) {
			whole(t, path)
			raw, err := os.ReadFile(path)
			check(t, err)
			copy(raw[4096:], []byte(strings.Repeat("scribble", len(raw)/8-512)))
			check(t, os.WriteFile(path, raw, 0o600))
		}, DamageBroken},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			j, _ := fresh(t)
			check(t, os.MkdirAll(filepath.Dir(j.path), 0o700))
			tt.make(t, j.path)
			before, err := os.ReadFile(j.path)
			check(t, err)
			check(t, os.WriteFile(j.path+"-shm", nil, 0o600))
			e := wantError[*DamagedError](t, errOf(j.Add(t.Context(), text("가"))))
			if want := j.path + ".damaged-20261121T030000Z"; e.SetAside != want || e.Damage != tt.want || e.Err != nil {
				t.Errorf("%+v, want it at %s", e, want)
			}
			if after, err := os.ReadFile(e.SetAside); err != nil || string(after) != string(before) {
				t.Errorf("it was not set aside as it was: %v", err)
			}
			add(t, j, text("가")) // told once
			got, err := j.List(t.Context(), Open...)
			check(t, err)
			wantTexts(t, got, "가")
		})
	}
}

func TestALogWithoutItsDatabase(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	check(t, os.MkdirAll(filepath.Dir(j.path), 0o700))
	check(t, os.WriteFile(j.path+"-wal", []byte("rows of somebody"), 0o600))
	e := wantError[*DamagedError](t, errOf(j.Add(t.Context(), text("가"))))
	if e.Damage != DamageOrphan {
		t.Error(e)
	}
	if raw, err := os.ReadFile(e.SetAside + "-wal"); err != nil || string(raw) != "rows of somebody" {
		t.Errorf("%q %v", raw, err)
	}
	add(t, j, text("가"))
}

func TestTwoDamagedInOneSecond(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	check(t, os.MkdirAll(filepath.Dir(j.path), 0o700))
	seen := map[string]bool{}
	for range 3 {
		check(t, os.WriteFile(j.path, []byte("x"), 0o600))
		e := wantError[*DamagedError](t, errOf(j.Head(t.Context())))
		if seen[e.SetAside] {
			t.Errorf("%s was used twice", e.SetAside)
		}
		seen[e.SetAside] = true
	}
}

func TestAFolderInItsPlace(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	check(t, os.MkdirAll(j.path, 0o700))
	wantError[*NotPlainError](t, errOf(j.Add(t.Context(), text("가"))))
}

func TestARemovedFileIsNoticed(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows removes no open file")
	}
	j, _ := fresh(t)
	add(t, j, text("가"))
	for _, end := range append([]string{""}, sidecars...) {
		check(t, os.Remove(j.path+end))
	}
	add(t, j, text("나"))
	got, err := again(t, j).List(t.Context(), Open...)
	check(t, err)
	wantTexts(t, got, "나")
}

func TestClosedAndCancelled(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	add(t, j, text("가"))
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := j.Add(over, text("나")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	s := sending(t, j)
	waiting, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if e := wantError[*LockError](t, errOf(j.Sender(waiting))); !errors.Is(e, context.DeadlineExceeded) {
		t.Error(e)
	}
	if other, err := again(t, j).TrySender(t.Context()); other != nil || err != nil {
		t.Errorf("two senders: %v %v", other, err)
	}
	check(t, s.Close())
	check(t, j.Close())
	if _, err := j.Head(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}
