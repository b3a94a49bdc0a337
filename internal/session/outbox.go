package session

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// Intent is what a person or a script wants sent, and how it is kept.
type Intent struct {
	// Parts are one message, or a text in parts, in the order in which they go out.
	Parts []Message
	// To are UUIDs of friends, each counted once, and "me" for oneself; none is oneself alone.
	To []string
	// Key is never delivered twice; "" for none.
	Key string
	// Expire is how long it may stay in the outbox; 0 is journal.DefaultExpire.
	Expire time.Duration
	// Origin says who sends ("app", "send", "watch", "run"); "" is the session's own.
	Origin string
	// NoBody keeps only a hash of the text once it is delivered or given up.
	NoBody bool
	// OnUnknown says what becomes of an earlier message with the same key of which nobody knows whether it arrived.
	OnUnknown OnUnknown
	// Replaces is the id of a refused or expired message of the outbox that this one is sent in place of. It is given up when
	// this one is kept, and with it the later parts of its text that wait for it.
	Replaces string
}

// OnUnknown is a decision about messages whose outcome nobody knows, made beforehand.
type OnUnknown int

const (
	AskPerson OnUnknown = iota // they stay until a person decides
	Resend                     // they are sent once more
)

// Receipt is what became of an intent.
type Receipt struct {
	Messages []Delivery // of the intent: all parts for the first recipient, then all for the next
	Earlier  []Delivery // what had waited in the outbox and was tried before it
	// Already says that the key was delivered before, so that nothing was sent.
	Already bool
}

// Delivery is one message and its state.
type Delivery struct {
	ID          string // empty for what was delivered so long ago that only its key is left
	State       journal.State
	Part, Parts int
	To, Key     string // To is "me" or a friend's UUID
	Name        string // the friend's nickname, where it is known
	What        string // beginning of the text
	At          time.Time
	Wait        journal.Wait // what a queued message waits for besides its time
	Next        time.Time    // when a queued message may go
	// Err is nil when it was delivered, else an *UndeliveredError.
	Err error
}

// deliveryOf is a message of the journal with the error of its last attempt as far as the journal keeps it, or with cause.
func deliveryOf(m journal.Message, cause error) Delivery {
	d := Delivery{
		ID: m.ID, State: m.State, Part: m.Part, Parts: m.Parts, To: m.Recipient, Key: m.Key, What: beginning(m.Text),
		Wait: m.Wait, Next: m.Next,
	}
	for _, at := range []time.Time{m.Delivered, m.Done, m.Last.Ended, m.Created} {
		if d.At = at; !at.IsZero() {
			break
		}
	}
	if m.State == journal.Sent {
		return d
	}
	if cause == nil {
		cause = attemptError(m.Recipient, m.Last)
	}
	d.Err = &UndeliveredError{ID: m.ID, State: m.State, Wait: m.Wait, Next: m.Next, Err: cause}
	return d
}

// Undelivered is why a message of the journal is not delivered, an *UndeliveredError; nil when it was.
func Undelivered(m journal.Message) error { return deliveryOf(m, nil).Err }

// AttemptError is the error that an attempt of a message to oneself ended with, made again from what the journal keeps of
// it: nil when it went well or is under way. It tells the same story as the original, without its cause.
func AttemptError(a journal.Attempt) error { return attemptError(toMe, a) }

// attemptError is AttemptError for a message to whomever.
func attemptError(to string, a journal.Attempt) error {
	switch {
	case a.Fate == "" || a.Fate == journal.Sent:
		return nil
	case a.Code == codeLocal && a.Wait == journal.WaitLogin:
		return &LoginNeededError{Reason: LoginNone}
	case a.Code == codeLocal:
		return errors.New(a.Error)
	case a.Gone:
		return ErrCutShort
	}
	e := &kakao.Error{Op: OpOf(to), Status: a.Status, Code: a.Code, Written: !a.Written.IsZero()}
	if strings.HasPrefix(a.Code, "KOE") {
		e.Op = kakao.OpRefresh
	}
	switch {
	case a.Code != "":
		e.Kind, e.Message = kakao.Refused, a.Error
		if a.Code == kakao.CodeNoConsent {
			e.RequiredScopes = slices.Clone(requiredFor(to))
		}
		return e
	case a.Status != 0:
		e.Kind = kakao.BadAnswer
	}
	if a.Error != "" {
		e.Err = errors.New(a.Error)
	}
	return e
}

// OpOf is the call that sends to a recipient ("me" or a UUID).
func OpOf(to string) kakao.Operation {
	if to == toMe {
		return kakao.OpSendToMe
	}
	return kakao.OpSendToFriends
}

// requiredFor are the scopes that a message to a recipient needs.
func requiredFor(to string) []string {
	if to == toMe {
		return Required
	}
	return RequiredForFriends
}

// Outbox is every message that was not delivered for sure and not given up, oldest first.
func (s *Session) Outbox(ctx context.Context) ([]journal.Message, error) {
	if s.journal == nil {
		return nil, nil
	}
	if err := s.settle(ctx); err != nil {
		return nil, err
	}
	return s.journal.List(ctx, journal.Undelivered...)
}

// settle makes the states true: what lost its process is settled and the stale expire. Where nothing can be written
// they are shown as they are.
func (s *Session) settle(ctx context.Context) error {
	_, err := s.journal.Recover(ctx)
	if err == nil {
		_, err = s.journal.Expire(ctx)
	}
	if _, ok := errors.AsType[*journal.NotWritableError](err); ok {
		return nil
	}
	return err
}
