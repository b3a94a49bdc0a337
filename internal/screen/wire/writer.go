// Package wire carries bytes to and from a terminal that may be slow, blocked or gone.
package wire

import (
	"errors"
	"io"
	"sync"
	"syscall"
	"time"
)

// frameInterval is the shortest time between frames while many come; more cannot be seen, and the model needs time for the
// messages. One frame may come early, so that a key right after a tick of a clock is shown at once.
const frameInterval = 4 * time.Millisecond

// Writer writes to the terminal beside its callers, in order, so that a terminal that blocks stops neither the model nor
// the way out.
type Writer struct {
	out  io.Writer
	free func()
	lost func(error)
	due  time.Time // when the frames pushed so far have had their time

	mu      sync.Mutex
	written chan struct{} // closed when everything so far is written
	ended   bool
}

// NewWriter writes to out. After each frame it calls free, when the next one may come, and lost when out takes nothing more.
func NewWriter(out io.Writer, free func(), lost func(error)) *Writer {
	w := &Writer{out: out, free: free, lost: lost, written: make(chan struct{})}
	close(w.written)
	return w
}

// Push has a frame written and does not wait for it. The next one may be pushed after free was called.
func (w *Writer) Push(b []byte) {
	next := time.Now()
	if w.due.After(next) {
		next = w.due
	}
	w.due = next.Add(frameInterval)
	w.add(b, false, func() { time.AfterFunc(time.Until(next), w.free) })
}

// Flush writes after what is on its way, and waits until all is written or limit is over. What the terminal has not taken
// by then it still gets: a change of its modes that was lost would never be taken back.
func (w *Writer) Flush(b []byte, limit time.Duration) { w.flush(b, false, limit) }

// End is Flush, after which nothing more is taken.
func (w *Writer) End(b []byte, limit time.Duration) { w.flush(b, true, limit) }

func (w *Writer) flush(b []byte, last bool, limit time.Duration) {
	select {
	case <-w.add(b, last, func() {}):
	case <-time.After(limit):
	}
}

// add has bytes written after all that came before. What it gives is closed when they are.
func (w *Writer) add(b []byte, last bool, then func()) (written <-chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended {
		return w.written
	}
	before, after := w.written, make(chan struct{})
	w.written, w.ended = after, last
	go func() {
		<-before
		w.write(b)
		then()
		close(after)
	}()
	return after
}

func (w *Writer) write(b []byte) {
	for len(b) > 0 {
		n, err := w.out.Write(b)
		b = b[n:]
		switch {
		case err == nil:
		case errors.Is(err, syscall.EAGAIN): // somebody else made the terminal's file non-blocking
			time.Sleep(frameInterval)
		default:
			w.lost(err)
			return
		}
	}
}
