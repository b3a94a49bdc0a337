package journal

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strings"
	"time"
)

// Evidence is what is known about a request's way when an attempt begins.
type Evidence int

const (
	NotWritten Evidence = iota // nothing has left; Leave says later that something may
	Leaving                    // the first byte may leave from now on
)

// OpenAttempt is an attempt under way. Finish it; Sender.Close settles one that is not.
type OpenAttempt struct {
	s *Sender
	j *Journal
	m Message // as it was last seen by this attempt
}

// Outcome is how an attempt ended, by evidence.
type Outcome struct {
	State     State     // Sent, Unknown, Refused, or Queued for what was for sure not taken
	Wait      Wait      // with Queued: WaitConsent or WaitLogin instead of a time
	NotBefore time.Time // with Queued: Kakao's Retry-After, capped; the back-off may be longer
	Written   bool      // the request was written, or may have been
	Status    int
	Code      string
	Error     string // safe to keep and to show
	Duration  time.Duration
}

// Begin takes a queued message for sending, before its request is written. With Leaving it may be the only entry before
// the request; otherwise Leave must be called. Errors: ErrNotFound; *StateError when it is not queued (any more) or has
// expired, and then it must not be sent; *NotWritableError.
func (s *Sender) Begin(ctx context.Context, id string, e Evidence) (*OpenAttempt, error) {
	var a *OpenAttempt
	err := s.j.write(ctx, "writing down that a message is being sent", func(ctx context.Context, tx *sql.Tx) error {
		m, err := find(ctx, tx, id)
		if err == nil {
			a, err = s.take(ctx, tx, &m, e)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	s.underWay.Add(1)
	return a, nil
}

// take begins an attempt of a message, if it is queued.
func (s *Sender) take(ctx context.Context, tx *sql.Tx, m *Message, e Evidence) (*OpenAttempt, error) {
	if m.State != Queued || !m.Expires.After(s.j.now()) {
		return nil, &StateError{ID: m.ID, State: m.State, Step: "begin"}
	}
	return s.begin(ctx, tx, m, e)
}

// AddAndBegin is Add and then Begin with Leaving for the first part to the first recipients, as many as share a request,
// written to disk at once: what a send costs when nothing waits. There are no attempts, and the messages are only added,
// when anything else is queued for one of the accounts or when they are to wait. Errors are those of Add.
func (s *Sender) AddAndBegin(ctx context.Context, in Intent, share int, accounts ...Account) ([]Message, []*OpenAttempt, error) {
	if err := in.check(); err != nil {
		return nil, nil, err
	}
	var out []Message
	var begun []*OpenAttempt
	err := s.j.write(ctx, "writing down a message that is being sent", func(ctx context.Context, tx *sql.Tx) error {
		others, err := queuedFor(ctx, tx, accounts)
		if err != nil {
			return err
		}
		if out, err = s.j.prepare(ctx, tx, in); err != nil {
			return err
		}
		if others || in.Wait != NoWait {
			return s.j.insertAll(ctx, tx, out)
		}
		first := firstParts(out, share)
		for _, m := range first {
			s.beginning(m, Leaving) // written down as under way from the start
		}
		if err := s.j.insertAll(ctx, tx, out); err != nil {
			return err
		}
		for _, m := range first {
			a, err := s.attempt(ctx, tx, m)
			if err != nil {
				return err
			}
			begun = append(begun, a)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	s.underWay.Add(int32(len(begun)))
	return out, begun, nil
}

// queuedFor says whether anything waits for one of the accounts.
func queuedFor(ctx context.Context, tx *sql.Tx, accounts []Account) (bool, error) {
	if len(accounts) == 0 {
		return false, nil
	}
	theirs, args := make([]string, len(accounts)), []any{}
	for i, of := range accounts {
		theirs[i], args = "app = ? AND sender = ?", append(args, of.App, of.Sender)
	}
	return exists(ctx, tx, "state = 'queued' AND ("+strings.Join(theirs, " OR ")+")", args...)
}

// firstParts are the first parts for the first n recipients of messages that were just made.
func firstParts(made []Message, n int) []*Message {
	var out []*Message
	for i := range made {
		if made[i].Part == 1 && len(out) < n {
			out = append(out, &made[i])
		}
	}
	return out
}

// begin opens the next attempt of a message that is in the journal.
func (s *Sender) begin(ctx context.Context, tx *sql.Tx, m *Message, e Evidence) (*OpenAttempt, error) {
	if m.NoBody { // its text goes when it is delivered
		if err := s.j.hide(); err != nil {
			return nil, err
		}
	}
	s.beginning(m, e)
	// What is queued or under way holds nothing back that it did not hold back before.
	if err := save(ctx, tx, m); err != nil {
		return nil, err
	}
	return s.attempt(ctx, tx, m)
}

// beginning is what the next attempt means for the message.
func (s *Sender) beginning(m *Message, e Evidence) {
	now := s.j.now()
	m.State, m.Wait, m.Attempts = Sending, NoWait, m.Attempts+1
	m.Last = Attempt{N: m.Attempts, Started: now, PID: os.Getpid(), Owner: s.owner}
	if e == Leaving {
		m.Last.Written = now
	}
}

// attempt writes the attempt itself down.
func (s *Sender) attempt(ctx context.Context, tx *sql.Tx, m *Message) (*OpenAttempt, error) {
	_, err := tx.ExecContext(ctx, "INSERT INTO attempts (message, n, started, written, pid, owner) VALUES (?, ?, ?, ?, ?, ?)",
		m.Seq, m.Last.N, micro(m.Last.Started), micro(m.Last.Written), m.Last.PID, m.Last.Owner)
	return &OpenAttempt{s: s, j: s.j, m: *m}, err
}

// N is the attempt's number.
func (a *OpenAttempt) N() int { return a.m.Last.N }

// Leave writes down that the request may leave from now on. Call it before the first byte is written, and write none
// when it fails: a process that dies in between would have its message sent twice. Errors: *StateError when the attempt
// is not under way any more; *NotWritableError.
func (a *OpenAttempt) Leave(ctx context.Context) error {
	now := a.j.now()
	err := a.j.write(ctx, "writing down that a request leaves", func(ctx context.Context, tx *sql.Tx) error {
		m, err := a.load(ctx, tx)
		if err != nil {
			return err
		}
		if m.State != Sending || m.Attempts != a.N() {
			return &StateError{ID: m.ID, State: m.State, Step: "leave"}
		}
		_, err = tx.ExecContext(ctx, "UPDATE attempts SET written = ? WHERE message = ? AND n = ? AND written = 0", micro(now), m.Seq, a.N())
		return err
	})
	if err == nil && a.m.Last.Written.IsZero() {
		a.m.Last.Written = now
	}
	return err
}

// Finish writes the outcome down and returns the message as it is now. It is not given up when ctx is: an outcome that is
// known must not be lost to an interrupt. An attempt that was meanwhile held for lost may still be finished, as long as
// nobody has decided about its message. Errors: *StateError, *NotWritableError (the message then becomes unknown when its
// process is gone, or queued if nothing had left).
func (a *OpenAttempt) Finish(ctx context.Context, o Outcome) (Message, error) {
	var m Message
	if err := o.check(); err != nil {
		return m, err
	}
	err := a.j.write(context.WithoutCancel(ctx), "writing down how a message went", func(ctx context.Context, tx *sql.Tx) (err error) {
		if m, err = a.load(ctx, tx); err == nil {
			err = a.finish(ctx, tx, &m, o)
		}
		return err
	})
	if err == nil {
		a.s.underWay.Add(-1)
	}
	return m, err
}

// finish ends an attempt of the message as it is in the journal.
func (a *OpenAttempt) finish(ctx context.Context, tx *sql.Tx, m *Message, o Outcome) error {
	late := m.Last.Gone && m.State == Unknown && m.Decided == NoDecision
	if m.Attempts != a.N() || (m.State != Sending && !late) {
		return &StateError{ID: m.ID, State: m.State, Step: "finish"}
	}
	now := a.j.now()
	if err := a.end(ctx, tx, m, o, now); err != nil {
		return err
	}
	a.j.apply(m, o, now)
	if !late && !holding(m.State) {
		return save(ctx, tx, m)
	}
	return settleText(ctx, tx, m)
}

func (o *Outcome) check() error {
	switch {
	case o.State != Sent && o.State != Unknown && o.State != Refused && o.State != Queued:
		return errors.New("an attempt ends as sent, unknown, refused or queued")
	case o.Wait != NoWait && (o.State != Queued || o.Wait == WaitPart):
		return errors.New("only a queued message waits, for consent or login")
	}
	return nil
}

// load is the message as it is in the journal. Every change of a message has a number of its own: while that is the same,
// what the attempt knows is true, and reading it all again would cost a third of writing a message down.
func (a *OpenAttempt) load(ctx context.Context, tx *sql.Tx) (Message, error) {
	var rev int64
	err := tx.QueryRowContext(ctx, "SELECT rev FROM messages WHERE seq = ? AND id = ?", a.m.Seq, a.m.ID).Scan(&rev)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Message{}, ErrNotFound // the file was exchanged while the request was under way
	case err != nil:
		return Message{}, err
	case rev == a.m.Rev:
		return a.m, nil
	}
	found, err := many(ctx, tx, "WHERE m.seq = ?", a.m.Seq)
	if err != nil {
		return Message{}, err
	}
	return found[0], nil
}

// end closes the attempt's own row.
func (a *OpenAttempt) end(ctx context.Context, tx *sql.Tx, m *Message, o Outcome, now time.Time) error {
	last := &m.Last
	switch {
	case o.State == Queued && !o.Written: // what was written down before the request is corrected by what was seen of it
		last.Written = time.Time{}
	case o.Written && last.Written.IsZero():
		last.Written = now
	}
	if o.Duration == 0 {
		o.Duration = max(0, now.Sub(a.m.Last.Started))
	}
	last.Ended, last.Fate, last.Wait, last.Status, last.Code, last.Error = now, o.State, o.Wait, o.Status, o.Code, o.Error
	last.Duration, last.Gone = o.Duration.Truncate(time.Microsecond), false
	_, err := tx.ExecContext(ctx, `UPDATE attempts SET written = ?, ended = ?, fate = ?, wait = ?, status = ?, code = ?, error = ?,
		duration = ?, gone = 0 WHERE message = ? AND n = ?`, micro(last.Written), micro(last.Ended), last.Fate, last.Wait, last.Status,
		last.Code, last.Error, last.Duration.Microseconds(), m.Seq, a.N())
	return err
}

// apply is what an outcome means for the message.
func (j *Journal) apply(m *Message, o Outcome, now time.Time) {
	m.State, m.Wait, m.Done, m.Delivered = o.State, o.Wait, now, time.Time{}
	switch {
	case o.State == Sent:
		m.Delivered = now
	case o.State == Queued && o.Wait != NoWait:
		m.Done, m.Next = time.Time{}, now
	case o.State == Queued:
		m.Failures++
		m.Done, m.Next = time.Time{}, j.o.Backoff.next(now, m.Failures, j.o.Random(), o.NotBefore)
	}
}
