package kakao

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// formType is what kauth and kapi read (3.1, 4.1).
const formType = "application/x-www-form-urlencoded;charset=utf-8"

// maxBody is far more than any answer of Kakao, and little enough to hold.
const maxBody = 1 << 20

var (
	errHalfBody = errors.New("the answer broke off")
	errTooLong  = errors.New("the answer is longer than 1 MiB")
	errRedirect = errors.New("the answer is a redirect, which is not followed")
	errNoCode   = errors.New("the answer names no Kakao error")
)

// call is one request to Kakao under observation. It is written by one goroutine, written apart.
type call struct {
	client  *Client
	op      Operation
	secrets []Secret // what the request carries and no error may repeat
	started time.Time
	written atomic.Bool
	answer  *answer // nil until one began to arrive
	failed  *Error  // why send failed
	renewed bool    // the answer brought a new refresh token
}

// answer is one HTTP answer, read to its end.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (c *Client) begin(op Operation, secrets ...Secret) *call {
	return &call{client: c, op: op, secrets: append(secrets, c.secret()), started: c.now()}
}

// end reports the call and gives its error as an interface that is nil when the call went well.
func (k *call) end(failed *Error) error {
	done := Call{
		Op:       k.op,
		Started:  k.started.Round(0).UTC(),
		Duration: k.client.now().Sub(k.started),

		RefreshToken: k.renewed,
	}
	if k.answer != nil {
		done.Status = k.answer.status
	}
	if failed != nil {
		done.Err = failed
	}
	k.client.observe(done)
	return done.Err
}

// send writes the request once and reads the whole answer. It keeps what came in k.answer, also when it fails.
func (k *call) send(req *http.Request) (*answer, *Error) {
	// A connection that was had may carry the first bytes any moment: from here on nobody can say "not written".
	req = req.Clone(httptrace.WithClientTrace(req.Context(), &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { k.written.Store(true) },
	}))
	if req.Body != nil && req.Body != http.NoBody {
		req.Body = &watchedBody{ReadCloser: req.Body, read: &k.written}
	}
	// Without GetBody nothing below can rewind a request and send it again.
	req.GetBody = nil
	req.Header.Set("Accept", "application/json")
	req.Header.Set("User-Agent", "kakaotui")
	if req.Method == http.MethodPost && !strings.HasPrefix(req.Header.Get("Content-Type"), "multipart/") {
		req.Header.Set("Content-Type", formType)
	}
	resp, err := k.client.http.Do(req)
	if err != nil {
		return nil, k.noAnswer(err)
	}
	defer func() { _ = resp.Body.Close() }()
	k.written.Store(true)
	k.answer = &answer{status: resp.StatusCode, header: resp.Header}
	k.answer.body, err = io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, k.badAnswer(fmt.Errorf("%w: %w", errHalfBody, err))
	case len(k.answer.body) > maxBody:
		return nil, k.badAnswer(errTooLong)
	case resp.StatusCode/100 == 3:
		return nil, k.badAnswer(errRedirect)
	}
	return k.answer, nil
}

// judge reads an answer as JSON and turns an error of Kakao's into ours.
func (k *call) judge(a *answer) (fields, *Error) {
	f, err := parseFields(a.body)
	if err != nil {
		return nil, k.badAnswer(err)
	}
	if refused := k.refusal(a, f); refused != nil {
		return nil, refused
	}
	if a.status/100 != 2 {
		return nil, k.badAnswer(errNoCode)
	}
	return f, nil
}

// refusal is Kakao's own error in an answer, nil when there is none. kauth writes error_code and error (3.4), once seen
// without error_code (KOE009); kapi writes a negative code (4.1). Either is taken from both: a gateway may answer for the other.
func (k *call) refusal(a *answer, f fields) *Error {
	kauth := k.op == OpExchange || k.op == OpRefresh
	code := f.text("error_code")
	if number := f.number("code"); code == "" && (a.status/100 != 2 || strings.HasPrefix(number, "-")) {
		code = number
	}
	if code == "" && (!kauth || f.text("error") == "") {
		return nil
	}
	e := k.refused(code, f)
	e.Name = k.foreign(f.text("error"), 100)
	e.APIType = k.foreign(f.text("api_type"), 100)
	e.RequiredScopes = k.foreignList(f.list("required_scopes"))
	e.AllowedScopes = k.foreignList(f.list("allowed_scopes"))
	return e
}

// refused is an error of Kakao's with its code and its words.
func (k *call) refused(code string, f fields) *Error {
	message := f.text("msg")
	if message == "" {
		message = f.text("error_description")
	}
	e := k.fail(Refused, nil)
	e.Code, e.Message = k.foreign(code, 40), k.foreign(message, 1000)
	return e
}

// foreign is a server's text without secrets, at most n characters long.
func (k *call) foreign(s string, n int) string { return clip(redact(s, k.secrets), n) }

func (k *call) foreignList(l []string) []string {
	var out []string
	for _, s := range l {
		out = append(out, k.foreign(s, 100))
	}
	return out
}

func (k *call) badAnswer(err error) *Error { return k.fail(BadAnswer, err) }

// noAnswer keeps the reason without net/http's repetition of method and address.
func (k *call) noAnswer(err error) *Error {
	if u, ok := errors.AsType[*url.Error](err); ok && u.Err != nil {
		err = u.Err
	}
	return k.fail(NoAnswer, err)
}

func (k *call) fail(kind ErrorKind, err error) *Error {
	e := &Error{Kind: kind, Op: k.op, Written: k.written.Load()}
	if err != nil {
		e.Err = &cause{text: redact(err.Error(), k.secrets), err: err}
	}
	if k.answer != nil {
		e.Status = k.answer.status
		e.RetryAfter = retryAfter(k.answer.header.Get("Retry-After"), k.client.now())
	}
	return e
}

// deadline bounds one call whatever the caller's context says.
func (k *call) deadline(ctx context.Context) (context.Context, context.CancelFunc) {
	if k.op == OpUploadImage {
		return context.WithTimeout(ctx, k.client.uploadTimeout)
	}
	return context.WithTimeout(ctx, k.client.timeout)
}

// retryAfter reads the header's two forms, seconds or a date, as whole seconds from now; 0 when it says nothing.
func retryAfter(header string, now time.Time) int {
	if header == "" {
		return 0
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(header), 10, 64)
	if errors.Is(err, strconv.ErrSyntax) {
		at, err := http.ParseTime(header)
		if err != nil {
			return 0
		}
		seconds = int64(math.Ceil(at.Sub(now).Seconds()))
	}
	return int(min(max(seconds, 0), math.MaxInt32))
}

// watchedBody notes that a request's body began to be read, for transports that report no connection.
type watchedBody struct {
	io.ReadCloser
	read *atomic.Bool
}

func (b *watchedBody) Read(p []byte) (int, error) {
	b.read.Store(true)
	return b.ReadCloser.Read(p)
}
