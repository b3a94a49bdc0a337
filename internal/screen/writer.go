package screen

import (
	"errors"
	"io"
	"sync/atomic"
	"syscall"
	"time"
)

// The shortest time between frames while many come; more cannot be seen, and the model needs time for the messages. One
// frame may come early, so that a key right after a tick of a clock is shown at once.
const frameInterval = 4 * time.Millisecond

// writer writes to the terminal beside the event loop, so that a terminal that blocks stops neither the model nor the way
// out. A frame is offered only when the last one is out, so a slow terminal skips frames and gets the last state.
type writer struct {
	out    io.Writer
	free   func()        // called when a frame that came too early may be offered again
	lost   func(error)   // called when the terminal takes nothing more
	turn   chan struct{} // full while somebody writes, or waits for the next frame's time
	missed atomic.Bool   // a frame came too early, free is owed
	due    time.Time     // when the frames pushed so far have had their time
}

func newWriter(out io.Writer, free func(), lost func(error)) *writer {
	return &writer{out: out, free: free, lost: lost, turn: make(chan struct{}, 1)}
}

// ready tells whether a frame may be pushed, and then one has to be. When not, free is called as soon as it may.
func (w *writer) ready() bool {
	w.missed.Store(true) // before the turn is asked for: whoever has it looks here after giving it up
	select {
	case w.turn <- struct{}{}:
	default:
		return false
	}
	if early := time.Until(w.due.Add(-frameInterval)); early > 0 {
		time.AfterFunc(early, w.release)
		return false
	}
	w.missed.Store(false)
	return true
}

// push writes a frame after ready said so; it never waits. An empty one takes no time.
func (w *writer) push(b []byte) {
	if len(b) == 0 {
		<-w.turn
		return
	}
	if now := time.Now(); w.due.Before(now) {
		w.due = now
	}
	w.due = w.due.Add(frameInterval)
	go func() {
		w.write(b)
		w.release()
	}()
}

func (w *writer) release() {
	<-w.turn
	if w.missed.Load() {
		w.free()
	}
}

// flush writes after what is on its way, and waits until all is written or limit is over.
func (w *writer) flush(b []byte, limit time.Duration) {
	late, done := time.After(limit), make(chan struct{})
	select {
	case w.turn <- struct{}{}:
	case <-late:
		return
	}
	go func() {
		w.write(b)
		close(done)
		w.release()
	}()
	select {
	case <-done:
	case <-late:
	}
}

func (w *writer) write(b []byte) {
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
