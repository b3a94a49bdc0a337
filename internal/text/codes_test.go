package text

import (
	"strings"
	"testing"
)

// documented are all codes of kakao-api.md 2.5, 2.7, 3.4 and 6.
const documented = `
KOE001 KOE002 KOE003 KOE004 KOE005 KOE006 KOE007 KOE008 KOE009 KOE023 KOE101 KOE102 KOE201 KOE202 KOE203 KOE204 KOE205 KOE207
KOE025 KOE026 KOE027 KOE028 KOE123 KOE124 KOE125 KOE232 KOE233
KOE010 KOE114 KOE126 KOE127 KOE237 KOE303 KOE310 KOE319 KOE320 KOE322
-1 -2 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12 -101 -102 -103 -201 -301 -401 -402 -405 -406 -421 -422 -423 -451 -452 -453 -480 -481
-501 -502 -504 -530 -531 -532 -533 -536 -602 -603 -606 -903 -911 -9798
access_denied login_required consent_required interaction_required unauthorized_client server_error invalid_request invalid_scope
invalid_client unauthorized misconfigured auto_login invalid_grant unsupported_grant_type`

func TestEveryDocumentedCodeIsExplained(t *testing.T) {
	t.Parallel()
	codes := strings.Fields(documented)
	for _, code := range codes {
		e, ok := Explain(code)
		if !ok || e.Code != code {
			t.Errorf("Explain(%q) = %q, %v", code, e.Code, ok)
			continue
		}
		if e.Title.IsZero() || e.Meaning.IsZero() || e.Remedy.IsZero() {
			t.Errorf("%s: title, meaning or remedy is missing", code)
		}
	}
	if got := len(Codes()); got != len(codes) {
		t.Errorf("%d codes are explained, %d are documented", got, len(codes))
	}
	if got, want := len(explanations()), len(authorizeCodes)+len(tokenCodes)+len(apiCodes)+len(messageCodes)+len(oauthErrors); got != want {
		t.Errorf("%d codes from %d entries: one is written twice", got, want)
	}
}

func TestFindCode(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"KOE006": "KOE006", "koe006": "KOE006", "koe 006": "KOE006", "KOE6": "KOE006", " KOE-006\n": "KOE006", "KOE_320": "KOE320",
		"ＫＯＥ００６": "KOE006", "ㅏㅐㄷ006": "KOE006", "KOE9999": "KOE9999", "Koe0101": "KOE101",
		"-402": "-402", "402": "-402", "- 402": "-402", "−402": "-402", "４０２": "-402", "－４０２": "-402", " 402 ": "-402",
		"320": "KOE320", "101": "-101", "006": "KOE006", "6": "-6", "9798": "-9798", "999": "-999", "0": "-0",
		"잘못된 요청 (KOE205)":                            "KOE205",
		"앱 관리자 설정 오류 (KOE006)이라고 나와요":                "KOE006",
		"Admin Settings Issue (KOE006)":              "KOE006",
		"에러코드는KOE101이에요":                             "KOE101",
		`{"msg":"insufficient scopes.","code":-402}`: "-402",
		`{"error":"invalid_grant","error_description":"authorization code not found","error_code":"KOE320"}`:     "KOE320",
		`{"error":"misconfigured","error_description":"invalid android_key_hash"}`:                               "misconfigured",
		"http://localhost:8910/oauth?error=access_denied&error_description=User%20denied%20access&state=a-10-b_": "access_denied",
		"카카오가 -401 오류를 줬어요":                                                                                      "-401",
		"Access_Denied":                                                                                          "access_denied",
		"got login_required, why?":                                                                               "login_required",
		"server_error":                                                                                           "server_error",
	} {
		if got, ok := FindCode(in); !ok || got != want {
			t.Errorf("FindCode(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{
		"", "   ", "hello", "2026-10-2", "2026-11-21 -999 degrees", "a-402", "192.168.0.1", "402명이 왔어요", "-", "KOE", "shoe006",
		"some_other_words", "1234567", "unauthorized use of misconfigured things",
	} {
		if got, ok := FindCode(in); ok {
			t.Errorf("FindCode(%q) = %q, want nothing", in, got)
		}
	}
}

func TestUnknownCodesStayUnknown(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"KOE999", "-999", "-403", "-901", "12345", "KOE", "", "nonsense"} {
		if e, ok := Explain(in); ok {
			t.Errorf("Explain(%q) knows %q", in, e.Code)
		}
	}
}

func TestInventedCodes(t *testing.T) {
	t.Parallel()
	for code, original := range madeUp() {
		e, ok := Explain(strings.ToLower(code))
		if !ok || !e.Invented || e.Code != code {
			t.Errorf("Explain(%q) = %+v, %v", code, e, ok)
		}
		for _, l := range []Lang{Korean, English} {
			if m := e.Meaning.In(l); !strings.Contains(m, code) || !strings.Contains(m, original) || strings.Contains(m, "%!") {
				t.Errorf("%s in %v: %q", code, l, m)
			}
		}
		if _, ok := Explain(original); !ok {
			t.Errorf("%s refers to %s, which is not explained", code, original)
		}
	}
}

func TestExplainMessage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ code, msg, title, menu string }{
		{"-401", "this access token is already expired", "The access token has expired", ""},
		{"-401", "this access token does not exist", "Kakao does not know this token", ""},
		{"-401", "ip mismatched! callerIp=203.0.113.10. check out registered ips.", "This IP address is not allowed", "allowed IP addresses"},
		{"-401", "domain mismatched! caller=https://example.com. check out registered web domains.", "Called from a web domain that is not registered", "REST API key"},
		{"-401", "android keyhash mismatched! caller=x. check out registered keyhash.", "The key belongs to an Android app", "REST API key"},
		{"-401", "ios bundle id mismatched! caller=x. check out registered bundle id.", "The key belongs to an iOS app", "REST API key"},
		{"-401", "invalid app key.", "The app key is wrong", "REST API key"},
		{"-401", "no authentication key!", "The request held no token", ""},
		{"-401", "appKey(xxxxxxxx) is already deactivated", "The app key is deactivated", "REST API key"},
		{"-401", "InvalidTokenException", "The token is not valid", ""},
		{"-401", "something new", "Kakao does not accept the token or app key", ""},
		{"-2", "failed to parse parameter. name=template_object", "The message template is wrong", ""},
		{"-2", "Cannot contain a receiver who is identical to the sender in multicast mode.", "You cannot be the receiver of a message to friends", ""},
		{"-2", "The Parameter [receiver_uuids] cannot be null.", "A receiver is wrong", ""},
		{"-3", "[profile] is not revocable. check out if it's set as required on developers.kakao.com", "This consent cannot be withdrawn", "Consent Items"},
		{"-3", "[x] App disabled [talk_message] scopes for [TALK_MEMO_DEFAULT_SEND] API on developers.kakao.com. Enable it first.", "The app has not enabled this", "Consent Items"},
		{"KOE101", "Not exist client_id [null]", "The REST API key is wrong", "REST API key"},
		{"access_denied", "Not allowed under age 14", "Not allowed under the age of 14", ""},
		{"access_denied", "User denied access", "The login was cancelled", ""},
	} {
		e, ok := ExplainMessage(c.code, c.msg)
		if !ok || e.Title.EN != c.title {
			t.Errorf("ExplainMessage(%q, %q): %q, %v, want %q", c.code, c.msg, e.Title.EN, ok, c.title)
		}
		if !strings.Contains(e.Menu.EN, c.menu) || (c.menu == "") != e.Menu.IsZero() {
			t.Errorf("ExplainMessage(%q, %q): menu %q, want %q", c.code, c.msg, e.Menu.EN, c.menu)
		}
	}
	if e, _ := Explain(`{"msg":"ip mismatched! callerIp=203.0.113.10.","code":-401}`); e.Title.EN != "This IP address is not allowed" {
		t.Errorf("a whole pasted answer is refined too, got %q", e.Title.EN)
	}
}

// TestWhatTheRemediesMustSay holds the facts that people most often get wrong.
func TestWhatTheRemediesMustSay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code   string
		ko, en []string
	}{
		{"KOE006", []string{"JavaScript 키", "REST API 키", "한 글자씩"}, []string{"JavaScript key", "REST API key", "letter by letter"}},
		{"KOE010", []string{"2025년 12월", "켜진", "비활성화"}, []string{"December 2025", "ON", "switch the secret off"}},
		{"-3", []string{"앱의 설정", "-402", "[동의항목]"}, []string{"-402", "[Consent Items]"}},
		{"-402", []string{"-3", "동의"}, []string{"-3", "agree"}},
	} {
		e, _ := Explain(c.code)
		ko := e.Meaning.KO + e.Remedy.KO + e.Menu.KO
		en := e.Meaning.EN + e.Remedy.EN + e.Menu.EN
		for _, want := range c.ko {
			if !strings.Contains(ko, want) {
				t.Errorf("%s in Korean does not say %q", c.code, want)
			}
		}
		for _, want := range c.en {
			if !strings.Contains(en, want) {
				t.Errorf("%s in English does not say %q", c.code, want)
			}
		}
	}
}

func TestMenusSayBothConsoles(t *testing.T) {
	t.Parallel()
	want := Sentence{
		"[앱] > [플랫폼 키] > [REST API 키] (2025년 12월 전 화면: [앱 설정] > [앱 키])",
		"[App] > [Platform Key] > [REST API key] (before December 2025: [App Keys])",
	}
	if got := MenuRESTAPIKey.Sentence(); got != want {
		t.Errorf("got %q", got)
	}
	if got := MenuTemplates.Sentence(); got != MenuTemplates.Now {
		t.Errorf("a menu that did not move says it once, got %q", got)
	}
	if got := (ConsoleMenu{}).Sentence(); !got.IsZero() {
		t.Errorf("no menu gives %q", got)
	}
}

func TestFates(t *testing.T) {
	t.Parallel()
	if got := Fate("queued").In(Korean); got != "대기" {
		t.Errorf("queued: %q", got)
	}
	if got := Fate("\x1b[1mnew").In(English); got != "␛[1mnew" {
		t.Errorf("an unknown fate is shown safely, got %q", got)
	}
	if got := ScopeName("talk_message").In(Korean); got != "카카오톡 메시지 전송" {
		t.Errorf("talk_message: %q", got)
	}
	if got := ScopeName("a\x1bb").In(Korean); got != "a␛b" {
		t.Errorf("an unknown scope is shown safely, got %q", got)
	}
}

func FuzzExplain(f *testing.F) {
	for _, s := range []string{"KOE006", "402", "{\"code\":-401}", "?error=access_denied", "ㅏㅐㄷ 6", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, ok := FindCode(s)
		if !ok {
			return
		}
		if again, ok := FindCode(code); !ok || again != code {
			t.Fatalf("FindCode(%q) = %q, and of that %q, %v", s, code, again, ok)
		}
		if e, ok := Explain(s); ok && e.Code != code {
			t.Fatalf("Explain(%q) explains %q, not %q", s, e.Code, code)
		}
	})
}
