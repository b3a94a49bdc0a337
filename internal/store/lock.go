package store

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockPoll is how often a waiting process looks whether the lock is free.
const lockPoll = 10 * time.Millisecond

// lock takes the lock file of all processes, waiting as long as ctx allows. The lock file stays on disk: removing it would
// let two processes hold two different files. It frees itself when its process dies.
func lock(ctx context.Context, path string) (unlock func(), err error) {
	if err := makeDir(filepath.Dir(path)); err != nil {
		return nil, err
	}
	if err := plain(path); err != nil {
		return nil, err
	}
	l := flock.New(path, flock.SetPermissions(privateFile))
	ok, err := l.TryLockContext(ctx, lockPoll)
	switch {
	case ok:
		return func() { _ = l.Unlock() }, nil
	case err == nil, errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return nil, &LockError{Path: path, Err: context.Cause(ctx)}
	}
	return nil, &NotWritableError{Op: "lock", Path: path, Err: cause(err)}
}
