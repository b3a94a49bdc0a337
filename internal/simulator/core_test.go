package simulator

import (
	"encoding/json"
	"net/url"
	"regexp"
	"testing"
)

const textTemplate = `{"object_type":"text","text":"안녕하세요","link":{"web_url":"https://example.com","mobile_web_url":"https://example.com"},"big":12345678901234567890}`

func TestFromLoginToMessage(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{ConsentAuto: true})
	r := g.token(tokenForm(g.code()))
	want := regexp.MustCompile(`^\{"access_token":"[\w-]{54}","token_type":"bearer","refresh_token":"[\w-]{54}","expires_in":21599,` +
		`"scope":"profile_nickname profile_image friends talk_message","refresh_token_expires_in":5183999\}$`)
	if r.status != 200 || !want.MatchString(r.body) || r.header.Get("Content-Type") != "application/json;charset=UTF-8" {
		t.Fatalf("token answer: status %d, type %q, shape differs", r.status, r.header.Get("Content-Type"))
	}
	access := r.object(t)["access_token"].(string)

	r = g.call("POST", "/v2/api/talk/memo/default/send", access, url.Values{"template_object": {textTemplate}})
	if r.status != 200 || r.body != `{"result_code":0}` {
		t.Fatalf("send: status %d, body %s", r.status, r.body)
	}
	var messages []struct {
		ID             int
		At, To, Kind   string
		TemplateObject struct {
			Text string
			Big  json.Number
		} `json:"template_object"`
		TemplateID   *int              `json:"template_id"`
		TemplateArgs map[string]string `json:"template_args"`
		RequestURL   *string           `json:"request_url"`
	}
	if err := json.Unmarshal([]byte(g.control("GET", "/_sim/messages", "").body), &messages); err != nil {
		t.Fatal(err)
	}
	if len(messages) != 1 {
		t.Fatalf("%d messages, want 1", len(messages))
	}
	m := messages[0]
	if m.ID != 1 || m.At != "2026-09-01T03:04:05Z" || m.To != "me" || m.Kind != "default" || m.TemplateObject.Text != "안녕하세요" ||
		m.TemplateObject.Big != "12345678901234567890" || m.TemplateID == nil || m.TemplateArgs == nil || m.RequestURL == nil {
		t.Errorf("message differs: %+v", m)
	}
}

func TestNoMessagesYetIsAnEmptyList(t *testing.T) {
	t.Parallel()
	g := newRig(t, Config{})
	for _, path := range []string{"/_sim/messages", "/_sim/requests"} {
		if r := g.control("GET", path, ""); r.body != "[]" {
			t.Errorf("%s: %q, want []", path, r.body)
		}
	}
}
