package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

var languages = []text.Lang{text.Korean, text.English}

func hasHangul(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}

// checkTold looks at what every report must be: whole, in its language, and safe for a terminal.
func checkTold(t *testing.T, r Report, l text.Lang) {
	t.Helper()
	if r.Title == "" {
		t.Error("no title")
	}
	if r.Kind != Interrupted && (r.Remedy == "" || r.Detail == "") {
		t.Errorf("no detail or no next step: %+v", r)
	}
	if hasHangul(r.Title) != (l == text.Korean) {
		t.Errorf("the title is not in %v: %q", l, r.Title)
	}
	if r.Remedy != "" && hasHangul(r.Remedy) != (l == text.Korean) {
		t.Errorf("the remedy is not in %v: %q", l, r.Remedy)
	}
	all := r.String() + string(r.JSON())
	for _, c := range all {
		if c != '\n' && unicode.In(c, unicode.Cc, unicode.Cf) {
			t.Errorf("%U is left in %q", c, all)
		}
	}
	if strings.Contains(all, "%!") || !utf8.ValidString(all) {
		t.Errorf("badly made: %q", all)
	}
	checkJSON(t, r)
}

// checkJSON reads the JSON as a script would.
func checkJSON(t *testing.T, r Report) {
	t.Helper()
	if bytes.ContainsRune(r.JSON(), '\n') {
		t.Error("the JSON is not one line")
	}
	var got struct {
		Error struct {
			Kind           Kind     `json:"kind"`
			Code           any      `json:"code"`
			Message        string   `json:"message"`
			Remedy         string   `json:"remedy"`
			RequiredScopes []string `json:"required_scopes"`
		} `json:"error"`
	}
	if err := json.Unmarshal(r.JSON(), &got); err != nil {
		t.Fatal(err)
	}
	e := got.Error
	if e.Kind != r.Kind || e.Remedy != r.Remedy || len(e.RequiredScopes) != len(r.RequiredScopes) || !strings.HasPrefix(e.Message, strings.TrimRight(r.Title, ".")) {
		t.Errorf("JSON %s does not tell %+v", r.JSON(), r)
	}
}

func TestExitCodes(t *testing.T) {
	t.Parallel()
	want := map[Kind]int{
		"": 0, Unexpected: 1, Usage: 2, Login: 3, Consent: 4, Refused: 5, Queued: 6, Unknown: 7, Interrupted: 130, "new": 1,
	}
	for kind, code := range want {
		if got := (Report{Kind: kind}).Exit(); got != code {
			t.Errorf("exit of %q = %d, want %d", kind, got, code)
		}
	}
}

func TestNothingFailed(t *testing.T) {
	t.Parallel()
	if r := Of(nil, text.Korean); r.Exit() != 0 || r.String() != "" {
		t.Errorf("Of(nil) = %+v", r)
	}
}

func TestJSONCodes(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"-402": `"code":-402`, "KOE320": `"code":"KOE320"`, "": `"code":null`,
	} {
		got := string(Report{Kind: Refused, Code: code, Title: "a"}.JSON())
		if !strings.Contains(got, want) {
			t.Errorf("code %q gives %s", code, got)
		}
	}
	consent := Of(&kakao.Error{
		Kind: kakao.Refused, Op: kakao.OpSendToMe, Status: 403, Code: "-402", Message: "insufficient scopes.",
		RequiredScopes: []string{"talk_message"},
	}, text.English)
	const want = `{"error":{"kind":"consent","code":-402,"message":`
	if got := string(consent.JSON()); !strings.HasPrefix(got, want) || !strings.Contains(got, `"required_scopes":["talk_message"]`) {
		t.Errorf("JSON of -402: %s", got)
	}
}

func TestUnknownErrorIsShownSafely(t *testing.T) {
	t.Parallel()
	err := errors.New("odd\x1b[2J\u202e\xff thing\nin two lines")
	for _, l := range languages {
		r := Of(err, l)
		checkTold(t, r, l)
		if r.Kind != Unexpected || r.Exit() != 1 || !strings.Contains(r.Detail, "odd␛[2J<U+202E><FF> thing↵in two lines") {
			t.Errorf("got %+v", r)
		}
	}
}

func TestForeignTextIsCut(t *testing.T) {
	t.Parallel()
	r := Of(&kakao.Error{Kind: kakao.Refused, Code: "-2", Message: strings.Repeat("말 ", 5000)}, text.Korean)
	if n := utf8.RuneCountInString(r.Detail); n > maxForeign+200 {
		t.Errorf("the detail has %d characters", n)
	}
}

// TestNoSecretIsTold feeds errors that hold what looks like a token or a code.
func TestNoSecretIsTold(t *testing.T) {
	t.Parallel()
	const short = "s3cr3tvalue"
	long := strings.Repeat("aB3_", 14)
	for _, err := range []error{
		fmt.Errorf("Get \"https://kauth.kakao.com/oauth/token?code=%s&state=%s\": EOF", short, short),
		fmt.Errorf("body {\"access_token\":%q,\"refresh_token\":%q}", short, long),
		fmt.Errorf("header Authorization: Bearer %s", short),
		fmt.Errorf("stray %s", long),
		fmt.Errorf("proxy http://user:%s@proxy.example.com:3128 failed", short),
		&kakao.Error{Kind: kakao.Refused, Code: "KOE320", Message: "authorization code not found for code=" + short},
		&kakao.Error{Kind: kakao.Refused, Code: "-777", Name: long, Message: long},
		&kakao.Error{Kind: kakao.Refused, Name: "client_secret=" + short},
		&kakao.Error{Kind: kakao.NoAnswer, Err: fmt.Errorf("proxyconnect %s", long)},
		&kakao.Error{Kind: kakao.BadAnswer, Status: 200, Err: fmt.Errorf("token=%s", short)},
	} {
		for _, l := range languages {
			for _, r := range []Report{Of(err, l), OfSend(err, l)} {
				all := r.String() + string(r.JSON()) + fmt.Sprintf("%+v", r)
				if strings.Contains(all, short) || strings.Contains(all, long) {
					t.Errorf("a secret is told: %s", all)
				}
			}
		}
	}
}
