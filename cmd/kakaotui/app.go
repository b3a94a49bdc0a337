package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"kakaotui/internal/screen"
	"kakaotui/internal/screen/wire"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui"
	"kakaotui/internal/ui/kit"
)

// eventRoom is how many calls to Kakao may wait for the app to look. A full channel drops the oldest: the log is for eyes.
const eventRoom = 1024

// runOnScreen runs a model on the terminal. A benchmark puts Bubble Tea's own renderer in its place, to compare the two.
var runOnScreen = screen.Run

// hangupPatience is how long a hangup waits for the draft before the program ends anyway.
const hangupPatience = 3 * time.Second

// runApp is `kakaotui` alone: set-up when there is no key, login when there is no login, else compose.
func (c *cli) runApp(ctx context.Context) error {
	if !c.isTerminal() {
		return c.usage(text.CmdNeedsTerminal)
	}
	events := make(chan session.Event, eventRoom)
	c.origin = "app"
	s, err := c.open(offer(events))
	if err != nil {
		return err
	}
	start, err := startPage(s)
	if err != nil {
		fmt.Fprintln(c.err, c.say(text.CmdDamaged))
		return err
	}
	return c.show(ctx, s, appRun{events: events, start: start})
}

// startPage is where a person goes on. An error is a token file that cannot be used and could not be set aside.
func startPage(s *session.Session) (kit.PageID, error) {
	t, err := s.Tokens()
	var damaged *store.DamagedError
	if err != nil && !errors.As(err, &damaged) {
		return "", err
	}
	switch {
	case s.Settings().RESTAPIKey == "":
		return kit.Setup, nil
	case t.RefreshToken == "" && t.AccessToken == "":
		return kit.Setup, nil
	}
	return kit.Compose, nil
}

// offer puts an event into the channel without ever waiting for the reader.
func offer(ch chan session.Event) func(session.Event) {
	var mu sync.Mutex
	return func(e session.Event) {
		mu.Lock()
		defer mu.Unlock()
		for {
			select {
			case ch <- e:
				return
			default:
			}
			select {
			case <-ch:
			default:
			}
		}
	}
}

// appRun is what differs between the app and the demo.
type appRun struct {
	events  <-chan session.Event
	start   kit.PageID
	demo    *kit.Demo
	profile string
	// beforeLogin, when set, is called before each login begins.
	beforeLogin func()
}

// startUp is when the first page stands for sure.
const startUp = time.Second

// show runs the app until it ends. The terminal is restored after quit, signals and panics.
func (c *cli) show(ctx context.Context, s *session.Session, r appRun) error {
	debug.SetGCPercent(50) // most of the memory is the program itself; what it works with is small, and collected sooner
	// Once it stands, one processor does: where there are more, each tick of a countdown wakes threads that only look for work.
	defer time.AfterFunc(startUp, func() { runtime.GOMAXPROCS(1) }).Stop()
	// A signal asks the app to end in its own way: it must not cut a message that is on its way.
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	glyphs := kit.Fancy
	if c.ascii || s.Settings().ASCII {
		glyphs = kit.Plain
	}
	profile := r.profile
	if profile == "" {
		profile = c.profileName()
	}
	lang := new(atomic.Int32)
	lang.Store(int32(c.lang))
	app := ui.New(ctx, ui.Options{
		Ports: kit.Ports{
			Session: sessionPort{Session: s, lang: lang, beforeLogin: r.beforeLogin}, Language: func(l text.Lang) { lang.Store(int32(l)) },
			Terminal: terminal{getenv: c.getenv}, Browser: browserPort{c.getenv}, Files: files{c.getenv}, Pictures: picturesFor(s.Settings()),
			Events: r.events, Now: c.now, Demo: r.demo,
		},
		Lang: c.lang, Dark: true, Glyphs: glyphs, Profile: profile, Start: r.start,
	})
	_, err := runOnScreen(ctx, translated{Model: app}, screen.Options{Env: c.screenEnv(), Hangup: ui.Hangup{}, Grace: hangupPatience})
	return c.ended(err)
}

// screenEnv is the environment with --no-color in it.
func (c *cli) screenEnv() []string {
	env := os.Environ()
	if c.noColor {
		env = append(env, "NO_COLOR=1")
	}
	return env
}

// ended tells how the app ended. A panic's text goes through the one place that makes foreign text safe; its stack names
// functions and lines, never what they held.
func (c *cli) ended(err error) error {
	var crashed *screen.PanicError
	var signalled *screen.SignalError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &crashed):
		fmt.Fprintf(c.err, "%s\n\n%s\n", c.say(text.CmdCrashed), text.Visible(crashed.Error()))
		return exitError(exitUnexpected)
	case errors.As(err, &signalled), errors.Is(err, screen.ErrLost):
		return exitError(exitInterrupted)
	}
	return fmt.Errorf("running the app: %w", err)
}

// isTerminal tells whether a person sits at both ends. Where standard input is a pipe, they type at the controlling terminal.
func (c *cli) isTerminal() bool {
	if c.in != io.Reader(os.Stdin) || c.out != io.Writer(os.Stdout) {
		return false
	}
	in, _, err := wire.Open(nil, nil)
	if err == nil {
		_ = in.Close()
	}
	return err == nil
}
