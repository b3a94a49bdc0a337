package kakao

import (
	"context"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// operations are all calls, each as it is made in the tests of failures.
var operations = map[Operation]func(context.Context, *Client) error{
	OpExchange: func(ctx context.Context, c *Client) error {
		_, err := c.Exchange(ctx, testCode, "verifier-value-0123")
		return err
	},
	OpRefresh: func(ctx context.Context, c *Client) error { _, err := c.Refresh(ctx, testRefresh); return err },
	OpTokenInfo: func(ctx context.Context, c *Client) error {
		_, err := c.TokenInfo(ctx, testAccess)
		return err
	},
	OpScopes: func(ctx context.Context, c *Client) error { _, err := c.Scopes(ctx, testAccess); return err },
	OpRevokeScopes: func(ctx context.Context, c *Client) error {
		_, err := c.RevokeScopes(ctx, testAccess, "friends")
		return err
	},
	OpMe:     func(ctx context.Context, c *Client) error { _, err := c.Me(ctx, testAccess); return err },
	OpLogout: func(ctx context.Context, c *Client) error { _, err := c.Logout(ctx, testAccess); return err },
	OpUnlink: func(ctx context.Context, c *Client) error { _, err := c.Unlink(ctx, testAccess); return err },
	OpSendToMe: func(ctx context.Context, c *Client) error {
		return c.SendToMe(ctx, testAccess, Message{Template: Text{Text: "a"}})
	},
	OpSendToFriends: func(ctx context.Context, c *Client) error {
		_, err := c.SendToFriends(ctx, testAccess, []string{"a"}, Message{Template: Text{Text: "a"}})
		return err
	},
	OpFriends: func(ctx context.Context, c *Client) error {
		_, err := c.Friends(ctx, testAccess, FriendsQuery{})
		return err
	},
	OpUploadImage: func(ctx context.Context, c *Client) error {
		_, err := c.UploadImage(ctx, testAccess, "a.png", strings.NewReader("image"))
		return err
	},
	OpScrapImage: func(ctx context.Context, c *Client) error {
		_, err := c.ScrapImage(ctx, testAccess, "https://example.com/a.png")
		return err
	},
	OpDeleteImage: func(ctx context.Context, c *Client) error {
		return c.DeleteImage(ctx, testAccess, "https://example.com/a.png")
	},
}

// anyAnswer are the bodies that Kakao may answer the deletion of an image with: none is documented.
var anyAnswer = []string{"empty with 200", "nothing with 204", "nothing in it", "nulls", "wrong types"}

// TestRefusals holds the captured errors of kauth (10.2) and kapi (10.3).
func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		op     Operation
		status int
		body   string
		want   Error // Kind, Op, Status and Written are filled in
		number int
	}{
		{OpExchange, 400, `{"error":"invalid_grant","error_description":"authorization code not found for code=` + string(testCode) + `","error_code":"KOE320"}`,
			Error{Code: CodeBadCode, Name: "invalid_grant", Message: "authorization code not found for code=***"}, 0},
		{OpExchange, 400, `{"error":"invalid_grant","error_description":"authorization code not found for code=xxxx","error_code":"KOE320"}`,
			Error{Code: CodeBadCode, Name: "invalid_grant", Message: "authorization code not found for code=***"}, 0},
		{OpExchange, 400, `{"error":"invalid_grant","error_description":"authorization code not found","error_code":"KOE320"}`,
			Error{Code: CodeBadCode, Name: "invalid_grant", Message: "authorization code not found"}, 0},
		{OpExchange, 400, `{"error":"invalid_grant","error_description":"Redirect URI mismatch.","error_code":"KOE303"}`,
			Error{Code: CodeBadRedirect, Name: "invalid_grant", Message: "Redirect URI mismatch."}, 0},
		{OpExchange, 401, `{"error":"invalid_client","error_description":"Not exist client_id []","error_code":"KOE101"}`,
			Error{Code: CodeBadKey, Name: "invalid_client", Message: "Not exist client_id []"}, 0},
		{OpExchange, 401, `{"error":"invalid_client","error_description":"Bad client credentials","error_code":"KOE010"}`,
			Error{Code: CodeBadSecret, Name: "invalid_client", Message: "Bad client credentials"}, 0},
		{OpRefresh, 400, `{"error":"invalid_grant","error_description":"expired_or_invalid_refresh_token","error_code":"KOE322"}`,
			Error{Code: CodeBadRefresh, Name: "invalid_grant", Message: "expired_or_invalid_refresh_token"}, 0},
		{OpRefresh, 429, `{"error":"invalid_request","error_description":"token request rate limit exceeded","error_code":"KOE237"}`,
			Error{Code: CodeTokenRate, Name: "invalid_request", Message: "token request rate limit exceeded"}, 0},
		{OpExchange, 400, `{"error":"misconfigured","error_description":"invalid android_key_hash or ios_bundle_id or web_site_url"}`,
			Error{Name: "misconfigured", Message: "invalid android_key_hash or ios_bundle_id or web_site_url"}, 0},
		{OpExchange, 200, `{"error":"server_error","error_code":"KOE003"}`, Error{Code: "KOE003", Name: "server_error"}, 0},
		{OpExchange, 400, `{"error":"new","error_code":"KOE999"}`, Error{Code: "KOE999", Name: "new"}, 0},
		{OpMe, 401, `{"msg":"this access token does not exist","code":-401}`, Error{Code: CodeBadToken, Message: "this access token does not exist"}, -401},
		{OpSendToMe, 401, `{"code":-401,"msg":"this access token is already expired"}`, Error{Code: CodeBadToken, Message: "this access token is already expired"}, -401},
		{OpMe, 401, `{"msg":"ip mismatched! callerIp=203.0.113.10. check out registered ips.","code":-401}`,
			Error{Code: CodeBadToken, Message: "ip mismatched! callerIp=203.0.113.10. check out registered ips."}, -401},
		{OpMe, 401, `{"code":-401,"msg":"no authentication key!"}`, Error{Code: CodeBadToken, Message: "no authentication key!"}, -401},
		{OpTokenInfo, 400, `{"msg":"too long for access token.","code":-2}`, Error{Code: "-2", Message: "too long for access token."}, -2},
		{OpSendToMe, 403, `{"msg":"permission denied","code":-5}`, Error{Code: "-5", Message: "permission denied"}, -5},
		{OpMe, 401, `{"msg":"required age verification.","code":-405}`, Error{Code: "-405", Message: "required age verification."}, -405},
		{OpSendToMe, 403, `{"msg":"insufficient scopes.","code":-402,"api_type":"TALK_MEMO_DEFAULT_SEND","required_scopes":["talk_message"],"allowed_scopes":["profile","account_email"]}`,
			Error{Code: CodeNoConsent, Message: "insufficient scopes.", APIType: "TALK_MEMO_DEFAULT_SEND", RequiredScopes: []string{"talk_message"},
				AllowedScopes: []string{"profile", "account_email"}}, -402},
		{OpSendToMe, 403, `{"msg":"insufficient scopes.","code":"-402","required_scopes":"talk_message,friends","allowed_scopes":7}`,
			Error{Code: CodeNoConsent, Message: "insufficient scopes.", RequiredScopes: []string{"talk_message", "friends"}}, -402},
		{OpSendToMe, 403, `{"msg":"[spring-gift] App disabled [talk_message] scopes for [TALK_MEMO_DEFAULT_SEND] API on developers.kakao.com. Enable it first.","code":-3}`,
			Error{Code: "-3", Message: "[spring-gift] App disabled [talk_message] scopes for [TALK_MEMO_DEFAULT_SEND] API on developers.kakao.com. Enable it first."}, -3},
		{OpRevokeScopes, 403, `{"msg":"[profile] is not revocable. check out if it's set as required on developers.kakao.com","code":-3}`,
			Error{Code: "-3", Message: "[profile] is not revocable. check out if it's set as required on developers.kakao.com"}, -3},
		{OpSendToMe, 400, `{"msg":"failed to parse parameter. name=template_object","code":-2}`, Error{Code: "-2", Message: "failed to parse parameter. name=template_object"}, -2},
		{OpSendToMe, 400, `{"msg":"given account is not connected to any talk user.","code":-501}`, Error{Code: "-501", Message: "given account is not connected to any talk user."}, -501},
		{OpSendToMe, 400, `{"code":-10,"msg":"API limit has been exceeded.","extras":{}}`, Error{Code: "-10", Message: "API limit has been exceeded."}, -10},
		{OpSendToMe, 400, `{"msg":"daily message limit per sender has been exceeded.","code":-532,"receiver_ids":["10050"]}`,
			Error{Code: "-532", Message: "daily message limit per sender has been exceeded."}, -532},
		{OpSendToFriends, 400, `{"msg":"daily message limit per sender has been exceeded.","code":-532,"receiver_ids":["10050"]}`,
			Error{Code: "-532", Message: "daily message limit per sender has been exceeded."}, -532},
		{OpSendToFriends, 400, `{"msg":"Cannot contain a receiver who is identical to the sender in multicast mode.","code":-2}`,
			Error{Code: "-2", Message: "Cannot contain a receiver who is identical to the sender in multicast mode."}, -2},
		{OpFriends, 403, `{"msg":"insufficient scopes.","code":-402,"api_type":"FRIENDS","required_scopes":["friends"],"allowed_scopes":["profile"]}`,
			Error{Code: CodeNoConsent, Message: "insufficient scopes.", APIType: "FRIENDS", RequiredScopes: []string{"friends"}, AllowedScopes: []string{"profile"}}, -402},
		{OpFriends, 403, `{"msg":"permission denied","code":-5}`, Error{Code: "-5", Message: "permission denied"}, -5},
		{OpUploadImage, 400, `{"code":-602}`, Error{Code: "-602"}, -602},
		{OpScrapImage, 400, `{"code":-911}`, Error{Code: "-911"}, -911},
		{OpDeleteImage, 400, `{"code":-2,"msg":"none"}`, Error{Code: "-2", Message: "none"}, -2},
		{OpDeleteImage, 200, `{"code":-1}`, Error{Code: "-1"}, -1},
		{OpSendToMe, 503, `{"code":-9798}`, Error{Code: "-9798"}, -9798},
		{OpSendToMe, 400, `{"code":-123456,"msg":["odd"]}`, Error{Code: "-123456"}, -123456},
		{OpSendToMe, 200, `{"code":-1,"msg":"internal"}`, Error{Code: "-1", Message: "internal"}, -1},
		{OpMe, 400, `{"code":-401,"msg":"Bearer ` + string(testAccess) + ` is bad"}`, Error{Code: CodeBadToken, Message: "Bearer *** is bad"}, -401},
	} {
		t.Run(string(c.op)+" "+c.want.Code, func(t *testing.T) {
			t.Parallel()
			s := answering(t, c.status, c.body)
			err := operations[c.op](context.Background(), s.client(t))
			c.want.Kind, c.want.Op, c.want.Status, c.want.Written = Refused, c.op, c.status, true
			got := asError(t, err)
			if !reflect.DeepEqual(*got, c.want) {
				t.Errorf("got  %#v\nwant %#v", *got, c.want)
			}
			if got.Number() != c.number || CodeOf(err) != c.want.Code {
				t.Errorf("number %d, code %q", got.Number(), CodeOf(err))
			}
			s.only(t) // whatever the refusal: once
			if len(s.calls) != 1 || s.calls[0].Err != err || s.calls[0].Status != c.status {
				t.Errorf("observed %+v", s.calls)
			}
		})
	}
}

// TestBadAnswers gives every call answers that Kakao does not document.
func TestBadAnswers(t *testing.T) {
	t.Parallel()
	html := "<!doctype html>\n<title>Bad Gateway " + string(testAccess) + string(testCode) + "</title>"
	for name, c := range map[string]struct {
		status int
		body   string
		why    error
	}{
		"HTML with 200":       {200, html, errHTML},
		"HTML with 502":       {502, " \r\n" + html, errHTML},
		"empty with 200":      {200, "", errEmptyBody},
		"empty with 503":      {503, " \n", errEmptyBody},
		"nothing with 204":    {204, "", errEmptyBody},
		"half a JSON":         {200, `{"access_token":"`, errNotJSON},
		"two JSON":            {200, `{} {}`, errNotJSON},
		"words":               {200, "OK", errNotJSON},
		"array":               {200, `[{"code":-401}]`, errNotObject},
		"null":                {200, `null`, errNotObject},
		"number":              {400, `-401`, errNotObject},
		"gateway's own error": {500, `{"timestamp":1,"status":500,"path":"/"}`, errNoCode},
		"no code":             {400, `{"msg":"odd"}`, errNoCode},
		"redirect":            {302, `{}`, errRedirect},
		"not modified":        {304, ``, errRedirect},
		"nothing in it":       {200, `{}`, nil},
		"nulls":               {200, `{"access_token":null,"id":null,"result_code":null,"scopes":null,"code":null,"elements":null,"successful_receiver_uuids":null,"failure_info":null,"infos":null}`, nil},
		"wrong types":         {200, `{"access_token":[],"id":{},"result_code":true,"scopes":{},"app_id":1.5,"elements":{},"successful_receiver_uuids":"a","failure_info":7,"infos":{"original":[]}}`, nil},
		"huge":                {200, `{"result_code":0,"pad":"` + strings.Repeat("x", maxBody) + `"}`, errTooLong},
	} {
		for op, do := range operations {
			t.Run(name+" "+string(op), func(t *testing.T) {
				t.Parallel()
				s := answering(t, c.status, c.body)
				err := do(context.Background(), s.client(t))
				if op == OpDeleteImage && slices.Contains(anyAnswer, name) {
					if err != nil {
						t.Errorf("got %v", err)
					}
					return
				}
				e := asError(t, err)
				if e.Kind != BadAnswer || e.Op != op || e.Status != c.status || !e.Written || e.Code != "" || e.Err == nil {
					t.Errorf("got %#v", e)
				}
				if c.why != nil && !wraps(err, c.why) {
					t.Errorf("got %v, want %v", err, c.why)
				}
				wantNoSecret(t, err.Error())
				s.only(t)
			})
		}
	}
}

// TestEndlessAnswer: an answer without an end is left after the first mebibyte.
func TestEndlessAnswer(t *testing.T) {
	t.Parallel()
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		for chunk := []byte(strings.Repeat(" ", 1<<16)); ; {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	if err := operations[OpSendToMe](context.Background(), s.client(t)); !wraps(err, errTooLong) {
		t.Errorf("got %v", err)
	}
}

// TestOddAnswers are of the right shape but for one member.
func TestOddAnswers(t *testing.T) {
	t.Parallel()
	for body, op := range map[string]Operation{
		`{"result_code":-500}`:                                    OpSendToMe,
		`{"result_code":0.5}`:                                     OpSendToMe,
		`{"result_code":"none"}`:                                  OpSendToMe,
		`{"elements":[1]}`:                                        OpFriends,
		`{"total_count":0}`:                                       OpFriends,
		`{"failure_info":[1]}`:                                    OpSendToFriends,
		`{"successful_receiver_uuids":[1]}`:                       OpSendToFriends,
		`{"result_code":0}`:                                       OpSendToFriends,
		`{"infos":{"original":{"url":""}}}`:                       OpUploadImage,
		`{"infos":{"original":{"url":"javascript:1"}}}`:           OpScrapImage,
		`{"access_token":"a","refresh_token":"r"}`:                OpExchange,
		`{"access_token":"a","expires_in":60}`:                    OpExchange,
		`{"refresh_token":"r","expires_in":60}`:                   OpExchange,
		`{"access_token":"a","expires_in":0}`:                     OpRefresh,
		`{"access_token":"a","expires_in":-60}`:                   OpRefresh,
		`{"access_token":"a","expires_in":"soon"}`:                OpRefresh,
		`{"access_token":"a","expires_in":1e3}`:                   OpRefresh,
		`{"access_token":"a","expires_in":60,"token_type":"mac"}`: OpRefresh,
		`{"access_token":7,"expires_in":60}`:                      OpRefresh,
		`{"id":9223372036854775808}`:                              OpMe,
		`{"id":1.0}`:                                              OpLogout,
		`{"id":1,"scopes":[{"id":"","agreed":true}]}`:             OpScopes,
		`{"id":1,"scopes":[{"id":"a","agreed":"yes"}]}`:           OpScopes,
		`{"id":1,"expires_in":7199}`:                              OpTokenInfo,
		`{"access_token":"a","expires_in":9,"refresh_token":"r","refresh_token_expires_in":"x"}`: OpRefresh,
	} {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			if e := asError(t, operations[op](context.Background(), answering(t, 200, body).client(t))); e.Kind != BadAnswer || !e.Written {
				t.Errorf("got %v", e)
			}
		})
	}
}

// TestTokenAnswers are good answers of different ages (10.1).
func TestTokenAnswers(t *testing.T) {
	t.Parallel()
	began := at.UTC()
	for body, want := range map[string]Token{
		`{"access_token":"a","token_type":"bearer","expires_in":43199}`: {AccessToken: "a", AccessExpiresAt: began.Add(43199 * time.Second)},
		`{"access_token":"a","token_type":"Bearer","refresh_token":"r","expires_in":"43199","refresh_token_expires_in":"2591999"}`: {AccessToken: "a", AccessExpiresAt: began.Add(43199 * time.Second),
			RefreshToken: "r", RefreshExpiresAt: began.Add(2591999 * time.Second)},
		`{"access_token":"a","refresh_token":"r","id_token":"x.y.z","expires_in":60,"scope":"account_email  talk_message openid"}`: {AccessToken: "a", AccessExpiresAt: began.Add(time.Minute),
			RefreshToken: "r", Scopes: []string{"account_email", "talk_message", "openid"}},
		`{"access_token":"a","expires_in":60,"scope":"talk_message,friends, talk_message"}`:    {AccessToken: "a", AccessExpiresAt: began.Add(time.Minute), Scopes: []string{"talk_message", "friends"}},
		`{"access_token":"a","expires_in":60,"scope":""}`:                                      {AccessToken: "a", AccessExpiresAt: began.Add(time.Minute), Scopes: []string{}},
		`{"access_token":"a","expires_in":60,"scope":null}`:                                    {AccessToken: "a", AccessExpiresAt: began.Add(time.Minute)},
		`{"access_token":"a","expires_in":60,"refresh_token":"","refresh_token_expires_in":9}`: {AccessToken: "a", AccessExpiresAt: began.Add(time.Minute)},
		`{"access_token":"a","expires_in":9223372036854775807}`:                                {AccessToken: "a", AccessExpiresAt: began.Add(maxLifetime)},
	} {
		got, err := answering(t, 200, body).client(t).Refresh(context.Background(), testRefresh)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s\ngot %v, %v, %v, %v", body, got.AccessExpiresAt, got.RefreshExpiresAt, got.Scopes, err)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]int{
		"":                     0,
		"7":                    7,
		" 7 ":                  7,
		"-7":                   0,
		"0":                    0,
		"soon":                 0,
		"1.5":                  0,
		"99999999999999999999": 1<<31 - 1,
		at.Add(90 * time.Second).UTC().Format(http.TimeFormat): 90,
		at.Add(-time.Hour).UTC().Format(http.TimeFormat):       0,
	} {
		s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", header)
			w.WriteHeader(503)
			_, _ = io.WriteString(w, "<html>")
		})
		if e := asError(t, operations[OpSendToMe](context.Background(), s.client(t))); e.RetryAfter != want {
			t.Errorf("%q: got %d, want %d", header, e.RetryAfter, want)
		}
	}
}
