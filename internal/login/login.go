// Package login runs one login attempt: state, PKCE, loopback listener and paste together, first wins.
//
// A stray or hostile request to the listener changes nothing: what counts is a GET of the registered path, with the
// registered authority as Host and the attempt's state. Everything else gets an empty 404 and the attempt goes on waiting.
package login

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"kakaotui/internal/kakao"
)

// Timeout is how long one attempt waits for the person (five minutes).
const Timeout = 5 * time.Minute

// Options of one attempt.
type Options struct {
	Kakao       *kakao.Client
	RedirectURI string // the one that Kakao was made with, as registered (1.3)
	Scopes      []string
	// Save keeps the tokens; the page in the browser says "done" only after it returned nil. It must not call Close.
	Save func(context.Context, kakao.Token) error
	Now  func() time.Time // nil: time.Now
	// After is how waiting is done; nil: time.After.
	After func(time.Duration) <-chan time.Time
	// Page texts in the person's language are chosen by Korean.
	Korean bool
}

// Attempt is one login under way. Its methods are safe for concurrent use.
type Attempt struct {
	URL      string
	Deadline time.Time
	// Listening is the address heard, e.g. "localhost:8910"; empty when Deaf says why not.
	Listening string
	// Deaf is nil while the redirect URI is heard, else the reason (*DeafError with a Reason constant).
	Deaf error
	// State and Verifier let another process finish this login (interface.md, login --code).
	State    string
	Verifier kakao.Secret

	o      Options
	target target
	server *http.Server
	fresh  freshConns

	// ctx ends the exchange when the attempt is closed.
	ctx     context.Context
	cancel  context.CancelFunc
	done    chan struct{} // closed when the outcome stands
	closing chan struct{} // closed by Close
	running sync.WaitGroup

	mu      sync.Mutex
	claimed bool // a code came and is being exchanged, or was
	ended   bool
	closed  bool
	token   kakao.Token
	err     error
}

// Begin listens (where the redirect URI allows it) and makes the URL. It opens no browser. ctx covers the beginning
// alone: the attempt lives until its outcome, its Deadline or Close. An error means that Options are incomplete or that
// there is no randomness; a redirect URI that cannot be heard is no error (Attempt.Deaf).
func Begin(ctx context.Context, o Options) (*Attempt, error) {
	if o.Kakao == nil || o.Save == nil {
		return nil, errors.New("beginning a login: Options need Kakao and Save")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = time.After
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("beginning a login: %w", err)
	}
	a := &Attempt{
		// Without its monotonic reading, which stops while the machine sleeps.
		Deadline: o.Now().Round(0).Add(Timeout),
		State:    kakao.NewState(),
		Verifier: kakao.NewVerifier(),
		o:        o,
		done:     make(chan struct{}),
		closing:  make(chan struct{}),
	}
	a.ctx, a.cancel = context.WithCancel(context.WithoutCancel(ctx))
	a.URL = o.Kakao.AuthorizeURL(kakao.AuthorizeRequest{State: a.State, Verifier: a.Verifier, Scopes: o.Scopes})
	a.listen(ctx)
	a.start(a.supervise)
	return a, nil
}

// Paste takes what a person pasted: a bare code, a URL, a query string, an error redirect. It returns a *PasteError that
// says what is wrong, leaving the attempt as it was, or nil when the text was taken; Wait then returns the outcome.
// It does not wait for the exchange. When the browser was faster, nil too.
func (a *Attempt) Paste(text string) error {
	p, err := ParsePaste(text)
	if err != nil {
		return err
	}
	if p.State != "" && !a.isOurs(p.State) {
		return &PasteError{Reason: PasteOtherAttempt}
	}
	if !a.take(p) {
		return &PasteError{Reason: PasteOver}
	}
	return nil
}

// Wait blocks until tokens were saved, the attempt failed, the deadline passed or ctx ended (which leaves the attempt
// as it is). A failed exchange or save (KOE320, no network) is returned, and the attempt is over; after a failed save
// the token is returned with the error. Other errors: *DeniedError, ErrTimeout, ErrClosed.
func (a *Attempt) Wait(ctx context.Context) (kakao.Token, error) {
	select {
	case <-a.done:
	default:
		select {
		case <-a.done:
		case <-ctx.Done():
			return kakao.Token{}, fmt.Errorf("waiting for the login: %w", ctx.Err())
		}
	}
	return a.outcome()
}

// Close gives the port back; safe to call twice and after Wait. An exchange under way is cut off, a save under way is
// waited for. It lets a page on its way to the browser finish, a second at most.
func (a *Attempt) Close() {
	a.mu.Lock()
	first := !a.closed
	a.closed = true
	if !a.claimed {
		a.endLocked(kakao.Token{}, ErrClosed)
	}
	a.mu.Unlock()
	if first {
		close(a.closing)
		a.cancel()
	}
	a.running.Wait()
}
