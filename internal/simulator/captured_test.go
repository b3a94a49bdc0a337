package simulator

import (
	"net/url"
	"regexp"
	"testing"
)

// captured is one of Kakao's own answers, copied from section 10 of the reference to the letter; what differs between
// apps and people (ids, the app's name, consent items, lifetimes of older apps) is the simulator's. Where the reference
// has no status, it is the one that its table of codes gives.
type captured struct {
	name   string
	answer reply
	status int
	body   string
}

func checkCaptured(t *testing.T, list []captured) {
	t.Helper()
	for _, c := range list {
		if c.answer.status != c.status || c.answer.body != c.body {
			t.Errorf("%s:\ngot  %d %s\nwant %d %s", c.name, c.answer.status, c.answer.body, c.status, c.body)
		}
		// Written without a space and in upper case, as Kakao does (section 3.1).
		if got := c.answer.header.Get("Content-Type"); got != "application/json;charset=UTF-8" {
			t.Errorf("%s: Content-Type %q", c.name, got)
		}
		if c.status == 401 && c.body[2:5] == "msg" && c.answer.header.Get("WWW-Authenticate") != "Bearer error=invalid_token" {
			t.Errorf("%s: WWW-Authenticate %q", c.name, c.answer.header.Get("WWW-Authenticate"))
		}
	}
}

// Section 10.2.
func TestCapturedTokenErrors(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	secret := newRig(t, Config{ConsentAuto: true, ClientSecret: "secret-of-a-test"})
	limited := newRig(t, Config{ConsentAuto: true})
	for range accessPer10Minutes {
		limited.login()
	}
	noID := tokenForm("c")
	noID.Del("client_id")
	checkCaptured(t, []captured{
		{"KOE320", g.token(tokenForm("c")), 400,
			`{"error":"invalid_grant","error_description":"authorization code not found","error_code":"KOE320"}`},
		{"KOE303", g.token(tokenForm(g.code(), "redirect_uri", "https://example.com/oauth")), 400,
			`{"error":"invalid_grant","error_description":"Redirect URI mismatch.","error_code":"KOE303"}`},
		{"KOE101, empty key", g.token(tokenForm("c", "client_id", "")), 401,
			`{"error":"invalid_client","error_description":"Not exist client_id []","error_code":"KOE101"}`},
		{"KOE101, no key", g.token(noID), 401,
			`{"error":"invalid_client","error_description":"Not exist client_id [null]","error_code":"KOE101"}`},
		{"KOE010", secret.token(tokenForm(secret.code())), 401,
			`{"error":"invalid_client","error_description":"Bad client credentials","error_code":"KOE010"}`},
		{"KOE322", g.token(refreshForm("r")), 400,
			`{"error":"invalid_grant","error_description":"expired_or_invalid_refresh_token","error_code":"KOE322"}`},
		{"KOE237", limited.token(tokenForm("c")), 400,
			`{"error":"invalid_request","error_description":"token request rate limit exceeded","error_code":"KOE237"}`},
	})
}

// Section 10.1: the fields, their order and the numbers of a real REST app.
func TestCapturedTokens(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	first := g.token(tokenForm(g.code()))
	refreshed := g.token(refreshForm(first.object(t)["refresh_token"].(string)))
	g.control("POST", "/_sim/clock", `{"advance":"840h"}`)
	rotated := g.token(refreshForm(first.object(t)["refresh_token"].(string)))

	hidden := regexp.MustCompile(`"[\w-]{54}"`)
	for _, r := range []*reply{&first, &refreshed, &rotated} {
		r.body = hidden.ReplaceAllString(r.body, `"…"`)
	}
	checkCaptured(t, []captured{
		{"exchange", first, 200, `{"access_token":"…","token_type":"bearer","refresh_token":"…","expires_in":21599,` +
			`"scope":"profile_nickname profile_image friends talk_message","refresh_token_expires_in":5183999}`},
		{"refresh", refreshed, 200, `{"access_token":"…","token_type":"bearer","expires_in":21599}`},
		{"refresh below a month", rotated, 200,
			`{"access_token":"…","token_type":"bearer","refresh_token":"…","expires_in":21599,"refresh_token_expires_in":5183999}`},
	})
}

// Section 10.3. The captures of "no authentication key!" and -10 have code before msg, others both orders ("key order
// varies", section 4.1); the simulator always writes msg first.
func TestCapturedAPIErrors(t *testing.T) {
	t.Parallel()
	const memo, info = "/v2/api/talk/memo/default/send", "/v1/user/access_token_info"
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	send := func(template string) reply {
		return g.call("POST", memo, access, url.Values{"template_object": {template}})
	}
	list := []captured{
		{"-401, unknown", g.call("GET", info, "made-up", nil), 401, `{"msg":"this access token does not exist","code":-401}`},
		{"-401, none", g.call("GET", info, "", nil), 401, `{"msg":"no authentication key!","code":-401}`},
		{"-2, no link", send(`{"object_type":"text","text":"a"}`), 400,
			`{"msg":"failed to parse parameter. name=template_object","code":-2}`},
		{"-3, required", g.call("POST", "/v2/user/revoke/scopes", access, url.Values{"scopes": {`["profile_nickname"]`}}), 403,
			`{"msg":"[profile_nickname] is not revocable. check out if it's set as required on developers.kakao.com","code":-3}`},
		{"-2, nothing to revoke", g.call("POST", "/v2/user/revoke/scopes", access, url.Values{"scopes": {`["email"]`}}), 400,
			`{"msg":"There is no scopes to revoke. check out if given scope id([email]) is correct again.","code":-2}`},
	}
	g.control("POST", "/_sim/quota", `{"left":0}`)
	list = append(list, captured{"-10", send(textTemplate), 400, `{"msg":"API limit has been exceeded.","code":-10}`})
	g.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":false}`)
	list = append(list, captured{"-402", send(textTemplate), 403, `{"msg":"insufficient scopes.","code":-402,` +
		`"api_type":"TALK_MEMO_DEFAULT_SEND","required_scopes":["talk_message"],"allowed_scopes":["profile_nickname","profile_image","friends"]}`})
	g.control("POST", "/_sim/app", `{"name":"spring-gift","scopes":{"talk_message":"off"}}`)
	list = append(list, captured{"-3", send(textTemplate), 403,
		`{"msg":"[spring-gift] App disabled [talk_message] scopes for [TALK_MEMO_DEFAULT_SEND] API on developers.kakao.com. Enable it first.","code":-3}`})
	g.control("POST", "/_sim/clock", `{"advance":"7h"}`)
	list = append(list, captured{"-401, expired", send(textTemplate), 401, `{"msg":"this access token is already expired","code":-401}`})
	checkCaptured(t, list)
}

// Section 10.4, and 4.3 for the scopes.
func TestCapturedAPIAnswers(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	g.control("POST", "/_sim/app", `{"scopes":{"profile_image":"off"}}`)
	access, _ := g.login()
	list := []captured{
		{"send", g.call("POST", "/v2/api/talk/memo/default/send", access, url.Values{"template_object": {textTemplate}}), 200,
			`{"result_code":0}`},
		{"token info", g.call("GET", "/v1/user/access_token_info", access, nil), 200,
			`{"id":4312345678,"expires_in":21599,"app_id":1024001}`},
		{"me", g.call("GET", "/v2/user/me?property_keys="+url.QueryEscape(`["kakao_account.profile","properties.nickname"]`), access, nil), 200,
			`{"id":4312345678,"connected_at":"2026-09-01T03:04:05Z","kakao_account":{"profile_nickname_needs_agreement":false,` +
				`"profile":{"nickname":"김하늘","is_default_nickname":false}},"properties":{"nickname":"김하늘"}}`},
	}
	g.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":false}`)
	list = append(list,
		captured{"scopes", g.call("GET", "/v2/user/scopes?scopes="+url.QueryEscape(`["friends","talk_message"]`), access, nil), 200,
			`{"id":4312345678,"scopes":[{"id":"friends","display_name":"카카오 서비스 내 친구목록(프로필사진, 닉네임, 즐겨찾기 포함)",` +
				`"type":"PRIVACY","using":true,"agreed":true,"revocable":true},` +
				`{"id":"talk_message","display_name":"카카오톡 메시지 전송","type":"SERVICE","using":true,"agreed":false}]}`},
		captured{"logout", g.call("POST", "/v1/user/logout", access, nil), 200, `{"id":4312345678}`})
	checkCaptured(t, list)
}

// All of a person who agreed to everything: the order of me.json in section 10.4 and of the fields in section 4.5.
func TestCapturedUserWithEverything(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	g.control("POST", "/_sim/app", `{"scopes":{"account_email":"optional"}}`)
	access, _ := g.login()
	checkCaptured(t, []captured{{"me", g.call("GET", "/v2/user/me?secure_resource=true", access, nil), 200,
		`{"id":4312345678,"connected_at":"2026-09-01T03:04:05Z","kakao_account":{` +
			`"profile_nickname_needs_agreement":false,"profile_image_needs_agreement":false,"profile":{"nickname":"김하늘",` +
			`"thumbnail_image_url":"https://k.kakaocdn.net/dn/sim/img_110x110.jpg","profile_image_url":"https://k.kakaocdn.net/dn/sim/img_640x640.jpg",` +
			`"is_default_image":false,"is_default_nickname":false},` +
			`"email_needs_agreement":false,"is_email_valid":true,"is_email_verified":true,"email":"haneul@example.com"},` +
			`"properties":{"nickname":"김하늘","thumbnail_image":"https://k.kakaocdn.net/dn/sim/img_110x110.jpg",` +
			`"profile_image":"https://k.kakaocdn.net/dn/sim/img_640x640.jpg"},"for_partner":{"uuid":"sim0aBcDeFgHiJkLmNoPqRsTuVw"}}`}})
}
