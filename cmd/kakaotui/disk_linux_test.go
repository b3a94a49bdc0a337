package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// ownDisk mounts a small file system as the home; only root may, and not in every container.
func (w *world) ownDisk() {
	w.t.Helper()
	if err := os.MkdirAll(w.home, 0o700); err != nil {
		w.t.Fatal(err)
	}
	if err := syscall.Mount("none", w.home, "tmpfs", 0, "size=64k,mode=700"); err != nil {
		w.t.Skip("a small file system cannot be mounted here:", err)
	}
	w.t.Cleanup(func() {
		if err := syscall.Unmount(w.home, syscall.MNT_DETACH); err != nil {
			w.t.Error(err)
		}
	})
}

func (w *world) checkUntouched(before string) {
	w.t.Helper()
	if w.want(0, "token").out != before {
		w.t.Error("the tokens have changed")
	}
}

// With a full disk nobody is sent to Kakao in vain, no token is spent, and what was there stays.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ownDisk()
	w.login()
	before := w.want(0, "token").out
	back := w.agree(w.want(3, "login", "--no-browser").out)
	filler := filepath.Join(w.home, "filler")
	_ = os.WriteFile(filler, make([]byte, 128<<10), 0o600)
	calls := w.calls(tokenPath)
	for _, args := range [][]string{{"login", "--no-browser"}, {"login", "--code", back}} {
		r := w.want(1, args...)
		if r.out != "" || !strings.Contains(r.err, "The disk is full") {
			t.Errorf("%q: %v", args, r)
		}
		if ko := w.with("KAKAOTUI_LANG=ko").run(args...); !strings.Contains(ko.err, "디스크가 가득 찼어요") {
			t.Error(ko)
		}
	}
	if n := w.calls(tokenPath) - calls; n != 0 {
		t.Errorf("%d calls for tokens that cannot be kept", n)
	}
	w.want(0, "send", "디스크가 차도 가요")
	w.checkUntouched(before)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	w.want(0, "login", "--code", back)
}

// A home that may be read only serves as long as the access token does; then the reason is told, before Kakao is asked.
func TestReadOnlyHome(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ownDisk()
	w.login()
	before := w.want(0, "token").out
	readOnly := func(flags uintptr) {
		t.Helper()
		if err := syscall.Mount("none", w.home, "tmpfs", syscall.MS_REMOUNT|flags, "size=64k,mode=700"); err != nil {
			t.Fatal(err)
		}
	}
	readOnly(syscall.MS_RDONLY)
	w.want(0, "send", "읽기 전용이어도 가요")
	w.want(0, "status")
	if r := w.want(1, "login", "--no-browser"); r.out != "" || !strings.Contains(r.err, "KAKAOTUI_HOME") {
		t.Error(r)
	}
	readOnly(0)
	w.expire()
	readOnly(syscall.MS_RDONLY)
	calls := w.calls(tokenPath)
	r := w.want(1, "send", "--json", "못 가요")
	var line sendJSON
	strict(t, r.out, &line)
	if line.Error == nil || line.Error.Reason != "read_only" || line.Error.Remedy == "" || !strings.Contains(r.err, "not sent") {
		t.Error(r)
	}
	if ko := w.with("KAKAOTUI_LANG=ko").want(1, "send", "못 가요"); !strings.Contains(ko.err, "전송되지 않았고") {
		t.Error(ko)
	}
	if n := w.calls(tokenPath) - calls; n != 0 {
		t.Errorf("%d refresh calls whose answer could not be kept", n)
	}
	if n := len(w.messages()); n != 1 {
		t.Errorf("%d messages", n)
	}
	readOnly(0)
	if w.want(0, "token").out == before {
		t.Error("not refreshed")
	}
}
