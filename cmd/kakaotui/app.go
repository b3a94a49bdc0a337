package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui"
	"kakaotui/internal/ui/kit"
)

// eventRoom is how many calls to Kakao may wait for the app to look. A full channel drops the oldest: the log is for eyes.
const eventRoom = 1024

// hangupPatience is how long a hangup waits for the draft before the program ends anyway.
const hangupPatience = 3 * time.Second

// runApp is `kakaotui` alone: set-up when there is no key, login when there is no login, else compose.
func (c *cli) runApp(ctx context.Context) error {
	if !c.isTerminal() {
		return c.usage(text.CmdNeedsTerminal)
	}
	events := make(chan session.Event, eventRoom)
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
}

// show runs the app until it ends. The terminal is restored after quit, signals and panics.
func (c *cli) show(ctx context.Context, s *session.Session, r appRun) error {
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
			Session: sessionPort{Session: s, lang: lang}, Language: func(l text.Lang) { lang.Store(int32(l)) },
			Terminal: terminal{c.getenv}, Browser: browserPort{c.getenv},
			Events: r.events, Now: c.now, Demo: r.demo,
		},
		Lang: c.lang, Dark: true, Glyphs: glyphs, Profile: profile, Start: r.start,
	})
	p := tea.NewProgram(app, c.programOptions()...)
	stop := forwardSignals(p)
	_, err := p.Run()
	if stop() {
		return exitError(exitInterrupted)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("running the app: %w", err)
	}
	return nil
}

func (c *cli) programOptions() []tea.ProgramOption {
	// Signals are ours: the draft is saved before the program ends.
	o := []tea.ProgramOption{tea.WithoutSignalHandler()}
	if c.noColor {
		o = append(o, tea.WithColorProfile(colorprofile.ASCII))
	}
	return o
}

// forwardSignals asks the app to save and end, and ends it by force when it does not. stop tells whether a signal came.
func forwardSignals(p *tea.Program) (stop func() bool) {
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	done, came := make(chan struct{}), make(chan bool, 1)
	go func() {
		select {
		case <-done:
			came <- false
			return
		case <-signals:
			came <- true
		}
		p.Send(ui.Hangup{})
		select {
		case <-done:
		case <-time.After(hangupPatience):
			p.Kill()
		}
	}()
	return func() bool { signal.Stop(signals); close(done); return <-came }
}

// isTerminal tells whether a person sits at both ends.
func (c *cli) isTerminal() bool {
	in, ok := c.in.(*os.File)
	out, ok2 := c.out.(*os.File)
	return ok && ok2 && term.IsTerminal(in.Fd()) && term.IsTerminal(out.Fd())
}
