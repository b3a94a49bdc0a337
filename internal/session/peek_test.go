package session

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// A session that only looks counts with the tokens it was given and writes nothing.
func TestPeek(t *testing.T) {
	t.Parallel()
	home := filepath.Join(t.TempDir(), "home")
	given := store.Tokens{AccessToken: kakao.Secret("an-access-token"), UserID: 7}
	s, err := Peek(Options{Dirs: store.Dirs{Config: home, State: home}, Settings: store.Settings{RESTAPIKey: "key"}}, given)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Tokens(); err != nil || got.UserID != 7 {
		t.Errorf("%v, %v", got.UserID, err)
	}
	if err := s.tokens().Clear(t.Context()); err == nil {
		t.Error("the tokens were forgotten")
	}
	if _, err := s.Refresh(t.Context()); !errors.Is(err, errLooking) {
		t.Errorf("a refresh: %v", err)
	}
	if _, err := os.Lstat(home); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the home was made: %v", err)
	}
	if _, err := Peek(Options{Settings: store.Settings{Tokens: "drawer"}}, given); err == nil {
		t.Error("there is no such place")
	}
}
