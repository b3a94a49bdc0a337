// Package screen owns the terminal while a Bubble Tea model runs on it. Bubble Tea stays the event loop, the decoder of
// input and the model; its renderer is left out, because it writes on a clock of its own: a key is seen only at the next
// tick, ticks cost processor time with nothing to draw, and every row that holds a wide character is written anew. Here the
// view is painted right after each update, only what changed is written, and nothing happens while nothing changes.
//
// On their way views go through rooms below this one: paint turns them into cells, rows and bytes, picture draws pictures
// among the cells, wire carries the bytes. Here is what holds that together: the life of the terminal, from raw mode to its
// restoration (screen, life), the model around the inner one (model), and Port, what that one may ask for beyond its view.
// Beside the way are control (what else terminals are told and asked), guard (panics) and guest (other programs on it).
//
// A view is painted over the whole terminal, on the normal screen too when it does not ask for the alternate one. A style that
// one of its lines leaves open ends with the line. Its OnMouse is not called, and its colours for the terminal and the cursor
// and its KeyboardEnhancements are not looked at: every terminal is asked to tell keys apart and to name the key on the Latin
// layout. Bubble Tea's own commands for the terminal do nothing, or nothing good: Port has them.
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
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"kakaotui/internal/screen/control"
	"kakaotui/internal/screen/guard"
	"kakaotui/internal/screen/guest"
	"kakaotui/internal/screen/paint"
	"kakaotui/internal/screen/wire"
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

// ErrLost says that the terminal went away while the program ran.
var ErrLost = errors.New("the terminal is gone")

// PanicError is a panic in the model or one of its commands. Its text holds the stack, to be read on the normal screen.
type PanicError = guard.PanicError

// SignalError says which signal ended the program.
type SignalError struct{ Signal os.Signal }

func (e *SignalError) Error() string { return "ended by signal: " + e.Signal.String() }

// How long a terminal may take over its restoration, and a model over ending after its grace.
const patience = time.Second

type screen struct {
	options Options
	env     control.Environment
	in      *wire.Reader
	console uv.Console
	program *tea.Program
	writer  *wire.Writer
	stop    context.CancelCauseFunc // ends the program from outside the model, for the first reason given
	lent    sync.Mutex              // held while another program has the terminal
	guest   guest.Guest
	undo    atomic.Pointer[[]byte] // what restores the terminal
	asleep  atomic.Bool            // we stopped ourselves, and the SIGCONT that ends it has not been seen

	// The rest belongs to the event loop.
	model       tea.Model
	guard       guard.Guard
	paint       *paint.Painter
	stale, busy bool // the last frame made is not of the model's state; it is on its way
	questions   control.Questions
	back        time.Time // when the terminal was last taken back
}

// Run runs a model on the terminal until it quits, and gives back the terminal as it was found, whatever happens. The
// error says how the program ended if not by itself: *PanicError, *SignalError, ErrLost, the context's cause, or Bubble
// Tea's. The model is the last one, but the first when it did not answer in time.
func Run(ctx context.Context, model tea.Model, o Options) (tea.Model, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	s, err := find(model, o, stop)
	if err != nil {
		return model, fmt.Errorf("opening the terminal: %w", err)
	}
	defer s.watch()() // from before the terminal is touched until after its restoration
	answers, err := s.run(ctx)
	undo := *s.undo.Load()
	if answers {
		model = s.model
		undo = append(s.frame(), s.paint.Leave()...) // on the normal screen the last state stays to be seen
	}
	s.restore(undo)
	return model, cmp.Or(context.Cause(ctx), err)
}

// run runs the program to its end. After stop the model is asked to end, then the program is told to, then given up.
func (s *screen) run(ctx context.Context) (answers bool, err error) {
	if _, err := s.console.MakeRaw(); err != nil {
		return false, fmt.Errorf("raw mode: %w", err)
	}
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
	s.lent.Lock() // for good; another program that has the terminal is waited for
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

// find finds the terminal and what is known of it, and leaves it as it is.
func find(model tea.Model, o Options, stop context.CancelCauseFunc) (*screen, error) {
	o.Grace = cmp.Or(o.Grace, 5*time.Second)
	o.Hangup = cmp.Or[tea.Msg](o.Hangup, tea.QuitMsg{})
	s := &screen{options: o, stop: stop, model: model, guard: guard.Guard{Report: stop}}
	in, out, err := wire.Open(o.Terminal, s.lost)
	if err != nil {
		return nil, err
	}
	s.in, s.console = in, uv.NewConsole(in.File, out, o.Env)
	s.env = s.console.Environ() // the process's by default
	colours := s.env.Colours(out)
	s.paint = &paint.Painter{Colours: colours}
	s.undo.Store(new([]byte))
	s.writer = wire.NewWriter(out, func() { s.program.Send(freeMsg{}) }, s.lost)
	size := s.size()
	s.program = tea.NewProgram(s, tea.WithoutRenderer(), tea.WithFPS(1), tea.WithWindowSize(size.Width, size.Height),
		tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithEnvironment(s.env), tea.WithColorProfile(colours),
		tea.WithoutSignalHandler(), tea.WithFilter(s.quit))
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
	s.writer.End(undo, patience)
	_ = s.console.Restore() // fails only on a terminal that is gone
	_ = s.in.Close()
}

func (s *screen) lost(err error) { s.stop(fmt.Errorf("%w: %w", ErrLost, err)) }
