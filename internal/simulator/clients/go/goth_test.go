package clients

import (
	"context"
	"net/http"
	"testing"

	"github.com/markbates/goth"
	gothkakao "github.com/markbates/goth/providers/kakao"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/kakao"
)

// TestGoth logs in and fetches the user with goth's Kakao provider, client secret off and on. The provider offers no
// refresh of its own, so its refresh token is refreshed by x/oauth2.
func TestGoth(t *testing.T) {
	for name, secret := range map[string]string{"secret off": "", "secret on": "secret-of-a-test"} {
		t.Run(name, func(t *testing.T) {
			s := start(t, secret)
			provider := gothkakao.New(s.key, secret, redirectURI, "profile_nickname", "profile_image")
			provider.HTTPClient = s.http
			goth.UseProviders(provider)

			session := gothLogin(t, s, provider)
			user, err := provider.FetchUser(session)
			if err != nil {
				t.Fatal(err)
			}
			if user.UserID != "4312345678" || user.NickName != "김하늘" || user.AvatarURL == "" ||
				user.AccessToken == "" || user.RefreshToken == "" || user.ExpiresAt.IsZero() {
				t.Errorf("user %q, nickname %q, avatar %q, or a token is missing", user.UserID, user.NickName, user.AvatarURL)
			}

			if provider.RefreshTokenAvailable() {
				t.Error("goth's provider refreshes by itself now: test that instead")
			}
			config := &oauth2.Config{ClientID: s.key, ClientSecret: secret, Endpoint: kakao.Endpoint}
			ctx := context.WithValue(context.Background(), oauth2.HTTPClient, s.http)
			token, err := config.TokenSource(ctx, &oauth2.Token{RefreshToken: user.RefreshToken}).Token()
			if err != nil || token.AccessToken == user.AccessToken {
				t.Fatalf("refresh: %v, or the old access token", err)
			}
			wantGothRefused(t, s, provider, token.AccessToken)
		})
	}
}

// gothLogin goes from the authorize URL to a session with tokens.
func gothLogin(t *testing.T, s *simulator, provider goth.Provider) goth.Session {
	t.Helper()
	session, err := provider.BeginAuth("state-1")
	if err != nil {
		t.Fatal(err)
	}
	authorizeURL, err := session.GetAuthURL()
	if err != nil {
		t.Fatal(err)
	}
	back := s.consent(authorizeURL)
	if back.Get("state") != "state-1" {
		t.Fatalf("state %q came back", back.Get("state"))
	}
	if _, err := session.Authorize(provider, back); err != nil {
		t.Fatal(err)
	}
	t.Logf("exchange:\n%s", s.hits.take())
	if _, err := session.Authorize(provider, back); err == nil {
		t.Error("the same code was taken twice")
	}
	return session
}

// wantGothRefused logs out and lets goth find out.
func wantGothRefused(t *testing.T, s *simulator, provider goth.Provider, access string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodPost, "https://kapi.kakao.com/v1/user/logout", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+access)
	res, err := s.http.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Fatalf("logout: status %d", res.StatusCode)
	}
	_, err = provider.FetchUser(&gothkakao.Session{AccessToken: access})
	if err == nil || err.Error() != "kakao responded with a 401 trying to fetch user information" {
		t.Errorf("after logout: %v", err)
	}
}
