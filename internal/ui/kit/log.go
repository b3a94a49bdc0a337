package kit

import (
	"strings"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
)

// Filter chooses entries of the log.
type Filter int

const (
	All Filter = iota
	SentOnly
	FailedOnly
	filters
)

// failedFates are the states of messages and the fates of calls that FailedOnly lists.
var failedFates = []journal.State{
	journal.Queued, journal.Unknown, journal.Refused, journal.Expired, journal.Dropped,
	journal.State(session.NeedsLogin), journal.State(session.NeedsConsent),
}

// Page is the page of the journal before an entry that this filter lists.
func (f Filter) Page(before int64, limit int, search string) journal.Page {
	p := journal.Page{Before: before, Limit: limit, Search: search}
	switch f {
	case SentOnly:
		p.Only, p.Fates = journal.OnlyMessages, []journal.State{journal.Sent}
	case FailedOnly:
		p.Fates = failedFates
	}
	return p
}

// Entry is a line of the log: a call of this run, or what the journal holds of earlier ones.
type Entry struct {
	session.Event
	// Message is a message as the journal has it; nil for other calls and for calls of this run.
	Message *journal.Message
}

// EntryOf is an entry of the journal as the log shows it.
func EntryOf(e journal.Entry) Entry {
	if m := e.Message; m != nil {
		return Entry{Message: m, Event: session.Event{
			At: m.Created, ID: m.ID, Op: kakao.OpSendToMe, Fate: session.Fate(m.State), What: Beginning(m.Text),
			Duration: m.Last.Duration, Status: m.Last.Status, Err: MessageError(*m),
		}}
	}
	v := e.Event
	ev := session.Event{At: v.At, Op: kakao.Operation(v.Op), Fate: session.Fate(v.Fate), What: v.What, Duration: v.Duration, Status: v.Status}
	if v.Fate != journal.Sent {
		a := journal.Attempt{Fate: v.Fate, Status: v.Status, Code: v.Code, Error: v.Error}
		if ev.Err = session.AttemptError(a); ev.Err == nil {
			ev.Err = session.ErrCutShort
		}
	}
	return Entry{Event: ev}
}

// MessageError is why a message of the journal was not delivered, nil when it was.
func MessageError(m journal.Message) error {
	if m.State == journal.Sent {
		return nil
	}
	return &session.UndeliveredError{ID: m.ID, State: m.State, Wait: m.Wait, Next: m.Next, Err: session.AttemptError(m.Last)}
}

// whatLimit is how many code points of a text an entry repeats.
const whatLimit = 60

// Beginning is the start of a text on one line, for a row of a list.
func Beginning(s string) string {
	if len(s) > 8*whatLimit {
		s = strings.ToValidUTF8(s[:8*whatLimit], "")
	}
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > whatLimit {
		return string(runes[:whatLimit-1]) + "…"
	}
	return string(runes)
}

// Log holds every call of this run and its fate, oldest first. Appending and reading an entry cost the same at any length.
type Log struct {
	entries []Entry
	by      [filters][]int32
}

// Append adds a call to every filter it belongs to.
func (l *Log) Append(e session.Event) {
	i := int32(len(l.entries))
	l.entries = append(l.entries, Entry{Event: e})
	l.by[All] = append(l.by[All], i)
	switch {
	case e.Fate != session.Sent:
		l.by[FailedOnly] = append(l.by[FailedOnly], i)
	case e.What != "":
		l.by[SentOnly] = append(l.by[SentOnly], i)
	}
}

// Len counts the entries a filter lets through.
func (l *Log) Len(f Filter) int { return len(l.by[f]) }

// At is the i-th entry a filter lets through, oldest first.
func (l *Log) At(f Filter, i int) Entry { return l.entries[l.by[f][i]] }

// Tail is what a list of the log shows below the calls of this run: entries of the journal, newest first, page by page.
type Tail struct {
	Entries []Entry
	Before  int64 // the next page is before this one; 0 begins with the newest
	Done    bool  // there is nothing older
}

// Add appends a page that was asked for with a limit. Entries that keep does not want are left out.
func (t *Tail) Add(page []journal.Entry, limit int, keep func(Entry) bool) {
	for _, e := range page {
		t.Before = e.Seq()
		if x := EntryOf(e); keep(x) {
			t.Entries = append(t.Entries, x)
		}
	}
	t.Done = len(page) < limit
}
