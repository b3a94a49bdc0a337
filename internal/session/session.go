// Package session holds the rules: which token is valid now, refresh once for everybody, what may be sent again,
// which scopes are missing. It is the one thing that the app and the commands ask.
package session

import (
	"context"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/store"
)

// RefreshBefore is how long before its end an access token is refreshed.
const RefreshBefore = 5 * time.Minute

// Required are the scopes that sending to oneself needs.
var Required = []string{"talk_message"}

// Options of Open.
type Options struct {
	Dirs     store.Dirs
	Settings store.Settings
	Now      func() time.Time
	Observe  func(Event) // every call to Kakao and its fate, refreshes included; called from any goroutine
}

// Event is one line of the log pane.
type Event struct {
	At       time.Time
	Op       kakao.Operation
	Fate     Fate
	What     string // beginning of the text sent; empty for other calls
	Duration time.Duration
	Status   int
	Err      error
}

// Fate is the outcome of a call by evidence.
type Fate string

const (
	Sent         Fate = "sent"    // Kakao took it (or answered well)
	Queued       Fate = "queued"  // for sure not taken, may be tried again
	Unknown      Fate = "unknown" // the request left, nobody knows
	Refused      Fate = "refused" // Kakao refused it for good
	NeedsLogin   Fate = "login"
	NeedsConsent Fate = "consent"
)

// FateOf judges an error of a send (interface.md, exit codes). nil is Sent.
func FateOf(err error) Fate { panic("contract") }

// Session is one opened profile.
type Session struct{}

// Open needs no login and no network; settings may still be incomplete.
func Open(o Options) (*Session, error) { panic("contract") }

// ErrNoLogin: a person must log in (no tokens, or the refresh token is gone).
// ErrNoSettings: the REST API key is missing.
// NotSavedError: see store.

// Tokens are the stored tokens, no network. Zero when there is no login.
func (s *Session) Tokens() (store.Tokens, error) { panic("contract") }

// AccessToken is valid now: refreshed when less than RefreshBefore is left.
func (s *Session) AccessToken(ctx context.Context) (kakao.Secret, error) { panic("contract") }

// Refresh refreshes now.
func (s *Session) Refresh(ctx context.Context) (store.Tokens, error) { panic("contract") }

// Status is what Kakao says of this login. With offline it asks nothing and holds the stored part alone.
type Status struct {
	Tokens      store.Tokens
	LoggedIn    bool
	NextRefresh time.Time // of the access token
	Scopes      []kakao.Scope
	Missing     []string // Required and not agreed
	UserID      int64
	Nickname    string
}

func (s *Session) Status(ctx context.Context, offline bool) (Status, error) { panic("contract") }

// Message is one text to oneself.
type Message struct {
	Text, Link, MobileLink, Button string
}

// Check refuses what cannot be sent before anything is sent: empty, over kakao.MaxText, a link that is no URL.
func (m Message) Check() error { panic("contract") }

// Send sends once; -401 refreshes and sends once more, nothing else does. The error is judged by FateOf.
func (s *Session) Send(ctx context.Context, m Message) error { panic("contract") }

// BeginLogin starts an attempt whose tokens this session keeps; scopes asks for more consent. The attempt is remembered
// ten minutes on disk so that FinishLogin in another process can end it.
func (s *Session) BeginLogin(ctx context.Context, scopes []string, korean bool) (*login.Attempt, error) {
	panic("contract")
}

// FinishLogin exchanges a code or pasted URL at once, with the remembered attempt's state and verifier where it fits.
func (s *Session) FinishLogin(ctx context.Context, pasted string) (store.Tokens, error) {
	panic("contract")
}

// Logout ends the session at Kakao and forgets the tokens; unlink withdraws all consent.
func (s *Session) Logout(ctx context.Context, unlink bool) error { panic("contract") }

// Settings as opened. Configure saves new ones (config.toml) and uses them from now on.
func (s *Session) Settings() store.Settings           { panic("contract") }
func (s *Session) Configure(set store.Settings) error { panic("contract") }

// Draft and SaveDraft keep the unsent message of this profile.
func (s *Session) Draft() (store.Draft, error)   { panic("contract") }
func (s *Session) SaveDraft(d store.Draft) error { panic("contract") }
