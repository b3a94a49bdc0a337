package simulator

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
)

func TestBadControls(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	for _, c := range []struct{ path, body string }{
		{"clock", ``}, {"clock", `{}`}, {"clock", `{"advance":"-1h"}`}, {"clock", `{"advance":"soon"}`}, {"clock", `{"advance":7}`},
		{"clock", `{"advance":"1h"} {}`}, {"clock", `{"forward":"1h"}`},
		{"consent", `{}`}, {"consent", `{"scope":"talk_message"}`}, {"consent", `{"scope":"nothing","agreed":true}`},
		{"consent", `{"scope":"account_email","agreed":true}`}, {"consent", `{"scope":"talk_message","agreed":true}`}, // not linked yet
		{"faults", `{}`}, {"faults", `[null]`}, {"faults", `[{"path":"/x"}]`}, {"faults", `[{"path":"x","mode":"html"}]`},
		{"faults", `[{"path":"/_sim/clock","mode":"html"}]`}, {"faults", `[{"path":"/x","mode":"html","times":0}]`},
		{"faults", `[{"path":"/x","mode":"status","status":42}]`}, {"faults", `[{"path":"/x","mode":"delay"}]`},
		{"faults", `[{"path":"/x","mode":"html","delay":"1s"}]`}, {"faults", `[{"path":"/x","mode":"html"},{"path":"/x","mode":"no"}]`},
		{"quota", `{}`}, {"quota", `{"left":-1}`}, {"quota", `{"left":"x"}`},
		{"app", `[]`}, {"app", `{"scopes":{"nothing":"off"}}`}, {"app", `{"scopes":{"friends":"maybe"}}`}, {"app", `{"long_text":"x"}`},
		{"app", `{"consent":"x"}`}, {"app", `{"redirect_uris":["ftp://x"]}`}, {"app", `{"redirect_uris":["http://x/*"]}`},
		{"app", `{"redirect_uris":["http://x/?a=b"]}`}, {"app", `{"rest_api_keys":[]}`}, {"app", `{"rest_api_keys":["a","b","c","d","e","f"]}`},
		{"app", `{"redirect_uris":["http://a","http://a","http://a","http://a","http://a","http://a","http://a","http://a","http://a","http://a","http://a"]}`},
	} {
		r := g.rawControl("POST", "/_sim/"+c.path, c.body)
		if reason, _ := r.object(t)["error"].(string); r.status != 400 || reason == "" {
			t.Errorf("%s %s: %d %s", c.path, c.body, r.status, r.body)
		}
	}
	if r := g.rawControl("POST", "/_sim/quota", strings.Repeat(" ", maxBody+1)); r.status != 400 {
		t.Errorf("huge body: %d", r.status)
	}
	if r := g.rawControl("GET", "/_sim/clock", ""); r.status != 405 {
		t.Errorf("wrong method: %d", r.status)
	}
	for _, path := range []string{"/_sim/nothing", "/_sim", "/phone/nothing"} {
		if r := g.rawControl("GET", path, ""); r.status != 404 {
			t.Errorf("%s: %d", path, r.status)
		}
	}
	// Nothing was changed in passing.
	if g.sim.clockOffset != 0 || len(g.sim.faults) != 0 {
		t.Error("a bad control had an effect")
	}
}

func TestAppKeepsWhatIsNotNamed(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ClientSecret: "the-secret"})
	first := g.control("POST", "/_sim/app", `{}`).body
	g.rawControl("POST", "/_sim/app", `{"name":"x","long_text":"bad"}`) // one wrong setting: none is taken
	if again := g.control("POST", "/_sim/app", `{}`).body; again != first {
		t.Errorf("settings changed: %s", again)
	}
	o := g.control("POST", "/_sim/app", `{"client_secret":"","link_domains":[],"consent":"auto"}`).object(t)
	if o["client_secret_on"] != false || o["consent"] != "auto" || o["login_enabled"] != true || o["long_text"] != "cut" {
		t.Errorf("settings: %v", o)
	}
	if info := g.sim.Info(); info.ClientSecret != "" || info.RESTAPIKey != DefaultRESTAPIKey || len(info.RedirectURIs) != 4 {
		t.Errorf("info: %+v", info)
	}
}

func TestControlsAreForThisMachineOnly(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	port := g.base[strings.LastIndex(g.base, ":"):]
	for _, c := range []struct {
		path, host, header, value string
		status                    int
	}{
		{"/_sim/messages", "127.0.0.1" + port, "", "", 200},
		{"/_sim/messages", "localhost" + port, "", "", 200},
		{"/_sim/messages", "[::1]" + port, "", "", 200},
		{"/_sim/messages", "localhost", "", "", 200},
		{"/_sim/messages", "[::1]", "", "", 200},
		{"/_sim/messages", "evil.example" + port, "", "", 403},
		{"/_sim/messages", "127.0.0.1.evil.example" + port, "", "", 403},
		{"/", "evil.example" + port, "", "", 403},
		{"/phone/events", "evil.example" + port, "", "", 403},
		{"/_sim/messages", "127.0.0.1" + port, "Origin", "https://evil.example", 403},
		{"/_sim/messages", "127.0.0.1" + port, "Origin", "null", 403},
		{"/_sim/messages", "127.0.0.1" + port, "Origin", "http://127.0.0.1" + port, 200},
		{"/_sim/messages", "127.0.0.1" + port, "Origin", "http://127.0.0.1:1", 403},
		{"/_sim/messages", "127.0.0.1" + port, "Sec-Fetch-Site", "cross-site", 403},
		{"/_sim/messages", "127.0.0.1" + port, "Sec-Fetch-Site", "same-site", 403}, // another port of this machine
		{"/_sim/messages", "127.0.0.1" + port, "Sec-Fetch-Site", "none", 200},
		{"/phone/events", "127.0.0.1" + port, "Sec-Fetch-Site", "cross-site", 403},
		{"/", "127.0.0.1" + port, "Sec-Fetch-Site", "cross-site", 200}, // a link to the phone page
	} {
		req := g.request("GET", c.path, "", nil)
		req.Host = c.host
		if c.header != "" {
			req.Header.Set(c.header, c.value)
		}
		if r := g.do(req); r.status != c.status {
			t.Errorf("%s Host %s %s %s: %d, want %d", c.path, c.host, c.header, c.value, r.status, c.status)
		}
	}
}

// TestManyAtOnce has clients, controls and readers at work at the same time, for the race detector.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, refresh := g.login()
	calls := []func() *http.Request{
		func() *http.Request {
			return g.request("POST", sendPath, access, url.Values{"template_object": {textTemplate}})
		},
		func() *http.Request { return g.request("POST", "/oauth/token", "", refreshForm(refresh)) },
		func() *http.Request {
			return g.request("GET", "/oauth/authorize?"+authorizeQuery("scope", "friends").Encode(), "", nil)
		},
		func() *http.Request { return g.request("GET", "/v2/user/me", access, nil) },
		func() *http.Request { return g.request("GET", "/v2/user/scopes", access, nil) },
		func() *http.Request { return g.request("GET", "/", "", nil) },
		func() *http.Request { return g.request("GET", "/_sim/messages", "", nil) },
		func() *http.Request { return g.request("GET", "/_sim/requests", "", nil) },
	}
	const workers, rounds = 8, 6
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for range rounds {
				for _, call := range calls {
					if _, err := g.try(call()); err != nil {
						t.Error(err)
					}
				}
			}
		})
		wg.Go(func() { _ = g.sim.Info() })
	}
	wg.Wait()
	if n := len(g.messages()); n != workers*rounds {
		t.Errorf("%d messages, want %d", n, workers*rounds)
	}
	want := fmt.Sprintf(`"id":%d,`, workers*rounds)
	if r := g.control("GET", "/_sim/messages", ""); !strings.Contains(r.body, want) {
		t.Error("message ids have gaps")
	}
}
