package kakao

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// The values that no error, log or print may ever show.
const (
	testKey     = "sim-rest-api-key"
	testSecret  = Secret("client-secret-value-0123")
	testCode    = Secret("authorization-code-value-0123")
	testAccess  = Secret("access-token-value-0123")
	testRefresh = Secret("refresh-token-value-0123")
)

// at is when every call of a test begins, with a zone that must not survive.
var at = time.Date(2026, 3, 1, 9, 0, 0, 0, time.FixedZone("KST", 9*60*60))

// seen is one request as a test server got it.
type seen struct {
	method, path, query, contentType, authorization string
	header                                          http.Header
	form                                            url.Values
}

// kakaoServer answers every request with one handler and remembers the requests.
type kakaoServer struct {
	*httptest.Server
	mu       sync.Mutex
	requests []seen
	calls    []Call
}

func serve(t *testing.T, h http.HandlerFunc) *kakaoServer {
	t.Helper()
	s := &kakaoServer{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		form, _ := url.ParseQuery(string(body))
		s.mu.Lock()
		s.requests = append(s.requests, seen{r.Method, r.URL.Path, r.URL.RawQuery, r.Header.Get("Content-Type"),
			r.Header.Get("Authorization"), r.Header.Clone(), form})
		s.mu.Unlock()
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// answering serves one fixed answer.
func answering(t *testing.T, status int, body string) *kakaoServer {
	return serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json;charset=UTF-8")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	})
}

func (s *kakaoServer) client(t *testing.T) *Client {
	t.Helper()
	return clientOf(t, s.URL, func(c Call) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.calls = append(s.calls, c)
	})
}

func clientOf(t *testing.T, base string, observe func(Call)) *Client {
	t.Helper()
	c, err := New(Config{RESTAPIKey: testKey, ClientSecret: testSecret, RedirectURI: "http://localhost:8910/oauth",
		AuthURL: base + "/", APIURL: base}, Options{Now: func() time.Time { return at }, Observe: observe})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// got are the requests so far.
func (s *kakaoServer) got() []seen {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

func (s *kakaoServer) only(t *testing.T) seen {
	t.Helper()
	requests := s.got()
	if len(requests) != 1 {
		t.Fatalf("the server got %d requests, want 1", len(requests))
	}
	return requests[0]
}

func asError(t *testing.T, err error) *Error {
	t.Helper()
	e, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("got %v (%T), want an *Error", err, err)
	}
	return e
}

func TestBaseURLs(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"":                           DefaultAPIURL,
		"https://example.com":        "https://example.com",
		"https://example.com/":       "https://example.com",
		"https://example.com/kapi//": "https://example.com/kapi",
		"http://localhost:8080/":     "http://localhost:8080",
		"http://127.8.8.8:1":         "http://127.8.8.8:1",
		"http://[::1]:80":            "http://[::1]:80",
	} {
		c, err := New(Config{APIURL: raw}, Options{})
		if err != nil {
			t.Errorf("%q: %v", raw, err)
		} else if c.cfg.APIURL != want || c.cfg.AuthURL != DefaultAuthURL {
			t.Errorf("%q: got %q and %q", raw, c.cfg.APIURL, c.cfg.AuthURL)
		}
	}
	for _, raw := range []string{"http://example.com", "http://127.0.0.1.example.com", "http://192.168.0.1", "http://0.0.0.0",
		"ftp://localhost", "kapi.kakao.com", "https://", "https://:80", "https://hunter2@example.com", "https://example.com?a=1",
		"https://example.com?", "https://example.com#", "https://example.com/#x", "https://exa mple.com", "http://localhost:x"} {
		for field, cfg := range map[string]Config{"AuthURL": {AuthURL: raw}, "APIURL": {APIURL: raw}} {
			_, err := New(cfg, Options{})
			ce, ok := errors.AsType[*ConfigError](err)
			if !ok || ce.Field != field || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("%s %q: got %v", field, raw, err)
			}
		}
	}
}

func TestAuthorizeURL(t *testing.T) {
	t.Parallel()
	c := clientOf(t, "http://127.0.0.1:9", nil)
	verifier := Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") // RFC 7636, appendix B
	got := c.AuthorizeURL(AuthorizeRequest{State: "st ate", Verifier: verifier, Scopes: []string{"talk_message", "friends"},
		Prompt: []string{"login"}})
	want := "http://127.0.0.1:9/oauth/authorize?client_id=sim-rest-api-key&redirect_uri=http%3A%2F%2Flocalhost%3A8910%2Foauth" +
		"&response_type=code&scope=talk_message,friends&prompt=login&code_challenge_method=S256&state=st+ate" +
		"&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	got = c.AuthorizeURL(AuthorizeRequest{})
	if want, _, _ := strings.Cut(want, "&scope"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if strings.Contains(got, "client_secret") {
		t.Error("the client secret is in the URL")
	}
}

func TestStateAndVerifierAreFresh(t *testing.T) {
	t.Parallel()
	states, verifiers := map[string]bool{}, map[Secret]bool{}
	for range 100 {
		state, verifier := NewState(), NewVerifier()
		if len(state) != 22 || len(verifier) != 43 || states[state] || verifiers[verifier] {
			t.Fatalf("state of %d, verifier of %d characters, or seen before", len(state), len(verifier))
		}
		states[state], verifiers[verifier] = true, true
	}
}

func TestExchangeSendsTheDocumentedForm(t *testing.T) {
	t.Parallel()
	s := answering(t, 200, `{"access_token":"a","token_type":"bearer","refresh_token":"r","expires_in":21599,`+
		`"scope":"account_email talk_message","refresh_token_expires_in":5183999}`)
	got, err := s.client(t).Exchange(context.Background(), testCode, "verifier-value")
	if err != nil {
		t.Fatal(err)
	}
	want := Token{AccessToken: "a", AccessExpiresAt: at.UTC().Add(21599 * time.Second), RefreshToken: "r",
		RefreshExpiresAt: at.UTC().Add(5183999 * time.Second), Scopes: []string{"account_email", "talk_message"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("another token: %v, %v, %v", got.AccessExpiresAt, got.RefreshExpiresAt, got.Scopes)
	}
	r := s.only(t)
	form := url.Values{"grant_type": {"authorization_code"}, "client_id": {testKey}, "redirect_uri": {"http://localhost:8910/oauth"},
		"code": {testCode.Reveal()}, "client_secret": {testSecret.Reveal()}, "code_verifier": {"verifier-value"}}
	if !reflect.DeepEqual(r.form, form) {
		t.Errorf("got form with %d fields, want %d", len(r.form), len(form))
	}
	if r.method != "POST" || r.path != "/oauth/token" || r.contentType != formType || r.authorization != "" {
		t.Errorf("got %s %s, %q, authorization %q", r.method, r.path, r.contentType, r.authorization)
	}
}

func TestRefreshWithoutANewRefreshToken(t *testing.T) {
	t.Parallel()
	s := answering(t, 200, `{"access_token":"a","token_type":"bearer","expires_in":"43199"}`)
	got, err := s.client(t).Refresh(context.Background(), testRefresh)
	if err != nil {
		t.Fatal(err)
	}
	if want := (Token{AccessToken: "a", AccessExpiresAt: at.UTC().Add(43199 * time.Second)}); !reflect.DeepEqual(got, want) {
		t.Errorf("another token: refresh token of %d bytes until %v", len(got.RefreshToken), got.RefreshExpiresAt)
	}
	form := url.Values{"grant_type": {"refresh_token"}, "client_id": {testKey}, "refresh_token": {testRefresh.Reveal()},
		"client_secret": {testSecret.Reveal()}}
	if r := s.only(t); !reflect.DeepEqual(r.form, form) || r.contentType != formType {
		t.Errorf("got form with %d fields, want %d; %s", len(r.form), len(form), r.contentType)
	}
}

func TestNoClientSecretWhenThereIsNone(t *testing.T) {
	t.Parallel()
	s := answering(t, 200, `{"access_token":"a","refresh_token":"r","expires_in":1}`)
	c, err := New(Config{RESTAPIKey: testKey, AuthURL: s.URL}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exchange(context.Background(), testCode, ""); err != nil {
		t.Fatal(err)
	}
	r := s.only(t)
	if r.form.Has("client_secret") || r.form.Has("code_verifier") {
		t.Error("an empty secret or verifier was sent")
	}
}

func TestWallClockTimes(t *testing.T) {
	t.Parallel()
	s := answering(t, 200, `{"access_token":"a","refresh_token":"r","expires_in":60,"refresh_token_expires_in":60}`)
	var call Call
	c, err := New(Config{AuthURL: s.URL}, Options{Observe: func(c Call) { call = c }})
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.Exchange(context.Background(), testCode, "")
	if err != nil {
		t.Fatal(err)
	}
	for name, at := range map[string]time.Time{"access": got.AccessExpiresAt, "refresh": got.RefreshExpiresAt, "started": call.Started} {
		if strings.Contains(at.String(), "m=") || at.Location() != time.UTC {
			t.Errorf("%s: %v has a monotonic reading or a zone", name, at)
		}
	}
	if call.Op != OpExchange || call.Status != 200 || call.Err != nil || call.Duration <= 0 {
		t.Errorf("observed %+v", call)
	}
}
