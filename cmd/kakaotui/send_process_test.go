package main_test

import (
	"net"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// sendJSON is a line of `send --json`, decoded strictly.
type sendJSON struct {
	ID      string     `json:"id"`
	State   string     `json:"state"`
	Part    int        `json:"part"`
	Parts   int        `json:"parts"`
	To      string     `json:"to"`
	At      time.Time  `json:"at"`
	Error   *errorJSON `json:"error"`
	Key     string     `json:"key"`
	Already bool       `json:"already"`
	Quota   *struct {
		SentToday int `json:"sent_today"`
		Limit     int `json:"limit"`
	} `json:"quota"`
}

// Every exit code of a send is really produced, with its JSON, its sentence and next step in both languages; and what
// arrived is what the code says.
func TestSendExitCodes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		spoil   func(w *world) *world // before every send
		code    int
		state   string
		kind    string
		arrives bool
	}{
		{"sent", nil, 0, "sent", "", true},
		{"token expired at Kakao", func(w *world) *world { w.control("POST", "clock", `{"advance":"7h"}`); return w }, 0, "sent", "", true},
		{"no login", func(w *world) *world { return w.with("KAKAOTUI_PROFILE=other") }, 3, "queued", "login", false},
		{"no key", func(w *world) *world { return w.with("KAKAO_REST_API_KEY") }, 3, "refused", "login", false},
		{"refresh token dead", func(w *world) *world { w.control("POST", "clock", `{"advance":"1500h"}`); return w }, 3, "queued", "login", false},
		{"consent withdrawn", func(w *world) *world {
			w.control("POST", "consent", `{"scope":"talk_message","agreed":false}`)
			return w
		}, 4, "queued", "consent", false},
		{"quota", func(w *world) *world { w.control("POST", "quota", `{"left":0}`); return w }, 5, "refused", "refused", false},
		{"not set up", func(w *world) *world { w.control("POST", "app", `{"scopes":{"talk_message":"off"}}`); return w }, 5, "refused", "refused", false},
		{"connection refused", func(w *world) *world { return w.with("KAKAOTUI_API_URL=" + deadEnd(w.t)) }, 6, "queued", "queued", false},
		{"503", func(w *world) *world { w.fault(sendPath, "status", `,"status":503`); return w }, 6, "queued", "queued", false},
		{"429", func(w *world) *world { w.fault(sendPath, "status", `,"status":429`); return w }, 6, "queued", "queued", false},
		{"cut after", func(w *world) *world { w.fault(sendPath, "drop-after", ""); return w }, 7, "unknown", "unknown", true},
		{"half an answer", func(w *world) *world { w.fault(sendPath, "truncate", ""); return w }, 7, "unknown", "unknown", true},
		{"HTML, 502", func(w *world) *world { w.fault(sendPath, "html", `,"status":502`); return w }, 7, "unknown", "unknown", false},
		{"HTML, 200", func(w *world) *world { w.fault(sendPath, "html", `,"status":200`); return w }, 7, "unknown", "unknown", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.login()
			spoiled := func() *world {
				if c.spoil == nil {
					return w
				}
				return c.spoil(w)
			}
			r := spoiled().run("send", "--json", "하나")
			checkSendJSON(t, r, c.code, c.state, c.kind)
			plain := map[string]result{}
			for _, lang := range []string{"ko", "en"} {
				plain[lang] = spoiled().run("send", "--lang", lang, "둘")
				if plain[lang].code != c.code {
					t.Errorf("%s: %v", lang, plain[lang])
				}
			}
			checkBothLanguages(t, plain["ko"], plain["en"])
			want := 0
			if c.arrives {
				want = 3
			}
			if got := w.messages(); len(got) != want {
				t.Errorf("%d messages arrived, want %d: %q", len(got), want, got)
			}
		})
	}
}

func checkSendJSON(t *testing.T, r result, code int, state, kind string) {
	t.Helper()
	var line sendJSON
	strict(t, r.out, &line)
	if r.code != code || line.State != state || (line.ID == "") != (state == "refused" && kind == "login") || line.Part != 1 || line.Parts != 1 || line.To != "me" || line.At.IsZero() {
		t.Errorf("want %d %s, got %v", code, state, r)
	}
	switch {
	case line.ID != "" && (line.Quota == nil || line.Quota.Limit != 100):
		t.Errorf("quota: %v", r)
	case (line.Error == nil) != (kind == ""):
		t.Errorf("error: %v", r)
	case line.Error != nil && (line.Error.Kind != kind || line.Error.Message == "" || line.Error.Remedy == ""):
		t.Errorf("error: want %s with a remedy, got %+v", kind, line.Error)
	case kind == "consent" && (len(line.Error.RequiredScopes) != 1 || line.Error.RequiredScopes[0] != "talk_message"):
		t.Errorf("scopes: %+v", line.Error)
	}
}

// checkBothLanguages wants a failure in at least two lines (what happened, the next step) or a success in one, in the
// right language and on the right stream.
func checkBothLanguages(t *testing.T, ko, en result) {
	t.Helper()
	for lang, r := range map[string]result{"ko": ko, "en": en} {
		said, silent, lines := r.err, r.out, 2
		if r.code == 0 {
			said, silent, lines = r.out, r.err, 1
		}
		if silent != "" || strings.Count(said, "\n") < lines {
			t.Errorf("%s: %v", lang, r)
		}
		checkSafe(t, said)
	}
	if !hasHangul(ko.out+ko.err) || hasHangul(kakaoSays.ReplaceAllString(en.out+en.err, "")) {
		t.Errorf("wrong language: %v\n%v", ko, en)
	}
}

// kakaoSays is the server's own sentence, which may be in any language.
var kakaoSays = regexp.MustCompile(`Kakao says: "[^\n]*"`)

// deadEnd is an address where nobody listens.
func deadEnd(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return "http://" + l.Addr().String()
}

func TestWhatIsSent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	long := strings.Repeat("가", 200)
	for _, c := range []struct {
		stdin string
		args  []string
		want  string
	}{
		{"", []string{"안녕", "세상"}, "안녕 세상"},
		{"", []string{"--", "-5도", "--quiet"}, "-5도 --quiet"},
		{"파이프\r\n둘째 줄\r\n", nil, "파이프\n둘째 줄"},
		{"\ufeffBOM\n", []string{"-"}, "BOM"},
		{"not read", []string{"인자"}, "인자"},
		{"끝 줄바꿈 둘\n\n", nil, "끝 줄바꿈 둘\n"},
		{long + "\n", nil, long},
		{"", []string{"--link", "https://example.com/a?b=c", "--button", "열기", "링크"}, "링크"},
	} {
		r := w.pipe(c.stdin, append([]string{"send", "--quiet"}, c.args...)...)
		if r.code != 0 || r.out != "" || r.err != "" {
			t.Errorf("%q: %v", c.args, r)
		}
		if all := w.messages(); len(all) == 0 || all[len(all)-1] != c.want {
			t.Errorf("%q: arrived %q, want %q", c.args, all, c.want)
		}
	}
}

func TestSendRefusesBadInput(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	for _, c := range []struct {
		name, stdin string
		args        []string
		says        string
	}{
		{"empty pipe", "", nil, "empty"},
		{"blank", " \n\t\n", nil, "empty"},
		{"empty argument", "", []string{""}, "empty"},
		{"too many parts", strings.Repeat("한 ", 1500), nil, "10"},
		{"two parts where one may go", strings.Repeat("한", 201), []string{"--max-parts", "1"}, "--max-parts 2"},
		{"no part", "", []string{"--max-parts", "0", "a"}, "--max-parts"},
		{"invalid UTF-8", "\xb0\xa1\n", nil, "UTF-8"},
		{"invalid UTF-8 argument", "", []string{"\xb0\xa1"}, "UTF-8"},
		{"link", "", []string{"--link", "example.com", "a"}, "http"},
		{"mobile link", "", []string{"--mobile-link", "ftp://example.com", "a"}, "http"},
		{"button", "", []string{"--button", "a\nb", "a"}, "button"},
		{"nobody", "", []string{"--to", "", "a"}, "--to"},
		{"me and a friend", "", []string{"--to", "me,someone", "a"}, "--to"},
		{"unknown flag", "", []string{"--picture", "a.png", "a"}, "--picture"},
		{"no such image", "", []string{"--image", "nowhere.png", "a"}, "nowhere.png"},
		{"no such template", "", []string{"--template", "nowhere"}, "nowhere"},
		{"text beside a template", "", []string{"--template", "nowhere", "a"}, "TEXT"},
		{"lines of a template", "", []string{"--template", "nowhere", "--lines"}, "--lines"},
		{"link of a scrap", "", []string{"--scrap", "https://example.com", "--link", "https://example.com"}, "--link"},
		{"two kinds", "", []string{"--scrap", "https://example.com", "--image", "a.png"}, "--scrap"},
		{"no number of a template", "", []string{"--template-id", "0"}, "--template-id"},
		{"value without a name", "", []string{"--template-id", "1", "--arg", "=b"}, "--arg"},
		{"value twice", "", []string{"--template-id", "1", "--arg", "a=b", "--arg", "a=c"}, "--arg"},
		{"value for a text", "", []string{"--arg", "a=b", "a"}, "--arg"},
		{"scrap without a page", "", []string{"--scrap", "example.com"}, "http"},
		{"dash", "", []string{"-5도"}, "--"},
		{"far too long", strings.Repeat("a", 2<<20), nil, "KiB"},
		{"environment", "", []string{"--lang=fr", "a"}, "--lang"},
	} {
		args := append([]string{"send"}, c.args...)
		en, ko := w.pipe(c.stdin, args...), w.with("KAKAOTUI_LANG=ko_KR.UTF-8").pipe(c.stdin, args...)
		if en.code != 2 || ko.code != 2 || !strings.Contains(en.err, c.says) {
			t.Errorf("%s: %v", c.name, en)
		}
		checkBothLanguages(t, ko, en)
		r := w.pipe(c.stdin, append([]string{"send", "--json"}, c.args...)...)
		if e := errorOf(t, r); r.code != 2 || e.Kind != "usage" || e.Remedy == "" {
			t.Errorf("%s: %v", c.name, r)
		}
	}
	if got := w.messages(); len(got) != 0 {
		t.Errorf("sent after all: %q", got)
	}
}

// A dry run asks nobody and opens nothing: there is no home, no login and no network.
func TestDryRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAOTUI_API_URL=http://not.loopback.example", "KAKAO_REST_API_KEY")
	if r := w.want(0, "send", "--dry-run", "안녕"); !strings.Contains(r.out, "2/200") {
		t.Error(r)
	}
	var line struct {
		DryRun   bool   `json:"dry_run"`
		To       string `json:"to"`
		Part     int    `json:"part"`
		Parts    int    `json:"parts"`
		Template struct {
			ObjectType string            `json:"object_type"`
			Text       string            `json:"text"`
			Link       map[string]string `json:"link"`
			Button     string            `json:"button_title"`
		} `json:"template_object"`
	}
	strict(t, w.want(0, "send", "--dry-run", "--json", "--link", "https://example.com", "안녕").out, &line)
	if !line.DryRun || line.To != "me" || line.Template.Text != "안녕" || line.Template.ObjectType != "text" || line.Template.Link["web_url"] != "https://example.com" {
		t.Errorf("%+v", line)
	}
	if r := w.want(0, "send", "--dry-run", strings.Repeat("a", 201)); !strings.Contains(r.out, "2") {
		t.Error(r)
	}
	w.want(2, "send", "--dry-run", "--max-parts", "1", strings.Repeat("a", 201))
	if _, err := os.Stat(w.home); !os.IsNotExist(err) {
		t.Errorf("the home was touched: %v", err)
	}
	if n := w.calls(sendPath) + w.calls(tokenPath); n != 0 {
		t.Errorf("%d calls", n)
	}
}
