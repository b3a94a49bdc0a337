package session

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"kakaotui/internal/simulator"
	"kakaotui/internal/store"
)

// With these set, a child process of this test binary prints an access token's fingerprint and ends.
const (
	childHome = "SESSION_TEST_HOME"
	childURL  = "SESSION_TEST_URL"
)

func TestMain(m *testing.M) {
	if texts := os.Getenv(childTexts); texts != "" {
		os.Exit(sendAsChild(strings.Split(texts, "|")))
	}
	if home := os.Getenv(childHome); home != "" {
		os.Exit(askForToken(home, os.Getenv(childURL)))
	}
	os.Exit(m.Run())
}

func askForToken(home, url string) int {
	s, err := Open(Options{Dirs: store.Dirs{Config: home, State: home}, Settings: store.Settings{
		RESTAPIKey: simulator.DefaultRESTAPIKey, RedirectURI: deaf, AuthURL: url, APIURL: url, Tokens: "file",
	}})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	token, err := s.AccessToken(context.Background())
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Print(token.Reveal())
	return 0
}

// Every process reads an expired token, one asks Kakao, all get the same fresh one; the refresh token rotates, so that a
// second call would have been refused.
func TestTwentyProcessesRefreshOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.login()
	w.advance(40 * 24 * time.Hour)
	// The children live by the real clock: to them the access token has expired, and the refresh token has not.
	stored := store.OpenTokens(w.dirs, nil)
	if _, err := stored.Update(t.Context(), func(old store.Tokens) (store.Tokens, error) {
		old.AccessExpiresAt = time.Now().Add(-time.Minute)
		old.RefreshExpiresAt = time.Now().Add(time.Hour)
		return old, nil
	}); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	tokens := make([]string, 20)
	for i := range tokens {
		wg.Go(func() {
			child := exec.CommandContext(t.Context(), os.Args[0])
			child.Env = append(os.Environ(), childHome+"="+w.dirs.State, childURL+"="+w.url)
			out, err := child.CombinedOutput()
			if err != nil {
				t.Errorf("child %d: %v (%d bytes said)", i, err, len(out))
			}
			tokens[i] = strings.TrimSpace(string(out))
		})
	}
	wg.Wait()
	wantCalls(t, w, tokenPath, 2) // the login's and one refresh
	got, err := stored.Load()
	if err != nil {
		t.Fatal(err)
	}
	if got.AccessToken == first.AccessToken || got.RefreshToken == first.RefreshToken {
		t.Error("the stored tokens are the old ones")
	}
	for i, token := range tokens {
		if token != got.AccessToken.Reveal() {
			t.Errorf("process %d has another token than the stored one", i)
		}
	}
}
