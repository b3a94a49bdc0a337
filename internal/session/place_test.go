package session

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/zalando/go-keyring"

	"kakaotui/internal/store"
)

// inRing is the world set to a key ring in memory. The mock is one for the whole process, so such tests run alone; the D-Bus
// address leads nowhere, so that no key ring of a person is touched.
func (w *world) inRing() *Session {
	w.t.Helper()
	w.t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(w.t.TempDir(), "no-bus"))
	keyring.MockInit()
	return w.openAt(store.TokensInKeyring)
}

func (w *world) openAt(place string) *Session {
	w.t.Helper()
	set := w.settings()
	set.Tokens = place
	s, err := Open(Options{Dirs: w.dirs, Settings: set, Now: w.clock})
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func TestTheKeyRingKeepsALoginAndItsRefresh(t *testing.T) {
	w := newWorld(t)
	w.s = w.inRing()
	a, to := w.begin(w.s)
	if err := a.Paste(to.String()); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(w.dirs.State, "tokens.json")); err == nil {
		t.Error("the tokens are in the file too")
	}
	before, err := w.openAt(store.TokensInKeyring).Tokens()
	if err != nil || before.None() {
		t.Fatalf("another process finds nothing: %v", err)
	}
	w.advance(before.AccessExpiresAt.Sub(w.clock()))
	for range 3 {
		if _, err := w.openAt(store.TokensInKeyring).AccessToken(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	wantCalls(t, w, tokenPath, 2) // the exchange and one refresh
}

// Where the key ring takes nothing, Kakao is not asked: the old refresh token stays good.
func TestAKeyRingThatTakesNothingIsFoundBeforeTheRefresh(t *testing.T) {
	w := newWorld(t)
	w.login()
	s := w.inRing()
	if _, err := s.MoveTokens(t.Context(), store.TokensInKeyring, false); err != nil {
		t.Fatal(err)
	}
	calls := w.calls(tokenPath)
	keyring.MockInitWithError(errors.New("no"))
	defer keyring.MockInit()
	_, err := s.Refresh(t.Context())
	if _, ok := errors.AsType[*store.RingError](err); !ok || FateOf(err) != Queued {
		t.Errorf("got %v", err)
	}
	wantCalls(t, w, tokenPath, calls)
}

func TestTokensElsewhereAreToldAndLeftAlone(t *testing.T) {
	w := newWorld(t)
	w.login()
	s := w.inRing()
	_, err := s.AccessToken(t.Context())
	wantReason(t, err, LoginElsewhere)
	_, err = s.Refresh(t.Context())
	wantReason(t, err, LoginElsewhere)
	for n := range 2 {
		if st, err := s.Status(t.Context(), false); err != nil || st.LoggedIn {
			t.Errorf("%+v, %v", st, err)
		}
		told := 0
		for _, w := range s.Warnings() {
			if e, ok := errors.AsType[*store.ElsewhereError](w); ok && e.Found == store.TokensInFile {
				told++
			}
		}
		if told != 1-n {
			t.Errorf("look %d: told %d times", n, told)
		}
	}
	// Moving them makes this very session find them.
	moved, err := s.MoveTokens(t.Context(), store.TokensInKeyring, false)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.AccessToken(t.Context()); err != nil || got != moved.AccessToken {
		t.Errorf("after the move: %v", err)
	}
	// And back: the settings follow, for this session and for later ones.
	file := w.openAt(store.TokensInKeyring)
	if _, err := file.MoveTokens(t.Context(), store.TokensInFile, false); err != nil {
		t.Fatal(err)
	}
	if got, err := file.AccessToken(t.Context()); err != nil || got != moved.AccessToken || file.Settings().Tokens != store.TokensInFile {
		t.Errorf("back: %v", err)
	}
	if _, err := file.MoveTokens(t.Context(), "cloud", false); !errors.As(err, new(*store.UnsupportedError)) {
		t.Errorf("cloud: %v", err)
	}
}
