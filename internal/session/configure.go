package session

import (
	"fmt"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// OverriddenError warns that a setting was saved but a stronger source (environment, flag, .env) still decides it.
type OverriddenError struct {
	Setting string // the key in config.toml
	Origin  store.Origin
}

func (e *OverriddenError) Error() string {
	return fmt.Sprintf("%s was saved, but its value from %s still counts", e.Setting, e.Origin)
}

// Configure saves new settings (config.toml) and uses them from now on. Begin with Settings() and change it; a field left
// empty stays as it was, the client secret aside: without one, the app has it switched off. What a flag, the environment
// or .env says still wins, which a Warning tells. Errors: *kakao.ConfigError and the errors of store.SaveSettings; then
// nothing has changed.
func (s *Session) Configure(set store.Settings) error {
	s.mu.Lock()
	old := s.settings
	s.mu.Unlock()
	save, use := set, old
	save.AuthorizationCode = ""
	var overridden []error
	for _, f := range []struct {
		key              string
		old              string
		save, use        *string
		saveFrom, usedBy *store.Origin
	}{
		{"rest_api_key", old.RESTAPIKey, &save.RESTAPIKey, &use.RESTAPIKey, &save.Origins.RESTAPIKey, &use.Origins.RESTAPIKey},
		{"redirect_uri", old.RedirectURI, &save.RedirectURI, &use.RedirectURI, &save.Origins.RedirectURI, &use.Origins.RedirectURI},
		{"auth_url", old.AuthURL, &save.AuthURL, &use.AuthURL, &save.Origins.AuthURL, &use.Origins.AuthURL},
		{"api_url", old.APIURL, &save.APIURL, &use.APIURL, &save.Origins.APIURL, &use.Origins.APIURL},
		{"lang", old.Lang, &save.Lang, &use.Lang, &save.Origins.Lang, &use.Origins.Lang},
		{"tokens", old.Tokens, &save.Tokens, &use.Tokens, &save.Origins.Tokens, &use.Origins.Tokens},
	} {
		if *f.save == "" {
			*f.save = f.old
		}
		overridden = append(overridden, change(f.key, f.old, *f.save, f.use, f.saveFrom, f.usedBy)...)
	}
	secret := use.ClientSecret.Reveal()
	overridden = append(overridden, change("client_secret", secret, set.ClientSecret.Reveal(), &secret, &save.Origins.ClientSecret, &use.Origins.ClientSecret)...)
	use.ClientSecret = kakao.Secret(secret)
	use.ASCII = set.ASCII
	if set.ASCII != old.ASCII {
		save.Origins.ASCII, use.Origins.ASCII = store.FromConfig, store.FromConfig
	} else {
		save.Origins.ASCII = old.Origins.ASCII
	}
	return s.adopt(save, use, overridden)
}

// change decides one setting: what is saved (saveFrom), what is used, and where that comes from.
func change(key, old, value string, use *string, saveFrom, usedBy *store.Origin) []error {
	from := *usedBy
	if value == old {
		*saveFrom = from
		return nil
	}
	*saveFrom = store.FromConfig
	if from == store.FromFlag || from == store.FromEnvironment || from == store.FromDotEnv {
		return []error{&OverriddenError{Setting: key, Origin: from}}
	}
	*use, *usedBy = value, store.FromConfig
	if value == "" {
		*usedBy = ""
	}
	return nil
}

func (s *Session) adopt(save, use store.Settings, overridden []error) error {
	stored := s.tokens()
	if use.Tokens != s.Settings().Tokens {
		var err error
		if stored, err = store.OpenTokenStore(s.dirs, use.Tokens, s.now); err != nil {
			return fmt.Errorf("saving the settings: %w", err)
		}
	}
	client, err := s.clientFor(use, use.RedirectURI)
	if err != nil {
		return fmt.Errorf("saving the settings: %w", err)
	}
	if err := store.SaveSettings(s.dirs, save); err != nil {
		return fmt.Errorf("saving the settings: %w", err)
	}
	s.mu.Lock()
	s.settings, s.client, s.stored = use, client, stored
	s.mu.Unlock()
	for _, err := range overridden {
		s.warn(err)
	}
	return nil
}
