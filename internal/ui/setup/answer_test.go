package setup

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

func TestFindings(t *testing.T) {
	t.Parallel()
	const atKey, atSecret, atRedirect = 1, 2, 3
	for _, c := range []struct {
		step  int
		typed string
		note  text.Sentence
		args  []any
		ok    bool
	}{
		{atKey, key, text.FindKeyFine, []any{32}, true},
		{atKey, "sim-rest-api-key", text.FindUnusual, []any{16}, true},
		{atKey, "REST API 키: " + key, text.FindLabelled, []any{32}, true},
		{atKey, `"` + key + `"`, text.FindLabelled, []any{32}, true},
		{atKey, "   ", text.FindEmpty, nil, false},
		{atKey, key + " " + key, text.FindSpaces, nil, false},
		{atKey, "ㅁㄴㅇㄹ", text.FindNotASCII, nil, false},
		{atKey, "JavaScript 키 " + key, text.FindJavaScriptKey, nil, false},
		{atKey, "네이티브 앱 키: " + key, text.FindNativeKey, nil, false},
		{atKey, "Admin key: " + key, text.FindAdminKey, nil, false},
		{atSecret, secret, text.FindSecretFine, []any{32}, true},
		{atSecret, "", text.FindNoSecret, nil, true},
		{atSecret, "short", text.FindUnusual, []any{5}, true},
		{atSecret, "비밀", text.FindNotASCII, nil, false},
		{atRedirect, "http://localhost:8910/oauth", text.FindURIFine, []any{27}, true},
		{atRedirect, "Redirect URI: https://example.com/oauth", text.FindLabelled, []any{25}, true},
		{atRedirect, "", text.FindEmpty, nil, false},
		{atRedirect, "localhost:8910/oauth", text.FindNotAbsolute, nil, false},
		{atRedirect, "kakao123://oauth", text.FindNotHTTP, nil, false},
		{atRedirect, "http://localhost/oauth?a=b", text.FindHasQuery, nil, false},
		{atRedirect, "http://localhost/oauth#a", text.FindHasFragment, nil, false},
		{atRedirect, "http://me@localhost/oauth", text.FindHasUser, nil, false},
		{atRedirect, "http://*.example.com/", text.FindHasWildcard, nil, false},
		{atRedirect, "http://local host/", text.FindSpaces, nil, false},
		{atRedirect, "https://kauth.kakao.com/oauth/authorize", text.FindAuthorize, nil, false},
	} {
		for _, lang := range []text.Lang{text.Korean, text.English} {
			r := newRig(t, store.Settings{}, nil)
			r.s.Lang = lang
			r.p.move(c.step)
			r.p.field().SetValue("")
			r.press(strings.Split(c.typed, "")...)
			r.press("enter")
			if moved := r.p.at != c.step; moved != c.ok {
				t.Errorf("%q: went on %v", c.typed, moved)
			}
			r.p.at = c.step
			r.p.pressed = true
			r.has(c.note.In(lang, c.args...))
			if r.p.usable() != c.ok {
				t.Errorf("%q: usable %v", c.typed, r.p.usable())
			}
		}
	}
}

// Every finding of kakao has its sentence.
func TestEveryFindingIsSaid(t *testing.T) {
	t.Parallel()
	for f := kakao.Fine; f <= kakao.AuthorizeAddress; f++ {
		a := answer{found: f, length: 32, fine: text.FindKeyFine}
		for _, lang := range []text.Lang{text.Korean, text.English} {
			if words := a.words(lang, true); words == "" || strings.Contains(words, "%!") {
				t.Errorf("finding %d: %q", f, words)
			}
		}
	}
}

func TestSecretIsNeverDrawn(t *testing.T) {
	t.Parallel()
	check := func(r *rig) {
		t.Helper()
		for at := range steps {
			r.p.move(at)
			for _, size := range [][2]int{{40, 9}, {80, 21}, {120, 60}} {
				all := strings.Join(r.p.View(size[0], size[1]).Rows, "\n")
				for n := 0; n+4 <= len(secret); n++ {
					if strings.Contains(all, secret[n:n+4]) {
						t.Fatalf("step %d shows %q of the secret", at+1, secret[n:n+4])
					}
				}
			}
		}
	}
	check(newRig(t, store.Settings{ClientSecret: secret, RedirectURI: "http://localhost:8910/oauth"}, nil))
	typed := newRig(t, store.Settings{}, nil)
	typed.p.move(2)
	typed.press(strings.Split(secret, "")...)
	typed.has("32자")
	check(typed)
	labelled := newRig(t, store.Settings{}, nil)
	labelled.p.move(2)
	labelled.p.Update(tea.PasteMsg{Content: "client_secret=" + secret})
	check(labelled)
}
