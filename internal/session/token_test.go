package session

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kakaotui/internal/store"
)

func TestRefreshIsDueFiveMinutesBeforeTheEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	w.advance(first.AccessExpiresAt.Sub(w.clock()) - RefreshBefore)
	got, err := w.s.AccessToken(t.Context())
	if err != nil || got != first.AccessToken {
		t.Errorf("five minutes left: another token, %v", err)
	}
	w.advance(time.Second)
	got, err = w.s.AccessToken(t.Context())
	if err != nil || got == first.AccessToken {
		t.Errorf("less than five minutes left: the old token, %v", err)
	}
	wantCalls(t, w, tokenPath, 2)
	after := w.tokens()
	if after.RefreshToken != first.RefreshToken || !after.RefreshExpiresAt.Equal(first.RefreshExpiresAt) || !after.RefreshIssuedAt.Equal(first.RefreshIssuedAt) {
		t.Error("an answer without a refresh token changed the old one or its expiry")
	}
	if !after.IssuedAt.After(first.IssuedAt) || !after.AccessExpiresAt.After(first.AccessExpiresAt) || len(after.Scopes) == 0 {
		t.Errorf("after the refresh: %+v", after)
	}
}

func TestRefreshTokenRotates(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	w.advance(40 * 24 * time.Hour)
	second, err := w.s.Refresh(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if second.RefreshToken == first.RefreshToken || !second.RefreshExpiresAt.After(first.RefreshExpiresAt) {
		t.Error("less than a month was left and the refresh token did not change")
	}
	w.advance(7 * time.Hour)
	if err := w.open().Send(t.Context(), hello); err != nil {
		t.Errorf("another process with the new refresh token: %v", err)
	}
}

func TestManySessionsRefreshOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	w.advance(7 * time.Hour)
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			if got, err := w.open().AccessToken(t.Context()); err != nil || got == first.AccessToken {
				t.Errorf("no fresh token: %v", err)
			}
		})
	}
	wg.Wait()
	wantCalls(t, w, tokenPath, 2)
}

func TestNoLogin(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.s.AccessToken(t.Context())
	wantReason(t, err, LoginNone)
	wantReason(t, w.s.Send(t.Context(), hello), LoginNone)
	_, err = w.s.Refresh(t.Context())
	wantReason(t, err, LoginNone)
	first := w.login()
	w.advance(first.RefreshExpiresAt.Sub(w.clock()))
	_, err = w.s.AccessToken(t.Context())
	wantReason(t, err, LoginExpired)
	wantCalls(t, w, tokenPath, 1)
	if w.tokens().RefreshToken != first.RefreshToken {
		t.Error("expired tokens were deleted")
	}
}

func TestRejectedRefreshTokenIsMarkedNotDeleted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	w.advance(7 * time.Hour)
	w.fail(tokenPath, "status", 400, deadRefresh, 1)
	_, err := w.s.AccessToken(t.Context())
	wantReason(t, err, LoginRejected)
	_, err = w.open().AccessToken(t.Context())
	wantReason(t, err, LoginRejected)
	wantCalls(t, w, tokenPath, 2)
	if got := w.tokens(); got.RefreshToken != first.RefreshToken || got.RefreshRejectedAt.IsZero() {
		t.Error("the tokens are gone or not marked")
	}
	if st, err := w.s.Status(t.Context(), true); err != nil || st.LoggedIn {
		t.Errorf("status: logged in %v, %v", st.LoggedIn, err)
	}
	if _, err := w.s.Refresh(t.Context()); err != nil {
		t.Errorf("a person insists, and Kakao takes it: %v", err)
	}
	if !w.tokens().RefreshRejectedAt.IsZero() {
		t.Error("the mark stays after a success")
	}
}

func TestTransientFailureOfTheRefreshKeepsTheLogin(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]struct {
		mode   string
		status int
		body   string
	}{
		"503":      {"status", 503, ""},
		"html":     {"html", 502, ""},
		"half":     {"truncate", 0, ""},
		"cut":      {"drop-before", 0, ""},
		"KOE237":   {"status", 400, `{"error":"invalid_request","error_description":"token request rate limit exceeded","error_code":"KOE237"}`},
		"KOE003":   {"status", 500, `{"error":"server_error","error_code":"KOE003"}`},
		"internal": {"status", 400, `{"code":-1,"msg":"internal"}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			first := w.login()
			w.advance(6*time.Hour - 3*time.Minute)
			w.fail(tokenPath, f.mode, max(f.status, 200), f.body, 2)
			if err := w.s.Send(t.Context(), hello); err != nil {
				t.Errorf("the old token still serves: %v", err)
			}
			if len(w.s.Warnings()) != 1 {
				t.Error("the failed refresh was not told")
			}
			w.advance(time.Hour)
			err := w.s.Send(t.Context(), hello)
			if FateOf(err) != Queued || errors.Is(err, ErrNoLogin) {
				t.Errorf("%s: %v", FateOf(err), err)
			}
			wantCalls(t, w, sendPath, 1)
			if w.tokens().RefreshToken != first.RefreshToken {
				t.Error("a transient error logged the person out")
			}
			if err := w.s.Send(t.Context(), hello); err != nil {
				t.Errorf("when Kakao is back: %v", err)
			}
		})
	}
}

func TestWrongSecretAtRefreshIsForAPersonToMend(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	w.advance(7 * time.Hour)
	w.sim("POST", "/_sim/app", map[string]any{"client_secret": "another"}, nil)
	err := w.s.Send(t.Context(), hello)
	if e := kakaoError(t, err); e.Code != "KOE010" || FateOf(err) != Refused {
		t.Errorf("%s: %v", FateOf(err), err)
	}
	if w.tokens().RefreshToken != first.RefreshToken {
		t.Error("the tokens are gone")
	}
}

// The refresh worked and the disk broke between asking and saving.
func TestUnsavedTokensServeAndAreSavedLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	path := filepath.Join(w.dirs.State, "tokens.json")
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w.hook(tokenPath, func() { // a folder in the file's place cannot be renamed over
		_ = os.Remove(path)
		_ = os.MkdirAll(filepath.Join(path, "x"), 0o700)
	})
	w.advance(7 * time.Hour)
	if err := w.s.Send(t.Context(), hello); err != nil {
		t.Fatalf("going on with the fresh token: %v", err)
	}
	var unsaved *store.NotSavedError
	if warnings := w.s.Warnings(); len(warnings) != 1 || !errors.As(warnings[0], &unsaved) {
		t.Errorf("warnings: %v", warnings)
	}
	shown := false
	for _, e := range w.seen() {
		shown = shown || errors.As(e.Err, &unsaved)
	}
	if !shown {
		t.Error("no event tells it")
	}
	w.hook(tokenPath, nil)
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := w.s.AccessToken(t.Context())
	if err != nil || got == first.AccessToken {
		t.Fatalf("not the fresh token: %v", err)
	}
	if w.tokens().AccessToken != got {
		t.Error("the fresh token was not saved when it could be")
	}
	wantCalls(t, w, tokenPath, 2)
}

func TestNothingIsAskedWhereNothingCanBeSaved(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.advance(7 * time.Hour)
	lock := filepath.Join(w.dirs.State, "tokens.lock")
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(lock, 0o700); err != nil { // works for root too
		t.Fatal(err)
	}
	err := w.s.Send(t.Context(), hello)
	if err == nil || FateOf(err) != Queued {
		t.Errorf("%s: %v", FateOf(err), err)
	}
	wantCalls(t, w, tokenPath, 1)
	wantCalls(t, w, sendPath, 0)
}

func TestCancelledWhileWaitingForTheLock(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.advance(7 * time.Hour)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := store.OpenTokens(w.dirs, w.clock).Update(t.Context(), func(old store.Tokens) (store.Tokens, error) {
		cancel()
		err := w.s.Send(ctx, hello)
		if !errors.Is(err, context.Canceled) || FateOf(err) != Queued {
			t.Errorf("%s: %v", FateOf(err), err)
		}
		return old, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wantCalls(t, w, tokenPath, 1)
}

// Kakao may kill the old refresh token by answering, so an impatient person must not cost the login.
func TestRefreshUnderWayIsFinishedAndSaved(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	w.advance(40 * 24 * time.Hour)
	ctx, cancel := context.WithCancel(t.Context())
	w.hook(tokenPath, cancel)
	_, err := w.s.AccessToken(ctx)
	if err != nil {
		t.Error(err)
	}
	if got := w.tokens(); got.RefreshToken == first.RefreshToken {
		t.Error("the new refresh token was lost")
	}
}

func TestDamagedTokenFileIsToldOnceAndServed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	if _, err := w.s.Refresh(t.Context()); err != nil { // a second generation
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.dirs.State, "tokens.json"), []byte(`{"version":1,"acc`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := w.s.Send(t.Context(), hello); err != nil {
		t.Errorf("the generation before serves: %v", err)
	}
	var damage *store.DamagedError
	if warnings := w.s.Warnings(); len(warnings) != 1 || !errors.As(warnings[0], &damage) || !damage.Previous {
		t.Errorf("warnings: %v", warnings)
	}
	if err := w.s.Send(t.Context(), hello); err != nil || len(w.s.Warnings()) != 0 {
		t.Errorf("told twice, or %v", err)
	}
}
