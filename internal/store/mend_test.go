package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestDamagedFileIsSetAsideAndToldOnce(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"empty":          "",
		"zeros":          "\x00\x00\x00\x00",
		"half":           `{"version":1,"access_token":"access-2","refr`,
		"garbage":        "\xff\xfe\x00 nothing",
		"two values":     `{"version":1,"access_token":"a"} {"version":1}`,
		"tutorial's":     `{"access_token":"a","expires_in":21599}`,
		"no tokens":      `{"version":1}`,
		"bad time":       `{"version":1,"access_token":"a","access_expires_at":"soon"}`,
		"a list":         `[{"version":1}]`,
		"version string": `{"version":"1","access_token":"a"}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, d := open(t)
			saveGeneration(t, f, 1)
			saveGeneration(t, f, 2)
			if err := os.WriteFile(f.path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			got, err := f.Load()
			var damaged *DamagedError
			if !errors.As(err, &damaged) || !damaged.Previous || damaged.Err != nil {
				t.Fatalf("error: %v", err)
			}
			wantGeneration(t, got, 1)
			kept, err := os.ReadFile(damaged.SetAside)
			if err != nil || string(kept) != text {
				t.Errorf("set aside: %q, %v", kept, err)
			}
			if info, _ := os.Stat(damaged.SetAside); info.Mode().Perm() != 0o600 {
				t.Errorf("mode: %v", info.Mode())
			}
			got, err = f.Load()
			if err != nil {
				t.Errorf("told twice: %v", err)
			}
			wantGeneration(t, got, 1)
			saveGeneration(t, f, 3) // the mended file and the generation before it are one file: saving must part them
			old, _ := f.read(f.previous)
			wantGeneration(t, old, 1)
			wantNoLeftovers(t, d)
		})
	}
}

func TestDamagedAgainInTheSameSecond(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	saveGeneration(t, f, 1)
	_ = os.Remove(f.previous)
	for n := range 3 {
		if err := os.WriteFile(f.path, fmt.Append(nil, "broken ", n), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := f.Load()
		var damaged *DamagedError
		if !errors.As(err, &damaged) || damaged.Previous || !got.None() {
			t.Fatalf("round %d: %v", n, err)
		}
	}
	files, _ := filepath.Glob(filepath.Join(d.State, "tokens.json.damaged-20260301T120000Z*"))
	if len(files) != 3 {
		t.Errorf("set aside: %v", files)
	}
	if got, err := f.Load(); err != nil || !got.None() {
		t.Errorf("afterwards: %v", err)
	}
}

func TestUpdateMendsAndWarnsOnce(t *testing.T) {
	t.Parallel()
	f, _ := open(t)
	saveGeneration(t, f, 1)
	saveGeneration(t, f, 2)
	if err := os.WriteFile(f.path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := f.Update(t.Context(), func(old Tokens) (Tokens, error) {
		wantGeneration(t, old, 1)
		return generation(3), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if w := f.Warnings(); len(w) != 1 || !errors.As(w[0], &damaged) {
		t.Errorf("warnings: %v", w)
	}
	if w := f.Warnings(); len(w) != 0 {
		t.Errorf("told twice: %v", w)
	}
}

func TestNewerFormatIsLeftAlone(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	saveGeneration(t, f, 1)
	text := []byte(`{"version":2,"sealed":"x"}`)
	if err := os.WriteFile(f.path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	var newer *NewerError
	if _, err := f.Load(); !errors.As(err, &newer) || newer.Version != 2 {
		t.Errorf("Load: %v", err)
	}
	if _, err := f.Update(t.Context(), func(Tokens) (Tokens, error) { t.Error("change was called"); return Tokens{}, nil }); !errors.As(err, &newer) {
		t.Errorf("Update: %v", err)
	}
	if err := f.Clear(t.Context()); !errors.As(err, &newer) {
		t.Errorf("Clear: %v", err)
	}
	if b, _ := os.ReadFile(f.path); string(b) != string(text) {
		t.Errorf("the file is now %q", b)
	}
	if files, _ := filepath.Glob(filepath.Join(d.State, "*damaged*")); len(files) != 0 {
		t.Errorf("set aside: %v", files)
	}
}

// Where there are no hard links, a rename must do, and still overwrite nothing.
func TestRenameToNewOverwritesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	from, taken, free := filepath.Join(dir, "from"), filepath.Join(dir, "taken"), filepath.Join(dir, "free")
	write(t, from, "broken")
	write(t, taken, "older")
	if err := realDisk.renameToNew(from, taken); !errors.Is(err, os.ErrExist) {
		t.Errorf("a taken name: %v", err)
	}
	if err := realDisk.renameToNew(from, free); err != nil {
		t.Error(err)
	}
	for path, want := range map[string]string{taken: "older", free: "broken"} {
		if b, err := os.ReadFile(path); err != nil || string(b) != want {
			t.Errorf("%s: %q, %v", path, b, err)
		}
	}
	broken := disk{rename: func(string, string) error { return os.ErrPermission }}
	other := filepath.Join(dir, "other")
	if err := broken.renameToNew(free, other); !errors.Is(err, os.ErrPermission) {
		t.Errorf("a refused rename: %v", err)
	}
	if _, err := os.Stat(other); !errors.Is(err, os.ErrNotExist) {
		t.Error("the placeholder is left behind")
	}
}
