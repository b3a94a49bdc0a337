package main_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"

	"kakaotui/internal/simulator"
)

// loopback is a redirect URI that can be heard, registered at the simulator.
func (w *world) loopback() *world {
	w.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	uri := fmt.Sprintf("http://%s/oauth", l.Addr())
	w.control("POST", "app", fmt.Sprintf(`{"redirect_uris":[%q,%q]}`, uri, pasteURI))
	return w.with("KAKAO_REDIRECT_URI=" + uri)
}

// startLogin starts a login that waits, and gives the URL that it printed first.
func (w *world) startLogin(stdin io.Reader, args ...string) (*running, string) {
	w.t.Helper()
	cmd := w.command(append([]string{"login", "--no-browser"}, args...)...)
	cmd.Stdin = stdin
	read, write, err := os.Pipe()
	if err != nil {
		w.t.Fatal(err)
	}
	cmd.Stdout = write
	p := w.start(cmd)
	_ = write.Close()
	w.t.Cleanup(func() { _ = read.Close() })
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		w.t.Fatalf("no URL: %v, %v", err, p.wait())
	}
	return p, strings.TrimSpace(line)
}

func TestLoginHearsTheRedirect(t *testing.T) {
	t.Parallel()
	w := newWorld(t).loopback()
	p, loginURL := w.startLogin(nil)
	if err := simulator.GiveConsent(t.Context(), loginURL, nil); err != nil {
		t.Fatal(err)
	}
	r := p.wait()
	if r.code != 0 || !strings.Contains(r.err, "Logged in") {
		t.Error(r)
	}
	w.checkSecrets(r)
	w.want(0, "send", "도착")
}

func TestLoginTakesAPastedLine(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	p, loginURL := w.startLogin(read)
	_ = read.Close()
	// Garbage is told, and the attempt goes on.
	if _, err := fmt.Fprintf(write, "garbage!\n\n%s\n  '%s'  \n", loginURL, w.agree(loginURL)); err != nil {
		t.Fatal(err)
	}
	_ = write.Close()
	r := p.wait()
	w.checkSecrets(r)
	if r.code != 0 || !strings.Contains(r.err, "The pasted text holds no authorization code") || !strings.Contains(r.err, "the one after the login is needed") {
		t.Error(r)
	}
	w.want(0, "status")
}

// Nobody can be heard and nothing can be pasted: the URL stands on standard output, alone, and another process finishes.
func TestLoginIsFinishedElsewhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.want(3, "login", "--no-browser", "--scope", "talk_message", "--scope", "friends", "--qr")
	u, err := url.Parse(strings.TrimSpace(r.out))
	if err != nil || strings.Count(r.out, "\n") != 1 {
		t.Fatalf("%v: %v", err, r)
	}
	if q := u.Query(); q.Get("scope") != "talk_message,friends" || q.Get("code_challenge_method") != "S256" || len(q.Get("state")) < 22 {
		t.Errorf("%v", q)
	}
	if !strings.Contains(r.err, "login --code") || !strings.Contains(r.err, "█") || strings.Contains(r.err, "\x1b") {
		t.Error(r)
	}
	back := w.agree(r.out)
	if r := w.want(0, "login", "--code", back); r.out != "" || !strings.Contains(r.err, "Logged in as") {
		t.Error(r)
	}
	// A second use of the code harms nothing.
	before := w.want(0, "token").out
	w.want(2, "login", "--code", back) // its attempt is over
	if w.want(0, "token").out != before {
		t.Error("the tokens are gone")
	}
}

func TestLoginCodes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		world func(w *world) *world
		code  func(back *url.URL) string
		exit  int
		says  string
	}{
		{"bare code", nil, func(u *url.URL) string { return u.Query().Get("code") }, 0, "Logged in"},
		{"URL", nil, (*url.URL).String, 0, "Logged in"},
		{"query", nil, func(u *url.URL) string { return u.RawQuery }, 0, "Logged in"},
		{"encoded", nil, func(u *url.URL) string { return url.QueryEscape(u.String()) }, 0, "Logged in"},
		{"empty", nil, func(*url.URL) string { return "" }, 2, "Nothing was pasted"},
		{"garbage", nil, func(*url.URL) string { return "안녕" }, 2, "no authorization code"},
		{"another attempt's", nil, func(u *url.URL) string { return strings.Replace(u.String(), "state=", "state=x", 1) }, 2, "another login attempt"},
		{"error page", nil, func(*url.URL) string { return "KOE006" }, 2, "KOE006"},
		{"refused by the person", nil, func(u *url.URL) string {
			return pasteURI + "?error=access_denied&error_description=User+denied+access&state=" + u.Query().Get("state")
		}, 3, "login"},
		{"unknown code", nil, func(*url.URL) string { return strings.Repeat("abcdefgh", 10) }, 3, "KOE320"},
		{"wrong secret", func(w *world) *world { return w.with("KAKAO_CLIENT_SECRET=not-the-secret") }, (*url.URL).String, 5, "KOE010"},
		{"no secret", func(w *world) *world { return w.with("KAKAO_CLIENT_SECRET") }, (*url.URL).String, 5, "KOE010"},
		{"wrong key", func(w *world) *world { return w.with("KAKAO_REST_API_KEY=0123456789abcdef0123456789abcdef") }, (*url.URL).String, 5, "KOE101"},
		{"no network", func(w *world) *world { return w.with("KAKAOTUI_AUTH_URL=" + deadEnd(w.t)) }, (*url.URL).String, 1, "could not"},
		{"HTML", func(w *world) *world { w.fault(tokenPath, "html", `,"status":200,"times":2`); return w }, (*url.URL).String, 1, "HTML"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			back, err := url.Parse(w.agree(w.want(3, "login", "--no-browser").out))
			if err != nil {
				t.Fatal(err)
			}
			spoiled := w
			if c.world != nil {
				spoiled = c.world(w)
			}
			r := spoiled.run("login", "--code", c.code(back))
			if r.code != c.exit || r.out != "" || !strings.Contains(r.err, c.says) {
				t.Errorf("want exit %d and %q, got %v", c.exit, c.says, r)
			}
			if c.exit != 0 {
				if ko := spoiled.run("login", "--lang", "ko", "--code", c.code(back)); !hasHangul(ko.err) || strings.Count(ko.err, "\n") < 2 {
					t.Errorf("in Korean: %v", ko)
				}
			}
			// A wrong secret does not burn the code: mended, the same one works.
			if c.exit == 5 {
				w.want(0, "login", "--code", back.String())
			}
		})
	}
}

// A failed login leaves the one before it.
func TestFailedLoginKeepsTheTokens(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	before := w.want(0, "token").out
	back := w.agree(w.want(3, "login", "--no-browser").out)
	w.fault(tokenPath, "truncate", "")
	if r := w.run("login", "--code", back); r.code != 1 {
		t.Error(r)
	}
	if w.want(0, "token").out != before {
		t.Error("the tokens are gone")
	}
	w.want(0, "send", "아직 돼요")
}

func TestAuthorizationCodeFromTheEnvironment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.with("KAKAO_AUTHORIZATION_CODE")
	back, err := url.Parse(first.agree(first.want(3, "login", "--no-browser").out))
	if err != nil {
		t.Fatal(err)
	}
	w = w.with("KAKAO_AUTHORIZATION_CODE=" + back.Query().Get("code"))
	if r := w.want(0, "login"); r.out != "" {
		t.Error(r)
	}
	// The second time it is told, and a new login begins.
	r := w.want(3, "login", "--no-browser")
	if !strings.Contains(r.err, "The authorization code in the environment was used already") || !strings.HasPrefix(r.out, w.url) {
		t.Error(r)
	}
	if ko := w.run("login", "--no-browser", "--lang", "ko"); !strings.Contains(ko.err, "환경 변수의 인가 코드는 이미") {
		t.Error(ko)
	}
	w.want(0, "send", "로그인은 그대로")
}

// The port is taken: the reason is told, and pasting works.
func TestLoginPortTaken(t *testing.T) {
	t.Parallel()
	w := newWorld(t).loopback()
	taken, err := url.Parse(w.env["KAKAO_REDIRECT_URI"])
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", taken.Host)
	if err != nil {
		t.Skip("somebody else was faster:", err)
	}
	defer func() { _ = l.Close() }()
	r := w.want(3, "login", "--no-browser")
	if !strings.Contains(r.err, "Another program is using the port") || !strings.Contains(r.err, "login --code") {
		t.Error(r)
	}
	if ko := w.with("KAKAOTUI_LANG=ko").run("login", "--no-browser"); !strings.Contains(ko.err, "다른 프로그램이 이미 그 포트를") {
		t.Error(ko)
	}
	w.want(0, "login", "--code", w.agree(r.out))
}

// A signal ends the wait; what was begun can be finished later.
func TestLoginInterrupted(t *testing.T) {
	t.Parallel()
	w := newWorld(t).loopback()
	p, loginURL := w.startLogin(nil)
	p.interrupt(syscall.SIGTERM)
	r := p.wait()
	if r.code != 130 || !strings.Contains(r.err, "login --code") {
		t.Error(r)
	}
	w.want(0, "login", "--code", w.agree(loginURL))
}

// A process killed in the middle of its exchange tears nothing: the files are whole, and the next login works.
func TestLoginKilled(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	before := w.want(0, "token").out
	back := w.agree(w.want(3, "login", "--no-browser").out)
	w.fault(tokenPath, "delay", `,"delay":"50s"`)
	calls := w.calls(tokenPath)
	p := w.start(w.command("login", "--code", back))
	w.await("the exchange", func() bool { return w.calls(tokenPath) > calls })
	_ = p.cmd.Process.Kill()
	p.wait()
	if w.want(0, "token").out != before {
		t.Error("the tokens are gone")
	}
	w.login()
	if w.want(0, "token").out == before {
		t.Error("the new login was not kept")
	}
}
