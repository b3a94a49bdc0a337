package kakao

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// holder is how secrets travel: in structs, pointers, slices and maps.
type holder struct {
	S Secret
	P *Secret
	L []Secret
	M map[string]Secret
	A any
}

func holding(s Secret) holder {
	return holder{s, &s, []Secret{s}, map[string]Secret{"k": s}, s}
}

func TestSecretIsNeverPrinted(t *testing.T) {
	t.Parallel()
	s := testAccess
	h := holding(s)
	values := []any{s, &s, h, &h, []any{s, h}, Config{ClientSecret: s}, Token{AccessToken: s, RefreshToken: s},
		AuthorizeRequest{Verifier: s}, fmt.Errorf("with %w and %v", errors.New("x"), s)}
	for _, v := range values {
		var out strings.Builder
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "% x", "%d", "%T", "%10s", "%.3s", "%!"} {
			fmt.Fprintf(&out, verb+"\n", v)
		}
		fmt.Fprintln(&out, v)
		log.New(&out, "", 0).Print(v)
		_ = json.NewEncoder(&out).Encode(v)
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", v)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", v)
		for _, shown := range []string{s.Reveal(), fmt.Sprintf("%x", s.Reveal()), fmt.Sprintf("%X", s.Reveal()), fmt.Sprintf("% x", s.Reveal()), s.Reveal()[:3] + "\n"} {
			if strings.Contains(out.String(), shown) {
				t.Errorf("%T prints the secret in one of its forms", v)
			}
		}
	}
	if s.Reveal() != string(s) || s.String() != "***" || fmt.Sprintf("%s %q %x", s, s, s) != "*** *** ***" {
		t.Error("a secret prints as something else than three stars")
	}
	if b, err := json.Marshal(s); err != nil || string(b) != `"***"` {
		t.Errorf("JSON %s, %v", b, err)
	}
}

func TestClientPrintsNoSecret(t *testing.T) {
	t.Parallel()
	c := clientOf(t, "http://127.0.0.1:9", nil)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		for _, v := range []any{c, struct{ C *Client }{c}, []*Client{c}, struct{ c *Client }{c}} {
			wantNoSecret(t, fmt.Sprintf(verb, v))
		}
	}
	var out strings.Builder
	slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "client", c)
	wantNoSecret(t, out.String())
}

// TestErrorsRepeatNoSecret lets the server repeat everything it was given, in every field it has, and prints the error everywhere.
func TestErrorsRepeatNoSecret(t *testing.T) {
	t.Parallel()
	all := strings.Join([]string{string(testSecret), string(testCode), string(testAccess), string(testRefresh), "verifier-value-0123"}, " and ")
	body, _ := json.Marshal(map[string]any{"code": all, "msg": all, "error": all, "error_description": all, "error_code": all, "api_type": all,
		"required_scopes": []string{all}, "allowed_scopes": all})
	for op, do := range operations {
		t.Run(string(op), func(t *testing.T) {
			t.Parallel()
			s := answering(t, 400, string(body))
			err := do(context.Background(), s.client(t))
			e := asError(t, err)
			// A call redacts what it carried; which call carries what is the operations' business.
			carried := []Secret{testSecret, testAccess}
			switch op {
			case OpExchange:
				carried = []Secret{testSecret, testCode, "verifier-value-0123"}
			case OpRefresh:
				carried = []Secret{testSecret, testRefresh}
			}
			var out strings.Builder
			fmt.Fprintf(&out, "%v %+v %#v %s %q", err, err, err, err, err)
			fmt.Fprintf(&out, "%v %+v %#v", *e, *e, s.calls)
			_ = json.NewEncoder(&out).Encode(e)
			slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "err", err, "call", s.calls[0])
			for _, secret := range carried {
				if strings.Contains(out.String(), secret.Reveal()) {
					t.Errorf("a secret of %d bytes that the server repeated is printed", len(secret))
				}
			}
			if !strings.Contains(e.Message, "***") {
				t.Errorf("message %q", e.Message)
			}
		})
	}
}

func TestErrorText(t *testing.T) {
	t.Parallel()
	for want, e := range map[string]*Error{
		`kakao: refresh: refused (HTTP 400) KOE322 invalid_grant: "expired"`: {Kind: Refused, Op: OpRefresh, Status: 400, Code: "KOE322", Name: "invalid_grant", Message: "expired"},
		`kakao: send_to_me: refused (HTTP 403) -402`:                         {Kind: Refused, Op: OpSendToMe, Status: 403, Code: "-402"},
		`kakao: me: no answer: x (nothing was sent)`:                         {Op: OpMe, Err: errors.New("x")},
		`kakao: me: no answer: x`:                                            {Op: OpMe, Err: errors.New("x"), Written: true},
		`kakao: me: bad answer (HTTP 200): the answer is empty`:              {Kind: BadAnswer, Op: OpMe, Status: 200, Written: true, Err: errEmptyBody},
		`kakao: me: refused (HTTP 400) "\x1b[31m" "가": "a\x1b]0;x\a\u202e"`:  {Kind: Refused, Op: OpMe, Status: 400, Code: "\x1b[31m", Name: "가", Message: "a\x1b]0;x\a\u202e"},
		`kakao: me: refused: "` + strings.Repeat("가", 199) + `…"`:            {Kind: Refused, Op: OpMe, Message: strings.Repeat("가", 300)},
	} {
		if got := e.Error(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if CodeOf(errors.New("x")) != "" || CodeOf(fmt.Errorf("a: %w", &Error{Code: "-7"})) != "-7" {
		t.Error("CodeOf")
	}
	if (&Error{Code: "402"}).Number() != 0 || (&Error{Code: "-402"}).Number() != -402 {
		t.Error("Number")
	}
}

func TestRedact(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("aB3_-", 9)
	secrets := []Secret{"", "a", "b+cd", "b+cdef"}
	for text, want := range map[string]string{
		"not found for code=abc.":             "not found for code=***",
		`{"access_token":"abc","x":1}`:        `{"access_token":"***","x":1}`,
		"client_secret = abc&x=1":             "client_secret = ***&x=1",
		"Bearer abc was bad":                  "Bearer *** was bad",
		"token " + long + ".":                 "token ***.",
		`parse "http://me:hunter2@proxy": no`: `parse "http://***@proxy": no`,
		"a b%2Bcd d":                          "a *** d",
		"b+cdef b+cd":                         "*** ***",
		"appKey(" + usualKey + ") is dead":    "appKey(" + usualKey + ") is dead",
		"Not exist client_id [null]":          "Not exist client_id [null]",
	} {
		if got := redact(text, secrets); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// panicking is set for the process that panics in TestPanicPrintsNoSecret.
const panicking = "KAKAO_TEST_PANIC"

func TestPanicPrintsNoSecret(t *testing.T) {
	if kind := os.Getenv(panicking); kind != "" {
		s := Secret(os.Getenv("KAKAO_TEST_SECRET"))
		switch kind {
		case "secret":
			panic(s)
		case "struct":
			panic(holding(s))
		case "error":
			panic(fmt.Errorf("with %v", holding(s)))
		case "text":
			panic(fmt.Sprintf("%+v", holding(s)))
		}
	}
	t.Parallel()
	for _, kind := range []string{"secret", "struct", "error", "text"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.run=^TestPanicPrintsNoSecret$")
			cmd.Env = append(os.Environ(), panicking+"="+kind, "KAKAO_TEST_SECRET="+testAccess.Reveal())
			var out bytes.Buffer
			cmd.Stdout, cmd.Stderr = io.Discard, &out
			if err := cmd.Run(); err == nil || !strings.Contains(out.String(), "panic: ") {
				t.Fatalf("did not panic: %v", err)
			}
			wantNoSecret(t, out.String())
		})
	}
}
