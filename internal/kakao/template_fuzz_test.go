package kakao

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode"
)

// FuzzTemplate reads anything as a template: no panic; what is read is written again as the same JSON value, and sent as a
// template that is read again without another change; every problem names a field in one printable line.
func FuzzTemplate(f *testing.F) {
	for _, raw := range kakaosOwn {
		f.Add([]byte(raw))
	}
	for _, c := range limitCases {
		f.Add([]byte(strings.TrimSuffix(sound[c.kind], "}") + "," + strings.TrimPrefix(c.bad, "{")))
	}
	for _, raw := range []string{everywhere, `{"object_type":"list","contents":[null]}`, `{"object_type":"feed","content":{"link":{"web_url":null}},"social":{}}`,
		`{"object_type":"text","text":"\ud800\ufffd","a\nb[0].c":1e999}`, `{"object_type":"text","Text":1,"text":null,"text":"b"}`, "\ufeff{}", `[`, `null`} {
		f.Add([]byte(raw))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		template, err := ParseTemplate(raw)
		if err != nil {
			_, syntax := errors.AsType[*json.SyntaxError](err)
			e, field := errors.AsType[*TemplateError](err)
			if template != nil || !syntax && (!field || e.Field == "" || e.Warning) {
				t.Fatalf("%v, %#v", template, err)
			}
			return
		}
		written, err := Written(template)
		if err != nil || !sameJSON(t, written, []byte(strings.TrimPrefix(string(raw), "\ufeff"))) {
			t.Fatalf("written as %s, %v", written, err)
		}
		sent, err := template.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseTemplate(sent)
		if err != nil {
			t.Fatalf("%v in %s", err, sent)
		}
		if twice, err := again.MarshalJSON(); err != nil || string(twice) != string(sent) {
			t.Fatalf("%v: sent as %s and then as %s", err, sent, twice)
		}
		hard := false
		for _, e := range template.Problems(nil) {
			hard = hard || !e.Warning
			if e.Field == "" || strings.ContainsFunc(e.Error(), func(r rune) bool { return !unicode.IsPrint(r) }) {
				t.Fatalf("%q", e.Error())
			}
		}
		if refused := (Message{Template: template}).Check(nil) != nil; refused != hard {
			t.Fatal("Check and Problems disagree")
		}
	})
}
