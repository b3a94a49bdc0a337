package simulator

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

const redirectURI = "http://localhost:8910/oauth"

// fakeClock is a clock that stands still.
type fakeClock struct {
	mu sync.Mutex
	at time.Time
}

func (c *fakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// rig is a simulator behind real HTTP, and a client that follows no redirect.
type rig struct {
	t    *testing.T
	sim  *Simulator
	base string
	http *http.Client
}

func newRig(t *testing.T, config Config) *rig {
	t.Helper()
	if config.Now == nil {
		config.Now = (&fakeClock{at: time.Date(2026, 9, 1, 3, 4, 5, 0, time.UTC)}).Now
	}
	sim := New(config)
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(func() {
		if err := sim.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
		server.Close()
	})
	return &rig{t, sim, server.URL, &http.Client{
		Transport:     server.Client().Transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// reply is an answer that was read whole.
type reply struct {
	status int
	header http.Header
	body   string
}

// object decodes a JSON object, numbers as json.Number.
func (r reply) object(t *testing.T) map[string]any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(r.body))
	dec.UseNumber()
	var o map[string]any
	if err := dec.Decode(&o); err != nil {
		t.Fatalf("no JSON object: %v in %q (status %d)", err, r.body, r.status)
	}
	return o
}

func (g *rig) try(req *http.Request) (reply, error) {
	res, err := g.http.Do(req)
	if err != nil {
		return reply{}, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return reply{res.StatusCode, res.Header, string(body)}, err
}

func (g *rig) do(req *http.Request) reply {
	g.t.Helper()
	r, err := g.try(req)
	if err != nil {
		g.t.Fatalf("%s %s: %v", req.Method, req.URL.Path, err)
	}
	return r
}

// request makes a call; token and form may be empty.
func (g *rig) request(method, path, token string, form url.Values) *http.Request {
	g.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	req, err := http.NewRequest(method, g.base+path, body)
	if err != nil {
		g.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	return req
}

func (g *rig) call(method, path, token string, form url.Values) reply {
	g.t.Helper()
	return g.do(g.request(method, path, token, form))
}

// control does a /_sim call that must succeed.
func (g *rig) control(method, path, body string) reply {
	g.t.Helper()
	r := g.rawControl(method, path, body)
	if r.status != http.StatusOK {
		g.t.Fatalf("%s %s %s: status %d: %s", method, path, body, r.status, r.body)
	}
	return r
}

func (g *rig) rawControl(method, path, body string) reply {
	g.t.Helper()
	req, err := http.NewRequest(method, g.base+path, strings.NewReader(body))
	if err != nil {
		g.t.Fatal(err)
	}
	return g.do(req)
}

// authorizeQuery is a good authorize query with changes: name, value, name, value…
func authorizeQuery(changes ...string) url.Values {
	q := url.Values{"client_id": {DefaultRESTAPIKey}, "redirect_uri": {redirectURI}, "response_type": {"code"}}
	for i := 0; i < len(changes); i += 2 {
		q.Set(changes[i], changes[i+1])
	}
	return q
}

func (g *rig) authorize(changes ...string) reply {
	g.t.Helper()
	return g.call("GET", "/oauth/authorize?"+authorizeQuery(changes...).Encode(), "", nil)
}

// redirected reads the query of a redirect to the app.
func (g *rig) redirected(r reply) url.Values {
	g.t.Helper()
	location := r.header.Get("Location")
	rest, ok := strings.CutPrefix(location, redirectURI+"?")
	if r.status != http.StatusFound || !ok {
		g.t.Fatalf("no redirect to the app: status %d, location %q, body %.300s", r.status, location, r.body)
	}
	q, err := url.ParseQuery(rest)
	if err != nil {
		g.t.Fatal(err)
	}
	return q
}

func (g *rig) code(changes ...string) string {
	g.t.Helper()
	code := g.redirected(g.authorize(changes...)).Get("code")
	if code == "" {
		g.t.Fatal("no code")
	}
	return code
}

// tokenForm is a good code exchange with changes.
func tokenForm(code string, changes ...string) url.Values {
	f := url.Values{"grant_type": {"authorization_code"}, "client_id": {DefaultRESTAPIKey},
		"redirect_uri": {redirectURI}, "code": {code}}
	for i := 0; i < len(changes); i += 2 {
		f.Set(changes[i], changes[i+1])
	}
	return f
}

func refreshForm(refresh string, changes ...string) url.Values {
	f := url.Values{"grant_type": {"refresh_token"}, "client_id": {DefaultRESTAPIKey}, "refresh_token": {refresh}}
	for i := 0; i < len(changes); i += 2 {
		f.Set(changes[i], changes[i+1])
	}
	return f
}

func (g *rig) token(form url.Values) reply {
	g.t.Helper()
	return g.call("POST", "/oauth/token", "", form)
}

// login goes the whole way and returns both tokens. The rig's person must consent automatically.
func (g *rig) login(changes ...string) (access, refresh string) {
	g.t.Helper()
	r := g.token(tokenForm(g.code(changes...)))
	if r.status != http.StatusOK {
		g.t.Fatalf("exchange: status %d: %s", r.status, r.body)
	}
	o := r.object(g.t)
	access, _ = o["access_token"].(string)
	refresh, _ = o["refresh_token"].(string)
	return access, refresh
}

// wantTokenError checks a token error's status, error and error_code.
func wantTokenError(t *testing.T, r reply, status int, name, code string) {
	t.Helper()
	o := r.object(t)
	got, _ := o["error_code"].(string)
	if r.status != status || o["error"] != name || got != code {
		t.Errorf("got status %d, body %s; want %d, %s, %s", r.status, r.body, status, name, code)
	}
}

// wantAPIError checks a kapi error's status, code and msg.
func wantAPIError(t *testing.T, r reply, status int, code, msg string) {
	t.Helper()
	o := r.object(t)
	if r.status != status || o["code"] != json.Number(code) || o["msg"] != msg {
		t.Errorf("got status %d, body %s; want %d, %s, %q", r.status, r.body, status, code, msg)
	}
}

// nopBody is a request body of raw text.
func nopBody(text string) io.ReadCloser { return io.NopCloser(strings.NewReader(text)) }
