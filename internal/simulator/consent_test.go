package simulator

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
)

// browser is a rig with cookies, as a person's browser has them.
func newBrowser(g *rig) *rig {
	g.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		g.t.Fatal(err)
	}
	b := *g
	b.http = &http.Client{Transport: g.http.Transport, CheckRedirect: g.http.CheckRedirect, Jar: jar}
	return &b
}

// transactionOf finds the hidden field of a login or consent page.
func transactionOf(t *testing.T, r reply) string {
	t.Helper()
	found := formTransaction().FindStringSubmatch(r.body)
	if r.status != 200 || found == nil {
		t.Fatalf("no form: status %d, body %.200s", r.status, r.body)
	}
	return found[1]
}

// openConsent goes through the login page to the consent page.
func (g *rig) openConsent(changes ...string) reply {
	g.t.Helper()
	tx := transactionOf(g.t, g.authorize(changes...))
	r := g.call("POST", "/oauth/authorize/login", "", url.Values{"tx": {tx}})
	if r.status != http.StatusSeeOther {
		g.t.Fatalf("login: status %d", r.status)
	}
	return g.call("GET", r.header.Get("Location"), "", nil)
}

func (g *rig) decide(page reply, decision string, scopes ...string) reply {
	g.t.Helper()
	return g.call("POST", "/oauth/authorize/consent", "",
		url.Values{"tx": {transactionOf(g.t, page)}, "decision": {decision}, "scope": scopes})
}

func TestLoginAndConsentPages(t *testing.T) {
	t.Parallel()
	b := newBrowser(newRig(t, Config{}))
	login := b.authorize("login_hint", "me@example.com")
	if !strings.Contains(login.body, `value="me@example.com"`) || !strings.Contains(login.body, appName) {
		t.Error("the login page lacks the hint or the app's name")
	}
	page := b.openConsent("state", "st")
	for _, part := range []string{appName, nickname, "전체 동의하기", "동의하고 계속하기", "취소", "[필수]</em> 닉네임", "[선택]</em> 프로필 사진",
		"[선택]</em> 카카오톡 메시지 전송", "[선택]</em> 카카오 서비스 내 친구목록"} {
		if !strings.Contains(page.body, part) {
			t.Errorf("the consent page lacks %q", part)
		}
	}
	if strings.Contains(page.body, "이메일") {
		t.Error("an item that is not set up is asked for")
	}
	q := b.redirected(b.decide(page, "agree", "profile_nickname", "talk_message"))
	if q.Get("state") != "st" {
		t.Errorf("state %q", q.Get("state"))
	}
	if got := b.token(tokenForm(q.Get("code"))).object(t)["scope"]; got != "profile_nickname talk_message" {
		t.Errorf("scope %v", got)
	}

	// Linked and logged in: no page, until scope= names something not agreed to.
	b.code()
	b.code("scope", "talk_message")
	page = b.authorize("scope", "friends,talk_message")
	if !strings.Contains(page.body, "친구목록") || strings.Contains(page.body, "메시지 전송") || strings.Contains(page.body, "프로필 사진") {
		t.Error("additional consent does not ask for just what is missing")
	}
	q = b.redirected(b.decide(page, "agree"))
	if got := b.token(tokenForm(q.Get("code"))).object(t)["scope"]; got != "profile_nickname talk_message" {
		t.Errorf("an optional item left unticked: scope %v", got)
	}
	// prompt=login asks again who it is, and then needs no consent.
	tx := transactionOf(t, b.authorize("prompt", "login"))
	if q := b.redirected(b.call("POST", "/oauth/authorize/login", "", url.Values{"tx": {tx}})); q.Get("code") == "" {
		t.Errorf("after prompt=login: %v", q)
	}
	// The account session lasts a day.
	b.control("POST", "/_sim/clock", `{"advance":"24h"}`)
	transactionOf(t, b.authorize())
}

func TestConsentAllAndRequired(t *testing.T) {
	t.Parallel()
	b := newBrowser(newRig(t, Config{}))
	page := b.openConsent()
	r := b.decide(page, "agree", "talk_message") // without the required nickname
	if r.status != 400 || !strings.Contains(r.body, "KOE203") || !strings.Contains(r.body, "동의하고 계속하기") {
		t.Errorf("required item left out: %d", r.status)
	}
	form := url.Values{"tx": {transactionOf(t, page)}, "decision": {"agree"}, "all": {"1"}} // no JavaScript ticks the others
	q := b.redirected(b.call("POST", "/oauth/authorize/consent", "", form))
	if got := b.token(tokenForm(q.Get("code"))).object(t)["scope"]; got != "profile_nickname profile_image friends talk_message" {
		t.Errorf("scope %v", got)
	}
}

func TestConsentCancel(t *testing.T) {
	t.Parallel()
	b := newBrowser(newRig(t, Config{}))
	page := b.openConsent("state", "st")
	r := b.decide(page, "cancel", "profile_nickname")
	if want := redirectURI + "?error=access_denied&error_description=User%20denied%20access&state=st"; r.header.Get("Location") != want {
		t.Errorf("Location %q, want %q", r.header.Get("Location"), want)
	}
	if again := b.decide(page, "agree", "profile_nickname"); again.header.Get("Location") != r.header.Get("Location") {
		t.Error("a second click undid the cancel")
	}
	if q := b.redirected(b.authorize("prompt", "none")); q.Get("error") != "consent_required" {
		t.Errorf("cancel linked the person: %v", q)
	}
}

func TestSecondClickLeadsToTheSameCode(t *testing.T) {
	t.Parallel()
	b := newBrowser(newRig(t, Config{}))
	page := b.openConsent()
	first, second := b.decide(page, "agree", "profile_nickname"), b.decide(page, "agree", "profile_nickname")
	if first.header.Get("Location") == "" || first.header.Get("Location") != second.header.Get("Location") {
		t.Error("a double click made two codes")
	}
}

func TestForgedFormsChangeNothing(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	b := newBrowser(g)
	page := b.openConsent()
	tx := transactionOf(t, page)
	agree := url.Values{"tx": {tx}, "decision": {"agree"}, "all": {"1"}}
	refused := func(name string, r reply, status int) {
		t.Helper()
		if r.status != status || r.header.Get("Location") != "" {
			t.Errorf("%s: status %d, location %q", name, r.status, r.header.Get("Location"))
		}
	}
	refused("another browser", g.call("POST", "/oauth/authorize/consent", "", agree), 400)
	refused("another browser looks", g.call("GET", "/oauth/authorize/consent?tx="+tx, "", nil), 400)
	for header, value := range map[string]string{"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"} {
		req := b.request("POST", "/oauth/authorize/consent", "", agree)
		req.Header.Set(header, value)
		refused(header, b.do(req), 403)
	}
	req := b.request("POST", "/oauth/authorize/login", "", url.Values{"tx": {tx}})
	req.Header.Set("Origin", "null")
	refused("Origin null", b.do(req), 403)
	refused("guessed", b.call("POST", "/oauth/authorize/consent", "", url.Values{"tx": {"guess"}, "decision": {"agree"}}), 400)
	refused("login with GET", b.call("GET", "/oauth/authorize/login?tx="+tx, "", nil), 405)
	if r := b.authorize("prompt", "none"); b.redirected(r).Get("error") != "consent_required" {
		t.Error("a forged form linked the person")
	}
	b.control("POST", "/_sim/clock", `{"advance":"10m"}`)
	refused("too late", b.call("POST", "/oauth/authorize/consent", "", agree), 400)
	refused("login too late", b.call("POST", "/oauth/authorize/login", "", url.Values{"tx": {tx}}), 400)
}
