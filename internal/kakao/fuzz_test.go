package kakao

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// FuzzErrorAnswer reads any answer as an error: no panic, a printable short text, and never the code that was sent, which
// stands where the fuzzed body has an "@".
func FuzzErrorAnswer(f *testing.F) {
	for _, body := range []string{`{"error":"invalid_grant","error_description":"not found for code=@","error_code":"KOE320"}`,
		`{"msg":"insufficient scopes.","code":-402,"api_type":"X","required_scopes":["talk_message"],"allowed_scopes":["@"]}`,
		`{"code":"-1"}`, `{"code":1e999,"msg":"\u001b[31m@@"}`, `<html>@`, ``, `null`, `[]`, `{"error":{},"error_code":5}`, `{"error_code":"@"}`} {
		f.Add(400, body)
		f.Add(200, body)
	}
	c, err := New(Config{}, Options{Now: func() time.Time { return at }})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, status int, body string) {
		body = strings.ReplaceAll(body, "@", testCode.Reveal())
		for _, op := range []Operation{OpExchange, OpSendToMe} {
			k := c.begin(op, testCode)
			k.answer = &answer{status: status, body: []byte(body)}
			_, e := k.judge(k.answer)
			if e == nil {
				if status/100 != 2 {
					t.Fatal("an answer that is no success has no error")
				}
				continue
			}
			text := e.Error()
			if utf8.RuneCountInString(text) > 1000 || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
				t.Errorf("not a short printable line: %q", text)
			}
			all := strings.Join(append(append([]string{text, e.Name, e.Message, e.APIType, e.Code}, e.RequiredScopes...), e.AllowedScopes...), "\n")
			if strings.Contains(all, testCode.Reveal()) {
				t.Error("the code is repeated")
			}
			if (e.Kind == BadAnswer) != (e.Err != nil) || e.Status != status || e.Number() > 0 {
				t.Errorf("%#v", e)
			}
		}
	})
}

// FuzzToken reads any answer as tokens: what is taken is whole, what is not leaves nothing.
func FuzzToken(f *testing.F) {
	for _, body := range []string{`{"access_token":"a","token_type":"bearer","refresh_token":"r","expires_in":21599,"scope":"a b","refresh_token_expires_in":5183999}`,
		`{"access_token":"a","expires_in":"43199","scope":""}`, `{"access_token":"a","expires_in":9223372036854775807,"scope":["x"]}`,
		`{"access_token":null}`, `{"access_token":"a","expires_in":-1}`, `{"expires_in":{}}`, `[1]`} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		fields, err := parseFields([]byte(body))
		if err != nil {
			return
		}
		got, err := readToken(fields, at)
		if err != nil {
			if got.AccessToken != "" || got.RefreshToken != "" {
				t.Error("half a token beside an error")
			}
			return
		}
		if got.AccessToken == "" || !got.AccessExpiresAt.After(at) || got.AccessExpiresAt.After(at.Add(maxLifetime)) || got.AccessExpiresAt.Location() != time.UTC {
			t.Errorf("access token until %v", got.AccessExpiresAt)
		}
		if at := got.RefreshExpiresAt; !at.IsZero() && (got.RefreshToken == "" || at.Location() != time.UTC) {
			t.Errorf("refresh token until %v", at)
		}
	})
}

// FuzzSplitScopes: every scope once, whole, and the same again when joined either way.
func FuzzSplitScopes(f *testing.F) {
	for _, s := range []string{"", " ", "a", "a b", "a,b", " a , b,,a\n", "프로필,talk_message"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := splitScopes(s)
		for i, id := range got {
			if id == "" || strings.ContainsAny(id, ", \t\r\n") || !strings.Contains(s, id) || slices.Contains(got[:i], id) {
				t.Errorf("%q gives %q", s, got)
			}
		}
		if !slices.Equal(splitScopes(strings.Join(got, ",")), got) || !slices.Equal(splitScopes(strings.Join(got, " ")), got) {
			t.Errorf("%q gives %q, and another when joined", s, got)
		}
	})
}
