package simulator

import (
	"net/url"
	"strings"
	"testing"
)

func (g *rig) sendCustom(access, id, args string) reply {
	g.t.Helper()
	form := url.Values{"template_id": {id}}
	if args != "" {
		form.Set("template_args", args)
	}
	return g.call("POST", "/v2/api/talk/memo/send", access, form)
}

func TestCustomTemplate(t *testing.T) {
	t.Parallel()
	g, access := friendsRig(t, sevenFriends)
	if r := g.sendCustom(access, "10001", `{"title":"제목 \"},{","description":"${title}"}`); r.status != 200 || r.body != `{"result_code":0}` {
		t.Fatalf("send: %d %s", r.status, r.body)
	}
	g.sendCustom(access, "10001", "")
	r := g.call("POST", "/v1/api/talk/friends/message/send", access,
		url.Values{"receiver_uuids": {receivers("a", "b")}, "template_id": {"10001"}, "template_args": {`{"title":"t"}`}})
	wantSent(t, r, `{"successful_receiver_uuids":["a","b"]}`)
	m := g.messages()
	if len(m) != 4 {
		t.Fatalf("%d messages", len(m))
	}
	if m[0].To != "me" || m[0].Kind != "custom" || m[0].TemplateID != 10001 || m[0].TemplateArgs["title"] != `제목 "},{` ||
		m[0].TemplateObject.Content.Title != `제목 "},{` || m[0].TemplateObject.Content.Description != "${title}" {
		t.Errorf("filled: %+v", m[0])
	}
	if m[1].TemplateObject.Content.Title != "${title}" || m[1].TemplateArgs == nil {
		t.Errorf("without arguments: %+v", m[1])
	}
	if m[2].To != "a" || m[3].To != "b" || m[3].Kind != "custom" || m[3].TemplateObject.Content.Title != "t" {
		t.Errorf("to friends: %+v", m[2:])
	}
}

func TestCustomTemplateErrors(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	for _, c := range []struct{ id, args, msg string }{
		{"", "", "The Parameter [template_id] cannot be empty."},
		{"x", "", "failed to parse parameter. name=template_id"},
		{"1.5", "", "failed to parse parameter. name=template_id"},
		{"7", "", "template can't be found. template_id=7"},
		{"10001", "[]", "failed to parse parameter. name=template_args"},
		{"10001", "null", "failed to parse parameter. name=template_args"},
		{"10001", `{"title":1}`, "failed to parse parameter. name=template_args"},
		{"10001", `{"title":"a"`, "failed to parse parameter. name=template_args"},
		{"10002", "", "template_type (messageType: 'kakaolink/memo API') is invalid. please use 'message API' messageType."},
	} {
		wantAPIError(t, g.sendCustom(access, c.id, c.args), 400, "-2", c.msg)
	}
	wantAPIError(t, g.call("POST", "/v2/api/talk/memo/send", access, url.Values{}), 400, "-2", "The Parameter [template_id] cannot be null.")
	g.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":false}`)
	if r := g.sendCustom(access, "10001", ""); !strings.Contains(r.body, `"api_type":"TALK_MEMO_SEND"`) {
		t.Errorf("consent: %s", r.body)
	}
	if n := len(g.messages()); n != 0 {
		t.Errorf("%d messages", n)
	}
}

// Arguments may stand for numbers too.
func TestCustomTemplateOfEveryKind(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	if r := g.control("POST", "/_sim/templates", `[{"id":1,"template_object":{"object_type":"commerce",`+content+
		`,"commerce":{"regular_price":"${price}","product_name":"${price}"}}},`+
		`{"id":2,"purpose":"message","template_object":{"object_type":"list","header_title":"${h}","header_link":{},`+
		`"contents":[{"title":"${h}","link":{}},{"title":"b","link":{"web_url":"https://example.com/${h}"}}]}}]`); r.body != `{"count":2}` {
		t.Errorf("answer %s", r.body)
	}
	if r := g.sendCustom(access, "1", `{"price":"208800"}`); r.status != 200 {
		t.Fatalf("commerce: %s", r.body)
	}
	wantAPIError(t, g.sendCustom(access, "1", `{"price":"비싸요"}`), 400, "-2", "failed to parse parameter. name=template_args")
	wantAPIError(t, g.sendCustom(access, "1", ""), 400, "-2", "failed to parse parameter. name=template_args")
	if r := g.sendCustom(access, "2", `{"h":"head"}`); r.status != 200 {
		t.Fatalf("list: %s", r.body)
	}
	long := `{"h":"` + strings.Repeat("가", maxText+1) + `"}`
	if r := g.sendCustom(access, "2", long); r.status != 200 || !g.messages()[2].Cut {
		t.Errorf("an over-long header: %d %s", r.status, r.body)
	}
	g.control("POST", "/_sim/app", `{"long_text":"refuse"}`)
	wantAPIError(t, g.sendCustom(access, "2", long), 400, "-2", "failed to parse parameter. name=template_args")
	page := g.call("GET", "/", "", nil).body
	for _, part := range []string{`<div class="product two">208800</div>`, "<b>208,800원</b>", `href="https://example.com/head"`} {
		if !strings.Contains(page, part) {
			t.Errorf("the phone lacks %s", part)
		}
	}
	if r := g.control("GET", "/_sim/templates", ""); !strings.Contains(r.body, `"id":1,"purpose":"message"`) || !strings.Contains(r.body, "${price}") {
		t.Errorf("filling changed the template: %s", r.body)
	}
}

func TestBadTemplates(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	before := g.control("GET", "/_sim/templates", "").body
	for _, body := range []string{
		``, `{}`, `[{}]`, `[{"id":0,"template_object":{"object_type":"feed"}}]`, `[{"id":1}]`, `[{"id":1,"template_object":null}]`,
		`[{"id":1,"template_object":{"object_type":"text"}}]`, `[{"id":1,"template_object":[]}]`, `[{"id":1,"name":"x"}]`,
		`[{"id":1,"purpose":"fun","template_object":{"object_type":"feed"}}]`,
		`[{"id":1,"template_object":{"object_type":"feed"}},{"id":1,"template_object":{"object_type":"feed"}}]`,
	} {
		r := g.rawControl("POST", "/_sim/templates", body)
		if reason, _ := r.object(t)["error"].(string); r.status != 400 || reason == "" {
			t.Errorf("%s: %d %s", body, r.status, r.body)
		}
	}
	if after := g.control("GET", "/_sim/templates", "").body; after != before {
		t.Error("a bad control changed the templates")
	}
}

func TestScrap(t *testing.T) {
	t.Parallel()
	g, access := friendsRig(t, sevenFriends)
	scrap := func(page string, more ...string) reply {
		form := url.Values{"request_url": {page}}
		for i := 0; i < len(more); i += 2 {
			form.Set(more[i], more[i+1])
		}
		return g.call("POST", "/v2/api/talk/memo/scrap/send", access, form)
	}
	const page = "https://example.com/news/hello-world.html?id=1"
	if r := scrap(page); r.status != 200 || r.body != `{"result_code":0}` {
		t.Fatalf("scrap: %d %s", r.status, r.body)
	}
	if r := scrap("https://example.com"); r.status != 200 {
		t.Fatalf("a domain alone: %s", r.body)
	}
	if r := scrap(page, "template_id", "10001", "template_args", `{"title":"채움"}`); r.status != 200 {
		t.Fatalf("with a template: %s", r.body)
	}
	r := g.call("POST", "/v1/api/talk/friends/message/scrap/send", access, url.Values{"receiver_uuids": {receivers("a")}, "request_url": {page}})
	wantSent(t, r, `{"successful_receiver_uuids":["a"]}`)
	m := g.messages()
	if m[0].Kind != "scrap" || m[0].RequestURL != page || m[0].TemplateObject.Content.Title != "hello world" ||
		m[0].TemplateObject.Content.Description != "example.com/news/hello-world.html" {
		t.Errorf("scrapped: %+v", m[0])
	}
	if m[1].TemplateObject.Content.Title != "example.com" {
		t.Errorf("a domain alone: %+v", m[1])
	}
	if m[2].Kind != "scrap" || m[2].TemplateID != 10001 || m[2].RequestURL != page || m[2].TemplateObject.Content.Title != "채움" {
		t.Errorf("with a template: %+v", m[2])
	}
	if m[3].To != "a" || m[3].Kind != "scrap" {
		t.Errorf("to a friend: %+v", m[3])
	}
	if phone := g.call("GET", "/", "", nil).body; !strings.Contains(phone, `href="https://example.com/news/hello-world.html?id=1"`) {
		t.Error("the phone does not open the page")
	}

	const unregistered = "Constraints on the parameter [request_url] are unsatisfied. The domain is not registered."
	for address, msg := range map[string]string{
		"":                         "The Parameter [request_url] cannot be empty.",
		"example.com":              "failed to parse parameter. name=request_url",
		"javascript:alert(1)":      "failed to parse parameter. name=request_url",
		"https://www.example.com/": unregistered,
		"http://example.com/":      unregistered,
		"https://example.com:8443": unregistered,
	} {
		wantAPIError(t, scrap(address), 400, "-2", msg)
	}
	wantAPIError(t, scrap(page, "template_id", "7"), 400, "-2", "template can't be found. template_id=7")
	wantAPIError(t, g.call("POST", "/v2/api/talk/memo/scrap/send", access, url.Values{}), 400, "-2", "The Parameter [request_url] cannot be null.")
}

func FuzzCustomTemplate(f *testing.F) {
	f.Add(`{"object_type":"commerce",`+content+`,"commerce":{"regular_price":"${k}"}}`, "1")
	f.Add(`{"object_type":"feed","content":{"title":"${k}${k}","link":{"web_url":"${k}"}},"social":{"like_count":"${k}"}}`, "javascript:x")
	f.Add(`{"object_type":"list","contents":["${k}",["${k}"]]}`, "${k}")
	f.Fuzz(func(t *testing.T, object, arg string) {
		filled, err := customTemplate{Template: []byte(object)}.fill(map[string]string{"k": arg})
		if err != nil {
			return
		}
		drawn(t, filled)
	})
}
