//go:build unix

package main_test

import (
	"strings"
	"testing"
)

// At a terminal each line is sent as it is typed, and a line of counts is kept up beside it.
func TestSendLinesAtATerminal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	p, tty, s := w.inTerminal("send", "--lines")
	w.typeLine(tty, "하나\n")
	w.await("the first count", func() bool { return strings.Contains(s.String(), "1 lines read: sent 1") })
	w.typeLine(tty, "둘\n")
	w.await("the second count", func() bool { return strings.Contains(s.String(), "2 lines read: sent 2") })
	w.typeLine(tty, "\x04") // the end of what is typed
	if r := p.wait(); r.code != 0 {
		t.Errorf("%v, %q", r, s.String())
	}
	w.await("the sum", func() bool { return strings.Contains(s.String(), "\x1b[Ksent 2\r\n") })
	w.checkArrived("하나", "둘")
}
