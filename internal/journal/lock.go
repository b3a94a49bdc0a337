package journal

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// lockPoll is how often a waiting process looks whether a lock is free.
const lockPoll = 5 * time.Millisecond

// lock waits for the lock file as long as ctx allows. The file stays on disk: removing it would let two processes hold
// two different files.
func lock(ctx context.Context, path string) (unlock func(), err error) {
	for {
		unlock, err = tryLock(path)
		if unlock != nil || err != nil {
			return unlock, err
		}
		timer := time.NewTimer(lockPoll)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return nil, &LockError{Path: path, Err: context.Cause(ctx)}
		}
	}
}

// tryLock takes the lock file if it is free; unlock is nil when another holds it.
func tryLock(path string) (unlock func(), err error) {
	f, err := openLock(path)
	if err != nil {
		return nil, err
	}
	ok, err := tryFlock(f)
	if err != nil {
		_ = f.Close()
		return nil, &NotWritableError{Op: "lock", Path: path, Err: err}
	}
	// A lock on a file that somebody removed meanwhile excludes nobody.
	if !ok || !inPlace(f, path) {
		_ = f.Close()
		return nil, nil
	}
	return func() {
		unflock(f)
		_ = f.Close()
	}, nil
}

func openLock(path string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(path), privateDir); err != nil {
		return nil, &NotWritableError{Op: "make folder", Path: filepath.Dir(path), Err: cause(err)}
	}
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, &NotPlainError{Path: path, Type: info.Mode().Type()}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, privateFile)
	if err != nil {
		return nil, &NotWritableError{Op: "lock", Path: path, Err: cause(err)}
	}
	return f, nil
}

func inPlace(f *os.File, path string) bool {
	held, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(held, there)
}

// cause is the reason inside an error of the file system, without the path, which our own errors name.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
