package kit

import (
	"strings"
	"time"

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
	// Message is a message as the journal has it; nil for other calls, and for calls of this run until the journal was read.
	Message *journal.Message
}

// EntryOf is an entry of the journal as the log shows it.
func EntryOf(e journal.Entry) Entry {
	if m := e.Message; m != nil {
		op := kakao.OpSendToMe
		if m.Recipient != ToMe {
			op = kakao.OpSendToFriends
		}
		return Entry{Message: m, Event: session.Event{
			At: m.Created, ID: m.ID, Op: op, Fate: session.Fate(m.State), What: Beginning(m.Text), Recipient: m.Recipient,
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

// Log holds every call of this run and its fate, oldest first, and what other processes did meanwhile. Appending and reading an
// entry cost the same at any length.
type Log struct {
	entries []Entry
	by      [filters][]int32
	last    map[string]int32 // the newest entry of each message
	taken   map[int32]bool   // entries that the journal told first
	// own and told are calls that are no messages, which the journal, or this run, has yet to tell as well.
	own, told map[callKey]int
	version   int
}

// callKey tells calls apart: the journal keeps times to the microsecond.
type callKey struct {
	op kakao.Operation
	at int64
}

func keyOf(e session.Event) callKey { return callKey{e.Op, e.At.UnixMicro()} }

// Append adds a call to every filter it belongs to. What the journal has told already is not added twice.
func (l *Log) Append(e session.Event) {
	if e.ID == "" && !e.Op.Sends() {
		if match(&l.told, &l.own, e) {
			return
		}
	} else if i, ok := l.last[e.ID]; ok && l.taken[i] && stateOf(l.entries[i].Fate) == stateOf(e.Fate) {
		delete(l.taken, i)
		l.entries[i].Event = e
		l.version++
		return
	}
	l.add(Entry{Event: e})
}

// match tells whether a call was told by the other side already; if not it is one that the other side has yet to tell.
func match(theirs, ours *map[callKey]int, e session.Event) bool {
	k := keyOf(e)
	if (*theirs)[k] > 0 {
		(*theirs)[k]--
		if (*theirs)[k] == 0 {
			delete(*theirs, k)
		}
		return true
	}
	if *ours == nil {
		*ours = map[callKey]int{}
	}
	(*ours)[k]++
	return false
}

func (l *Log) add(e Entry) int32 {
	i := int32(len(l.entries))
	l.entries = append(l.entries, e)
	if e.ID != "" {
		if l.last == nil {
			l.last = map[string]int32{}
		}
		if _, before := l.last[e.ID]; before {
			l.version++ // that one is no longer the newest
		}
		l.last[e.ID] = i
	}
	l.by[All] = append(l.by[All], i)
	switch {
	case e.Fate != session.Sent:
		l.by[FailedOnly] = append(l.by[FailedOnly], i)
	case e.What != "" || e.Message != nil:
		l.by[SentOnly] = append(l.by[SentOnly], i)
	}
	return i
}

// Newest tells whether nothing later is known of the message that an entry is about.
func (l *Log) Newest(e Entry) bool {
	i, there := l.last[e.ID]
	return !there || l.entries[i].Fate == e.Fate && l.entries[i].At.Equal(e.At)
}

// Version changes when something is learned about an entry that is there already.
func (l *Log) Version() int { return l.version }

// Take takes an entry that the journal has anew or differently. news is true when it is not of this run's own doing as far as
// is known; shown is true when it was added to the log, which then has it as e.
func (l *Log) Take(found journal.Entry) (e Entry, news, shown bool) {
	e = EntryOf(found)
	m := e.Message
	if m == nil {
		if match(&l.own, &l.told, e.Event) {
			return e, false, false
		}
		l.add(e)
		return e, true, true
	}
	i, there := l.last[m.ID]
	if there {
		l.entries[i].Message = m
		l.version++
		if stateOf(l.entries[i].Fate) == m.State {
			return e, false, false
		}
	}
	if !outcome(*m) {
		return e, true, false
	}
	e.At = endOf(*m)
	i = l.add(e)
	if l.taken == nil {
		l.taken = map[int32]bool{}
	}
	l.taken[i] = true
	return e, true, true
}

// outcome tells whether a message has come to something that is worth a line: not while it is under way or was not tried yet,
// and not for a person's decision.
func outcome(m journal.Message) bool {
	switch m.State {
	case journal.Sending, journal.Dropped:
		return false
	case journal.Queued:
		return m.Attempts > 0
	}
	return m.Decided != journal.DecidedSent
}

// endOf is when a message came to its state.
func endOf(m journal.Message) time.Time {
	for _, at := range []time.Time{m.Delivered, m.Done, m.Last.Ended} {
		if !at.IsZero() {
			return at
		}
	}
	return m.Created
}

// stateOf is the state of a message with this fate.
func stateOf(f session.Fate) journal.State {
	if f == session.NeedsLogin || f == session.NeedsConsent {
		return journal.Queued
	}
	return journal.State(f)
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
