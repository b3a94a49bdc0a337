package journal

import (
	"context"
	"database/sql"
)

// holding are the states of a part that keep the later parts of its text waiting: they go when it was sent, or when a
// person gives it up. What is queued or under way holds them back by its place in the row (Sender).
func holding(s State) bool { return s == Unknown || s == Refused || s == Expired }

// settleText saves a message and holds or frees the later parts of its text to the same recipient.
func settleText(ctx context.Context, tx *sql.Tx, m *Message) error {
	if err := save(ctx, tx, m); err != nil || m.Parts == 1 {
		return err
	}
	parts, err := many(ctx, tx, "WHERE m.intent = ? AND m.recipient = ? ORDER BY m.part", m.Intent, m.Recipient)
	if err != nil {
		return err
	}
	held := false
	for _, p := range parts {
		want := p.Wait
		switch {
		case holding(p.State):
			held = true
		case p.State != Queued:
		case held:
			want = WaitPart
		case p.Wait == WaitPart:
			want = NoWait
		}
		if want == p.Wait {
			continue
		}
		p.Wait = want
		if err := save(ctx, tx, &p); err != nil {
			return err
		}
		if p.Seq == m.Seq {
			m.Wait, m.Rev = p.Wait, p.Rev
		}
	}
	return nil
}
