package journal

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

const selectMessages = `
SELECT m.seq, m.rev, m.id, m.intent, m.part, m.parts, m.app, m.sender, m.recipient, m.kind, coalesce(m.key, ''), m.origin,
	m.hash, m.keep_body, m.created, m.expires, m.state, m.wait, m.next, m.failures, m.done, m.delivered, m.decided, m.attempts,
	b.seq IS NULL, coalesce(b.raw, b.text, ''), coalesce(b.link, ''), coalesce(b.template, ''),
	` + attemptColumns + `
FROM messages m LEFT JOIN bodies b ON b.seq = m.seq LEFT JOIN attempts a ON a.message = m.seq AND a.n = m.attempts `

const attemptColumns = `coalesce(a.n, 0), coalesce(a.started, 0), coalesce(a.written, 0), coalesce(a.ended, 0), coalesce(a.fate, ''),
	coalesce(a.wait, ''), coalesce(a.status, 0), coalesce(a.code, ''), coalesce(a.error, ''), coalesce(a.duration, 0),
	coalesce(a.gone, 0), coalesce(a.pid, 0), coalesce(a.owner, '')`

// many reads messages; rest is the WHERE and what follows.
func many(ctx context.Context, q asker, rest string, args ...any) ([]Message, error) {
	rows, err := q.QueryContext(ctx, selectMessages+rest, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []Message
	for rows.Next() {
		m, err := scanMessage(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, rows.Err()
}

func scanMessage(rows *sql.Rows) (Message, error) {
	var m Message
	var template string
	var keep bool
	var created, expires, next, done, delivered int64
	var last attemptRow
	to := []any{
		&m.Seq, &m.Rev, &m.ID, &m.Intent, &m.Part, &m.Parts, &m.App, &m.Sender, &m.Recipient, &m.Kind, &m.Key, &m.Origin,
		&m.Hash, &keep, &created, &expires, &m.State, &m.Wait, &next, &m.Failures, &done, &delivered, &m.Decided, &m.Attempts,
		&m.BodyGone, &m.Text, &m.Link, &template,
	}
	if err := rows.Scan(append(to, last.to()...)...); err != nil {
		return m, err
	}
	m.NoBody = !keep
	m.Created, m.Expires, m.Next = fromMicro(created), fromMicro(expires), fromMicro(next)
	m.Done, m.Delivered = fromMicro(done), fromMicro(delivered)
	if template != "" {
		m.Template = json.RawMessage(template)
	}
	m.Last = last.attempt()
	return m, nil
}

// attemptRow is an attempt on its way from the table.
type attemptRow struct {
	a                                 Attempt
	started, written, ended, duration int64
}

func (r *attemptRow) to() []any {
	return []any{
		&r.a.N, &r.started, &r.written, &r.ended, &r.a.Fate, &r.a.Wait, &r.a.Status, &r.a.Code, &r.a.Error, &r.duration,
		&r.a.Gone, &r.a.PID, &r.a.Owner,
	}
}

func (r *attemptRow) attempt() Attempt {
	r.a.Started, r.a.Written, r.a.Ended = fromMicro(r.started), fromMicro(r.written), fromMicro(r.ended)
	r.a.Duration = time.Duration(r.duration) * time.Microsecond
	return r.a
}

// number is the next in the count that messages, their changes and events share.
func number(ctx context.Context, tx *sql.Tx) (n int64, err error) {
	err = tx.QueryRowContext(ctx, "UPDATE numbers SET last = last + 1 RETURNING last").Scan(&n)
	return n, err
}

// save writes what can change of a message, as its newest change. The body of a message that is done with goes when only
// its hash was to be kept.
func save(ctx context.Context, tx *sql.Tx, m *Message) error {
	rev, err := number(ctx, tx)
	if err != nil {
		return err
	}
	m.Rev = rev
	_, err = tx.ExecContext(ctx, `UPDATE messages SET rev = ?, state = ?, wait = ?, next = ?, expires = ?, attempts = ?,
		failures = ?, done = ?, delivered = ?, decided = ? WHERE seq = ?`, m.Rev, m.State, m.Wait, micro(m.Next), micro(m.Expires),
		m.Attempts, m.Failures, micro(m.Done), micro(m.Delivered), m.Decided, m.Seq)
	if err != nil {
		return err
	}
	if m.NoBody && !m.BodyGone && !slices.Contains(Open, m.State) {
		if _, err := tx.ExecContext(ctx, "DELETE FROM bodies WHERE seq = ?", m.Seq); err != nil {
			return err
		}
		m.BodyGone, m.Body = true, Body{}
	}
	return nil
}

// find is the one message whose id begins like this. Errors: ErrNotFound, *AmbiguousError.
func find(ctx context.Context, q asker, prefix string) (Message, error) {
	p := idPrefix(prefix)
	if p == "" {
		return Message{}, ErrNotFound
	}
	found, err := many(ctx, q, "WHERE m.id >= ? AND m.id < ? ORDER BY m.id LIMIT 5", p, p+"~")
	switch {
	case err != nil:
		return Message{}, err
	case len(found) == 0:
		return Message{}, ErrNotFound
	case len(found) == 1:
		return found[0], nil
	}
	e := &AmbiguousError{Prefix: prefix}
	for _, m := range found {
		e.IDs = append(e.IDs, m.ID)
	}
	return Message{}, e
}

// marks are n question marks for a list of values.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// values turns a list into arguments of a query.
func values[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
