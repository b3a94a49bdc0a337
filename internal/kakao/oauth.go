package kakao

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"

	"golang.org/x/oauth2"
)

// Exchange trades an authorization code for tokens (3.2); verifier may be empty. The code is sent once: it is used up
// even by some refusals. A KOE320 error means that a new code is needed.
func (c *Client) Exchange(ctx context.Context, code, verifier Secret) (Token, error) {
	k := c.begin(OpExchange, code, verifier)
	t, failed := k.token(ctx, func(ctx context.Context) error {
		var opts []oauth2.AuthCodeOption
		if verifier != "" {
			opts = append(opts, oauth2.VerifierOption(verifier.Reveal()))
		}
		_, err := c.oauth().Exchange(ctx, code.Reveal(), opts...)
		return err
	})
	if failed == nil && t.RefreshToken == "" {
		// Only a refresh may leave it out (3.3). Taken here, the tokens of two logins would be mixed.
		t, failed = Token{}, k.badAnswer(errors.New("the answer has no refresh_token"))
	}
	return t, k.end(failed)
}

// Refresh asks for a new access token (3.3). A new refresh token in the answer has already killed the old one: save it first.
func (c *Client) Refresh(ctx context.Context, refreshToken Secret) (Token, error) {
	k := c.begin(OpRefresh, refreshToken)
	t, failed := k.token(ctx, func(ctx context.Context) error {
		_, err := c.oauth().TokenSource(ctx, &oauth2.Token{RefreshToken: refreshToken.Reveal()}).Token()
		return err
	})
	return t, k.end(failed)
}

// oauth is the app in x/oauth2's words. The auth style is fixed: Kakao reads the body only (3.1), and x/oauth2 left to
// find out by itself sends a single-use code twice.
func (c *Client) oauth() *oauth2.Config {
	return &oauth2.Config{
		ClientID:     c.cfg.RESTAPIKey,
		ClientSecret: c.secret().Reveal(),
		RedirectURL:  c.cfg.RedirectURI,
		Endpoint: oauth2.Endpoint{
			AuthURL:   c.cfg.AuthURL + "/oauth/authorize",
			TokenURL:  c.cfg.AuthURL + "/oauth/token",
			AuthStyle: oauth2.AuthStyleInParams,
		},
	}
}

// token has x/oauth2 make and send the request through this call, and reads the answer itself: x/oauth2 knows neither
// error_code nor refresh_token_expires_in, copies the old refresh token into an answer without one, and its errors print bodies.
func (k *call) token(ctx context.Context, ask func(context.Context) error) (Token, *Error) {
	ctx, cancel := k.deadline(ctx)
	defer cancel()
	err := ask(context.WithValue(ctx, oauth2.HTTPClient, &http.Client{Transport: (*oauthTransport)(k)}))
	switch {
	case k.failed != nil:
		return Token{}, k.failed
	case k.answer == nil:
		return Token{}, k.noAnswer(err) // x/oauth2 could not make a request
	}
	f, failed := k.judge(k.answer)
	if failed != nil {
		return Token{}, failed
	}
	t, err := readToken(f, k.started)
	if err != nil {
		return Token{}, k.badAnswer(err)
	}
	k.renewed = t.RefreshToken != ""
	return t, nil
}

// oauthTransport carries x/oauth2's request through a call.
type oauthTransport call

// RoundTrip implements http.RoundTripper.
func (t *oauthTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	k := (*call)(t)
	a, failed := k.send(req)
	if failed != nil {
		k.failed = failed
		return nil, failed
	}
	return &http.Response{
		StatusCode: a.status,
		Header:     a.header,
		Body:       io.NopCloser(bytes.NewReader(a.body)),
		Request:    req,
	}, nil
}
