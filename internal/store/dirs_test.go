package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLocate(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	for _, profile := range []string{"", "default"} {
		d, err := Locate(home, profile)
		if err != nil || d.Config != home || d.State != home {
			t.Errorf("Locate(home, %q) = %+v, %v", profile, d, err)
		}
	}
	d, err := Locate(home, "업무-2")
	want := filepath.Join(home, "profiles", "업무-2")
	if err != nil || d.Config != want || d.State != want {
		t.Errorf("named profile: %+v, %v", d, err)
	}
	d, err = locate("/c/kakaotui", "/s/kakaotui", "work")
	if err != nil || d.Config != "/c/kakaotui/profiles/work" || d.State != "/s/kakaotui/profiles/work" {
		t.Errorf("platform folders: %+v, %v", d, err)
	}
	if entries, _ := os.ReadDir(home); len(entries) != 0 {
		t.Errorf("locating made %v", entries)
	}
}

func TestLocateRefusesNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{".", "..", ".hidden", "a/b", `a\b`, "a b", "../up", "a\n", "\x1b[31m", "ㄱ", strings.Repeat("x", 65)} {
		var refused *ProfileError
		if _, err := Locate(t.TempDir(), name); !errors.As(err, &refused) {
			t.Errorf("Locate(%q): %v", name, err)
		}
	}
	if _, err := Locate(t.TempDir(), strings.Repeat("가", 64)); err != nil {
		t.Errorf("64 syllables: %v", err)
	}
}
