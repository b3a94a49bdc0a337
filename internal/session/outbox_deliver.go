package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/store"
)

// SenderWait is how long a process waits until another one has finished sending; a call to Kakao takes 15 seconds at most.
const SenderWait = 30 * time.Second

// Deliver writes the intent into the journal, then sends what waited before it and then it. Each message leaves at most
// once, but for -401, which refreshes the tokens and tries once more. The error is that of the message that fared worst:
// an *UndeliveredError, whose message is in the outbox or refused. Any other error comes before anything was sent or kept:
// those of Intent.Check, ErrNoSettings, *RecipientError for oneself among the friends, *journal.ReplaceError,
// *journal.NotWritableError, *journal.DamagedError, *journal.NewerError, *journal.LockError, a context's.
func (s *Session) Deliver(ctx context.Context, in Intent) (Receipt, error) {
	if s.journal == nil {
		return Receipt{}, ErrNoJournal
	}
	if err := s.Check(in); err != nil {
		return Receipt{}, err
	}
	if s.Settings().RESTAPIKey == "" {
		return Receipt{}, ErrNoSettings // nobody could tell later which app was meant
	}
	// Tokens that cannot be read just now (a locked key ring, say) are no reason to lose a message: it waits.
	tokens, _ := s.Tokens()
	if err := s.notMyself(in, tokens.UserID); err != nil {
		return Receipt{}, err
	}
	kept, err := in.kept(s.origin, s.account(tokens))
	if err != nil {
		return Receipt{}, err
	}
	t, messages, err := s.keepAndBegin(ctx, kept, tokens)
	if taken, ok := errors.AsType[*journal.KeyTakenError](err); ok {
		return s.deliverTaken(ctx, taken, in.OnUnknown)
	}
	if err != nil {
		return Receipt{}, err
	}
	return s.dispatch(ctx, t, messages)
}

// keepAndBegin writes the messages down. Where nothing stands in their way (no other process, no message before them, no
// refresh), the first is begun with the same write to disk, in a turn that is then the caller's to end.
func (s *Session) keepAndBegin(ctx context.Context, in journal.Intent, tokens store.Tokens) (*turn, []journal.Message, error) {
	if !s.atHand(tokens) {
		messages, err := s.journal.Add(ctx, in)
		return nil, messages, err
	}
	right, err := s.journal.TrySender(ctx)
	if err != nil {
		return nil, nil, err
	}
	if right == nil {
		messages, err := s.journal.Add(ctx, in)
		return nil, messages, err
	}
	t := s.newTurn(right, nil)
	messages, begun, err := right.AddAndBegin(ctx, in, share(in.Recipients), s.accounts(tokens)...)
	if err != nil {
		t.end()
		return nil, nil, err
	}
	if len(begun) > 0 {
		t.begun, t.first, t.access = begun, firstParts(messages, len(begun)), tokens.AccessToken
	}
	return t, messages, nil
}

// firstParts are the first parts to the first n recipients.
func firstParts(messages []journal.Message, n int) []journal.Message {
	var out []journal.Message
	for _, m := range messages {
		if m.Part == 1 && len(out) < n {
			out = append(out, m)
		}
	}
	return out
}

// atHand tells whether a message can go out with these tokens as they are.
func (s *Session) atHand(t store.Tokens) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.settings.RESTAPIKey != "" && s.unsaved == nil && t.AccessToken != "" && t.AccessExpiresAt.Sub(s.now()) >= RefreshBefore
}

// DeliverTaken is Deliver when an earlier intent holds the key already, for whom making the message costs something: an image
// is uploaded before. taken is false when the key is free; then nothing was done.
func (s *Session) DeliverTaken(ctx context.Context, key string, u OnUnknown) (r Receipt, taken bool, err error) {
	if s.journal == nil {
		return Receipt{}, false, ErrNoJournal
	}
	err = s.journal.Key(ctx, key)
	by, taken := errors.AsType[*journal.KeyTakenError](err)
	if !taken {
		return Receipt{}, false, err
	}
	r, err = s.deliverTaken(ctx, by, u)
	return r, true, err
}

// deliverTaken is Deliver for a key that an earlier intent holds: what of it was delivered stays so, what can still go is
// tried now, and of what is unknown nothing goes without a decision.
func (s *Session) deliverTaken(ctx context.Context, taken *journal.KeyTakenError, u OnUnknown) (Receipt, error) {
	if len(taken.Messages) == 0 {
		return Receipt{Already: true, Messages: []Delivery{{
			State: journal.Sent, Part: 1, Parts: 1, To: toMe, Key: taken.Key, At: taken.At,
		}}}, nil
	}
	// Somebody else may be sending it just now, or may have died doing so.
	if _, err := s.journal.Recover(ctx); err != nil {
		return Receipt{}, err
	}
	all, again, err := s.canGo(ctx, taken, u)
	if err != nil {
		return Receipt{}, err
	}
	if len(again) == 0 {
		if !anySending(all) {
			return s.receiptOf(all)
		}
		return s.dispatch(ctx, nil, all)
	}
	// Looked at again while nobody else sends: what another process made unknown meanwhile must not count as decided.
	t, err := s.takeTurn(ctx, nil)
	if err != nil {
		var r Receipt
		for _, m := range all {
			r.Messages = append(r.Messages, s.untried(ctx, m, nil, err))
		}
		return r, worst(r.Messages)
	}
	if all, again, err = s.canGo(ctx, taken, u); err == nil && len(again) > 0 {
		_, err = s.journal.Retry(ctx, again...)
	}
	if err != nil || len(again) == 0 {
		t.end()
		if err != nil {
			return Receipt{}, err
		}
		return s.receiptOf(all)
	}
	return s.dispatch(ctx, t, all)
}

// canGo are the messages that hold a key as they are now, and the ids of those that may be tried.
func (s *Session) canGo(ctx context.Context, taken *journal.KeyTakenError, u OnUnknown) (all []journal.Message, again []string, err error) {
	for _, m := range taken.Messages {
		m, err := s.journal.Find(ctx, m.ID)
		if err != nil {
			return nil, nil, fmt.Errorf("looking for the message with the key %q: %w", taken.Key, err)
		}
		all = append(all, m)
		switch {
		case m.BodyGone: // what was not kept cannot go again, and must not hold up its other parts
		case m.State == journal.Queued, m.State == journal.Refused, m.State == journal.Expired,
			m.State == journal.Unknown && u == Resend:
			again = append(again, m.ID)
		}
	}
	return all, again, nil
}

func anySending(all []journal.Message) bool {
	for _, m := range all {
		if m.State == journal.Sending {
			return true
		}
	}
	return false
}

// receiptOf is the receipt of messages for which nothing is done.
func (s *Session) receiptOf(all []journal.Message) (Receipt, error) {
	r := Receipt{Already: true}
	for _, m := range all {
		r.Messages = append(r.Messages, s.delivery(m, nil))
		r.Already = r.Already && m.State == journal.Sent
	}
	return r, worst(r.Messages)
}

// dispatch sends messages of the journal, and before them what is due before the last of them. It ends the turn t that it
// is given, or takes one.
func (s *Session) dispatch(ctx context.Context, t *turn, ours []journal.Message) (Receipt, error) {
	var err error
	if t == nil {
		t, err = s.takeTurn(ctx, nil)
	}
	if err == nil {
		err = t.serve(ctx, ours)
		t.end()
	}
	var r Receipt
	mine := map[string]bool{}
	for _, m := range ours {
		mine[m.ID] = true
		d, tried := Delivery{}, false
		if t != nil {
			d, tried = t.done[m.ID]
		}
		if !tried {
			d = s.untried(ctx, m, t, err)
		}
		r.Messages = append(r.Messages, d)
	}
	if t != nil {
		for _, d := range t.order {
			if !mine[d.ID] {
				r.Earlier = append(r.Earlier, d)
			}
		}
	}
	return r, worst(r.Messages)
}

// untried is a message of which this turn made no attempt: another process did, or something stopped the turn.
func (s *Session) untried(ctx context.Context, m journal.Message, t *turn, why error) Delivery {
	// What is known of it is worth an answer even to somebody who gives up waiting.
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), identifyLimit)
	defer cancel()
	if now, err := s.journal.Find(wait, m.ID); err == nil {
		m = now
	}
	switch {
	case m.State != journal.Queued && m.State != journal.Sending:
		return s.delivery(m, nil)
	case why != nil:
		return s.delivery(m, why)
	case s.others(m):
		return s.delivery(m, errOtherPerson)
	case t != nil:
		return s.delivery(m, s.behind(wait, m, cmp.Or(t.full[m.Recipient], t.halted)))
	}
	return s.delivery(m, nil)
}

// behind says what a queued message waits for that was not tried: what stopped the turn, or a message before it.
func (s *Session) behind(ctx context.Context, m journal.Message, halted error) *BehindError {
	if halted != nil {
		return &BehindError{Err: halted, Fate: FateOf(halted)}
	}
	all, err := s.journal.List(ctx, journal.Undelivered...)
	if err != nil {
		return &BehindError{Err: err, Fate: Queued}
	}
	for _, before := range all {
		if before.ID == m.ID || !holdsBack(before, m) {
			continue
		}
		if e := deliveryOf(before, nil); FateOf(e.Err) != Queued {
			return &BehindError{Err: errors.Unwrap(e.Err), Fate: FateOf(e.Err)}
		}
		break
	}
	return &BehindError{Fate: Queued}
}

// holdsBack tells whether a message of the outbox stands in the way of another.
func holdsBack(before, m journal.Message) bool {
	if before.Recipient != m.Recipient || before.Account != m.Account || before.Seq >= m.Seq {
		return false
	}
	if m.Wait == journal.WaitPart {
		return before.Intent == m.Intent && before.State != journal.Queued
	}
	return (before.State == journal.Queued || before.State == journal.Sending) && before.Wait != journal.WaitPart
}
