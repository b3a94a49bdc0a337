package kakao

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Token is what the token endpoint answered, with lifetimes turned into absolute UTC wall-clock times (3.2, 3.3). They
// count from the moment the request was begun, so they are never later than Kakao's own.
type Token struct {
	AccessToken     Secret
	AccessExpiresAt time.Time
	// RefreshToken is empty when the answer held none: the old one then stays in force until its own expiry (3.3).
	RefreshToken Secret
	// RefreshExpiresAt is zero when RefreshToken is empty, or when the answer did not say.
	RefreshExpiresAt time.Time
	// Scopes are the consented scope IDs; nil when the answer did not say, empty when it named none.
	Scopes []string
}

// maxLifetime bounds what a broken answer can claim; the longest real lifetime is 60 days.
const maxLifetime = 100 * 365 * 24 * time.Hour

// readToken reads a token answer that began at the given time. An access token without a lifetime is refused: nobody
// could tell when to refresh it, and Kakao always says (3.2).
func readToken(f fields, began time.Time) (Token, error) {
	access := f.text("access_token")
	if access == "" {
		return Token{}, errors.New("the answer has no access_token")
	}
	if kind := f.text("token_type"); kind != "" && !strings.EqualFold(kind, "bearer") {
		return Token{}, errors.New("the answer's token_type is not bearer")
	}
	expires, err := lifetime(f, "expires_in")
	if err != nil {
		return Token{}, err
	}
	began = began.Round(0).UTC() // no monotonic reading: it stands still while the machine sleeps
	t := Token{AccessToken: Secret(access), AccessExpiresAt: began.Add(expires)}
	if refresh := f.text("refresh_token"); refresh != "" {
		t.RefreshToken = Secret(refresh)
		if f.has("refresh_token_expires_in") {
			expires, err := lifetime(f, "refresh_token_expires_in")
			if err != nil {
				return Token{}, err
			}
			t.RefreshExpiresAt = began.Add(expires)
		}
	}
	if f.has("scope") {
		t.Scopes = append([]string{}, f.list("scope")...)
	}
	return t, nil
}

// lifetime is a member in seconds, more than none.
func lifetime(f fields, name string) (time.Duration, error) {
	seconds, err := f.integer(name)
	if err != nil {
		return 0, err
	}
	if seconds <= 0 {
		return 0, fmt.Errorf("%s in the answer is not above zero", name)
	}
	return time.Duration(min(seconds, int64(maxLifetime/time.Second))) * time.Second, nil
}

// splitScopes cuts a scope text at spaces and commas (both are seen, 3.2), each scope once, in the order given.
func splitScopes(s string) []string {
	var scopes []string
	for _, id := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' || r == '\r' }) {
		if !slices.Contains(scopes, id) {
			scopes = append(scopes, id)
		}
	}
	return scopes
}
