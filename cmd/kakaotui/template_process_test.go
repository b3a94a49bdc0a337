package main_test

import (
	"strings"
	"testing"
)

// A saved template is listed, shown, checked, sent and removed by its name, decomposed or composed.
func TestTemplates(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAOTUI_LANG=ko")
	if r := w.want(0, "template"); r.out != "" || !strings.Contains(r.err, "template example") {
		t.Error(r)
	}
	const body = `{"object_type":"feed","content":{"title":"{{서비스}} 배포","link":{"web_url":"https://example.com"}}}`
	if r := w.pipe(body, "template", "save", "배포", "-"); r.code != 0 {
		t.Fatal(r)
	}
	if r := w.want(0, "template", "list"); r.out != "배포  feed  {{서비스}}\n" {
		t.Error(r)
	}
	var line struct {
		Name         string   `json:"name"`
		Kind         string   `json:"kind"`
		Placeholders []string `json:"placeholders"`
		At           string   `json:"at"`
	}
	strict(t, w.want(0, "template", "list", "--json").out, &line)
	if line.Name != "배포" || line.Kind != "feed" || len(line.Placeholders) != 1 {
		t.Errorf("%+v", line)
	}
	if r := w.want(0, "template", "show", "배포"); r.out != body+"\n" {
		t.Error(r)
	}
	if r := w.want(0, "template", "check", "배포"); !strings.Contains(r.out, "{{서비스}}") {
		t.Error(r)
	}
	if r := w.want(0, "template", "check", "배포", "--arg", "서비스=api"); !strings.Contains(r.out, "보낼 수 있어요") {
		t.Error(r)
	}
	// Numbers and links may be left open too.
	open := `{"object_type":"commerce","content":{"title":"{{무엇}}","link":{"web_url":"{{어디}}"}},"commerce":{"regular_price":"{{값}}"}}`
	if r := w.pipe(open, "template", "check", "-"); r.code != 0 || !strings.Contains(r.out, "{{무엇}} {{어디}} {{값}}") || r.err != "" {
		t.Error(r)
	}
	if r := w.pipe(open, "send", "--dry-run", "--json", "--template", "-", "--arg", "무엇=귤", "--arg", "어디=https://example.com", "--arg", "값=9900"); !strings.Contains(r.out, `"regular_price":9900`) {
		t.Error(r)
	}
	w.login()
	w.want(0, "send", "--template", "배포", "--arg", "서비스=api")
	if m := w.last(); m.Template.Content.Title != "api 배포" {
		t.Errorf("%+v", m)
	}
	if r := w.want(0, "__complete", "template", "show", ""); !strings.HasPrefix(r.out, "배포\n") {
		t.Error(r)
	}
	w.want(0, "template", "remove", "배포") // decomposed
	w.want(2, "template", "remove", "배포")
	w.want(2, "template", "show", "배포")
	w.want(2, "template", "save", "../x", file(t, "a.json", []byte(body)))
	w.want(2, "template", "save", "x", file(t, "a.json", []byte("{")))
}

// The example of each kind can be sent as it is; what is wrong with a template is named with its field, and --json tells
// mistakes from warnings.
func TestTemplateExamplesAndChecks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, kind := range []string{"text", "feed", "list", "location", "commerce", "calendar", "custom", "scrap"} {
		example := w.want(0, "template", "example", kind).out
		if r := w.pipe(example, "template", "check", "-"); r.code != 0 || r.err != "" {
			t.Errorf("%s: %v", kind, r)
		}
		if r := w.pipe(example, "send", "--dry-run", "--template", "-"); r.code != 0 {
			t.Errorf("%s: %v", kind, r)
		}
	}
	if r := w.want(2, "template", "example", "poem"); !strings.Contains(r.err, "feed, list") {
		t.Error(r)
	}
	var found struct {
		Kind     string `json:"kind"`
		Problems []struct {
			Field   string `json:"field"`
			Message string `json:"message"`
			Warning bool   `json:"warning"`
		} `json:"problems"`
		Open []string `json:"open"`
	}
	r := w.pipe(`{"object_type":"list","header_title":"{{t}}","header_link":{"web_url":"https://example.com"},"contents":[{"title":"a","link":{"web_url":"x"}}],"button_title":"아주 긴 버튼 제목이에요"}`, "template", "check", "--json", "-")
	strict(t, r.out, &found)
	fields := map[string]bool{}
	for _, p := range found.Problems {
		fields[p.Field] = p.Warning
	}
	warning, there := fields["button_title"]
	if hard, named := fields["contents"]; r.code != 2 || found.Kind != "list" || !there || !warning || !named || hard || len(found.Open) != 1 {
		t.Errorf("%v: %+v", r, found)
	}
}

func TestFriendsAndUpload(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.want(3, "friends")
	w.login()
	if r := w.want(0, "friends"); strings.Count(r.out, "\n") != 12 || !strings.HasPrefix(r.out, "이나래") {
		t.Error(r)
	}
	if r := w.want(0, "friends", "ㄱㄱㅇ"); r.out != "김가온                "+friend1+"\n" {
		t.Error(r)
	}
	if r := w.want(0, "friends", "없는이름"); r.out != "" || !strings.Contains(r.err, "없는이름") {
		t.Error(r)
	}
	var f struct {
		UUID       string `json:"uuid"`
		ID         *int64 `json:"id"`
		Nickname   string `json:"nickname"`
		Thumbnail  string `json:"thumbnail_url"`
		Favorite   bool   `json:"favorite"`
		AllowedMsg *bool  `json:"allowed_msg"`
	}
	strict(t, w.want(0, "friends", "--json", "이나").out, &f)
	if f.UUID != friend2 || f.Nickname != "이나래" || !f.Favorite {
		t.Errorf("%+v", f)
	}
	// The list is remembered; --fresh asks again, page by page.
	w.control("POST", "friends", `{"count":230}`)
	before := w.calls("/v1/api/talk/friends")
	w.want(0, "friends")
	if w.calls("/v1/api/talk/friends") != before {
		t.Error("asked although it was remembered")
	}
	if r := w.want(0, "friends", "--fresh"); strings.Count(r.out, "\n") != 230 || w.calls("/v1/api/talk/friends") != before+3 {
		t.Error(w.calls("/v1/api/talk/friends") - before)
	}

	path := file(t, "a.png", picture(t, 200, 200))
	if r := w.want(0, "upload", path); !strings.HasPrefix(r.out, w.url+"/") || r.err != "" {
		t.Error(r)
	}
	var up struct {
		URL         string `json:"url"`
		ContentType string `json:"content_type"`
		Length      int64  `json:"length"`
		Width       int    `json:"width"`
		Height      int    `json:"height"`
	}
	strict(t, w.want(0, "upload", "--json", path).out, &up)
	if up.Width != 200 || up.Height != 200 || up.ContentType != "image/png" || up.Length == 0 {
		t.Errorf("%+v", up)
	}
	if r := w.want(0, "upload", file(t, "b.png", picture(t, 199, 400))); !strings.Contains(r.err, "199") {
		t.Error(r)
	}
	w.want(2, "upload", file(t, "c.png", []byte("no image")))
	w.want(2, "upload", file(t, "d.png", append(picture(t, 200, 200), make([]byte, 5<<20)...)))
	w.want(2, "upload", "nowhere.png")
	w.want(2, "upload")
}
