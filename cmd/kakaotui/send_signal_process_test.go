package main_test

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

// A signal ends a send at once, and the code of an interruption stands beside what became of the message.
func TestSendInterrupted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fault(sendPath, "delay", `,"delay":"50s"`)
	p := w.start(w.command("send", "--json", "하나"))
	w.await("the message to arrive", func() bool { return len(w.messages()) == 1 })
	p.interrupt(syscall.SIGINT)
	r := p.wait()
	var line sendJSON
	strict(t, r.out, &line)
	if r.code != 130 || line.State != "unknown" || line.Error == nil || line.Error.Remedy == "" {
		t.Error(r)
	}
}

// Waiting for a pipe that says no more ends with the first signal, and nothing was sent.
func TestReadingInterrupted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = read.Close(), write.Close() }()
	cmd := w.command("send")
	cmd.Stdin = read
	p := w.start(cmd)
	// More than a pipe holds: once it is written, the process is reading.
	if _, err := write.Write(make([]byte, 200<<10)); err != nil {
		t.Fatal(err)
	}
	p.interrupt(syscall.SIGTERM)
	r := p.wait()
	if r.code != 130 || r.out != "" || !strings.Contains(r.err, "Interrupted before anything was sent") {
		t.Error(r)
	}
	if got := w.messages(); len(got) != 0 {
		t.Errorf("sent: %q", got)
	}
}

// A reader that left early must not turn a message that was taken into a failure; nor must a full disk behind stdout.
func TestOutputThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here:", err)
	}
	defer func() { _ = full.Close() }()
	read, closed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = read.Close()
	defer func() { _ = closed.Close() }()
	for _, c := range []struct {
		name string
		to   *os.File
		code int
		says bool
		args []string
	}{
		{"full", full, 0, true, []string{"send", "하나"}},
		{"gone", closed, 0, false, []string{"send", "둘"}},
		{"full", full, 1, true, []string{"token"}},
		{"gone", closed, 0, false, []string{"status", "--offline"}},
		{"full", full, 1, true, []string{"status", "--offline", "--json"}},
	} {
		cmd := w.command(c.args...)
		var stderr strings.Builder
		cmd.Stdout, cmd.Stderr = c.to, &stderr
		_ = cmd.Run()
		if code := cmd.ProcessState.ExitCode(); code != c.code || c.says != (stderr.Len() > 0) {
			t.Errorf("%s, %q: exit %d, %q", c.name, c.args, code, stderr.String())
		}
	}
	if got := w.messages(); len(got) != 2 {
		t.Errorf("%d messages arrived, want 2", len(got))
	}
}
