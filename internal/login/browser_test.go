package login

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func envOf(pairs ...string) func(string) string {
	return func(name string) string {
		for _, pair := range pairs {
			if value, ok := strings.CutPrefix(pair, name+"="); ok {
				return value
			}
		}
		return ""
	}
}

func TestCanOpenBrowser(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		goos string
		env  []string
		want Reason
	}{
		{"linux", nil, BrowserNoDisplay},
		{"linux", []string{"DISPLAY=:0"}, ""},
		{"linux", []string{"WAYLAND_DISPLAY=wayland-0"}, ""},
		{"linux", []string{"WSL_DISTRO_NAME=Ubuntu"}, ""},
		{"linux", []string{"BROWSER=firefox"}, ""},
		{"linux", []string{"BROWSER=w3m"}, BrowserTextOnly},
		{"linux", []string{"BROWSER=/usr/bin/lynx %s", "DISPLAY=:0"}, BrowserTextOnly},
		{"linux", []string{"BROWSER=w3m:firefox"}, ""},
		{"linux", []string{"BROWSER=none", "DISPLAY=:0"}, BrowserUnwanted},
		{"linux", []string{"DISPLAY=:0", "SSH_CONNECTION=a b c d"}, BrowserSSH},
		{"linux", []string{"DISPLAY=:0", "SSH_TTY=/dev/pts/1"}, BrowserSSH},
		{"linux", []string{"BROWSER=firefox", "SSH_CLIENT=a b c"}, BrowserSSH},
		{"freebsd", nil, BrowserNoDisplay},
		{"darwin", nil, ""},
		{"darwin", []string{"SSH_CONNECTION=a b c d"}, BrowserSSH},
		{"windows", nil, ""},
		{"windows", []string{"SSH_CONNECTION=a b c d"}, BrowserSSH},
	} {
		ok, reason := CanOpenBrowser(envOf(c.env...), c.goos)
		if reason != c.want || ok != (c.want == "") {
			t.Errorf("%s %v: %v %s, want %s", c.goos, c.env, ok, reason, c.want)
		}
	}
}

func TestArgv(t *testing.T) {
	t.Parallel()
	const address = "https://kauth.kakao.com/oauth/authorize?a=1&b=$(id);%s"
	for entry, want := range map[string][]string{
		"no-such-browser":                   {"no-such-browser", address},
		"no-such-browser --new-tab":         {"no-such-browser", "--new-tab", address},
		"no-such-browser --url=%s -private": {"no-such-browser", "--url=" + address, "-private"},
	} {
		if got := argvOf(entry, address); !slices.Equal(got, want) {
			t.Errorf("%s: %q", entry, got)
		}
	}
}

func TestOpenBrowserRefusesOtherAddresses(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"", "--help", "file:///etc/passwd", "javascript:alert(1)", "kauth.kakao.com", "https://", "http:x"} {
		if err := OpenBrowser(t.Context(), address); err == nil {
			t.Errorf("%q was opened", address)
		}
	}
}

// The address arrives whole, as one argument, and what the browser prints goes nowhere.
func TestBrowserVariableIsUsedWithoutAShell(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell script as browser")
	}
	const address = "https://kauth.kakao.com/oauth/authorize?a=1&b=%20;c=$(touch pwned)&d='x'"
	dir := t.TempDir()
	script := filepath.Join(dir, "my browser")
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho noise\nprintf '%s\\n' \"$#\" \"$@\" > \"$0.args\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	env := envOf("BROWSER=w3m:" + filepath.Join(dir, "missing") + ":" + script)
	if err := openWith(env, runtime.GOOS, address); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(script + ".args")
	if err != nil || string(got) != "1\n"+address+"\n" {
		t.Errorf("arguments: %q %v", got, err)
	}
}

func TestWatch(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	never := make(chan time.Time)
	if err := watch(t.Context(), never, func() error { return broken }); !errors.Is(err, broken) {
		t.Errorf("a failure: %v", err)
	}
	if err := watch(t.Context(), never, func() error { return nil }); err != nil {
		t.Errorf("a success: %v", err)
	}
	if err := watch(t.Context(), never, func() error { panic("boo") }); err == nil {
		t.Error("a panic is a success")
	}
	stay := make(chan struct{})
	defer close(stay)
	browse := func() error { <-stay; return nil }
	patience := make(chan time.Time, 1)
	patience <- time.Time{}
	if err := watch(t.Context(), patience, browse); err != nil {
		t.Errorf("a browser that stays: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := watch(ctx, never, browse); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: %v", err)
	}
}
