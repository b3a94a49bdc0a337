package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

const (
	friendsPath    = "/v1/api/talk/friends"
	friendSendPath = "/v1/api/talk/friends/message/default/send"
)

// befriend gives the person these friends, whose UUIDs are as given and whose names are 친구 and the UUID. more are switches of
// the simulator's.
func (k *keeper) befriend(more map[string]map[string]any, uuids ...string) {
	k.t.Helper()
	var all []map[string]any
	for i, uuid := range uuids {
		f := map[string]any{"uuid": uuid, "id": 100 + i, "profile_nickname": "친구 " + uuid}
		for name, value := range more[uuid] {
			f[name] = value
		}
		all = append(all, f)
	}
	k.sim("POST", "/_sim/friends", all, nil)
}

func to(uuids ...string) Intent {
	in := say("하나")
	in.To = uuids
	return in
}

// lines are recipient and state of each message, oldest first.
func (k *keeper) rows() []string {
	k.t.Helper()
	all, err := k.j.List(k.t.Context(), everyState...)
	if err != nil {
		k.t.Fatal(err)
	}
	var out []string
	for _, m := range all {
		row := m.Recipient + " " + m.Text + " " + string(m.State)
		if m.Wait != "" {
			row += " " + string(m.Wait)
		}
		if m.State != journal.Sent && m.Last.Code != "" {
			row += " " + m.Last.Code
		}
		out = append(out, row)
	}
	return out
}

func (k *keeper) wantRows(want ...string) {
	k.t.Helper()
	if got := k.rows(); !slices.Equal(got, want) {
		k.t.Errorf("the journal holds\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// received are recipient and text of each message that arrived.
func (k *keeper) received(want ...string) {
	k.t.Helper()
	var all []struct {
		To       string
		Template struct {
			Text string `json:"text"`
		} `json:"template_object"`
	}
	k.sim("GET", "/_sim/messages", nil, &all)
	var got []string
	for _, m := range all {
		got = append(got, m.To+" "+m.Template.Text)
	}
	if !slices.Equal(got, want) {
		k.t.Errorf("arrived: %q, want %q", got, want)
	}
}

func TestDeliverToFriends(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	uuids := []string{"a", "b", "c", "d", "e", "f", "g"}
	k.befriend(nil, uuids...)
	if _, err := k.s.Friends(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	in := to(append(uuids, "a", "me", "b")...) // each once, and oneself apart from the others
	in.Key = "k"
	r, err := k.s.Deliver(t.Context(), in)
	if err != nil || len(r.Messages) != 8 {
		t.Fatalf("%+v, %v", r, err)
	}
	for i, uuid := range append([]string{"me"}, uuids...) {
		d, name := r.Messages[i], "친구 "+uuid
		if uuid == "me" {
			name = ""
		}
		if d.To != uuid || d.Name != name || d.State != journal.Sent || d.Key != "k" {
			t.Errorf("%+v", d)
		}
	}
	k.received("me 하나", "a 하나", "b 하나", "c 하나", "d 하나", "e 하나", "f 하나", "g 하나")
	wantCalls(t, k.world, sendPath, 1)
	wantCalls(t, k.world, friendSendPath, 2)
	var told []string
	for _, e := range k.seen() {
		if e.Op.Sends() {
			told = append(told, e.Recipient+" "+e.Name+" "+string(e.Fate)+" "+e.What)
		}
	}
	if len(told) != 8 || told[0] != "me  sent 하나" || told[7] != "g 친구 g sent 하나" {
		t.Errorf("events: %q", told)
	}
	again, err := k.s.Deliver(t.Context(), in)
	if err != nil || !again.Already || len(again.Messages) != 8 || again.Messages[1].Name != "친구 a" {
		t.Errorf("the same key: %+v, %v", again, err)
	}
	wantCalls(t, k.world, friendSendPath, 2)
}

// Each friend's message has a fate of its own.
func TestPartialFailure(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.befriend(map[string]map[string]any{
		"b": {"refuses": true}, "c": {"stranger": true}, "d": {"receiver_left": 0}, "e": {"pair_left": 0},
	}, "a", "b", "c", "d", "e", "f")
	in := to("a", "b", "c", "d", "e", "f")
	in.Parts = append(in.Parts, Message{Text: "둘"})
	r, err := k.s.Deliver(t.Context(), in)
	if FateOf(err) != Refused || len(r.Messages) != 12 {
		t.Fatalf("%+v, %v", r, err)
	}
	k.wantRows("a 하나 sent", "a 둘 sent", "b 하나 refused -530", "b 둘 queued part", "c 하나 refused -502", "c 둘 queued part",
		"d 하나 refused -533", "d 둘 queued part", "e 하나 refused -536", "e 둘 queued part", "f 하나 sent", "f 둘 sent")
	k.received("a 하나", "a 둘", "f 하나", "f 둘")
	for _, d := range r.Messages {
		e := kakaoErrorOf(d.Err)
		if d.Part == 1 && d.State == journal.Refused && (e == nil || e.Op != kakao.OpSendToFriends || e.Status != 200) {
			t.Errorf("%+v", d)
		}
		if behind, ok := errors.AsType[*BehindError](d.Err); d.State == journal.Queued && (!ok || behind.Fate != Refused || FateOf(d.Err) != Refused) {
			t.Errorf("%+v", d)
		}
	}
	// What the journal keeps tells the same, and the day's quota of the person is not used up.
	all, err := k.s.Outbox(t.Context())
	if err != nil || kakao.CodeOf(Undelivered(all[0])) != "-530" || kakaoErrorOf(Undelivered(all[0])).Op != kakao.OpSendToFriends {
		t.Errorf("%v, %v", Undelivered(all[0]), err)
	}
	if q, err := k.s.Quota(t.Context()); err != nil || q.Refusal != "" || q.Sender.Used != 4 || q.Pair.Used != 0 {
		t.Errorf("%+v, %v", q, err)
	}
	for uuid, want := range map[string]string{"a": "", "d": "-533", "e": "-536"} {
		if q, err := k.s.QuotaTo(t.Context(), uuid); err != nil || q.Refusal != want || uuid == "a" && q.Pair.Used != 2 {
			t.Errorf("%s: %+v, %v", uuid, q, err)
		}
	}
	// A person lets the refused ones go again: what was delivered stays, and the rest of each text follows.
	k.befriend(nil, "a", "b", "c", "d", "e", "f")
	k.sim("POST", "/_sim/quota", map[string]int{"receiver_left": 100, "pair_left": 20}, nil)
	var ids []string
	for _, m := range all {
		if m.State == journal.Refused {
			ids = append(ids, m.ID)
		}
	}
	if r, err := k.s.Retry(t.Context(), ids...); err != nil || len(r.Messages) != 8 {
		t.Fatalf("%+v, %v", r, err)
	}
	k.received("a 하나", "a 둘", "f 하나", "f 둘", "b 하나", "c 하나", "d 하나", "e 하나", "b 둘", "c 둘", "d 둘", "e 둘")
}

func kakaoErrorOf(err error) *kakao.Error {
	e, _ := errors.AsType[*kakao.Error](err)
	return e
}

// What a call as a whole came to is what became of each message in it.
func TestFatesOfCallsToFriends(t *testing.T) {
	t.Parallel()
	refused := func(code int) string { return fmt.Sprintf(`{"code":%d,"msg":"x"}`, code) }
	for name, c := range map[string]struct {
		mode   string
		status int
		body   string
		state  string
		fate   Fate // of the whole
		calls  int  // for seven friends
		effect int
	}{
		"503":                {"status", 503, "", "queued", Queued, 1, 0},
		"500":                {"status", 500, "", "unknown", Unknown, 1, 0},
		"cut after":          {"drop-after", 0, "", "unknown", Unknown, 1, 5},
		"half an answer":     {"truncate", 0, "", "unknown", Unknown, 1, 5},
		"no permission":      {"status", 403, refused(-5), "refused -5", Refused, 2, 2},
		"not set up":         {"status", 403, refused(-3), "refused -3", Refused, 2, 2},
		"app quota":          {"status", 400, refused(-10), "refused -10", Queued, 1, 0},
		"sender quota":       {"status", 400, refused(-532), "refused -532", Queued, 1, 0},
		"receiver quota":     {"status", 400, refused(-533), "refused -533", Refused, 2, 2},
		"nobody mentioned":   {"status", 200, `{"successful_receiver_uuids":[]}`, "unknown", Unknown, 2, 2},
		"the friends are no": {"status", 200, `{"result_code":0}`, "unknown", Unknown, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := newKeeper(t)
			k.enter()
			k.befriend(nil, "a", "b", "c", "d", "e", "f", "g")
			status := c.status
			if status == 0 {
				status = 503
			}
			k.fail(friendSendPath, c.mode, status, c.body, 1)
			r, err := k.s.Deliver(t.Context(), to("a", "b", "c", "d", "e", "f", "g"))
			if FateOf(err) != c.fate || len(r.Messages) != 7 {
				t.Fatalf("%v (%s)", err, FateOf(err))
			}
			var want []string
			for _, uuid := range []string{"a", "b", "c", "d", "e"} {
				want = append(want, uuid+" 하나 "+c.state)
			}
			rest := "queued"
			if c.calls == 2 {
				rest = "sent"
			}
			k.wantRows(append(want, "f 하나 "+rest, "g 하나 "+rest)...)
			wantCalls(t, k.world, friendSendPath, c.calls)
			if got := len(k.messages()); got != c.effect {
				t.Errorf("%d arrived, want %d", got, c.effect)
			}
		})
	}
}

// Of whom the answer says nothing, nobody knows.
func TestUnmentionedFriendIsUnknown(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.befriend(nil, "a", "b", "c")
	k.fail(friendSendPath, "status", 200, `{"successful_receiver_uuids":["a"],"failure_info":[{"code":-530,"msg":"x","receiver_uuids":["c"]}]}`, 1)
	_, err := k.s.Deliver(t.Context(), to("a", "b", "c"))
	if FateOf(err) != Unknown || !errors.Is(err, errUnmentioned) {
		t.Error(err)
	}
	k.wantRows("a 하나 sent", "b 하나 unknown", "c 하나 refused -530")
	// Others go on, and what is unknown does not go by itself.
	if _, err := k.s.Deliver(t.Context(), to("a", "b", "c")); err != nil {
		t.Error(err)
	}
	k.received("a 하나", "b 하나", "c 하나")
}

func TestTokenIsRefreshedForAllFriends(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.befriend(nil, "a", "b")
	k.fail(friendSendPath, "status", 401, deadToken, 1)
	if _, err := k.s.Deliver(t.Context(), to("a", "b")); err != nil {
		t.Fatal(err)
	}
	k.received("a 하나", "b 하나")
	wantCalls(t, k.world, friendSendPath, 2)
	wantCalls(t, k.world, tokenPath, 2)
	k.fail(friendSendPath, "status", 401, deadToken, 2)
	if _, err := k.s.Deliver(t.Context(), to("a", "b")); FateOf(err) != NeedsLogin {
		t.Error(err)
	}
	wantCalls(t, k.world, friendSendPath, 4)
	wantCalls(t, k.world, tokenPath, 3)
	k.wantRows("a 하나 sent", "b 하나 sent", "a 하나 queued login -401", "b 하나 queued login -401")
}

// Both scopes are named, and what waits for them goes when both are there; messages to oneself need one alone.
func TestFriendsConsent(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.befriend(nil, "a")
	for _, scope := range []string{"talk_message", "friends"} {
		k.sim("POST", "/_sim/consent", map[string]any{"scope": scope, "agreed": false}, nil)
	}
	k.fail(friendSendPath, "status", 403, `{"code":-402,"msg":"insufficient scopes.","required_scopes":["friends"],"allowed_scopes":["profile_nickname"]}`, 1)
	_, err := k.s.Deliver(t.Context(), to("a"))
	want := []string{"friends", "talk_message"}
	if FateOf(err) != NeedsConsent || !slices.Equal(slices.Sorted(slices.Values(kakaoError(t, err).RequiredScopes)), want) {
		t.Errorf("%v", err)
	}
	all, _ := k.s.Outbox(t.Context())
	if e := kakaoErrorOf(Undelivered(all[0])); e == nil || !slices.Equal(slices.Sorted(slices.Values(e.RequiredScopes)), want) {
		t.Errorf("told again: %+v", e)
	}
	status := func(want ...string) {
		t.Helper()
		st, err := k.s.Status(t.Context(), false)
		if err != nil || !slices.Equal(st.MissingForFriends, want) {
			t.Errorf("missing for friends: %q, %v; want %q", st.MissingForFriends, err, want)
		}
		k.advance(time.Minute)
		k.drain()
	}
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "talk_message", "agreed": true}, nil)
	status("friends")
	k.wantRows("a 하나 queued consent -402")
	wantCalls(t, k.world, friendSendPath, 1)
	if _, err := k.s.Deliver(t.Context(), say("나에게")); err != nil {
		t.Error(err)
	}
	k.sim("POST", "/_sim/consent", map[string]any{"scope": "friends", "agreed": true}, nil)
	status()
	k.received("me 나에게", "a 하나")
}

// A receiver whom Kakao does not know spoils a call for all; the others get the message all the same.
func TestOneStrangeUUIDSpoilsNothing(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.befriend(nil, "a", "c")
	_, err := k.s.Deliver(t.Context(), to("a", "nobody", "c"))
	if FateOf(err) != Refused || kakao.CodeOf(err) != "-2" {
		t.Error(err)
	}
	k.wantRows("a 하나 sent", "nobody 하나 refused -2", "c 하나 sent")
	wantCalls(t, k.world, friendSendPath, 4)
	// A refusal that is not about them is one for all of them.
	k.fail(friendSendPath, "status", 400, `{"code":-2,"msg":"failed to parse parameter. name=template_object"}`, 1)
	if _, err := k.s.Deliver(t.Context(), to("a", "c")); FateOf(err) != Refused {
		t.Error(err)
	}
	wantCalls(t, k.world, friendSendPath, 5)
}

// A friend's full day stops what goes to that friend, and nobody else's messages.
func TestQuotaOfOneReceiver(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.befriend(map[string]map[string]any{"a": {"pair_left": 0}}, "a", "b")
	away := k.away()
	for _, in := range []Intent{to("a"), to("a"), to("b"), say("나에게")} {
		if _, err := away.Deliver(t.Context(), in); FateOf(err) != Queued {
			t.Fatal(err)
		}
	}
	k.advance(time.Hour)
	k.drain()
	k.wantRows("a 하나 refused -536", "a 하나 queued", "b 하나 sent", "me 나에게 sent")
	wantCalls(t, k.world, friendSendPath, 2)
	r, err := k.s.Deliver(t.Context(), to("b", "a"))
	if behind, ok := errors.AsType[*BehindError](r.Messages[1].Err); err == nil || !ok || behind.Fate != Refused || FateOf(err) != Queued {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestBadRecipients(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.befriend(map[string]map[string]any{"myself": {"id": k.tokens().UserID}}, "a", "myself")
	if _, err := k.s.Friends(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	for uuid, reason := range map[string]RecipientReason{
		"": RecipientMalformed, "a b": RecipientMalformed, "a\n": RecipientMalformed, "\x1b[2J": RecipientMalformed, "myself": RecipientSelf,
	} {
		r, err := k.s.Deliver(t.Context(), to("a", uuid))
		e, ok := errors.AsType[*RecipientError](err)
		if !ok || e.Reason != reason || FateOf(err) != Refused || len(r.Messages) != 0 {
			t.Errorf("%q: %+v, %v", uuid, r, err)
		}
		if reason == RecipientSelf && e != nil && e.Name != "친구 myself" {
			t.Errorf("%+v", e)
		}
	}
	k.wantRows()
	wantCalls(t, k.world, friendSendPath, 0)
}
