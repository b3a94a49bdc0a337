package session

import (
	"errors"
	"testing"
	"time"

	"kakaotui/internal/store"
)

// asFile are tokens as they come out of a file written so long ago.
func (w *world) asFile(t store.Tokens, age time.Duration) store.Tokens {
	written := w.clock().Add(-age)
	return store.Tokens{
		AccessToken: t.AccessToken, RefreshToken: t.RefreshToken, Scopes: t.Scopes, Estimated: true, IssuedAt: written, RefreshIssuedAt: written,
		AccessExpiresAt: written.Add(21599 * time.Second), RefreshExpiresAt: written.Add(5183999 * time.Second),
	}
}

// taken logs in and takes the tokens out of the profile again, as if a script had got them.
func (w *world) taken() store.Tokens {
	w.t.Helper()
	t := w.login()
	if err := store.OpenTokens(w.dirs, nil).Clear(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	return t
}

func TestImportConfirmsTheTimes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	real := w.taken()
	w.advance(time.Hour)
	// The file was copied a moment ago: its time says that the tokens are an hour younger than they are.
	got, err := w.s.Import(t.Context(), w.asFile(real, 0), ImportOptions{})
	if err != nil || !got.Confirmed || got.Already || got.Replaced || got.Unasked != nil {
		t.Fatalf("%+v, %v", got, err)
	}
	stored := w.tokens()
	near := func(a, b time.Time) bool { return a.Sub(b).Abs() <= 2*time.Second }
	if stored.Estimated || !near(stored.AccessExpiresAt, real.AccessExpiresAt) || !near(stored.RefreshExpiresAt, real.RefreshExpiresAt) || !near(stored.IssuedAt, real.IssuedAt) {
		t.Errorf("stored %v %v, real %v %v", stored.AccessExpiresAt, stored.RefreshExpiresAt, real.AccessExpiresAt, real.RefreshExpiresAt)
	}
	if stored.UserID == 0 || stored.Nickname == "" {
		t.Error("nobody was introduced")
	}
	again, err := w.open().Import(t.Context(), w.asFile(real, 0), ImportOptions{})
	if err != nil || !again.Already {
		t.Errorf("again: %+v, %v", again, err)
	}
}

func TestImportedTimesAreConfirmedLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	real := w.taken()
	got, err := w.s.Import(t.Context(), w.asFile(real, 3*time.Hour), ImportOptions{Offline: true})
	if err != nil || got.Confirmed || !got.Tokens.Estimated || !w.tokens().Estimated {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, err := w.s.Status(t.Context(), true); err != nil || !w.tokens().Estimated {
		t.Errorf("offline nothing can be confirmed: %v", err)
	}
	if _, err := w.s.Status(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if now := w.tokens(); now.Estimated || now.AccessExpiresAt.Sub(real.AccessExpiresAt).Abs() > 2*time.Second {
		t.Errorf("%v, want %v", now.AccessExpiresAt, real.AccessExpiresAt)
	}
	wantCalls(t, w, tokenPath, 1)
}

// An estimate may be wrong, so Kakao has the last word on a refresh token whose estimated time is over.
func TestAnEstimatedEndDoesNotStopARefresh(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	real := w.taken()
	if _, err := w.s.Import(t.Context(), w.asFile(real, 70*24*time.Hour), ImportOptions{Offline: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.s.AccessToken(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w.tokens().Estimated {
		t.Error("still estimated after a refresh")
	}
}

func TestImportRefreshesADeadAccessToken(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	real := w.taken()
	w.advance(7 * time.Hour)
	got, err := w.s.Import(t.Context(), w.asFile(real, 0), ImportOptions{})
	if err != nil || !got.Confirmed || got.Tokens.AccessToken == real.AccessToken || got.Tokens.Estimated {
		t.Fatalf("%+v, %v", got, err)
	}
	wantCalls(t, w, tokenPath, 2)
}

// Without a REST API key nothing can be refreshed; the tokens are kept for when there is one.
func TestImportWithoutAKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	real := w.taken()
	w.advance(7 * time.Hour)
	set := w.settings()
	set.RESTAPIKey = ""
	s, err := Open(Options{Dirs: w.dirs, Settings: set, Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Import(t.Context(), w.asFile(real, 0), ImportOptions{})
	if err != nil || !errors.Is(got.Unasked, ErrNoSettings) || !got.Tokens.Estimated {
		t.Fatalf("%+v, %v", got, err)
	}
	if w.clock().Before(w.tokens().AccessExpiresAt) {
		t.Error("the dead access token counts as live")
	}
	if _, err := w.open().AccessToken(t.Context()); err != nil {
		t.Errorf("with a key: %v", err)
	}
}

func TestImportReplacesNothingByDeadOrOlderTokens(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	older := w.taken()
	kept := w.login()
	_, err := w.s.Import(t.Context(), w.asFile(older, time.Hour), ImportOptions{})
	if !errors.As(err, new(*OlderImportError)) {
		t.Errorf("older: %v", err)
	}
	dead := w.asFile(store.Tokens{AccessToken: "no-such-access", RefreshToken: "no-such-refresh"}, -time.Second)
	_, err = w.s.Import(t.Context(), dead, ImportOptions{Force: true})
	wantReason(t, err, LoginRejected)
	w.fail("/v1/user/access_token_info", "status", 400, `{"msg":"malformed","code":-2}`, 1)
	if _, err = w.s.Import(t.Context(), dead, ImportOptions{Force: true}); kakaoError(t, err).Code != "-2" {
		t.Errorf("refused: %v", err)
	}
	if now := w.tokens(); now.AccessToken != kept.AccessToken {
		t.Error("the login was replaced")
	}
	// A passing fault is no refusal.
	w.fail("/v1/user/access_token_info", "status", 503, "", 1)
	got, err := w.s.Import(t.Context(), w.asFile(older, 0), ImportOptions{Force: true})
	if err != nil || got.Unasked == nil || got.Confirmed || !got.Replaced {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestImportSettingsSavesWhatTheFileSays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	none := func(string) (string, bool) { return "", false }
	if err := store.SaveSettings(w.dirs, store.Settings{Lang: "ko", ClientSecret: "old-secret"}); err != nil {
		t.Fatal(err)
	}
	environment := func(name string) (string, bool) {
		v, ok := map[string]string{"KAKAO_REST_API_KEY": "a-key", "KAKAOTUI_AUTH_URL": w.url, "KAKAOTUI_API_URL": w.url}[name]
		return v, ok
	}
	set, err := store.LoadSettings(w.dirs, store.Sources{Environ: environment, DotEnv: "none"})
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(Options{Dirs: w.dirs, Settings: set, Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	// The environment says the same now, and may be gone tomorrow.
	if err := s.ImportSettings(store.Settings{RESTAPIKey: set.RESTAPIKey, RedirectURI: "https://example.com/other"}); err != nil {
		t.Fatal(err)
	}
	saved, err := store.LoadSettings(w.dirs, store.Sources{Environ: none, DotEnv: "none"})
	if err != nil || saved.RESTAPIKey != set.RESTAPIKey || saved.RedirectURI != "https://example.com/other" || saved.Lang != "ko" || saved.ClientSecret != "old-secret" || saved.AuthURL != "" {
		t.Errorf("%+v, %v", saved, err)
	}
	if now := s.Settings(); now.RedirectURI != "https://example.com/other" {
		t.Errorf("in force: %+v", now)
	}
}
