package session

import (
	"errors"
	"fmt"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

var (
	// ErrNoJournal: the session was opened without a journal, so there is no outbox.
	ErrNoJournal = errors.New("this session keeps no journal")
	// ErrCutShort: the process that was sending ended before the outcome was known.
	ErrCutShort = errors.New("the process that was sending ended before it knew the outcome")
)

// UndeliveredError says that a message is in the journal and was not delivered for sure: in the outbox, where it will go
// out by itself or waits for a person, or refused, expired or given up.
type UndeliveredError struct {
	ID    string
	State journal.State
	Wait  journal.Wait // what a queued one waits for besides its time
	Next  time.Time    // when a queued one may go
	Err   error        // why; nil when the journal does not say
}

func (e *UndeliveredError) Error() string {
	text := fmt.Sprintf("message %s is %s", e.ID, e.State)
	if e.Wait != journal.NoWait {
		text += ", waiting for " + string(e.Wait)
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *UndeliveredError) Unwrap() error { return e.Err }

// fate judges by the state, which was decided by evidence.
func (e *UndeliveredError) fate() Fate {
	switch e.State {
	case journal.Sent:
		return Sent
	case journal.Unknown:
		return Unknown
	case journal.Queued, journal.Sending:
	default:
		return Refused
	}
	if behind, ok := errors.AsType[*BehindError](e.Err); ok {
		return behind.passedOn(e.Wait)
	}
	switch e.Wait {
	case journal.WaitLogin:
		return NeedsLogin
	case journal.WaitConsent:
		return NeedsConsent
	}
	switch {
	case errors.Is(e.Err, ErrNoLogin):
		return NeedsLogin
	case refusedRefresh(e.Err):
		return Refused
	}
	return Queued
}

// refusedRefresh tells a refusal that is not about the message: the app's settings must be mended, then it can go.
func refusedRefresh(err error) bool {
	e, ok := errors.AsType[*kakao.Error](err)
	return ok && e.Op == kakao.OpRefresh && fateOfRefresh(e) == Refused
}

// BehindError says that a message was not tried, because one before it could not go out.
type BehindError struct {
	// Err is what stopped the one before it; nil when that waits for its time.
	Err error
	// Fate is what became of the one before it. NeedsLogin and NeedsConsent are this message's fate too, and Refused is when
	// it is a later part of the same text; otherwise it goes out by itself.
	Fate Fate
}

// passedOn is the fate of a message that waits behind another.
func (e *BehindError) passedOn(wait journal.Wait) Fate {
	switch {
	case e.Fate == NeedsLogin, e.Fate == NeedsConsent, e.Fate == Refused && wait == journal.WaitPart:
		return e.Fate
	}
	return Queued
}

func (e *BehindError) Error() string {
	if e.Err == nil {
		return "a message before it waits"
	}
	return "a message before it could not go out: " + e.Err.Error()
}

func (e *BehindError) Unwrap() error { return e.Err }

// BusyError says that another process was sending for all of the time that the caller would wait. The messages are in
// the outbox.
type BusyError struct{ Err error }

func (e *BusyError) Error() string { return "another kakaotui is sending: " + e.Err.Error() }
func (e *BusyError) Unwrap() error { return e.Err }

// HeldError says that Kakao was not asked for a token, because it would have refused (KOE237, kakao-api.md 7.3).
type HeldError struct{ Until time.Time }

func (e *HeldError) Error() string {
	return "Kakao gives this person no more tokens before " + e.Until.Format(time.RFC3339)
}

// NotRecordedError warns that the outcome of a message is known and could not be written down: the outbox will show it as
// unknown.
type NotRecordedError struct {
	ID    string
	State journal.State // the outcome
	Err   error
}

func (e *NotRecordedError) Error() string {
	return fmt.Sprintf("message %s is %s, which could not be written down: %v", e.ID, e.State, e.Err)
}

func (e *NotRecordedError) Unwrap() error { return e.Err }

// worst is the error of the delivery that matters most, in the order of the exit codes (interface.md).
func worst(all []Delivery) error {
	rank := map[Fate]int{Unknown: 5, Queued: 4, Refused: 3, NeedsConsent: 2, NeedsLogin: 1}
	var found error
	for _, d := range all {
		if d.Err != nil && (found == nil || rank[FateOf(d.Err)] > rank[FateOf(found)]) {
			found = d.Err
		}
	}
	return found
}
