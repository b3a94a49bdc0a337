package session

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// What waits goes at its time, later and later, until it expires; a new message waits behind it when Kakao asked to wait.
func TestBackOff(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.fail(sendPath, "status", 503, "", 3)
	if _, err := k.s.Deliver(t.Context(), say("하나")); FateOf(err) != Queued {
		t.Fatal(err)
	}
	k.advance(29 * time.Second)
	k.drain()
	wantCalls(t, k.world, sendPath, 1)
	r, err := k.s.Deliver(t.Context(), say("둘"))
	if _, behind := errors.AsType[*BehindError](err); !behind || FateOf(err) != Queued || len(r.Earlier) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	wantCalls(t, k.world, sendPath, 1)
	for _, wait := range []time.Duration{time.Second, time.Minute} {
		k.advance(wait)
		tried := k.drain()
		if len(tried) != 1 || tried[0].What != "하나" || FateOf(tried[0].Err) != Queued {
			t.Errorf("after %s: %+v", wait, tried)
		}
		k.advance(-time.Second)
		k.drain()
		k.advance(time.Second)
	}
	wantCalls(t, k.world, sendPath, 3)
	k.advance(2*time.Minute - time.Second)
	k.drain()
	wantCalls(t, k.world, sendPath, 3)
	k.advance(time.Second)
	if tried := k.drain(); len(tried) != 2 {
		t.Errorf("%+v", tried)
	}
	k.arrived("하나", "둘")
}

func TestRetryAfterIsKept(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	m := kakao.Error{Kind: kakao.BadAnswer, Op: kakao.OpSendToMe, Status: 429, RetryAfter: 600}
	if o := outcomeOf(&m, k.clock()); !o.NotBefore.Equal(k.clock().Add(10 * time.Minute)) {
		t.Errorf("%+v", o)
	}
}

func TestExpiredStaysVisible(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.fail(sendPath, "status", 503, "", 1)
	in := say("하나")
	in.Expire = time.Hour
	if _, err := k.s.Deliver(t.Context(), in); FateOf(err) != Queued {
		t.Fatal(err)
	}
	k.advance(time.Hour)
	all, err := k.s.Outbox(t.Context())
	if err != nil || len(all) != 1 || all[0].State != journal.Expired {
		t.Errorf("%+v, %v", all, err)
	}
	k.drain()
	wantCalls(t, k.world, sendPath, 1)
	if _, err := k.s.Retry(t.Context(), all[0].ID); err != nil {
		t.Error(err)
	}
	k.arrived("하나")
}

// The first sign of trouble stops a drain; what was refused does not, but for a quota that the next would meet too.
func TestDrainStopsWhereOthersWouldFareTheSame(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		mode  string
		body  string
		calls int
		want  []string
	}{
		"503":       {"status", "", 1, []string{"하나 queued", "둘 queued", "셋 queued"}},
		"cut":       {"drop-before", "", 1, []string{"하나 unknown", "둘 queued", "셋 queued"}},
		"a refusal": {"status", `{"code":-2,"msg":"x"}`, 3, []string{"하나 refused", "둘 sent", "셋 sent"}},
		"a quota":   {"status", `{"code":-10,"msg":"x"}`, 1, []string{"하나 refused", "둘 queued", "셋 queued"}},
		"consent":   {"status", `{"code":-402,"msg":"x","required_scopes":["talk_message"]}`, 1, []string{"하나 queued consent", "둘 queued", "셋 queued"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := newKeeper(t)
			k.enter()
			away := k.away()
			for _, text := range []string{"하나", "둘", "셋"} {
				_, _ = away.Deliver(t.Context(), say(text))
			}
			k.want("하나 queued", "둘 queued", "셋 queued")
			status := 503
			if c.body != "" {
				status = 400
			}
			k.fail(sendPath, c.mode, status, c.body, 1)
			k.advance(time.Hour)
			k.drain()
			k.want(c.want...)
			wantCalls(t, k.world, sendPath, c.calls)
		})
	}
}

// What waits for a person's consent goes once it is there, by itself.
func TestConsentComesLater(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "talk_message", "agreed": false}, nil)
	if _, err := k.s.Deliver(t.Context(), say("하나")); FateOf(err) != NeedsConsent {
		t.Fatal(err)
	}
	k.advance(time.Minute)
	k.drain()
	k.drain()
	wantCalls(t, k.world, sendPath, 1) // no request for something that nothing has changed
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "talk_message", "agreed": true}, nil)
	if _, err := k.s.Status(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	k.drain()
	k.arrived("하나")
}

// A new send is a reason to look whether consent was given meanwhile.
func TestSendLooksAgainForConsent(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "talk_message", "agreed": false}, nil)
	for range 2 {
		if _, err := k.s.Deliver(t.Context(), say("하나")); FateOf(err) == Sent {
			t.Fatal(err)
		}
	}
	wantCalls(t, k.world, sendPath, 2) // each the first in its row
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "talk_message", "agreed": true}, nil)
	if _, err := k.s.Deliver(t.Context(), say("둘")); err != nil {
		t.Fatal(err)
	}
	k.arrived("하나", "하나", "둘")
}

func TestLoginComesLater(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	r, err := k.s.Deliver(t.Context(), say("하나"))
	if FateOf(err) != NeedsLogin || len(r.Messages) != 1 || r.Messages[0].Wait != journal.WaitLogin {
		t.Fatalf("%+v, %v", r, err)
	}
	k.drain()
	k.want("하나 queued login")
	k.advance(time.Minute)
	k.enter()
	k.drain()
	k.arrived("하나")
}

// Whoever logs in later does not send what somebody else wrote.
func TestAnotherPersonsMessagesStay(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	tokens := k.tokens()
	_, err := k.j.Add(t.Context(), journal.Intent{
		Account: journal.Account{App: k.s.account(tokens).App, Sender: "1"}, Recipients: []string{"me"}, Kind: "text", Parts: []journal.Body{{Text: "남의 글"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	k.drain()
	if _, err := k.s.Deliver(t.Context(), say("내 글")); err != nil {
		t.Fatal(err)
	}
	r, err := k.s.Retry(t.Context())
	needed, ok := errors.AsType[*LoginNeededError](err)
	if !ok || needed.Reason != LoginOther || FateOf(err) != NeedsLogin || len(r.Messages) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	k.arrived("내 글")
	k.want("남의 글 queued", "내 글 sent")
}

func TestDeadTokenIsRefreshedOnceWithTwoAttempts(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	refreshes := k.calls(tokenPath)
	k.fail(sendPath, "status", 401, deadToken, 1)
	r, err := k.s.Deliver(t.Context(), say("하나"))
	if err != nil {
		t.Fatal(err)
	}
	attempts, err := k.s.Attempts(t.Context(), r.Messages[0].ID)
	if err != nil || len(attempts) != 2 || attempts[0].Code != "-401" || attempts[0].Fate != journal.Queued || attempts[1].Fate != journal.Sent {
		t.Errorf("%+v, %v", attempts, err)
	}
	k.fail(sendPath, "status", 401, deadToken, 9)
	if _, err := k.s.Deliver(t.Context(), say("둘")); FateOf(err) != NeedsLogin || kakao.CodeOf(err) != "-401" {
		t.Fatal(err)
	}
	k.want("하나 sent", "둘 queued login")
	wantCalls(t, k.world, sendPath, 4)
	wantCalls(t, k.world, tokenPath, refreshes+2)
	// Fresh tokens did not help, so nothing asks again until there are newer ones.
	k.advance(time.Minute)
	k.drain()
	wantCalls(t, k.world, sendPath, 4)
	wantCalls(t, k.world, tokenPath, refreshes+2)
}

// A refresh that fails leaves the message where it is; what Kakao refuses there is about the app, not about the message.
func TestRefreshFailsBeforeSend(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status int
		body   string
		fate   Fate
		want   string
	}{
		"fault":     {503, "", Queued, "하나 queued"},
		"rate":      {400, `{"error":"invalid_request","error_description":"token request rate limit exceeded","error_code":"KOE237"}`, Queued, "하나 queued"},
		"dead":      {400, deadRefresh, NeedsLogin, "하나 queued login"},
		"wrong app": {401, `{"error":"invalid_client","error_description":"Bad client credentials","error_code":"KOE010"}`, Refused, "하나 queued"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := newKeeper(t)
			k.enter()
			k.advance(7 * time.Hour)
			k.fail(tokenPath, "status", c.status, c.body, 1)
			_, err := k.s.Deliver(t.Context(), say("하나"))
			if FateOf(err) != c.fate {
				t.Errorf("%v is %s, want %s", err, FateOf(err), c.fate)
			}
			k.want(c.want)
			wantCalls(t, k.world, sendPath, 0)
		})
	}
}

func TestInterrupted(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	ctx, stop := context.WithCancel(t.Context())
	k.hook(sendPath, stop)
	r, err := k.s.Deliver(ctx, Intent{Parts: []Message{{Text: "하나"}, {Text: "둘"}}})
	if len(r.Messages) != 2 || r.Messages[0].State == journal.Sending || r.Messages[1].State != journal.Queued {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := k.s.Deliver(ctx, say("셋")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	for _, s := range k.states() {
		if s == "셋 queued" {
			t.Error("what was interrupted before it was kept is kept")
		}
	}
}

// Tokens that cannot be read lose no message: it goes when they can.
func TestTokensThatCannotBeRead(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	path := filepath.Join(k.dirs.State, "tokens.json")
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(`{"version":99}`), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := k.s.Deliver(t.Context(), say("하나"))
	if _, newer := errors.AsType[*store.NewerError](err); !newer || FateOf(err) != Queued || len(r.Messages) != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	k.want("하나 queued")
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	k.drain()
	k.arrived("하나")
}
