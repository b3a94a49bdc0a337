package kit

import (
	"slices"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
)

// Ledger is what the journal says of today and of the outbox, as last asked. The zero value knows nothing yet.
type Ledger struct {
	Known bool
	Asked time.Time // when the answer was asked for
	Quota session.Quota
	// Outbox is what was not delivered for sure and not given up, oldest first.
	Outbox []journal.Message
	// Err is why the journal could not be asked the last time; what it said before stays.
	Err error
}

// Open counts the messages that still have a future: queued, under way, or of which nobody knows whether they arrived.
func (l Ledger) Open() int {
	n := 0
	for _, m := range l.Outbox {
		if slices.Contains(journal.Open, m.State) {
			n++
		}
	}
	return n
}

// Find is the message of the outbox with this id.
func (l Ledger) Find(id string) (journal.Message, bool) {
	for _, m := range l.Outbox {
		if m.ID == id {
			return m, true
		}
	}
	return journal.Message{}, false
}

// Due tells whether a message waits for nothing but its time, and that has come.
func (l Ledger) Due(now time.Time) bool {
	for _, m := range l.Outbox {
		if m.State == journal.Queued && m.Wait == journal.NoWait && !m.Next.After(now) && !l.Behind(m) {
			return true
		}
	}
	return false
}

// Behind tells whether a message waits for one before it: those for one recipient go out in the order they were written.
func (l Ledger) Behind(m journal.Message) bool {
	for _, first := range l.Outbox {
		if first.ID == m.ID {
			return false
		}
		if (first.State == journal.Queued || first.State == journal.Sending) && first.Recipient == m.Recipient && first.Account == m.Account {
			return true
		}
	}
	return false
}

// AskLedger asks the root to read quota and outbox again, after something was done about messages.
type AskLedger struct{}

// LedgerMsg says that Shared.Ledger is new.
type LedgerMsg struct{}

// DrainOutbox asks the root to send what waits in the outbox. It is the one way in which the app does so by itself.
type DrainOutbox struct{}

// Drained ends a DrainOutbox: every page hears what was tried and how it ended.
type Drained struct {
	Tried []session.Delivery
	Err   error // why it could not go through all of them; nil when it did
}

// Of is the delivery of one message among those tried.
func (d Drained) Of(id string) (session.Delivery, bool) {
	for _, t := range d.Tried {
		if t.ID == id && id != "" {
			return t, true
		}
	}
	return session.Delivery{}, false
}
