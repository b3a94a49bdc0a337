package watch

import (
	"errors"
	"io"
	"os"
	"sync/atomic"
	"time"
)

// quiet is how long a stream may be silent after its command ended before it counts as ended too: something that the
// command left running in the background may hold it open for ever.
const quiet = time.Second

// afterEnd is more than a pipe holds, in bytes: what comes after it was written when the command was over.
const afterEnd = 256 << 10

// pump copies one stream of a command. Unlike os/exec's own copying it loses nothing where the reader behind us is slow, and
// yet does not wait for ever for a process in the background.
type pump struct {
	read, write *os.File
	to          io.Writer
	over        atomic.Bool // the command has ended
	done        chan struct{}
}

func newPump(to io.Writer) (*pump, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	return &pump{read: r, write: w, to: to, done: make(chan struct{})}, nil
}

// start copies from now on; the command has its own handle of the writing end, or was not started.
func (u *pump) start() {
	_ = u.write.Close()
	u.write = nil
	go func() {
		defer close(u.done)
		// Where the reader behind us is gone, the command must feel it as it would without us.
		defer func() { _ = u.read.Close() }()
		u.copy()
	}()
}

func (u *pump) copy() {
	buf := make([]byte, 32<<10)
	for late := 0; late < afterEnd; {
		over := u.over.Load()
		if over {
			_ = u.read.SetReadDeadline(time.Now().Add(quiet))
		}
		n, err := u.read.Read(buf)
		if n > 0 {
			if _, err := u.to.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
		if over {
			late += n
		}
	}
}

// finish waits until everything is copied that the command wrote. Where a read knows no deadline (Windows), it waits for
// patience at most.
func (u *pump) finish(patience time.Duration) {
	if u.write != nil { // never started
		_, _ = u.write.Close(), u.read.Close()
		return
	}
	u.over.Store(true)
	if err := u.read.SetReadDeadline(time.Now().Add(quiet)); err == nil || errors.Is(err, os.ErrClosed) {
		<-u.done
		return
	}
	select {
	case <-u.done:
	case <-time.After(patience):
	}
}
