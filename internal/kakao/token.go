package kakao

import "time"

// Token is what the token endpoint answered, with lifetimes turned into absolute UTC wall-clock
// times (kakao-api.md 3.2, 3.3).
type Token struct {
	AccessToken     Secret
	AccessExpiresAt time.Time
	// RefreshToken is empty when the answer held none: the old one then stays in force until its own expiry (3.3).
	RefreshToken     Secret
	RefreshExpiresAt time.Time
	// Scopes are the consented scope IDs; nil when the answer did not say.
	Scopes []string
}
