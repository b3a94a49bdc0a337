package session

import (
	"context"
	"errors"
	"maps"
	"slices"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// turn is one time of having the right to send, which one process has at a time.
type turn struct {
	s      *Session
	right  *journal.Sender
	report func(Delivery)
	// waiting are the messages that somebody asks for just now and that were not tried yet: what stands in their way is tried
	// even before its time, and the turn is over with the last of them.
	waiting map[string]bool
	// begun are attempts of the first of them, when they were begun with the writing, and first their messages; access is for
	// them.
	begun  []*journal.OpenAttempt
	first  []journal.Message
	access kakao.Secret
	done   map[string]Delivery // by id: tried in this turn
	order  []Delivery
	full   map[string]error // by recipient: why they get no more today
	halted error            // why nothing more goes out in this turn
}

// takeTurn waits for the right to send for SenderWait at most. Errors: *BusyError; those of journal.Sender.
func (s *Session) takeTurn(ctx context.Context, report func(Delivery)) (*turn, error) {
	if s.beforeTurn != nil {
		s.beforeTurn()
	}
	wait, cancel := context.WithTimeout(ctx, SenderWait)
	defer cancel()
	right, err := s.journal.Sender(wait)
	if err != nil {
		if _, ok := errors.AsType[*journal.LockError](err); ok {
			err = &BusyError{Err: err}
		}
		return nil, err
	}
	return s.newTurn(right, report), nil
}

func (s *Session) newTurn(right *journal.Sender, report func(Delivery)) *turn {
	if report == nil {
		report = func(Delivery) {}
	}
	return &turn{s: s, right: right, report: report, done: map[string]Delivery{}, full: map[string]error{}}
}

func (t *turn) end() {
	if err := t.right.Close(); err != nil {
		t.s.warn(err)
	}
	t.s.purgeNow()
}

// Drain sends what is due, in order, and reports each message tried. It stops at the first sign that nothing gets through
// just now (no network, Kakao asks to wait, no login, an outcome that nobody knows); the rest stays queued with its time.
// What was refused stops nobody. Errors: *BusyError, the context's, and those of the journal.
func (s *Session) Drain(ctx context.Context, report func(Delivery)) error {
	if s.journal == nil {
		return nil
	}
	if err := s.settle(ctx); err != nil {
		return err
	}
	if err := s.release(ctx); err != nil {
		return err
	}
	at, ok, err := s.journal.Due(ctx)
	if err != nil || !ok || at.After(s.now()) {
		return err
	}
	t, err := s.takeTurn(ctx, report)
	if err != nil {
		return err
	}
	defer t.end()
	if err := t.run(ctx, 0); err != nil {
		return err
	}
	return ctx.Err()
}

// release makes due what waited for a login or a consent that came since.
func (s *Session) release(ctx context.Context) error {
	tokens, err := s.Tokens()
	if err != nil || !s.usable(tokens) {
		return nil // sending finds out what is wrong
	}
	queued, err := s.journal.List(ctx, journal.Queued)
	if err != nil {
		return err
	}
	if tokens.UserID == 0 && slices.ContainsFunc(queued, func(m journal.Message) bool { return m.Sender != "" }) && s.identify(ctx) == nil {
		if tokens, err = s.Tokens(); err != nil {
			return nil
		}
	}
	var ready []string
	for _, m := range queued {
		switch {
		case !s.ours(tokens, m):
		case m.Wait == journal.WaitLogin && tokens.IssuedAt.After(m.Last.Ended),
			m.Wait == journal.WaitConsent && tokens.Scopes != nil && len(missing(requiredFor(m.Recipient), tokens.Scopes)) == 0:
			ready = append(ready, m.ID)
		}
	}
	if len(ready) == 0 {
		return nil
	}
	return s.journal.Hasten(ctx, ready...)
}

// serve sends the messages that somebody asks for, after what is due before the last of them. Errors as of run.
func (t *turn) serve(ctx context.Context, ours []journal.Message) error {
	last := int64(0)
	t.waiting = map[string]bool{}
	for _, m := range ours {
		last = max(last, m.Seq)
		t.waiting[m.ID] = true
	}
	if t.begun != nil {
		if err := t.send(ctx, t.first); err != nil {
			return err
		}
	} else if err := t.s.release(ctx); err != nil {
		return err
	}
	if len(t.waiting) == 0 {
		return nil
	}
	return t.run(ctx, last)
}

// run sends what is due up to the message numbered upTo, or everything when that is 0. Errors: those of the journal, with
// which nothing more was sent.
func (t *turn) run(ctx context.Context, upTo int64) error {
	for t.halted == nil {
		group, err := t.next(ctx, upTo)
		if err != nil || len(group) == 0 {
			return err
		}
		if slices.ContainsFunc(group, func(m journal.Message) bool { return t.tried(m.ID) }) {
			return nil
		}
		if err := t.send(ctx, group); err != nil {
			return err
		}
		if upTo > 0 && len(t.waiting) == 0 {
			return nil
		}
	}
	return nil
}

func (t *turn) tried(id string) bool {
	_, tried := t.done[id]
	return tried
}

// note takes down how messages that shared a request fared, and whether others would fare the same: all of them, when the
// call as a whole failed in a way that says so or the sender's day is used up; those to the same friend, when theirs is.
func (t *turn) note(whole error, all ...Delivery) {
	for _, d := range all {
		switch code := kakao.CodeOf(d.Err); {
		case quotaOfReceiver[code]:
			t.full[d.To] = errors.Unwrap(d.Err)
		case t.halted == nil && (quotaCodes[code] || whole != nil && halts(d.Err)):
			t.halted = errors.Unwrap(d.Err)
		}
		t.add(d)
	}
}

// add takes down what became of a message in this turn.
func (t *turn) add(d Delivery) {
	delete(t.waiting, d.ID)
	t.done[d.ID] = d
	t.order = append(t.order, d)
	t.report(d)
}

// next are the messages that go out next, in one request; none when nothing does.
func (t *turn) next(ctx context.Context, upTo int64) ([]journal.Message, error) {
	if err := ctx.Err(); err != nil {
		t.halted = err
		return nil, nil
	}
	tokens, err := t.s.Tokens()
	if err != nil {
		return nil, err
	}
	want := journal.Group{
		Accounts: t.s.accounts(tokens), Not: slices.Sorted(maps.Keys(t.full)), UpTo: upTo, Max: kakao.MaxReceivers, Alone: toMe,
	}
	for {
		group, err := t.right.NextGroup(ctx, want)
		if err != nil || len(group) > 0 {
			return group, err
		}
		hurried, err := t.hurry(ctx, upTo)
		if err != nil || !hurried {
			return nil, err
		}
	}
}

// hurry makes due what holds back the messages that somebody asks for, and says whether there was such a one. A person or
// a script that sends now is a reason to look again whether there is a network, a login or a consent; but when Kakao
// itself asked to wait, that time is kept.
func (t *turn) hurry(ctx context.Context, upTo int64) (bool, error) {
	if len(t.waiting) == 0 {
		return false, nil
	}
	tokens, err := t.s.Tokens()
	if err != nil {
		return false, err
	}
	queued, err := t.s.journal.List(ctx, journal.Queued)
	if err != nil {
		return false, err
	}
	var ready []string
	rows := map[string]bool{} // a recipient's row whose first message was seen
	for _, m := range queued {
		row := m.Sender + " " + m.Recipient
		if m.Seq > upTo || m.Wait == journal.WaitPart || rows[row] || !t.s.ours(tokens, m) {
			continue
		}
		rows[row] = true
		if !t.tried(m.ID) && t.full[m.Recipient] == nil && (m.Wait != journal.NoWait || m.Next.After(t.s.now()) && m.Last.Status == 0) {
			ready = append(ready, m.ID)
		}
	}
	if len(ready) == 0 {
		return false, nil
	}
	err = t.s.journal.Hasten(ctx, ready...)
	return err == nil, err
}

// halts says whether an attempt's failure would meet the next message too.
func halts(err error) bool {
	switch FateOf(err) {
	case Sent:
		return false
	case Queued, Unknown, NeedsLogin:
		return true
	}
	return refusedRefresh(err)
}

// quotaCodes are Kakao's words that the day's messages are used up (kakao-api.md 7.4), quotaOfReceiver those of them that
// concern one recipient: all that they may get, or get from this sender.
var (
	quotaCodes      = map[string]bool{"-10": true, "-532": true, "-533": true, "-536": true}
	quotaOfReceiver = map[string]bool{"-533": true, "-536": true}
)
