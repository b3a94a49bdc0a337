package main

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"kakaotui/internal/simulator"
)

// ringWorld is a simulator, a home and a key ring in memory; commands run inside this process, one after the other.
type ringWorld struct {
	t    *testing.T
	home string
}

// newRingWorld sets this process's environment, so such tests do not run in parallel. The address of the D-Bus session leads
// nowhere: whatever goes wrong, no key ring of a person is touched.
func newRingWorld(t *testing.T) *ringWorld {
	t.Helper()
	sim := simulator.New(simulator.Config{RedirectURIs: []string{"https://example.com/oauth"}, ConsentAuto: true})
	base, err := sim.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = sim.Close() })
	home := filepath.Join(t.TempDir(), "home")
	for name, value := range map[string]string{
		"KAKAOTUI_HOME": home, "HOME": home, "KAKAO_REST_API_KEY": simulator.DefaultRESTAPIKey, "KAKAO_CLIENT_SECRET": "",
		"KAKAO_REDIRECT_URI": "https://example.com/oauth", "KAKAOTUI_AUTH_URL": base, "KAKAOTUI_API_URL": base, "KAKAOTUI_LANG": "en",
		"KAKAOTUI_TOKENS": "", "KAKAOTUI_PROFILE": "", "BROWSER": "none", "DBUS_SESSION_BUS_ADDRESS": "unix:path=" + filepath.Join(home, "no-bus"),
	} {
		t.Setenv(name, value)
	}
	keyring.MockInit()
	return &ringWorld{t, home}
}

// want runs a command and gives its standard output and standard error.
func (w *ringWorld) want(code int, args ...string) (string, string) {
	w.t.Helper()
	var out, err bytes.Buffer
	c := &cli{in: strings.NewReader(""), out: &out, err: &err, getenv: os.Getenv, now: time.Now}
	if got := c.run(w.t.Context(), args); got != code {
		w.t.Fatalf("%q: exit %d, want %d\nout: %s\nerr: %s", args, got, code, &out, &err)
	}
	return out.String(), err.String()
}

func (w *ringWorld) login() {
	w.t.Helper()
	url, _ := w.want(3, "login", "--no-browser")
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(strings.TrimSpace(url))
	if err != nil {
		w.t.Fatal(err)
	}
	_ = answer.Body.Close()
	w.want(0, "login", "--code", answer.Header.Get("Location"))
}

func (w *ringWorld) inFile() bool {
	_, err := os.Stat(filepath.Join(w.home, "tokens.json"))
	return err == nil
}

func (w *ringWorld) inRing() bool {
	v, err := keyring.Get("kakaotui", "default@"+w.home)
	return err == nil && strings.Contains(v, "refresh_token")
}

func (w *ringWorld) wantPlaces(file, ring bool) {
	w.t.Helper()
	if w.inFile() != file || w.inRing() != ring {
		w.t.Fatalf("in the file: %v, in the key ring: %v", w.inFile(), w.inRing())
	}
}

func TestTokensMoveToTheKeyRingAndBack(t *testing.T) {
	w := newRingWorld(t)
	if _, err := w.want(3, "tokens", "move", "--to", "keyring"); !strings.Contains(err, "kakaotui login") {
		t.Error(err)
	}
	w.login()
	w.wantPlaces(true, false)
	if out, _ := w.want(0, "tokens", "move", "--to", "keyring"); !strings.Contains(out, "key ring") {
		t.Error(out)
	}
	w.wantPlaces(false, true)
	// The setting went along; everything works from there.
	w.want(0, "status")
	w.want(0, "send", "--quiet", "열쇠고리")
	w.want(0, "token")

	// A run that is set to the file says where they are, and touches nothing.
	t.Setenv("KAKAOTUI_TOKENS", "file")
	_, said := w.want(3, "status")
	_, refused := w.want(3, "token")
	for _, s := range []string{said, refused} {
		if !strings.Contains(s, "kakaotui tokens move --to file") || !strings.Contains(s, "KAKAOTUI_TOKENS=keyring") {
			t.Errorf("not explained: %s", s)
		}
	}
	w.wantPlaces(false, true)
	if _, err := w.want(0, "tokens", "move", "--to", "file"); strings.Contains(err, "environment") {
		t.Error(err)
	}
	w.wantPlaces(true, false)
	w.want(0, "status")

	// The environment goes on naming the file: the move says so.
	if out, err := w.want(0, "tokens", "move", "--to", "keyring", "--json"); out != "{\"profile\":\"default\",\"tokens\":\"keyring\"}\n" || !strings.Contains(err, "environment") {
		t.Error(out, err)
	}
	t.Setenv("KAKAOTUI_TOKENS", "")
	w.want(0, "logout")
	w.wantPlaces(false, false)
}

func TestTokensMoveReplacesNoLogin(t *testing.T) {
	w := newRingWorld(t)
	w.login()
	t.Setenv("KAKAOTUI_TOKENS", "keyring")
	if _, err := w.want(3, "status"); !strings.Contains(err, "tokens move --to keyring") {
		t.Error(err)
	}
	w.login()
	w.wantPlaces(true, true)
	if out, err := w.want(2, "tokens", "move", "--to", "keyring", "--json"); !strings.Contains(out, `"reason":"occupied"`) || !strings.Contains(err, "--force") {
		t.Error(out, err)
	}
	w.wantPlaces(true, true)
	w.want(0, "tokens", "move", "--to", "keyring", "--force")
	w.wantPlaces(false, true)
	w.want(0, "status")
}

func TestTokensUsage(t *testing.T) {
	w := newRingWorld(t)
	for _, args := range [][]string{{"tokens", "move"}, {"tokens", "move", "--to", "cloud"}, {"tokens", "move", "keyring"}, {"tokens", "here"}} {
		w.want(2, args...)
	}
	if out, _ := w.want(0, "tokens"); !strings.Contains(out, "move") {
		t.Error(out)
	}
	if out, _ := w.want(0, "tokens", "move", "--help"); !strings.Contains(out, "--to file|keyring") {
		t.Error(out)
	}
	if out, _ := w.want(0, "send", "--help"); strings.Contains(out, "file|keyring") {
		t.Error(out)
	}
}

// A key ring that refuses is told with the next step, and the file is never used in its place.
func TestAKeyRingThatRefuses(t *testing.T) {
	w := newRingWorld(t)
	w.login()
	keyring.MockInitWithError(errors.New("failed to unlock correct collection '/login'"))
	defer keyring.MockInit()
	if _, err := w.want(1, "tokens", "move", "--to", "keyring"); !strings.Contains(err, "locked") {
		t.Error(err)
	}
	w.wantPlaces(true, false)
	t.Setenv("KAKAOTUI_TOKENS", "keyring")
	for _, lang := range []string{"en", "ko"} {
		out, err := w.want(1, "status", "--json", "--lang", lang)
		if !strings.Contains(out, `"reason":"keyring_locked"`) || !strings.Contains(err, "KAKAOTUI_TOKENS=file") {
			t.Error(out, err)
		}
	}
	url, err := w.want(1, "token")
	if url != "" || !strings.Contains(err, "locked") {
		t.Error(url, err)
	}
}
