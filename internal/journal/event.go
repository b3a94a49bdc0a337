package journal

import (
	"context"
	"database/sql"
	"time"
)

// Event is a line of the log that is no message: a refresh, a login, a logout.
type Event struct {
	Seq int64
	At  time.Time
	Account
	Op       string // the caller's name for the call
	Fate     State  // Sent when it went well, else the caller's word for what became of it
	What     string
	Status   int // of HTTP; 0 without an answer
	Code     string
	Error    string // safe to keep and to show
	Duration time.Duration
	Access   bool // an access token was issued
	Refresh  bool // a refresh token was issued
}

// Record writes an event down; At is now when it is zero. Errors: *NotWritableError.
func (j *Journal) Record(ctx context.Context, e Event) (Event, error) {
	err := j.write(ctx, "writing an event into the journal", func(ctx context.Context, tx *sql.Tx) (err error) {
		if e.At.IsZero() {
			e.At = j.now()
		}
		e.At = e.At.UTC().Truncate(time.Microsecond)
		if e.Seq, err = number(ctx, tx); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO events ("+eventColumns+") VALUES ("+marks(13)+")", e.Seq, micro(e.At), e.App,
			e.Sender, e.Op, e.Fate, e.What, e.Status, e.Code, e.Error, e.Duration.Microseconds(), e.Access, e.Refresh)
		return err
	})
	return e, err
}

const eventColumns = "seq, at, app, sender, op, fate, what, status, code, error, duration, access, refresh"

func events(ctx context.Context, q asker, rest string, args ...any) ([]Event, error) {
	rows, err := q.QueryContext(ctx, "SELECT "+eventColumns+" FROM events "+rest, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []Event
	for rows.Next() {
		var e Event
		var at, duration int64
		err := rows.Scan(&e.Seq, &at, &e.App, &e.Sender, &e.Op, &e.Fate, &e.What, &e.Status, &e.Code, &e.Error, &duration,
			&e.Access, &e.Refresh)
		if err != nil {
			return nil, err
		}
		e.At, e.Duration = fromMicro(at), time.Duration(duration)*time.Microsecond
		out = append(out, e)
	}
	return out, rows.Err()
}
