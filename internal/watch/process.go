package watch

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// How is the way in which a run of a command ended.
type How int

const (
	Exited        How = iota // by itself, with a code
	Signaled                 // by a signal of somebody else
	TimedOut                 // by us: its time was over
	Stopped                  // by us: we are to end
	NotFound                 // there is no such command
	NotExecutable            // there is, and it may not or cannot be run
	NotStarted               // it could not be started for another reason, which Err tells
)

// Ending says how a run of a command ended.
type Ending struct {
	How    How
	Code   int           // with Exited
	Signal string        // with Signaled: "SIGKILL"
	Err    error         // why it could not be started
	Took   time.Duration // on the wall clock
}

// Failed is false for a command that ran and ended with code 0.
func (e Ending) Failed() bool { return e.How != Exited || e.Code != 0 }

// ShellCode is the exit code that a shell would give.
func (e Ending) ShellCode() int {
	switch e.How {
	case Exited, Signaled:
		return e.Code
	case TimedOut:
		return 124
	case Stopped:
		return 130
	case NotFound:
		return 127
	}
	return 126
}

// Process is a command that can be run. Its output is copied byte for byte while it runs.
type Process struct {
	Args           []string  // the command and its arguments, looked up in PATH; no shell reads them
	Stdin          *os.File  // nil: nothing to read
	Stdout, Stderr io.Writer // nil: thrown away
	// Group gives it a process group of its own, so that a signal reaches the processes it started too. A command in a group
	// of its own cannot read from the terminal and does not get its ctrl+c.
	Group bool
	Limit time.Duration // its time; 0: none
	Grace time.Duration // how long it may take to end when asked to; 0: 3 seconds
}

const usualGrace = 3 * time.Second

// Run runs it and waits until it ended and its output is copied. When ctx ends or its time is over, it is asked to end and,
// after its grace, killed together with its group. Signals are handed on to it.
func (p Process) Run(ctx context.Context, signals <-chan os.Signal) Ending {
	if p.Grace == 0 {
		p.Grace = usualGrace
	}
	began := time.Now().Round(0)
	e := p.run(ctx, signals)
	e.Took = time.Now().Round(0).Sub(began)
	return e
}

func (p Process) run(ctx context.Context, signals <-chan os.Signal) Ending {
	cmd := exec.Command(p.Args[0], p.Args[1:]...)
	if p.Stdin != nil {
		cmd.Stdin = p.Stdin
	}
	var pumps []*pump
	defer func() {
		for _, u := range pumps {
			u.finish(p.Grace)
		}
	}()
	for _, stream := range []struct {
		of *io.Writer
		to io.Writer
	}{{&cmd.Stdout, p.Stdout}, {&cmd.Stderr, p.Stderr}} {
		if stream.to == nil {
			continue
		}
		u, err := newPump(stream.to)
		if err != nil {
			return Ending{How: NotStarted, Err: err}
		}
		pumps = append(pumps, u)
		*stream.of = u.write
	}
	prepare(cmd, p.Group)
	err := cmd.Start()
	for _, u := range pumps {
		u.start()
	}
	if err != nil {
		return notStarted(err)
	}
	how := p.await(ctx, cmd, signals)
	if how != Exited {
		return Ending{How: how}
	}
	return ended(cmd.ProcessState)
}

// await waits for the end; Exited means that it ended by itself.
func (p Process) await(ctx context.Context, cmd *exec.Cmd, signals <-chan os.Signal) How {
	done := make(chan struct{})
	go func() {
		_ = cmd.Wait() // the state tells more than the error
		close(done)
	}()
	var over <-chan time.Time
	if p.Limit > 0 {
		over = time.After(p.Limit)
	}
	how := Exited
	for how == Exited {
		select {
		case <-done:
			return Exited
		case s := <-signals:
			forward(cmd.Process, s, p.Group)
		case <-ctx.Done():
			how = Stopped
		case <-over:
			how = TimedOut
		}
	}
	terminate(cmd.Process, p.Group)
	select {
	case <-done:
	case <-time.After(p.Grace):
	}
	// The command itself, or what it left behind in its group.
	kill(cmd.Process, p.Group)
	<-done
	return how
}

func notStarted(err error) Ending {
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return Ending{How: NotFound, Err: err}
	case errors.Is(err, fs.ErrPermission), notRunnable(err):
		return Ending{How: NotExecutable, Err: err}
	}
	return Ending{How: NotStarted, Err: err}
}

func ended(s *os.ProcessState) Ending {
	if name, number, ok := signalOf(s); ok {
		return Ending{How: Signaled, Signal: name, Code: 128 + number}
	}
	return Ending{How: Exited, Code: s.ExitCode()}
}

// Name is how a command is called in a message: without its folder and without its arguments, which may hold a secret.
func Name(args []string) string {
	name := filepath.Base(args[0])
	if i := strings.LastIndexByte(name, '\\'); i >= 0 && i+1 < len(name) {
		name = name[i+1:]
	}
	return name
}
