package session

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kakaotui/internal/login"
	"kakaotui/internal/store"
)

func TestLoginIsKept(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	got := w.login()
	if got.None() || !got.AccessExpiresAt.After(w.clock()) || got.RefreshExpiresAt.IsZero() || !got.IssuedAt.Equal(w.clock()) || !got.RefreshIssuedAt.Equal(w.clock()) {
		t.Errorf("%+v", got)
	}
	if _, err := os.Stat(filepath.Join(w.dirs.State, "login.json")); !errors.Is(err, os.ErrNotExist) {
		t.Error("the attempt is still remembered")
	}
}

func TestAnotherProcessFinishesTheLogin(t *testing.T) {
	t.Parallel()
	for name, pasted := range map[string]func(*url.URL) string{
		"whole URL": func(to *url.URL) string { return to.String() },
		"bare code": func(to *url.URL) string { return to.Query().Get("code") + "\n" },
		"query":     func(to *url.URL) string { return to.RawQuery },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			a, to := w.begin(w.s)
			a.Close()
			w.advance(9 * time.Minute)
			got, err := w.open().FinishLogin(t.Context(), pasted(to))
			if err != nil {
				t.Fatal(err)
			}
			if got.None() || got.UserID == 0 || got.Nickname == "" {
				t.Errorf("user %d %q", got.UserID, got.Nickname)
			}
			if stored := w.tokens(); stored.AccessToken != got.AccessToken || stored.UserID != got.UserID {
				t.Error("something else was stored")
			}
			_, err = w.open().FinishLogin(t.Context(), to.String())
			if paste, ok := errors.AsType[*login.PasteError](err); !ok || paste.Reason != login.PasteOtherAttempt {
				t.Errorf("a spent attempt is still remembered: %v", err)
			}
		})
	}
}

func TestForgottenAttemptIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a, to := w.begin(w.s)
	a.Close()
	w.advance(store.PendingFor)
	_, err := w.open().FinishLogin(t.Context(), to.String())
	if paste, ok := errors.AsType[*login.PasteError](err); !ok || paste.Reason != login.PasteOtherAttempt {
		t.Errorf("%v", err)
	}
	wantCalls(t, w, tokenPath, 0)
}

func TestCodeFromElsewhereNeedsNoVerifier(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	to := w.redirect(w.url + "/oauth/authorize?response_type=code&client_id=sim-rest-api-key&redirect_uri=" + url.QueryEscape(deaf))
	if _, err := w.s.FinishLogin(t.Context(), to.String()); err != nil {
		t.Error(err)
	}
	if w.tokens().None() {
		t.Error("nothing was stored")
	}
}

// The redirect URI was changed between printing the URL and pasting the code: the one that the code is bound to counts.
func TestRememberedRedirectURICounts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a, to := w.begin(w.s)
	a.Close()
	set := w.settings()
	set.RedirectURI = "https://example.com/other"
	s, err := Open(Options{Dirs: w.dirs, Settings: set, Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.FinishLogin(t.Context(), to.String()); err != nil {
		t.Error(err)
	}
}

func TestFailedExchangeKeepsTheTokens(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	check := func(what string) {
		t.Helper()
		if got := w.tokens(); got.AccessToken != first.AccessToken || got.RefreshToken != first.RefreshToken {
			t.Errorf("%s overwrote good tokens", what)
		}
	}
	_, err := w.s.FinishLogin(t.Context(), "a-code-that-nobody-ever-issued-0123456789")
	if kakaoError(t, err).Code != "KOE320" {
		t.Error(err)
	}
	check("a dead code")

	a, to := w.begin(w.s)
	w.fail(tokenPath, "status", 503, "", 1)
	if err := a.Paste(to.String()); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Wait(t.Context()); err == nil {
		t.Error("no error")
	}
	check("a 503")
	if _, err := w.open().FinishLogin(t.Context(), to.String()); err != nil {
		t.Errorf("the code was not spent, yet its attempt is forgotten: %v", err)
	}

	_, err = w.s.FinishLogin(t.Context(), deaf+"?error=access_denied&error_description=User%20denied%20access")
	if _, ok := errors.AsType[*login.DeniedError](err); !ok {
		t.Errorf("cancelled: %v", err)
	}
	_, err = w.s.FinishLogin(t.Context(), "  ")
	if _, ok := errors.AsType[*login.PasteError](err); !ok {
		t.Errorf("nothing pasted: %v", err)
	}
}

func TestDeadCodeForgetsItsAttempt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a, _ := w.begin(w.s)
	a.Close()
	_, err := w.s.FinishLogin(t.Context(), "a-code-that-nobody-ever-issued-0123456789")
	if kakaoError(t, err).Code != "KOE320" {
		t.Fatal(err)
	}
	if list, err := store.OpenPending(w.dirs, w.clock).List(); err != nil || len(list) != 0 {
		t.Errorf("still remembered: %d, %v", len(list), err)
	}
}

func TestLoginInAHomeThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := os.WriteFile(w.dirs.State, nil, 0o600); err != nil { // a file in the folder's place stops root, too
		t.Fatal(err)
	}
	var refused *store.NotWritableError
	if _, err := w.s.BeginLogin(t.Context(), nil, true); !errors.As(err, &refused) {
		t.Errorf("BeginLogin: %v", err)
	}
	if _, err := w.s.FinishLogin(t.Context(), "a-code-0123456789-0123456789"); err == nil {
		t.Error("FinishLogin: no error")
	}
	wantCalls(t, w, tokenPath, 0)
}

// The code is spent and the save fails: the person is logged in as long as this process runs, and is told.
func TestLoginThatCannotBeSavedServesThisProcess(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := filepath.Join(w.dirs.State, "tokens.json")
	a, to := w.begin(w.s)
	if err := os.MkdirAll(filepath.Join(path, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := a.Paste(to.String()); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Wait(t.Context()); err == nil {
		t.Error("the page would have said done")
	}
	if len(w.s.Warnings()) == 0 {
		t.Error("no warning")
	}
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	if err := w.s.Send(t.Context(), hello); err != nil {
		t.Error(err)
	}
	if w.tokens().None() {
		t.Error("not saved when it could be")
	}
}

func TestStatus(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if st, err := w.s.Status(t.Context(), false); err != nil || st.LoggedIn || st.Missing != nil {
		t.Errorf("nobody: %+v, %v", st, err)
	}
	first := w.login()
	st, err := w.s.Status(t.Context(), false)
	if err != nil || !st.LoggedIn || st.UserID == 0 || st.Nickname == "" || len(st.Scopes) == 0 || len(st.Missing) != 0 {
		t.Errorf("online: %+v, %v", st, err)
	}
	if !st.NextRefresh.Equal(first.AccessExpiresAt.Add(-RefreshBefore)) {
		t.Errorf("next refresh %v", st.NextRefresh)
	}
	w.sim("POST", "/_sim/consent", map[string]any{"scope": "talk_message", "agreed": false}, nil)
	w.sim("POST", "/_sim/consent", map[string]any{"scope": "friends", "agreed": false}, nil)
	if st, err = w.s.Status(t.Context(), false); err != nil || len(st.Missing) != 1 || st.Missing[0] != "talk_message" {
		t.Errorf("consent withdrawn: %v, %v", st.Missing, err)
	}
	before := len(w.seen())
	st, err = w.open().Status(t.Context(), true)
	if err != nil || st.Scopes != nil || len(st.Missing) != 1 || st.UserID == 0 || st.Nickname == "" || len(w.seen()) != before {
		t.Errorf("offline: %+v, %v, %d calls", st, err, len(w.seen())-before)
	}
	w.fail("/v2/user/scopes", "drop-before", 200, "", 1)
	st, err = w.s.Status(t.Context(), false)
	if err == nil || !st.LoggedIn || st.UserID == 0 {
		t.Errorf("Kakao away: %+v, %v", st, err)
	}
}

func TestStatusWithoutAName(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fail("/v2/user/me", "status", 403, `{"code":-5,"msg":"permission denied"}`, 1)
	st, err := w.s.Status(t.Context(), false)
	if err != nil || st.UserID == 0 || st.Nickname != "" {
		t.Errorf("%+v, %v", st, err)
	}
}

func TestAnotherPersonLogsIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	if _, err := w.s.Status(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if got := w.login(); got.UserID != 0 || got.Nickname != "" {
		t.Errorf("the name of the login before stays: %d %q", got.UserID, got.Nickname)
	}
}

func TestLogout(t *testing.T) {
	t.Parallel()
	const logout, unlink = "/v1/user/logout", "/v1/user/unlink"
	w := newWorld(t)
	if err := w.s.Logout(t.Context(), false); err != nil {
		t.Errorf("nobody logged in: %v", err)
	}
	wantReason(t, w.s.Logout(t.Context(), true), LoginNone)
	for _, both := range []bool{false, true} {
		first := w.login()
		path := map[bool]string{false: logout, true: unlink}[both]
		w.fail(path, "drop-before", 200, "", 1)
		if err := w.s.Logout(t.Context(), both); err == nil || w.tokens().AccessToken != first.AccessToken {
			t.Errorf("%s: Kakao away: %v", path, err)
		}
		if err := w.s.Logout(t.Context(), both); err != nil || !w.tokens().None() {
			t.Errorf("%s: %v", path, err)
		}
	}
	wantReason(t, w.s.Send(t.Context(), hello), LoginNone)

	w.login()
	w.advance(7 * time.Hour)
	if err := w.s.Logout(t.Context(), false); err != nil || !w.tokens().None() {
		t.Errorf("with an expired access token: %v", err)
	}
	wantCalls(t, w, logout, 3)

	w.login()
	w.fail(logout, "status", 401, deadToken, 2)
	if err := w.s.Logout(t.Context(), false); err != nil || !w.tokens().None() {
		t.Errorf("dead already: %v", err)
	}
}

func TestUnlinkNeedsALogin(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.advance(7 * time.Hour)
	w.fail(tokenPath, "status", 400, deadRefresh, 1)
	wantReason(t, w.s.Logout(t.Context(), true), LoginRejected)
	if w.tokens().None() {
		t.Error("the tokens are gone although consent stands")
	}
	if err := w.s.Logout(t.Context(), false); err != nil || !w.tokens().None() {
		t.Errorf("logging out of a dead login: %v", err)
	}
}

func TestCancelledLogoutForgetsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.s.Logout(ctx, false); !errors.Is(err, context.Canceled) || w.tokens().None() {
		t.Errorf("%v", err)
	}
}
