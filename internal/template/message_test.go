package template

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
)

// Every example is taken by Kakao without a word of warning, and comes back as it was written.
func TestExamples(t *testing.T) {
	t.Parallel()
	for _, kind := range Kinds() {
		for _, korean := range []bool{true, false} {
			b, ok := Example(kind, korean)
			if !ok {
				t.Errorf("no example of %s", kind)
				continue
			}
			m, err := ParseMessage(b)
			if err != nil || m.Kind() != kind {
				t.Errorf("%s: %v, %v", kind, m, err)
				continue
			}
			for _, p := range m.Problems(nil) {
				t.Errorf("%s: %v", kind, p)
			}
			if names, err := Placeholders(b); err != nil || names != nil {
				t.Errorf("%s: %v %v", kind, names, err)
			}
			if korean != bytes.ContainsFunc(b, func(r rune) bool { return r >= '가' && r <= '힣' }) && kind != "scrap" && kind != "location" {
				t.Errorf("the language of %s is the other one", kind)
			}
			again, err := MarshalMessage(m)
			var is, was any
			if err != nil || json.Unmarshal(again, &is) != nil || json.Unmarshal(b, &was) != nil || !reflect.DeepEqual(is, was) {
				t.Errorf("%s became %s, %v", kind, again, err)
			}
		}
	}
	if _, ok := Example("letter", true); ok {
		t.Error("an example of a kind that there is not")
	}
	if _, ok := Example("../en/text", true); ok {
		t.Error("an example by path")
	}
}

func TestParseMessage(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]kakao.Message{
		`{"template_id":1}`:                                   {TemplateID: 1},
		`{"template_id":"9007199254740993"}`:                  {TemplateID: 9007199254740993},
		`{"template_id":1,"template_args":{"이름":"\"","":""}}`: {TemplateID: 1, Args: map[string]string{"이름": `"`, "": ""}},
		`{"template_id":1,"template_args":{}}`:                {TemplateID: 1},
		`{"template_id":1,"template_args":null}`:              {TemplateID: 1},
		"\ufeff" + `{"request_url":"https://example.com"}`:    {RequestURL: "https://example.com"},
		`{"request_url":"x","template_id":2}`:                 {RequestURL: "x", TemplateID: 2},
		`{"object_type":"text","text":"a"}`:                   {Template: kakao.Text{Text: "a"}},
	} {
		if got, err := ParseMessage([]byte(text)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %+v, %v", text, got, err)
		}
	}
}

func TestParseMessageRefuses(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]kakao.TemplateError{
		`{}`:                                   {Field: "object_type", Reason: kakao.FieldEmpty},
		`[]`:                                   {Field: "template_object", Reason: kakao.FieldWrongType, Want: "object"},
		`null`:                                 {Field: "template_object", Reason: kakao.FieldWrongType, Want: "object"},
		`{"object_type":"letter"}`:             {Field: "object_type", Reason: kakao.FieldNotChoice, Want: strings.Join(kakao.ObjectTypes(), ", ")},
		`{"template_id":1.5}`:                  {Field: "template_id", Reason: kakao.FieldWrongType, Want: "number"},
		`{"template_id":null}`:                 {Field: "template_id", Reason: kakao.FieldWrongType, Want: "number"},
		`{"template_id":"{{id}}"}`:             {Field: "template_id", Reason: kakao.FieldWrongType, Want: "number"},
		`{"template_id":1e99}`:                 {Field: "template_id", Reason: kakao.FieldWrongType, Want: "number"},
		`{"request_url":["x"]}`:                {Field: "request_url", Reason: kakao.FieldWrongType, Want: "string"},
		`{"template_id":1,"args":{}}`:          {Field: "args", Reason: kakao.FieldUnknown},
		"{\"request_url\":\"\xff\"}":           {Field: "template_object", Reason: kakao.FieldNotUTF8},
		`{"template_id":1,"template_args":[]}`: {Field: "template_args", Reason: kakao.FieldWrongType, Want: "object"},
		`{"template_id":1,"template_args":{"a":1}}`: {Field: "template_args.a", Reason: kakao.FieldWrongType, Want: "string"},
	} {
		m, err := ParseMessage([]byte(text))
		var wrong *kakao.TemplateError
		if !errors.As(err, &wrong) || *wrong != want || !reflect.DeepEqual(m, kakao.Message{}) {
			t.Errorf("%s: %+v, %#v", text, m, err)
		}
	}
	var syntax *json.SyntaxError
	if _, err := ParseMessage([]byte(`{"template_id":`)); !errors.As(err, &syntax) {
		t.Error(err)
	}
}

func TestMarshalMessage(t *testing.T) {
	t.Parallel()
	for want, m := range map[string]kakao.Message{
		"{\n  \"template_id\": 9223372036854775807,\n  \"template_args\": {\n    \"a\": \"<&>\",\n    \"b\": \"이슬\"\n  }\n}\n": {
			TemplateID: math.MaxInt64, Args: map[string]string{"b": "이슬", "a": "<&>"}},
		"{\n  \"request_url\": \"https://example.com/?a=1&b=2\"\n}\n": {RequestURL: "https://example.com/?a=1&b=2"},
	} {
		got, err := MarshalMessage(m)
		if err != nil || string(got) != want {
			t.Errorf("%s, %v", got, err)
		}
	}
	got, err := MarshalMessage(kakao.Message{Template: kakao.Text{Text: "a", Link: kakao.Link{WebURL: "https://example.com/?a=1&b=2"}}})
	if err != nil || !strings.Contains(string(got), "?a=1&b=2") || !strings.HasSuffix(string(got), "\n}\n") {
		t.Errorf("%s, %v", got, err)
	}
}

// What is read is written as something that reads the same.
func FuzzMessage(f *testing.F) {
	for _, kind := range Kinds() {
		b, _ := Example(kind, true)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := ParseMessage(b)
		if err != nil || m.Kind() == kakao.KindCustom && m.TemplateID == 0 {
			return
		}
		written, err := MarshalMessage(m)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseMessage(written)
		if err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if twice, err := MarshalMessage(again); err != nil || !bytes.Equal(written, twice) {
			t.Errorf("%s became %s, %v", written, twice, err)
		}
	})
}
