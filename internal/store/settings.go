package store

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"kakaotui/internal/kakao"
)

// DefaultRedirectURI is used where nobody names another.
const DefaultRedirectURI = "http://localhost:8910/oauth"

// Where tokens are kept (KAKAOTUI_TOKENS).
const (
	TokensInFile    = "file"
	TokensInKeyring = "keyring"
)

// Origin is the source that a setting came from; empty when it has no value.
type Origin string

const (
	FromFlag        Origin = "flag"
	FromEnvironment Origin = "environment"
	FromDotEnv      Origin = ".env"
	FromConfig      Origin = "config.toml"
	FromDefault     Origin = "default"
)

// Origins say of each setting where its value came from.
type Origins struct {
	RESTAPIKey, ClientSecret, RedirectURI, AuthorizationCode, AuthURL, APIURL, Lang, Tokens, ASCII Origin
}

// Settings are what a person set up. Each value comes from the strongest source that has it, without spaces around it.
type Settings struct {
	RESTAPIKey        string
	ClientSecret      kakao.Secret
	RedirectURI       string
	AuthorizationCode kakao.Secret // environment or .env only; to be exchanged once
	AuthURL, APIURL   string       // never from .env
	Lang              string
	Tokens            string // "file" or "keyring"
	ASCII             bool
	Quota             QuotaLimits // config.toml only, as is the next
	KeepDays          int         // how long the journal keeps what is done with; 0 leaves the default
	Count             string      // what a character is: "codepoint" (default), "utf16" or "grapheme"; config.toml only
	LinkDomains       []string    // the web domains registered for links, as the console shows them; config.toml only
	NoImages          bool        // fetch_images = false in config.toml: the app fetches no images of the web for its preview
	Origins           Origins
}

// Sources are where LoadSettings looks, apart from config.toml.
type Sources struct {
	// Flags hold what was given on the command line; a field left at its zero value was not given.
	Flags Settings
	// Environ looks a variable up (nil: os.LookupEnv).
	Environ func(string) (string, bool)
	// DotEnv is the path of the .env file (empty: ".env" in the working directory).
	DotEnv string
}

// SettingsError refuses a settings file or value. It names the place, never the content, which may be a secret.
type SettingsError struct {
	Path   string // the file; empty for a value from flag or environment
	Line   int    // from 1; 0 when it is not known
	Key    string // the setting's name in its source; empty when the file as a whole cannot be read
	Reason string
}

func (e *SettingsError) Error() string {
	var at strings.Builder
	if e.Path != "" {
		at.WriteString(e.Path)
		if e.Line > 0 {
			fmt.Fprintf(&at, ":%d", e.Line)
		}
		at.WriteString(": ")
	}
	if e.Key != "" {
		at.WriteString(e.Key + ": ")
	}
	return at.String() + e.Reason
}

// LoadSettings gathers the settings, strongest source first: flag, environment, .env, config.toml, default. The error
// joins every *SettingsError; the settings beside it hold what the readable sources gave.
func LoadSettings(d Dirs, src Sources) (Settings, error) {
	if src.Environ == nil {
		src.Environ = os.LookupEnv
	}
	if src.DotEnv == "" {
		src.DotEnv = ".env"
	}
	dotenv, dotenvErr := readDotEnv(src.DotEnv)
	config, configErr := readConfig(configPath(d))
	s := Settings{RedirectURI: DefaultRedirectURI, Tokens: TokensInFile}
	s.Origins.RedirectURI, s.Origins.Tokens = FromDefault, FromDefault
	for _, layer := range []struct {
		from   Origin
		values Settings
	}{
		{FromConfig, config.settings()},
		{FromDotEnv, dotenv},
		{FromEnvironment, environment(src.Environ)},
		{FromFlag, src.Flags},
	} {
		s.overlay(layer.values, layer.from)
	}
	s.Quota, s.KeepDays, s.Count = config.Quota, config.KeepDays, strings.TrimSpace(config.Count)
	s.NoImages = config.FetchImages != nil && !*config.FetchImages
	for _, domain := range config.LinkDomains {
		if domain = strings.TrimSpace(domain); domain != "" {
			s.LinkDomains = append(s.LinkDomains, domain)
		}
	}
	err := errors.Join(dotenvErr, configErr, s.check(d), s.checkCount(d))
	return s, err
}

// overlay lets the values of a stronger source win.
func (s *Settings) overlay(v Settings, from Origin) {
	put(&s.RESTAPIKey, v.RESTAPIKey, &s.Origins.RESTAPIKey, from)
	put(&s.ClientSecret, v.ClientSecret, &s.Origins.ClientSecret, from)
	put(&s.RedirectURI, v.RedirectURI, &s.Origins.RedirectURI, from)
	put(&s.AuthorizationCode, v.AuthorizationCode, &s.Origins.AuthorizationCode, from)
	put(&s.AuthURL, v.AuthURL, &s.Origins.AuthURL, from)
	put(&s.APIURL, v.APIURL, &s.Origins.APIURL, from)
	put(&s.Lang, v.Lang, &s.Origins.Lang, from)
	put(&s.Tokens, v.Tokens, &s.Origins.Tokens, from)
	if v.ASCII {
		s.ASCII, s.Origins.ASCII = true, from
	}
}

func put[T ~string](to *T, value T, origin *Origin, from Origin) {
	if v := T(strings.TrimSpace(string(value))); v != "" {
		*to, *origin = v, from
	}
}

func environment(lookup func(string) (string, bool)) Settings {
	get := func(name string) string {
		v, _ := lookup(name)
		return v
	}
	return Settings{
		RESTAPIKey:        get("KAKAO_REST_API_KEY"),
		ClientSecret:      kakao.Secret(get("KAKAO_CLIENT_SECRET")),
		RedirectURI:       get("KAKAO_REDIRECT_URI"),
		AuthorizationCode: kakao.Secret(get("KAKAO_AUTHORIZATION_CODE")),
		AuthURL:           get("KAKAOTUI_AUTH_URL"),
		APIURL:            get("KAKAOTUI_API_URL"),
		Lang:              get("KAKAOTUI_LANG"),
		Tokens:            get("KAKAOTUI_TOKENS"),
	}
}

// check refuses a place for tokens that is none. The value stays, so that CheckTokenStore refuses it again.
func (s *Settings) check(d Dirs) error {
	if s.Tokens == TokensInFile || s.Tokens == TokensInKeyring {
		return nil
	}
	wrong := &SettingsError{Key: "KAKAOTUI_TOKENS", Reason: `it is neither "file" nor "keyring"`}
	if s.Origins.Tokens == FromConfig {
		wrong.Path, wrong.Key = configPath(d), "tokens"
	}
	return wrong
}

// checkCount refuses a unit that nobody counts in, and leaves the default in its place.
func (s *Settings) checkCount(d Dirs) error {
	switch s.Count {
	case "", "codepoint", "utf16", "grapheme":
		return nil
	}
	s.Count = ""
	return &SettingsError{Path: configPath(d), Key: "count", Reason: `it is none of "codepoint", "utf16" and "grapheme"`}
}

// CheckTokenStore refuses a place for tokens that there is not; it never falls back to another one. The error is an
// *UnsupportedError.
func CheckTokenStore(tokens string) error {
	switch tokens {
	case "", TokensInFile, TokensInKeyring:
		return nil
	}
	return &UnsupportedError{Setting: "KAKAOTUI_TOKENS", Value: tokens, Reason: "the places are file and keyring"}
}
