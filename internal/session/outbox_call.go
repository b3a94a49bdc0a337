package session

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// call makes the request: why each of the messages was not taken, nil for those that were; whole is the error of the call
// when nobody was reached.
func call(ctx context.Context, client *kakao.Client, access kakao.Secret, m kakao.Message, to []underWay) (whys []error, whole error) {
	whys = make([]error, len(to))
	if to[0].Recipient == toMe {
		whys[0] = client.SendToMe(ctx, access, m)
		return whys, whys[0]
	}
	uuids := make([]string, len(to))
	for i, u := range to {
		uuids[i] = u.Recipient
	}
	d, err := client.SendToFriends(ctx, access, uuids, m)
	if err != nil {
		if e, ok := errors.AsType[*kakao.Error](err); ok {
			completeScopes(e)
		}
		for i := range whys {
			whys[i] = err
		}
		return whys, err
	}
	for i, uuid := range uuids {
		whys[i] = whyNot(d, uuid)
	}
	return whys, nil
}

var errUnmentioned = errors.New("the answer does not say whether this friend got it")

// whyNot is what an answer says of one friend: nil when they got the message. HTTP 200 alone says nothing (kakao-api.md 4.10).
func whyNot(d kakao.Delivery, uuid string) error {
	if slices.Contains(d.Delivered, uuid) {
		return nil
	}
	for _, f := range d.Failures {
		if slices.Contains(f.UUIDs, uuid) {
			return f.Err
		}
	}
	return &kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToFriends, Status: http.StatusOK, Written: true, Err: errUnmentioned}
}

// completeScopes names both scopes that a message to friends needs in a -402, but for those that the person agreed to:
// Kakao may name only the first that it missed.
func completeScopes(e *kakao.Error) {
	if e.Code != kakao.CodeNoConsent {
		return
	}
	for _, id := range RequiredForFriends {
		if !slices.Contains(e.RequiredScopes, id) && !slices.Contains(e.AllowedScopes, id) {
			e.RequiredScopes = append(e.RequiredScopes, id)
		}
	}
}

// scopesOf remembers what the person agreed to, as far as a -402 tells, or a message that goes after one.
func (t *turn) scopesOf(ctx context.Context, open []underWay, whys []error) {
	for i, why := range whys {
		if m := open[i]; why == nil && m.Last.Code == kakao.CodeNoConsent {
			t.s.remember(ctx, func(tokens *store.Tokens) {
				if tokens.Scopes != nil {
					tokens.Scopes = append(tokens.Scopes, missing(requiredFor(m.Recipient), tokens.Scopes)...)
				}
			})
			return
		}
		if e, ok := errors.AsType[*kakao.Error](why); ok && FateOf(why) == NeedsConsent {
			t.s.remember(ctx, func(tokens *store.Tokens) { tokens.Scopes = append([]string{}, e.AllowedScopes...) })
			return
		}
	}
}

// told is one Event for each of the messages that a call carried.
func (t *turn) told(done []Delivery) {
	t.s.mu.Lock()
	event := t.s.sent
	t.s.sent = nil
	t.s.mu.Unlock()
	if event == nil {
		return
	}
	for _, d := range done {
		e := *event
		e.ID, e.Recipient, e.Name, e.Err, e.Fate = d.ID, d.To, d.Name, d.Err, FateOf(d.Err)
		t.s.observe(e)
	}
}

// codeLocal stands in the journal where Kakao was not asked, because of something on this computer.
const codeLocal = "local"

// outcomeOf is the outcome of an attempt by evidence. An error before the message's own request leaves it queued.
func outcomeOf(err error, now time.Time) journal.Outcome {
	o := journal.Outcome{State: journal.Queued}
	e, answered := errors.AsType[*kakao.Error](err)
	ofMessage := answered && e.Op.Sends()
	switch fate := FateOf(err); {
	case fate == Sent:
		o.State, o.Written, o.Status = journal.Sent, true, http.StatusOK
	case fate == NeedsLogin:
		o.Wait = journal.WaitLogin
	case fate == NeedsConsent:
		o.Wait = journal.WaitConsent
	case ofMessage && fate == Unknown:
		o.State = journal.Unknown
	case ofMessage && fate == Refused, refusedHere(err):
		o.State = journal.Refused
	}
	switch held, isHeld := errors.AsType[*HeldError](err); {
	case isHeld:
		o.NotBefore, o.Code, o.Error = held.Until, kakao.CodeTokenRate, held.Error()
	case answered:
		o.Written = ofMessage && e.Written
		o.Status, o.Code, o.Error = e.Status, e.Code, e.Message
		if e.Err != nil {
			o.Error = e.Err.Error()
		}
		if e.RetryAfter > 0 {
			o.NotBefore = now.Add(time.Duration(e.RetryAfter) * time.Second)
		}
	case err != nil:
		o.Code, o.Error = codeLocal, err.Error()
	}
	return o
}
