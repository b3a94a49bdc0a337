package journal

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"
)

// Retry makes messages due now. Without ids these are all that are queued, whatever they wait for (a part behind an
// unknown one goes on waiting). With ids, or unique beginnings of ids, unknown, refused and expired ones are queued again
// too, and may stay so for as long as at first: that is a person's decision. All or none. It returns those that are now
// queued. Errors: ErrNotFound, *AmbiguousError, *StateError, *KeyTakenError, *BodyGoneError, *NotWritableError.
func (j *Journal) Retry(ctx context.Context, ids ...string) ([]Message, error) {
	if len(ids) == 0 {
		return j.hurry(ctx, "")
	}
	return j.decide(ctx, "retry", ids, queueAgain, retriable...)
}

// retriable are the states that Retry leads out of.
var retriable = []State{Queued, Unknown, Refused, Expired}

// queueAgain queues a message once more.
func queueAgain(ctx context.Context, tx *sql.Tx, m *Message, now time.Time) error {
	switch {
	case m.BodyGone:
		return &BodyGoneError{ID: m.ID}
	case m.State != Queued:
		if err := keyFree(ctx, tx, m.Key, m.Intent); err != nil {
			return err
		}
		m.Expires = now.Add(m.Expires.Sub(m.Created))
		m.Decided, m.Failures = DecidedRetry, 0
	}
	m.State, m.Done, m.Next = Queued, time.Time{}, now
	if m.Wait != WaitPart {
		m.Wait = NoWait
	}
	return nil
}

// RetrySeen is Retry for a person who saw the messages as they are given. What was not unknown then and is now stays so:
// the person did not decide that it may arrive twice. It returns all of them as they are now.
func (j *Journal) RetrySeen(ctx context.Context, seen ...Message) ([]Message, error) {
	ids := make([]string, len(seen))
	notUnknown := map[string]bool{}
	for i, m := range seen {
		ids[i] = m.ID
		notUnknown[m.ID] = m.State != Unknown
	}
	return j.decide(ctx, "retry", ids, func(ctx context.Context, tx *sql.Tx, m *Message, now time.Time) error {
		if m.State == Unknown && notUnknown[m.ID] {
			return nil
		}
		return queueAgain(ctx, tx, m, now)
	}, retriable...)
}

// Hasten makes messages due now, whatever they wait for (a part behind another goes on waiting). What is no longer queued
// is passed over: nobody decided that it may go again. Errors: ErrNotFound, *AmbiguousError, *NotWritableError.
func (j *Journal) Hasten(ctx context.Context, ids ...string) error {
	return j.write(ctx, "making messages due", func(ctx context.Context, tx *sql.Tx) error {
		now := j.now()
		for _, id := range ids {
			m, err := find(ctx, tx, id)
			if err != nil {
				return err
			}
			if m.State != Queued {
				continue
			}
			if err := queueAgain(ctx, tx, &m, now); err != nil {
				return err
			}
			if err := settleText(ctx, tx, &m); err != nil {
				return err
			}
		}
		return nil
	})
}

// Release makes due what waits for consent or for login, when a person has consented or logged in.
func (j *Journal) Release(ctx context.Context, w Wait) ([]Message, error) { return j.hurry(ctx, w) }

// hurry makes queued messages due: those that wait for w, or all.
func (j *Journal) hurry(ctx context.Context, w Wait) (out []Message, err error) {
	err = j.write(ctx, "making messages due", func(ctx context.Context, tx *sql.Tx) error {
		now := j.now()
		if _, err := expire(ctx, tx, now); err != nil {
			return err
		}
		where, args := "WHERE m.state = 'queued' ", []any{}
		if w != NoWait {
			where, args = where+"AND m.wait = ? ", append(args, w)
		}
		out, err = many(ctx, tx, where+"ORDER BY m.seq", args...)
		if err != nil {
			return err
		}
		for i := range out {
			m := &out[i]
			if !m.Next.After(now) && m.Wait == NoWait {
				continue
			}
			m.Next = now
			if m.Wait != WaitPart {
				m.Wait = NoWait
			}
			if err := settleText(ctx, tx, m); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// Drop gives messages up. Errors as of Retry.
func (j *Journal) Drop(ctx context.Context, ids ...string) ([]Message, error) {
	return j.decide(ctx, "drop", ids, giveUp, Queued, Unknown, Refused, Expired)
}

func giveUp(_ context.Context, _ *sql.Tx, m *Message, now time.Time) error {
	m.State, m.Wait, m.Done, m.Decided = Dropped, NoWait, now, DecidedToDrop
	return nil
}

// replace gives up a refused or expired message, and with it the later parts of its text that wait for it: they would
// otherwise go before what is sent in its place.
func replace(ctx context.Context, tx *sql.Tx, id string, now time.Time) error {
	m, err := find(ctx, tx, id)
	if _, many := errors.AsType[*AmbiguousError](err); many || errors.Is(err, ErrNotFound) {
		return &ReplaceError{ID: id, Err: err}
	}
	if err != nil {
		return err
	}
	if m.State != Refused && m.State != Expired {
		return &ReplaceError{ID: m.ID, Err: &StateError{ID: m.ID, State: m.State, Step: "replace"}}
	}
	later, err := many(ctx, tx, "WHERE m.intent = ? AND m.recipient = ? AND m.part > ? AND m.state = 'queued' ORDER BY m.part DESC",
		m.Intent, m.Recipient, m.Part)
	if err != nil {
		return err
	}
	for _, m := range append(later, m) {
		if err := giveUp(ctx, tx, &m, now); err != nil {
			return err
		}
		if err := settleText(ctx, tx, &m); err != nil {
			return err
		}
	}
	return nil
}

// MarkSent takes a person's word that messages did arrive. They count for the day of their last attempt. Errors as of Retry.
func (j *Journal) MarkSent(ctx context.Context, ids ...string) ([]Message, error) {
	return j.decide(ctx, "mark as sent", ids, func(_ context.Context, _ *sql.Tx, m *Message, now time.Time) error {
		m.State, m.Wait, m.Done, m.Decided = Sent, NoWait, now, DecidedSent
		m.Delivered = now
		if !m.Last.Started.IsZero() {
			m.Delivered = m.Last.Started
		}
		return nil
	}, Queued, Unknown)
}

// decide takes the same step with each of the messages, or with none.
func (j *Journal) decide(ctx context.Context, step string, ids []string,
	take func(context.Context, *sql.Tx, *Message, time.Time) error, from ...State,
) (out []Message, err error) {
	if _, err := j.Recover(ctx); err != nil {
		return nil, err
	}
	err = j.write(ctx, "deciding about messages", func(ctx context.Context, tx *sql.Tx) error {
		now := j.now()
		for _, id := range ids {
			m, err := find(ctx, tx, id)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(out, func(o Message) bool { return o.ID == m.ID }) {
				continue // named twice
			}
			if !slices.Contains(from, m.State) {
				return &StateError{ID: m.ID, State: m.State, Step: step}
			}
			if err := take(ctx, tx, &m, now); err != nil {
				return err
			}
			if err := settleText(ctx, tx, &m); err != nil {
				return err
			}
			out = append(out, m)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
