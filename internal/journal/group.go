package journal

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// Group says which messages may go out next, and which of them may share a request.
type Group struct {
	Accounts []Account // whose messages; none is anybody's
	Not      []string  // recipients that are passed over
	UpTo     int64     // messages up to this Seq; 0 is all
	Max      int       // how many may share a request
	Alone    string    // the recipient whose messages share none
}

// NextGroup is the message that goes out next, as Next has it, and the same part of the same intent to other recipients,
// as far as that is due too: at most Max messages, oldest first, none when nothing is due.
func (s *Sender) NextGroup(ctx context.Context, g Group) ([]Message, error) {
	var found []Message
	err := s.j.write(ctx, "looking for the next messages", func(ctx context.Context, tx *sql.Tx) error {
		now := s.j.now()
		if _, err := expire(ctx, tx, now); err != nil {
			return err
		}
		where, args := g.where()
		where, args = "WHERE "+heads+"AND m.next <= ? "+where, append([]any{micro(now)}, args...)
		var err error
		if found, err = many(ctx, tx, where+"ORDER BY m.seq LIMIT 1", args...); err != nil || len(found) == 0 {
			return err
		}
		first := found[0]
		if g.Max < 2 || first.Recipient == g.Alone {
			return nil
		}
		alike, err := many(ctx, tx, where+"AND m.seq > ? AND m.intent = ? AND m.part = ? AND m.recipient <> ? ORDER BY m.seq LIMIT ?",
			append(args, first.Seq, first.Intent, first.Part, g.Alone, g.Max-1)...)
		found = append(found, alike...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

func (g Group) where() (string, []any) {
	where, args := "", []any{}
	if len(g.Accounts) > 0 {
		where += "AND (m.app, m.sender) IN (VALUES "
		for i, a := range g.Accounts {
			if i > 0 {
				where += ", "
			}
			where, args = where+"(?, ?)", append(args, a.App, a.Sender)
		}
		where += ") "
	}
	if len(g.Not) > 0 {
		where, args = where+"AND m.recipient NOT IN ("+marks(len(g.Not))+") ", append(args, values(g.Not)...)
	}
	if g.UpTo > 0 {
		where, args = where+"AND m.seq <= ? ", append(args, g.UpTo)
	}
	return where, args
}

// BeginAll is Begin for messages that share a request, by their whole ids, written to disk at once. One that is not queued (any more) must not
// be sent: nil stands in its place. Errors: ErrNotFound, *NotWritableError, with none begun.
func (s *Sender) BeginAll(ctx context.Context, ids []string, e Evidence) ([]*OpenAttempt, error) {
	out := make([]*OpenAttempt, len(ids))
	n := int32(0)
	err := s.j.write(ctx, "writing down that messages are being sent", func(ctx context.Context, tx *sql.Tx) error {
		found, err := many(ctx, tx, "WHERE m.id IN ("+marks(len(ids))+")", values(ids)...)
		if err != nil {
			return err
		}
		for i, id := range ids {
			at := slices.IndexFunc(found, func(m Message) bool { return m.ID == id })
			if at < 0 {
				return ErrNotFound
			}
			a, err := s.take(ctx, tx, &found[at], e)
			if _, decided := errors.AsType[*StateError](err); decided {
				continue
			}
			if err != nil {
				return err
			}
			out[i] = a
			n++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.underWay.Add(n)
	return out, nil
}

// End is an attempt and how it ended.
type End struct {
	Attempt *OpenAttempt
	Outcome Outcome
}

// FinishAll is Finish for messages that shared a request, written to disk at once: the messages as they are now, and in
// the same places what kept an outcome from being written down, as Finish has it. The others are written all the same.
func (s *Sender) FinishAll(ctx context.Context, ends []End) ([]Message, []error) {
	messages, errs := make([]Message, len(ends)), make([]error, len(ends))
	fail := func(err error) ([]Message, []error) {
		for i := range errs {
			errs[i] = err
		}
		return messages, errs
	}
	for _, e := range ends {
		if err := e.Outcome.check(); err != nil {
			return fail(err)
		}
	}
	n := int32(0)
	err := s.j.write(context.WithoutCancel(ctx), "writing down how messages went", func(ctx context.Context, tx *sql.Tx) error {
		for i, e := range ends {
			m, err := e.Attempt.load(ctx, tx)
			if errs[i] = err; err == nil {
				errs[i] = e.Attempt.finish(ctx, tx, &m, e.Outcome)
				messages[i] = m
			}
			_, decided := errors.AsType[*StateError](errs[i])
			switch {
			case errs[i] == nil:
				n++
			case !decided && !errors.Is(errs[i], ErrNotFound):
				return errs[i]
			}
		}
		return nil
	})
	if err != nil {
		return fail(err)
	}
	s.underWay.Add(-n)
	return messages, errs
}
