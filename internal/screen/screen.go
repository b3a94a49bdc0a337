// Package screen owns the terminal while a Bubble Tea model runs on it. Bubble Tea stays the event loop, the decoder of
// input and the model; its renderer is left out, because it writes on a clock of its own: a key is seen only at the next
// tick, ticks cost processor time with nothing to draw, and every row that holds a wide character is written anew. Here the
// view is painted right after each update, only what changed is written, and nothing happens while nothing changes.
//
// What that takes is in four parts: painter (with rows and modes) turns views into bytes and does no input or output;
// writer gets them out; screen is Bubble Tea's model around the inner one and the life of the terminal from raw mode to
// its restoration; Port is what the inner model may ask for beyond its view.
//
// A view is painted over the whole terminal, on the normal screen too when it does not ask for the alternate one.
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
	// Input defaults to standard input, and to the controlling terminal when that is none.
	Input *os.File
	// Output defaults to standard output. It has to be a terminal.
	Output *os.File
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
	ErrStuck      = errors.New("the program did not answer in time")
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
	out     *os.File
	console uv.Console
	program *tea.Program
	writer  *writer

	// The rest belongs to the event loop, but for what is atomic.
	inner   tea.Model
	paint   painter
	onMouse func(tea.MouseMsg) tea.Cmd
	asking  bool    // the model was asked to end
	failed  bool    // the model panicked
	pending tea.Msg // what ends the program when the terminal is back
	waiting map[Query]chan struct{}
	glyph   string                     // being measured
	away    atomic.Bool                // another program has the terminal
	child   atomic.Pointer[os.Process] // which gets the signals meanwhile
	undo    atomic.Pointer[[]byte]     // what restores the terminal

	reason atomic.Pointer[error] // why the program was stopped from outside, the first one
	force  chan struct{}
	once   sync.Once
}

// Run runs a model on the terminal until it quits, and gives back the terminal as it was found, whatever happens. The
// error says how the program ended if not by itself: *PanicError, *SignalError, ErrLost, ErrStuck, the context's, or
// Bubble Tea's. The model is the last one, but after ErrStuck the first.
func Run(ctx context.Context, model tea.Model, o Options) (tea.Model, error) {
	s, err := open(model, o)
	if err != nil {
		return model, fmt.Errorf("opening the terminal: %w", err)
	}
	defer context.AfterFunc(ctx, func() { s.stop(context.Cause(ctx)) })()
	defer s.watch()()
	ended := make(chan error, 1)
	go func() {
		_, err := s.program.Run()
		ended <- err
	}()
	select {
	case err = <-ended:
		model = s.inner
		s.restore(append(s.frame(), s.paint.leave()...)) // on the normal screen the last state stays to be seen
	case <-s.force:
		err = ErrStuck
		s.restore(*s.undo.Load())
	}
	if reason := s.reason.Load(); reason != nil {
		err = *reason
	}
	return model, err
}

func open(model tea.Model, o Options) (*screen, error) {
	o.Grace = cmp.Or(o.Grace, 5*time.Second)
	if o.Env == nil {
		o.Env = os.Environ()
	}
	in, out := cmp.Or(o.Input, os.Stdin), cmp.Or(o.Output, os.Stdout)
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
		options: o, env: newEnvironment(o.Env), out: out, inner: model, console: uv.NewConsole(in, out, o.Env),
		waiting: map[Query]chan struct{}{}, force: make(chan struct{}),
	}
	s.in = &input{File: in, lost: s.lost}
	width, height := s.size()
	profile := colorprofile.Detect(out, o.Env)
	if noColour(s.env) {
		profile = min(profile, colorprofile.ASCII)
	}
	s.paint.profile, s.paint.aside = profile, ansi.RequestModeSynchronizedOutput+ansi.RequestModeUnicodeCore
	s.undo.Store(new([]byte))
	s.writer = newWriter(out, func() { s.program.Send(freeMsg{}) }, s.lost)
	s.program = tea.NewProgram(s, tea.WithoutRenderer(), tea.WithFPS(1), tea.WithWindowSize(width, height), tea.WithInput(s.in),
		tea.WithOutput(aside{s}), tea.WithEnvironment(o.Env), tea.WithColorProfile(profile), tea.WithFilter(s.filter),
		tea.WithoutSignalHandler())
	if _, err := s.console.MakeRaw(); err != nil {
		return nil, fmt.Errorf("raw mode: %w", err)
	}
	return s, nil
}

// size asks for the terminal's size. Some, such as serial lines, do not know it.
func (s *screen) size() (width, height int) {
	width, height, err := s.console.GetSize()
	if err != nil || width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}

// noColour takes any value for a yes, as no-color.org has it; colorprofile wants a boolean.
func noColour(env environment) bool { return env["NO_COLOR"] != "" }

// restore brings the terminal back. A terminal that takes nothing is waited for a while and then left as it is, but for
// what the system can do by itself.
func (s *screen) restore(undo []byte) {
	s.writer.flush(undo, patience)
	select {
	case s.writer.turn <- struct{}{}: // nobody writes any more
	default:
	}
	_ = s.console.Restore() // fails only on a terminal that is gone
	if s.in.File != s.options.Input && s.in.File != os.Stdin {
		_ = s.in.Close()
	}
}

// stop ends the program from outside the model, for the first reason given.
func (s *screen) stop(reason error) {
	s.reason.CompareAndSwap(nil, &reason)
	s.once.Do(func() {
		time.AfterFunc(s.options.Grace+patience, s.forced)
	})
	go s.program.Send(stopMsg{})
}

// forced gives the terminal back under a model that is stuck; while another program has it, that one is waited for.
func (s *screen) forced() {
	if s.away.Load() {
		time.AfterFunc(s.options.Grace+patience, s.forced)
		return
	}
	close(s.force)
}

func (s *screen) lost(err error) {
	if !s.away.Load() {
		s.stop(fmt.Errorf("%w: %w", ErrLost, err))
	}
}

// watch handles signals until the function it gives back is called. While another program has the terminal, its ctrl+c is
// not ours, and what would end us ends it first.
func (s *screen) watch() func() {
	signals, done := make(chan os.Signal, 8), make(chan struct{})
	uv.NotifyWinch(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for {
			select {
			case <-done:
				return
			case sig := <-signals:
				s.signal(sig)
			}
		}
	}()
	return func() { signal.Stop(signals); close(done) }
}

func (s *screen) signal(sig os.Signal) {
	switch sig {
	case os.Interrupt, syscall.SIGTERM, syscall.SIGHUP:
		if s.away.Load() && sig == os.Interrupt {
			return
		}
		if child := s.child.Load(); child != nil {
			_ = child.Signal(sig) // it may have ended meanwhile
		}
		s.stop(&SignalError{Signal: sig})
	default:
		w, h := s.size()
		go s.program.Send(tea.WindowSizeMsg{Width: w, Height: h})
	}
}

// run runs a program on the terminal.
func (s *screen) run(c *exec.Cmd) error {
	if c.Stdin == nil {
		c.Stdin = s.in.File
	}
	if c.Stdout == nil {
		c.Stdout = s.out
	}
	if c.Stderr == nil {
		c.Stderr = os.Stderr
	}
	if err := c.Start(); err != nil {
		return err
	}
	s.child.Store(c.Process)
	defer s.child.Store(nil)
	return c.Wait()
}

// input tells of a terminal that has gone; Bubble Tea would take it for one on which nobody types.
type input struct {
	*os.File
	lost func(error)
}

func (i *input) Read(b []byte) (int, error) {
	n, err := i.File.Read(b)
	if err != nil && !errors.Is(err, syscall.EINTR) {
		i.lost(err)
		return n, io.EOF
	}
	return n, err
}

// aside takes what Bubble Tea itself writes, such as the questions of its own commands, and sends it with the next frame.
type aside struct{ s *screen }

func (a aside) Write(b []byte) (int, error) {
	a.s.program.Send(asideMsg(b))
	return len(b), nil
}
