package session

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

func nothing(string) (string, bool) { return "", false }

func TestConfigure(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	set := w.settings()
	set.RESTAPIKey, set.ClientSecret = "", ""
	set.Origins = store.Origins{RedirectURI: store.FromEnvironment, AuthURL: store.FromEnvironment, APIURL: store.FromEnvironment, Tokens: store.FromDefault}
	s, err := Open(Options{Dirs: w.dirs, Settings: set, Now: w.clock})
	if err != nil {
		t.Fatal(err)
	}
	typed := s.Settings()
	typed.RESTAPIKey, typed.ClientSecret, typed.RedirectURI, typed.Lang = "sim-rest-api-key", "secret", "http://localhost:1/typed", "ko"
	typed.AuthorizationCode = "once"
	if err := s.Configure(typed); err != nil {
		t.Fatal(err)
	}
	got := s.Settings()
	if got.RESTAPIKey != "sim-rest-api-key" || got.ClientSecret.Reveal() != "secret" || got.RedirectURI != deaf || got.Lang != "ko" {
		t.Errorf("in force: %+v", got)
	}
	if got.Origins.RESTAPIKey != store.FromConfig || got.Origins.RedirectURI != store.FromEnvironment {
		t.Errorf("origins: %+v", got.Origins)
	}
	over, ok := errors.AsType[*OverriddenError](errors.Join(s.Warnings()...))
	if !ok || over.Setting != "redirect_uri" || over.Origin != store.FromEnvironment {
		t.Errorf("warning: %v", over)
	}
	saved, err := store.LoadSettings(w.dirs, store.Sources{DotEnv: filepath.Join(w.dirs.Config, "none"), Environ: nothing})
	if err != nil || saved.RedirectURI != "http://localhost:1/typed" || saved.ClientSecret.Reveal() != "secret" || saved.AuthURL != "" || saved.AuthorizationCode != "" {
		t.Errorf("saved: %+v, %v", saved, err)
	}
	if _, err := s.BeginLogin(t.Context(), nil, true); err != nil {
		t.Errorf("the new key is not used: %v", err)
	}

	typed = s.Settings()
	typed.ClientSecret, typed.Lang = "", ""
	if err := s.Configure(typed); err != nil {
		t.Fatal(err)
	}
	if got := s.Settings(); got.ClientSecret != "" || got.Lang != "ko" {
		t.Errorf("a secret switched off, nothing else: %+v", got)
	}
}

func TestConfigureRefuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	before := w.s.Settings()
	bad := before
	bad.APIURL = "http://example.com"
	if _, ok := errors.AsType[*kakao.ConfigError](w.s.Configure(bad)); !ok {
		t.Error("plain http to another machine was taken")
	}
	bad = before
	bad.Tokens = "cloud"
	if _, ok := errors.AsType[*store.UnsupportedError](w.s.Configure(bad)); !ok {
		t.Error("a place that there is not was taken")
	}
	if !reflect.DeepEqual(w.s.Settings(), before) {
		t.Error("a refused change counts")
	}
	if _, err := Open(Options{Dirs: w.dirs, Settings: bad}); err == nil {
		t.Error("a place that there is not was opened")
	}
}

func TestDraftOfTheProfile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	want := store.Draft{Text: "쓰다 만 글"}
	if err := w.s.ChangeDraft(func(store.Draft) store.Draft { return want }); err != nil {
		t.Fatal(err)
	}
	if got, err := w.open().Draft(); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestNothingPrintsASecret(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	set := w.settings()
	set.ClientSecret = "PRECIOUS"
	s, err := Open(Options{Dirs: w.dirs, Settings: set})
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprintf("%v %+v %#v %s %+v", s, s, s, s, s.Settings()); strings.Contains(text, "PRECIOUS") {
		t.Error(text)
	}
}
