package session

import (
	"context"
	"errors"
	"net/http"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// send tries one message: once, and once more with fresh tokens when Kakao says -401. Errors: those of the journal, with
// which nothing was sent.
func (t *turn) send(ctx context.Context, m journal.Message) (Delivery, error) {
	template, err := templateOf(m)
	if err != nil {
		return t.couldNot(ctx, m, journal.Outcome{State: journal.Refused, Error: err.Error()}, err)
	}
	access, err := t.access, error(nil)
	if t.begun == nil {
		access, err = t.ready(ctx, m)
	}
	if err != nil {
		return t.couldNot(ctx, m, outcomeOf(err, t.s.now()), err)
	}
	d, err := t.attempt(ctx, m, access, template, true)
	if err != nil || kakao.CodeOf(d.Err) != kakao.CodeBadToken {
		return d, err
	}
	fresh, err := t.s.renew(ctx, access, false)
	if err == nil && !t.s.ours(fresh, m) {
		err = errOtherPerson
	}
	if err != nil {
		return t.couldNot(ctx, m, outcomeOf(err, t.s.now()), err)
	}
	return t.attempt(ctx, m, fresh.AccessToken, template, false)
}

// errOtherPerson: somebody else has logged in, whose chat the message was not written for.
var errOtherPerson = &LoginNeededError{Reason: LoginOther}

// ready is an access token that the message may go out with.
func (t *turn) ready(ctx context.Context, m journal.Message) (kakao.Secret, error) {
	tokens, err := t.s.valid(ctx)
	if err != nil {
		return "", err
	}
	if !t.s.ours(tokens, m) {
		return "", errOtherPerson
	}
	if _, err := t.s.kakao(); err != nil {
		return "", err
	}
	return tokens.AccessToken, nil
}

// couldNot writes down an attempt for which no request was made.
func (t *turn) couldNot(ctx context.Context, m journal.Message, o journal.Outcome, why error) (Delivery, error) {
	ctx = context.WithoutCancel(ctx)
	a, err := t.right.Begin(ctx, m.ID, journal.NotWritten)
	if err != nil {
		return t.taken(ctx, m, err)
	}
	return t.finish(ctx, a, m, o, why), nil
}

// attempt is one request. The journal says that it may have left before it does. first: -401 will be tried once more.
func (t *turn) attempt(ctx context.Context, m journal.Message, access kakao.Secret, template kakao.Text, first bool) (Delivery, error) {
	client, err := t.s.kakao()
	if err != nil {
		return Delivery{}, err
	}
	a := t.begun
	if t.begun = nil; a == nil {
		if a, err = t.right.Begin(ctx, m.ID, journal.Leaving); err != nil {
			return t.taken(ctx, m, err)
		}
	}
	return t.post(ctx, a, m, access, client, template, first), nil
}

// post makes the request of an attempt that was begun.
func (t *turn) post(ctx context.Context, a *journal.OpenAttempt, m journal.Message, access kakao.Secret, client *kakao.Client, template kakao.Text, first bool) Delivery {
	t.s.mu.Lock()
	t.s.what, t.s.sent = beginning(m.Text), nil
	t.s.mu.Unlock()
	why := client.SendToMe(ctx, access, kakao.Message{Template: template})
	o := outcomeOf(why, t.s.now())
	if first && kakao.CodeOf(why) == kakao.CodeBadToken {
		o.Wait = journal.NoWait
	}
	d := t.finish(ctx, a, m, o, why)
	if e, ok := errors.AsType[*kakao.Error](why); ok && FateOf(why) == NeedsConsent {
		t.s.remember(ctx, func(tokens *store.Tokens) { tokens.Scopes = append([]string{}, e.AllowedScopes...) })
	}
	t.s.mu.Lock()
	event := t.s.sent
	t.s.sent = nil
	t.s.mu.Unlock()
	if event != nil {
		event.ID, event.Err, event.Fate = m.ID, d.Err, FateOf(d.Err)
		t.s.observe(*event)
	}
	return d
}

// finish writes an outcome down. One that cannot be written is still what happened.
func (t *turn) finish(ctx context.Context, a *journal.OpenAttempt, m journal.Message, o journal.Outcome, why error) Delivery {
	after, err := a.Finish(ctx, o)
	if err != nil {
		t.s.warn(&NotRecordedError{ID: m.ID, State: o.State, Err: err})
		t.halted = err
		after = m
		after.State, after.Wait, after.Done = o.State, o.Wait, t.s.now()
		if o.State == journal.Sent {
			after.Delivered = after.Done
		}
	}
	return deliveryOf(after, why)
}

// taken is a message that could not be begun: somebody decided about it meanwhile, or the journal cannot be written.
func (t *turn) taken(ctx context.Context, m journal.Message, err error) (Delivery, error) {
	if _, ok := errors.AsType[*journal.StateError](err); !ok {
		return Delivery{}, err
	}
	now, err := t.s.journal.Find(ctx, m.ID)
	if err != nil {
		return Delivery{}, err
	}
	return deliveryOf(now, nil), nil
}

// codeLocal stands in the journal where Kakao was not asked, because of something on this computer.
const codeLocal = "local"

// outcomeOf is the outcome of an attempt by evidence. An error before the message's own request leaves it queued.
func outcomeOf(err error, now time.Time) journal.Outcome {
	o := journal.Outcome{State: journal.Queued}
	e, answered := errors.AsType[*kakao.Error](err)
	ofMessage := answered && e.Op == kakao.OpSendToMe
	switch fate := FateOf(err); {
	case fate == Sent:
		o.State, o.Written, o.Status = journal.Sent, true, http.StatusOK
	case fate == NeedsLogin:
		o.Wait = journal.WaitLogin
	case fate == NeedsConsent:
		o.Wait = journal.WaitConsent
	case ofMessage && fate == Unknown:
		o.State = journal.Unknown
	case ofMessage && fate == Refused:
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
