package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

type keepaliveJSON struct {
	Refreshed    bool       `json:"refreshed"`
	AccessToken  *tokenJSON `json:"access_token"`
	RefreshToken *tokenJSON `json:"refresh_token"`
	WarningDays  *int       `json:"warning_days"`
}

// age changes times in the token file, as if they had passed.
func (w *world) age(times map[string]time.Duration) {
	w.t.Helper()
	path := filepath.Join(w.home, "tokens.json")
	b, err := os.ReadFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	var tokens map[string]any
	if err := json.Unmarshal(b, &tokens); err != nil {
		w.t.Fatal(err)
	}
	for name, ahead := range times {
		if _, there := tokens[name]; !there {
			w.t.Fatalf("no %s in the token file", name)
		}
		tokens[name] = time.Now().Add(ahead).UTC().Format(time.RFC3339)
	}
	if b, err = json.Marshal(tokens); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		w.t.Fatal(err)
	}
}

const oneDay = 24 * time.Hour

func TestKeepaliveRefreshesWhenDue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		times map[string]time.Duration
		sim   string // how far the simulator's clock moves
		want  bool
		days  int // the refresh token has at least so many days afterwards
	}{
		{"just logged in", nil, "1s", false, 59},
		{"this morning", map[string]time.Duration{"issued_at": -8 * time.Hour}, "1s", false, 59},
		{"a day ago", map[string]time.Duration{"issued_at": -25 * time.Hour}, "25h", true, 58},
		{"a new refresh token", map[string]time.Duration{"issued_at": -31 * oneDay, "refresh_expires_at": 29 * oneDay}, "744h", true, 59},
		{"refreshed this morning", map[string]time.Duration{"refresh_expires_at": 29 * oneDay}, "744h", true, 59},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.login()
			w.age(c.times)
			w.control("POST", "clock", `{"advance":"`+c.sim+`"}`)
			before := w.calls(tokenPath)
			r := w.want(0, "keepalive", "--json")
			var line keepaliveJSON
			strict(t, r.out, &line)
			if line.Refreshed != c.want || (w.calls(tokenPath) > before) != c.want || line.WarningDays != nil || r.err != "" {
				t.Error(r)
			}
			if left := line.RefreshToken.ExpiresIn; left < int64(c.days)*24*3600 {
				t.Errorf("%d s are left", left)
			}
			en, ko := w.want(0, "keepalive"), w.want(0, "keepalive", "--lang", "ko")
			checkBothLanguages(t, ko, en)
			if r := w.want(0, "keepalive", "--quiet"); r.out != "" || r.err != "" {
				t.Error(r)
			}
			if got := w.messages(); len(got) != 0 {
				t.Errorf("sent: %q", got)
			}
		})
	}
}

// By 14, 7 and 1 days a person is warned: at each run here, once per threshold in a message.
func TestKeepaliveWarns(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	sent := 0
	for _, c := range []struct {
		left time.Duration
		days int
		more int
	}{{13*oneDay + time.Hour, 14, 1}, {13 * oneDay, 14, 0}, {6 * oneDay, 7, 1}, {5 * oneDay, 7, 0}, {20 * time.Hour, 1, 1}, {time.Hour, 1, 0}} {
		w.age(map[string]time.Duration{"refresh_expires_at": c.left})
		r := w.want(0, "keepalive", "--json")
		var line keepaliveJSON
		strict(t, r.out, &line)
		if line.WarningDays == nil || *line.WarningDays != c.days || !strings.Contains(r.err, "kakaotui login") {
			t.Errorf("%v: %v", c.left, r)
		}
		sent += c.more
		if got := w.messages(); len(got) != sent || !strings.Contains(got[sent-1], "kakaotui login") {
			t.Errorf("%v: %d messages, want %d: %q", c.left, len(got), sent, got)
		}
	}
}

func TestKeepaliveNeedsALogin(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	en, ko := w.want(3, "keepalive"), w.want(3, "keepalive", "--lang", "ko")
	checkBothLanguages(t, ko, en)
	if e := errorOf(t, w.want(3, "keepalive", "--json")); e.Kind != "login" || e.Remedy == "" {
		t.Errorf("%+v", e)
	}
	w.login()
	// Kakao has forgotten the refresh token; the access token serves for a while.
	w.age(map[string]time.Duration{"issued_at": -2 * oneDay})
	w.fault(tokenPath, "status", `,"status":400,"body":"{\"error\":\"invalid_grant\",\"error_description\":\"expired_or_invalid_refresh_token\",\"error_code\":\"KOE322\"}"`)
	calls := w.calls(tokenPath)
	w.want(3, "keepalive")
	w.want(3, "keepalive")
	if n := w.calls(tokenPath) - calls; n != 1 {
		t.Errorf("Kakao was asked %d times for a token that it rejected", n)
	}
	if got := w.messages(); len(got) != 1 || !strings.Contains(got[0], "has ended") {
		t.Errorf("%q", got)
	}
}

// A warning that the login is over is worth nothing after the next login: it does not wait for it.
func TestKeepaliveLeavesNoStaleWarning(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.age(map[string]time.Duration{"issued_at": -2 * oneDay})
	w.control("POST", "clock", `{"advance":"1500h"}`) // Kakao takes neither token any more
	r := w.want(3, "keepalive")
	if strings.Count(r.err, "kakaotui login") != 1 {
		t.Error(r)
	}
	if r := w.want(0, "outbox"); r.out != "" {
		t.Error(r)
	}
	w.login()
	w.want(0, "send", "로그인했어요")
	w.checkArrived("로그인했어요")
}

// What waits goes while the access token serves, also when a refresh that is not needed yet fails.
func TestKeepaliveSendsWhatWaitsWithoutARefresh(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.want(3, "send", "기다린 글")
	w.login()
	w.age(map[string]time.Duration{"refresh_expires_at": 20 * oneDay})
	w.fault(tokenPath, "status", `,"status":503`)
	w.want(1, "keepalive")
	w.checkArrived("기다린 글")
}

// A consent that was given elsewhere sends what waits for it, and is known from then on.
func TestKeepaliveSendsWhatWaitedForConsent(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{"keepalive": {"keepalive"}, "send": {"send", "둘"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.login()
			w.control("POST", "consent", `{"scope":"talk_message","agreed":false}`)
			w.want(4, "send", "하나")
			w.want(0, "keepalive") // it waits on
			w.control("POST", "consent", `{"scope":"talk_message","agreed":true}`)
			w.want(0, args...)
			if got := w.messages(); len(got) == 0 || got[0] != "하나" {
				t.Errorf("arrived %q", got)
			}
			if r := w.want(0, "status", "--offline"); strings.Contains(r.out+r.err, "talk_message") {
				t.Error(r)
			}
		})
	}
}

// What passes is an unexpected failure, not a login; the login is as it was.
func TestKeepaliveOffline(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.age(map[string]time.Duration{"issued_at": -2 * oneDay})
	w.with("KAKAOTUI_AUTH_URL="+deadEnd(t)).want(1, "keepalive")
	w.want(0, "keepalive")
}
