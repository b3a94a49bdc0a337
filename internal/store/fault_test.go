package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestReserveFailsBeforeTheCall(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	saveGeneration(t, f, 1)
	f.disk.write = func(*os.File, []byte) error {
		return &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
	}
	_, err := f.Update(t.Context(), func(Tokens) (Tokens, error) {
		t.Error("change was called with a full disk")
		return generation(2), nil
	})
	var refused *NotWritableError
	if !errors.As(err, &refused) || !errors.Is(err, syscall.ENOSPC) || refused.Path != f.path {
		t.Errorf("error: %v", err)
	}
	got, err := f.Load()
	if err != nil {
		t.Error(err)
	}
	wantGeneration(t, got, 1)
	wantNoLeftovers(t, d)
}

// After the change was made at Kakao the tokens must come back even when the disk breaks.
func TestFailedSaveGivesTheTokensBack(t *testing.T) {
	t.Parallel()
	fault := &os.PathError{Op: "x", Path: "x", Err: syscall.EIO}
	for name, spoil := range map[string]func(k *disk){
		"write":  func(k *disk) { k.write = func(*os.File, []byte) error { return fault } },
		"sync":   func(k *disk) { k.sync = func(*os.File) error { return fault } },
		"rename": func(k *disk) { k.rename = func(string, string) error { return fault } },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, d := open(t)
			saveGeneration(t, f, 1)
			space, err := f.disk.reserve(f.path, tokenRoom)
			if err != nil {
				t.Fatal(err)
			}
			spoil(&space.disk)
			got, err := f.save(space, generation(2), generation(1))
			var unsaved *NotSavedError
			if !errors.As(err, &unsaved) || !errors.Is(err, syscall.EIO) {
				t.Fatalf("error: %v", err)
			}
			wantGeneration(t, got, 2)
			kept, err := f.Load()
			if err != nil {
				t.Fatal(err)
			}
			wantGeneration(t, kept, 1)
			wantNoLeftovers(t, d)
		})
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := Dirs{State: filepath.Join(file, "state"), Config: filepath.Join(file, "config")}
	var refused *NotWritableError
	_, err := OpenTokens(d, nil).Update(t.Context(), func(Tokens) (Tokens, error) { t.Error("change was called"); return Tokens{}, nil })
	if !errors.As(err, &refused) {
		t.Errorf("tokens: %v", err)
	}
	if err := SaveDraft(d, Draft{Text: "안녕"}); err == nil {
		t.Error("draft: no error")
	}
	if err := SaveSettings(d, Settings{RESTAPIKey: "k"}); err == nil {
		t.Error("settings: no error")
	}
}
