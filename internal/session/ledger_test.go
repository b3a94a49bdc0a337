package session

import (
	"errors"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/store"
)

// Refreshes that Kakao would refuse (20 tokens in 10 minutes) are not asked for, whichever process has used them up.
func TestRefreshesAreHeld(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter() // the first token
	other, _ := k.process()
	for i := range journal.AccessLimit - 1 {
		s := k.s
		if i%2 == 1 {
			s = other
		}
		if _, err := s.Refresh(t.Context()); err != nil {
			t.Fatalf("refresh %d: %v", i+1, err)
		}
		k.advance(time.Second)
	}
	wantCalls(t, k.world, tokenPath, journal.AccessLimit)
	_, err := k.s.Refresh(t.Context())
	held, ok := errors.AsType[*HeldError](err)
	if !ok || FateOf(err) != Queued {
		t.Fatalf("not held: %v", err)
	}
	q, err := k.s.Quota(t.Context())
	if err != nil || q.Access != (Count{journal.AccessLimit, journal.AccessLimit}) || !q.Access.Reached() || !q.HeldUntil.Equal(held.Until) {
		t.Errorf("%+v, %v", q, err)
	}
	// A message whose token is rejected is not lost by that, and goes when it may.
	k.fail(sendPath, "status", 401, deadToken, 1)
	r, err := k.s.Deliver(t.Context(), say("하나"))
	if _, held := errors.AsType[*HeldError](err); !held || r.Messages[0].Next.Before(q.HeldUntil) {
		t.Errorf("%+v, %v", r, err)
	}
	wantCalls(t, k.world, tokenPath, journal.AccessLimit)
	k.advance(r.Messages[0].Next.Sub(k.clock()))
	k.drain()
	k.arrived("하나")
	if _, err := other.Refresh(t.Context()); err != nil {
		t.Errorf("after the time: %v", err)
	}
}

// Others get tokens for the same person too, a tutorial's script for one. What Kakao said counts: it is not asked again until
// the time is over or somebody got a token.
func TestRefreshesAreHeldAfterKakaosAnswer(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	tooMany := func() {
		t.Helper()
		k.fail(tokenPath, "status", 400, `{"error":"invalid_request","error_description":"token request rate limit exceeded","error_code":"KOE237"}`, 1)
		if _, err := k.s.Refresh(t.Context()); kakaoError(t, err).Code != "KOE237" {
			t.Fatal(err)
		}
	}
	tooMany()
	asked := k.calls(tokenPath)
	k.advance(journal.AccessWindow - time.Second)
	other, _ := k.process()
	for _, s := range []*Session{k.s, other} {
		if _, err := s.Refresh(t.Context()); FateOf(err) != Queued {
			t.Errorf("not held: %v", err)
		}
	}
	q, err := k.s.Quota(t.Context())
	if err != nil || !q.HeldUntil.Equal(k.clock().Add(time.Second)) {
		t.Errorf("held until %v, %v", q.HeldUntil, err)
	}
	wantCalls(t, k.world, tokenPath, asked)
	k.advance(time.Second)
	if _, err := other.Refresh(t.Context()); err != nil {
		t.Errorf("after the time: %v", err)
	}
	tooMany()
	k.enter()
	if _, err := k.s.Refresh(t.Context()); err != nil {
		t.Errorf("after a login: %v", err)
	}
}

func TestLimitsOfTokensAreSettable(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	set := k.settings()
	set.Quota = store.QuotaLimits{AccessTokens: 1, PairPerDay: 5}
	s, err := Open(Options{Dirs: k.dirs, Settings: set, Now: k.clock, Journal: k.j})
	if err != nil {
		t.Fatal(err)
	}
	k.s.Close() // the login is on record
	if _, err := s.Refresh(t.Context()); FateOf(err) != Queued {
		t.Errorf("not held: %v", err)
	}
	q, err := s.Quota(t.Context())
	if err != nil || q.Access != (Count{1, 1}) || q.Pair != (Count{0, 5}) || q.Sender != (Count{0, SenderPerDay}) || q.Refresh != (Count{1, journal.RefreshLimit}) {
		t.Errorf("%+v, %v", q, err)
	}
}

// A clock that was far ahead when tokens were issued holds nobody for long.
func TestClockThatWasAhead(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.s.Close()
	for range journal.AccessLimit {
		at := k.clock().Add(48 * time.Hour)
		if _, err := k.j.Record(t.Context(), journal.Event{At: at, Account: k.s.profile(), Op: "refresh", Fate: journal.Sent, Access: true}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := k.s.Refresh(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestQuota(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	if _, err := k.s.Deliver(t.Context(), say("로그인 전에")); FateOf(err) != NeedsLogin {
		t.Fatal(err)
	}
	k.advance(time.Second)
	k.enter()
	for range 2 {
		if _, err := k.s.Deliver(t.Context(), say("하나")); err != nil {
			t.Fatal(err)
		}
	}
	k.fail(sendPath, "drop-after", 503, "", 1)
	if _, err := k.s.Deliver(t.Context(), say("모름")); FateOf(err) != Unknown {
		t.Fatal(err)
	}
	k.sim("POST", "/_sim/quota", map[string]any{"left": 0}, nil)
	if _, err := k.s.Deliver(t.Context(), say("한도 밖")); FateOf(err) != Refused {
		t.Fatal(err)
	}
	q, err := k.s.Quota(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// Everybody's messages count for the app, and those from before the login for the person who sent them.
	if q.App != (Count{3, AppPerDay}) || q.Sender != (Count{3, SenderPerDay}) || q.Pair != (Count{3, PairPerDay}) || q.Unknown != 1 || q.Refusal != "-10" {
		t.Errorf("%+v", q)
	}
	k.advance(24 * time.Hour)
	q, err = k.s.Quota(t.Context())
	if err != nil || q.Sender.Used != 0 || q.App.Used != 0 || q.Refusal != "" || q.Unknown != 0 {
		t.Errorf("the next day: %+v, %v", q, err)
	}
}
