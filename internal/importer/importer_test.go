package importer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

const answer = `{"access_token": "aaaa-access", "token_type": "bearer", "refresh_token": "rrrr-refresh", "expires_in": 21599, "scope": "talk_message profile_nickname", "refresh_token_expires_in": 5183999}`

func utf16le(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func utf16be(s string) string {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

func TestEveryFormOfALogin(t *testing.T) {
	t.Parallel()
	python := strings.ReplaceAll(answer, `"`, `'`)
	for name, text := range map[string]string{
		"object":              answer,
		"list":                "[" + answer + "]",
		"list in a list":      "[[" + answer + "]]",
		"trailing comma":      strings.Replace(answer, "5183999}", "5183999,\n}", 1),
		"trailing comma list": "[" + answer + ",]",
		"comma at the end":    answer + ",\n",
		"BOM":                 "\ufeff" + answer,
		"UTF-16":              utf16le(answer),
		"UTF-16 BE":           utf16be(answer),
		"python":              python,
		"python list":         "[" + python + "]",
		"python words":        strings.Replace(python, "{", "{'id_token': None, 'ok': True, 'no': False, ", 1),
		"python escapes":      strings.Replace(python, "{", `{'x': 'it\'s "\x41"', `, 1),
		"indented":            strings.ReplaceAll(answer, ", ", ",\r\n\t"),
		"numbers in quotes":   strings.NewReplacer("21599", `"21599"`, "5183999", `"5183999"`).Replace(answer),
		"numbers with point":  strings.NewReplacer("21599", "21599.0", "5183999", "5183999.0").Replace(answer),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !LooksLikeJSON([]byte(text)) {
				t.Error("it is taken for a .env file")
			}
			f, err := Parse([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if f.Kind != Login || f.AccessToken.Reveal() != "aaaa-access" || f.RefreshToken.Reveal() != "rrrr-refresh" || f.ExpiresIn != 21599*time.Second ||
				f.RefreshExpiresIn != 5183999*time.Second || !slices.Equal(f.Scopes, []string{"talk_message", "profile_nickname"}) {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestOtherFiles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want Kind
		code string
	}{
		"refresh answer": {`{"access_token":"a","token_type":"bearer","expires_in":21599}`, AccessOnly, ""},
		"empty refresh":  {`{"access_token":"a","refresh_token":""}`, AccessOnly, ""},
		"refresh alone":  {`{"refresh_token":"r"}`, Login, ""},
		"used code":      {`{"error":"invalid_grant","error_description":"authorization code not found for code=cccc","error_code":"KOE320"}`, Failure, "KOE320"},
		"no code":        {`{"error":"invalid_grant"}`, Failure, "invalid_grant"},
		"kapi":           {`{"msg":"this access token does not exist","code":-401}`, Failure, "-401"},
		"python error":   {`{'error': 'invalid_client', 'error_description': 'Bad client credentials', 'error_code': 'KOE010'}`, Failure, "KOE010"},
		"code":           {`{"code":"cccc-code"}`, Code, ""},
	} {
		f, err := Parse([]byte(c.text))
		if err != nil || f.Kind != c.want || f.ErrorCode != c.code {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
	if f, _ := Parse([]byte(`{"code":"cccc-code"}`)); f.AuthorizationCode.Reveal() != "cccc-code" {
		t.Error("the code is lost")
	}
	if f, _ := Parse([]byte(`{"refresh_token":"r","expires_in":-5,"refresh_token_expires_in":1e300,"scope":""}`)); f.ExpiresIn != 0 || f.RefreshExpiresIn != maxLifetime || f.Scopes == nil {
		t.Errorf("odd lifetimes: %+v", f)
	}
}

func TestNothingToImport(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Reason{
		"": Empty, " \n": Empty, "\ufeff": Empty, "[]": Empty,
		"hello": NotJSON, `{"access_token":"SECRET`: NotJSON, `{'access_token':'SECRET`: NotJSON, answer + answer: NotJSON,
		"{}": NoTokens, "{,}": NoTokens, `{"rest_api_key":"k"}`: NoTokens, `"word"`: NoTokens, "[[[[[{}]]]]]": NoTokens, `{"access_token":"two words"}`: NoTokens,
		"[" + answer + "," + answer + "]": Several,
	} {
		_, err := Parse([]byte(text))
		e, ok := errors.AsType[*FormatError](err)
		if !ok || e.Reason != want || strings.Contains(e.Error(), "SECRET") {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestFilesPrintNoSecret(t *testing.T) {
	t.Parallel()
	f, err := Parse([]byte(answer))
	if err != nil {
		t.Fatal(err)
	}
	if s := fmt.Sprintf("%v %+v %#v", f, f, f); strings.Contains(s, "aaaa") || strings.Contains(s, "rrrr") {
		t.Error(s)
	}
}

func TestDotEnvIsNoJSON(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "REST_API_KEY=k", "# [a]\nA=1", "\ufeffA={}"} {
		if LooksLikeJSON([]byte(text)) {
			t.Errorf("%q", text)
		}
	}
}

// Whatever the bytes: no panic, an error or something of use, and relaxing changes no JSON that was good before.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{answer, "[" + answer + ",]", strings.ReplaceAll(answer, `"`, `'`), utf16le(answer), `{"error":"x"}`, `{'a':'\x4`, "'\\", "{\"a\":\"it's\",}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := Parse(b)
		if err != nil {
			if _, ok := errors.AsType[*FormatError](err); !ok {
				t.Errorf("error of another type: %v", err)
			}
			return
		}
		if got.AccessToken == "" && got.RefreshToken == "" && got.ErrorCode == "" && got.AuthorizationCode == "" {
			t.Errorf("nothing of use: %+v", got)
		}
		if got.ExpiresIn < 0 || got.RefreshExpiresIn < 0 || got.ExpiresIn > maxLifetime || !isWord(got.ErrorCode) && got.ErrorCode != "" {
			t.Errorf("%+v", got)
		}
		var before, after any
		if decode(Plain(b), &before) == nil && (decode(relax(Plain(b)), &after) != nil || fmt.Sprint(before) != fmt.Sprint(after)) {
			t.Error("relaxing changed good JSON")
		}
	})
}
