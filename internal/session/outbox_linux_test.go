package session

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"kakaotui/internal/journal"
)

// ownDisk mounts a small file system as the profile; only root may, and not in every container. Its tests are not
// parallel: a child process that another test is just starting would hold its files open for a moment and keep it busy.
func (k *keeper) ownDisk() {
	k.t.Helper()
	if err := os.MkdirAll(k.dirs.State, 0o700); err != nil {
		k.t.Fatal(err)
	}
	if err := syscall.Mount("none", k.dirs.State, "tmpfs", 0, "size=512k,mode=700"); err != nil {
		k.t.Skip("a small file system cannot be mounted here:", err)
	}
	k.t.Cleanup(func() {
		if err := syscall.Unmount(k.dirs.State, syscall.MNT_DETACH); err != nil {
			k.t.Error(err)
		}
	})
}

// What cannot be written down is not sent; what was sent although the disk filled up meanwhile is told as it is.
func TestFullDisk(t *testing.T) {
	k := newKeeper(t)
	k.ownDisk()
	k.enter()
	k.s.Close()
	fill := func() {
		t.Helper()
		name := filepath.Join(k.dirs.State, "filler")
		if err := os.WriteFile(name, make([]byte, 1<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("filling the disk: %v", err)
		}
	}
	fill()
	refused, told := 0, 0
	for range 200 { // the log may have room for a few more
		r, err := k.s.Deliver(t.Context(), say("자리가 없는"))
		_, unwritable := errors.AsType[*journal.NotWritableError](err)
		switch {
		case err == nil:
			told++
		case !unwritable || !errors.Is(err, syscall.ENOSPC):
			t.Fatal(err)
		case len(r.Messages) == 0:
			refused++
		}
	}
	if refused == 0 {
		t.Error("a full disk refused nothing")
	}
	if got := len(k.messages()); got != told {
		t.Errorf("%d arrived, %d were told as sent", got, told)
	}
	if err := os.Remove(filepath.Join(k.dirs.State, "filler")); err != nil {
		t.Fatal(err)
	}
	k.drain()
	calls := k.calls(sendPath)
	if got := len(k.messages()); got != calls {
		t.Errorf("%d arrived by %d requests", got, calls)
	}
	if _, err := k.s.Deliver(t.Context(), say("다시")); err != nil {
		t.Error(err)
	}
}

func TestReadOnlyHome(t *testing.T) {
	k := newKeeper(t)
	k.ownDisk()
	k.enter()
	k.s.Close()
	if err := k.j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("none", k.dirs.State, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("it cannot be made read-only:", err)
	}
	s, _ := k.process()
	r, err := s.Deliver(t.Context(), say("하나"))
	if !ofJournal(err) || len(r.Messages) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	wantCalls(t, k.world, sendPath, 0)
	if all, err := s.Outbox(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	if q, err := s.Quota(t.Context()); err != nil || q.Access.Used != 1 {
		t.Errorf("%+v, %v", q, err)
	}
}
