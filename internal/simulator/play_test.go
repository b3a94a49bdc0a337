package simulator

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// receive waits for what the app's listener gets.
func receive(t *testing.T, got <-chan url.Values) url.Values {
	t.Helper()
	select {
	case q := <-got:
		return q
	case <-time.After(time.Minute):
		t.Fatal("nothing reached the app's listener")
		return nil
	}
}

// listen starts a listener as the app has one, registers it and returns the authorize URL and the queries it gets.
func (g *rig) listen(status int, changes ...string) (authorizeURL string, got <-chan url.Values) {
	g.t.Helper()
	queries := make(chan url.Values, 8)
	app := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		queries <- r.URL.Query()
		w.WriteHeader(status)
	}))
	g.t.Cleanup(app.Close)
	g.control("POST", "/_sim/app", `{"redirect_uris":["`+app.URL+`/oauth"]}`)
	q := authorizeQuery(append([]string{"redirect_uri", app.URL + "/oauth", "state", "st"}, changes...)...)
	return g.base + "/oauth/authorize?" + q.Encode(), queries
}

func TestGiveConsent(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		agree []string
		want  string
	}{
		"everything":    {nil, "profile_nickname profile_image friends talk_message"},
		"only required": {[]string{}, "profile_nickname"},
		"one more":      {[]string{"talk_message", "unheard_of"}, "profile_nickname talk_message"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := newRig(t, Config{})
			authorizeURL, got := g.listen(200)
			if err := GiveConsent(context.Background(), authorizeURL, c.agree); err != nil {
				t.Fatal(err)
			}
			q := receive(t, got)
			u, err := url.Parse(authorizeURL)
			if err != nil {
				t.Fatal(err)
			}
			o := g.token(tokenForm(q.Get("code"), "redirect_uri", u.Query().Get("redirect_uri"))).object(t)
			if q.Get("state") != "st" || o["scope"] != c.want {
				t.Errorf("state %q, scope %v, want %q", q.Get("state"), o["scope"], c.want)
			}
			// Somebody who is linked sees only the login page.
			if err := GiveConsent(context.Background(), authorizeURL, nil); err != nil {
				t.Error(err)
			}
			if q := receive(t, got); q.Get("code") == "" {
				t.Errorf("linked: %v", q)
			}
		})
	}
}

func TestRefuseConsent(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	authorizeURL, got := g.listen(200)
	if err := RefuseConsent(context.Background(), authorizeURL); err != nil {
		t.Fatal(err)
	}
	if q := receive(t, got); q.Get("error") != "access_denied" || q.Get("state") != "st" {
		t.Errorf("got %v", q)
	}
	if err := GiveConsent(context.Background(), authorizeURL, nil); err != nil {
		t.Fatal(err)
	}
	receive(t, got)
	if err := RefuseConsent(context.Background(), authorizeURL); err == nil {
		t.Error("no page to cancel, but no error")
	}
}

func TestGiveConsentErrors(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	check := func(name, authorizeURL, says string) {
		t.Helper()
		err := GiveConsent(context.Background(), authorizeURL, nil)
		if err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "http://") {
			t.Errorf("%s: error %v, want %q and no address", name, err, says)
		}
	}
	bad, got := g.listen(500)
	check("the listener fails", bad, "status 500")
	receive(t, got)
	check("KOE", g.base+"/oauth/authorize?"+authorizeQuery("client_id", "x").Encode(), "KOE101")
	check("other host", "http://192.0.2.1/oauth/authorize", "not a simulator's")
	check("https", "https://kauth.kakao.com/oauth/authorize", "not a simulator's")
	g.control("POST", "/_sim/app", `{"redirect_uris":["https://example.com/oauth"]}`)
	check("redirect elsewhere", g.base+"/oauth/authorize?"+authorizeQuery("redirect_uri", "https://example.com/oauth").Encode(), "not on this machine")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := GiveConsent(ctx, bad, nil); err == nil {
		t.Error("a cancelled context gave no error")
	}
}
