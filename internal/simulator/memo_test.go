package simulator

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

func (g *rig) send(access, template string) reply {
	g.t.Helper()
	return g.call("POST", "/v2/api/talk/memo/default/send", access, url.Values{"template_object": {template}})
}

// textMessage is a text template of some text.
func textMessage(t *testing.T, text string) string {
	t.Helper()
	b, err := json.Marshal(map[string]any{"object_type": "text", "text": text, "link": map[string]string{}})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// sentMessage is what the tests read of /_sim/messages.
type sentMessage struct {
	To, Kind       string
	Cut            bool     `json:"cut"`
	OriginalText   string   `json:"original_text"`
	DroppedLinks   []string `json:"dropped_links"`
	TemplateObject struct {
		Text string `json:"text"`
		Type string `json:"object_type"`

		Content struct{ Title, Description string }
	} `json:"template_object"`
	TemplateID   int64             `json:"template_id"`
	TemplateArgs map[string]string `json:"template_args"`
	RequestURL   string            `json:"request_url"`
}

func (g *rig) messages() []sentMessage {
	g.t.Helper()
	var messages []sentMessage
	if err := json.Unmarshal([]byte(g.control("GET", "/_sim/messages", "").body), &messages); err != nil {
		g.t.Fatal(err)
	}
	return messages
}

const content = `"content":{"title":"제목","link":{"web_url":"https://example.com"}}`

func TestTemplates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		template string
		good     bool
	}{
		{textTemplate, true},
		{`{"object_type":"text","text":"a","link":{}}`, true},
		{`{"object_type":"text","text":" \n","link":{},"unknown":{"x":[1]}}`, true},
		{`{"object_type":"text","text":"a","link":{},"button_title":"열기","buttons":[{"title":"1","link":{}},{"title":"2","link":{}}]}`, true},
		{`{"object_type":"text","text":"a"}`, false},
		{`{"object_type":"text","text":"a","link":null}`, false},
		{`{"object_type":"text","text":"a","link":"https://example.com"}`, false},
		{`{"object_type":"text","text":"a","link":{"web_url":1}}`, false},
		{`{"object_type":"text","link":{}}`, false},
		{`{"object_type":"text","text":"","link":{}}`, false},
		{`{"object_type":"text","text":5,"link":{}}`, false},
		{`{"object_type":"text","Text":"a","link":{}}`, false},
		{`{"object_type":"text","text":"a","link":{},"buttons":[{"title":"1","link":{}},{"title":"2","link":{}},{"title":"3","link":{}}]}`, false},
		{`{"object_type":"text","text":"a","link":{},"buttons":[{"title":"1"}]}`, false},
		{`{"object_type":"text","text":"a","link":{},"buttons":[{"link":{}}]}`, false},
		{`{"object_type":"text","text":"a","link":{},"button_title":7}`, false},
		{`{"object_type":"poem","text":"a","link":{}}`, false},
		{`{"text":"a","link":{}}`, false},
		{`{"object_type":"text","text":"a","link":{}`, false},
		{`{"object_type":"text","text":"a","link":{}} x`, false},
		{`[]`, false}, {`null`, false}, {`"text"`, false}, {`  `, false}, {"{\"object_type\":\"text\",\"text\":\"\xff\",\"link\":{}}", false},
		{`{"object_type":"feed",` + content + `,"social":{"like_count":1},"item_content":{"items":[{"item":"a","item_op":"1"}]}}`, true},
		{`{"object_type":"feed"}`, false},
		{`{"object_type":"feed","content":{"title":"a"}}`, false},
		{`{"object_type":"feed","content":{"link":{}}}`, false},
		{`{"object_type":"feed",` + content + `,"social":{"like_count":1.5}}`, false},
		{`{"object_type":"feed",` + content + `,"social":{"like_count":"1"}}`, false},
		{`{"object_type":"feed",` + content + `,"social":[]}`, false},
		{`{"object_type":"feed",` + content + `,"item_content":{"items":[1]}}`, false},
		{`{"object_type":"list","header_title":"h","header_link":{},"contents":[{"title":"a","link":{}},{"title":"b","link":{}}]}`, true},
		{`{"object_type":"list","header_title":"h","header_link":{},"contents":[{"title":"a","link":{}}]}`, false},
		{`{"object_type":"list","header_link":{},"contents":[{"title":"a","link":{}},{"title":"b","link":{}}]}`, false},
		{`{"object_type":"list","header_title":"h","contents":[{"title":"a","link":{}},{"title":"b","link":{}}]}`, false},
		{`{"object_type":"list","header_title":"h","header_link":{},"contents":[{"title":"a","link":{}},{"title":"b"}]}`, false},
		{`{"object_type":"location","address":"판교","address_title":"카카오",` + content + `}`, true},
		{`{"object_type":"location",` + content + `}`, false},
		{`{"object_type":"commerce",` + content + `,"commerce":{"regular_price":208800,"discount_price":146160,"discount_rate":30}}`, true},
		{`{"object_type":"commerce",` + content + `,"commerce":{}}`, false},
		{`{"object_type":"commerce",` + content + `,"commerce":{"regular_price":1,"discount_rate":30}}`, false},
		{`{"object_type":"commerce",` + content + `}`, false},
		{`{"object_type":"calendar","id":"1","id_type":"event",` + content + `}`, true},
		{`{"object_type":"calendar","id":"1","id_type":"day",` + content + `}`, false},
		{`{"object_type":"calendar","id_type":"event",` + content + `}`, false},
	} {
		_, err := parseTemplate(c.template)
		if (err == nil) != c.good {
			t.Errorf("%s: good %v, got error %v", c.template, c.good, err)
		}
	}
}

func TestEveryTemplateTypeArrives(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	types := []string{"text", "feed", "list", "location", "commerce", "calendar"}
	for i, template := range []string{
		textTemplate, `{"object_type":"feed",` + content + `}`,
		`{"object_type":"list","header_title":"h","header_link":{},"contents":[{"title":"a","link":{}},{"title":"b","link":{}}]}`,
		`{"object_type":"location","address":"판교",` + content + `}`,
		`{"object_type":"commerce",` + content + `,"commerce":{"regular_price":208800}}`,
		`{"object_type":"calendar","id":"1","id_type":"event",` + content + `}`,
	} {
		if r := g.send(access, template); r.status != 200 {
			t.Fatalf("%s: %s", types[i], r.body)
		}
	}
	for i, m := range g.messages() {
		if m.TemplateObject.Type != types[i] {
			t.Errorf("message %d is a %s, want %s", i, m.TemplateObject.Type, types[i])
		}
	}
	page := g.call("GET", "/", "", nil).body
	for _, part := range []string{"제목", ">a</div>", "위치 보기", "<p>판교</p>", "208,800원", "일정 추가", "<bdi>1</bdi>"} {
		if !strings.Contains(page, part) {
			t.Errorf("the phone does not show %q", part)
		}
	}
}

func TestMemoOrderOfChecks(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	g.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":false}`)
	g.control("POST", "/_sim/consent", `{"scope":"profile_image","agreed":false}`)
	g.control("POST", "/_sim/app", `{"scopes":{"talk_message":"off"}}`)
	g.control("POST", "/_sim/quota", `{"left":0}`)

	wantAPIError(t, g.send("wrong", "{}"), 401, "-401", "this access token does not exist")
	wantAPIError(t, g.send(access, "{}"), 403, "-3", "["+appName+"] App disabled [talk_message] scopes for "+
		"[TALK_MEMO_DEFAULT_SEND] API on developers.kakao.com. Enable it first.")
	g.control("POST", "/_sim/app", `{"scopes":{"talk_message":"optional"}}`)
	want := `{"msg":"insufficient scopes.","code":-402,"api_type":"TALK_MEMO_DEFAULT_SEND","required_scopes":["talk_message"],` +
		`"allowed_scopes":["profile_nickname","friends"]}`
	if r := g.send(access, "{}"); r.status != 403 || r.body != want {
		t.Errorf("consent: %d %s", r.status, r.body)
	}
	g.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":true}`)
	wantAPIError(t, g.send(access, "{}"), 400, "-2", "failed to parse parameter. name=template_object")
	wantAPIError(t, g.send(access, ""), 400, "-2", "The Parameter [template_object] cannot be empty.")
	wantAPIError(t, g.call("POST", "/v2/api/talk/memo/default/send", access, nil), 400, "-2", "The Parameter [template_object] cannot be null.")
	wantAPIError(t, g.send(access, textTemplate), 400, "-10", "API limit has been exceeded.")
	g.control("POST", "/_sim/quota", `{"left":1}`)
	if r := g.send(access, textTemplate); r.status != 200 {
		t.Errorf("send: %s", r.body)
	}
	wantAPIError(t, g.send(access, textTemplate), 400, "-10", "API limit has been exceeded.")
	if n := len(g.messages()); n != 1 {
		t.Errorf("%d messages, want 1", n)
	}
	g.control("POST", "/_sim/clock", `{"advance":"5h"}`) // still the same day in Korea
	wantAPIError(t, g.send(access, textTemplate), 400, "-10", "API limit has been exceeded.")
}

func TestQuotaBeginsANewAtMidnightInKorea(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true}) // 12:04:05 in Korea
	g.control("POST", "/_sim/quota", `{"left":0}`)
	g.control("POST", "/_sim/clock", `{"advance":"11h55m54s"}`)
	access, _ := g.login()
	wantAPIError(t, g.send(access, textTemplate), 400, "-10", "API limit has been exceeded.")
	g.control("POST", "/_sim/clock", `{"advance":"1s"}`)
	if r := g.send(access, textTemplate); r.status != 200 {
		t.Errorf("a new day: %s", r.body)
	}
}

func TestMemoNeedsAForm(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	req := g.request("POST", "/v2/api/talk/memo/default/send", access, url.Values{"template_object": {textTemplate}})
	req.Header.Set("Content-Type", "application/json")
	wantAPIError(t, g.do(req), 400, "-2", "The Parameter [template_object] cannot be null.")
	req = g.request("POST", "/v2/api/talk/memo/default/send", access, url.Values{})
	req.Body, req.ContentLength = nopBody("a=%zz"), 5
	wantAPIError(t, g.do(req), 400, "-2", "malformed request body")
	huge := url.Values{"template_object": {textMessage(t, strings.Repeat("가", maxBody/3))}}
	if r := g.call("POST", "/v2/api/talk/memo/default/send", access, huge); r.status != 400 {
		t.Errorf("huge body: %d", r.status)
	}
}

func TestLongText(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	full := strings.Repeat("한", 198) + "👨‍👩"[:4] + "\n" // 200 code points
	for _, text := range []string{full, full + "끝"} {
		if r := g.send(access, textMessage(t, text)); r.status != 200 {
			t.Fatalf("%s", r.body)
		}
	}
	m := g.messages()
	if m[0].Cut || m[0].TemplateObject.Text != full || m[0].OriginalText != "" {
		t.Errorf("200 code points were cut: %+v", m[0])
	}
	if !m[1].Cut || m[1].TemplateObject.Text != full || m[1].OriginalText != full+"끝" {
		t.Errorf("201 code points were not cut at 200: %+v", m[1])
	}
	g.control("POST", "/_sim/app", `{"long_text":"refuse"}`)
	wantAPIError(t, g.send(access, textMessage(t, full+"끝")), 400, "-2", "failed to parse parameter. name=template_object")
	if r := g.send(access, textMessage(t, full)); r.status != 200 {
		t.Errorf("200 code points refused: %s", r.body)
	}
}

func TestLinksOutsideTheRegisteredDomainsAreDropped(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	access, _ := g.login()
	g.control("POST", "/_sim/app", `{"link_domains":["https://example.com","http://example.com:8080"]}`)
	for link, kept := range map[string]bool{
		"https://example.com": true, "https://EXAMPLE.com/a?b#c": true, "http://example.com:8080/x": true,
		"http://example.com": false, "https://www.example.com": false, "https://example.com:8080": false,
		"https://example.com.evil.org": false, "javascript:alert(1)": false, "//example.com": false, "https://example.com@evil.org/": false,
	} {
		before := len(g.messages())
		template, err := json.Marshal(map[string]any{"object_type": "text", "text": "a", "link": map[string]string{"web_url": link}})
		if err != nil {
			t.Fatal(err)
		}
		if r := g.send(access, string(template)); r.status != 200 {
			t.Fatalf("%s: %s", link, r.body)
		}
		m := g.messages()[before]
		if dropped := len(m.DroppedLinks) == 1 && m.DroppedLinks[0] == link; dropped == kept {
			t.Errorf("%s: kept %v, dropped %v", link, kept, m.DroppedLinks)
		}
	}
}

func FuzzTemplateObject(f *testing.F) {
	f.Add(textTemplate)
	f.Add(`{"object_type":"feed",` + content + `,"buttons":[{"title":"1","link":{}}]}`)
	f.Add(`{"object_type":"list","header_title":"h","header_link":{},"contents":[{"title":"a","link":{}},{"title":"b","link":{}}]}`)
	f.Add(`{"object_type":"commerce",` + content + `,"commerce":{"regular_price":1e400}}`)
	f.Add(`{"object_type":"text","text":"` + strings.Repeat("가", 201) + `","link":{"web_url":"%zz"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		parsed, err := parseTemplate(text)
		if err != nil {
			return
		}
		original, cut := parsed.cutText()
		if cut && (len([]rune(firstText(parsed, "text", "header_title"))) != maxText || len([]rune(original)) <= maxText) {
			t.Error("cut at the wrong place")
		}
		drawn(t, parsed)
		if _, err := parseTemplate(string(parsed.json())); err != nil {
			t.Errorf("what arrived is no good template: %v", err)
		}
	})
}
