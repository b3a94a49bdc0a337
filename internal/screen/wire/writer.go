// Package wire carries bytes to and from a terminal that may be slow, blocked or gone.
package wire

import (
	"errors"
	"io"
	"syscall"
	"time"
)

// frameInterval is the shortest time between frames while many come; more cannot be seen, and the model needs time for the
// messages. One frame may come early, so that a key right after a tick of a clock is shown at once.
const frameInterval = 4 * time.Millisecond

// Writer writes to the terminal beside its callers, in order, so that a terminal that blocks stops neither the model nor
// the way out.
type Writer struct {
	out   io.Writer
	free  func()
	lost  func(error)
	queue chan piece
	ended chan struct{}
	due   time.Time // when the frames pushed so far have had their time
}

type piece struct {
	bytes []byte
	done  func()
}

// NewWriter writes to out. After each frame it calls free, when the next one may come, and lost when out takes nothing more.
func NewWriter(out io.Writer, free func(), lost func(error)) *Writer {
	w := &Writer{out: out, free: free, lost: lost, queue: make(chan piece, 1), ended: make(chan struct{})}
	go w.run()
	return w
}

func (w *Writer) run() {
	for {
		select {
		case p := <-w.queue:
			w.write(p.bytes)
			p.done()
		case <-w.ended:
			return
		}
	}
}

// Push has a frame written and does not wait for it. The next one may be pushed after free was called.
func (w *Writer) Push(b []byte) {
	next := time.Now()
	if w.due.After(next) {
		next = w.due
	}
	w.due = next.Add(frameInterval)
	select {
	case w.queue <- piece{b, func() { time.AfterFunc(time.Until(next), w.free) }}:
	case <-w.ended:
	}
}

// Flush writes after what is on its way, and waits until all is written or limit is over.
func (w *Writer) Flush(b []byte, limit time.Duration) {
	late, done := time.After(limit), make(chan struct{})
	select {
	case w.queue <- piece{b, func() { close(done) }}:
		select {
		case <-done:
		case <-late:
		}
	case <-late:
	}
}

// End has nothing more written, but for what a terminal that blocks has begun to take.
func (w *Writer) End() { close(w.ended) }

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
