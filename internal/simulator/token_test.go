package simulator

import (
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestTokenOrderOfChecks(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true, ClientSecret: "s3cret-of-a-test"})
	code := g.code()
	// Each row mends the first fault of the row before it.
	form := url.Values{"grant_type": {"password"}, "client_id": {"wrong"}, "code": {"wrong"}, "redirect_uri": {"wrong"}}
	for _, step := range []struct {
		status       int
		error, code  string
		mend, mendTo string
	}{
		{400, "unsupported_grant_type", "KOE310", "grant_type", "authorization_code"},
		{401, "invalid_client", "KOE101", "client_id", DefaultRESTAPIKey},
		{401, "invalid_client", "KOE010", "client_secret", "bad"},
		{401, "invalid_client", "KOE010", "client_secret", "s3cret-of-a-test"},
		{400, "invalid_grant", "KOE320", "code", code},
		{400, "invalid_grant", "KOE303", "redirect_uri", redirectURI},
	} {
		wantTokenError(t, g.token(form), step.status, step.error, step.code)
		form.Set(step.mend, step.mendTo)
	}
	if r := g.token(form); r.status != 200 {
		t.Errorf("the code was burnt by a failed call: %s", r.body)
	}
	wantTokenError(t, g.token(form), 400, "invalid_grant", "KOE320") // single use
}

func TestTokenRequestForms(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	good := tokenForm(g.code())

	for name, want := range map[string]string{"": "Not exist client_id []", "nope": "Not exist client_id [nope]"} {
		r := g.token(tokenForm("c", "client_id", name))
		wantTokenError(t, r, 401, "invalid_client", "KOE101")
		if got := r.object(t)["error_description"]; got != want {
			t.Errorf("description %q, want %q", got, want)
		}
	}
	basic := tokenForm("c")
	basic.Del("client_id")
	req := g.request("POST", "/oauth/token", "", basic)
	req.SetBasicAuth(DefaultRESTAPIKey, "")
	if got := g.do(req).object(t)["error_description"]; got != "Not exist client_id [null]" {
		t.Errorf("HTTP Basic: %q", got)
	}

	req = g.request("POST", "/oauth/token", "", good)
	req.Header.Set("Content-Type", "application/json")
	wantTokenError(t, g.do(req), 400, "unsupported_grant_type", "KOE310")
	wantTokenError(t, g.call("POST", "/oauth/token?"+good.Encode(), "", nil), 400, "unsupported_grant_type", "KOE310")
	req = g.request("POST", "/oauth/token", "", url.Values{})
	req.Body, req.ContentLength = nopBody("a=%zz"), 5
	wantTokenError(t, g.do(req), 400, "invalid_request", "KOE001")
	if r := g.call("GET", "/oauth/token?"+good.Encode(), "", nil); r.status != 405 || r.header.Get("Allow") != "POST" {
		t.Errorf("GET: status %d", r.status)
	}
	if r := g.token(good); r.status != 200 {
		t.Errorf("the good call: %s", r.body)
	}
}

func TestSecretOfAnAppWithoutOneIsIgnored(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	if r := g.token(tokenForm(g.code(), "client_secret", "anything")); r.status != 200 {
		t.Errorf("%s", r.body)
	}
	g.control("POST", "/_sim/app", `{"client_secret":"now-there-is-one"}`)
	code := g.code()
	wantTokenError(t, g.token(tokenForm(code)), 401, "invalid_client", "KOE010")
	if r := g.token(tokenForm(code, "client_secret", "now-there-is-one")); r.status != 200 {
		t.Errorf("%s", r.body)
	}
}

func TestCodesExpireAndBelongToAKey(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	g.control("POST", "/_sim/app", `{"rest_api_keys":["`+DefaultRESTAPIKey+`","second-key"]}`)
	code := g.code()
	wantTokenError(t, g.token(tokenForm(code, "client_id", "second-key")), 400, "invalid_grant", "KOE114")
	g.control("POST", "/_sim/clock", `{"advance":"9m59s"}`)
	if r := g.token(tokenForm(code)); r.status != 200 {
		t.Errorf("after 9m59s: %s", r.body)
	}
	code = g.code("client_id", "second-key")
	g.control("POST", "/_sim/clock", `{"advance":"10m"}`)
	wantTokenError(t, g.token(tokenForm(code, "client_id", "second-key")), 400, "invalid_grant", "KOE320")
}

func TestPKCE(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	const verifier = "a-verifier-of-a-test-that-is-at-least-43-characters"
	sum := sha256.Sum256([]byte(verifier))
	challenge := base64.RawURLEncoding.EncodeToString(sum[:])
	code := g.code("code_challenge", challenge, "code_challenge_method", "S256")
	wantTokenError(t, g.token(tokenForm(code)), 400, "invalid_grant", "")
	wantTokenError(t, g.token(tokenForm(code, "code_verifier", verifier+"x")), 400, "invalid_grant", "")
	if r := g.token(tokenForm(code, "code_verifier", verifier)); r.status != 200 {
		t.Errorf("right verifier: %s", r.body)
	}
	wantTokenError(t, g.token(tokenForm(g.code(), "code_verifier", verifier)), 400, "invalid_grant", "")
}

func TestRefreshKeepsTheTokenAboveAMonth(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, refresh := g.login()
	g.control("POST", "/_sim/clock", `{"advance":"720h"}`) // 30 days: exactly 30 are left
	r := g.token(refreshForm(refresh))
	o := r.object(t)
	if r.status != 200 || o["token_type"] != "bearer" || o["expires_in"] == nil || o["access_token"] == access {
		t.Fatalf("refresh: %d", r.status)
	}
	for _, absent := range []string{"refresh_token", "refresh_token_expires_in", "scope"} {
		if _, there := o[absent]; there {
			t.Errorf("%s in the answer", absent)
		}
	}
	wantAPIError(t, g.call("GET", "/v1/user/access_token_info", access, nil), 401, "-401", "this access token is already expired")
}

func TestRefreshRotatesBelowAMonth(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	_, old := g.login()
	g.control("POST", "/_sim/clock", `{"advance":"720h1s"}`)
	o := g.token(refreshForm(old)).object(t)
	fresh, _ := o["refresh_token"].(string)
	if fresh == "" || fresh == old || o["refresh_token_expires_in"] == nil {
		t.Fatal("no new refresh token")
	}
	wantTokenError(t, g.token(refreshForm(old)), 400, "invalid_grant", "KOE322")
	if _, there := g.token(refreshForm(fresh)).object(t)["refresh_token"]; there {
		t.Error("the new token was replaced at once")
	}
	g.control("POST", "/_sim/clock", `{"advance":"1440h"}`)
	wantTokenError(t, g.token(refreshForm(fresh)), 400, "invalid_grant", "KOE322") // expired
}

func TestRefreshErrors(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true, ClientSecret: "the-secret"})
	_, refresh := g.loginWithSecret("the-secret")
	g.control("POST", "/_sim/app", `{"rest_api_keys":["`+DefaultRESTAPIKey+`","second-key"]}`)
	with := func(refresh string, changes ...string) url.Values {
		return refreshForm(refresh, append(slices.Clone(changes), "client_secret", "the-secret")...)
	}
	wantTokenError(t, g.token(with("")), 400, "invalid_grant", "KOE319")
	wantTokenError(t, g.token(with("unknown")), 400, "invalid_grant", "KOE322")
	wantTokenError(t, g.token(with(refresh, "client_id", "second-key")), 400, "invalid_grant", "KOE322")
	wantTokenError(t, g.token(refreshForm(refresh)), 401, "invalid_client", "KOE010")
	wantTokenError(t, g.token(with(refresh, "client_id", "x")), 401, "invalid_client", "KOE101")
	if r := g.token(with(refresh)); r.status != 200 {
		t.Errorf("good refresh: %s", r.body)
	}
}

func (g *rig) loginWithSecret(secret string) (access, refresh string) {
	g.t.Helper()
	o := g.token(tokenForm(g.code(), "client_secret", secret)).object(g.t)
	access, _ = o["access_token"].(string)
	refresh, _ = o["refresh_token"].(string)
	return access, refresh
}

func TestAccessTokenLimit(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	_, refresh := g.login()
	for i := 1; i < 20; i++ {
		if r := g.token(refreshForm(refresh)); r.status != 200 {
			t.Fatalf("token %d: %s", i+1, r.body)
		}
	}
	r := g.token(refreshForm(refresh))
	wantTokenError(t, r, 400, "invalid_request", "KOE237")
	wantTokenError(t, g.token(url.Values{}), 400, "invalid_request", "KOE237") // the limit comes first
	g.control("POST", "/_sim/clock", `{"advance":"10m"}`)
	if r := g.token(refreshForm(refresh)); r.status != 200 {
		t.Errorf("after ten minutes: %s", r.body)
	}
}

func TestRefreshTokenLimit(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	var refresh string
	for i := range 30 {
		if i == 15 {
			g.control("POST", "/_sim/clock", `{"advance":"10m"}`)
		}
		_, refresh = g.login()
	}
	g.control("POST", "/_sim/clock", `{"advance":"10m"}`)
	wantTokenError(t, g.token(tokenForm(g.code())), 400, "invalid_request", "KOE237")
	if r := g.token(refreshForm(refresh)); r.status != 200 {
		t.Errorf("a refresh that issues no refresh token: %s", r.body)
	}
	g.control("POST", "/_sim/clock", `{"advance":"1h"}`)
	g.login()
}

func TestTTLs(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true, AccessTTL: 10 * time.Second, RefreshTTL: 40 * 24 * time.Hour})
	o := g.token(tokenForm(g.code())).object(t)
	access := o["access_token"].(string)
	if o["expires_in"] == nil || o["expires_in"].(interface{ String() string }).String() != "9" ||
		o["refresh_token_expires_in"].(interface{ String() string }).String() != "3455999" {
		t.Errorf("lifetimes %v, %v", o["expires_in"], o["refresh_token_expires_in"])
	}
	g.control("POST", "/_sim/clock", `{"advance":"9.999s"}`)
	if r := g.call("GET", "/v1/user/access_token_info", access, nil); r.status != 200 {
		t.Errorf("a moment before the end: %s", r.body)
	}
	g.control("POST", "/_sim/clock", `{"advance":"1ms"}`)
	wantAPIError(t, g.call("GET", "/v1/user/access_token_info", access, nil), 401, "-401", "this access token is already expired")
}

func TestScopeSeparators(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	for separator, want := range map[string]string{
		" ": "profile_nickname profile_image friends talk_message", ",": "profile_nickname,profile_image,friends,talk_message", "": "",
	} {
		g.control("POST", "/_sim/app", `{"scope_separator":"`+separator+`"}`)
		o := g.token(tokenForm(g.code())).object(t)
		if got, there := o["scope"]; !there || got != want {
			t.Errorf("separator %q: scope %v", separator, got)
		}
	}
}

// TestCodeIsTakenOnce has many clients race for one code.
func TestCodeIsTakenOnce(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	form := tokenForm(g.code())
	var wg sync.WaitGroup
	statuses := make(chan int, 16)
	for range cap(statuses) {
		wg.Go(func() {
			r, err := g.try(g.request("POST", "/oauth/token", "", form))
			if err != nil {
				t.Errorf("exchange: %v", err)
			}
			statuses <- r.status
		})
	}
	wg.Wait()
	close(statuses)
	won := 0
	for status := range statuses {
		if status == 200 {
			won++
		}
	}
	if won != 1 {
		t.Errorf("%d exchanges won, want 1", won)
	}
}

func TestTokenAnswersNameNoSecret(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true, ClientSecret: "hush-hush-secret"})
	code := g.code()
	for _, r := range []reply{
		g.token(tokenForm(code, "client_secret", "wrong-one")), g.token(tokenForm("unknown-code", "client_secret", "hush-hush-secret")),
		g.control("POST", "/_sim/app", `{}`), g.control("GET", "/_sim/requests", ""),
	} {
		for _, secret := range []string{"hush-hush", "wrong-one", "unknown-code", code} {
			if strings.Contains(r.body, secret) {
				t.Errorf("an answer holds a secret")
			}
		}
	}
}
