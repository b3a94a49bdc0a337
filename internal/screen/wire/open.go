package wire

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
)

// ErrNoTerminal says that there is nobody to show anything to.
var ErrNoTerminal = errors.New("not a terminal")

// Open gives both sides of a terminal, by default standard input and output. Where standard input is none, the controlling
// terminal is read. A terminal that goes while it is read is told to lost.
func Open(terminal *os.File, lost func(error)) (in *Reader, out *os.File, err error) {
	in, out = &Reader{File: cmp.Or(terminal, os.Stdin), lost: lost}, cmp.Or(terminal, os.Stdout)
	if !term.IsTerminal(out.Fd()) {
		return nil, nil, fmt.Errorf("output: %w", ErrNoTerminal)
	}
	if !term.IsTerminal(in.Fd()) {
		if in.File, _, err = uv.OpenTTY(); err != nil {
			return nil, nil, fmt.Errorf("input: %w: %w", ErrNoTerminal, err)
		}
		in.opened = true
	}
	return in, out, nil
}

// Reader reads from a terminal and tells when it has gone; Bubble Tea would take that for one on which nobody types, or end
// at once.
type Reader struct {
	*os.File
	lost   func(error)
	opened bool
}

func (r *Reader) Read(b []byte) (int, error) {
	n, err := r.File.Read(b)
	switch {
	case err == nil, errors.Is(err, syscall.EAGAIN): // somebody else made it non-blocking, and took what there was
		return n, nil
	default:
		r.lost(err)
		return n, io.EOF
	}
}

// Close closes what Open has opened; a terminal that was given is its owner's.
func (r *Reader) Close() error {
	if !r.opened {
		return nil
	}
	return r.File.Close()
}
