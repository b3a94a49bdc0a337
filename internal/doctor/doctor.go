// Package doctor checks a set-up step by step and says how to mend it: settings, files, key ring, terminal, clock,
// reachability, login, consent, outbox and quota. It only looks: nothing is written, locked for long, set aside or refreshed.
// What it looks at comes through a Patient, so that a test can give it any illness.
package doctor

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// Check names a check; the names are those of `doctor --json` and are never translated.
type Check string

const (
	Settings     Check = "settings"
	Files        Check = "files"
	KeyRing      Check = "keyring"
	Terminal     Check = "terminal"
	Clock        Check = "clock"
	Reachability Check = "reachability"
	Login        Check = "login"
	Consent      Check = "consent"
	Outbox       Check = "outbox"
	Quota        Check = "quota"
)

// State is how a check ended, or how bad one thing is that it found.
type State string

const (
	OK      State = "ok"
	Warning State = "warning" // it works, but not well or not for long
	Failed  State = "failed"  // sending does not work, or will not
	Skipped State = "skipped" // it could not be told
	Info    State = "info"    // worth knowing, neither good nor bad
)

// Note is one thing that a check found, in words that are safe for a terminal.
type Note struct {
	State  State
	Detail string
	Remedy string // the next step; empty when there is none to take
	Code   string // Kakao's, where it gave one
}

// Result is one check: the worst that it found, and below it whatever else is worth knowing.
type Result struct {
	Check Check
	Note
	More []Note
	Kind report.Kind // of what failed first; empty when nothing did
}

// Kakao is what is asked of Kakao; *kakao.Client does it. None of it changes anything there.
type Kakao interface {
	Reach(ctx context.Context, h kakao.Host) (kakao.Reached, error)
	TokenInfo(ctx context.Context, access kakao.Secret) (kakao.TokenInfo, error)
	Scopes(ctx context.Context, access kakao.Secret, ids ...string) ([]kakao.Scope, error)
}

// Ledger is what the journal holds.
type Ledger struct {
	Undelivered []journal.Message
	Quota       session.Quota
}

// DotEnv is the .env file of the working directory.
type DotEnv struct {
	Path    string
	Gives   bool // it has one of Kakao's four names; of any other file nothing is said
	Mode    fs.FileMode
	Tracked bool // by git
}

// Patient is what is looked at. Its functions only look; they may take their time, which is bounded here.
type Patient struct {
	Lang     text.Lang
	Now      func() time.Time
	Getenv   func(string) string
	OS       string // as runtime.GOOS
	AtScreen bool   // a person reads the results at a terminal
	Offline  bool   // no network

	Dirs        store.Dirs
	Settings    store.Settings
	SettingsErr error // of store.LoadSettings
	UnknownKeys []string
	DotEnv      DotEnv

	Inspect   func() store.Inspection
	Locked    func(context.Context) bool // for all of the time that the context allows
	Tokens    func() (store.Tokens, error)
	Elsewhere func() *store.ElsewhereError
	Ledger    func(context.Context, store.Tokens) (Ledger, error)

	Kakao    Kakao // nil when KakaoErr says why
	KakaoErr error // *kakao.ConfigError
}

// The time that each kind of look may take.
const (
	localLimit   = 5 * time.Second
	lockLimit    = time.Second
	ringLimit    = 2 * store.RingLimit // tokens may lie there in parts
	networkLimit = 5 * time.Second
)

// exam is one run over all checks, with what earlier ones found for later ones.
type exam struct {
	Patient
	reached   <-chan []contact // comes when both hosts answered or did not
	contacts  []contact
	done      map[Check]State
	tokens    store.Tokens
	tokensErr error
	ledger    Ledger
	ledgerErr error
	live      bool // Kakao confirmed the access token
}

// steps are the checks in their order.
var steps = []struct {
	check Check
	look  func(*exam, context.Context) Result
}{
	{Settings, (*exam).settings},
	{Files, (*exam).files},
	{KeyRing, (*exam).keyRing},
	{Terminal, (*exam).terminal},
	{Clock, (*exam).clock},
	{Reachability, (*exam).reachability},
	{Login, (*exam).login},
	{Consent, (*exam).consent},
	{Outbox, (*exam).outbox},
	{Quota, (*exam).quota},
}

// Run makes every check in order and tells each result as soon as it stands. The error is the context's; then the check under
// way was given up.
func Run(ctx context.Context, p Patient, tell func(Result)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	e := &exam{Patient: p, done: map[Check]State{}}
	e.reached = e.reach(ctx) // while the checks of this computer run
	for _, step := range steps {
		r := step.look(e, ctx)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		r.Check = step.check
		e.done[step.check] = r.State
		tell(r)
	}
	return nil
}

// errLate means that a look took longer than it may.
var errLate = errors.New("it took too long")

// within gives up waiting for f when its time is over or the person interrupts. f goes on unheard; it only looks.
func within[T any](ctx context.Context, limit time.Duration, f func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, errLate)
	defer cancel()
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := f(ctx)
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	}
}

func (e *exam) say(s text.Sentence, args ...any) string { return s.In(e.Lang, args...) }

// skip is a check that could not be made.
func (e *exam) skip(reason text.Sentence, args ...any) Result {
	return Result{Note: Note{State: Skipped, Detail: e.say(reason, args...)}}
}

// skipAfter is a check that an earlier one's failure keeps from being made.
func (e *exam) skipAfter(c Check) Result {
	return e.skip(text.DoctorSkipAfter, e.say(text.DoctorCheck(string(c))))
}
