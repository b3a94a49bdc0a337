package session

import (
	"context"
	"errors"
	"strings"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// Intent is what a person or a script wants sent, and how it is kept.
type Intent struct {
	// Parts are one message, or a text in parts, in the order in which they go out.
	Parts []Message
	// To are UUIDs of friends; none is oneself.
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
}

// OnUnknown is a decision about messages whose outcome nobody knows, made beforehand.
type OnUnknown int

const (
	AskPerson OnUnknown = iota // they stay until a person decides
	Resend                     // they are sent once more
)

// Receipt is what became of an intent.
type Receipt struct {
	Messages []Delivery // of the intent, in order
	Earlier  []Delivery // what had waited in the outbox and was tried before it
	// Already says that the key was delivered before, so that nothing was sent.
	Already bool
}

// Delivery is one message and its state.
type Delivery struct {
	ID          string // empty for what was delivered so long ago that only its key is left
	State       journal.State
	Part, Parts int
	To, Key     string
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
		cause = AttemptError(m.Last)
	}
	d.Err = &UndeliveredError{ID: m.ID, State: m.State, Wait: m.Wait, Next: m.Next, Err: cause}
	return d
}

// AttemptError is the error that an attempt ended with, made again from what the journal keeps of it: nil when it went
// well or is under way. It tells the same story as the original, without its cause.
func AttemptError(a journal.Attempt) error {
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
	e := &kakao.Error{Op: kakao.OpSendToMe, Status: a.Status, Code: a.Code, Written: !a.Written.IsZero()}
	if strings.HasPrefix(a.Code, "KOE") {
		e.Op = kakao.OpRefresh
	}
	switch {
	case a.Code != "":
		e.Kind, e.Message = kakao.Refused, a.Error
		return e
	case a.Status != 0:
		e.Kind = kakao.BadAnswer
	}
	if a.Error != "" {
		e.Err = errors.New(a.Error)
	}
	return e
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

// Retry sends messages of the outbox now. Without ids these are all that are queued; with ids, or unique beginnings of
// ids, also unknown, refused and expired ones, which is a person's decision. The receipt lists them. Errors: those of
// journal.Retry, with nothing sent; else the worst *UndeliveredError.
func (s *Session) Retry(ctx context.Context, ids ...string) (Receipt, error) {
	if s.journal == nil {
		return Receipt{}, ErrNoJournal
	}
	messages, err := s.journal.Retry(ctx, ids...)
	if err != nil || len(messages) == 0 {
		return Receipt{}, err
	}
	return s.dispatch(ctx, nil, messages)
}

// Drop gives messages up. Errors as of journal.Retry.
func (s *Session) Drop(ctx context.Context, ids ...string) ([]journal.Message, error) {
	if s.journal == nil {
		return nil, ErrNoJournal
	}
	return s.journal.Drop(ctx, ids...)
}

// MarkSent takes a person's word that messages did arrive. Errors as of journal.Retry.
func (s *Session) MarkSent(ctx context.Context, ids ...string) ([]journal.Message, error) {
	if s.journal == nil {
		return nil, ErrNoJournal
	}
	return s.journal.MarkSent(ctx, ids...)
}
