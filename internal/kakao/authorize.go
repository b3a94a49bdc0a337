package kakao

import (
	"crypto/rand"
	"encoding/base64"
	"net/url"
	"strings"

	"golang.org/x/oauth2"
)

// AuthorizeRequest is what one login attempt puts in the authorize URL (2.1).
type AuthorizeRequest struct {
	State    string
	Verifier Secret   // PKCE verifier; empty sends no challenge
	Scopes   []string // additional consent
	Prompt   []string // login, none, create, select_account
}

// NewState is a state that nobody can guess: 128 random bits, base64url.
func NewState() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails: crypto/rand ends the program rather than give weak bytes
	return base64.RawURLEncoding.EncodeToString(b)
}

// NewVerifier is a fresh PKCE verifier (2.2).
func NewVerifier() Secret { return Secret(oauth2.GenerateVerifier()) }

// AuthorizeURL is the page to open in a browser. What a person can check comes first; state and challenge, which nobody
// reads and a narrow terminal may cut, come last.
func (c *Client) AuthorizeURL(r AuthorizeRequest) string {
	var b strings.Builder
	b.WriteString(c.cfg.AuthURL + "/oauth/authorize")
	next := "?"
	add := func(name string, values ...string) {
		if len(values) == 0 || values[0] == "" {
			return
		}
		escaped := make([]string, len(values))
		for i, v := range values {
			escaped[i] = url.QueryEscape(v)
		}
		b.WriteString(next + name + "=" + strings.Join(escaped, ","))
		next = "&"
	}
	add("client_id", c.cfg.RESTAPIKey)
	add("redirect_uri", c.cfg.RedirectURI)
	add("response_type", "code")
	add("scope", r.Scopes...)
	add("prompt", r.Prompt...)
	if r.Verifier != "" {
		add("code_challenge_method", "S256")
	}
	add("state", r.State)
	if r.Verifier != "" {
		add("code_challenge", oauth2.S256ChallengeFromVerifier(r.Verifier.Reveal()))
	}
	return b.String()
}
