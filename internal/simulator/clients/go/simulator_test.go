package clients

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	redirectURI = "http://localhost:8910/oauth"
	waitTime    = time.Minute // for one answer or for the program's end, on a loaded machine
)

// simulator is a running `kakaotui simulate --consent auto`.
type simulator struct {
	t    *testing.T
	base *url.URL
	key  string
	hits *hits
	http *http.Client // leads Kakao's hosts to the simulator and follows no redirect
}

// start starts the program that KAKAOTUI_BINARY names, or skips the test. secret "" leaves the client secret off.
func start(t *testing.T, secret string) *simulator {
	t.Helper()
	binary := os.Getenv("KAKAOTUI_BINARY")
	if binary == "" {
		t.Skip("KAKAOTUI_BINARY names no kakaotui program: run .ci/clients")
	}
	args := []string{"simulate", "--json", "--consent", "auto"}
	if secret != "" {
		args = append(args, "--client-secret", secret)
	}
	cmd := exec.Command(binary, args...)
	cmd.Env = append(os.Environ(), "KAKAOTUI_HOME="+t.TempDir(), "KAKAO_CLIENT_SECRET=")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(t, cmd) })
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err != nil {
		t.Fatalf("the simulator's first line: %v", err)
	}
	var info struct {
		BaseURL    string `json:"base_url"`
		RESTAPIKey string `json:"rest_api_key"`
	}
	if err := json.Unmarshal(line, &info); err != nil {
		t.Fatalf("the simulator's first line %q: %v", line, err)
	}
	base, err := url.Parse(info.BaseURL)
	if err != nil || base.Host == "" {
		t.Fatalf("base_url %q: %v", info.BaseURL, err)
	}
	s := &simulator{t: t, base: base, key: info.RESTAPIKey, hits: &hits{}}
	s.http = &http.Client{
		Transport: swapHost{base: base, hits: s.hits}, Timeout: waitTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return s
}

// stop interrupts the program, which must then end by itself.
func stop(t *testing.T, cmd *exec.Cmd) {
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		_ = cmd.Process.Kill() // Windows cannot interrupt
	}
	kill := time.AfterFunc(waitTime, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
		t.Errorf("stop simulator: %v", err)
	}
}

// swapHost leads Kakao's two hosts to the simulator, refuses all others and notes what was sent.
type swapHost struct {
	base *url.URL
	hits *hits
}

func (s swapHost) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Scheme != "https" || (r.URL.Host != "kauth.kakao.com" && r.URL.Host != "kapi.kakao.com") {
		return nil, fmt.Errorf("%s://%s is not Kakao", r.URL.Scheme, r.URL.Host)
	}
	h := hit{what: r.Method + " " + r.URL.Path}
	_, _, h.basic = r.BasicAuth()
	r = r.Clone(r.Context())
	if r.Body != nil {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, err
		}
		h.clientID, h.secret = form.Has("client_id"), form.Has("client_secret")
		r.Body = io.NopCloser(strings.NewReader(string(body)))
	}
	r.URL.Scheme, r.URL.Host, r.Host = s.base.Scheme, s.base.Host, ""
	res, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		h.status = res.StatusCode
		s.hits.add(h)
	}
	return res, err
}

// hit is one call: where, and how the client named itself. It holds no value that was sent.
type hit struct {
	what                    string
	basic, clientID, secret bool
	status                  int
}

func (h hit) String() string {
	text := h.what
	if h.basic {
		text += " +basic"
	}
	if h.clientID {
		text += " +client_id"
	}
	if h.secret {
		text += " +client_secret"
	}
	return fmt.Sprint(text, " ", h.status)
}

type hits struct {
	mu   sync.Mutex
	list []string
}

func (h *hits) add(one hit) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.list = append(h.list, one.String())
}

// take returns the calls since the last take, one a line.
func (h *hits) take() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	text := strings.Join(h.list, "\n")
	h.list = nil
	return text
}

// wantHits checks and logs the calls since the last look.
func (s *simulator) wantHits(what string, want ...string) {
	s.t.Helper()
	got := s.hits.take()
	s.t.Logf("%s:\n%s", what, got)
	if got != strings.Join(want, "\n") {
		s.t.Errorf("%s: want the calls\n%s", what, strings.Join(want, "\n"))
	}
}

// consent opens an authorize URL and returns the query of the redirect to the app.
func (s *simulator) consent(authorizeURL string) url.Values {
	s.t.Helper()
	res, err := s.http.Get(authorizeURL)
	if err != nil {
		s.t.Fatal(err)
	}
	res.Body.Close()
	s.hits.take()
	to, err := res.Location()
	if err != nil || res.StatusCode != http.StatusFound || !strings.HasPrefix(to.String(), redirectURI+"?") {
		s.t.Fatalf("authorize: status %d, no redirect to the app: %v", res.StatusCode, err)
	}
	return to.Query()
}

// control does a call of the simulator's own and returns the answer.
func (s *simulator) control(method, path, body string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), waitTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, s.base.JoinPath(path).String(), strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		s.t.Fatalf("%s %s: status %d, %v: %s", method, path, res.StatusCode, err, answer)
	}
	return string(answer)
}
