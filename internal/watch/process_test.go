//go:build unix

package watch

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// safe is a buffer that may be read while it is written to.
type safe struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safe) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *safe) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// await waits for what another process does.
func await(t *testing.T, what string, happened func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !happened(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

func sh(script string) Process { return Process{Args: []string{"sh", "-c", script}, Group: true} }

func TestHowACommandEnds(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	plain, noFormat := filepath.Join(dir, "plain"), filepath.Join(dir, "noformat")
	if err := errors.Join(os.WriteFile(plain, []byte("x"), 0o600), os.WriteFile(noFormat, []byte("\x00\x01"), 0o700)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args  []string
		want  Ending
		shell int
	}{
		{[]string{"true"}, Ending{}, 0},
		{[]string{"sh", "-c", "exit 3"}, Ending{Code: 3}, 3},
		{[]string{"sh", "-c", "kill -9 $$"}, Ending{How: Signaled, Signal: "SIGKILL", Code: 137}, 137},
		{[]string{"sh", "-c", "kill -TERM $$"}, Ending{How: Signaled, Signal: "SIGTERM", Code: 143}, 143},
		{[]string{"no-such-command-here"}, Ending{How: NotFound}, 127},
		{[]string{filepath.Join(dir, "missing")}, Ending{How: NotFound}, 127},
		{[]string{plain}, Ending{How: NotExecutable}, 126},
		{[]string{noFormat}, Ending{How: NotExecutable}, 126},
		{[]string{dir}, Ending{How: NotExecutable}, 126},
		{[]string{"echo", "a\x00b"}, Ending{How: NotStarted}, 126},
	} {
		for _, group := range []bool{true, false} {
			e := Process{Args: c.args, Stdout: &Tail{Max: 1}, Group: group}.Run(context.Background(), nil)
			if e.How != c.want.How || e.Code != c.want.Code || e.Signal != c.want.Signal || e.ShellCode() != c.shell {
				t.Errorf("%q: %+v, want %+v", c.args, e, c.want)
			}
			if e.Failed() != (c.shell != 0) || (e.Err != nil) != (e.How >= NotFound) {
				t.Errorf("%q: %+v", c.args, e)
			}
		}
	}
}

func TestOutputIsCopiedWhole(t *testing.T) {
	t.Parallel()
	var out, errs safe
	e := sh("head -c 3000000 /dev/zero | tr '\\0' x; echo last; echo bad >&2").with(&out, &errs).Run(context.Background(), nil)
	if got := out.String(); e.Failed() || len(got) != 3000005 || !strings.HasSuffix(got, "xlast\n") || errs.String() != "bad\n" {
		t.Errorf("%+v: %d bytes, %q", e, len(got), errs.String())
	}
}

func (p Process) with(out, errs *safe) Process {
	p.Stdout, p.Stderr = out, errs
	return p
}

// slow is a reader behind us that takes its time after the command ended.
type slow struct {
	safe
	ended func() bool
	t     *testing.T
}

func (s *slow) Write(b []byte) (int, error) {
	await(s.t, "the command's end", s.ended)
	return s.safe.Write(b)
}

// What a command wrote before it ended arrives, however slow the reader is.
func TestSlowReaderLosesNothing(t *testing.T) {
	t.Parallel()
	mark := filepath.Join(t.TempDir(), "done")
	out := &slow{t: t, ended: func() bool { _, err := os.Stat(mark); return err == nil }}
	p := sh("head -c 10000 /dev/zero | tr '\\0' x; touch " + mark)
	p.Stdout = out
	if e := p.Run(context.Background(), nil); e.Failed() || len(out.String()) != 10000 {
		t.Errorf("%+v, %d bytes", e, len(out.String()))
	}
}

// A process in the background that keeps the output open is neither waited for nor killed.
func TestBackgroundProcessIsLeftAlone(t *testing.T) {
	t.Parallel()
	var out, errs safe
	e := sh("sleep 600 & echo $!").with(&out, &errs).Run(context.Background(), nil)
	pid := number(t, out.String())
	defer func() { _ = syscall.Kill(pid, syscall.SIGKILL) }()
	if e.Failed() || !alive(pid) {
		t.Errorf("%+v, alive: %v", e, alive(pid))
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// alive is false for a zombie, which waits for whoever adopted it.
func alive(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err != nil || !strings.Contains(string(stat), ") Z ")
}

// Stopped and out of time, a command dies with its children, even where both do not listen.
func TestKilledWithItsChildren(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, script string
		how          How
	}{
		{"stopped", "sleep 600 & echo $!; wait", Stopped},
		{"out of time", "sleep 600 & echo $!; wait", TimedOut},
		{"deaf", "trap '' TERM; sh -c \"trap '' TERM; sleep 600\" & echo $!; while :; do sleep 600; done", Stopped},
		{"its child is deaf", "sh -c \"trap '' TERM; while :; do sleep 600; done\" & echo $!; wait", Stopped},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var out, errs safe
			p := sh(c.script).with(&out, &errs)
			p.Grace = 50 * time.Millisecond
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			if c.how == TimedOut {
				p.Limit = 500 * time.Millisecond
			}
			done := make(chan Ending)
			go func() { done <- p.Run(ctx, nil) }()
			await(t, "the child", func() bool { return strings.Contains(out.String(), "\n") })
			if c.how == Stopped {
				cancel()
			}
			e := <-done
			child := number(t, out.String())
			if e.How != c.how || !e.Failed() {
				t.Errorf("%+v", e)
			}
			await(t, "the child's end", func() bool { return !alive(child) })
		})
	}
}

func TestStopLetsACommandCleanUp(t *testing.T) {
	t.Parallel()
	var out, errs safe
	p := sh("trap 'echo cleaned; exit 0' TERM; echo ready; while :; do sleep 0.01; done").with(&out, &errs)
	p.Grace = time.Minute
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done := make(chan Ending)
	go func() { done <- p.Run(ctx, nil) }()
	await(t, "it to be ready", func() bool { return out.String() != "" })
	cancel()
	if e := <-done; e.How != Stopped || out.String() != "ready\ncleaned\n" {
		t.Errorf("%+v, %q", e, out.String())
	}
}

// Signals are handed on; in a group of its own they reach the command's children too.
func TestSignalsAreHandedOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		group bool
		send  syscall.Signal
		want  string
	}{
		{true, syscall.SIGUSR1, "ready\nUSR1\n"},
		{false, syscall.SIGUSR1, "ready\nUSR1\n"},
		{true, syscall.SIGINT, "ready\nINT\n"},
		{false, syscall.SIGINT, "ready\nUSR1\n"}, // the terminal's own reaches it without us
	} {
		var out, errs safe
		p := sh("trap 'echo USR1; exit 5' USR1; trap 'echo INT; exit 5' INT; echo ready; while :; do sleep 0.01; done").with(&out, &errs)
		p.Group = c.group
		signals := make(chan os.Signal)
		done := make(chan Ending)
		go func() { done <- p.Run(context.Background(), signals) }()
		await(t, "it to be ready", func() bool { return out.String() != "" })
		signals <- c.send
		if !c.group && c.send == syscall.SIGINT {
			signals <- syscall.SIGUSR1
		}
		if e := <-done; e.Code != 5 || out.String() != c.want {
			t.Errorf("%v, group %v: %+v, %q", c.send, c.group, e, out.String())
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, syscall.EPIPE }

// A reader that is gone ends the command as it would end it without us.
func TestReaderGone(t *testing.T) {
	t.Parallel()
	p := sh("exec yes")
	p.Stdout = broken{}
	if e := p.Run(context.Background(), nil); e.How != Signaled || e.Signal != "SIGPIPE" {
		t.Errorf("%+v", e)
	}
}

func TestNothingToRead(t *testing.T) {
	t.Parallel()
	var out, errs safe
	if e := sh("cat; echo end").with(&out, &errs).Run(context.Background(), nil); e.Failed() || out.String() != "end\n" {
		t.Errorf("%+v, %q", e, out.String())
	}
}

func TestName(t *testing.T) {
	t.Parallel()
	for arg, want := range map[string]string{"make": "make", "/usr/bin/make": "make", "./backup.sh": "backup.sh", `C:\tools\a.exe`: "a.exe"} {
		if got := Name([]string{arg, "--password=x"}); got != want {
			t.Errorf("%q: %q", arg, got)
		}
	}
}
