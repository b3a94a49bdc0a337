package kit

import "kakaotui/internal/session"

// Filter chooses entries of the log.
type Filter int

const (
	All Filter = iota
	SentOnly
	FailedOnly
	filters
)

// Log holds every call of this run and its fate, oldest first. Appending and reading an entry cost the same at any length.
type Log struct {
	entries []session.Event
	by      [filters][]int32
}

// Append adds an entry to every filter it belongs to.
func (l *Log) Append(e session.Event) {
	i := int32(len(l.entries))
	l.entries = append(l.entries, e)
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
func (l *Log) At(f Filter, i int) session.Event { return l.entries[l.by[f][i]] }
