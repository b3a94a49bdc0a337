package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

type statusJSON struct {
	Profile  string     `json:"profile"`
	LoggedIn bool       `json:"logged_in"`
	UserID   int64      `json:"user_id"`
	Nickname string     `json:"nickname"`
	Access   *tokenJSON `json:"access_token"`
	Refresh  *tokenJSON `json:"refresh_token"`
	Scopes   []struct {
		ID          string `json:"id"`
		DisplayName string `json:"display_name"`
		Type        string `json:"type"`
		Using       *bool  `json:"using"`
		Agreed      *bool  `json:"agreed"`
		Revocable   *bool  `json:"revocable"`
	} `json:"scopes"`
	Missing []string    `json:"missing_scopes"`
	Quota   *quotaJSON  `json:"quota"`
	Outbox  *outboxSums `json:"outbox"`
}

type countJSON struct {
	Used  int `json:"used"`
	Limit int `json:"limit"`
}

type quotaJSON struct {
	SentToday     int        `json:"sent_today"`
	Limit         int        `json:"limit"`
	ToMe          countJSON  `json:"to_me"`
	App           countJSON  `json:"app"`
	UnknownToday  int        `json:"unknown_today"`
	Refusal       *string    `json:"refusal"`
	RefusedAt     *time.Time `json:"refused_at"`
	AccessTokens  countJSON  `json:"access_tokens"`
	RefreshTokens countJSON  `json:"refresh_tokens"`
	HeldUntil     *time.Time `json:"held_until"`
}

type outboxSums struct {
	Queued  int `json:"queued"`
	Unknown int `json:"unknown"`
	Refused int `json:"refused"`
	Expired int `json:"expired"`
}

type tokenJSON struct {
	ExpiresAt time.Time `json:"expires_at"`
	ExpiresIn int64     `json:"expires_in"`
	Valid     bool      `json:"valid"`
}

func TestStatus(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var st statusJSON
	strict(t, w.want(3, "status", "--json").out, &st)
	if st.LoggedIn || st.Access != nil || st.Refresh != nil || st.Profile != "default" || st.Scopes == nil || st.Missing == nil {
		t.Errorf("%+v", st)
	}
	ko, en := w.with("KAKAOTUI_LANG=ko").want(3, "status"), w.want(3, "status")
	if !strings.Contains(ko.out, "kakaotui login") || !strings.Contains(en.out, "Run kakaotui login") || !hasHangul(ko.out) || hasHangul(en.out) {
		t.Error(ko, en)
	}
	w.login()
	st = statusJSON{}
	strict(t, w.want(0, "status", "--json").out, &st)
	if !st.LoggedIn || st.UserID <= 1<<32 || st.Nickname == "" || !st.Access.Valid || st.Access.ExpiresIn < 21000 || st.Access.ExpiresIn > 21600 ||
		st.Refresh.ExpiresIn < 59*86400 || time.Until(st.Refresh.ExpiresAt) < 59*24*time.Hour || len(st.Missing) != 0 {
		t.Errorf("%+v", st)
	}
	found := false
	for _, s := range st.Scopes {
		found = found || s.ID == "talk_message" && *s.Agreed && *s.Using && *s.Revocable && s.Type != "" && s.DisplayName != ""
	}
	if !found {
		t.Errorf("scopes: %+v", st.Scopes)
	}
	calls := w.calls("/v2/user/scopes")
	st = statusJSON{}
	strict(t, w.want(0, "status", "--offline", "--json", "--profile", "default").out, &st)
	if !st.LoggedIn || st.UserID == 0 || w.calls("/v2/user/scopes") != calls {
		t.Errorf("offline: %+v", st)
	}
	// No network: what is known stands on standard output, the reason on standard error.
	r := w.with("KAKAOTUI_API_URL="+deadEnd(t)).want(1, "status")
	if !strings.Contains(r.out, "access token") || r.err == "" {
		t.Error(r)
	}
	// Consent withdrawn behind our back is named with the command that mends it.
	w.control("POST", "consent", `{"scope":"talk_message","agreed":false}`)
	st = statusJSON{}
	strict(t, w.want(0, "status", "--json").out, &st)
	if len(st.Missing) != 1 || st.Missing[0] != "talk_message" {
		t.Errorf("missing: %+v", st.Missing)
	}
	if r := w.want(0, "status"); !strings.Contains(r.out, "login --scope talk_message") {
		t.Error(r)
	}
}

func TestTokenAndLogout(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if r := w.run("token"); r.code != 3 || r.out != "" || !strings.Contains(r.err, "kakaotui login") {
		t.Error(r)
	}
	if r := w.want(0, "logout"); !strings.Contains(r.out, "Nobody was logged in") {
		t.Error(r)
	}
	w.login()
	first := w.want(0, "token")
	if strings.Count(first.out, "\n") != 1 || len(first.out) < 20 || first.err != "" {
		t.Errorf("%d bytes, %q", len(first.out), first.err)
	}
	if traced := w.run("token", "--verbose"); traced.out != first.out || strings.Contains(traced.err, strings.TrimSpace(first.out)) {
		t.Error("the trace changes or shows the token")
	}
	w.want(0, "logout")
	w.want(3, "status")
	w.want(3, "send", "a")
	w.login()
	if r := w.with("KAKAOTUI_LANG=ko").want(0, "logout", "--unlink"); !strings.Contains(r.out, "동의를 모두 철회") {
		t.Error(r)
	}
	w.want(3, "logout", "--unlink")
}

// Profiles know nothing of each other.
func TestProfiles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.want(3, "status", "--profile", "일")
	w.with("KAKAOTUI_PROFILE=일").login()
	w.want(0, "status", "--profile", "일")
	w.want(0, "logout")
	w.want(0, "status", "--profile", "일")
	var st statusJSON
	strict(t, w.with("KAKAOTUI_PROFILE=일").want(0, "status", "--json", "--offline").out, &st)
	if st.Profile != "일" {
		t.Errorf("%+v", st)
	}
	if r := w.want(2, "status", "--profile", "../up", "--json"); errorOf(t, r).Reason != "profile" {
		t.Error(r)
	}
}

// expire writes into the token file that the access token is over, which by the clock of this machine it is not.
func (w *world) expire() {
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
	tokens["access_expires_at"] = time.Now().Add(-time.Hour).UTC().Format(time.RFC3339)
	if b, err = json.Marshal(tokens); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// Twenty processes with an expired access token make one refresh call and send twenty messages: the refresh token rotates
// (less than a month is left), so a second call would have lost the login.
func TestTwentySendsRefreshOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.control("POST", "clock", `{"advance":"960h"}`)
	w.expire()
	before := w.calls(tokenPath)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if r := w.run("send", "--quiet", "스무 통"); r.code != 0 {
				t.Error(r)
			}
		})
	}
	all.Wait()
	if n := w.calls(tokenPath) - before; n != 1 {
		t.Errorf("%d refresh calls", n)
	}
	if n := len(w.messages()); n != 20 {
		t.Errorf("%d messages arrived", n)
	}
	w.want(0, "send", "하나 더")
}

// A process killed while it refreshes gives the lock back with its life; the next one refreshes and sends both messages.
func TestRefreshKilled(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.expire()
	w.fault(tokenPath, "delay", `,"delay":"50s"`)
	before := w.calls(tokenPath)
	p := w.start(w.command("send", "하나"))
	w.await("the refresh", func() bool { return w.calls(tokenPath) > before })
	_ = p.cmd.Process.Kill()
	p.wait()
	r := w.want(0, "send", "둘")
	if got := w.messages(); len(got) != 2 || got[0] != "하나" || got[1] != "둘" || !strings.Contains(r.err, "sent 1") {
		t.Errorf("arrived: %q", got)
	}
}
