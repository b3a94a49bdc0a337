package login

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"
)

func TestDeadline(t *testing.T) {
	t.Parallel()
	for _, uri := range []string{"", "https://example.com/oauth"} {
		c := newClock()
		s := begin(t, func(o *Options) {
			o.Now, o.After = c.Now, c.After
			if uri != "" {
				o.RedirectURI = uri
			}
		})
		if got := s.Deadline.Sub(c.Now()); got != Timeout {
			t.Errorf("deadline in %v", got)
		}
		c.advance(Timeout - time.Second)
		if err := s.Paste("KOE006"); reasonOf(err) != PasteKOE {
			t.Errorf("paste: %v", err)
		}
		c.advance(time.Second)
		if err := s.Paste(testCode); reasonOf(err) != PasteOver {
			t.Errorf("late paste: %v", err)
		}
		if _, err := s.Wait(t.Context()); !errors.Is(err, ErrTimeout) {
			t.Errorf("Wait: %v", err)
		}
		if len(s.kauth.exchanges()) != 0 {
			t.Error("something was exchanged")
		}
	}
}

// The supervising goroutine alone must notice, also when the machine slept through most of the time.
func TestDeadlineEndsWaitByItself(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := begin(t, func(o *Options) { o.Now, o.After = c.Now, c.After })
	over := make(chan error, 1)
	go func() { _, err := s.Wait(context.Background()); over <- err }()
	for range 20_000 {
		c.advance(time.Hour) // again until the goroutine has begun to wait
		select {
		case err := <-over:
			if !errors.Is(err, ErrTimeout) {
				t.Errorf("Wait: %v", err)
			}
			return
		case <-time.After(time.Millisecond):
		}
	}
	t.Error("it never ended")
}

func TestWaitEndsWithItsContext(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Wait: %v", err)
	}
	if page := mustVisit(t, s.success()); page.status != http.StatusOK {
		t.Errorf("the attempt ended with the context of one Wait: %d", page.status)
	}
	if _, err := s.Wait(ctx); err != nil {
		t.Errorf("an outcome that stands is hidden by an ended context: %v", err)
	}
}

// A job's context ends with the job that began the attempt.
func TestAttemptOutlivesTheContextOfBegin(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	k, kept := newKauth(t), &saver{}
	const uri = "https://example.com/oauth"
	a, err := Begin(ctx, Options{Kakao: client(t, k, uri), RedirectURI: uri, Save: kept.save})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	cancel()
	if err := a.Paste(testCode); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Wait(t.Context()); err != nil || kept.count() != 1 {
		t.Errorf("Wait: %v", err)
	}
}

func TestCloseWhileWaiting(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	over := make(chan error, 1)
	go func() { _, err := s.Wait(context.Background()); over <- err }()
	s.Close()
	s.Close()
	if err := <-over; !errors.Is(err, ErrClosed) {
		t.Errorf("Wait: %v", err)
	}
	if err := s.Paste(testCode); reasonOf(err) != PasteOver {
		t.Errorf("paste after Close: %v", err)
	}
}

func TestCloseWhileExchanging(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	asked := make(chan struct{})
	s.kauth.answer = func(_ http.ResponseWriter, r *http.Request) {
		close(asked)
		<-r.Context().Done()
	}
	if err := s.Paste(testCode); err != nil {
		t.Fatal(err)
	}
	<-asked
	s.Close()
	if _, err := s.Wait(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("Wait: %v", err)
	}
	if s.saver.count() != 0 {
		t.Error("something was saved")
	}
}
