package simulator

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// tokenAnswer has the fields in the order of Kakao's real answers (section 3.2).
type tokenAnswer struct {
	AccessToken           string  `json:"access_token"`
	TokenType             string  `json:"token_type"`
	RefreshToken          string  `json:"refresh_token,omitempty"`
	ExpiresIn             int64   `json:"expires_in"`
	Scope                 *string `json:"scope,omitempty"` // absent in a refresh answer (section 3.3)
	RefreshTokenExpiresIn *int64  `json:"refresh_token_expires_in,omitempty"`
}

// tokenError is the error body of section 3.4.
type tokenError struct {
	status      int
	Name        string `json:"error"`
	Description string `json:"error_description"`
	Code        string `json:"error_code,omitempty"`
}

var (
	errRateLimit    = &tokenError{400, "invalid_request", "token request rate limit exceeded", "KOE237"}
	errMalformed    = &tokenError{400, "invalid_request", "malformed request", "KOE001"}
	errGrantType    = &tokenError{400, "unsupported_grant_type", "unsupported grant_type", "KOE310"}
	errCredentials  = &tokenError{401, "invalid_client", "Bad client credentials", "KOE010"}
	errCode         = &tokenError{400, "invalid_grant", "authorization code not found", "KOE320"}
	errOtherApp     = &tokenError{400, "invalid_grant", "Application ID mismatch", "KOE114"}
	errRedirectURI  = &tokenError{400, "invalid_grant", "Redirect URI mismatch.", "KOE303"}
	errNoRefresh    = &tokenError{400, "invalid_grant", "refresh_token is required", "KOE319"}
	errRefreshToken = &tokenError{400, "invalid_grant", "expired_or_invalid_refresh_token", "KOE322"}
	// Kakao's answer to a wrong verifier is not documented (section 2.2); no KOE code is invented for it.
	errVerifier = &tokenError{400, "invalid_grant", "code_verifier mismatch", ""}
)

// handleToken answers POST /oauth/token. (sim) The order of checks, section 3.4:
//
//  1. token limits: 20 access tokens in 10 minutes, 30 refresh tokens in 60 (KOE237)
//  2. content type and grant_type (KOE310); a body that is not a form holds no grant_type; a broken form is KOE001
//  3. client_id (KOE101), only from the body: HTTP Basic reads [null]
//  4. client_secret, when the app has one (KOE010); an app without one ignores whatever is sent (sim)
//  5. code (KOE320), its key (KOE114), its redirect_uri (KOE303), its PKCE verifier; or refresh_token (KOE319, KOE322)
//
// Only a successful exchange uses a code up: a wrong secret, redirect URI or verifier leaves it for the right call. A
// verifier for a code that was asked without a challenge is a mismatch. Failed calls issue nothing and so do not count
// for the limits. A refresh token used with another key is KOE322. Each of these is (sim).
func (s *Simulator) handleToken(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		writeJSON(w, http.StatusMethodNotAllowed, &tokenError{
			Name: "invalid_request", Description: "Request method '" + r.Method + "' is not supported", Code: "KOE001"})
		return
	}
	form, malformed := readForm(w, r)

	s.mu.Lock()
	defer s.mu.Unlock()
	answer, err := s.issue(form, malformed)
	if err != nil {
		writeJSON(w, err.status, err)
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

// readForm reads a form body; any other content type reads as an empty form. The query never counts.
func readForm(w http.ResponseWriter, r *http.Request) (form url.Values, malformed bool) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return url.Values{}, false
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	r.URL.RawQuery = "" // a broken query is no fault of the body
	if err := r.ParseForm(); err != nil {
		return url.Values{}, true
	}
	return r.PostForm, false
}

func (s *Simulator) issue(form url.Values, malformed bool) (*tokenAnswer, *tokenError) {
	grant := form.Get("grant_type")
	if s.accessSpent() || (grant == "authorization_code" && s.refreshSpent()) {
		return nil, errRateLimit
	}
	if malformed {
		return nil, errMalformed
	}
	if grant != "authorization_code" && grant != "refresh_token" {
		return nil, errGrantType
	}
	if err := s.checkClient(form); err != nil {
		return nil, err
	}
	if grant == "refresh_token" {
		return s.issueByRefresh(form)
	}
	return s.issueByCode(form)
}

// checkClient checks key and secret (KOE101, KOE010).
func (s *Simulator) checkClient(form url.Values) *tokenError {
	id := form.Get("client_id")
	if !form.Has("client_id") {
		id = "null"
	}
	if !form.Has("client_id") || !slices.Contains(s.app.keys, id) {
		return &tokenError{401, "invalid_client", "Not exist client_id [" + id + "]", "KOE101"}
	}
	secret := form.Get("client_secret")
	if s.app.secret != "" && subtle.ConstantTimeCompare([]byte(secret), []byte(s.app.secret)) != 1 {
		return errCredentials
	}
	return nil
}

func (s *Simulator) issueByCode(form url.Values) (*tokenAnswer, *tokenError) {
	code := form.Get("code")
	c, ok := s.codes[code]
	switch {
	case !ok || !s.now().Before(c.expires):
		return nil, errCode
	case c.clientID != form.Get("client_id"):
		return nil, errOtherApp
	case c.redirectURI != form.Get("redirect_uri"):
		return nil, errRedirectURI
	case !c.verifies(form.Get("code_verifier")):
		return nil, errVerifier
	}
	delete(s.codes, code)

	s.lastLogin++
	scope := strings.Join(s.agreedScopes(), s.app.scopeSeparator)
	if s.app.scopeSeparator == "" {
		scope = ""
	}
	answer := s.answer(s.newAccess(s.lastLogin), s.newRefresh(s.lastLogin, c.clientID))
	answer.Scope = &scope
	return answer, nil
}

// verifies compares a PKCE verifier with the code's S256 challenge; both or neither must be there.
func (c authCode) verifies(verifier string) bool {
	if c.challenge == "" || verifier == "" {
		return c.challenge == verifier
	}
	sum := sha256.Sum256([]byte(verifier))
	return subtle.ConstantTimeCompare([]byte(base64.RawURLEncoding.EncodeToString(sum[:])), []byte(c.challenge)) == 1
}

// issueByRefresh issues an access token, and a refresh token too when less than a month is left: the old one dies at
// once (section 3.3). Earlier access tokens live on until their own expiry (sim).
func (s *Simulator) issueByRefresh(form url.Values) (*tokenAnswer, *tokenError) {
	old := form.Get("refresh_token")
	if old == "" {
		return nil, errNoRefresh
	}
	now := s.now()
	t, ok := s.refresh[old]
	if !ok || !now.Before(t.expires) || t.clientID != form.Get("client_id") {
		return nil, errRefreshToken
	}
	rotated := ""
	if t.expires.Sub(now) < rotateBefore {
		if s.refreshSpent() {
			return nil, errRateLimit
		}
		delete(s.refresh, old)
		rotated = s.newRefresh(t.login, t.clientID)
	}
	return s.answer(s.newAccess(t.login), rotated), nil
}

// answer describes freshly issued tokens; refresh may be empty.
func (s *Simulator) answer(access, refresh string) *tokenAnswer {
	now := s.now()
	a := &tokenAnswer{
		AccessToken: access, TokenType: "bearer", RefreshToken: refresh,
		ExpiresIn: secondsLeft(now, now.Add(s.config.AccessTTL)),
	}
	if refresh != "" {
		left := secondsLeft(now, now.Add(s.config.RefreshTTL))
		a.RefreshTokenExpiresIn = &left
	}
	return a
}
