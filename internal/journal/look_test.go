package journal

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// photo is names, sizes and contents of the files in a folder, but for the -shm, in which SQLite keeps its locks.
func photo(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "-shm") {
			all = append(all, e.Name())
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		check(t, err)
		all = append(all, e.Name()+" "+string(b))
	}
	return all
}

// looked opens the journal of a folder for looking and gives its texts, and shows that nothing was changed by it.
func looked(t *testing.T, path string) ([]string, error) {
	t.Helper()
	before := photo(t, filepath.Dir(path))
	j, err := Look(t.Context(), path, Options{})
	var texts []string
	if err == nil {
		messages, listErr := j.List(t.Context(), Undelivered...)
		check(t, listErr)
		for _, m := range messages {
			texts = append(texts, m.Text)
		}
		if _, err := j.Add(t.Context(), text("새 글")); err == nil {
			t.Error("something was written down")
		}
		check(t, j.Close())
	}
	if after := photo(t, filepath.Dir(path)); !slices.Equal(before, after) {
		t.Errorf("the folder was changed: %d files before, %d after", len(before), len(after))
	}
	return texts, err
}

func TestLook(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	if _, err := looked(t, j.path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no journal: %v", err)
	}
	add(t, j, text("하나"))
	for _, how := range []string{"while another process has it open", "closed"} {
		got, err := looked(t, j.path)
		if err != nil || !slices.Equal(got, []string{"하나"}) {
			t.Errorf("%s: %q, %v", how, got, err)
		}
		check(t, j.Close())
	}
	// What a process left in the log counts too.
	j = again(t, j)
	add(t, j, text("둘"))
	check(t, j.Leave())
	if got, err := looked(t, j.path); err != nil || len(got) != 2 {
		t.Errorf("with a log: %q, %v", got, err)
	}
}

func TestLookAtDamage(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	add(t, j, text("하나"))
	check(t, j.Close())
	whole, err := os.ReadFile(j.path)
	check(t, err)
	for _, c := range []struct {
		name  string
		bytes []byte
		want  Damage
	}{
		{"no database", []byte("hello"), DamageBroken},
		{"somebody else's", slices.Concat(whole[:68], []byte("\x00\x00\x00\x01"), whole[72:]), DamageForeign},
		{"pages of zeros", slices.Concat(whole[:4096], make([]byte, len(whole)-4096)), DamageBroken},
		{"half", whole[:len(whole)/2], DamageBroken},
	} {
		check(t, os.WriteFile(j.path, c.bytes, 0o600))
		_, err := looked(t, j.path)
		e, ok := errors.AsType[*DamagedError](err)
		if !ok || e.Damage != c.want || e.SetAside != "" {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	check(t, os.Remove(j.path))
	check(t, os.WriteFile(j.path+"-wal", []byte("rows"), 0o600))
	if _, err := looked(t, j.path); err == nil || !strings.Contains(err.Error(), string(DamageOrphan)) {
		t.Errorf("a log alone: %v", err)
	}
	check(t, os.WriteFile(j.path, slices.Concat(whole[:60], []byte("\x00\x00\x00\x63"), whole[64:]), 0o600))
	if _, err := looked(t, j.path); err == nil || errors.Is(err, ErrOlder) {
		t.Errorf("of a newer kakaotui: %v", err)
	}
}

// A journal that goes while it is looked at is not made anew.
func TestLookedAtGoes(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	add(t, j, text("하나"))
	check(t, j.Close())
	l, err := Look(t.Context(), j.path, Options{})
	check(t, err)
	check(t, os.Remove(j.path))
	if _, err := l.List(t.Context(), Open...); !errors.Is(err, ErrClosed) {
		t.Errorf("%v", err)
	}
	if len(photo(t, filepath.Dir(j.path))) > 1 { // the lock of the set-up
		t.Error("something was made")
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	check(t, os.WriteFile(j.path, nil, 0o600))
	if _, err := Look(ended, j.path, Options{}); err == nil {
		t.Error("an empty file is no journal")
	}
}
