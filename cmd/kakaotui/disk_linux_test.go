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
	if err := syscall.Mount("none", w.home, "tmpfs", 0, "size=512k,mode=700"); err != nil {
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

// With a full disk nothing is sent, nobody is sent to Kakao in vain, no token is spent, and what was there stays.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ownDisk()
	w.login()
	before := w.want(0, "token").out
	back := w.agree(w.want(3, "login", "--no-browser").out)
	filler := filepath.Join(w.home, "filler")
	_ = os.WriteFile(filler, make([]byte, 1<<20), 0o600)
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
	// What cannot be written down is not sent: after a crash nobody would know of it.
	sends := w.calls(sendPath)
	for _, args := range [][]string{{"send", "하나"}, {"send", "--key", "k", "둘"}} {
		r := w.want(1, args...)
		if r.out != "" || !strings.Contains(r.err, "The disk is full") || !strings.Contains(r.err, "was not sent and was not kept") {
			t.Errorf("%q: %v", args, r)
		}
	}
	if r := w.pipe("셋\n넷\n", "send", "--lines", "--json"); r.code != 1 || strings.Count(r.out, "disk_full") != 1 {
		t.Error(r) // the second line is not even tried
	}
	if ko := w.with("KAKAOTUI_LANG=ko").want(1, "send", "하나"); !strings.Contains(ko.err, "디스크가 가득 찼어요") || !strings.Contains(ko.err, "전송되지 않았고") {
		t.Error(ko)
	}
	if w.calls(sendPath) != sends || len(w.messages()) != 0 {
		t.Error("sent without a row on disk")
	}
	w.checkUntouched(before)
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	w.want(0, "login", "--code", back)
	w.want(0, "send", "다시 가요")
	if got := w.messages(); len(got) != 1 || got[0] != "다시 가요" {
		t.Errorf("arrived: %q", got)
	}
}

// A home that may only be read serves for looking and for the access token as long as that lasts. Nothing is sent, since
// nothing can be written down, and no refresh is spent.
func TestReadOnlyHome(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ownDisk()
	w.login()
	before := w.want(0, "token").out
	readOnly := func(flags uintptr) {
		t.Helper()
		if err := syscall.Mount("none", w.home, "tmpfs", syscall.MS_REMOUNT|flags, "size=512k,mode=700"); err != nil {
			t.Fatal(err)
		}
	}
	refused := func() {
		t.Helper()
		r := w.want(1, "send", "--json", "못 가요")
		var line sendJSON
		strict(t, r.out, &line)
		if line.ID != "" || line.Error == nil || line.Error.Reason != "read_only" || line.Error.Remedy == "" || !strings.Contains(r.err, "not sent") {
			t.Error(r)
		}
		if ko := w.with("KAKAOTUI_LANG=ko").want(1, "send", "못 가요"); !strings.Contains(ko.err, "전송되지 않았고") {
			t.Error(ko)
		}
	}
	readOnly(syscall.MS_RDONLY)
	refused()
	w.want(0, "status")
	w.want(0, "token")
	if r := w.want(1, "login", "--no-browser"); r.out != "" || !strings.Contains(r.err, "KAKAOTUI_HOME") {
		t.Error(r)
	}
	// The log of what was is read all the same.
	readOnly(0)
	w.want(0, "send", "하나")
	readOnly(syscall.MS_RDONLY)
	if r := w.want(0, "log", "--search", "하나"); !strings.Contains(r.out, "하나") {
		t.Error(r)
	}
	w.want(0, "outbox")
	refused()
	readOnly(0)
	w.expire()
	readOnly(syscall.MS_RDONLY)
	calls := w.calls(tokenPath)
	refused()
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
