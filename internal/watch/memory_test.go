package watch

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestDamagedMemoryIsToldAndReplaced(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m, err := OpenMemory(dir, "/", []string{"date"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(m.path, []byte(`{"sent":"half`), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err = OpenMemory(dir, "/", []string{"date"})
	if err == nil || m.state != (memoryFile{}) {
		t.Fatalf("%v, %+v", err, m.state)
	}
	if err := m.change(func(s *memoryFile) { s.Sent = "x" }); err != nil {
		t.Fatal(err)
	}
	if m, err = OpenMemory(dir, "/", []string{"date"}); err != nil || m.state.Sent != "x" {
		t.Errorf("%v, %+v", err, m.state)
	}
}

func TestMemoryFiles(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "watch")
	for _, where := range []string{"/a", "/b"} {
		m, err := OpenMemory(dir, where, []string{"date"})
		if err == nil {
			err = m.change(func(s *memoryFile) { s.Sent = where })
		}
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(m.path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Error(info, err)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	// What nobody has opened for long goes when something else is opened.
	old := time.Now().Add(-2 * keptFor)
	if err := os.Chtimes(filepath.Join(dir, files[0].Name()), old, old); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenMemory(dir, "/c", []string{"date"}); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 || left[0].Name() != files[1].Name() {
		t.Error(left)
	}
}

func TestThreshold(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	for _, c := range []struct {
		left time.Duration
		days int
		due  bool
	}{
		{60 * day, 0, false}, {14*day + 1, 0, false}, {14 * day, 14, true}, {7*day + 1, 14, true}, {7 * day, 7, true},
		{day + 1, 7, true}, {day, 1, true}, {1, 1, true}, {0, 0, true}, {-day, 0, true},
	} {
		if days, due := Threshold(c.left); days != c.days || due != c.due {
			t.Errorf("%v: %d %v, want %d %v", c.left, days, due, c.days, c.due)
		}
	}
}

func TestWarningsAreGivenOncePerThreshold(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "warnings.json")
	until := time.Date(2026, 5, 1, 9, 0, 0, 0, time.FixedZone("KST", 9*3600))
	later := until.AddDate(0, 0, 46)
	for i, c := range []struct {
		until time.Time
		days  int
		want  bool
	}{
		{until, 14, true}, {until, 14, false}, {until, 7, true}, {until, 14, false}, {until, 7, false}, {until, 0, true}, {until, 0, false}, {until, 1, false},
		{until.Add(time.Hour), 14, false}, // the same for an hour more
		{later, 14, true}, {later, 14, false}, {later.Add(time.Hour), 1, true},
	} {
		w, err := OpenWarnings(path) // as the next process does
		if err != nil {
			t.Fatal(err)
		}
		due := w.Due(c.until, c.days)
		if due != c.want {
			t.Errorf("%d: %d days: due %v", i, c.days, due)
		}
		if due {
			if err := w.Gave(c.until, c.days); err != nil {
				t.Fatal(err)
			}
		}
	}
}
