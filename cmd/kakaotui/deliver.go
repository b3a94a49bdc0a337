package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// outboxPort is what sending asks of the session.
type outboxPort interface {
	Settings() store.Settings
	Deliver(ctx context.Context, in session.Intent) (session.Receipt, error)
	Retry(ctx context.Context, ids ...string) (session.Receipt, error)
}

// deliver hands an intent to the outbox and sends it. A journal that was set aside as damaged is told of, and a new one
// begun for this message, unless it has a key: then nobody knows whether the key was delivered, and a person must look.
// A decision made beforehand sends what nobody knows of once more. There is no time limit of our own: one that cuts a
// request off would make its outcome unknown, and each step has a limit.
func (c *cli) deliver(ctx context.Context, s outboxPort, in session.Intent) (session.Receipt, error) {
	if s.Settings().RESTAPIKey == "" {
		return session.Receipt{}, session.ErrNoSettings // nothing is kept for an app that nobody can name
	}
	r, err := s.Deliver(ctx, in)
	if damaged, ok := errors.AsType[*journal.DamagedError](err); ok && damaged.SetAside != "" && in.Key == "" {
		c.complain(err)
		r, err = s.Deliver(ctx, in)
	}
	return resend(ctx, s, r, err, in.OnUnknown)
}

// resend sends what is unknown of a receipt once more, and what had stopped behind it, if that was decided.
func resend(ctx context.Context, s outboxPort, r session.Receipt, err error, u session.OnUnknown) (session.Receipt, error) {
	if u != session.Resend || r.Already || ctx.Err() != nil {
		return r, err
	}
	var ids []string
	unknown := false
	for _, d := range r.Messages {
		behind, waits := errors.AsType[*session.BehindError](d.Err)
		if d.State == journal.Unknown || waits && behind.Fate == session.Unknown {
			ids = append(ids, d.ID)
		}
		unknown = unknown || d.State == journal.Unknown
	}
	if !unknown {
		return r, err
	}
	again, err := s.Retry(ctx, ids...)
	for _, d := range again.Messages {
		if i := slices.IndexFunc(r.Messages, func(old session.Delivery) bool { return old.ID == d.ID }); i >= 0 {
			r.Messages[i] = d
		}
	}
	return r, err
}

// sendLine is one message of `send --json` and `outbox retry --json`.
type sendLine struct {
	ID    string          `json:"id"`
	State string          `json:"state"`
	Part  int             `json:"part"`
	Parts int             `json:"parts"`
	To    string          `json:"to"`
	At    string          `json:"at"`
	Error json.RawMessage `json:"error"`
	// Key and Already are there for a message with a key; Already says that it was delivered before.
	Key     string         `json:"key,omitempty"`
	Already bool           `json:"already,omitempty"`
	Quota   *sendQuotaJSON `json:"quota,omitempty"`
}

var noError = json.RawMessage("null")

// tellDelivery tells what became of a message and gives its exit code. What was just said of another one is not said in
// full again: told is what that was.
func (c *cli) tellDelivery(d session.Delivery, r session.Receipt, q *session.Quota, told *string) int {
	said := c.reportOf(d)
	if c.json {
		c.printJSON(c.sendLineOf(d, r, q, said))
	}
	if d.Err != nil {
		c.tellFailure(d, said, told)
	}
	return said.Exit()
}

// tellFailure tells why a message was not delivered; when told says the same of the one before, in one line with its id.
func (c *cli) tellFailure(d session.Delivery, said report.Report, told *string) {
	why := said.Title + said.Code + string(d.State)
	if why == *told {
		fmt.Fprintln(c.err, c.whom(d.To, d.Name)+c.say(text.SendSameAgain, said.Title, d.ID))
		return
	}
	*told = why
	fmt.Fprintln(c.err, c.whom(d.To, d.Name)+said.String())
}

// whom names a friend in front of what is said about a message; nothing for oneself.
func (c *cli) whom(to, name string) string {
	switch {
	case to == toMe || to == "":
		return ""
	case name != "":
		return text.VisibleLine(name) + ": "
	}
	return text.VisibleLine(to) + ": "
}

// sendLineOf is a message and what is said of it.
func (c *cli) sendLineOf(d session.Delivery, r session.Receipt, q *session.Quota, said report.Report) sendLine {
	line := sendLine{
		ID: d.ID, State: stateWord(d.State), Part: d.Part, Parts: d.Parts, To: d.To, At: rfc3339(d.At), Error: noError,
		Key: d.Key, Already: r.Already, Quota: quotaOfSend(q),
	}
	if d.Err != nil {
		line.Error = errorOnly(said.JSON())
	}
	return line
}

// reportOf tells why a message was not delivered.
func (c *cli) reportOf(d session.Delivery) report.Report {
	return report.OfMessage(d.Err, report.About{ToFriend: d.To != toMe && d.To != "", Kind: c.kind}, c.lang)
}

// tellNotKept tells of a message that came into no outbox, and gives the exit code.
func (c *cli) tellNotKept(err error) int {
	r := report.OfSend(err, c.lang)
	if c.json {
		c.printJSON(c.notKeptLine(r))
	}
	fmt.Fprintln(c.err, r.String())
	return r.Exit()
}

// notKeptLine is a message that came into no outbox: it has no id.
func (c *cli) notKeptLine(r report.Report) sendLine {
	return sendLine{State: string(journal.Refused), Part: 1, Parts: 1, To: "me", At: rfc3339(c.now()), Error: errorOnly(r.JSON())}
}

// stateWord is the state that the interface names. Who asks is told of its own message, so what is under way in another
// process is queued, and what came to nothing was refused.
func stateWord(s journal.State) string {
	switch s {
	case journal.Sent, journal.Queued, journal.Unknown:
		return string(s)
	case journal.Sending:
		return string(journal.Queued)
	}
	return string(journal.Refused)
}

// errorOnly takes the inner object out of {"error":{…}}.
func errorOnly(b []byte) json.RawMessage {
	var v struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal(b, &v) != nil {
		return noError
	}
	return v.Error
}

// rfc3339 is a time in JSON, in UTC to the second.
func rfc3339(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// tellEarlier says briefly what became of messages that had waited in the outbox and were tried on this occasion.
func (c *cli) tellEarlier(earlier []session.Delivery, quiet bool) {
	counts := map[journal.State]int{}
	for _, d := range earlier {
		counts[d.State]++
	}
	if len(earlier) == 0 || quiet && counts[journal.Sent] == len(earlier) {
		return
	}
	fmt.Fprintln(c.err, c.say(text.OutboxEarlier, c.tally(counts)))
}

// tallied is the order in which states are counted up.
var tallied = []journal.State{
	journal.Sent, journal.Queued, journal.Sending, journal.Unknown, journal.Refused, journal.Expired, journal.Dropped,
}

// tally counts states in words: "sent 2, queued 1".
func (c *cli) tally(counts map[journal.State]int) string {
	var parts []string
	for _, s := range tallied {
		if n := counts[s]; n > 0 {
			parts = append(parts, c.say(text.OutboxCount, c.say(text.Fate(string(s))), text.Number(n)))
		}
	}
	return strings.Join(parts, ", ")
}
