package report

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

func refusal(code string, status int, msg string) *kakao.Error {
	return &kakao.Error{Kind: kakao.Refused, Op: kakao.OpSendToMe, Status: status, Code: code, Message: msg, Written: true}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code   string
		status int
		msg    string
		want   Kind
	}{
		{"KOE320", 400, "authorization code not found", Login},
		{"KOE322", 400, "expired_or_invalid_refresh_token", Login},
		{"KOE319", 400, "", Login},
		{"-101", 400, "NotRegisteredUserException", Login},
		{"-401", 401, "this access token does not exist", Login},
		{"-401", 401, "this access token is already expired", Login},
		{"-401", 401, "something new", Login},
		{"-401", 401, "ip mismatched! callerIp=203.0.113.10. check out registered ips.", Refused},
		{"-401", 401, "invalid app key.", Refused},
		{"-402", 403, "insufficient scopes.", Consent},
		{"KOE101", 401, "Not exist client_id []", Refused},
		{"KOE010", 401, "Bad client credentials", Refused},
		{"KOE303", 400, "Redirect URI mismatch.", Refused},
		{"KOE006", 400, "", Refused},
		{"-2", 400, "failed to parse parameter. name=template_object", Refused},
		{"-3", 403, "App disabled [talk_message] scopes", Refused},
		{"-5", 403, "permission denied", Refused},
		{"-10", 400, "API limit has been exceeded.", Refused},
		{"-532", 400, "daily message limit per sender has been exceeded.", Refused},
		{"-533", 400, "", Refused},
		{"-536", 400, "", Refused},
		{"-1", 400, "", Unexpected},
		{"-7", 400, "", Unexpected},
		{"-603", 400, "", Unexpected},
		{"-9798", 503, "", Unexpected},
		{"KOE003", 500, "", Unexpected},
		{"KOE237", 400, "token request rate limit exceeded", Unexpected},
		{"-98765", 400, "brand new", Refused},
		{"KOE999", 400, "brand new", Refused},
		{"-98765", 500, "brand new", Unexpected},
	} {
		for _, l := range languages {
			t.Run(fmt.Sprintf("%s %s %v", c.code, c.msg, l), func(t *testing.T) {
				t.Parallel()
				r := Of(fmt.Errorf("doing it: %w", refusal(c.code, c.status, c.msg)), l)
				checkTold(t, r, l)
				if r.Kind != c.want || r.Code != c.code {
					t.Errorf("kind %q code %q, want %q %q", r.Kind, r.Code, c.want, c.code)
				}
				if c.msg != "" && !strings.Contains(r.Detail, `"`+strings.TrimRight(c.msg, ".")+`"`) {
					t.Errorf("Kakao's words are missing from %q", r.Detail)
				}
			})
		}
	}
}

// TestEveryCodeIsTold runs through the whole catalogue of text.
func TestEveryCodeIsTold(t *testing.T) {
	t.Parallel()
	for _, code := range text.Codes() {
		e := refusal(code, 400, "")
		if !strings.HasPrefix(code, "-") && !strings.HasPrefix(code, "KOE") {
			e.Code, e.Name = "", code
		}
		for _, l := range languages {
			r := Of(e, l)
			checkTold(t, r, l)
			x, _ := text.Explain(code)
			if r.Title != x.Title.In(l) {
				t.Errorf("%s: title %q, want %q", code, r.Title, x.Title.In(l))
			}
		}
	}
}

func TestConsentNamesTheScopes(t *testing.T) {
	t.Parallel()
	e := refusal("-402", 403, "insufficient scopes.")
	e.RequiredScopes = []string{"talk_message", "friends"}
	r := Of(e, text.Korean)
	if !strings.Contains(r.Detail, "카카오톡 메시지 전송 (talk_message)") || !strings.Contains(r.Remedy, "kakaotui login --scope talk_message --scope friends") {
		t.Errorf("got %+v", r)
	}
	e.RequiredScopes = nil
	if r := Of(e, text.English); len(r.RequiredScopes) != 1 || r.RequiredScopes[0] != "talk_message" {
		t.Errorf("without scopes in the answer: %+v", r)
	}
	e.RequiredScopes = []string{"a; rm -rf ~", "\x1b[2J"}
	if r := Of(e, text.English); strings.Contains(r.Remedy, "rm -rf") {
		t.Errorf("a hostile scope is in the command: %q", r.Remedy)
	}
}

func TestHostileMessage(t *testing.T) {
	t.Parallel()
	e := refusal("-2\x1b[2J", 400, "\x1b]52;c;aGk=\a\u202eevil\u2069\x9b31m")
	e.Name = "\x1b[31m"
	for _, l := range languages {
		r := Of(e, l)
		checkTold(t, r, l)
		if r.Kind != Refused || !strings.Contains(r.Detail, "␛]52;c;aGk=␇<U+202E>evil") {
			t.Errorf("got %+v", r)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	e := refusal("-7", 503, "")
	e.RetryAfter = 30
	if r := Of(e, text.Korean); !strings.Contains(r.Remedy, "30초") {
		t.Errorf("got %q", r.Remedy)
	}
	e.RetryAfter = 1 << 40
	if r := Of(e, text.Korean); strings.Contains(r.Remedy, "초 뒤에") {
		t.Errorf("an absurd wait is told: %q", r.Remedy)
	}
}

func TestNoAnswer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason  string
		err     error
		written bool
		want    Kind
	}{
		{"offline", &net.DNSError{Err: "no such host", Name: "kapi.kakao.com", IsNotFound: true}, false, Unexpected},
		{"offline", &net.OpError{Op: "dial", Err: &net.DNSError{Err: "i/o timeout", Name: "kapi.kakao.com", IsTimeout: true}}, false, Unexpected},
		{"unreachable", &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}, false, Unexpected},
		{"no_answer", errors.New("EOF"), true, Unexpected},
		{"timeout", fmt.Errorf("waiting: %w", context.DeadlineExceeded), true, Unexpected},
		{"certificate", x509.UnknownAuthorityError{}, false, Unexpected},
		{"interrupted", fmt.Errorf("waiting: %w", context.Canceled), true, Interrupted},
		{"no_answer", nil, true, Unexpected},
	} {
		for _, l := range languages {
			e := &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpMe, Written: c.written, Err: c.err}
			r := Of(e, l)
			checkTold(t, r, l)
			if r.Kind != c.want || r.Reason != c.reason {
				t.Errorf("%v: kind %q reason %q, want %q %q", c.err, r.Kind, r.Reason, c.want, c.reason)
			}
		}
	}
}

// TestBadAnswersOfTheRealClient goes through kakao's own client, so that its words and these stay together.
func TestBadAnswersOfTheRealClient(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, reason string
		want         Kind
		serve        http.HandlerFunc
	}{
		{"web page", "html", Unexpected, answer(200, "<html><body>Welcome to free Wi-Fi</body></html>")},
		{"web page of a broken gateway", "server", Unexpected, answer(502, "<html>502 Bad Gateway</html>")},
		{"half a JSON", "half_answer", Unexpected, answer(200, `{"id":1234`)},
		{"empty", "half_answer", Unexpected, answer(200, "")},
		{"cut connection", "half_answer", Unexpected, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = w.Write([]byte(`{"id":1`))
		}},
		{"redirect", "odd_answer", Unexpected, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://example.com/", http.StatusFound)
		}},
		{"rate limit without words", "rate", Unexpected, answer(429, "slow down")},
		{"no id", "odd_answer", Unexpected, answer(200, `{}`)},
		{"refused", "", Refused, answer(403, `{"msg":"permission denied","code":-5}`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(c.serve)
			defer server.Close()
			client, err := kakao.New(kakao.Config{RESTAPIKey: "key", AuthURL: server.URL, APIURL: server.URL}, kakao.Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, err = client.TokenInfo(t.Context(), "token")
			if err == nil {
				t.Fatal("no error")
			}
			for _, l := range languages {
				r := Of(err, l)
				checkTold(t, r, l)
				if r.Kind != c.want || r.Reason != c.reason {
					t.Errorf("kind %q reason %q, want %q %q: %v", r.Kind, r.Reason, c.want, c.reason, err)
				}
			}
		})
	}
}

func answer(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

func TestNobodyListens(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	address := server.URL
	server.Close()
	client, err := kakao.New(kakao.Config{RESTAPIKey: "key", AuthURL: address, APIURL: address}, kakao.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Me(t.Context(), "token")
	if r := Of(err, text.Korean); r.Reason != "unreachable" || r.Exit() != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestBaseURLs(t *testing.T) {
	t.Parallel()
	_, err := kakao.New(kakao.Config{AuthURL: "http://example.com"}, kakao.Options{})
	for _, l := range languages {
		r := Of(err, l)
		checkTold(t, r, l)
		if r.Exit() != 2 {
			t.Errorf("got %+v", r)
		}
	}
}

func TestTemplates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		text   kakao.Text
	}{
		{"empty", kakao.Text{Text: "  "}},
		{"too_long", kakao.Text{Text: strings.Repeat("가", kakao.MaxText+1)}},
		{"not_utf8", kakao.Text{Text: "\xff"}},
		{"not_utf8", kakao.Text{Text: "a", ButtonTitle: "\xff"}},
		{"bad_link", kakao.Text{Text: "a", Link: kakao.Link{WebURL: "example"}}},
		{"bad_link", kakao.Text{Text: "a", Link: kakao.Link{MobileWebURL: "ftp://example.com"}}},
	} {
		for _, l := range languages {
			r := Of(fmt.Errorf("checking: %w", c.text.Validate()), l)
			checkTold(t, r, l)
			if r.Kind != Usage || r.Reason != c.reason {
				t.Errorf("%+v: kind %q reason %q, want %q", c.text, r.Kind, r.Reason, c.reason)
			}
		}
	}
	if r := Of(kakao.Text{Text: strings.Repeat("가", 205)}.Validate(), text.Korean); !strings.Contains(r.Detail, "205자") {
		t.Errorf("the length is not told: %q", r.Detail)
	}
}
