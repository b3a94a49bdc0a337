package kit_test

import (
	"testing"

	"kakaotui/internal/journal"
	"kakaotui/internal/ui/kit"
)

func TestPlainText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, template string
		want           bool
	}{
		{"text", "", true},
		{"text", `{"object_type":"text","text":"a","link":{"web_url":"https://a.kr"},"button_title":"b"}`, true},
		{"text", `{"object_type":"text","text":"a","link":{},"buttons":[{"title":"b","link":{}}]}`, false},
		{"text", `{"object_type":"text","text":"a","link":{"ios_execution_params":"a=b"}}`, false},
		{"text", `{"object_type":"text","text":"a","link":{},"x_own":1}`, false},
		{"text", `{`, true},
		{"feed", `{"object_type":"feed","content":{"title":"a","link":{}}}`, false},
		{"feed", `{`, false},
		{"custom", `{"template_id":1}`, false},
	} {
		m := journal.Message{Kind: c.kind, Body: journal.Body{Text: "a"}}
		if c.template != "" {
			m.Template = []byte(c.template)
		}
		if got := kit.PlainText(m); got != c.want {
			t.Errorf("%s %s: %v", c.kind, c.template, got)
		}
	}
}
