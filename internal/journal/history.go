package journal

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"
)

// Entry is a line of the log: a message or an event.
type Entry struct {
	Message *Message
	Event   *Event
}

// Seq is the entry's place in the log, which never changes.
func (e Entry) Seq() int64 {
	if e.Message != nil {
		return e.Message.Seq
	}
	return e.Event.Seq
}

// Rev is the number of its last change.
func (e Entry) Rev() int64 {
	if e.Message != nil {
		return e.Message.Rev
	}
	return e.Event.Seq
}

// At is when it was written down.
func (e Entry) At() time.Time {
	if e.Message != nil {
		return e.Message.Created
	}
	return e.Event.At
}

// Page says which part of the log is wanted.
type Page struct {
	Before int64   // entries older than this Seq; 0 begins with the newest
	Limit  int     // at most so many; 0 is 50
	Search string  // messages whose text holds this, Latin letters in either case; no events then
	Fates  []State // only those with such a state or fate; none is all
	Only   Kind
}

// Kind restricts a page to messages or to events.
type Kind int

const (
	Everything Kind = iota
	OnlyMessages
	OnlyEvents
)

// defaultPage is how many entries a page has when nobody says.
const defaultPage = 50

// History is a page of the log, newest first. The next page has Before set to the last entry's Seq. What a page costs
// does not grow with the log, except for a search, which reads texts until the page is full.
func (j *Journal) History(ctx context.Context, p Page) ([]Entry, error) {
	var out []Entry
	limit := cmp.Or(p.Limit, defaultPage)
	err := j.read(ctx, "reading the log", func(ctx context.Context, tx *sql.Tx) error {
		if p.Only != OnlyEvents {
			found, err := j.messagePage(ctx, tx, p, limit)
			if err != nil {
				return err
			}
			out = addMessages(out, found)
		}
		if p.Only != OnlyMessages && p.Search == "" {
			where, args := keyed("events", "fate", p, limit)
			found, err := events(ctx, tx, "WHERE seq IN ("+where+") ORDER BY seq DESC LIMIT ?", append(args, limit)...)
			if err != nil {
				return err
			}
			out = addEvents(out, found)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Entry) int { return cmp.Compare(b.Seq(), a.Seq()) })
	return out[:min(len(out), limit)], err
}

func (j *Journal) messagePage(ctx context.Context, tx *sql.Tx, p Page, limit int) ([]Message, error) {
	if p.Search != "" {
		return j.search(ctx, tx, p, limit)
	}
	where, args := keyed("messages", "state", p, limit)
	return many(ctx, tx, "WHERE m.seq IN ("+where+") ORDER BY m.seq DESC LIMIT ?", append(args, limit)...)
}

// keyed is a query for the places of a page that an index leads to, one fate after another, so that a rare fate is found
// as fast as a common one.
func keyed(table, column string, p Page, limit int) (string, []any) {
	fates := []string{""}
	if len(p.Fates) > 0 {
		fates = make([]string, len(p.Fates))
		for i, f := range p.Fates {
			fates[i] = string(f)
		}
	}
	var parts []string
	var args []any
	for _, f := range fates {
		where := "SELECT seq FROM " + table + " WHERE seq < ?"
		args = append(args, cmp.Or(p.Before, maxSeq))
		if len(p.Fates) > 0 {
			where, args = where+" AND "+column+" = ?", append(args, f)
		}
		parts = append(parts, "SELECT * FROM ("+where+" ORDER BY seq DESC LIMIT ?)")
		args = append(args, limit)
	}
	return strings.Join(parts, " UNION ALL "), args
}

// maxSeq is after every entry.
const maxSeq = int64(1<<63 - 1)

func addMessages(out []Entry, found []Message) []Entry {
	for i := range found {
		out = append(out, Entry{Message: &found[i]})
	}
	return out
}

func addEvents(out []Entry, found []Event) []Entry {
	for i := range found {
		out = append(out, Entry{Event: &found[i]})
	}
	return out
}

// Changes are the entries that are new or changed since the change with the number after, oldest change first, at most
// limit. A message that changed twice comes once. Following: start at Head, then go on from the last entry's Rev.
func (j *Journal) Changes(ctx context.Context, after int64, limit int) ([]Entry, error) {
	var out []Entry
	err := j.read(ctx, "following the log", func(ctx context.Context, tx *sql.Tx) error {
		changed, err := many(ctx, tx, "WHERE m.rev > ? ORDER BY m.rev LIMIT ?", after, limit)
		if err != nil {
			return err
		}
		happened, err := events(ctx, tx, "WHERE seq > ? ORDER BY seq LIMIT ?", after, limit)
		out = addEvents(addMessages(out, changed), happened)
		return err
	})
	slices.SortFunc(out, func(a, b Entry) int { return cmp.Compare(a.Rev(), b.Rev()) })
	return out[:min(len(out), limit)], err
}

// Head is the number of the newest change.
func (j *Journal) Head(ctx context.Context) (n int64, err error) {
	err = j.read(ctx, "reading the log", func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT last FROM numbers").Scan(&n)
	})
	return n, err
}

// List is every message in one of the states (Open, Undelivered), oldest first.
func (j *Journal) List(ctx context.Context, states ...State) (out []Message, err error) {
	err = j.read(ctx, "listing messages", func(ctx context.Context, tx *sql.Tx) (err error) {
		out, err = many(ctx, tx, "WHERE m.state IN ("+marks(len(states))+") ORDER BY m.seq", values(states)...)
		return err
	})
	return out, err
}

// Find is the message with this id, or with the only id that begins so. Errors: ErrNotFound, *AmbiguousError.
func (j *Journal) Find(ctx context.Context, prefix string) (m Message, err error) {
	err = j.read(ctx, "looking for a message", func(ctx context.Context, tx *sql.Tx) (err error) {
		m, err = find(ctx, tx, prefix)
		return err
	})
	return m, err
}

// Attempts are a message's attempts, first to last. Errors: ErrNotFound, *AmbiguousError.
func (j *Journal) Attempts(ctx context.Context, id string) (out []Attempt, err error) {
	err = j.read(ctx, "reading the attempts of a message", func(ctx context.Context, tx *sql.Tx) error {
		m, err := find(ctx, tx, id)
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, "SELECT "+attemptColumns+" FROM attempts a WHERE a.message = ? ORDER BY a.n", m.Seq)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var r attemptRow
			if err := rows.Scan(r.to()...); err != nil {
				return err
			}
			out = append(out, r.attempt())
		}
		return rows.Err()
	})
	return out, err
}
