package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hostile is what a server might say to a terminal: a title, a cleared screen, text that runs backwards, C1, and a secret.
const hostile = "\x1b]0;owned\x07\x1b[2J\u202e\u009b31mboo\r\n code=stolen-code-stolen-code"

func (w *world) hostileFault(path string, status int, body map[string]any, times int) {
	w.t.Helper()
	inner, err := json.Marshal(body)
	if err != nil {
		w.t.Fatal(err)
	}
	outer, err := json.Marshal([]map[string]any{{"path": path, "mode": "status", "status": status, "body": string(inner), "times": times}})
	if err != nil {
		w.t.Fatal(err)
	}
	w.control("POST", "faults", string(outer))
}

func TestHostileServer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	back := w.agree(w.want(3, "login", "--no-browser").out)
	check := func(r result, code int) {
		t.Helper()
		if r.code != code || strings.Contains(r.out+r.err, "stolen-code") {
			t.Errorf("want exit %d, got %v", code, r)
		}
		checkSafe(t, r.out)
		checkSafe(t, r.err)
	}
	w.hostileFault(sendPath, 400, map[string]any{"code": -3, "msg": hostile}, 4)
	check(w.run("send", "a"), 5)
	check(w.run("send", "--lang", "ko", "a"), 5)
	check(w.run("send", "--verbose", "a"), 5)
	check(w.run("send", "--json", "a"), 5)
	w.hostileFault(sendPath, 403, map[string]any{"code": -402, "msg": hostile, "required_scopes": []string{hostile, "talk_message"}}, 2)
	check(w.run("send", "a"), 4)
	check(w.run("send", "--json", "a"), 4)
	w.hostileFault(tokenPath, 400, map[string]any{"error": hostile, "error_description": hostile, "error_code": hostile}, 2)
	check(w.run("login", "--code", back), 5)
	check(w.run("login", "--code", back, "--verbose"), 5)
	me := map[string]any{"id": 4312345678, "kakao_account": map[string]any{"profile": map[string]any{"nickname": hostile}}}
	scopes := map[string]any{"id": 4312345678, "scopes": []map[string]any{{"id": hostile, "display_name": hostile, "type": hostile, "using": true, "agreed": true}}}
	for _, args := range [][]string{{"status"}, {"status", "--json"}, {"status", "--verbose"}} {
		w.hostileFault("/v2/user/me", 200, me, 1)
		w.hostileFault("/v2/user/scopes", 200, scopes, 1)
		r := w.run(args...)
		checkSafe(t, r.out)
		checkSafe(t, r.err)
		if r.code != 0 || !strings.Contains(r.out, "boo") {
			t.Errorf("%q: %v", args, r)
		}
	}
	// The hostile page of an error redirect.
	denied := pasteURI + "?error=invalid_scope&error_description=%1b%5b2J%e2%80%ae&" + back[strings.Index(back, "state="):]
	check(w.run("login", "--code", denied), 5)
}

// A token file that was written only half is set aside, told once, and the generation before it serves.
func TestHalfWrittenTokenFile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	before := w.want(0, "token").out
	path := filepath.Join(w.home, "tokens.json")
	half := w.halve(path)
	r := w.want(0, "status", "--json", "--offline")
	var st statusJSON
	strict(t, r.out, &st)
	if !st.LoggedIn || !strings.Contains(r.err, path) {
		t.Error(r)
	}
	if w.want(0, "token").out != before {
		t.Error("the generation before does not serve")
	}
	if r := w.want(0, "status", "--offline"); r.err != "" {
		t.Errorf("told twice: %v", r)
	}
	if !w.keeps(half) {
		t.Error("the damaged file is gone")
	}
	// Without another generation a person must log in; nothing is lost even then.
	w.forgetOthers(path)
	half = w.halve(path)
	ko := w.with("KAKAOTUI_LANG=ko").want(3, "send", "안녕")
	if !strings.Contains(ko.err, "kakaotui login") || !hasHangul(ko.err) || !w.keeps(half) {
		t.Error(ko)
	}
	w.login()
	w.want(0, "send", "다시 돼요")
}

// halve cuts a file in two and gives the half that is left.
func (w *world) halve(path string) string {
	w.t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, b[:len(b)/2], 0o600); err != nil {
		w.t.Fatal(err)
	}
	return string(b[:len(b)/2])
}

func (w *world) keeps(content string) bool {
	w.t.Helper()
	files, err := filepath.Glob(filepath.Join(w.home, "*"))
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range files {
		if b, err := os.ReadFile(f); err == nil && string(b) == content {
			return true
		}
	}
	return false
}

// forgetOthers removes the other generations of a file.
func (w *world) forgetOthers(path string) {
	w.t.Helper()
	files, err := filepath.Glob(filepath.Join(w.home, "tokens?*"))
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range files {
		if f != path && !strings.HasSuffix(f, ".lock") {
			_ = os.Remove(f)
		}
	}
}

func TestSettingsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, c := range []struct{ name, change, reason string }{
		{"no place", "KAKAOTUI_TOKENS=nowhere", "settings"},
		{"plain http to a stranger", "KAKAOTUI_API_URL=http://kapi.example.com", "base_url"},
	} {
		other := w.with(c.change)
		if e := errorOf(t, other.want(2, "status", "--json")); e.Reason != c.reason || e.Remedy == "" {
			t.Errorf("%s: %+v", c.name, e)
		}
		checkBothLanguages(t, other.run("token", "--lang", "ko"), other.run("token"))
	}
	if err := os.MkdirAll(w.home, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.home, "config.toml"), []byte("lang = \"ko\"\nclient_secret = \"half-a-secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := w.want(2, "send", "--json", "a")
	if e := errorOf(t, r); e.Reason != "settings" || strings.Contains(r.out+r.err, "half-a-secret") || !strings.Contains(e.Message, "2") {
		t.Error(r)
	}
}

// config.toml speaks for who names no language elsewhere.
func TestLanguageOfTheConfig(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAOTUI_LANG", "LANG=C.UTF-8")
	if err := os.MkdirAll(w.home, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.home, "config.toml"), []byte("lang = \"ko\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		w      *world
		args   []string
		korean bool
	}{
		{w, []string{"status"}, true},
		{w, []string{"status", "--lang=en"}, false},
		{w.with("KAKAOTUI_LANG=en"), []string{"status"}, false},
		{w.with("KAKAOTUI_LANG=ko-KR"), []string{"status", "--lang", "en"}, false},
		{w.with("LC_ALL=ko_KR.UTF-8"), []string{"--help"}, true},
		{w.with("LANG=ko_KR.UTF-8", "LC_MESSAGES=en_US.UTF-8"), []string{"--help"}, false},
	} {
		if r := c.w.run(c.args...); hasHangul(r.out) != c.korean {
			t.Errorf("%q: %v", c.args, r)
		}
	}
}
