package session

import (
	"context"

	"kakaotui/internal/journal"
)

// Stamp is what the file system says of the journal: while it stays the same there are no Changes, but for those written within one
// tick of the file system's clock. It takes a few microseconds.
func (s *Session) Stamp() journal.Stamp {
	if s.journal == nil {
		return journal.Stamp{Known: true}
	}
	return s.journal.Stamp()
}

// Changes are the entries of the log that were written or changed, by whatever process, since the change numbered after,
// oldest change first, some hundred at most, and the number to go on from; moreover is true when there may be more at once.
// With after below zero there are no entries, only the number to begin with. Where nothing changed it costs one small read.
// It is Follow for a caller that has a clock of its own.
func (s *Session) Changes(ctx context.Context, after int64) (found []journal.Entry, next int64, moreover bool, err error) {
	if s.journal == nil {
		return nil, after, false, nil
	}
	head, err := s.journal.Head(ctx)
	if err != nil {
		return nil, after, false, err
	}
	// A head before the last change is another journal: the old one was damaged and set aside.
	if after < 0 || head <= after {
		return nil, head, false, nil
	}
	found, err = s.journal.Changes(ctx, after, followStep)
	if err != nil || len(found) == 0 {
		return nil, after, false, err
	}
	return found, found[len(found)-1].Rev(), len(found) == followStep, nil
}
