package simulator

import (
	"slices"
	"time"
)

// Config says how a simulated app is set up. The zero value is the app that interface.md describes.
type Config struct {
	RESTAPIKey   string   // default "sim-rest-api-key"
	ClientSecret string   // default none: the client secret is switched off in the console
	RedirectURIs []string // default DefaultRedirectURIs
	ConsentAuto  bool     // true: the person agrees to everything at once, without a page

	// AccessTTL is how long an access token lives, 6 hours by default. Answers count the whole seconds that are left
	// a moment after the issue, so 6 hours read 21599, as Kakao's do (section 3.2).
	AccessTTL time.Duration
	// RefreshTTL is how long a refresh token lives, 60 days by default (5183999 seconds in answers).
	RefreshTTL time.Duration

	Now func() time.Time // default time.Now; /_sim/clock moves on from it
}

// Defaults of the simulated app (interface.md, "The simulator").
const (
	DefaultRESTAPIKey = "sim-rest-api-key"
	DefaultAccessTTL  = 6 * time.Hour
	DefaultRefreshTTL = 60 * 24 * time.Hour
)

// DefaultRedirectURIs are the redirect URIs registered out of the box.
func DefaultRedirectURIs() []string {
	return []string{
		"http://localhost:8910/oauth", "http://127.0.0.1:8910/oauth", "http://127.0.0.1", "https://example.com/oauth",
	}
}

func (c Config) withDefaults() Config {
	if c.RESTAPIKey == "" {
		c.RESTAPIKey = DefaultRESTAPIKey
	}
	if len(c.RedirectURIs) == 0 {
		c.RedirectURIs = DefaultRedirectURIs()
	}
	c.RedirectURIs = slices.Clone(c.RedirectURIs)
	if c.AccessTTL <= 0 {
		c.AccessTTL = DefaultAccessTTL
	}
	if c.RefreshTTL <= 0 {
		c.RefreshTTL = DefaultRefreshTTL
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

// Info is what a client needs to be pointed at a running simulator: the first line of `kakaotui simulate --json`.
type Info struct {
	BaseURL      string   `json:"base_url"`
	RESTAPIKey   string   `json:"rest_api_key"`
	ClientSecret string   `json:"client_secret"`
	RedirectURIs []string `json:"redirect_uris"`
}
