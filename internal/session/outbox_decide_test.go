package session

import (
	"errors"
	"testing"

	"kakaotui/internal/journal"
)

// whileWaiting does f when the session has looked at its messages and is about to wait for the right to send, as if another
// process that has it were at work just then.
func (k *keeper) whileWaiting(f func(right *journal.Sender)) {
	k.t.Helper()
	right, err := k.j.Sender(k.t.Context())
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(func() { _ = right.Close() })
	k.s.beforeTurn = func() {
		k.s.beforeTurn = nil
		f(right)
		if err := right.Close(); err != nil {
			k.t.Error(err)
		}
	}
}

// becomesUnknown is another process that sends the message and hears no answer.
func (k *keeper) becomesUnknown(right *journal.Sender, id string) {
	k.t.Helper()
	a, err := right.Begin(k.t.Context(), id, journal.Leaving)
	if err == nil {
		_, err = a.Finish(k.t.Context(), journal.Outcome{State: journal.Unknown, Written: true})
	}
	if err != nil {
		k.t.Error(err)
	}
}

// A key's message that another process makes unknown while this one waits for its turn is not sent again: nobody decided so.
func TestKeyThatBecomesUnknownMeanwhile(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.fail(sendPath, "status", 503, "", 1)
	first, err := k.s.Deliver(t.Context(), keyed("a", "하나"))
	if FateOf(err) != Queued {
		t.Fatal(err)
	}
	k.whileWaiting(func(right *journal.Sender) { k.becomesUnknown(right, first.Messages[0].ID) })
	r, err := k.s.Deliver(t.Context(), keyed("a", "하나"))
	if FateOf(err) != Unknown || len(r.Messages) != 1 || r.Messages[0].State != journal.Unknown {
		t.Errorf("%+v, %v", r, err)
	}
	wantCalls(t, k.world, sendPath, 1)
	k.want("하나 unknown")
}

// So it is with a message that a person asks for while it is queued, at any moment.
func TestRetryOfWhatBecomesUnknownMeanwhile(t *testing.T) {
	t.Parallel()
	queued := func(t *testing.T) (*keeper, journal.Message) {
		t.Helper()
		k := newKeeper(t)
		k.enter()
		k.fail(sendPath, "status", 503, "", 1)
		r, err := k.s.Deliver(t.Context(), say("하나"))
		if FateOf(err) != Queued {
			t.Fatal(err)
		}
		m, err := k.s.Message(t.Context(), r.Messages[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		return k, m
	}
	check := func(t *testing.T, k *keeper, r Receipt, err error) {
		t.Helper()
		if FateOf(err) != Unknown || len(r.Messages) != 1 {
			t.Errorf("%+v, %v", r, err)
		}
		wantCalls(t, k.world, sendPath, 1)
		k.want("하나 unknown")
	}
	t.Run("while it waits for its turn", func(t *testing.T) {
		t.Parallel()
		k, m := queued(t)
		k.whileWaiting(func(right *journal.Sender) { k.becomesUnknown(right, m.ID) })
		r, err := k.s.Retry(t.Context(), m.ID)
		check(t, k, r, err)
	})
	t.Run("after it was seen", func(t *testing.T) {
		t.Parallel()
		k, m := queued(t)
		right, err := k.j.Sender(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		k.becomesUnknown(right, m.ID)
		_ = right.Close()
		r, err := k.s.RetrySeen(t.Context(), m)
		check(t, k, r, err)
		// Who sees it now decides.
		if _, err := k.s.Retry(t.Context(), m.ID); err != nil {
			t.Error(err)
		}
		k.want("하나 sent")
	})
	t.Run("its process died", func(t *testing.T) {
		t.Parallel()
		k, m := queued(t)
		right, err := k.j.Sender(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := right.Begin(t.Context(), m.ID, journal.Leaving); err != nil {
			t.Fatal(err)
		}
		sending, err := k.s.Message(t.Context(), m.ID)
		if err != nil || sending.State != journal.Sending {
			t.Fatal(sending.State, err)
		}
		_ = right.Close()
		r, err := k.s.RetrySeen(t.Context(), sending)
		check(t, k, r, err)
	})
}

// What a consent releases is queued still, or it is left alone.
func TestReleaseLeavesTheUnknown(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.fail(sendPath, "drop-after", 503, "", 1)
	r, err := k.s.Deliver(t.Context(), say("하나"))
	if FateOf(err) != Unknown {
		t.Fatal(err)
	}
	if err := k.j.Hasten(t.Context(), r.Messages[0].ID); err != nil {
		t.Fatal(err)
	}
	k.want("하나 unknown")
}

// A mended message takes the place of the one that was refused.
func TestReplaces(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.fail(sendPath, "status", 400, `{"code":-2,"msg":"x"}`, 1)
	first, err := k.s.Deliver(t.Context(), say("틀린 글"))
	if FateOf(err) != Refused {
		t.Fatal(err)
	}
	mended := say("고친 글")
	mended.Replaces = first.Messages[0].ID
	if _, err := k.s.Deliver(t.Context(), mended); err != nil {
		t.Fatal(err)
	}
	k.want("틀린 글 dropped", "고친 글 sent")
	if r, err := k.s.Deliver(t.Context(), mended); len(r.Messages) != 0 || !isStateError(err) || FateOf(err) != Refused {
		t.Errorf("%+v, %v", r, err)
	}
	mended.Replaces = "nothing"
	if _, err := k.s.Deliver(t.Context(), mended); !errors.Is(err, journal.ErrNotFound) || FateOf(err) != Refused {
		t.Error(err)
	}
	k.arrived("고친 글")
}

func isStateError(err error) bool {
	_, ok := errors.AsType[*journal.StateError](err)
	return ok
}

// What is behind another message tells what that one waits for.
func TestBehindTellsWhatItWaitsFor(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "talk_message", "agreed": false}, nil)
	if _, err := k.s.Deliver(t.Context(), say("하나")); FateOf(err) != NeedsConsent {
		t.Fatal(err)
	}
	r, err := k.s.Deliver(t.Context(), say("둘"))
	behind, ok := errors.AsType[*BehindError](err)
	if !ok || behind.Fate != NeedsConsent || FateOf(err) != NeedsConsent || len(r.Earlier) != 1 {
		t.Errorf("%+v, %v", behind, err)
	}
}
