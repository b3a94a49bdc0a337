package journal

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// small mounts a file system of half a megabyte; only root may, and not in every container. Its tests are not parallel:
// a child process that another test is just starting would hold its files open for a moment and keep it busy.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=512k"); err != nil {
		t.Skip("a small file system cannot be mounted here:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func fill(t *testing.T, dir string) (free func()) {
	t.Helper()
	name := filepath.Join(dir, "filler")
	if err := os.WriteFile(name, make([]byte, 1<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("filling the disk: %v", err)
	}
	return func() { check(t, os.Remove(name)) }
}

func TestFullDisk(t *testing.T) {
	dir := small(t)
	j := New(filepath.Join(dir, "journal.db"), Options{})
	t.Cleanup(func() { check(t, j.Close()) })
	kept := add(t, j, text("앞서 쓴"))
	free := fill(t, dir)
	refused := 0
	for range 60 { // the log may have room for a few more
		if _, err := j.Add(t.Context(), text("자리가 없는")); err != nil {
			if e := wantError[*NotWritableError](t, err); !errors.Is(e, syscall.ENOSPC) {
				t.Fatal(e)
			}
			refused++
		}
	}
	if refused == 0 {
		t.Error("a full disk refused nothing")
	}
	wantState(t, j, kept.ID, Queued)
	again := New(j.path, Options{})
	got, err := again.List(t.Context(), Open...)
	check(t, err)
	if len(got) != 1+60-refused {
		t.Errorf("%d messages are kept, %d were refused", len(got), refused)
	}
	check(t, again.Close())
	free()
	add(t, j, text("다시"))

	// No room for a new journal either.
	free = fill(t, dir)
	other := New(filepath.Join(dir, "other.db"), Options{})
	if e := wantError[*NotWritableError](t, errOf(other.Add(t.Context(), text("가")))); !errors.Is(e, syscall.ENOSPC) {
		t.Error(e)
	}
	free()
	add(t, other, text("가"))
	check(t, other.Close())
}

func TestReadOnlyHome(t *testing.T) {
	dir := small(t)
	j := New(filepath.Join(dir, "journal.db"), Options{})
	kept := add(t, j, text("앞서 쓴"))
	check(t, j.Close())
	if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("it cannot be made read-only:", err)
	}
	now := New(j.path, Options{})
	t.Cleanup(func() { check(t, now.Close()) })
	if e := wantError[*NotWritableError](t, errOf(now.Add(t.Context(), text("가")))); !errors.Is(e, syscall.EROFS) {
		t.Error(e)
	}
	wantError[*NotWritableError](t, errOf(now.Sender(t.Context())))
	wantState(t, now, kept.ID, Queued) // what is there can be read
	none := New(filepath.Join(dir, "none.db"), Options{})
	if e := wantError[*NotWritableError](t, errOf(none.Add(t.Context(), text("가")))); !errors.Is(e, syscall.EROFS) {
		t.Error(e)
	}
	damaged := filepath.Join(dir, "damaged.db")
	check(t, syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT, ""))
	check(t, os.WriteFile(damaged, []byte("x"), 0o600))
	check(t, syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	for range 2 {
		e := wantError[*DamagedError](t, errOf(New(damaged, Options{}).Head(t.Context())))
		if e.SetAside != "" || e.Err == nil {
			t.Errorf("set aside on a read-only disk: %+v", e)
		}
	}
}

// TestLeftOnAReadOnlyDisk reads what a process left in the log when the disk became read-only.
func TestLeftOnAReadOnlyDisk(t *testing.T) {
	dir := small(t)
	j := New(filepath.Join(dir, "journal.db"), Options{})
	runChild(t, j, "add and leave")
	runChild(t, j, "add and leave")
	if logSize(j) == 0 {
		t.Fatal("nothing was left in the log: this test shows nothing")
	}
	remount := func(flags uintptr) {
		t.Helper()
		if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Skip("it cannot be made read-only:", err)
		}
	}
	remount(syscall.MS_RDONLY)
	now := New(j.path, Options{})
	t.Cleanup(func() { check(t, now.Close()) })
	if got, err := now.List(t.Context(), Queued); err != nil || len(got) != 2 {
		t.Errorf("%d of 2 messages are read: %v", len(got), err)
	}
	if e := wantError[*NotWritableError](t, errOf(now.Add(t.Context(), text("가")))); !errors.Is(e, syscall.EROFS) {
		t.Error(e)
	}
	check(t, now.Close())

	// Without the file that goes with the log nothing is read, rather than a part.
	remount(0)
	check(t, os.Remove(j.path+"-shm"))
	remount(syscall.MS_RDONLY)
	if got, err := New(j.path, Options{}).List(t.Context(), Queued); err == nil && len(got) != 2 {
		t.Errorf("%d of 2 messages are read without a word", len(got))
	}
}
