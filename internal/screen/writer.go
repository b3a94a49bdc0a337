package screen

import (
	"errors"
	"io"
	"sync"
	"syscall"
	"time"
)

// The shortest time between frames while many come; more cannot be seen, and the model needs time for the messages. One
// frame may come early, so that a key right after a tick of a clock is shown at once.
const frameInterval = 4 * time.Millisecond

// writer is the one goroutine that writes to the terminal, so that a terminal that blocks stops neither the model nor the
// way out. A frame is offered only when the last one is out, so a slow terminal skips frames and gets the last state.
type writer struct {
	out  io.Writer
	free func()      // called when a frame that found the writer busy may be offered again
	lost func(error) // called once, when the terminal takes nothing more

	mu      sync.Mutex
	buf     []byte
	busy    bool      // something is on its way
	due     time.Time // when the frames pushed so far have had their time
	refused bool      // a frame came too early, free is owed
	broken  bool
	closed  bool
	drained []chan struct{}
	wake    chan struct{}
}

func newWriter(out io.Writer, free func(), lost func(error)) *writer {
	w := &writer{out: out, free: free, lost: lost, wake: make(chan struct{}, 1)}
	go w.run()
	return w
}

// ready tells whether a frame may be pushed. When not, free is called as soon as it may.
func (w *writer) ready() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	early := time.Until(w.due.Add(-frameInterval))
	if !w.busy && early <= 0 {
		return true
	}
	if !w.busy && !w.refused {
		time.AfterFunc(early, w.release)
	}
	w.refused = true
	return false
}

// release calls free if that is owed, once the terminal has taken everything and the interval is over.
func (w *writer) release() {
	w.mu.Lock()
	owed := w.refused && !w.busy
	early := time.Until(w.due.Add(-frameInterval))
	w.refused = w.refused && (w.busy || early > 0)
	w.mu.Unlock()
	switch {
	case owed && early > 0:
		time.AfterFunc(early, w.release)
	case owed:
		w.free()
	}
}

// push hands bytes over; it never waits.
func (w *writer) push(b []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return
	}
	w.buf = append(w.buf, b...)
	w.busy = true
	if now := time.Now(); w.due.Before(now) {
		w.due = now
	}
	w.due = w.due.Add(frameInterval)
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// drain waits until all is written, at most for limit, and tells whether it is.
func (w *writer) drain(limit time.Duration) bool {
	done := make(chan struct{})
	w.mu.Lock()
	w.drained = append(w.drained, done)
	w.mu.Unlock()
	w.push(nil)
	select {
	case <-done:
		return true
	case <-time.After(limit):
		return false
	}
}

// close lets the goroutine end once it is through. What is pushed afterwards is dropped.
func (w *writer) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.closed {
		w.closed = true
		close(w.wake)
	}
}

func (w *writer) run() {
	for range w.wake {
		w.mu.Lock()
		b, done := w.buf, w.drained
		w.buf, w.drained = nil, nil
		w.mu.Unlock()
		w.write(b)
		for _, d := range done {
			close(d)
		}
		w.mu.Lock()
		w.busy = len(w.buf) > 0
		w.mu.Unlock()
		w.release()
	}
}

func (w *writer) write(b []byte) {
	for len(b) > 0 && !w.broken {
		n, err := w.out.Write(b)
		b = b[n:]
		switch {
		case err == nil:
		case errors.Is(err, syscall.EAGAIN): // somebody else made the terminal's file non-blocking
			time.Sleep(frameInterval)
		default:
			w.broken = true
			w.lost(err)
		}
	}
}
