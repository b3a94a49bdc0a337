package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// runIn is a process in a folder that holds a .env file.
func (w *world) runIn(dir string, args ...string) result {
	w.t.Helper()
	cmd := w.command(args...)
	cmd.Dir = dir
	return w.finish(cmd)
}

// The environment is stronger than .env, .env than config.toml; and .env names no host.
func TestSettingsStrongestFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAO_REST_API_KEY", "KAKAO_REDIRECT_URI")
	if err := os.MkdirAll(w.home, 0o700); err != nil {
		t.Fatal(err)
	}
	config := "rest_api_key = \"from-config\"\nredirect_uri = \"" + pasteURI + "\"\n"
	if err := os.WriteFile(filepath.Join(w.home, "config.toml"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	withEnv := t.TempDir()
	dotenv := "REST_API_KEY=from-dotenv\nKAKAOTUI_AUTH_URL=https://evil.example\nKAKAOTUI_API_URL=https://evil.example\nKAKAOTUI_HOME=/nowhere\n"
	if err := os.WriteFile(filepath.Join(withEnv, ".env"), []byte(dotenv), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		w    *world
		dir  string
		want string
	}{
		{w, t.TempDir(), "from-config"},
		{w, withEnv, "from-dotenv"},
		{w.with("KAKAO_REST_API_KEY=from-environment"), withEnv, "from-environment"},
	} {
		r := c.w.runIn(c.dir, "login", "--no-browser")
		if r.code != 3 || !strings.HasPrefix(r.out, w.url) || !strings.Contains(r.out, "client_id="+c.want+"&") {
			t.Errorf("want %s, got %v", c.want, r)
		}
	}
}

// An authorization code that is none is told with the place it came from.
func TestGarbageAsAuthorizationCode(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAO_AUTHORIZATION_CODE=안녕")
	ko, en := w.with("KAKAOTUI_LANG=ko").want(2, "login"), w.want(2, "login")
	checkBothLanguages(t, ko, en)
	if !strings.Contains(ko.err, "환경 변수") || !strings.Contains(en.err, "the environment") {
		t.Error(ko, en)
	}
}
