package journal

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"time"
	"unicode/utf8"
)

// Add writes down what is to be sent, one message for each recipient and part, queued and due now. On return it is on
// disk. Errors: *IntentError, *NotWritableError; *KeyTakenError or *ReplaceError, with nothing added.
func (j *Journal) Add(ctx context.Context, in Intent) ([]Message, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	var out []Message
	err := j.write(ctx, "writing a message into the journal", func(ctx context.Context, tx *sql.Tx) (err error) {
		if out, err = j.prepare(ctx, tx, in); err != nil {
			return err
		}
		return j.insertAll(ctx, tx, out)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// prepare makes the messages of an intent, unless its key is taken, and makes room for them.
func (j *Journal) prepare(ctx context.Context, tx *sql.Tx, in Intent) (out []Message, err error) {
	if err := keyFree(ctx, tx, in.Key, ""); err != nil {
		return nil, err
	}
	if in.NoBody {
		if err := j.hide(); err != nil {
			return nil, err
		}
	}
	now := j.now()
	if in.Replaces != "" {
		if err := replace(ctx, tx, in.Replaces, now); err != nil {
			return nil, err
		}
	}
	intent := newID(now)
	for _, to := range in.Recipients {
		for i := range in.Parts {
			m := in.message(i, to, now)
			m.Intent = intent
			out = append(out, m)
		}
	}
	return out, nil
}

// insertAll writes messages down that are new, and gives them their numbers and ids.
func (j *Journal) insertAll(ctx context.Context, tx *sql.Tx, made []Message) error {
	for i := range made {
		if err := j.insert(ctx, tx, &made[i]); err != nil {
			return err
		}
	}
	return nil
}

func (in *Intent) check() error {
	if len(in.Recipients) == 0 || slices.Contains(in.Recipients, "") || len(slices.Compact(slices.Sorted(slices.Values(in.Recipients)))) != len(in.Recipients) {
		return &IntentError{Field: "recipients"}
	}
	if len(in.Parts) == 0 {
		return &IntentError{Field: "parts"}
	}
	for _, b := range in.Parts {
		if (b.Text == "" && len(b.Template) == 0) || !utf8.ValidString(b.Text) {
			return &IntentError{Field: "text"}
		}
		if len(b.Template) > 0 && !json.Valid(b.Template) {
			return &IntentError{Field: "template"}
		}
	}
	switch {
	case in.Kind == "":
		return &IntentError{Field: "kind"}
	case in.Expire < 0:
		return &IntentError{Field: "expire"}
	case in.Wait != NoWait && in.Wait != WaitConsent && in.Wait != WaitLogin:
		return &IntentError{Field: "wait"}
	}
	return nil
}

func (in *Intent) message(part int, to string, now time.Time) Message {
	return Message{
		Part: part + 1, Parts: len(in.Parts),
		Account: in.Account, Recipient: to, Kind: in.Kind, Key: in.Key, Origin: in.Origin,
		Body: in.Parts[part], Hash: in.Parts[part].hash(), NoBody: in.NoBody,
		Created: now, Expires: now.Add(cmp.Or(in.Expire, DefaultExpire)).Truncate(time.Microsecond), Next: now,
		State: Queued, Wait: in.Wait,
	}
}

func (b Body) hash() string {
	sum := sha256.Sum256([]byte(cmp.Or(b.Text, string(b.Template))))
	return hex.EncodeToString(sum[:])
}

func (j *Journal) insert(ctx context.Context, tx *sql.Tx, m *Message) (err error) {
	if m.Seq, err = number(ctx, tx); err != nil {
		return err
	}
	m.Rev = m.Seq
	if m.ID, err = freeID(ctx, tx, m.Created); err != nil {
		return err
	}
	key := sql.NullString{String: m.Key, Valid: m.Key != ""}
	_, err = tx.ExecContext(ctx, `INSERT INTO messages (seq, rev, id, intent, part, parts, app, sender, recipient, kind, hash,
		keep_body, key, origin, created, expires, state, wait, next, attempts) VALUES (`+marks(20)+`)`,
		m.Seq, m.Rev, m.ID, m.Intent, m.Part, m.Parts, m.App, m.Sender, m.Recipient, m.Kind, m.Hash,
		!m.NoBody, key, m.Origin, micro(m.Created), micro(m.Expires), m.State, m.Wait, micro(m.Next), m.Attempts)
	if err != nil {
		return err
	}
	text, raw := j.o.Normalize(m.Text), sql.NullString{}
	if text != m.Text {
		raw = sql.NullString{String: m.Text, Valid: true}
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO bodies (seq, text, raw, link, template) VALUES (?, ?, ?, ?, ?)",
		m.Seq, text, raw, m.Link, string(m.Template))
	return err
}

// freeID draws again in the rare case that another message of the same millisecond drew the same.
func freeID(ctx context.Context, tx *sql.Tx, at time.Time) (string, error) {
	for {
		id := newID(at)
		var used bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM messages WHERE id = ?)", id).Scan(&used); err != nil || !used {
			return id, err
		}
	}
}

// live are the states in which a message keeps its key, the one that matters most first.
var live = []State{Unknown, Sending, Queued, Sent}

// keyFree refuses a key that an intent other than own holds.
func keyFree(ctx context.Context, q asker, key, own string) error {
	if key == "" {
		return nil
	}
	args := append([]any{key}, values(live)...)
	found, err := many(ctx, q, `WHERE m.intent IN (SELECT intent FROM messages WHERE key = ? AND state IN (`+marks(len(live))+`) AND intent <> ?)
		ORDER BY m.seq`, append(args, own)...)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		e := &KeyTakenError{Key: key, Messages: found}
		for _, s := range live {
			if i := slices.IndexFunc(found, func(m Message) bool { return m.State == s }); i >= 0 {
				e.State, e.At = s, found[i].Delivered
				break
			}
		}
		return e
	}
	var at int64
	err = q.QueryRowContext(ctx, "SELECT at FROM keys WHERE key = ? AND intent <> ?", key, own).Scan(&at)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	return &KeyTakenError{Key: key, State: Sent, At: fromMicro(at)}
}

// Key tells whether a key is taken: nil, or the same *KeyTakenError that Add would give.
func (j *Journal) Key(ctx context.Context, key string) error {
	return j.read(ctx, "looking for a key in the journal", func(ctx context.Context, tx *sql.Tx) error {
		return keyFree(ctx, tx, key, "")
	})
}
