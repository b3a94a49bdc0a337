package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// tiny mounts a file system of 64 KiB; only root may, and not in every container. Its tests are not parallel: a child
// process that another test is just starting would hold its files open for a moment and keep it busy.
func tiny(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("a small file system cannot be mounted here:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestFullDisk(t *testing.T) {
	dir := tiny(t)
	d := Dirs{State: filepath.Join(dir, "state"), Config: filepath.Join(dir, "config")}
	f := OpenTokens(d, at(noon))
	saveGeneration(t, f, 1)
	if err := SaveDraft(d, Draft{Text: "처음"}); err != nil {
		t.Fatal(err)
	}
	card := Card{Kind: "feed", JSON: "{"}
	if err := errors.Join(SaveCard(d, card), SaveFriends(d, Friends{UserID: 1}), SaveTemplate(d, SavedTemplate{Name: "가"})); err != nil {
		t.Fatal(err)
	}
	filler := filepath.Join(dir, "filler")
	if err := os.WriteFile(filler, make([]byte, 128<<10), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("filling the disk: %v", err)
	}
	_, err := f.Update(t.Context(), func(Tokens) (Tokens, error) {
		t.Error("change was called with a full disk")
		return generation(2), nil
	})
	var refused *NotWritableError
	if !errors.As(err, &refused) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("tokens: %v", err)
	}
	if err := SaveDraft(d, Draft{Text: "다음"}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("draft: %v", err)
	}
	if err := SaveSettings(d, Settings{RESTAPIKey: "k"}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("settings: %v", err)
	}
	if err := SaveCard(d, Card{Kind: "list"}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("card: %v", err)
	}
	if err := SaveFriends(d, Friends{UserID: 2}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("friends: %v", err)
	}
	if err := SaveTemplate(d, SavedTemplate{Name: "가", JSON: []byte("{}")}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("template: %v", err)
	}
	if got, err := LoadCard(d); err != nil || got != card {
		t.Errorf("card: %+v %v", got, err)
	}
	if got, err := LoadFriends(d); err != nil || got.UserID != 1 {
		t.Errorf("friends: %+v %v", got, err)
	}
	if got, err := LoadTemplate(d, "가"); err != nil || len(got.JSON) != 0 {
		t.Errorf("template: %+v %v", got, err)
	}
	got, err := f.Load()
	if err != nil {
		t.Error(err)
	}
	wantGeneration(t, got, 1)
	if draft, err := LoadDraft(d); err != nil || draft.Text != "처음" {
		t.Errorf("draft: %q %v", draft.Text, err)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	saveGeneration(t, f, 2)
	wantNoLeftovers(t, d)
}

func TestReadOnlyHome(t *testing.T) {
	dir := tiny(t)
	d := Dirs{State: dir, Config: dir}
	f := OpenTokens(d, at(noon))
	saveGeneration(t, f, 1)
	saveGeneration(t, f, 2)
	broken := filepath.Join(dir, "tokens.json")
	if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("it cannot be made read-only:", err)
	}
	_, err := f.Update(t.Context(), func(Tokens) (Tokens, error) {
		t.Error("change was called in a read-only home")
		return generation(3), nil
	})
	if !errors.Is(err, syscall.EROFS) {
		t.Errorf("Update: %v", err)
	}
	got, err := f.Load()
	if err != nil {
		t.Error(err)
	}
	wantGeneration(t, got, 2)

	// A damaged file that cannot be moved is told each time, and the generation before it serves.
	remount := func(flags uintptr) {
		if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	remount(0)
	if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	remount(syscall.MS_RDONLY)
	for range 2 {
		got, err = f.Load()
		var damaged *DamagedError
		if !errors.As(err, &damaged) || damaged.SetAside != "" || !damaged.Previous || !errors.Is(err, syscall.EROFS) {
			t.Errorf("damaged and read-only: %v", err)
		}
		wantGeneration(t, got, 1)
	}
}

func TestPipeInPlaceOfAFile(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir(), Config: t.TempDir()}
	f := OpenTokens(d, at(noon))
	dotenv := filepath.Join(d.Config, ".env")
	for _, path := range []string{f.path, ConfigPath(d), dotenv} {
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Skip("no pipe can be made here:", err)
		}
	}
	// Opening a pipe that nobody writes to would block for ever.
	var odd *NotPlainError
	if _, err := f.Load(); !errors.As(err, &odd) {
		t.Errorf("tokens: %v", err)
	}
	var refused *SettingsError
	if _, err := LoadSettings(d, Sources{DotEnv: dotenv}); !errors.As(err, &refused) || refused.Path != ConfigPath(d) {
		t.Errorf("settings: %v", err)
	}
}
