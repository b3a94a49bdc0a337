package main

import (
	"context"
	"fmt"
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/watch"
)

// sendQuotaJSON is what `send --json` says of the day's messages.
type sendQuotaJSON struct {
	SentToday int `json:"sent_today"`
	Limit     int `json:"limit"`
}

func quotaOfSend(q *session.Quota) *sendQuotaJSON {
	if q == nil {
		return nil
	}
	return &sendQuotaJSON{SentToday: q.Sender.Used, Limit: q.Sender.Limit}
}

// sendQuota counts the day's messages; nil where that cannot be known, which stops no message.
func (c *cli) sendQuota(ctx context.Context, s *session.Session) *session.Quota {
	q, err := s.Quota(context.WithoutCancel(ctx))
	if err != nil {
		return nil
	}
	return &q
}

// countJSON is a limit and how much of it is used.
type countJSON struct {
	Used  int `json:"used"`
	Limit int `json:"limit"`
}

// quotaJSON is the quota in `status --json`. Times are null when there is none.
type quotaJSON struct {
	SentToday    int       `json:"sent_today"`
	Limit        int       `json:"limit"`
	ToMe         countJSON `json:"to_me"`
	App          countJSON `json:"app"`
	UnknownToday int       `json:"unknown_today"`
	// Refusal is Kakao's code when it refused a message today because the quota is used up.
	Refusal       *string   `json:"refusal"`
	RefusedAt     *string   `json:"refused_at"`
	AccessTokens  countJSON `json:"access_tokens"`  // issued within 10 minutes
	RefreshTokens countJSON `json:"refresh_tokens"` // issued within 60 minutes
	HeldUntil     *string   `json:"held_until"`
}

func countOfJSON(c session.Count) countJSON { return countJSON{Used: c.Used, Limit: c.Limit} }

func quotaOfStatus(q *session.Quota) *quotaJSON {
	if q == nil {
		return nil
	}
	out := &quotaJSON{
		SentToday: q.Sender.Used, Limit: q.Sender.Limit, ToMe: countOfJSON(q.Pair), App: countOfJSON(q.App), UnknownToday: q.Unknown,
		RefusedAt: timeOrNull(q.RefusedAt), AccessTokens: countOfJSON(q.Access), RefreshTokens: countOfJSON(q.Refresh),
		HeldUntil: timeOrNull(q.HeldUntil),
	}
	if q.Refusal != "" {
		out.Refusal = &q.Refusal
	}
	return out
}

// timeOrNull is a time in JSON, null for the zero time.
func timeOrNull(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := rfc3339(t)
	return &s
}

// outboxCountJSON is how many messages of the outbox are in each state.
type outboxCountJSON struct {
	Queued  int `json:"queued"` // those under way too
	Unknown int `json:"unknown"`
	Refused int `json:"refused"`
	Expired int `json:"expired"`
}

// outboxStatus is what the journal adds to status. quota and counts are nil when it cannot be read.
type outboxStatus struct {
	quota  *session.Quota
	counts map[journal.State]int
}

// outboxStatus asks the journal; that it cannot be read is told and stops nothing.
func (c *cli) outboxStatus(ctx context.Context, s *session.Session, failure error) (o outboxStatus) {
	q, err := s.Quota(ctx)
	if err != nil {
		c.complainAnew(err, failure)
		return o
	}
	o.quota = &q
	messages, err := s.Outbox(ctx)
	if err != nil {
		c.complainAnew(err, failure)
		return o
	}
	o.counts = map[journal.State]int{}
	for _, m := range messages {
		o.counts[m.State]++
	}
	return o
}

func (o outboxStatus) outboxJSON() *outboxCountJSON {
	if o.counts == nil {
		return nil
	}
	return &outboxCountJSON{
		Queued: o.counts[journal.Queued] + o.counts[journal.Sending], Unknown: o.counts[journal.Unknown],
		Refused: o.counts[journal.Refused], Expired: o.counts[journal.Expired],
	}
}

// printOutboxStatus tells the day's messages and the outbox in lines of status.
func (c *cli) printOutboxStatus(o outboxStatus) {
	row := func(label text.Sentence, value string) {
		c.print(hangul.PadRight(c.say(label), 14) + "  " + value)
	}
	if q := o.quota; q != nil {
		row(text.StatusToday, c.say(text.StatusOf, text.Number(q.Sender.Used), text.Number(q.Sender.Limit))+
			c.say(text.StatusOfPair, text.Number(q.Pair.Used), text.Number(q.Pair.Limit)))
		if q.Unknown > 0 {
			row(text.StatusUnknown, c.say(text.StatusUnknownCount, text.Number(q.Unknown)))
		}
		if q.Refusal != "" {
			row(text.StatusQuotaMet, c.say(text.StatusQuotaRefused, text.VisibleLine(q.Refusal), c.when(q.RefusedAt)))
		}
		if !q.HeldUntil.IsZero() {
			row(text.StatusHeld, c.say(text.StatusHeldUntil, c.when(q.HeldUntil)))
		}
	}
	if waiting := c.tally(o.counts); waiting != "" {
		row(text.StatusOutbox, waiting)
	}
}

// sentNow is how many messages a command sent.
type sentNow struct{ all, toMe int }

func (n *sentNow) add(d session.Delivery) {
	if d.State != journal.Sent {
		return
	}
	n.all++
	if d.To == toMe {
		n.toMe++
	}
}

// countSent counts what went out with a message, and that message where it did not go before.
func countSent(r session.Receipt) (n sentNow) {
	for _, d := range r.Earlier {
		n.add(d)
	}
	if !r.Already {
		for _, d := range r.Messages {
			n.add(d)
		}
	}
	return n
}

// warnOfLimits warns on standard error: once when the day's messages reach a limit, by what was sent now, and when a person
// must log in again before long.
func (c *cli) warnOfLimits(s *session.Session, q *session.Quota, now sentNow) {
	if q != nil {
		for _, l := range []struct {
			count session.Count
			now   int
			say   text.Sentence
		}{{q.Pair, now.toMe, text.QuotaPairReached}, {q.Sender, now.all, text.QuotaSenderReached}} {
			if l.count.Reached() && l.count.Used-l.now < l.count.Limit {
				fmt.Fprintln(c.err, c.say(l.say, text.Number(l.count.Used)))
			}
		}
	}
	if t, err := s.Tokens(); err == nil {
		c.warnOfLoginEnd(t)
	}
}

// warnOfLoginEnd warns 14, 7 and 1 days before a person must log in again.
func (c *cli) warnOfLoginEnd(t store.Tokens) {
	if t.None() || t.RefreshExpiresAt.IsZero() || !t.RefreshRejectedAt.IsZero() {
		return
	}
	left := t.RefreshExpiresAt.Sub(c.now())
	days, due := watch.Threshold(left)
	switch {
	case !due:
	case days == 0:
		fmt.Fprintln(c.err, c.say(text.KeepaliveOver))
	default:
		fmt.Fprintln(c.err, c.say(text.KeepaliveSoon, text.RemainingWords(left, c.lang), c.when(t.RefreshExpiresAt)))
	}
}
