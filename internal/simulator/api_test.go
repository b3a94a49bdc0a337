package simulator

import (
	"net/url"
	"strings"
	"testing"
)

func TestAccessTokenPlaces(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	const want = `{"id":4312345678,"expires_in":21599,"app_id":1024001}`
	if r := g.call("GET", "/v1/user/access_token_info", access, nil); r.status != 200 || r.body != want {
		t.Errorf("header: %d %s", r.status, r.body)
	}
	if r := g.call("GET", "/v1/user/access_token_info?access_token="+url.QueryEscape(access), "", nil); r.body != want {
		t.Errorf("query: %d %s", r.status, r.body)
	}
	req := g.request("GET", "/v1/user/access_token_info", "", nil)
	req.Header.Set("Authorization", "bearer "+access)
	if r := g.do(req); r.body != want {
		t.Errorf("lower case scheme: %d %s", r.status, r.body)
	}
}

func TestUnauthorized(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	for _, c := range []struct{ authorization, msg string }{
		{"", "no authentication key!"},
		{"Bearer", "no authentication key!"},
		{"Basic abc", "no authentication key!"},
		{"KakaoAK admin", "invalid app key."},
		{"Bearer unknown", "this access token does not exist"},
	} {
		for _, path := range []string{"/v1/user/access_token_info", "/v2/user/scopes", "/v2/user/me"} {
			req := g.request("GET", path, "", nil)
			if c.authorization != "" {
				req.Header.Set("Authorization", c.authorization)
			}
			r := g.do(req)
			wantAPIError(t, r, 401, "-401", c.msg)
			if r.header.Get("WWW-Authenticate") != "Bearer error=invalid_token" {
				t.Errorf("WWW-Authenticate %q", r.header.Get("WWW-Authenticate"))
			}
		}
	}
	r := g.call("GET", "/v2/user/me", strings.Repeat("x", maxTokenLength+1), nil)
	wantAPIError(t, r, 400, "-2", "too long for access token.")
}

func TestWrongMethodAndPath(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	for path, c := range map[string]struct{ method, allow string }{
		"/v1/user/access_token_info": {"POST", "GET"}, "/v2/user/scopes": {"POST", "GET"},
		"/v2/user/revoke/scopes": {"GET", "POST"}, "/v2/user/me": {"DELETE", "GET, POST"},
		"/v1/user/logout": {"GET", "POST"}, "/v1/user/unlink": {"GET", "POST"},
		"/v2/api/talk/memo/default/send": {"GET", "POST"},
	} {
		r := g.call(c.method, path, access, nil)
		if r.status != 405 || r.header.Get("Allow") != c.allow || r.object(t)["code"] == nil {
			t.Errorf("%s %s: %d, Allow %q", c.method, path, r.status, r.header.Get("Allow"))
		}
	}
	wantAPIError(t, g.call("GET", "/v9/nothing", access, nil), 404, "-2", "no such api")
	if r := g.call("GET", "/v1/user/access_token_info", access, nil); r.status != 200 {
		t.Error("a wrong method had an effect")
	}
}

func TestScopes(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	g.control("POST", "/_sim/consent", `{"scope":"friends","agreed":false}`)
	want := `{"id":4312345678,"scopes":[` +
		`{"id":"profile_nickname","display_name":"닉네임","type":"PRIVACY","using":true,"agreed":true,"revocable":false},` +
		`{"id":"profile_image","display_name":"프로필 사진","type":"PRIVACY","using":true,"agreed":true,"revocable":true},` +
		`{"id":"friends","display_name":"카카오 서비스 내 친구목록(프로필사진, 닉네임, 즐겨찾기 포함)","type":"PRIVACY","using":true,"agreed":false},` +
		`{"id":"talk_message","display_name":"카카오톡 메시지 전송","type":"SERVICE","using":true,"agreed":true,"revocable":true}]}`
	if r := g.call("GET", "/v2/user/scopes", access, nil); r.status != 200 || r.body != want {
		t.Errorf("all: %s", r.body)
	}
	filtered := func(filter string) reply {
		return g.call("GET", "/v2/user/scopes?scopes="+url.QueryEscape(filter), access, nil)
	}
	if r := filtered(`["talk_message","nothing"]`); strings.Count(r.body, `"agreed"`) != 1 || !strings.Contains(r.body, `"talk_message"`) {
		t.Errorf("filter: %s", r.body)
	}
	for _, bad := range []string{"", "talk_message", "null", `["a",1]`, "{}"} {
		wantAPIError(t, filtered(bad), 400, "-2", "failed to parse parameter. name=scopes")
	}
	// An item that the app stopped using stays in the list of what was agreed to.
	g.control("POST", "/_sim/app", `{"scopes":{"talk_message":"off","friends":"off"}}`)
	r := g.call("GET", "/v2/user/scopes", access, nil)
	if !strings.Contains(r.body, `"type":"SERVICE","using":false,"agreed":true`) || strings.Contains(r.body, `"friends"`) {
		t.Errorf("switched off: %s", r.body)
	}
}

func TestRevokeScopes(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	revoke := func(scopes string) reply {
		return g.call("POST", "/v2/user/revoke/scopes", access, url.Values{"scopes": {scopes}})
	}
	wantAPIError(t, g.call("POST", "/v2/user/revoke/scopes", access, url.Values{}), 400, "-2", "The Parameter [scopes] cannot be null.")
	wantAPIError(t, revoke("talk_message"), 400, "-2", "failed to parse parameter. name=scopes")
	wantAPIError(t, revoke(`["talk_message","profile_nickname"]`), 403, "-3",
		"[profile_nickname] is not revocable. check out if it's set as required on developers.kakao.com")
	want := `{"id":4312345678,"scopes":[{"id":"talk_message","display_name":"카카오톡 메시지 전송","type":"SERVICE","using":true,"agreed":false}]}`
	if r := revoke(`["talk_message"]`); r.status != 200 || r.body != want {
		t.Errorf("revoke: %d %s", r.status, r.body)
	}
	wantAPIError(t, revoke(`["talk_message"]`), 400, "-2",
		"There is no scopes to revoke. check out if given scope id([talk_message]) is correct again.")
	r := g.call("POST", "/v2/api/talk/memo/default/send", access, url.Values{"template_object": {textTemplate}})
	wantAPIError(t, r, 403, "-402", "insufficient scopes.")
}

func TestMe(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	r := g.call("GET", "/v2/user/me", access, nil)
	for _, part := range []string{`"id":4312345678`, `"connected_at":"2026-09-01T03:04:05Z"`, `"nickname":"김하늘"`,
		`"profile_nickname_needs_agreement":false`, `"for_partner":{"uuid":"`, `"profile_image_url":"http://`} {
		if !strings.Contains(r.body, part) {
			t.Errorf("no %s in %s", part, r.body)
		}
	}
	if strings.Contains(r.body, "email") {
		t.Errorf("an item that is off: %s", r.body)
	}
	me := func(params url.Values) reply { return g.call("POST", "/v2/user/me", access, params) }
	if r := me(url.Values{"secure_resource": {"true"}}); strings.Contains(r.body, "http://") || !strings.Contains(r.body, "https://") {
		t.Errorf("secure_resource: %s", r.body)
	}
	if r := me(url.Values{"property_keys": {`["kakao_account.profile"]`}}); strings.Contains(r.body, "properties") || !strings.Contains(r.body, "김하늘") {
		t.Errorf("one key: %s", r.body)
	}
	if r := me(url.Values{"property_keys": {`["properties."]`}}); strings.Contains(r.body, "kakao_account") || !strings.Contains(r.body, `"thumbnail_image"`) {
		t.Errorf("all children: %s", r.body)
	}
	if r := me(url.Values{"property_keys": {`["properties.nickname"]`}}); !strings.Contains(r.body, `"properties":{"nickname":"김하늘"}`) {
		t.Errorf("one property: %s", r.body)
	}
	if r := me(url.Values{"property_keys": {`[]`}}); r.status != 200 || strings.Contains(r.body, "nickname") {
		t.Errorf("no keys: %s", r.body)
	}
	wantAPIError(t, me(url.Values{"property_keys": {"properties"}}), 400, "-2", "failed to parse parameter. name=property_keys")
	wantAPIError(t, me(url.Values{"secure_resource": {"maybe"}}), 400, "-2", "failed to parse parameter. name=secure_resource")

	g.control("POST", "/_sim/app", `{"scopes":{"account_email":"optional"}}`)
	g.control("POST", "/_sim/consent", `{"scope":"profile_image","agreed":false}`)
	r = g.call("GET", "/v2/user/me", access, nil)
	if !strings.Contains(r.body, `"email_needs_agreement":true`) || !strings.Contains(r.body, `"profile_image_needs_agreement":true`) ||
		strings.Contains(r.body, "profile_image_url") {
		t.Errorf("not agreed: %s", r.body)
	}
	g.control("POST", "/_sim/consent", `{"scope":"account_email","agreed":true}`)
	if r := g.call("GET", "/v2/user/me", access, nil); !strings.Contains(r.body, `"email":"haneul@example.com"`) {
		t.Errorf("agreed email: %s", r.body)
	}
}

func TestLogoutEndsOneLogin(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, refresh := g.login()
	other, otherRefresh := g.login()
	again := g.token(refreshForm(refresh)).object(t)["access_token"].(string)
	if r := g.call("POST", "/v1/user/logout", access, nil); r.status != 200 || r.body != `{"id":4312345678}` {
		t.Fatalf("logout: %d %s", r.status, r.body)
	}
	for _, dead := range []string{access, again} {
		wantAPIError(t, g.call("GET", "/v1/user/access_token_info", dead, nil), 401, "-401", "this access token does not exist")
	}
	wantTokenError(t, g.token(refreshForm(refresh)), 400, "invalid_grant", "KOE322")
	if r := g.call("GET", "/v1/user/access_token_info", other, nil); r.status != 200 {
		t.Error("another login died too")
	}
	if r := g.token(refreshForm(otherRefresh)); r.status != 200 {
		t.Error("another login's refresh token died too")
	}
	if q := g.redirected(g.authorize("prompt", "none")); q.Get("code") == "" {
		t.Error("logout took the consent along")
	}
}

func TestUnlinkDropsEverything(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, refresh := g.login()
	other, _ := g.login()
	code := g.code()
	if r := g.call("POST", "/v1/user/unlink", access, url.Values{}); r.status != 200 || r.body != `{"id":4312345678}` {
		t.Fatalf("unlink: %d %s", r.status, r.body)
	}
	for _, dead := range []string{access, other} {
		wantAPIError(t, g.call("GET", "/v2/user/me", dead, nil), 401, "-401", "this access token does not exist")
	}
	wantTokenError(t, g.token(refreshForm(refresh)), 400, "invalid_grant", "KOE322")
	wantTokenError(t, g.token(tokenForm(code)), 400, "invalid_grant", "KOE320")
	if q := g.redirected(g.authorize("prompt", "none")); q.Get("error") != "consent_required" {
		t.Errorf("consent stayed: %v", q)
	}
	g.login()
}
