// Package screen owns the terminal while a Bubble Tea model runs on it. Bubble Tea stays the event loop, the decoder of
// input and the model; its renderer is left out, because it writes on a clock of its own: a key is seen only at the next
// tick, ticks cost processor time with nothing to draw, and every row that holds a wide character is written anew. Here the
// view is painted right after each update, only what changed is written, and nothing happens while nothing changes.
//
// What that takes is in four parts: painter (with rows and modes) turns views into bytes and does no input or output;
// writer gets them out; screen is Bubble Tea's model around the inner one and the life of the terminal from raw mode to
// its restoration; Port is what the inner model may ask for beyond its view.
//
// A view is painted over the whole terminal, on the normal screen too when it does not ask for the alternate one. Its
// OnMouse is not called, and Bubble Tea's own commands that write to the terminal do nothing: Port has them.
//
// On Windows the console is set up through its API. It builds there and is written with care; nobody has tried it yet.
package screen

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Options say where the terminal is and how the program ends. The zero value is good.
type Options struct {
	// Terminal defaults to standard input and output. Where standard input is none, the controlling terminal is read.
	Terminal *os.File
	// Env defaults to the process's environment.
	Env []string
	// Hangup, when set, is the message that asks the model to save and quit after SIGTERM, SIGINT, SIGHUP, a lost terminal,
	// a command's panic or the end of the context. Without it the program just ends.
	Hangup tea.Msg
	// Grace is how long the model has for that; default five seconds.
	Grace time.Duration
}

// Errors of Run.
var (
	ErrNoTerminal = errors.New("not a terminal")
	ErrLost       = errors.New("the terminal is gone")
)

// SignalError says which signal ended the program.
type SignalError struct{ Signal os.Signal }

func (e *SignalError) Error() string { return "ended by signal: " + e.Signal.String() }

// How long a terminal may take over its restoration, and a model over ending after its grace.
const patience = time.Second

type screen struct {
	options Options
	env     environment
	in      *input
	console uv.Console
	program *tea.Program
	writer  *writer
	stop    context.CancelCauseFunc    // ends the program from outside the model, for the first reason given
	lent    sync.Mutex                 // held while another program has the terminal
	child   atomic.Pointer[os.Process] // which has it, and gets the signals meanwhile
	undo    atomic.Pointer[[]byte]     // what restores the terminal

	// The rest belongs to the event loop.
	inner   tea.Model
	paint   painter
	failed  bool // the model panicked
	waiting map[Query]chan struct{}
	glyph   string // being measured
}

// Run runs a model on the terminal until it quits, and gives back the terminal as it was found, whatever happens. The
// error says how the program ended if not by itself: *PanicError, *SignalError, ErrLost, the context's cause, or Bubble
// Tea's. The model is the last one, but the first when it did not answer in time.
func Run(ctx context.Context, model tea.Model, o Options) (tea.Model, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	s, err := open(model, o, stop)
	if err != nil {
		return model, fmt.Errorf("opening the terminal: %w", err)
	}
	defer s.watch()()
	answers, err := s.run(ctx)
	if answers {
		model = s.inner
		s.restore(append(s.frame(), s.paint.leave()...)) // on the normal screen the last state stays to be seen
	} else {
		s.restore(*s.undo.Load())
	}
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return model, err
}

// run runs the program to its end. After stop the model is asked to end, then the program is told to, then given up.
func (s *screen) run(ctx context.Context) (answers bool, err error) {
	ended := make(chan error, 1)
	go func() {
		_, err := s.program.Run()
		ended <- err
	}()
	select {
	case err = <-ended:
		return true, err
	case <-ctx.Done():
	}
	s.lent.Lock() // another program that has the terminal is waited for
	defer s.lent.Unlock()
	for _, end := range []struct {
		ask   tea.Msg
		limit time.Duration
	}{{s.options.Hangup, s.options.Grace}, {tea.QuitMsg{}, patience}} {
		go s.program.Send(end.ask)
		select {
		case err = <-ended:
			return true, err
		case <-time.After(end.limit):
		}
	}
	return false, nil
}

func open(model tea.Model, o Options, stop context.CancelCauseFunc) (*screen, error) {
	o.Grace = cmp.Or(o.Grace, 5*time.Second)
	if o.Hangup == nil {
		o.Hangup = tea.QuitMsg{}
	}
	if o.Env == nil {
		o.Env = os.Environ()
	}
	if uv.Environ(o.Env).Getenv("NO_COLOR") != "" {
		o.Env = append(slices.Clip(o.Env), "NO_COLOR=1") // no-color.org takes any value for a yes, colorprofile wants a boolean
	}
	in, out := cmp.Or(o.Terminal, os.Stdin), cmp.Or(o.Terminal, os.Stdout)
	if !term.IsTerminal(out.Fd()) {
		return nil, fmt.Errorf("output: %w", ErrNoTerminal)
	}
	if !term.IsTerminal(in.Fd()) {
		tty, _, err := uv.OpenTTY()
		if err != nil {
			return nil, fmt.Errorf("input: %w: %w", ErrNoTerminal, err)
		}
		in = tty
	}
	s := &screen{
		options: o, env: environment{o.Env}, inner: model, console: uv.NewConsole(in, out, o.Env), stop: stop,
		waiting: map[Query]chan struct{}{},
	}
	s.in = &input{File: in, lost: s.lost}
	s.paint.profile = colorprofile.Detect(out, o.Env)
	s.paint.aside = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore
	s.undo.Store(new([]byte))
	s.writer = newWriter(out, func() { s.program.Send(freeMsg{}) }, s.lost)
	size := s.size()
	s.program = tea.NewProgram(s, tea.WithoutRenderer(), tea.WithFPS(1), tea.WithWindowSize(size.Width, size.Height),
		tea.WithInput(s.in), tea.WithOutput(io.Discard), tea.WithEnvironment(o.Env), tea.WithColorProfile(s.paint.profile),
		tea.WithFilter(filter), tea.WithoutSignalHandler())
	if _, err := s.console.MakeRaw(); err != nil {
		return nil, fmt.Errorf("raw mode: %w", err)
	}
	return s, nil
}

// size asks for the terminal's size. Some, such as serial lines, do not know it.
func (s *screen) size() tea.WindowSizeMsg {
	width, height, err := s.console.GetSize()
	if err != nil || width <= 0 || height <= 0 {
		width, height = 80, 24
	}
	return tea.WindowSizeMsg{Width: width, Height: height}
}

// restore brings the terminal back. A terminal that takes nothing is waited for a while and then left as it is, but for
// what the system can do by itself.
func (s *screen) restore(undo []byte) {
	s.writer.flush(undo, patience)
	select {
	case s.writer.turn <- struct{}{}: // nobody writes any more
	default:
	}
	_ = s.console.Restore() // fails only on a terminal that is gone
	if s.in.File != os.Stdin && s.in.File != s.options.Terminal {
		_ = s.in.Close()
	}
}

func (s *screen) lost(err error) { s.stop(fmt.Errorf("%w: %w", ErrLost, err)) }

// watch handles signals until the function it gives back is called.
func (s *screen) watch() func() {
	signals := make(chan os.Signal, 8)
	uv.NotifyWinch(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for sig := range signals {
			s.signal(sig)
		}
	}()
	return func() { signal.Stop(signals); close(signals) }
}

// signal handles a signal. While another program has the terminal, its ctrl+c is not ours, and what would end us ends it
// first.
func (s *screen) signal(sig os.Signal) {
	child := s.child.Load()
	switch sig {
	case os.Interrupt, syscall.SIGTERM, syscall.SIGHUP:
		if child != nil && sig == os.Interrupt {
			return
		}
		if child != nil {
			_ = child.Signal(sig) // it may have ended meanwhile
		}
		s.stop(&SignalError{Signal: sig})
	default:
		go s.program.Send(s.size())
	}
}

// lend gives the terminal, as it was found, to a job, and then paints everything anew, in the size the terminal has then.
// No message is handled meanwhile, and nothing is lent any more once the program is to end.
func (s *screen) lend(job func() tea.Cmd) tea.Cmd {
	if !s.lent.TryLock() {
		return nil
	}
	defer s.lent.Unlock()
	s.writer.flush(s.paint.leave(), patience)
	err := errors.Join(s.program.ReleaseTerminal(), s.console.Restore())
	answer := job()
	_, raw := s.console.MakeRaw()
	if err = errors.Join(err, raw, s.program.RestoreTerminal()); err != nil {
		s.stop(fmt.Errorf("taking the terminal back: %w", err))
	}
	return tea.Batch(s.handle(s.size()), answer)
}

// suspend stops the process group until the shell's fg. The system does not stop a group that no shell could wake: then
// no SIGCONT comes either, and waiting for one would hang for ever.
func suspend() {
	const notStopped = time.Second
	woken := make(chan struct{})
	go func() {
		_ = uv.Suspend() // fails where there is nothing to suspend
		close(woken)
	}()
	select {
	case <-woken:
	case <-time.After(notStopped):
	}
}

// exec runs a program on the terminal.
func (s *screen) exec(c *exec.Cmd) error {
	c.Stdin = cmp.Or(c.Stdin, io.Reader(s.in.File))
	c.Stdout = cmp.Or(c.Stdout, io.Writer(cmp.Or(s.options.Terminal, os.Stdout)))
	c.Stderr = cmp.Or(c.Stderr, io.Writer(os.Stderr))
	if err := c.Start(); err != nil {
		return err
	}
	s.child.Store(c.Process)
	defer s.child.Store(nil)
	return c.Wait()
}

// input tells of a terminal that has gone; Bubble Tea would take it for one on which nobody types, or end at once.
type input struct {
	*os.File
	lost func(error)
}

func (i *input) Read(b []byte) (int, error) {
	n, err := i.File.Read(b)
	if err != nil {
		i.lost(err)
		err = io.EOF
	}
	return n, err
}
