//go:build !windows

package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// The text reaches the helper of the display that there is, whole; without one that is told.
func TestWriteClipboard(t *testing.T) {
	const words = "안녕\n\u1112\u1161\u11ab 👩‍💻"
	for _, one := range []struct{ helper, display string }{{"wl-copy", "WAYLAND_DISPLAY"}, {"xclip", "DISPLAY"}, {"xsel", "DISPLAY"}, {"pbcopy", ""}} {
		dir := t.TempDir()
		t.Setenv("PATH", dir)
		got := filepath.Join(dir, "got")
		if err := os.WriteFile(filepath.Join(dir, one.helper), []byte("#!/bin/sh\n/bin/cat > '"+got+"'\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		display := func(name string) string {
			if name == one.display {
				return ":0"
			}
			return ""
		}
		if err := writeClipboard(words, display); err != nil {
			t.Errorf("%s: %v", one.helper, err)
		}
		if b, err := os.ReadFile(got); err != nil || string(b) != words {
			t.Errorf("%s got %q, %v", one.helper, b, err)
		}
		none := func(string) string { return "" }
		if err := writeClipboard(words, none); one.display != "" && !errors.Is(err, errNoClipboard) {
			t.Errorf("%s without a display: %v", one.helper, err)
		}
	}
}
