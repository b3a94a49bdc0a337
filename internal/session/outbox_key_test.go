package session

import (
	"errors"
	"testing"
	"time"

	"kakaotui/internal/journal"
)

func keyed(key string, texts ...string) Intent {
	in := Intent{Key: key}
	for _, t := range texts {
		in.Parts = append(in.Parts, Message{Text: t})
	}
	return in
}

func TestKeyIsDeliveredOnce(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	first, err := k.s.Deliver(t.Context(), keyed("a", "하나", "둘"))
	if err != nil || first.Already {
		t.Fatalf("%+v, %v", first, err)
	}
	k.advance(time.Hour)
	r, err := k.s.Deliver(t.Context(), keyed("a", "셋"))
	if err != nil || !r.Already || len(r.Messages) != 2 || r.Messages[1].ID != first.Messages[1].ID || !r.Messages[0].At.Equal(first.Messages[0].At) {
		t.Errorf("again: %+v, %v", r, err)
	}
	// The key outlives the messages.
	k.advance(2 * Retention)
	if n, err := k.j.Purge(t.Context(), Retention); err != nil || n == 0 {
		t.Fatal(n, err)
	}
	r, err = k.s.Deliver(t.Context(), keyed("a", "넷"))
	if err != nil || !r.Already || len(r.Messages) != 1 || r.Messages[0].State != journal.Sent || r.Messages[0].Key != "a" {
		t.Errorf("after the purge: %+v, %v", r, err)
	}
	wantCalls(t, k.world, sendPath, 2)
}

func TestKeyOfUnknownWaitsForDecision(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.fail(sendPath, "drop-after", 503, "", 1)
	if _, err := k.s.Deliver(t.Context(), keyed("a", "하나", "둘")); FateOf(err) != Unknown {
		t.Fatal(err)
	}
	k.want("하나 unknown", "둘 queued part")
	r, err := k.s.Deliver(t.Context(), keyed("a", "하나", "둘"))
	if FateOf(err) != Unknown || r.Already || len(r.Messages) != 2 {
		t.Errorf("%+v, %v", r, err)
	}
	wantCalls(t, k.world, sendPath, 1)
	again := keyed("a", "하나", "둘")
	again.OnUnknown = Resend
	if r, err = k.s.Deliver(t.Context(), again); err != nil || r.Already || len(r.Messages) != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	k.arrived("하나", "하나", "둘") // the person decided that it may come twice
	k.want("하나 sent", "둘 sent")
}

func TestKeyOfQueuedTriesThatOneNow(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.fail(sendPath, "status", 503, "", 1)
	first, err := k.s.Deliver(t.Context(), keyed("a", "하나"))
	if FateOf(err) != Queued {
		t.Fatal(err)
	}
	r, err := k.s.Deliver(t.Context(), keyed("a", "다른 글"))
	if err != nil || len(r.Messages) != 1 || r.Messages[0].ID != first.Messages[0].ID || r.Already {
		t.Errorf("%+v, %v", r, err)
	}
	k.arrived("하나")
}

func TestKeyOfRefusedIsFreeAndOfHalfRefusedGoesOn(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.fail(sendPath, "status", 400, `{"code":-2,"msg":"x"}`, 1)
	if _, err := k.s.Deliver(t.Context(), keyed("a", "하나", "둘")); FateOf(err) != Refused {
		t.Fatal(err)
	}
	k.want("하나 refused", "둘 queued part")
	if _, err := k.s.Deliver(t.Context(), keyed("a", "하나", "둘")); err != nil {
		t.Fatal(err)
	}
	k.arrived("하나", "둘")
	k.fail(sendPath, "status", 400, `{"code":-2,"msg":"x"}`, 1)
	if _, err := k.s.Deliver(t.Context(), keyed("b", "셋")); FateOf(err) != Refused {
		t.Fatal(err)
	}
	if _, err := k.s.Deliver(t.Context(), keyed("b", "고친 셋")); err != nil {
		t.Fatal(err)
	}
	k.arrived("하나", "둘", "고친 셋")
}

func TestDecisions(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	var ids []string
	for _, text := range []string{"하나", "둘", "셋"} {
		k.fail(sendPath, "drop-before", 503, "", 1)
		r, err := k.s.Deliver(t.Context(), say(text))
		if FateOf(err) != Unknown {
			t.Fatal(err)
		}
		ids = append(ids, r.Messages[0].ID)
	}
	if all, err := k.s.Outbox(t.Context()); err != nil || len(all) != 3 {
		t.Fatalf("%d, %v", len(all), err)
	}
	if r, err := k.s.Retry(t.Context()); err != nil || len(r.Messages) != 0 {
		t.Errorf("without ids what is unknown went: %+v, %v", r, err)
	}
	if _, err := k.s.MarkSent(t.Context(), ids[0]); err != nil {
		t.Error(err)
	}
	if _, err := k.s.Drop(t.Context(), ids[1]); err != nil {
		t.Error(err)
	}
	r, err := k.s.Retry(t.Context(), ids[2])
	if err != nil || len(r.Messages) != 1 || r.Messages[0].State != journal.Sent {
		t.Errorf("%+v, %v", r, err)
	}
	k.want("하나 sent", "둘 dropped", "셋 sent")
	k.arrived("셋")
	if _, err := k.s.Retry(t.Context(), ids[2]); err == nil {
		t.Error("a delivered message was tried again")
	}
	if _, err := k.s.Retry(t.Context(), "nothing"); !errors.Is(err, journal.ErrNotFound) {
		t.Error(err)
	}
	wantCalls(t, k.world, sendPath, 4)
}

// A part that was refused and whose text was not kept cannot go again; the same key still tells what became of it.
func TestKeyWhoseTextWasNotKept(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.sim("POST", "/_sim/quota", map[string]int{"left": 1}, nil)
	in := Intent{Parts: []Message{{Text: "하나"}, {Text: "둘"}}, Key: "열쇠", NoBody: true}
	for range 2 {
		r, err := k.s.Deliver(t.Context(), in)
		if FateOf(err) != Refused || len(r.Messages) != 2 || r.Messages[0].State != journal.Sent || r.Messages[1].State != journal.Refused {
			t.Errorf("%+v, %v", r, err)
		}
	}
	k.arrived("하나")
}
