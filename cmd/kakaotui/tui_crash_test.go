package main

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// crashing, in the environment, makes TestCrashingApp the program of TestPanicRestoresTheTerminal.
const crashing = "KAKAOTUI_TEST_CRASHING"

// trap is an error that panics when the app tells it.
type trap struct{}

func (trap) Error() string        { panic("a trap, \x1b[31mred") }
func (trap) As(any) bool          { panic("a trap, \x1b[31mred") }
func (trap) Is(target error) bool { return false }

func TestCrashingApp(t *testing.T) {
	if os.Getenv(crashing) == "" {
		t.Skip("another test runs this one")
	}
	c := &cli{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now, lang: text.Korean}
	s, err := c.open(func(session.Event) {})
	if err != nil {
		t.Fatal(err)
	}
	events := make(chan session.Event)
	go func() {
		for { // until the app looks at it
			events <- session.Event{At: time.Now(), Op: kakao.OpSendToMe, Fate: session.Refused, What: "글", Err: trap{}}
		}
	}()
	err = c.show(context.Background(), s, appRun{events: events, start: kit.Compose})
	var code exitError
	if !errors.As(err, &code) {
		os.Exit(99)
	}
	os.Exit(int(code))
}
