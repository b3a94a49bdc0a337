package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"
)

// photo is names, sizes, times and modes of everything below a folder.
func photo(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		all = append(all, path+" "+info.Mode().String()+" "+info.ModTime().Format(time.RFC3339Nano))
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return all
}

func TestPeekTokensChangesNothing(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir()}
	if got, err := PeekTokens(d, ""); err != nil || !got.None() {
		t.Errorf("no login: %v", err)
	}
	f := OpenTokens(d, at(noon))
	saveGeneration(t, f, 1)
	saveGeneration(t, f, 2)
	if err := os.Chmod(f.path, 0o644); err != nil {
		t.Fatal(err)
	}
	before := photo(t, d.State)
	got, err := PeekTokens(d, TokensInFile)
	if err != nil || got.AccessToken != generation(2).AccessToken {
		t.Errorf("whole: %v", err)
	}
	if now := photo(t, d.State); !slices.Equal(before, now) {
		t.Errorf("before %q\nafter %q", before, now)
	}
	if err := os.WriteFile(f.path, []byte(`{"version":1,`), 0o600); err != nil {
		t.Fatal(err)
	}
	before = photo(t, d.State)
	got, err = PeekTokens(d, "")
	damaged, ok := errors.AsType[*DamagedError](err)
	if !ok || !damaged.Previous || damaged.SetAside != "" || got.AccessToken != generation(1).AccessToken {
		t.Errorf("damaged: %v", err)
	}
	if now := photo(t, d.State); !slices.Equal(before, now) {
		t.Errorf("before %q\nafter %q", before, now)
	}
	if _, err := PeekTokens(d, "drawer"); err == nil {
		t.Error("there is no such place")
	}
}

func TestPeekTokensInRing(t *testing.T) {
	t.Parallel()
	ring, r, d := openFakeRing(t)
	fill(t, ring, generation(1))
	r.calls = nil
	if got, err := peekTokens(d, TokensInKeyring, r); err != nil || got.AccessToken != generation(1).AccessToken {
		t.Error(err)
	}
	r.entries["default"] = "no tokens"
	if _, err := peekTokens(d, TokensInKeyring, r); err == nil {
		t.Error("damage is not told")
	}
	if slices.ContainsFunc(r.calls, func(c string) bool { return c[:3] != "get" }) {
		t.Errorf("it was written: %q", r.calls)
	}
}

func TestTokensLocked(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir()}
	if TokensLocked(t.Context(), d) || len(photo(t, d.State)) != 1 {
		t.Error("there is no lock file, and none is made")
	}
	unlock, err := lock(t.Context(), lockPath(d))
	if err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if !TokensLocked(short, d) {
		t.Error("a held lock is not seen")
	}
	unlock()
	if TokensLocked(t.Context(), d) {
		t.Error("a free lock is taken for held")
	}
}

func TestUnknownKeys(t *testing.T) {
	t.Parallel()
	d := Dirs{Config: t.TempDir()}
	if got := UnknownKeys(d); got != nil {
		t.Errorf("no file: %q", got)
	}
	write := func(s string) {
		if err := os.WriteFile(ConfigPath(d), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("rest_api_kye = \"k\"\nlang = \"ko\"\n[quota]\nsender_per_day = 3\n[quotas]\n")
	if got := UnknownKeys(d); !slices.Equal(got, []string{"quotas", "rest_api_kye"}) {
		t.Errorf("%q", got)
	}
	write("rest_api_kye = ")
	if got := UnknownKeys(d); got != nil {
		t.Errorf("no TOML: %q", got)
	}
}

func TestInspect(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	d := Dirs{Config: filepath.Join(home, "a", "b"), State: filepath.Join(home, "a", "b")}
	in := Inspect(d)
	if len(in.Folders) != 1 || in.Folders[0].Exists || in.Folders[0].Err != nil || len(photo(t, home)) != 1 {
		t.Errorf("nothing there: %+v", in)
	}
	if err := os.MkdirAll(filepath.Join(d.State, "watch"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]fs.FileMode{
		"tokens.json": 0o640, "journal.db": 0o600, "notes.txt": 0o666, "watch/x.json": 0o604, "tokens.json.damaged-20260101T000000Z": 0o600,
	} {
		path := filepath.Join(d.State, name)
		if err := os.WriteFile(path, nil, mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil { // whatever the umask
			t.Fatal(err)
		}
	}
	before := photo(t, home)
	in = Inspect(d)
	if !in.Folders[0].Exists || in.Folders[0].Err != nil || len(in.Stuck) != 0 || len(in.Aside) != 1 {
		t.Errorf("%+v", in)
	}
	if want := []string{filepath.Join(d.State, "tokens.json"), filepath.Join(d.State, "watch", "x.json")}; runtime.GOOS != "windows" && !slices.Equal(in.Open, want) {
		t.Errorf("open to others: %q", in.Open)
	}
	if runtime.GOOS == "linux" && (!in.Measured || in.Free == 0) {
		t.Errorf("free: %d", in.Free)
	}
	if now := photo(t, home); !slices.Equal(before, now) {
		t.Errorf("before %q\nafter %q", before, now)
	}
	in = Inspect(Dirs{Config: home, State: filepath.Join(d.State, "journal.db", "x")})
	if _, ok := errors.AsType[*NotWritableError](in.Folders[1].Err); len(in.Folders) != 2 || in.Folders[0].Err != nil || !ok {
		t.Errorf("a file where a folder belongs: %+v", in.Folders)
	}
}
