// Package session holds the rules: which token is valid now, refresh once for everybody, what may be sent again,
// which scopes are missing. It is the one thing that the app and the commands ask.
package session

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

const (
	// RefreshBefore is how long before its end an access token is refreshed.
	RefreshBefore = 5 * time.Minute
	// LockWait is how long a process waits for another one's refresh; a call to Kakao takes 15 seconds at most.
	LockWait = 30 * time.Second
	// identifyLimit bounds the question for the person's name after a login, which may fail without harm.
	identifyLimit = 5 * time.Second
)

// Required are the scopes that sending to oneself needs, RequiredForFriends those for sending to friends (kakao-api.md 4.9, 4.10).
var (
	Required           = []string{"talk_message"}
	RequiredForFriends = []string{"talk_message", "friends"}
)

// Options of Open.
type Options struct {
	Dirs     store.Dirs
	Settings store.Settings
	Now      func() time.Time // the wall clock; nil: time.Now
	// Journal keeps every message before it is sent; it is opened when it is first needed and is the caller's to close,
	// after the session. Without one nothing is kept, and there is no outbox.
	Journal *journal.Journal
	Origin  string      // who sends ("app", "send", "watch", "run"), for the journal
	Observe func(Event) // every call to Kakao and its fate, refreshes included; called from any goroutine
	// Count counts the characters of a text as Kakao is taken to (kakao-api.md 9, item 7); nil counts code points.
	Count func(string) int
}

// Session is one opened profile. Safe for concurrent use.
type Session struct {
	dirs    store.Dirs
	now     func() time.Time
	observe func(Event)
	journal *journal.Journal // nil: none
	origin  string
	count   kakao.Counter
	events  recorder
	pending *store.PendingLogins
	// sending holds one token: messages go one after the other, in the order given.
	sending chan struct{}
	// beforeTurn is called before the right to send is waited for; nil but in tests.
	beforeTurn func()

	drafting sync.Mutex // held while a draft, a card or the list of friends is written

	mu       sync.Mutex
	stored   store.TokenStore // where settings say
	settings store.Settings
	client   *kakao.Client
	what     string        // beginning of the text being sent
	sent     *Event        // the call that sent it, until its outcome is written down
	unsaved  *store.Tokens // good tokens that could not be written; they live as long as this process
	warnings []error
	names    map[string]string // nicknames by UUID; nil before the list of friends was read
	// toldElsewhere: a person heard already that the tokens lie in the other place.
	toldElsewhere bool
}

// Open needs no login and no network; settings may still be incomplete. Errors: *kakao.ConfigError for a base URL that
// cannot be used, *store.UnsupportedError for a place of tokens that this version does not have.
func Open(o Options) (*Session, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	stored, err := store.OpenTokenStore(o.Dirs, o.Settings.Tokens, o.Now)
	if err != nil {
		return nil, fmt.Errorf("opening the session: %w", err)
	}
	if o.Observe == nil {
		o.Observe = func(Event) {}
	}
	s := &Session{
		dirs: o.Dirs, now: func() time.Time { return o.Now().UTC().Round(0) }, observe: o.Observe,
		stored: stored, pending: store.OpenPending(o.Dirs, o.Now),
		sending: make(chan struct{}, 1), journal: o.Journal, origin: o.Origin, count: o.Count,
	}
	client, err := s.clientFor(o.Settings, o.Settings.RedirectURI)
	if err != nil {
		return nil, fmt.Errorf("opening the session: %w", err)
	}
	s.settings, s.client = o.Settings, client
	return s, nil
}

func (s *Session) clientFor(set store.Settings, redirectURI string) (*kakao.Client, error) {
	return kakao.New(kakao.Config{
		RESTAPIKey: set.RESTAPIKey, ClientSecret: set.ClientSecret, RedirectURI: redirectURI,
		AuthURL: set.AuthURL, APIURL: set.APIURL,
	}, kakao.Options{Now: s.now, Observe: s.observed, Count: s.count})
}

// kakao is the client, or ErrNoSettings while the REST API key is missing.
func (s *Session) kakao() (*kakao.Client, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.settings.RESTAPIKey == "" {
		return nil, ErrNoSettings
	}
	return s.client, nil
}

// tokens is the place that the settings in force name.
func (s *Session) tokens() store.TokenStore {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stored
}

// Settings are those in force.
func (s *Session) Settings() store.Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.settings
}

// Draft is the unsent message of this profile; errors as for store.LoadDraft.
func (s *Session) Draft() (store.Draft, error) { return store.LoadDraft(s.dirs) }

// ChangeDraft keeps what change makes of the unsent message on disk; errors as for store.ChangeDraft.
func (s *Session) ChangeDraft(change func(onDisk store.Draft) store.Draft) error {
	// One after the other, as they were asked for: an older text must not land on a newer one.
	s.drafting.Lock()
	defer s.drafting.Unlock()
	return store.ChangeDraft(s.dirs, change)
}

// Warnings are what went wrong beside calls that succeeded since the last look, each told once: *store.NotSavedError
// (logged in, but only as long as this process runs), *store.DamagedError, *OverriddenError, a refresh that failed while
// the access token still served; *NotRecordedError; what is wrong with the journal while something else was being done.
func (s *Session) Warnings() []error {
	fromFile := s.tokens().Warnings()
	s.mu.Lock()
	defer s.mu.Unlock()
	w := append(s.warnings, fromFile...)
	s.warnings = nil
	return w
}

func (s *Session) warn(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, old := range s.warnings {
		if old.Error() == err.Error() {
			return
		}
	}
	s.warnings = append(s.warnings, err)
}

// Format keeps secrets out of every print: fmt cannot ask a Secret itself inside an unexported field.
func (s *Session) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("session.Session")) }

// damaged tells a damage that was mended, and beside which the tokens can be used, from a failure.
func damaged(err error) bool {
	_, ok := errors.AsType[*store.DamagedError](err)
	return ok
}
