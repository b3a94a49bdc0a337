package text

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestReason(t *testing.T) {
	t.Parallel()
	refused := &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	for _, tt := range []struct {
		err    error
		ko, en string
	}{
		{syscall.ENOSPC, "디스크가 가득 찼어요", "no space left on device"},
		{refused, "dial tcp: connect: 연결을 거절당했어요", "dial tcp: connect: connection refused"},
		{&fs.PathError{Op: "open", Path: "/a", Err: syscall.EACCES}, "open /a: 권한이 없어요", "open /a: permission denied"},
		{fmt.Errorf("asking: %w", context.DeadlineExceeded), "asking: 제시간에 끝나지 않았어요", "asking: context deadline exceeded"},
		{errors.New("no space left on device!"), "no space left on device!", "no space left on device!"},
		{errors.New("a\x1b[2JEOF"), "a␛[2JEOF", "a␛[2JEOF"},
		{errors.New("NotEOF"), "NotEOF", "NotEOF"},
	} {
		if got := Reason(Korean, tt.err); got != tt.ko {
			t.Errorf("%v: %q, want %q", tt.err, got, tt.ko)
		}
		if got := Reason(English, tt.err); got != tt.en {
			t.Errorf("%v: %q, want %q", tt.err, got, tt.en)
		}
	}
}

// What the system really says when a file is missing is among the words that are known.
func TestReasonOfThisSystem(t *testing.T) {
	t.Parallel()
	_, err := os.ReadFile(filepath.Join(t.TempDir(), "none"))
	if errors.Is(err, syscall.ENOENT) && Reason(Korean, errors.Unwrap(err)) != "파일이나 폴더가 없어요" && errors.Unwrap(err).Error() == "no such file or directory" {
		t.Errorf("%q", Reason(Korean, err))
	}
}
