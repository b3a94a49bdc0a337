package clients

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/kakao"
)

// session is x/oauth2 with its own Kakao endpoint, which leaves the auth style to be found out.
func session(s *simulator, secret string) (*oauth2.Config, context.Context) {
	config := &oauth2.Config{
		ClientID: s.key, ClientSecret: secret, RedirectURL: redirectURI, Endpoint: kakao.Endpoint,
		Scopes: []string{"profile_nickname", "talk_message"},
	}
	return config, context.WithValue(context.Background(), oauth2.HTTPClient, s.http)
}

func login(t *testing.T, s *simulator, config *oauth2.Config, ctx context.Context) *oauth2.Token {
	t.Helper()
	verifier := oauth2.GenerateVerifier()
	back := s.consent(config.AuthCodeURL("state-1", oauth2.S256ChallengeOption(verifier)))
	if back.Get("state") != "state-1" {
		t.Fatalf("state %q came back", back.Get("state"))
	}
	token, err := config.Exchange(ctx, back.Get("code"), oauth2.VerifierOption(verifier))
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// TestOAuth2 logs in, reads the user, sends a message and refreshes with x/oauth2, client secret off and on. The first
// call of its auth style detection is HTTP Basic, which Kakao refuses with KOE101 (section 3.1 of kakao-api.md); that
// must not use the code up.
func TestOAuth2(t *testing.T) {
	for name, secret := range map[string]string{"secret off": "", "secret on": "secret-of-a-test"} {
		t.Run(name, func(t *testing.T) {
			s := start(t, secret)
			config, ctx := session(s, secret)
			inBody := "POST /oauth/token +client_id"
			if secret != "" {
				inBody += " +client_secret"
			}
			token := login(t, s, config, ctx)
			s.wantHits("exchange", "POST /oauth/token +basic 401", inBody+" 200")
			if token.TokenType != "bearer" || token.RefreshToken == "" || !token.Valid() || token.ExpiresIn != 21599 ||
				token.Extra("scope") != "profile_nickname profile_image friends talk_message" ||
				token.Extra("refresh_token_expires_in") != float64(5183999) {
				t.Errorf("token type %q, expires in %d, scope %v, refresh expires in %v",
					token.TokenType, token.ExpiresIn, token.Extra("scope"), token.Extra("refresh_token_expires_in"))
			}
			useToken(t, s, config.Client(ctx, token))
			refresh(t, s, config, ctx, token, inBody)
		})
	}
}

// useToken reads the user and sends a message.
func useToken(t *testing.T, s *simulator, client *http.Client) {
	t.Helper()
	get := func(res *http.Response, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	var me struct {
		ID         int64
		Properties struct{ Nickname string }
	}
	body := get(client.Get("https://kapi.kakao.com/v2/user/me"))
	if err := json.Unmarshal([]byte(body), &me); err != nil || me.ID != 4312345678 || me.Properties.Nickname == "" {
		t.Errorf("user: %v in %s", err, body)
	}
	template := `{"object_type":"text","text":"x/oauth2에서","link":{"web_url":"https://example.com"}}`
	body = get(client.PostForm("https://kapi.kakao.com/v2/api/talk/memo/default/send", url.Values{"template_object": {template}}))
	if strings.TrimSpace(body) != `{"result_code":0}` {
		t.Errorf("send: %s", body)
	}
	if messages := s.control("GET", "/_sim/messages", ""); !strings.Contains(messages, "x/oauth2에서") {
		t.Errorf("not on the phone: %s", messages)
	}
	s.wantHits("use", "GET /v2/user/me 200", "POST /v2/api/talk/memo/default/send 200")
}

// refresh lets the access token expire twice: with more than a month left of the refresh token, and with less.
func refresh(t *testing.T, s *simulator, config *oauth2.Config, ctx context.Context, token *oauth2.Token, inBody string) {
	t.Helper()
	expired := func(refreshToken string) *oauth2.Token {
		return &oauth2.Token{RefreshToken: refreshToken, Expiry: time.Now().Add(-time.Hour)}
	}
	s.control("POST", "/_sim/clock", `{"advance":"7h"}`)
	second, err := config.TokenSource(ctx, expired(token.RefreshToken)).Token()
	if err != nil || second.AccessToken == token.AccessToken || second.RefreshToken != token.RefreshToken {
		t.Fatalf("refresh after 7 hours: %v, or the tokens are wrong", err)
	}
	s.control("POST", "/_sim/clock", `{"advance":"840h"}`)
	third, err := config.TokenSource(ctx, expired(second.RefreshToken)).Token()
	if err != nil || third.RefreshToken == token.RefreshToken {
		t.Fatalf("refresh after 35 days: %v, or no new refresh token", err)
	}
	s.wantHits("two refreshes", inBody+" 200", inBody+" 200")

	_, err = config.TokenSource(ctx, expired(token.RefreshToken)).Token()
	wantRefusal(t, err, "invalid_grant", "KOE322")
	s.wantHits("the old refresh token", inBody+" 400")
}

// wantRefusal checks how x/oauth2 reads an error answer.
func wantRefusal(t *testing.T, err error, name, koe string) {
	t.Helper()
	var refusal *oauth2.RetrieveError
	if !errors.As(err, &refusal) {
		t.Fatalf("error %v, want a RetrieveError", err)
	}
	if refusal.ErrorCode != name || !strings.Contains(string(refusal.Body), `"error_code":"`+koe+`"`) {
		t.Errorf("refused with %s, body %s; want %s and %s", refusal.ErrorCode, refusal.Body, name, koe)
	}
}

// TestOAuth2Refusals: a used code, a wrong verifier, a wrong secret and a wrong key reach the caller as Kakao's codes.
func TestOAuth2Refusals(t *testing.T) {
	s := start(t, "secret-of-a-test")
	config, ctx := session(s, "secret-of-a-test")
	code := s.consent(config.AuthCodeURL("st")).Get("code")

	wrong := *config
	wrong.ClientSecret = "another"
	_, err := wrong.Exchange(ctx, code)
	wantRefusal(t, err, "invalid_client", "KOE010")
	// With a secret that is refused, both styles are tried: Basic (KOE101), then the body (KOE010).
	s.wantHits("wrong secret", "POST /oauth/token +basic 401", "POST /oauth/token +client_id +client_secret 401")

	wrong = *config
	wrong.ClientID = "made-up"
	_, err = wrong.Exchange(ctx, code)
	wantRefusal(t, err, "invalid_client", "KOE101")
	wrong = *config
	wrong.RedirectURL = "http://localhost:8910/other"
	_, err = wrong.Exchange(ctx, code)
	wantRefusal(t, err, "invalid_grant", "KOE303")

	if _, err = config.Exchange(ctx, code); err != nil {
		t.Fatalf("the failed calls used the code up: %v", err)
	}
	_, err = config.Exchange(ctx, code)
	wantRefusal(t, err, "invalid_grant", "KOE320")
}
