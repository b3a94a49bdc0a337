package kittest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
)

// Journal is the part of the fake session that keeps messages. Set the fields before use.
type Journal struct {
	// Box is the outbox and History the log, newest first.
	Box     []journal.Message
	History []journal.Entry
	Tries   map[string][]journal.Attempt
	// Feed are the entries by their changes, oldest first.
	Feed []journal.Entry
	// Blind makes Stamp tell nothing; Hidden makes it keep still.
	Blind, Hidden bool
	Today         session.Quota

	// Fail are errors of single recipients.
	Fail      map[string]error
	DrainErr  error
	BoxErr    error
	DecideErr error
	LogErr    error
	QuotaErr  error

	ids     int
	pages   []journal.Page
	intents []session.Intent
}

// Undelivered is what an error of a send is in the journal: err itself when nothing is kept.
func Undelivered(id string, err error) error {
	e := &session.UndeliveredError{ID: id, Err: err, State: journal.Queued}
	_, call := errors.AsType[*kakao.Error](err)
	_, login := errors.AsType[*session.LoginNeededError](err)
	switch fate := session.FateOf(err); {
	case !call && !login:
		return err
	case fate == session.Unknown:
		e.State = journal.Unknown
	case fate == session.NeedsLogin:
		e.Wait = journal.WaitLogin
	case fate == session.NeedsConsent:
		e.Wait = journal.WaitConsent
	case fate == session.Refused && kakao.CodeOf(err) != "KOE010":
		e.State = journal.Refused
	case fate == session.Queued:
		e.Next = Now.Add(time.Minute)
	}
	return e
}

// Deliver remembers the message. With SendErr, or an error for a recipient in Fail, it stays in Box as the real journal would
// keep it: later parts wait behind one that was refused.
func (s *Session) Deliver(_ context.Context, in session.Intent) (session.Receipt, error) {
	s.called("Deliver")
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sent, s.intents = append(s.sent, in.Parts...), append(s.intents, in)
	var r session.Receipt
	var worst error
	for _, to := range recipients(in) {
		behind := false
		for i, m := range in.Parts {
			s.ids++
			d := session.Delivery{ID: fmt.Sprintf("m%d", s.ids), State: journal.Sent, Part: i + 1, Parts: len(in.Parts), To: to, At: Now}
			err := s.SendErr
			if one, ok := s.Fail[to]; ok {
				err = one
			}
			if err != nil {
				err = Undelivered(d.ID, err)
			}
			u, kept := errors.AsType[*session.UndeliveredError](err)
			if err != nil && !kept {
				return session.Receipt{}, err
			}
			if behind {
				u = &session.UndeliveredError{ID: d.ID, State: journal.Queued, Wait: journal.WaitPart, Err: &session.BehindError{}}
			}
			if u != nil {
				d.State, d.Wait, d.Next, d.Err = u.State, u.Wait, u.Next, u
				worst, behind = u, true
				box := Message(d.ID, m.Text, u.State, u.Wait)
				box.Recipient, box.Part, box.Parts = to, d.Part, d.Parts
				s.Box = append(s.Box, box)
			}
			r.Messages = append(r.Messages, d)
		}
	}
	return r, worst
}

func recipients(in session.Intent) []string {
	if len(in.To) == 0 {
		return []string{"me"}
	}
	return in.To
}

// Intents are what Deliver was given.
func (s *Session) Intents() []session.Intent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.intents)
}

// Drain delivers every queued message of Box, or fails with DrainErr.
func (s *Session) Drain(_ context.Context, report func(session.Delivery)) error {
	s.called("Drain")
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.DrainErr != nil {
		return s.DrainErr
	}
	s.Box = slices.DeleteFunc(s.Box, func(m journal.Message) bool {
		if m.State != journal.Queued {
			return false
		}
		s.sent = append(s.sent, session.Message{Text: m.Text, Link: m.Link})
		report(session.Delivery{ID: m.ID, State: journal.Sent, Part: 1, Parts: 1, To: "me", At: Now})
		return true
	})
	return nil
}

// Outbox gives Box, or BoxErr.
func (s *Session) Outbox(context.Context) ([]journal.Message, error) {
	s.called("Outbox")
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.Box), s.BoxErr
}

// decide takes messages out of Box, or fails with DecideErr.
func (s *Session) decide(name string, ids []string) ([]journal.Message, error) {
	s.called(name + " " + strings.Join(ids, " "))
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []journal.Message
	if s.DecideErr != nil {
		return nil, s.DecideErr
	}
	s.Box = slices.DeleteFunc(s.Box, func(m journal.Message) bool {
		if len(ids) == 0 && m.State == journal.Queued || slices.Contains(ids, m.ID) {
			out = append(out, m)
			return true
		}
		return false
	})
	return out, nil
}

// Retry delivers messages of Box, or fails with DecideErr.
func (s *Session) Retry(_ context.Context, ids ...string) (session.Receipt, error) {
	found, err := s.decide("Retry", ids)
	var r session.Receipt
	for _, m := range found {
		r.Messages = append(r.Messages, session.Delivery{ID: m.ID, State: journal.Sent, Part: 1, Parts: 1, To: "me", At: Now})
	}
	return r, err
}

// Drop takes messages out of Box, or fails with DecideErr.
func (s *Session) Drop(_ context.Context, ids ...string) ([]journal.Message, error) {
	return s.decide("Drop", ids)
}

// MarkSent takes messages out of Box, or fails with DecideErr.
func (s *Session) MarkSent(_ context.Context, ids ...string) ([]journal.Message, error) {
	return s.decide("MarkSent", ids)
}

// Quota gives Today, or QuotaErr.
func (s *Session) Quota(context.Context) (session.Quota, error) {
	s.called("Quota")
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Today, s.QuotaErr
}

// Keep exchanges what the journal holds while something may be reading it.
func (s *Session) Keep(q session.Quota, box ...journal.Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Today, s.Box = q, box
}

// LogPage gives a page of History, or LogErr.
func (s *Session) LogPage(_ context.Context, p journal.Page) ([]journal.Entry, error) {
	s.called("LogPage")
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages = append(s.pages, p)
	var out []journal.Entry
	for _, e := range s.History {
		if len(out) < max(p.Limit, 1) && onPage(p, e) {
			out = append(out, e)
		}
	}
	return out, s.LogErr
}

func onPage(p journal.Page, e journal.Entry) bool {
	fate := journal.State("")
	switch m := e.Message; {
	case p.Before > 0 && e.Seq() >= p.Before:
		return false
	case m != nil:
		if p.Only == journal.OnlyEvents || !strings.Contains(m.Text, p.Search) {
			return false
		}
		fate = m.State
	case p.Only == journal.OnlyMessages || p.Search != "":
		return false
	default:
		fate = e.Event.Fate
	}
	return len(p.Fates) == 0 || slices.Contains(p.Fates, fate)
}

// Pages are the pages of the log that were asked for.
func (s *Session) Pages() []journal.Page {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.pages)
}

// Attempts gives what Tries has of a message, or LogErr.
func (s *Session) Attempts(_ context.Context, id string) ([]journal.Attempt, error) {
	s.called("Attempts " + id)
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Tries[id], s.LogErr
}

// Message is a message of the journal, written an hour before Now, with one attempt behind it unless it waits untried.
func Message(id, text string, state journal.State, wait journal.Wait) journal.Message {
	at := Now.Add(-time.Hour)
	m := journal.Message{
		ID: id, Intent: id, Part: 1, Parts: 1, Recipient: "me", Kind: "text", Origin: "app", Body: journal.Body{Text: text},
		Created: at, Expires: at.Add(journal.DefaultExpire), State: state, Wait: wait, Attempts: 1,
		Last: journal.Attempt{N: 1, Started: at, Ended: at.Add(182 * time.Millisecond), Fate: state, Wait: wait, Duration: 182 * time.Millisecond},
	}
	switch state {
	case journal.Sent:
		m.Delivered, m.Last.Status = at, 200
	case journal.Queued:
		m.Next = Now.Add(2 * time.Minute)
		m.Last.Status, m.Last.Code, m.Last.Error = 503, "-9798", "temporarily unavailable"
	case journal.Unknown:
		m.Last.Written, m.Last.Error = at, "unexpected EOF"
	case journal.Refused:
		m.Last.Written, m.Last.Status, m.Last.Code, m.Last.Error = at, 400, "-2", "failed to parse parameter"
	}
	return m
}

// Past is a log of n messages before Now, newest first, a day's worth of 100 each; every tenth was refused.
func Past(n int) []journal.Entry {
	out := make([]journal.Entry, n)
	for i := range out {
		state := journal.Sent
		if i%10 == 9 {
			state = journal.Refused
		}
		m := Message(fmt.Sprintf("old%d", i), fmt.Sprintf("지난 글 %d", i), state, journal.NoWait)
		m.Seq, m.Rev = int64(n-i), int64(n-i)
		m.Created = Now.Add(-time.Duration(i+1) * 14 * time.Minute)
		out[i] = journal.Entry{Message: &m}
	}
	return out
}

// Changes gives what Feed has after a change; below zero nothing, and the number of the last of them.
func (s *Session) Changes(_ context.Context, after int64) (found []journal.Entry, next int64, moreover bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next = max(after, 0)
	for _, e := range s.Feed {
		if e.Rev() <= after {
			continue
		}
		next = e.Rev()
		if after >= 0 {
			found = append(found, e)
		}
	}
	return found, next, false, s.LogErr
}

// Stamp changes with Feed.
func (s *Session) Stamp() journal.Stamp {
	s.mu.Lock()
	defer s.mu.Unlock()
	stamp := journal.Stamp{Known: !s.Blind}
	if !s.Hidden {
		stamp.Log.Size = int64(len(s.Feed))
	}
	return stamp
}

// Happen adds to Feed while something may be reading it.
func (s *Session) Happen(e ...journal.Entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Feed = append(s.Feed, e...)
}

// Hide makes Stamp keep still while something may be reading it.
func (s *Session) Hide() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Hidden = true
}
