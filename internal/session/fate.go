package session

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// Event is one line of the log pane. A call that carries a message to several friends is one Event for each of them, with
// the fate that each had.
type Event struct {
	At   time.Time
	ID   string // of the message in the journal; empty for other calls
	Op   kakao.Operation
	Fate Fate
	What string // beginning of the text sent, at most whatLimit code points; empty for other calls
	// Recipient is "me" or a friend's UUID, Name the friend's nickname where it is known; empty for other calls.
	Recipient, Name string
	Duration        time.Duration
	Status          int
	Err             error
}

// whatLimit is how many code points of a text an Event repeats.
const whatLimit = 40

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

// FateOf judges an error of a send (interface.md, exit codes). nil is Sent. An error before the message was written is
// Queued, which includes a refresh that failed for the time being and a home that cannot be written to
// (*store.NotWritableError, which a command calls an unexpected failure). What it does not know is Unknown.
func FateOf(err error) Fate {
	if err == nil {
		return Sent
	}
	if e, ok := errors.AsType[*UndeliveredError](err); ok {
		return e.fate()
	}
	if errors.Is(err, ErrNoLogin) || errors.Is(err, ErrNoSettings) {
		return NeedsLogin
	}
	if refusedHere(err) {
		return Refused
	}
	if e, ok := errors.AsType[*kakao.Error](err); ok {
		return fateOfCall(e)
	}
	if nothingWritten(err) {
		return Queued
	}
	return Unknown
}

// refusedHere knows what is refused before anything is kept or sent.
func refusedHere(err error) bool {
	_, message := errors.AsType[*MessageError](err)
	_, template := errors.AsType[*kakao.TemplateError](err)
	_, recipient := errors.AsType[*RecipientError](err)
	_, parts := errors.AsType[*TooManyPartsError](err)
	_, intent := errors.AsType[*journal.IntentError](err)
	_, replaced := errors.AsType[*journal.ReplaceError](err)
	_, image := errors.AsType[*kakao.ImageError](err)
	return message || template || recipient || parts || intent || replaced || image
}

// nothingWritten knows the failures that come before any call to Kakao. A call's own time-out is inside a *kakao.Error.
func nothingWritten(err error) bool {
	if _, ok := errors.AsType[*store.NotWritableError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*store.LockError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*store.RingError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*store.NewerError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*store.NotPlainError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*HeldError](err); ok || ofJournal(err) {
		return true
	}
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// ofJournal knows the failures of the journal, which come before a message is sent.
func ofJournal(err error) bool {
	_, unwritable := errors.AsType[*journal.NotWritableError](err)
	_, locked := errors.AsType[*journal.LockError](err)
	_, damaged := errors.AsType[*journal.DamagedError](err)
	_, newer := errors.AsType[*journal.NewerError](err)
	_, other := errors.AsType[*journal.NotPlainError](err)
	return unwritable || locked || damaged || newer || other
}

func fateOfCall(e *kakao.Error) Fate {
	if e.Op == kakao.OpRefresh {
		return fateOfRefresh(e)
	}
	switch e.Code {
	case kakao.CodeNoConsent:
		return NeedsConsent
	case kakao.CodeBadToken, "-101": // -101: not linked to the app (any more)
		return NeedsLogin
	}
	switch {
	case e.Kind == kakao.NoAnswer && !e.Written:
		return Queued
	case e.Status == http.StatusServiceUnavailable, e.Status == http.StatusTooManyRequests, e.Code == "-7", e.Code == "-9798":
		return Queued
	case e.Kind == kakao.NoAnswer, e.Kind == kakao.BadAnswer, e.Status >= 500, e.Code == "-1", e.Code == "-603":
		return Unknown
	}
	return Refused
}

// fateOfRefresh judges a refresh before a send: whatever became of it, nothing of the message was written.
func fateOfRefresh(e *kakao.Error) Fate {
	switch {
	case e.Code == kakao.CodeBadRefresh:
		return NeedsLogin
	case transient(e):
		return Queued
	}
	return Refused
}

// transient is true for a failure of the token endpoint that a later try may not meet (3.4, 7.3).
func transient(e *kakao.Error) bool {
	return e.Kind != kakao.Refused || e.Status >= 500 || e.Status == http.StatusTooManyRequests ||
		e.Code == "KOE003" || e.Code == kakao.CodeTokenRate || e.Code == "-1"
}

// observed turns a finished call into an Event.
func (s *Session) observed(c kakao.Call) {
	e := Event{At: c.Started, Op: c.Op, Fate: FateOf(c.Err), Duration: c.Duration, Status: c.Status, Err: c.Err}
	if c.Op.Sends() {
		s.mu.Lock()
		e.What = s.what
		if s.journal != nil { // told when the outcome is written down
			s.sent = &e
		}
		s.mu.Unlock()
	}
	if s.journal != nil && c.Op.Sends() {
		return
	}
	s.record(c, e)
	s.observe(e)
}
