// Package login runs one login attempt: state, PKCE, loopback listener and paste together, first wins.
package login

import (
	"context"
	"time"

	"kakaotui/internal/kakao"
)

// Timeout is how long one attempt waits for the person (five minutes).
const Timeout = 5 * time.Minute

// Options of one attempt.
type Options struct {
	Kakao       *kakao.Client
	RedirectURI string
	Scopes      []string
	// Save keeps the tokens; the page in the browser says "done" only after it returned nil.
	Save func(context.Context, kakao.Token) error
	Now  func() time.Time
	// Page texts in the person's language are chosen by Korean.
	Korean bool
}

// Attempt is one login under way.
type Attempt struct {
	URL      string
	Deadline time.Time
	// Listening is the address heard, e.g. "localhost:8910"; empty when Deaf says why not.
	Listening string
	// Deaf is nil while the redirect URI is heard, else the reason (*DeafError with a Reason constant).
	Deaf error
}

// Begin listens (where the redirect URI allows it) and makes the URL. It opens no browser.
func Begin(ctx context.Context, o Options) (*Attempt, error) { panic("contract") }

// Paste takes what a person pasted: a bare code, a URL, a query string, an error redirect. It returns a *PasteError that
// says what is wrong, leaving the attempt as it was, or nil when the text was taken; Wait then returns the outcome.
func (a *Attempt) Paste(text string) error { panic("contract") }

// Wait blocks until tokens were saved, the attempt failed, the deadline passed or ctx ended.
// A failed exchange or save (KOE320, no network) is returned, and the attempt is over.
func (a *Attempt) Wait(ctx context.Context) (kakao.Token, error) { panic("contract") }

// Close gives the port back; safe to call twice and after Wait.
func (a *Attempt) Close() { panic("contract") }
