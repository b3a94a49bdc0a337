//go:build unix

package guest

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

func TestGuestHasTheTerminal(t *testing.T) {
	t.Parallel()
	var g Guest
	var out bytes.Buffer
	if err := g.Run(exec.Command("cat"), strings.NewReader("가나다"), &out); err != nil || out.String() != "가나다" {
		t.Errorf("%v: %q", err, &out)
	}
	var own bytes.Buffer
	c := exec.Command("cat")
	c.Stdin, c.Stdout = strings.NewReader("its own"), &own
	if err := g.Run(c, strings.NewReader("x"), io.Discard); err != nil || own.String() != "its own" {
		t.Errorf("%v: %q", err, &own)
	}
	if err := g.Run(exec.Command("no-such-program"), nil, nil); err == nil {
		t.Error("a program that is none ran")
	}
	if g.Signal(syscall.SIGTERM) {
		t.Error("somebody has the terminal after all of that")
	}
}

// The terminal sends ctrl+c to a guest by itself; what ends the app is handed on.
func TestSignalsAreHandedOn(t *testing.T) {
	t.Parallel()
	var g Guest
	r, w := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		const script = `trap "echo interrupted" INT; trap "echo saved; exit 3" TERM; echo begun; while :; do sleep 0.01; done`
		ended <- g.Run(exec.Command("sh", "-c", script), nil, w)
		_ = w.Close()
	}()
	lines := bufio.NewScanner(r)
	if !lines.Scan() || lines.Text() != "begun" {
		t.Fatalf("said %q", lines.Text())
	}
	if !g.Signal(os.Interrupt) || !g.Signal(syscall.SIGTERM) {
		t.Error("nobody has the terminal")
	}
	if !lines.Scan() || lines.Text() != "saved" {
		t.Errorf("said %q", lines.Text())
	}
	if lines.Scan() {
		t.Errorf("said %q too", lines.Text())
	}
	if err := <-ended; err == nil || err.Error() != "exit status 3" {
		t.Errorf("ended with %v", err)
	}
}
