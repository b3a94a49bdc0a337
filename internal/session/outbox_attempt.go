package session

import (
	"context"
	"errors"
	"strings"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// send tries messages that share a request: once, and once more when Kakao's answer says that none of them was taken and
// what mends it: with fresh tokens after -401, one by one when a friend among them spoils it for all. Errors: those of the
// journal, with which nothing was sent.
func (t *turn) send(ctx context.Context, group []journal.Message) error {
	message, err := messageOf(group[0])
	if err != nil {
		return t.couldNot(ctx, group, journal.Outcome{State: journal.Refused, Code: codeLocal, Error: err.Error()}, err)
	}
	access, err := t.access, error(nil)
	if t.begun == nil {
		access, err = t.ready(ctx, group[0])
	}
	if err != nil {
		return t.couldNot(ctx, group, outcomeOf(err, t.s.now()), err)
	}
	left, why, err := t.attempt(ctx, group, access, message, mendable)
	if err != nil || len(left) == 0 {
		return err
	}
	if spoiltByOne(why) {
		return t.oneByOne(ctx, left, access, message)
	}
	fresh, err := t.s.renew(ctx, access, false)
	if err == nil && !t.s.ours(fresh, group[0]) {
		err = errOtherPerson
	}
	if err != nil {
		return t.couldNot(ctx, left, outcomeOf(err, t.s.now()), err)
	}
	_, _, err = t.attempt(ctx, left, fresh.AccessToken, message, never)
	return err
}

// oneByOne gives each of the messages a request of its own.
func (t *turn) oneByOne(ctx context.Context, group []journal.Message, access kakao.Secret, message kakao.Message) error {
	for _, m := range group {
		if t.halted != nil {
			return nil
		}
		if _, _, err := t.attempt(ctx, []journal.Message{m}, access, message, never); err != nil {
			return err
		}
	}
	return nil
}

// mendable tells whether messages that shared a request may go once more right away.
func mendable(whole error, n int) bool {
	return kakao.CodeOf(whole) == kakao.CodeBadToken || n > 1 && spoiltByOne(whole)
}

func never(error, int) bool { return false }

// spoiltByOne knows the refusal of a call because of some of its receivers, without saying of which (kakao-api.md 10.3).
func spoiltByOne(err error) bool {
	e, ok := errors.AsType[*kakao.Error](err)
	return ok && e.Code == "-2" && strings.Contains(e.Message, "receiver")
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
func (t *turn) couldNot(ctx context.Context, group []journal.Message, o journal.Outcome, why error) error {
	ctx = context.WithoutCancel(ctx)
	open, err := t.open(ctx, group, journal.NotWritten)
	if err != nil || len(open) == 0 {
		return err
	}
	results := make([]result, len(open))
	for i := range results {
		results[i] = result{o, why}
	}
	t.note(results[0].why, t.finish(ctx, open, results)...)
	return nil
}

// underWay is a message with an attempt that was begun.
type underWay struct {
	journal.Message
	attempt *journal.OpenAttempt
}

// open begins attempts of the messages that are still queued. What somebody decided about meanwhile is told as it is now.
func (t *turn) open(ctx context.Context, group []journal.Message, e journal.Evidence) ([]underWay, error) {
	begun := t.begun
	t.begun = nil
	if begun == nil {
		var ids []string
		for _, m := range group {
			ids = append(ids, m.ID)
		}
		var err error
		if begun, err = t.right.BeginAll(ctx, ids, e); err != nil {
			return nil, err
		}
	}
	var open []underWay
	for i, m := range group {
		if begun[i] != nil {
			open = append(open, underWay{m, begun[i]})
			continue
		}
		now, err := t.s.journal.Find(ctx, m.ID)
		if err != nil {
			return nil, err
		}
		t.add(t.s.delivery(now, nil))
	}
	return open, nil
}

// attempt is one request. The journal says that it may have left before it does. When the call failed and again says so, it
// gives the messages that may go once more, and why.
func (t *turn) attempt(ctx context.Context, group []journal.Message, access kakao.Secret, message kakao.Message,
	again func(error, int) bool,
) ([]journal.Message, error, error) {
	client, err := t.s.kakao()
	if err != nil {
		return nil, nil, err
	}
	open, err := t.open(ctx, group, journal.Leaving)
	if err != nil || len(open) == 0 {
		return nil, nil, err
	}
	t.s.mu.Lock()
	t.s.what, t.s.sent = beginning(group[0].Text), nil
	t.s.mu.Unlock()
	whys, whole := call(ctx, client, access, message, open)
	once := !again(whole, len(open))
	results := make([]result, len(open))
	for i, why := range whys {
		results[i] = result{outcomeOf(why, t.s.now()), why}
		if !once {
			results[i].State, results[i].Wait = journal.Queued, journal.NoWait
		}
	}
	done := t.finish(ctx, open, results)
	t.scopesOf(ctx, open, whys)
	t.told(done)
	if once {
		t.note(whole, done...)
		return nil, nil, nil
	}
	var left []journal.Message
	for i, d := range done {
		if d.State == journal.Queued {
			left = append(left, open[i].Message)
		} else { // somebody decided about it while Kakao was asked
			t.add(d)
		}
	}
	return left, whole, nil
}

// result is how an attempt ended, and the error behind it.
type result struct {
	journal.Outcome
	why error
}

// finish writes outcomes down. One that cannot be written is still what happened.
func (t *turn) finish(ctx context.Context, open []underWay, results []result) []Delivery {
	ends := make([]journal.End, len(open))
	for i, u := range open {
		ends[i] = journal.End{Attempt: u.attempt, Outcome: results[i].Outcome}
	}
	after, errs := t.right.FinishAll(ctx, ends)
	done := make([]Delivery, len(open))
	for i, r := range results {
		if err := errs[i]; err != nil {
			t.s.warn(&NotRecordedError{ID: open[i].ID, State: r.State, Err: err})
			t.halted = err
			m := open[i].Message
			m.State, m.Wait, m.Done = r.State, r.Wait, t.s.now()
			if r.State == journal.Sent {
				m.Delivered = m.Done
			}
			after[i] = m
		}
		done[i] = t.s.delivery(after[i], r.why)
	}
	return done
}

// delivery is a message as it is told, with the friend's name.
func (s *Session) delivery(m journal.Message, cause error) Delivery {
	d := deliveryOf(m, cause)
	d.Name = s.NameOf(m.Recipient)
	return d
}
