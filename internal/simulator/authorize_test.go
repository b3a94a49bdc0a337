package simulator

import (
	"net/url"
	"strings"
	"testing"
)

func TestKOEPages(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	challenge := strings.Repeat("a", 43)
	for _, c := range []struct {
		name, query, heading string
		says                 string
	}{
		{"broken query", "client_id=%zz", "잘못된 요청 (KOE001)", "형식"},
		{"repeated", authorizeQuery().Encode() + "&state=a&state=b", "잘못된 요청 (KOE001)", "파라미터: state"},
		{"no client_id", authorizeQuery("client_id", "").Encode(), "잘못된 요청 (KOE207)", "client_id"},
		{"no redirect_uri", authorizeQuery("redirect_uri", "").Encode(), "잘못된 요청 (KOE207)", "redirect_uri"},
		{"no response_type", authorizeQuery("response_type", "").Encode(), "잘못된 요청 (KOE207)", "response_type"},
		{"nothing", "", "잘못된 요청 (KOE207)", "client_id"},
		{"wrong key", authorizeQuery("client_id", "x").Encode(), "앱 관리자 설정 오류 (KOE101)", "앱 키"},
		{"other slash", authorizeQuery("redirect_uri", redirectURI+"/").Encode(), "앱 관리자 설정 오류 (KOE006)", redirectURI + "/"},
		{"other port", authorizeQuery("redirect_uri", "http://localhost:8911/oauth").Encode(), "앱 관리자 설정 오류 (KOE006)", "8911"},
		{"token", authorizeQuery("response_type", "token").Encode(), "잘못된 요청 (KOE202)", "token"},
		{"response_type", authorizeQuery("response_type", "id").Encode(), "잘못된 요청 (KOE201)", "Unsupported response type: id"},
		{"prompt", authorizeQuery("prompt", "loud").Encode(), "잘못된 요청 (KOE204)", "prompt"},
		{"none and login", authorizeQuery("prompt", "none,login").Encode(), "잘못된 요청 (KOE204)", "prompt"},
		{"plain PKCE", authorizeQuery("code_challenge", challenge, "code_challenge_method", "plain").Encode(), "잘못된 요청 (KOE204)", "S256"},
		{"PKCE without method", authorizeQuery("code_challenge", challenge).Encode(), "잘못된 요청 (KOE204)", "S256"},
		{"short challenge", authorizeQuery("code_challenge", "abc", "code_challenge_method", "S256").Encode(), "잘못된 요청 (KOE204)", "S256"},
		{"unset scope", authorizeQuery("scope", "talk_message,account_email openid").Encode(), "잘못된 요청 (KOE205)",
			"설정하지 않은 동의 항목: account_email, openid"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := g.call("GET", "/oauth/authorize?"+c.query, "", nil)
			if r.status != 400 || r.header.Get("Location") != "" || r.header.Get("Content-Type") != "text/html;charset=utf-8" {
				t.Errorf("status %d, location %q, type %q", r.status, r.header.Get("Location"), r.header.Get("Content-Type"))
			}
			if !strings.Contains(r.body, "<h1>"+c.heading+"</h1>") || !strings.Contains(r.body, c.says) ||
				!strings.Contains(r.body, "왜 에러가 발생하나요?") {
				t.Errorf("page lacks %q or %q:\n%s", c.heading, c.says, r.body[strings.Index(r.body, "<main"):])
			}
		})
	}
}

func TestKOEPageNamesTheApp(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	for query, named := range map[string]bool{
		authorizeQuery("scope", "account_email").Encode():   true,
		authorizeQuery("redirect_uri", "http://x").Encode(): true,
		authorizeQuery("client_id", "unknown").Encode():     false,
	} {
		r := g.call("GET", "/oauth/authorize?"+query, "", nil)
		if strings.Contains(r.body, "<bdi>"+appName+"</bdi> 서비스 설정에 오류가") != named {
			t.Errorf("%s: app named is not %v", query, named)
		}
	}
}

func TestLoginSwitchedOff(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	g.control("POST", "/_sim/app", `{"login_enabled":false}`)
	if r := g.authorize(); r.status != 400 || !strings.Contains(r.body, "앱 관리자 설정 오류 (KOE004)") {
		t.Errorf("status %d, body %s", r.status, r.body)
	}
	g.control("POST", "/_sim/app", `{"login_enabled":true}`)
	g.code()
}

func TestAuthorizePagesAreHarmless(t *testing.T) {
	t.Parallel()
	const evil = `"><script>alert(1)</script>`
	g := newRig(t, Config{})
	g.control("POST", "/_sim/app", `{"name":"<b>&앱"}`)
	for name, r := range map[string]reply{
		"redirect": g.authorize("redirect_uri", "http://x/"+evil), "type": g.authorize("response_type", evil),
		"scope": g.authorize("scope", evil), "hint": g.authorize("login_hint", evil), "key": g.authorize("client_id", evil),
	} {
		if strings.Contains(r.body, "<script>alert") || strings.Contains(r.body, "<b>&앱") {
			t.Errorf("%s: unescaped text in the page", name)
		}
		for header, want := range map[string]string{"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "same-origin", "Cache-Control": "no-store"} {
			if r.header.Get(header) != want {
				t.Errorf("%s: %s is %q", name, header, r.header.Get(header))
			}
		}
		if csp := r.header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", name, csp)
		}
	}
}

func TestAuthorizeWrongMethod(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	if r := g.call("POST", "/oauth/authorize", "", authorizeQuery()); r.status != 405 || r.header.Get("Allow") != "GET" {
		t.Errorf("status %d, Allow %q", r.status, r.header.Get("Allow"))
	}
	if r := g.call("GET", "/oauth/nothing", "", nil); r.status != 404 || !strings.Contains(r.body, "KOE002") {
		t.Errorf("unknown path: status %d", r.status)
	}
}

func TestAutoRedirectToTheLetter(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	r := g.authorize("state", "a b+c&d=é%")
	location := r.header.Get("Location")
	if !strings.HasPrefix(location, redirectURI+"?code=") || !strings.HasSuffix(location, "&state=a%20b%2Bc%26d%3D%C3%A9%25") ||
		r.header.Get("Content-Length") != "0" {
		t.Errorf("Location %q", location)
	}
	if code := g.redirected(r).Get("code"); len(code) != 86 {
		t.Errorf("code has %d characters", len(code))
	}
	if q := g.redirected(g.authorize("state", "")); !q.Has("state") {
		t.Error("an empty state is lost")
	}
	if q := g.redirected(g.authorize()); q.Has("state") {
		t.Error("a state out of nothing")
	}
	if r := g.authorize("redirect_uri", "http://127.0.0.1"); !strings.HasPrefix(r.header.Get("Location"), "http://127.0.0.1?code=") {
		t.Errorf("Location %q", r.header.Get("Location"))
	}
}

func TestPromptNone(t *testing.T) {
	t.Parallel()
	ask := newRig(t, Config{})
	r := ask.authorize("prompt", "none", "state", "s")
	if q := ask.redirected(r); q.Get("error") != "login_required" || q.Get("state") != "s" || q.Get("error_description") == "" {
		t.Errorf("no session: %v", q)
	}

	auto := newRig(t, Config{ConsentAuto: true})
	r = auto.authorize("prompt", "none")
	if want := redirectURI + "?error=consent_required&error_description=user%20consent%20required."; r.header.Get("Location") != want {
		t.Errorf("not linked: Location %q, want %q", r.header.Get("Location"), want)
	}
	auto.login()
	if q := auto.redirected(auto.authorize("prompt", "none")); q.Get("code") == "" {
		t.Errorf("linked: %v", q)
	}
	auto.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":false}`)
	if q := auto.redirected(auto.authorize("prompt", "none")); q.Get("code") == "" {
		t.Errorf("linked, nothing named: %v", q)
	}
	if q := auto.redirected(auto.authorize("prompt", "none", "scope", "friends,talk_message")); q.Get("error") != "consent_required" {
		t.Errorf("linked, consent missing: %v", q)
	}
}

func TestScopeStagesAtLogin(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	g.control("POST", "/_sim/app", `{"scopes":{"talk_message":"during-use","account_email":"required"}}`)
	scope := func(changes ...string) string {
		return g.token(tokenForm(g.code(changes...))).object(t)["scope"].(string)
	}
	if got := scope(); got != "profile_nickname profile_image account_email friends" {
		t.Errorf("during-use at plain login: %q", got)
	}
	if got := scope("scope", "talk_message"); !strings.HasSuffix(got, " talk_message") {
		t.Errorf("named: %q", got)
	}
	g.control("POST", "/_sim/app", `{"scopes":{"friends":"off"}}`)
	if got := scope(); strings.Contains(got, "friends") {
		t.Errorf("switched off: %q", got)
	}
}

func TestMetadata(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	o := g.call("GET", "/.well-known/openid-configuration", "", nil).object(t)
	if o["issuer"] != g.base || o["token_endpoint"] != g.base+"/oauth/token" || o["authorization_endpoint"] != g.base+"/oauth/authorize" {
		t.Errorf("addresses: %v", o)
	}
	for name, want := range map[string]string{"code_challenge_methods_supported": "S256",
		"token_endpoint_auth_methods_supported": "client_secret_post", "response_types_supported": "code"} {
		if list, _ := o[name].([]any); len(list) != 1 || list[0] != want {
			t.Errorf("%s is %v", name, o[name])
		}
	}
}

func FuzzAuthorizeQuery(f *testing.F) {
	f.Add(authorizeQuery("state", "x", "scope", "talk_message friends", "prompt", "login").Encode())
	f.Add("client_id=%zz&&;=")
	f.Add(authorizeQuery("state", "\x00\n<&\"").Encode())
	f.Add(authorizeQuery("redirect_uri", "http://evil\r\nX: y").Encode())
	s := New(Config{})
	f.Fuzz(func(t *testing.T, query string) {
		req, bad := checkAuthorize(s.app, query)
		if bad != nil {
			if len(bad.Code) != 6 || bad.Reason == "" {
				t.Errorf("page without code or reason: %+v", bad)
			}
			return
		}
		to, err := url.Parse(req.redirect("code", "c"))
		if err != nil || !strings.HasPrefix(to.String(), req.redirectURI) {
			t.Fatalf("broken redirect: %v", err)
		}
		q := to.Query()
		if q.Get("code") != "c" || q.Get("state") != req.state || q.Has("state") != req.hasState {
			t.Errorf("redirect %q does not give back state %q", to, req.state)
		}
		for _, scope := range req.scopes {
			if !s.app.isOn(scope) {
				t.Errorf("scope %q passed", scope)
			}
		}
	})
}
