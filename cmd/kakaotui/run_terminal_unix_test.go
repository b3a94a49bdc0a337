//go:build unix

package main_test

import (
	"strings"
	"testing"
)

// At a terminal the command reads what is typed, gets one ctrl+c and not two, and how it ended is told.
func TestRunAtATerminal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	p, tty, s := w.inTerminal(append([]string{"run"}, script(t, `trap 'n=x$n' INT; read line; echo "read $line"; while [ -z "$n" ]; do sleep 0.05; done; sleep 0.3; echo "got $n"; exit 7`)...)...)
	w.typeLine(tty, "하나\n")
	w.await("the line", func() bool { return strings.Contains(s.String(), "read 하나") })
	w.typeLine(tty, "\x03")
	r := p.wait()
	w.await("the interruption", func() bool { return strings.Contains(s.String(), "got x\r\n") })
	if got := w.messages(); r.code != 7 || len(got) != 1 || !strings.Contains(got[0], "exit code 7") || !strings.HasSuffix(got[0], "read 하나\ngot x") {
		t.Errorf("%v, %q, %q", r, got, s.String())
	}
}
