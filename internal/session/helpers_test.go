package session

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/simulator"
	"kakaotui/internal/store"
)

const (
	tokenPath = "/oauth/token"
	sendPath  = "/v2/api/talk/memo/default/send"
	// deaf is registered in the simulator and cannot be heard, so that tests share no port.
	deaf = "https://example.com/oauth"
)

// world is one simulated Kakao, one clock for both sides and one profile.
type world struct {
	t    testing.TB
	url  string
	dirs store.Dirs
	s    *Session

	mu     sync.Mutex
	now    time.Time
	events []Event
	before map[string]func() // called before a path is served
}

func newWorld(t testing.TB) *world {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "home")
	w := &world{t: t, now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), dirs: store.Dirs{Config: dir, State: dir}, before: map[string]func(){}}
	sim := simulator.New(simulator.Config{ConsentAuto: true, Now: w.clock, RedirectURIs: []string{deaf, "https://example.com/other"}})
	handler := sim.Handler()
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		hook := w.before[r.URL.Path]
		w.mu.Unlock()
		if hook != nil {
			hook()
		}
		// A fault answers without reading, and an upload cut off in the middle may not hear the answer.
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		handler.ServeHTTP(rw, r)
	}))
	t.Cleanup(func() {
		server.Close()
		_ = sim.Close()
	})
	w.url = server.URL
	w.s = w.open()
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) advance(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

func (w *world) settings() store.Settings {
	return store.Settings{RESTAPIKey: simulator.DefaultRESTAPIKey, RedirectURI: deaf, AuthURL: w.url, APIURL: w.url, Tokens: "file"}
}

// open is another process's session on the same profile.
func (w *world) open() *Session {
	w.t.Helper()
	s, err := Open(Options{Dirs: w.dirs, Settings: w.settings(), Now: w.clock, Observe: func(e Event) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.events = append(w.events, e)
	}})
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func (w *world) hook(path string, f func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.before[path] = f
}

func (w *world) seen() []Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]Event(nil), w.events...)
}

// sim makes a control call of interface.md.
func (w *world) sim(method, path string, in, out any) {
	w.t.Helper()
	body, err := json.Marshal(in)
	if err != nil {
		w.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(w.t.Context(), method, w.url+path, bytes.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		w.t.Fatalf("%s %s: %d %s %v", method, path, res.StatusCode, b, err)
	}
	if out != nil {
		if err := json.Unmarshal(b, out); err != nil {
			w.t.Fatal(err)
		}
	}
}

// fail makes the next calls of a path fail.
func (w *world) fail(path, mode string, status int, body string, times int) {
	w.t.Helper()
	w.sim("POST", "/_sim/faults", []map[string]any{{"path": path, "mode": mode, "status": status, "body": body, "times": times}}, nil)
}

// calls counts the calls of a path.
func (w *world) calls(path string) int {
	w.t.Helper()
	var all []struct{ Path string }
	w.sim("GET", "/_sim/requests", nil, &all)
	n := 0
	for _, r := range all {
		if r.Path == path {
			n++
		}
	}
	return n
}

func (w *world) messages() []string {
	w.t.Helper()
	var all []struct {
		Template struct {
			Text string `json:"text"`
		} `json:"template_object"`
	}
	w.sim("GET", "/_sim/messages", nil, &all)
	var texts []string
	for _, m := range all {
		texts = append(texts, m.Template.Text)
	}
	return texts
}

// redirect opens an authorize URL and gives the address that the browser is sent to.
func (w *world) redirect(authorizeURL string) *url.URL {
	w.t.Helper()
	client := http.Client{CheckRedirect: func(req *http.Request, _ []*http.Request) error {
		if req.URL.Host == "example.com" {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	res, err := client.Get(authorizeURL)
	if err != nil {
		w.t.Fatal(err)
	}
	defer res.Body.Close()
	to, err := res.Location()
	if err != nil {
		w.t.Fatalf("no redirect, status %d", res.StatusCode)
	}
	return to
}

// begin starts a login and gives the attempt with the address that the browser ends at.
func (w *world) begin(s *Session) (*login.Attempt, *url.URL) {
	w.t.Helper()
	a, err := s.BeginLogin(w.t.Context(), nil, true)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(a.Close)
	return a, w.redirect(a.URL)
}

// login logs the session in as the app does.
func (w *world) login() store.Tokens {
	w.t.Helper()
	a, to := w.begin(w.s)
	if err := a.Paste(to.String()); err != nil {
		w.t.Fatal(err)
	}
	if _, err := a.Wait(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	return w.tokens()
}

func (w *world) tokens() store.Tokens {
	w.t.Helper()
	t, err := w.open().Tokens()
	if err != nil {
		w.t.Fatal(err)
	}
	return t
}

func wantCalls(t *testing.T, w *world, path string, want int) {
	t.Helper()
	if got := w.calls(path); got != want {
		t.Errorf("%s was called %d times, want %d", path, got, want)
	}
}

func wantReason(t *testing.T, err error, want LoginReason) {
	t.Helper()
	needed, ok := errors.AsType[*LoginNeededError](err)
	if !ok || needed.Reason != want || !errors.Is(err, ErrNoLogin) || FateOf(err) != NeedsLogin {
		t.Errorf("got %v, want a login (%s)", err, want)
	}
}

const (
	deadToken   = `{"msg":"this access token does not exist","code":-401}`
	deadRefresh = `{"error":"invalid_grant","error_description":"expired_or_invalid_refresh_token","error_code":"KOE322"}`
)

var hello = Message{Text: "안녕하세요", Link: "https://example.com", Button: "보기"}

func kakaoError(t *testing.T, err error) *kakao.Error {
	t.Helper()
	e, ok := errors.AsType[*kakao.Error](err)
	if !ok {
		t.Fatalf("no error of Kakao's: %v", err)
	}
	return e
}
