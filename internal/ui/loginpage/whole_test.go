package loginpage

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/simulator"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// realLogin begins real logins; all else is the fake's.
type realLogin struct {
	*kittest.Session
	real *session.Session
}

func (p realLogin) BeginLogin(ctx context.Context, scopes []string) (*kit.Attempt, error) {
	a, err := p.real.BeginLogin(ctx, scopes, true)
	if err != nil {
		return nil, err
	}
	return &kit.Attempt{URL: a.URL, Deadline: a.Deadline, Listening: a.Listening, Deaf: a.Deaf, Paste: a.Paste, Wait: a.Wait, Close: a.Close}, nil
}

// world is the page with the real session, the real login and the real client, against the simulator over HTTP.
type world struct {
	t    *testing.T
	p    *page
	s    *kit.Shared
	real *session.Session
	msgs chan tea.Msg
	went *kit.Goto
}

const simSecret = "sim-client-secret"

func newWorld(t *testing.T, redirectURI string, secret kakao.Secret) *world {
	t.Helper()
	sim := simulator.New(simulator.Config{
		ClientSecret: simSecret, RedirectURIs: []string{redirectURI}, ConsentAuto: strings.HasPrefix(redirectURI, "https:"),
	})
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(func() { server.Close(); _ = sim.Close() })
	dirs, err := store.Locate(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	real, err := session.Open(session.Options{Dirs: dirs, Settings: store.Settings{
		RESTAPIKey: simulator.DefaultRESTAPIKey, ClientSecret: secret, RedirectURI: redirectURI,
		AuthURL: server.URL, APIURL: server.URL, Tokens: store.TokensInFile,
	}})
	if err != nil {
		t.Fatal(err)
	}
	s, fake := kittest.Shared()
	s.Ports.Now, s.Ports.Session = time.Now, realLogin{fake, real}
	w := &world{t: t, s: s, p: New(s).(*page), real: real, msgs: make(chan tea.Msg, 100)}
	t.Cleanup(func() {
		if w.p.last != nil {
			w.p.last.Close()
		}
	})
	return w
}

// hearing is a world whose redirect URI is heard. Another program may take a free port first: then another one is tried.
func hearing(t *testing.T, secret kakao.Secret) *world {
	t.Helper()
	for range 20 {
		l, err := net.Listen("tcp4", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		redirectURI := fmt.Sprintf("http://127.0.0.1:%d/oauth", l.Addr().(*net.TCPAddr).Port)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		w := newWorld(t, redirectURI, secret)
		w.do(w.p.Enter(nil))
		w.until("the URL", func() bool { return w.p.try.attempt != nil })
		if w.p.try.attempt.Deaf == nil {
			return w
		}
		w.p.try.attempt.Close()
	}
	t.Fatal("no free port in twenty tries")
	return nil
}

func (w *world) do(cmd tea.Cmd) {
	if cmd != nil {
		go func() { w.msgs <- cmd() }()
	}
}

// until runs the page until something is so.
func (w *world) until(what string, so func() bool) {
	w.t.Helper()
	for !so() {
		select {
		case m := <-w.msgs:
			switch m := m.(type) {
			case tea.BatchMsg:
				for _, c := range m {
					w.do(c)
				}
			case kit.Finished:
				w.s.Jobs.Done(m)
				w.do(w.p.Update(m))
			case kit.Goto:
				w.went = &m
			}
		case <-time.After(time.Minute):
			w.t.Fatalf("never came to %s:\n%s", what, strings.Join(w.p.View(80, 40).Rows, "\n"))
		}
	}
}

func (w *world) press(name string) {
	w.p.View(80, 21)
	cmd, ok := kit.Press(w.p.Bindings(), kittest.Key(name))
	if !ok {
		w.t.Fatalf("%s is not bound", name)
	}
	w.do(cmd)
}

func (w *world) loggedIn() bool {
	w.t.Helper()
	st, err := w.real.Status(w.t.Context(), true)
	if err != nil {
		w.t.Fatal(err)
	}
	return st.LoggedIn
}

func (w *world) has(s string) {
	w.t.Helper()
	if all := strings.Join(w.p.View(120, 60).Rows, "\n"); !strings.Contains(all, s) {
		w.t.Errorf("%q is not in\n%s", s, all)
	}
}

// One press of enter leads from the URL to compose in the demo, over the real listener.
func TestFromURLToCompose(t *testing.T) {
	t.Parallel()
	w := hearing(t, simSecret)
	w.s.Ports.Browser = &kittest.Browser{Reason: "browser_no_display"}
	w.p.canOpen = false
	w.s.Ports.Demo = &kit.Demo{Consent: func(ctx context.Context, url string) error { return simulator.GiveConsent(ctx, url, nil) }}
	w.press("enter")
	w.until("compose", func() bool { return w.went != nil })
	if w.went.To != kit.Compose || !w.loggedIn() {
		t.Errorf("went %+v, logged in %v", *w.went, w.loggedIn())
	}
}

// What a browser's address bar holds after the consent, pasted, logs in as well.
func TestFromPasteToCompose(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "https://example.com/oauth", simSecret)
	w.do(w.p.Enter(nil))
	w.until("the URL", func() bool { return w.p.try.attempt != nil })
	w.p.View(80, 21)
	w.has(w.s.Say(text.LoginReason("deaf_https")))
	w.do(w.p.Update(tea.PasteMsg{Content: addressAfterConsent(t, w.p.try.attempt.URL) + "\n"}))
	w.until("compose", func() bool { return w.went != nil })
	if w.went.To != kit.Compose || !w.loggedIn() {
		t.Errorf("went %+v, logged in %v", *w.went, w.loggedIn())
	}
}

// addressAfterConsent is where a browser ends, for a redirect URI which nobody hears; the simulator consents by itself.
func addressAfterConsent(t *testing.T, authorizeURL string) string {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(authorizeURL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	to, err := res.Location()
	if err != nil {
		t.Fatalf("no redirect, status %d", res.StatusCode)
	}
	return to.String()
}

// The simulator refuses the secret: the page says so, offers the set-up, and nobody is logged in. Enter begins anew.
func TestWrongSecret(t *testing.T) {
	t.Parallel()
	w := hearing(t, "another-secret")
	url := w.p.try.attempt.URL
	w.do(func() tea.Msg { _ = simulator.GiveConsent(t.Context(), url, nil); return nil })
	w.until("the failure", func() bool { return w.p.try.err != nil })
	w.has("KOE010")
	w.has(w.s.Say(text.LoginPageSetup))
	if w.loggedIn() {
		t.Error("logged in")
	}
	w.press("enter")
	w.until("a new URL", func() bool { return w.p.try.attempt != nil })
	if w.p.try.attempt.URL == url || w.p.try.attempt.Deaf != nil {
		t.Errorf("the new attempt: %v", w.p.try.attempt.Deaf)
	}
}

func TestCancelledAtKakao(t *testing.T) {
	t.Parallel()
	w := hearing(t, simSecret)
	url := w.p.try.attempt.URL
	w.do(func() tea.Msg { _ = simulator.RefuseConsent(t.Context(), url); return nil })
	w.until("the failure", func() bool { return w.p.try.err != nil })
	w.has("로그인을 취소했어요")
	if w.loggedIn() {
		t.Error("logged in")
	}
}
