package wire

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// How long a test waits for what must come; it asserts nothing about time.
const eventually = 60 * time.Second

// taker takes a piece when the test reads it.
type taker chan string

func (t taker) Write(b []byte) (int, error) {
	t <- string(b)
	return len(b), nil
}

func TestFramesGoOutInOrderAndBesideTheCaller(t *testing.T) {
	t.Parallel()
	out, free := make(taker), make(chan struct{}, 3)
	w := NewWriter(out, func() { free <- struct{}{} }, func(err error) { t.Error(err) })
	w.Push([]byte("one")) // nobody takes it yet
	flushed := make(chan struct{})
	go func() {
		w.Flush([]byte("two"), eventually)
		close(flushed)
	}()
	if got := <-out; got != "one" {
		t.Errorf("the first piece is %q", got)
	}
	<-free
	if got := <-out; got != "two" {
		t.Errorf("the second piece is %q", got)
	}
	<-flushed
	for range 3 { // more than may come early
		w.Push([]byte("frame"))
		<-out
		<-free
	}
	w.End([]byte("last"), 0)
	if got := <-out; got != "last" {
		t.Errorf("the last piece is %q", got)
	}
	w.Push([]byte("late")) // neither waits nor panics
}

// What it does not take in time it gets later, all of it and in order: half of what changes its modes would be worse.
func TestATerminalThatBlocksGetsEverythingLater(t *testing.T) {
	t.Parallel()
	out := make(taker)
	w := NewWriter(out, func() {}, func(err error) { t.Error(err) })
	want := []string{"frame", "leave", "frame", "leave", "undo"}
	for _, b := range want[:4] {
		if b == "frame" {
			w.Push([]byte(b))
		} else {
			w.Flush([]byte(b), time.Millisecond)
		}
	}
	w.End([]byte("undo"), time.Millisecond)
	for _, b := range want {
		if got := <-out; got != b {
			t.Errorf("got %q, want %q", got, b)
		}
	}
}

// scripted answers each write with the next of its errors, after one byte.
type scripted struct {
	errs  []error
	taken []byte
}

func (s *scripted) Write(b []byte) (int, error) {
	if len(s.errs) == 0 {
		s.taken = append(s.taken, b...)
		return len(b), nil
	}
	err := s.errs[0]
	s.errs, s.taken = s.errs[1:], append(s.taken, b[0])
	return 1, err
}

func TestTerminalMadeNonBlockingGetsEverything(t *testing.T) {
	t.Parallel()
	out := &scripted{errs: []error{syscall.EAGAIN, &os.PathError{Op: "write", Err: syscall.EAGAIN}}}
	w := NewWriter(out, func() {}, func(err error) { t.Error(err) })
	w.Flush([]byte("한글"), eventually)
	w.End(nil, 0)
	if string(out.taken) != "한글" {
		t.Errorf("taken: %q", out.taken)
	}
}

func TestLossIsTold(t *testing.T) {
	t.Parallel()
	var lost error
	w := NewWriter(&scripted{errs: []error{syscall.EIO}}, func() {}, func(err error) { lost = err })
	w.Flush([]byte("two"), eventually)
	w.End(nil, 0)
	if !errors.Is(lost, syscall.EIO) {
		t.Errorf("told of the writer's loss: %v", lost)
	}

	file, err := os.Create(filepath.Join(t.TempDir(), "empty"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	r := &Reader{File: file, lost: func(err error) { lost = err }}
	if _, err := r.Read(make([]byte, 1)); err != io.EOF || lost != io.EOF {
		t.Errorf("reading gave %v, told %v", err, lost)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Stat(); err != nil {
		t.Errorf("a file that was given was closed: %v", err)
	}
	r.opened = true
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Stat(); err == nil {
		t.Error("the terminal opened here stays open")
	}
}

func TestAFileIsNoTerminal(t *testing.T) {
	t.Parallel()
	file, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if _, _, err := Open(file, nil); !errors.Is(err, ErrNoTerminal) {
		t.Errorf("opened a file: %v", err)
	}
}
