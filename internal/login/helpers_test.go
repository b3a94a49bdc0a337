package login

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"kakaotui/internal/kakao"
)

const (
	testCode   = "code-that-the-person-brought-back-0123456789"
	testAccess = "access-of-the-test"
)

// TestMain fails the package when anything of an attempt is still running after the tests.
func TestMain(m *testing.M) {
	code := m.Run()
	for range 500 {
		if left := leftovers(); left == "" {
			os.Exit(code)
		}
		time.Sleep(20 * time.Millisecond)
	}
	fmt.Println("goroutines left:\n" + leftovers())
	os.Exit(1)
}

func leftovers() string {
	buf := make([]byte, 1<<20)
	stacks := strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n")
	var left []string
	for _, stack := range stacks[1:] { // the first one is this
		if strings.Contains(stack, "internal/login.") || strings.Contains(stack, "net/http.(*conn).serve") {
			left = append(left, stack)
		}
	}
	return strings.Join(left, "\n\n")
}

// kauth plays the token endpoint.
type kauth struct {
	*httptest.Server
	mu     sync.Mutex
	forms  []url.Values
	answer func(http.ResponseWriter, *http.Request)
}

func newKauth(t *testing.T) *kauth {
	t.Helper()
	k := &kauth{answer: func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json;charset=UTF-8")
		_, _ = io.WriteString(w, `{"token_type":"bearer","access_token":"`+testAccess+`","expires_in":21599,`+
			`"refresh_token":"refresh-of-the-test","refresh_token_expires_in":5183999,"scope":"talk_message"}`)
	}}
	k.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		k.mu.Lock()
		k.forms = append(k.forms, r.PostForm)
		k.mu.Unlock()
		k.answer(w, r)
	}))
	t.Cleanup(k.Close)
	return k
}

func (k *kauth) exchanges() []url.Values {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.forms
}

// saver is a Save that remembers.
type saver struct {
	mu     sync.Mutex
	tokens []kakao.Token
	err    error
}

func (s *saver) save(_ context.Context, t kakao.Token) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.tokens = append(s.tokens, t)
	}
	return s.err
}

func (s *saver) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.tokens)
}

// scene is one attempt with everything around it.
type scene struct {
	*Attempt
	kauth *kauth
	saver *saver
}

// freePort is free on both families at this moment.
func freePort(t *testing.T) string {
	t.Helper()
	for range 50 {
		l, err := net.Listen("tcp4", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		_, port, _ := net.SplitHostPort(l.Addr().String())
		l6, err := net.Listen("tcp6", "[::1]:"+port)
		if err == nil {
			_ = l6.Close()
		}
		_ = l.Close()
		if err == nil || isMissing(err) {
			return port
		}
	}
	t.Fatal("no port is free on both families")
	return ""
}

// begin starts an attempt heard at http://localhost:PORT/oauth; change may edit its options.
func begin(t *testing.T, change func(*Options)) *scene {
	t.Helper()
	s := &scene{kauth: newKauth(t), saver: &saver{}}
	for range 20 { // another test may have taken the port since it was found free
		o := Options{RedirectURI: "http://localhost:" + freePort(t) + "/oauth", Scopes: []string{"talk_message"}, Save: s.saver.save}
		if change != nil {
			change(&o)
		}
		if o.Kakao == nil {
			o.Kakao = client(t, s.kauth, o.RedirectURI)
		}
		a, err := Begin(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if a.Deaf != nil && strings.Contains(a.Deaf.Error(), string(DeafPortTaken)) {
			a.Close()
			continue
		}
		t.Cleanup(a.Close)
		s.Attempt = a
		return s
	}
	t.Fatal("no port to be had")
	return nil
}

func client(t *testing.T, k *kauth, redirectURI string) *kakao.Client {
	t.Helper()
	c, err := kakao.New(kakao.Config{RESTAPIKey: "test-key", RedirectURI: redirectURI, AuthURL: k.URL, APIURL: k.URL}, kakao.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// redirectURL is where Kakao sends the browser.
func (s *scene) redirectURL(query string) string { return s.o.RedirectURI + "?" + query }

func (s *scene) success() string {
	return s.redirectURL(url.Values{"code": {testCode}, "state": {s.State}}.Encode())
}

type answer struct {
	status int
	header http.Header
	body   string
}

var visitor = &http.Client{
	Transport:     &http.Transport{DisableKeepAlives: true},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func visit(address string) (answer, error) {
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return answer{}, err
	}
	return do(r)
}

func do(r *http.Request) (answer, error) {
	resp, err := visitor.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return answer{resp.StatusCode, resp.Header, string(body)}, err
}

func mustVisit(t *testing.T, address string) answer {
	t.Helper()
	a, err := visit(address)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// clock is a wall clock that a test moves; waiting ends when it is moved.
type clock struct {
	mu      sync.Mutex
	now     time.Time
	waiting []chan time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 9, 1, 12, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) After(time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	ch := make(chan time.Time, 1)
	c.waiting = append(c.waiting, ch)
	return ch
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	for _, ch := range c.waiting {
		ch <- c.now
	}
	c.waiting = nil
}
