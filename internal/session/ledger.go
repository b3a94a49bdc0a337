package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/store"
)

// The limits that count while the settings name no others (kakao-api.md 7.1, 7.3).
const (
	AppPerDay    = 30000
	SenderPerDay = 100
	PairPerDay   = 20
)

// Count is how much of a limit is used.
type Count struct{ Used, Limit int }

// Reached is true from the last one that the limit allows.
func (c Count) Reached() bool { return c.Used >= c.Limit }

// Quota is what was used of Kakao's limits. Those of messages are counted from our own journal, and nobody knows which of
// them count for messages to oneself (kakao-api.md 7.2): they are worth a warning and stop nothing.
type Quota struct {
	Day     time.Time // when today began for Kakao, at midnight in Korea
	App     Count     // messages today by the app from this profile, whoever sent
	Sender  Count     // by the person who is logged in
	Pair    Count     // by this person to themselves, or to the friend that was asked about
	Unknown int       // messages today of which nobody knows whether they arrived and count
	// Refusal is Kakao's code (-10, -532, …) when a message was refused today because the quota is used up; RefusedAt is when.
	Refusal   string
	RefusedAt time.Time

	Access    Count     // access tokens issued within journal.AccessWindow
	Refresh   Count     // refresh tokens issued within journal.RefreshWindow
	HeldUntil time.Time // no token is asked for before; zero when one may be
}

// Quota counts, for messages to oneself. The zero Quota comes without a journal.
func (s *Session) Quota(ctx context.Context) (Quota, error) { return s.QuotaTo(ctx, toMe) }

// QuotaTo counts for messages to "me" or to the friend with a UUID: Pair is of them, and Refusal says so when this friend's
// day is used up.
func (s *Session) QuotaTo(ctx context.Context, to string) (Quota, error) {
	if s.journal == nil {
		return Quota{}, nil
	}
	tokens, err := s.Tokens()
	if err != nil {
		return Quota{}, err
	}
	limits := s.limits()
	q := Quota{App: Count{Limit: limits.AppPerDay}, Sender: Count{Limit: limits.SenderPerDay}, Pair: Count{Limit: limits.PairPerDay}}
	for _, a := range s.accounts(tokens) {
		u, err := s.journal.Usage(ctx, a, to)
		if err != nil {
			return Quota{}, err
		}
		q.Day, q.App.Used, q.Unknown = u.Day, u.App, u.Unknown
		q.Sender.Used += u.Sender
		q.Pair.Used += u.Pair
	}
	if err := s.refusals(ctx, to, &q); err != nil {
		return Quota{}, err
	}
	use, err := s.issued(ctx)
	if err != nil {
		return Quota{}, err
	}
	q.Access = Count{Used: len(use.Access), Limit: limits.AccessTokens}
	q.Refresh = Count{Used: len(use.Refresh), Limit: limits.RefreshTokens}
	if until := use.FreeAt(limits.AccessTokens, limits.RefreshTokens); until.After(s.now()) {
		q.HeldUntil = until
	}
	return q, nil
}

// refusals finds the newest of today's messages that Kakao refused because a quota is used up.
func (s *Session) refusals(ctx context.Context, to string, q *Quota) error {
	found, err := s.journal.History(ctx, journal.Page{Only: journal.OnlyMessages, Fates: []journal.State{journal.Refused}})
	for _, e := range found {
		m := e.Message
		if quotaOfReceiver[m.Last.Code] && m.Recipient != to {
			continue // another one's day is used up
		}
		if quotaCodes[m.Last.Code] && !m.Done.Before(q.Day) && m.Done.After(q.RefusedAt) {
			q.Refusal, q.RefusedAt = m.Last.Code, m.Done
		}
	}
	return err
}

// limits are those of the settings, and Kakao's where they name none.
func (s *Session) limits() store.QuotaLimits {
	l := s.Settings().Quota
	for _, d := range []struct {
		to    *int
		value int
	}{
		{&l.AppPerDay, AppPerDay},
		{&l.SenderPerDay, SenderPerDay},
		{&l.PairPerDay, PairPerDay},
		{&l.AccessTokens, journal.AccessLimit},
		{&l.RefreshTokens, journal.RefreshLimit},
	} {
		if *d.to <= 0 {
			*d.to = d.value
		}
	}
	return l
}

// tokensLeft refuses with a *HeldError what Kakao would refuse with KOE237. Where the journal cannot be read, Kakao is asked.
func (s *Session) tokensLeft(ctx context.Context) error {
	if s.journal == nil || s.events.stopped() {
		return nil
	}
	wait, cancel := context.WithTimeout(ctx, recordLimit)
	defer cancel()
	use, err := s.issued(wait)
	if err != nil {
		s.journalFailed(err)
		return nil
	}
	limits := s.limits()
	if until := use.FreeAt(limits.AccessTokens, limits.RefreshTokens); until.After(s.now()) {
		return &HeldError{Until: until}
	}
	return nil
}

// issued are the tokens issued of late, but for those of a clock that was far ahead: nobody waits for days because of it.
func (s *Session) issued(ctx context.Context) (journal.TokenUse, error) {
	use, err := s.journal.Tokens(ctx, s.profile())
	now := s.now()
	use.Access = until(use.Access, now.Add(journal.AccessWindow))
	use.Refresh = until(use.Refresh, now.Add(journal.RefreshWindow))
	if use.Refused.After(now.Add(journal.AccessWindow)) {
		use.Refused = time.Time{}
	}
	return use, err
}

func until(times []time.Time, last time.Time) []time.Time {
	for i, t := range times {
		if t.After(last) {
			return times[:i]
		}
	}
	return times
}

// profile is the account that calls other than messages are recorded under: at a login nobody knows yet who it is.
func (s *Session) profile() journal.Account {
	sum := sha256.Sum256([]byte("app " + s.Settings().RESTAPIKey))
	return journal.Account{App: hex.EncodeToString(sum[:6])}
}

// account is who sends with these tokens, the app named by a fingerprint of its key.
func (s *Session) account(t store.Tokens) journal.Account {
	a := s.profile()
	if t.UserID != 0 {
		a.Sender = strconv.FormatInt(t.UserID, 10)
	}
	return a
}

// accounts are those whose messages go out with these tokens: the person's, and what was written while nobody was logged
// in or nobody knew who it was.
func (s *Session) accounts(t store.Tokens) []journal.Account {
	nobody, person := s.profile(), s.account(t)
	if person == nobody {
		return []journal.Account{nobody}
	}
	return []journal.Account{nobody, person}
}

// ours tells whether a message goes out with these tokens.
func (s *Session) ours(t store.Tokens, m journal.Message) bool {
	person := s.account(t)
	return m.App == person.App && (m.Sender == "" || m.Sender == person.Sender)
}

// others tells whether a message was written by another person than the one who is logged in.
func (s *Session) others(m journal.Message) bool {
	t, err := s.Tokens()
	return err == nil && !t.None() && !s.ours(t, m)
}
