package login

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
)

// realShape is as long as the codes that were seen (2.4).
var realShape = strings.Repeat("aZ09-_xYkQ", 8) + "abcdef"

func TestParsePasteTakes(t *testing.T) {
	t.Parallel()
	whole := "http://localhost:8910/oauth?code=" + realShape + "&state=st-1"
	wrapped := whole[:40] + "\n" + whole[40:80] + "\r\n  " + whole[80:] + "\n"
	for name, c := range map[string]struct{ text, state string }{
		"bare":                   {realShape, ""},
		"bare with newline":      {"  " + realShape + "\r\n", ""},
		"bare in quotes":         {`"` + realShape + `",`, ""},
		"bare in Korean quotes":  {"“" + realShape + "”", ""},
		"bare broken":            {realShape[:40] + "\n" + realShape[40:80] + "\n" + realShape[80:], ""},
		"bare broken to spaces":  {realShape[:40] + "  " + realShape[40:], ""},
		"zero width":             {"\ufeff" + realShape + "\u200b", ""},
		"whole":                  {whole, "st-1"},
		"angle brackets":         {" <" + whole + "> ", "st-1"},
		"single quotes":          {"'" + whole + "'", "st-1"},
		"broken":                 {wrapped, "st-1"},
		"fragment":               {whole + "#_=_", "st-1"},
		"encoded":                {url.QueryEscape(whole), "st-1"},
		"encoded twice":          {url.QueryEscape(url.QueryEscape(whole)), "st-1"},
		"encoded query":          {url.QueryEscape("code=" + realShape + "&state=st-1"), "st-1"},
		"html":                   {strings.ReplaceAll(whole, "&", "&amp;"), "st-1"},
		"query":                  {"code=" + realShape + "&state=st-1", "st-1"},
		"query the other way":    {"?state=st-1&code=" + realShape, "st-1"},
		"query from the middle":  {"&code=" + realShape, ""},
		"code only":              {"code=" + realShape, ""},
		"no scheme":              {"localhost:8910/oauth?code=" + realShape + "&state=st-1", "st-1"},
		"header":                 {"Location: " + whole, "st-1"},
		"https":                  {"https://example.com/oauth?code=" + realShape + "&state=st-1", "st-1"},
		"more parameters":        {whole + "&lang=ko&x=%20y", "st-1"},
		"code that spells a KOE": {"code=" + realShape + "-KOE006", ""},
	} {
		got, err := ParsePaste(c.text)
		want := realShape
		if name == "code that spells a KOE" {
			want += "-KOE006"
		}
		if err != nil || got.Code.Reveal() != want || got.State != c.state || got.Denied != nil {
			t.Errorf("%s: state %q, denied %v, %v", name, got.State, got.Denied, err)
		}
	}
}

func TestParsePasteDenials(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"http://localhost:8910/oauth?error=access_denied&error_description=User%20denied%20access&state=st-1",
		"error=access_denied&error_description=User+denied+access&state=st-1",
		"http%3A%2F%2Flocalhost%3A8910%2Foauth%3Ferror%3Daccess_denied%26error_description%3DUser%2520denied%2520access%26state%3Dst-1",
	} {
		got, err := ParsePaste(text)
		if err != nil || got.Denied == nil || got.Code != "" || got.State != "st-1" {
			t.Errorf("%s: %+v, %v", text, got, err)
			continue
		}
		if got.Denied.Name != "access_denied" || got.Denied.Description != "User denied access" {
			t.Errorf("%s: %q %q", text, got.Denied.Name, got.Denied.Description)
		}
	}
}

func TestParsePasteRefuses(t *testing.T) {
	t.Parallel()
	authorize := "https://kauth.kakao.com/oauth/authorize?client_id=k&redirect_uri=http%3A%2F%2Flocalhost%3A8910%2Foauth&response_type=code&state=s&code_challenge=c"
	for _, c := range []struct {
		text string
		want Reason
		code string
	}{
		{"", PasteEmpty, ""},
		{" \r\n\t\u200b", PasteEmpty, ""},
		{`""`, PasteEmpty, ""},
		{authorize, PasteAuthorizeURL, ""},
		{"<" + authorize[:60] + "\n" + authorize[60:] + ">", PasteAuthorizeURL, ""},
		{url.QueryEscape(authorize), PasteAuthorizeURL, ""},
		{strings.Replace(authorize, "https://kauth.kakao.com", "http://127.0.0.1:40123", 1), PasteAuthorizeURL, ""},
		{"kauth.kakao.com/oauth/authorize", PasteAuthorizeURL, ""},
		{"https://accounts.kakao.com/login/?continue=" + url.QueryEscape(authorize) + "#webTalkLogin", PasteAuthorizeURL, ""},
		{"KOE006", PasteKOE, "KOE006"},
		{" koe205 ", PasteKOE, "KOE205"},
		{"(KOE101)", PasteKOE, "KOE101"},
		{"잘못된 요청 (KOE205)\n서비스 설정에 오류가 있어, 이용할 수 없습니다.", PasteKOE, "KOE205"},
		{"앱 관리자 설정 오류 (KOE006)", PasteKOE, "KOE006"},
		{"https://kauth.kakao.com/error?code=KOE006&lang=ko", PasteKOE, "KOE006"},
		{"https://kauth.kakao.com/error?code_name=x", PasteErrorPage, ""},
		{"https://accounts.kakao.com/weblogin/error", PasteErrorPage, ""},
		{"https://kakao.com.evil.example/oauth", PasteNoCode, ""},
		{"http://localhost:8910/oauth", PasteNoCode, ""},
		{"http://localhost:8910/oauth?state=s", PasteNoCode, ""},
		{"http://localhost:8910/oauth?code=&state=s", PasteNoCode, ""},
		{"state=s", PasteNoCode, ""},
		{`{"access_token":"x","token_type":"bearer"}`, PasteToken, ""},
		{"{\n  \"token_type\": \"bearer\",\n  \"refresh_token\" : \"x\"}", PasteToken, ""},
		{"0123456789abcdef0123456789ABCDEF", PasteAPIKey, ""},
		{"KakaoAK 0123456789abcdef0123456789abcdef", PasteAPIKey, ""},
		{"abc", PasteTooShort, ""},
		{"안녕하세요, 코드가 없어요", PasteCharacters, ""},
		{"I do not see any code", PasteCharacters, ""},
		{"what?", PasteNoCode, ""},
		{realShape + "!", PasteCharacters, ""},
		{realShape + "\u202e가", PasteCharacters, ""},
		{"code=%zz", PasteCharacters, ""},
		{"code=%1b%5b31m", PasteCharacters, ""},
		{"code=" + realShape + "&code=" + realShape, PasteAmbiguous, ""},
		{"code=" + realShape + "&error=access_denied", PasteAmbiguous, ""},
		{strings.Repeat("a", maxCode+1), PasteTooLong, ""},
		{"code=" + strings.Repeat("a", maxCode+1), PasteTooLong, ""},
		{strings.Repeat("a", maxPaste+1), PasteTooLong, ""},
	} {
		got, err := ParsePaste(c.text)
		var paste *PasteError
		if !errors.As(err, &paste) || paste.Reason != c.want || paste.Code != c.code {
			t.Errorf("%.80q: %v, want %s %s", c.text, err, c.want, c.code)
		}
		if got != (Pasted{}) {
			t.Errorf("%.80q: something came with the error", c.text)
		}
	}
}

// FuzzParsePaste: never a panic, always a code of the right shape, a denial or a *PasteError, and no word of the text in
// what can be printed.
func FuzzParsePaste(f *testing.F) {
	const secret = "zq9SECRETzq9"
	for _, seed := range []string{
		"", secret, "code=" + secret, "http://localhost:8910/oauth?code=" + secret + "&state=s#_=_", "error=" + secret + "&state=x",
		"http%3A%2F%2Fx%3Fcode%3D" + secret, "{\"access_token\":\"" + secret + "\"}", "KOE006 " + secret, "https://" + secret + ".kakao.com/",
		"%zz" + secret, "code=a&code=" + secret, "&amp;" + secret + "\xff\xfe", "error=a&error_description=" + secret,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePaste(text)
		if strings.Contains(fmt.Sprintf("%v %+v %#v", p, p, err)+fmt.Sprint(err, p.Denied), secret) && !strings.Contains(p.State, secret) {
			t.Error("the text is repeated")
		}
		if err != nil {
			var paste *PasteError
			if !errors.As(err, &paste) || p != (Pasted{}) || paste.Reason == "" {
				t.Errorf("%T with %v", err, p.Denied)
			}
			return
		}
		if (p.Code == "") == (p.Denied == nil) {
			t.Error("neither or both of a code and a denial")
		}
		if code := p.Code.Reveal(); len(code) > maxCode || strings.Trim(code, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~+/=") != "" {
			t.Error("no code has these characters")
		}
	})
}
