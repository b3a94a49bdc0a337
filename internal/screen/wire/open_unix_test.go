//go:build unix

package wire

import (
	"os"
	"syscall"
	"testing"
)

// A terminal that another program made non-blocking is not gone when there is nothing to read.
func TestNothingToReadIsNoLoss(t *testing.T) {
	t.Parallel()
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		t.Fatal(err)
	}
	in, out := os.NewFile(uintptr(ends[0]), "in"), os.NewFile(uintptr(ends[1]), "out")
	defer func() { _, _ = in.Close(), out.Close() }()
	if err := syscall.SetNonblock(ends[0], true); err != nil {
		t.Fatal(err)
	}
	r := &Reader{File: in, lost: func(err error) { t.Error(err) }}
	b := make([]byte, 9)
	if n, err := r.Read(b); n != 0 || err != nil {
		t.Errorf("reading gave %d, %v", n, err)
	}
	if _, err := out.WriteString("가"); err != nil {
		t.Fatal(err)
	}
	if n, err := r.Read(b); string(b[:n]) != "가" || err != nil {
		t.Errorf("reading gave %q, %v", b[:n], err)
	}
}
