package watch

import (
	"bytes"
	"sync"
)

// Capture keeps the beginning of what is written to it and counts the rest. It never fails and never holds more than Max.
type Capture struct {
	Max   int // bytes
	kept  []byte
	total int
}

// Write keeps what fits.
func (c *Capture) Write(b []byte) (int, error) {
	c.total += len(b)
	c.kept = append(c.kept, b[:min(len(b), c.Max-len(c.kept))]...)
	return len(b), nil
}

// Output is what was kept, and how many bytes were written in all.
func (c *Capture) Output() (kept []byte, total int) { return c.kept, c.total }

// Tail keeps the end of what is written to it. Several streams may write to it at once.
type Tail struct {
	Max int // bytes

	mu   sync.Mutex
	kept []byte
	lost bool
}

// Write keeps the newest bytes.
func (t *Tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = append(t.kept, b...)
	if over := len(t.kept) - t.Max; over > 0 {
		t.kept = append(t.kept[:0], t.kept[over:]...)
		t.lost = true
	}
	return len(b), nil
}

// Text is the end as clean text. Where the beginning was lost, so is the rest of that line.
func (t *Tail) Text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := t.kept
	if t.lost {
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			b = b[i+1:]
		}
	}
	return Clean(b)
}
