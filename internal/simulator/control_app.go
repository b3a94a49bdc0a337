package simulator

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Limits of the console (sections 1.1 and 1.3).
const (
	maxKeys         = 5
	maxRedirectURIs = 10
)

// appSettings is the body of POST /_sim/app; what is not named stays.
type appSettings struct {
	Name           *string           `json:"name"`
	LoginEnabled   *bool             `json:"login_enabled"`
	ClientSecret   *string           `json:"client_secret"` // "" switches the secret off
	RESTAPIKeys    *[]string         `json:"rest_api_keys"` // one to five; they share secret and redirect URIs
	RedirectURIs   *[]string         `json:"redirect_uris"`
	Scopes         map[string]string `json:"scopes"` // id → required, optional, during-use, off
	LinkDomains    *[]string         `json:"link_domains"`
	LongText       *string           `json:"long_text"` // cut, refuse
	ScopeSeparator *string           `json:"scope_separator"`
	Consent        *string           `json:"consent"`      // ask, auto
	Permission     *string           `json:"permission"`   // granted, members, denied
	TalkAccount    *bool             `json:"talk_account"` // false: the person's account has no KakaoTalk (-501)
}

// setApp changes the console settings, all of them or, when one is wrong, none.
func (s *Simulator) setApp(body []byte) (any, error) {
	var in appSettings
	if err := decodeStrict(body, &in); err != nil {
		return nil, err
	}
	a := s.app.clone()
	if err := in.apply(&a); err != nil {
		return nil, err
	}
	auto, err := oneOf("consent", in.Consent, "auto", "ask", s.autoConsent)
	if err != nil {
		return nil, err
	}
	s.app, s.autoConsent = a, auto
	set(&s.talkAccount, in.TalkAccount)
	return s.describeApp(), nil
}

func (in appSettings) apply(a *app) error {
	set(&a.name, in.Name)
	set(&a.loginOn, in.LoginEnabled)
	set(&a.secret, in.ClientSecret)
	set(&a.keys, in.RESTAPIKeys)
	set(&a.redirectURIs, in.RedirectURIs)
	set(&a.linkDomains, in.LinkDomains)
	set(&a.scopeSeparator, in.ScopeSeparator)
	set(&a.permission, in.Permission)
	if !slices.Contains([]string{permissionGranted, permissionMembers, permissionDenied}, a.permission) {
		return errors.New("permission must be granted, members or denied")
	}
	if len(a.keys) < 1 || len(a.keys) > maxKeys || slices.Contains(a.keys, "") {
		return fmt.Errorf("rest_api_keys must be 1 to %d keys", maxKeys)
	}
	if len(a.redirectURIs) > maxRedirectURIs {
		return fmt.Errorf("redirect_uris may be %d at most", maxRedirectURIs)
	}
	for _, uri := range a.redirectURIs {
		if err := checkRedirectURI(uri); err != nil {
			return err
		}
	}
	for id, stage := range in.Scopes {
		i := slices.IndexFunc(a.items, func(it consentItem) bool { return it.id == id })
		if i < 0 {
			return fmt.Errorf("scopes: no consent item %q", id)
		}
		if !slices.Contains([]string{stageRequired, stageOptional, stageDuringUse, stageOff}, stage) {
			return fmt.Errorf("scopes: %s must be required, optional, during-use or off", id)
		}
		a.items[i].stage = stage
	}
	var err error
	a.refuseLong, err = oneOf("long_text", in.LongText, "refuse", "cut", a.refuseLong)
	return err
}

// set copies a setting that is named.
func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// oneOf reads a setting of two words; the first means true.
func oneOf(name string, value *string, yes, no string, old bool) (bool, error) {
	switch {
	case value == nil:
		return old, nil
	case *value == yes || *value == no:
		return *value == yes, nil
	}
	return false, fmt.Errorf("%s must be %s or %s", name, yes, no)
}

// checkRedirectURI applies the rules of section 1.3.
func checkRedirectURI(uri string) error {
	u, err := url.Parse(uri)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || strings.ContainsAny(uri, "*?# \t\r\n") {
		return errors.New("redirect_uris: each must be a whole http or https address without query, fragment or wildcard")
	}
	return nil
}

// describeApp shows the settings, the secret aside. The lock must be held.
func (s *Simulator) describeApp() any {
	scopes := map[string]string{}
	for _, it := range s.app.items {
		scopes[it.id] = it.stage
	}
	choose := func(second bool, first, other string) string {
		if second {
			return other
		}
		return first
	}
	return map[string]any{
		"name": s.app.name, "login_enabled": s.app.loginOn, "client_secret_on": s.app.secret != "",
		"rest_api_keys": s.app.keys, "redirect_uris": s.app.redirectURIs, "scopes": scopes,
		"link_domains": s.app.linkDomains, "long_text": choose(s.app.refuseLong, "cut", "refuse"),
		"permission": s.app.permission, "talk_account": s.talkAccount,
		"scope_separator": s.app.scopeSeparator, "consent": choose(s.autoConsent, "ask", "auto"),
	}
}
