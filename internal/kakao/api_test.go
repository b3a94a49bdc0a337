package kakao

import (
	"context"
	"encoding/json"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestCallsSendTheDocumentedRequests checks method, path, query, form and header of every kapi call, and what a good
// answer (10.4) becomes.
func TestCallsSendTheDocumentedRequests(t *testing.T) {
	t.Parallel()
	const big = 1376016924426743837 // above 2^53: a float would change it
	scopes := `{"id":123456789,"scopes":[{"id":"friends","display_name":"친구","type":"PRIVACY","using":true,"agreed":true,"revocable":true},` +
		`{"id":"talk_message","display_name":"카카오톡 메시지 전송","type":"SERVICE","using":true,"agreed":false}]}`
	items := []Scope{{ID: "friends", DisplayName: "친구", Type: "PRIVACY", Using: true, Agreed: true, Revocable: true},
		{ID: "talk_message", DisplayName: "카카오톡 메시지 전송", Type: "SERVICE", Using: true}}
	for name, c := range map[string]struct {
		answer, method, path string
		query, form          url.Values
		op                   Operation
		do                   func(context.Context, *Client) (any, error)
		want                 any
	}{
		"token info": {answer: `{"id":1376016924426743837,"expires_in":7199,"app_id":1234}`, method: "GET", path: "/v1/user/access_token_info", op: OpTokenInfo,
			do:   func(ctx context.Context, c *Client) (any, error) { return c.TokenInfo(ctx, testAccess) },
			want: TokenInfo{UserID: big, AppID: 1234, ExpiresIn: 7199 * time.Second}},
		"token info in strings": {answer: `{"id":"1376016924426743837","expires_in":"7199","app_id":"1234"}`, method: "GET", path: "/v1/user/access_token_info", op: OpTokenInfo,
			do:   func(ctx context.Context, c *Client) (any, error) { return c.TokenInfo(ctx, testAccess) },
			want: TokenInfo{UserID: big, AppID: 1234, ExpiresIn: 7199 * time.Second}},
		"scopes": {answer: scopes, method: "GET", path: "/v2/user/scopes", op: OpScopes,
			do: func(ctx context.Context, c *Client) (any, error) { return c.Scopes(ctx, testAccess) }, want: items},
		"some scopes": {answer: scopes, method: "GET", path: "/v2/user/scopes", op: OpScopes, query: url.Values{"scopes": {`["talk_message","friends"]`}},
			do: func(ctx context.Context, c *Client) (any, error) {
				return c.Scopes(ctx, testAccess, "talk_message", "friends")
			}, want: items},
		"revoke": {answer: scopes, method: "POST", path: "/v2/user/revoke/scopes", op: OpRevokeScopes, form: url.Values{"scopes": {`["talk_message"]`}},
			do: func(ctx context.Context, c *Client) (any, error) {
				return c.RevokeScopes(ctx, testAccess, "talk_message")
			}, want: items},
		"me": {answer: `{"id":123456789,"connected_at":"2022-04-11T01:45:28Z","kakao_account":{"profile_nickname_needs_agreement":false,"profile":{"nickname":"홍길동"}},"properties":{"nickname":"옛이름"}}`,
			method: "GET", path: "/v2/user/me", op: OpMe,
			do:   func(ctx context.Context, c *Client) (any, error) { return c.Me(ctx, testAccess) },
			want: User{ID: 123456789, Nickname: "홍길동"}},
		"me, older": {answer: `{"id":123456789,"properties":{"nickname":"홍길동"}}`, method: "GET", path: "/v2/user/me", op: OpMe,
			do:   func(ctx context.Context, c *Client) (any, error) { return c.Me(ctx, testAccess) },
			want: User{ID: 123456789, Nickname: "홍길동"}},
		"me without consent": {answer: `{"id":123456789,"kakao_account":{"profile":null}}`, method: "GET", path: "/v2/user/me", op: OpMe,
			do:   func(ctx context.Context, c *Client) (any, error) { return c.Me(ctx, testAccess) },
			want: User{ID: 123456789}},
		"logout": {answer: `{"id":312035036}`, method: "POST", path: "/v1/user/logout", op: OpLogout,
			do:   func(ctx context.Context, c *Client) (any, error) { return c.Logout(ctx, testAccess) },
			want: int64(312035036)},
		"unlink": {answer: `{"id":1376016924426743837}`, method: "POST", path: "/v1/user/unlink", op: OpUnlink,
			do:   func(ctx context.Context, c *Client) (any, error) { return c.Unlink(ctx, testAccess) },
			want: int64(big)},
		"send": {answer: `{"result_code":0}`, method: "POST", path: "/v2/api/talk/memo/default/send", op: OpSendToMe,
			form: url.Values{"template_object": {`{"object_type":"text","text":"안녕 & \"hi\"\n","link":{}}`}},
			do: func(ctx context.Context, c *Client) (any, error) {
				return nil, c.SendToMe(ctx, testAccess, Message{Template: Text{Text: "안녕 & \"hi\"\n"}})
			}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, 200, c.answer)
			got, err := c.do(context.Background(), s.client(t))
			if err != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, %v; want %+v", got, err, c.want)
			}
			r := s.only(t)
			query, _ := url.ParseQuery(r.query)
			if r.method != c.method || r.path != c.path || !sameValues(query, c.query) || !sameValues(r.form, c.form) {
				t.Errorf("got %s %s?%s with %v", r.method, r.path, r.query, r.form)
			}
			if r.authorization != "Bearer "+testAccess.Reveal() {
				t.Error("another Authorization header")
			}
			if r.method == "POST" && r.contentType != formType {
				t.Errorf("Content-Type %q", r.contentType)
			}
			if _, ok := r.header["Idempotency-Key"]; ok {
				t.Error("an Idempotency-Key makes net/http send again")
			}
			if len(s.calls) != 1 || s.calls[0] != (Call{Op: c.op, Started: at.UTC(), Status: 200}) {
				t.Errorf("observed %+v", s.calls)
			}
		})
	}
}

func sameValues(a, b url.Values) bool { return a.Encode() == b.Encode() }

func TestNothingIsSentForNothing(t *testing.T) {
	t.Parallel()
	s := answering(t, 200, `{}`)
	c := s.client(t)
	if _, err := c.RevokeScopes(context.Background(), testAccess); err == nil {
		t.Error("revoking no scope went through")
	}
	if err := c.SendToMe(context.Background(), testAccess, Message{Template: Text{}}); err == nil {
		t.Error("an empty text went through")
	}
	if _, err := c.Refresh(context.Background(), ""); asError(t, err).Written {
		t.Error("no refresh token, and yet Written")
	}
	if len(s.got()) != 0 {
		t.Errorf("the server got %d requests", len(s.got()))
	}
}

func TestTemplateObject(t *testing.T) {
	t.Parallel()
	for want, text := range map[string]Text{
		`{"object_type":"text","text":"a","link":{}}`:                                   {Text: "a"},
		`{"object_type":"text","text":"a","link":{"web_url":"w","mobile_web_url":"w"}}`: {Text: "a", Link: Link{WebURL: "w"}},
		`{"object_type":"text","text":"a","link":{"web_url":"m","mobile_web_url":"m"}}`: {Text: "a", Link: Link{MobileWebURL: "m"}},
		`{"object_type":"text","text":"","link":{"web_url":"w","mobile_web_url":"m"}}`:  {Link: Link{WebURL: "w", MobileWebURL: "m"}},
		`{"object_type":"text","text":"가\n👨‍👩‍👧","link":{},"button_title":"보기"}`:        {Text: "가\n👨‍👩‍👧", ButtonTitle: "보기"},
	} {
		got, err := json.Marshal(text)
		if err != nil || string(got) != want {
			t.Errorf("got  %s, %v\nwant %s", got, err, want)
		}
	}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("한", MaxText)
	for _, good := range []Text{{Text: "a"}, {Text: long}, {Text: " a\n"}, {Text: "a", ButtonTitle: "a title of more than eight characters"},
		{Text: "a", Link: Link{WebURL: "https://example.com/가?b#c", MobileWebURL: "http://localhost:1"}}} {
		if err := good.Validate(); err != nil {
			t.Errorf("%+v: %v", good, err)
		}
	}
	for _, c := range []struct {
		text Text
		want TemplateError
	}{
		{Text{}, TemplateError{Field: "text", Reason: FieldEmpty}},
		{Text{Text: " \n\t"}, TemplateError{Field: "text", Reason: FieldEmpty}},
		{Text{Text: long + "글"}, TemplateError{Field: "text", Reason: FieldTooLong, Length: 201, Max: 200}},
		{Text{Text: "a\xff"}, TemplateError{Field: "text", Reason: FieldNotUTF8}},
		{Text{Text: "a", ButtonTitle: "\xff"}, TemplateError{Field: "button_title", Reason: FieldNotUTF8}},
		{Text{Text: "a", Link: Link{WebURL: "example.com"}}, TemplateError{Field: "link.web_url", Reason: FieldNotURL}},
		{Text{Text: "a", Link: Link{WebURL: "https://"}}, TemplateError{Field: "link.web_url", Reason: FieldNotURL}},
		{Text{Text: "a", Link: Link{WebURL: "https://a\nb"}}, TemplateError{Field: "link.web_url", Reason: FieldNotURL}},
		{Text{Text: "a", Link: Link{MobileWebURL: "javascript:alert(1)"}}, TemplateError{Field: "link.mobile_web_url", Reason: FieldNotURL}},
	} {
		got, ok := c.text.Validate().(*TemplateError)
		if !ok || *got != c.want {
			t.Errorf("%+v: got %v, want %v", c.text, got, &c.want)
		} else if !strings.Contains(got.Error(), c.want.Field) {
			t.Errorf("%q does not name %s", got.Error(), c.want.Field)
		}
	}
}
