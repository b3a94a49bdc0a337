package session

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

const (
	// recordLimit is how long a call waits for the journal to take the record of it.
	recordLimit = 2 * time.Second
	// followEvery is how often Follow looks for changes.
	followEvery = 250 * time.Millisecond
	// followStep is how many entries Follow tells at once.
	followStep = 200
	// Retention is how long the journal keeps what is done with, unless the settings say otherwise.
	Retention = 365 * 24 * time.Hour
	// purgeEvery is how often old entries are looked for.
	purgeEvery = 24 * time.Hour
)

// recorder writes the records of calls into the journal one after the other, beside the calls.
type recorder struct {
	mu      sync.Mutex
	queue   []journal.Event
	writing chan struct{} // closed when the queue is empty; nil while nobody writes
	off     bool          // the journal cannot be written: this process records no more
}

// record notes a finished call. It never waits: the journal is written beside the calls, until flush.
func (s *Session) record(c kakao.Call, e Event) {
	if s.journal == nil {
		return
	}
	o := outcomeOf(c.Err, e.At)
	token := c.Err == nil && (c.Op == kakao.OpExchange || c.Op == kakao.OpRefresh)
	s.events.mu.Lock()
	defer s.events.mu.Unlock()
	if s.events.off {
		return
	}
	s.events.queue = append(s.events.queue, journal.Event{
		At: e.At, Account: s.profile(), Op: string(c.Op), Fate: journal.State(e.Fate), Status: c.Status, Code: o.Code, Error: o.Error,
		Duration: c.Duration, Access: token, Refresh: token && c.RefreshToken,
	})
	if s.events.writing == nil {
		s.events.writing = make(chan struct{})
		go s.writeEvents(s.events.writing)
	}
}

// writeEvents empties the queue and ends.
func (s *Session) writeEvents(done chan struct{}) {
	defer close(done)
	defer func() {
		// A panic here would leave the terminal as the app has it.
		if p := recover(); p != nil {
			s.stopRecording(fmt.Errorf("recording a call: %v", p))
		}
	}()
	for {
		s.events.mu.Lock()
		if len(s.events.queue) == 0 {
			s.events.writing = nil
			s.events.mu.Unlock()
			return
		}
		e := s.events.queue[0]
		s.events.queue = s.events.queue[1:]
		s.events.mu.Unlock()
		_, err := s.journal.Record(context.Background(), e)
		if _, ok := errors.AsType[*journal.DamagedError](err); ok {
			s.warn(err) // it was set aside, and the next record begins a new one
			_, err = s.journal.Record(context.Background(), e)
		}
		if err != nil && !s.journalFailed(err) {
			return
		}
	}
}

// journalFailed tells what failed beside a call, and whether it is worth trying again: only what passes by itself is.
func (s *Session) journalFailed(err error) bool {
	_, locked := errors.AsType[*journal.LockError](err)
	if !locked && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
		s.stopRecording(err)
		return false
	}
	s.warn(err)
	return true
}

// stopRecording is for a journal that cannot be written: what could not be recorded is told once and given up.
func (s *Session) stopRecording(why error) {
	s.events.mu.Lock()
	s.events.off, s.events.queue, s.events.writing = true, nil, nil
	s.events.mu.Unlock()
	s.warn(why)
}

// stopped tells whether the journal cannot be written.
func (r *recorder) stopped() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.off
}

// flush waits until the records are written, for recordLimit at most.
func (s *Session) flush(ctx context.Context) {
	s.events.mu.Lock()
	writing := s.events.writing
	s.events.mu.Unlock()
	if writing == nil {
		return
	}
	wait, cancel := context.WithTimeout(ctx, recordLimit)
	defer cancel()
	select {
	case <-writing:
	case <-wait.Done():
	}
}

// Close waits, for a moment at most, until the records of calls are written. The journal stays open.
func (s *Session) Close() { s.flush(context.Background()) }

// LogPage is a page of the log, newest first: messages and calls of earlier days too. With Page.Search it searches.
func (s *Session) LogPage(ctx context.Context, p journal.Page) ([]journal.Entry, error) {
	if s.journal == nil {
		return nil, nil
	}
	if err := s.settle(ctx); err != nil {
		return nil, err
	}
	return s.journal.History(ctx, p)
}

// Attempts are a message's attempts, first to last. Errors as of journal.Attempts.
func (s *Session) Attempts(ctx context.Context, id string) ([]journal.Attempt, error) {
	if s.journal == nil {
		return nil, ErrNoJournal
	}
	return s.journal.Attempts(ctx, id)
}

// Follow reports the log's entries as they are written or change, oldest change first, by whatever process, from the change
// numbered after on (journal.Entry.Rev; below zero: from now), until ctx ends. An interruption is no error.
func (s *Session) Follow(ctx context.Context, after int64, report func([]journal.Entry)) error {
	if s.journal == nil {
		return ErrNoJournal
	}
	if after < 0 {
		head, err := s.journal.Head(ctx)
		if err != nil {
			return err
		}
		after = head
	}
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	for {
		found, err := s.journal.Changes(ctx, after, followStep)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return err
		case len(found) > 0:
			report(found)
			after = found[len(found)-1].Rev()
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// purgeNow takes old entries out of the journal, once a day whatever number of processes send. The time of a file
// beside the journal says when that was.
func (s *Session) purgeNow() {
	mark := s.journal.Path() + ".purged"
	now := s.now()
	info, missing := os.Stat(mark)
	if missing == nil && now.Sub(info.ModTime()).Abs() < purgeEvery {
		return
	}
	// Where it cannot be marked, the next write to the journal tells why; where there was no mark, the journal is new.
	if touch(mark, now) != nil || missing != nil {
		return
	}
	keep := Retention
	if days := s.Settings().KeepDays; days > 0 {
		keep = time.Duration(days) * 24 * time.Hour
	}
	if _, err := s.journal.Purge(context.Background(), keep); err != nil {
		s.warn(err)
	}
}

func touch(path string, at time.Time) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Chtimes(path, at, at)
}
