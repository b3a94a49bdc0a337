package main_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	friend1 = "simFriend000001QwErTyUiOpAs"
	friend2 = "simFriend000002QwErTyUiOpAs"
	refuser = "simFriend000012QwErTyUiOpAs" // takes no messages
)

// arrival is one message as the phone got it.
type arrival struct {
	To           string            `json:"to"`
	Kind         string            `json:"kind"`
	TemplateID   int64             `json:"template_id"`
	TemplateArgs map[string]string `json:"template_args"`
	RequestURL   string            `json:"request_url"`
	Template     struct {
		ObjectType string `json:"object_type"`
		Text       string `json:"text"`
		Content    struct {
			Title, Description string
			ImageURL           string `json:"image_url"`
			ImageWidth         int    `json:"image_width"`
			Link               struct {
				Web string `json:"web_url"`
			} `json:"link"`
		} `json:"content"`
		Link struct {
			Web string `json:"web_url"`
		} `json:"link"`
		Mine int `json:"mine"`
	} `json:"template_object"`
}

func (w *world) arrivals() []arrival {
	w.t.Helper()
	var list []arrival
	if err := json.Unmarshal(w.control("GET", "messages", ""), &list); err != nil {
		w.t.Fatal(err)
	}
	return list
}

func (w *world) last() arrival {
	w.t.Helper()
	all := w.arrivals()
	if len(all) == 0 {
		w.t.Fatal("nothing arrived")
	}
	return all[len(all)-1]
}

// file writes a file into a folder of its own and gives its path.
func file(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A long text arrives in numbered parts that make up the whole, link and button on the last.
func TestSendLongText(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	long := strings.TrimSpace(strings.Repeat("가나다라마바사 아자차카타파하. ", 30))
	r := w.pipe(long, "send", "--json", "--link", "https://example.com/log")
	lines := eachLine[sendJSON](t, r.out)
	all := w.arrivals()
	if r.code != 0 || len(lines) < 3 || len(all) != len(lines) {
		t.Fatal(r, len(all))
	}
	whole := ""
	for i, m := range all {
		body, numbered := strings.CutPrefix(m.Template.Text, "("+string(rune('1'+i))+"/")
		_, body, closed := strings.Cut(body, ") ")
		if whole += " " + body; !numbered || !closed || len([]rune(m.Template.Text)) > 200 {
			t.Errorf("part %d: %q", i+1, m.Template.Text)
		}
		if last := i == len(all)-1; (m.Template.Link.Web != "") != last || lines[i].Part != i+1 || lines[i].Parts != len(all) {
			t.Errorf("part %d: %+v, %+v", i+1, m, lines[i])
		}
	}
	if strings.Join(strings.Fields(whole), " ") != strings.Join(strings.Fields(long), " ") {
		t.Errorf("%q", whole)
	}
	// The second part of the next one fails: what was delivered is not sent again.
	w.fault(sendPath, "delay", `,"delay":"1ms","times":1`)
	w.fault(sendPath, "drop-after", `,"times":1`)
	if r := w.pipe(long, "send", "--key", "long"); r.code != 7 {
		t.Error(r)
	}
	before := len(w.arrivals())
	if r := w.pipe(long, "send", "--key", "long", "--on-unknown", "resend"); r.code != 0 {
		t.Error(r)
	}
	if all := w.arrivals()[before:]; len(all) != len(lines)-1 || !strings.HasPrefix(all[0].Template.Text, "(2/") {
		t.Errorf("%d more arrived", len(all))
	}
}

// What counts as a character is a setting.
func TestSendCountsAsTheSettingsSay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	flags := strings.Repeat("🇰🇷", 101) // 202 code points, 404 units of UTF-16, 101 graphemes
	for unit, parts := range map[string]int{"grapheme": 1, "codepoint": 2, "utf16": 3} {
		if err := os.WriteFile(filepath.Join(w.home, "config.toml"), []byte("count = \""+unit+"\"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if r := w.want(0, "send", "--json", flags); len(eachLine[sendJSON](t, r.out)) != parts {
			t.Errorf("%s: %v", unit, r)
		}
	}
}

// Every kind that the flags name arrives as what it is.
func TestSendKinds(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	own := file(t, "own.json", []byte(`{"object_type":"text","text":"{{who}} 배포","link":{"web_url":"https://example.com"},"mine":7}`))
	w.want(0, "send", "--template", own, "--arg", "who=지은")
	if m := w.last(); m.Kind != "default" || m.Template.Text != "지은 배포" || m.Template.Mine != 7 {
		t.Errorf("%+v", m)
	}
	if r := w.pipe(`{"object_type":"text","text":"파이프","link":{}}`, "send", "--template", "-"); r.code != 0 || w.last().Template.Text != "파이프" {
		t.Error(r)
	}
	w.want(0, "send", "--template-id", "10001", "--arg", "title=제목", "--arg", "description=설명")
	if m := w.last(); m.Kind != "custom" || m.TemplateID != 10001 || m.TemplateArgs["title"] != "제목" {
		t.Errorf("%+v", m)
	}
	w.want(0, "send", "--scrap", "https://example.com/news")
	if m := w.last(); m.Kind != "scrap" || m.RequestURL != "https://example.com/news" {
		t.Errorf("%+v", m)
	}
	path := file(t, "그래프.png", picture(t, 640, 320))
	w.want(0, "send", "--image", path, "--link", "https://example.com", "오늘의 그래프\nCPU 30%")
	m := w.last().Template
	if m.ObjectType != "feed" || m.Content.Title != "오늘의 그래프" || m.Content.Description != "CPU 30%" || m.Content.ImageWidth != 640 || m.Content.Link.Web != "https://example.com" {
		t.Errorf("%+v", m)
	}
	n := len(w.arrivals())
	for _, args := range [][]string{
		{"--template", own}, {"--template", own, "--arg", "who=a", "--arg", "b=c"}, {"--template", file(t, "x.json", []byte("{\n\"a\":}"))},
		{"--template", file(t, "x.json", []byte(`{"object_type":"poem"}`))}, {"--template", file(t, "x.json", []byte(`{"object_type":"text","link":{}}`))},
		{"--image", own}, {"--image", file(t, "x.png", nil)},
	} {
		en := w.want(2, append([]string{"send"}, args...)...)
		checkBothLanguages(t, w.with("KAKAOTUI_LANG=ko").want(2, append([]string{"send"}, args...)...), en)
	}
	if len(w.arrivals()) != n || w.calls("/v2/api/talk/message/image/upload") != 1 {
		t.Error("sent after all")
	}
}

// A dry run of each kind says what would be sent, and uploads nothing.
func TestDryRunOfKinds(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAO_REST_API_KEY")
	path := file(t, "a.png", picture(t, 300, 300))
	for want, args := range map[string][]string{
		`"template_id":12,"template_args":{"a":"b"}`:  {"--template-id", "12", "--arg", "a=b"},
		`"request_url":"https://example.com/"`:        {"--scrap", "https://example.com/"},
		`"object_type":"feed"`:                        {"--image", path, "제목"},
		`"to":"one","part":1,"parts":1,"template_obj`: {"--to", "one", "글"},
	} {
		if r := w.want(0, append([]string{"send", "--dry-run", "--json"}, args...)...); !strings.Contains(r.out, want) {
			t.Errorf("%q: %v", args, r)
		}
		w.want(0, append([]string{"send", "--dry-run"}, args...)...)
	}
	if w.calls("/v2/api/talk/message/image/upload") != 0 {
		t.Error("uploaded")
	}
}

// Each friend has an outcome of their own, and who is not reached is named.
func TestSendToFriends(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.want(0, "friends")
	r := w.want(5, "send", "--to", friend1+","+refuser, "--to", friend2, "점심?")
	if !strings.Contains(r.out, "2 friends") || !strings.Contains(r.err, "서보라: ") || !strings.Contains(r.err, "-530") {
		t.Error(r)
	}
	var to []string
	for _, m := range w.arrivals() {
		to = append(to, m.To)
	}
	if !slices.Equal(to, []string{friend1, friend2}) {
		t.Errorf("arrived at %q", to)
	}
	if r := w.want(0, "log", "-n", "3"); !strings.Contains(r.out, "김가온: 점심?") {
		t.Error(r)
	}
	if r := w.want(0, "outbox"); strings.Count(r.out, "\n") != 1 || !strings.Contains(r.out, "서보라: 점심?") {
		t.Error(r)
	}
	states := map[string]string{}
	for _, l := range eachLine[sendJSON](t, w.want(5, "send", "--json", "--to", refuser, "--to", friend1, "저녁?").out) {
		states[l.To] = l.State
	}
	if states[friend1] != "sent" || states[refuser] != "refused" {
		t.Errorf("%v", states)
	}
	// Without the consent a person must agree, and the message waits.
	w.control("POST", "consent", `{"scope":"friends","agreed":false}`)
	if r := w.want(4, "send", "--json", "--to", friend1, "나중에"); !strings.Contains(r.out, `"required_scopes":["friends"`) {
		t.Error(r)
	}
}

// A failed upload leaves no message behind, and says so.
func TestImageThatCannotBeUploaded(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	path := file(t, "a.png", picture(t, 300, 300))
	w.want(0, "send", "--image", path)
	if r := w.want(0, "log", "-n", "5"); !strings.Contains(r.out, "(Feed)") {
		t.Error(r)
	}
	if r := w.want(2, "upload", t.TempDir()); !strings.Contains(r.err, "is a folder") {
		t.Error(r)
	}
	r := w.offline().want(1, "send", "--image", path, "그래프")
	if !strings.Contains(r.err, "was not kept") || !strings.Contains(r.err, "again yourself") || len(w.outbox()) != 0 {
		t.Error(r)
	}
	if r := w.want(0, "log", "-n", "1"); !strings.Contains(r.out, "failed") {
		t.Error(r)
	}
}

// An image whose message was delivered under its key, or may have been, is not uploaded again.
func TestImageUnderKeyIsUploadedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	path := file(t, "a.png", picture(t, 300, 300))
	image := func(code int, key string, more ...string) {
		t.Helper()
		w.want(code, append([]string{"send", "--key", key, "--image", path, "그래프"}, more...)...)
	}
	uploads := func(want int) {
		t.Helper()
		if n := w.calls("/v2/api/talk/message/image/upload"); n != want {
			t.Errorf("%d uploads, want %d", n, want)
		}
	}
	image(0, "하루")
	image(0, "하루")
	uploads(1)
	if n := len(w.arrivals()); n != 1 {
		t.Errorf("%d arrived", n)
	}
	w.fault(sendPath, "drop-after", "")
	image(7, "이틀")
	image(7, "이틀")
	image(0, "이틀", "--on-unknown", "resend")
	uploads(2)
	if n := len(w.arrivals()); n != 3 {
		t.Errorf("%d arrived", n)
	}
}
