package kakao

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"testing"
)

// messages are one of each kind of message, and what it is sent as.
var messages = map[string]struct {
	m    Message
	path string
	form url.Values
}{
	"template": {Message{Template: Text{Text: "<a> & b", Link: Link{WebURL: "https://example.com/?a=1&b=2"}}}, "default/send",
		url.Values{"template_object": {`{"object_type":"text","text":"<a> & b","link":{"web_url":"https://example.com/?a=1&b=2","mobile_web_url":"https://example.com/?a=1&b=2"}}`}}},
	"own fields": {Message{Template: Feed{Content: Content{Title: "가", Extra: Extra{"n": []byte("1.50")}}}}, "default/send",
		url.Values{"template_object": {`{"object_type":"feed","content":{"title":"가","link":{},"n":1.50}}`}}},
	"custom": {Message{TemplateID: 1 << 40}, "send", url.Values{"template_id": {"1099511627776"}}},
	"custom with args": {Message{TemplateID: 7, Args: map[string]string{"이름": "<가>&\"", "a": ""}}, "send",
		url.Values{"template_id": {"7"}, "template_args": {`{"a":"","이름":"<가>&\""}`}}},
	"scrap": {Message{RequestURL: "https://example.com/?a=1&b"}, "scrap/send", url.Values{"request_url": {"https://example.com/?a=1&b"}}},
	"scrap with a template": {Message{RequestURL: "https://example.com", TemplateID: 7, Args: map[string]string{"a": "b"}}, "scrap/send",
		url.Values{"request_url": {"https://example.com"}, "template_id": {"7"}, "template_args": {`{"a":"b"}`}}},
	"scrap, args without a template": {Message{RequestURL: "https://example.com", Args: map[string]string{"a": "b"}}, "scrap/send",
		url.Values{"request_url": {"https://example.com"}}},
}

func TestSendsEveryKind(t *testing.T) {
	t.Parallel()
	for name, c := range messages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, 200, `{"result_code":0}`)
			if err := s.client(t).SendToMe(context.Background(), testAccess, c.m); err != nil {
				t.Fatal(err)
			}
			if r := s.only(t); r.path != "/v2/api/talk/memo/"+c.path || !sameValues(r.form, c.form) || r.contentType != formType {
				t.Errorf("to oneself: %s with %v", r.path, r.form)
			}
			f := answering(t, 200, `{"successful_receiver_uuids":["a","나&"]}`)
			d, err := f.client(t).SendToFriends(context.Background(), testAccess, []string{"a", "나&", "a"}, c.m)
			if err != nil || !reflect.DeepEqual(d, Delivery{Delivered: []string{"a", "나&"}}) {
				t.Errorf("%+v, %v", d, err)
			}
			form := url.Values{"receiver_uuids": {`["a","나&"]`}}
			for name, value := range c.form {
				form[name] = value
			}
			r := f.only(t)
			if r.path != "/v1/api/talk/friends/message/"+c.path || !sameValues(r.form, form) || r.authorization != "Bearer "+testAccess.Reveal() {
				t.Errorf("to friends: %s with %v", r.path, r.form)
			}
			if len(f.calls) != 1 || f.calls[0] != (Call{Op: OpSendToFriends, Started: at.UTC(), Status: 200}) {
				t.Errorf("observed %+v", f.calls)
			}
		})
	}
}

func TestDeliveries(t *testing.T) {
	t.Parallel()
	const one, two = "MQI7AjUFMR0sHCgfJhYuGDQHNAEyBzFy", "26229"
	failed := func(code, message string, uuids ...string) Failure {
		return Failure{UUIDs: uuids, Err: &Error{Kind: Refused, Op: OpSendToFriends, Status: 200, Code: code, Message: message, Written: true}}
	}
	for body, want := range map[string]Delivery{
		// The captured one (10.4) names the receiver twice: it was delivered.
		`{"failure_info":[{"msg":"daily message limit per sender has been exceeded.","code":-532,"receiver_uuids":["` + one + `"]}],"successful_receiver_uuids":["` + one + `"],"result_code":-500}`: {Delivered: []string{one}},
		`{"failure_info":[{"msg":"daily message limit per sender has been exceeded.","code":-532,"receiver_uuids":["` + one + `"]}],"successful_receiver_uuids":["` + two + `"],"result_code":-500}`: {Delivered: []string{two},
			Failures: []Failure{failed("-532", "daily message limit per sender has been exceeded.", one)}},
		`{"failure_info":[{"code":-502,"msg":"","receiver_uuids":["` + two + `"]},{"code":"-530","receiver_uuids":["` + one + `","` + two + `"]}]}`: {
			Failures: []Failure{failed("-502", "", two), failed("-530", "", one)}},
		`{"successful_receiver_uuids":["` + two + `","` + two + `","someone else"],"failure_info":null}`: {Delivered: []string{two}},
		`{"successful_receiver_uuids":[]}`: {},
		`{"successful_receiver_uuids":null,"failure_info":[{"code":-530,"receiver_uuids":["someone else"]},null]}`:            {},
		`{"failure_info":[{"msg":"Bearer ` + string(testAccess) + `","receiver_uuids":["` + one + `"]}]}`:                     {Failures: []Failure{failed("", "Bearer ***", one)}},
		`{"failure_info":[{"code":-530,"receiver_uuids":7}],"successful_receiver_uuids":["` + one + `"],"result_code":"odd"}`: {Delivered: []string{one}},
	} {
		got, err := answering(t, 200, body).client(t).SendToFriends(context.Background(), testAccess, []string{one, two}, Message{TemplateID: 1})
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s\ngot  %+v, %v\nwant %+v", body, got, err, want)
		}
		named := len(want.Delivered)
		for _, f := range want.Failures {
			named += len(f.UUIDs)
		}
		if left := got.Unnamed([]string{one, two}); len(left) != 2-named {
			t.Errorf("%s leaves %v", body, left)
		}
	}
}

func TestReceivers(t *testing.T) {
	t.Parallel()
	s := answering(t, 200, `{"successful_receiver_uuids":[]}`)
	c := s.client(t)
	many := func(n int) (uuids []string) {
		for i := range n {
			uuids = append(uuids, fmt.Sprint(i))
		}
		return uuids
	}
	for _, good := range [][]string{many(1), many(MaxReceivers), append(many(MaxReceivers), "0")} {
		if _, err := c.SendToFriends(context.Background(), testAccess, good, Message{TemplateID: 1}); err != nil {
			t.Errorf("%v: %v", good, err)
		}
	}
	before := len(s.got())
	for _, c2 := range []struct {
		uuids []string
		m     Message
		want  TemplateError
	}{
		{nil, Message{TemplateID: 1}, TemplateError{Field: "receiver_uuids", Reason: FieldEmpty}},
		{[]string{"a", " "}, Message{TemplateID: 1}, TemplateError{Field: "receiver_uuids[1]", Reason: FieldEmpty}},
		{many(MaxReceivers + 1), Message{TemplateID: 1}, TemplateError{Field: "receiver_uuids", Reason: FieldTooMany, Length: 6, Max: 5}},
		{many(1), Message{}, TemplateError{Field: "template_id", Reason: FieldEmpty}},
		{many(1), Message{Template: Text{}}, TemplateError{Field: "text", Reason: FieldEmpty}},
	} {
		_, err := c.SendToFriends(context.Background(), testAccess, c2.uuids, c2.m)
		if e, ok := errors.AsType[*TemplateError](err); !ok || *e != c2.want {
			t.Errorf("%v: got %v, want %v", c2.uuids, err, &c2.want)
		}
	}
	if err := c.SendToMe(context.Background(), testAccess, Message{Template: Text{Text: "a", Extra: Extra{"x": []byte("{")}}}); err == nil {
		t.Error("a template that is no JSON was sent")
	}
	if len(s.got()) != before {
		t.Error("something was sent all the same")
	}
}

// TestCountOfTheClient: the client refuses by the same count that the composer shows.
func TestCountOfTheClient(t *testing.T) {
	t.Parallel()
	s := answering(t, 200, `{"result_code":0}`)
	c, err := New(Config{APIURL: s.URL}, Options{Count: func(s string) int { return len(s) / 3 }})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.SendToMe(context.Background(), testAccess, Message{Template: Text{Text: han(200) + "abc"}}); err == nil {
		t.Error("201 went out")
	}
	if err := c.SendToMe(context.Background(), testAccess, Message{Template: Text{Text: han(199) + "abc"}}); err != nil {
		t.Error(err)
	}
	for op := range operations {
		if op.Sends() != (op == OpSendToMe || op == OpSendToFriends) {
			t.Errorf("%s sends: %t", op, op.Sends())
		}
	}
}
