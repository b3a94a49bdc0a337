//go:build unix

package main_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/creack/pty"
)

// screen is what a process has written to its terminal so far.
type screen struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Write(b)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.String()
}

// inTerminal starts a process with a terminal for all three streams.
func (w *world) inTerminal(args ...string) (*running, *os.File, *screen) {
	w.t.Helper()
	p := &running{w: w, cmd: w.command(args...)}
	tty, err := pty.Start(p.cmd)
	if err != nil {
		w.t.Skip("there is no terminal to be had here:", err)
	}
	w.t.Cleanup(func() { _ = tty.Close() })
	s := &screen{}
	go func() { _, _ = io.Copy(s, tty) }()
	return p, tty, s
}

func (w *world) typeLine(tty *os.File, line string) {
	w.t.Helper()
	if _, err := tty.WriteString(line); err != nil {
		w.t.Fatal(err)
	}
}

// At a terminal a login without settings asks for them; the secret does not echo; the code can be pasted; and all of it is
// kept for the next time.
func TestLoginAsksForSettings(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAO_REST_API_KEY", "KAKAO_CLIENT_SECRET")
	key := "0123456789abcdef0123456789abcdef"
	w.control("POST", "app", `{"client_secret":"secret-that-is-typed"}`)
	w.addSecret("secret-that-is-typed")
	p, tty, s := w.inTerminal("login", "--no-browser")
	shows := func(what string) {
		t.Helper()
		w.await(what+" in "+s.String(), func() bool { return strings.Contains(s.String(), what) })
	}
	shows("REST API key:")
	w.typeLine(tty, "REST API key "+key+"\n") // the label was copied too
	shows("Client secret")
	w.typeLine(tty, "wrong\x15secret-that-is-typedX가\x7f\x7f\r")
	shows("paste the address or code")
	for line := range strings.Lines(s.String()) {
		if strings.HasPrefix(line, w.url) && !strings.Contains(line, "client_id="+key) {
			t.Errorf("the key is not the one typed: %q", line)
		}
	}
	w.typeLine(tty, "\x03") // ctrl+c
	if r := p.wait(); r.code != 130 {
		t.Error(r)
	}
	shows("login --code 'ADDRESS_OR_CODE'")
	if strings.Contains(s.String(), "secret-that-is-typed") {
		t.Errorf("the secret was echoed: %q", s.String())
	}
	// What was typed is kept: the next login asks for nothing.
	if r := w.want(3, "login", "--no-browser"); !strings.Contains(r.out, "client_id="+key) {
		t.Error(r)
	}
	b, err := os.ReadFile(filepath.Join(w.home, "config.toml"))
	if err != nil || !strings.Contains(string(b), "'secret-that-is-typed'") && !strings.Contains(string(b), "\"secret-that-is-typed\"") {
		t.Errorf("the secret was not kept: %v, %d bytes", err, len(b))
	}
}

// ctrl+c while the secret is asked for ends the program and lets the terminal echo again.
func TestPromptInterrupted(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAO_REST_API_KEY", "KAKAO_CLIENT_SECRET")
	p, tty, s := w.inTerminal("login")
	w.await("the first prompt", func() bool { return strings.Contains(s.String(), "REST API key:") })
	w.typeLine(tty, "0123456789abcdef0123456789abcdef\n")
	w.await("the second prompt", func() bool { return strings.Contains(s.String(), "Client secret") })
	w.typeLine(tty, "\x03")
	if r := p.wait(); r.code != 130 {
		t.Error(r)
	}
	w.await("the word", func() bool { return strings.Contains(s.String(), "Interrupted") })
	w.want(3, "login") // nothing was kept
}

// At a terminal, send without a text says what to do instead of waiting.
func TestSendAtATerminal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p, _, s := w.inTerminal("send")
	if r := p.wait(); r.code != 2 {
		t.Error(r)
	}
	w.await("the hint", func() bool { return strings.Contains(s.String(), "kakaotui send") })
}
