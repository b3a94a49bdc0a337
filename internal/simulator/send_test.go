package simulator

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

const friendsSendPath = "/v1/api/talk/friends/message/default/send"

// sendFriends sends a text to friends; receivers is the parameter as it stands.
func (g *rig) sendFriends(access, receivers string) reply {
	g.t.Helper()
	return g.call("POST", friendsSendPath, access, url.Values{"receiver_uuids": {receivers}, "template_object": {textTemplate}})
}

// receivers writes receiver_uuids.
func receivers(uuids ...string) string {
	b, _ := json.Marshal(uuids) // texts always encode
	return string(b)
}

// sevenFriends are a to g without quirks.
const sevenFriends = `[{"uuid":"a"},{"uuid":"b"},{"uuid":"c"},{"uuid":"d"},{"uuid":"e"},{"uuid":"f"},{"uuid":"g"}]`

func friendsRig(t *testing.T, friends string) (g *rig, access string) {
	t.Helper()
	g = newRig(t, Config{ConsentAuto: true})
	access, _ = g.login()
	g.control("POST", "/_sim/friends", friends)
	return g, access
}

func wantSent(t *testing.T, r reply, want string) {
	t.Helper()
	if r.status != 200 || r.body != want {
		t.Errorf("got %d %s, want 200 %s", r.status, r.body, want)
	}
}

func TestSendToFriends(t *testing.T) {
	t.Parallel()
	g, access := friendsRig(t, sevenFriends)
	wantSent(t, g.sendFriends(access, receivers("a")), `{"successful_receiver_uuids":["a"]}`)
	wantSent(t, g.sendFriends(access, receivers("b", "c", "d", "e", "f")), `{"successful_receiver_uuids":["b","c","d","e","f"]}`)
	wantSent(t, g.sendFriends(access, receivers("g", "g")), `{"successful_receiver_uuids":["g"]}`)
	var to []string
	for _, m := range g.messages() {
		to = append(to, m.To)
		if m.Kind != "default" || m.TemplateObject.Text != "안녕하세요" {
			t.Errorf("message: %+v", m)
		}
	}
	if strings.Join(to, "") != "abcdefg" {
		t.Errorf("arrived at %v", to)
	}
}

// The texts of section 10.3, in the order of section 6.
func TestSendToFriendsErrors(t *testing.T) {
	t.Parallel()
	g, access := friendsRig(t, sevenFriends)
	for _, scope := range []string{"talk_message", "friends"} {
		g.control("POST", "/_sim/consent", `{"scope":"`+scope+`","agreed":false}`)
	}
	g.control("POST", "/_sim/app", `{"name":"YOUR_APP_NAME","scopes":{"talk_message":"off"},"permission":"denied","talk_account":false}`)
	g.control("POST", "/_sim/quota", `{"left":0}`)
	send := func() reply { return g.sendFriends(access, "x") }

	wantAPIError(t, send(), 403, "-3", "[YOUR_APP_NAME] App disabled [talk_message] scopes for [TALK_MESSAGE_SEND] API on developers.kakao.com. Enable it first.")
	g.control("POST", "/_sim/app", `{"scopes":{"talk_message":"optional"}}`)
	wantAPIError(t, send(), 403, "-5", "permission denied")
	g.control("POST", "/_sim/app", `{"permission":"granted"}`)
	want := `{"msg":"insufficient scopes.","code":-402,"api_type":"TALK_MESSAGE_SEND","required_scopes":["talk_message","friends"],` +
		`"allowed_scopes":["profile_nickname","profile_image"]}`
	if r := send(); r.status != 403 || r.body != want {
		t.Errorf("consent: %d %s", r.status, r.body)
	}
	g.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":true}`)
	if r := send(); !strings.Contains(r.body, `"required_scopes":["friends"]`) {
		t.Errorf("half the consent: %s", r.body)
	}
	g.control("POST", "/_sim/consent", `{"scope":"friends","agreed":true}`)
	wantAPIError(t, send(), 400, "-2", "failed to parse parameter. name=receiver_uuids")
	wantAPIError(t, g.call("POST", friendsSendPath, access, url.Values{"receiver_uuids": {receivers("a")}}), 400, "-2",
		"The Parameter [template_object] cannot be null.")
	wantAPIError(t, g.sendFriends(access, receivers("a")), 400, "-501", "given account is not connected to any talk user.")
	g.control("POST", "/_sim/app", `{"talk_account":true}`)
	g.control("POST", "/_sim/quota", `{"sender_left":0}`)
	wantAPIError(t, g.sendFriends(access, receivers("a")), 400, "-532", "daily message limit per sender has been exceeded.")
	g.control("POST", "/_sim/quota", `{"sender_left":5}`)
	wantAPIError(t, g.sendFriends(access, receivers("a")), 400, "-10", "API limit has been exceeded.")
	g.control("POST", "/_sim/quota", `{"left":1}`)
	wantAPIError(t, g.sendFriends(access, receivers("a", "b")), 400, "-10", "API limit has been exceeded.")
	wantSent(t, g.sendFriends(access, receivers("a")), `{"successful_receiver_uuids":["a"]}`)
	if q := g.control("POST", "/_sim/quota", `{"left":9}`).body; !strings.Contains(q, `"sender_left":4`) {
		t.Errorf("a refused call was counted: %s", q)
	}
}

func TestReceivers(t *testing.T) {
	t.Parallel()
	g, access := friendsRig(t, sevenFriends)
	const unsatisfied = "Constraints on the parameter [receiver_uuids] are unsatisfied. "
	for _, c := range []struct{ receivers, msg string }{
		{"", "The Parameter [receiver_uuids] cannot be empty."},
		{"[]", "The Parameter [receiver_uuids] cannot be empty."},
		{"null", "The Parameter [receiver_uuids] cannot be null."},
		{"a", "failed to parse parameter. name=receiver_uuids"},
		{`"a"`, "failed to parse parameter. name=receiver_uuids"},
		{`[1]`, "failed to parse parameter. name=receiver_uuids"},
		{`["a"`, "failed to parse parameter. name=receiver_uuids"},
		{receivers("a", "b/c"), unsatisfied + "The input receiver id(s) is invalid format."},
		{receivers(""), unsatisfied + "The input receiver id(s) is invalid format."},
		{receivers(strings.Repeat("a", 65)), unsatisfied + "The input receiver id(s) is invalid format."},
		{receivers(strings.Repeat("a", 64)), unsatisfied + "Not allowed to send a message to some of receivers."},
		{receivers("a", "nobody"), unsatisfied + "Not allowed to send a message to some of receivers."},
		{receivers("a", userUUID), "Cannot contain a receiver who is identical to the sender in multicast mode."},
		{receivers("a", "b", "c", "d", "e", "f"), unsatisfied + "The number of receivers cannot be more than 5."},
	} {
		wantAPIError(t, g.sendFriends(access, c.receivers), 400, "-2", c.msg)
	}
	wantAPIError(t, g.call("POST", friendsSendPath, access, url.Values{"template_object": {textTemplate}}), 400, "-2",
		"The Parameter [receiver_uuids] cannot be null.")
	// Before the permission, only members can be messaged (section 1.6).
	g.control("POST", "/_sim/friends", `[{"uuid":"member","member":true},{"uuid":"other"}]`)
	g.control("POST", "/_sim/app", `{"permission":"members"}`)
	wantAPIError(t, g.sendFriends(access, receivers("member", "other")), 400, "-2", unsatisfied+"Not allowed to send a message to some of receivers.")
	wantSent(t, g.sendFriends(access, receivers("member")), `{"successful_receiver_uuids":["member"]}`)
	if n := len(g.messages()); n != 1 {
		t.Errorf("%d messages, want 1", n)
	}
}

func TestSomeReceiversFail(t *testing.T) {
	t.Parallel()
	g, access := friendsRig(t, `[{"uuid":"good"},{"uuid":"refuses","refuses":true},{"uuid":"closed","allowed_msg":false},`+
		`{"uuid":"stranger","stranger":true},{"uuid":"full","receiver_left":0},{"uuid":"often","pair_left":1}]`)
	wantSent(t, g.sendFriends(access, receivers("refuses", "good", "stranger", "closed", "often")),
		`{"failure_info":[{"msg":"the receiver refuses to receive messages.","code":-530,"receiver_uuids":["refuses","closed"]},`+
			`{"msg":"the receiver is not a friend of the sender.","code":-502,"receiver_uuids":["stranger"]}],`+
			`"successful_receiver_uuids":["good","often"]}`)
	wantSent(t, g.sendFriends(access, receivers("full", "often", "good")),
		`{"failure_info":[{"msg":"daily message limit per receiver has been exceeded.","code":-533,"receiver_uuids":["full"]},`+
			`{"msg":"daily message limit per sender and receiver has been exceeded.","code":-536,"receiver_uuids":["often"]}],`+
			`"successful_receiver_uuids":["good"]}`)
	// Nobody is reached: the call fails, as captured in section 10.3.
	g.control("POST", "/_sim/quota", `{"sender_left":0}`)
	if r := g.sendFriends(access, receivers("good")); r.status != 400 ||
		r.body != `{"msg":"daily message limit per sender has been exceeded.","code":-532,"receiver_ids":["good"]}` {
		t.Errorf("all failed: %d %s", r.status, r.body)
	}
	if r := g.sendFriends(access, receivers("stranger", "refuses")); r.status != 400 || !strings.Contains(r.body, `"code":-502,"receiver_ids":["stranger","refuses"]`) {
		t.Errorf("all failed: %d %s", r.status, r.body)
	}
	if n := len(g.messages()); n != 3 {
		t.Errorf("%d messages, want 3", n)
	}
}

// The free amounts of section 7.1: the last one goes through, one more does not.
func TestDailyQuotas(t *testing.T) {
	t.Parallel()
	g, access := friendsRig(t, sevenFriends)
	for range quotaPair {
		wantSent(t, g.sendFriends(access, receivers("a")), `{"successful_receiver_uuids":["a"]}`)
	}
	wantAPIError(t, g.sendFriends(access, receivers("a")), 400, "-536", "daily message limit per sender and receiver has been exceeded.")
	for range quotaPair - 4 {
		wantSent(t, g.sendFriends(access, receivers("b", "c", "d", "e", "f")), `{"successful_receiver_uuids":["b","c","d","e","f"]}`)
	}
	// 100 sent: the sender is at the limit, whoever the receiver is.
	wantAPIError(t, g.sendFriends(access, receivers("g")), 400, "-532", "daily message limit per sender has been exceeded.")
	g.control("POST", "/_sim/quota", `{"sender_left":1,"receiver_left":100}`)
	wantSent(t, g.sendFriends(access, receivers("g", "b")), `{"failure_info":[{"msg":"daily message limit per sender has been exceeded.",`+
		`"code":-532,"receiver_uuids":["b"]}],"successful_receiver_uuids":["g"]}`)
	g.control("POST", "/_sim/quota", `{"sender_left":9,"receiver_left":0}`)
	wantAPIError(t, g.sendFriends(access, receivers("g")), 400, "-533", "daily message limit per receiver has been exceeded.")
	g.control("POST", "/_sim/clock", `{"advance":"24h"}`)
	access, _ = g.login()
	wantSent(t, g.sendFriends(access, receivers("a")), `{"successful_receiver_uuids":["a"]}`)
}

// Messages to oneself count for the app alone (section 7.2) until a control says otherwise.
func TestQuotasOfMessagesToOneself(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	for i := range quotaSender + 1 {
		if r := g.send(access, textTemplate); r.status != 200 {
			t.Fatalf("message %d: %s", i, r.body)
		}
	}
	for _, c := range []struct{ control, code, who string }{
		{`{"pair_left":1}`, "-536", "sender and receiver"},
		{`{"pair_left":9,"receiver_left":1}`, "-533", "receiver"},
		{`{"receiver_left":9,"sender_left":1}`, "-532", "sender"},
	} {
		g.control("POST", "/_sim/quota", c.control)
		if r := g.send(access, textTemplate); r.status != 200 {
			t.Errorf("%s: %s", c.control, r.body)
		}
		wantAPIError(t, g.send(access, textTemplate), 400, c.code, "daily message limit per "+c.who+" has been exceeded.")
	}
}
