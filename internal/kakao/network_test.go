package kakao

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"syscall"
	"testing"
	"time"
)

// clientWith has its own transport, as far as given, and a base URL.
func clientWith(t *testing.T, base string, rt http.RoundTripper) *Client {
	t.Helper()
	c, err := New(Config{RESTAPIKey: testKey, ClientSecret: testSecret, AuthURL: base, APIURL: base}, Options{HTTP: &http.Client{Transport: rt}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestNothingLeft: no connection was had, so it is certain that nothing was written.
func TestNothingLeft(t *testing.T) {
	t.Parallel()
	tlsServer := httptest.NewUnstartedServer(http.NotFoundHandler())
	tlsServer.Config.ErrorLog = log.New(io.Discard, "", 0)
	tlsServer.StartTLS()
	t.Cleanup(tlsServer.Close)
	noName := &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.DNSError{Err: "no such host", Name: "kapi.kakao.com", IsNotFound: true}
	}}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	open := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(open.Close)
	late, cancelLate := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	t.Cleanup(cancelLate)
	for name, c := range map[string]struct {
		ctx    context.Context
		client *Client
		found  func(error) bool
	}{
		"no such host": {context.Background(), clientWith(t, "https://kapi.kakao.com", noName), func(err error) bool {
			_, ok := errors.AsType[*net.DNSError](err)
			return ok
		}},
		// Port 1 is for the superuser alone and nobody listens there.
		"refused": {context.Background(), clientOf(t, "http://127.0.0.1:1", nil), func(err error) bool { return errors.Is(err, syscall.ECONNREFUSED) }},
		"unknown certificate": {context.Background(), clientOf(t, tlsServer.URL, nil), func(err error) bool {
			_, ok := errors.AsType[x509.UnknownAuthorityError](err)
			return ok
		}},
		"cancelled before": {cancelled, clientOf(t, open.URL, nil), func(err error) bool { return errors.Is(err, context.Canceled) }},
		"deadline before":  {late, clientOf(t, open.URL, nil), func(err error) bool { return errors.Is(err, context.DeadlineExceeded) }},
	} {
		for op, do := range operations {
			t.Run(name+" "+string(op), func(t *testing.T) {
				t.Parallel()
				err := do(c.ctx, c.client)
				e := asError(t, err)
				if e.Kind != NoAnswer || e.Written || e.Status != 0 || e.Op != op || !c.found(err) {
					t.Errorf("got %#v: %v", e, err)
				}
				wantNoSecret(t, err.Error())
			})
		}
	}
}

// TestCutAfterWriting: the request was taken and no answer came, so nobody knows; and it was written once.
func TestCutAfterWriting(t *testing.T) {
	t.Parallel()
	for op, do := range operations {
		t.Run(string(op), func(t *testing.T) {
			t.Parallel()
			s := serve(t, hangUp)
			err := do(context.Background(), s.client(t))
			e := asError(t, err)
			if e.Kind != NoAnswer || !e.Written || e.Status != 0 {
				t.Errorf("got %#v: %v", e, err)
			}
			wantNoSecret(t, err.Error())
			s.only(t)
		})
	}
}

// hangUp cuts the connection without an answer.
func hangUp(w http.ResponseWriter, _ *http.Request) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = conn.Close()
	}
}

func TestHalfAnAnswer(t *testing.T) {
	t.Parallel()
	for op, do := range operations {
		t.Run(string(op), func(t *testing.T) {
			t.Parallel()
			s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Length", "100")
				_, _ = io.WriteString(w, `{"result_code":0}`)
			})
			err := do(context.Background(), s.client(t))
			e := asError(t, err)
			if e.Kind != BadAnswer || !e.Written || e.Status != 200 || !errors.Is(err, errHalfBody) || !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("got %#v: %v", e, err)
			}
			s.only(t)
		})
	}
}

// TestEndedWhileWaiting: the context ends, or the client's own time-out passes, after the server has the request.
func TestEndedWhileWaiting(t *testing.T) {
	t.Parallel()
	for _, op := range []Operation{OpExchange, OpRefresh, OpMe, OpSendToMe, OpSendToFriends, OpFriends, OpUploadImage} {
		t.Run(string(op), func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			s := serve(t, func(_ http.ResponseWriter, r *http.Request) {
				cancel()
				<-r.Context().Done()
			})
			err := operations[op](ctx, s.client(t))
			if e := asError(t, err); e.Kind != NoAnswer || !e.Written || !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: got %#v: %v", e, err)
			}
		})
		t.Run(string(op)+" own time-out", func(t *testing.T) {
			t.Parallel()
			s := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
			c := s.client(t)
			c.timeout, c.uploadTimeout = 10*time.Millisecond, 10*time.Millisecond
			err := operations[op](context.Background(), c)
			if e := asError(t, err); e.Kind != NoAnswer || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("timed out: got %#v: %v", e, err)
			}
		})
	}
}

// TestRedirectsAreNotFollowed: neither the token nor the message travels to another host.
func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	for op, do := range operations {
		for _, status := range []int{301, 302, 303, 307, 308} {
			t.Run(fmt.Sprint(op, status), func(t *testing.T) {
				t.Parallel()
				other := answering(t, 200, `{"result_code":0}`)
				s := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL+"/x", status) })
				e := asError(t, do(context.Background(), s.client(t)))
				if e.Kind != BadAnswer || e.Status != status || !e.Written {
					t.Errorf("got %#v", e)
				}
				if len(other.got()) != 0 {
					t.Error("the redirect was followed")
				}
			})
		}
	}
}

// TestSendIsWrittenOnceOnDyingConnections sends over kept connections that the server closes, before or after it takes the
// next request. net/http may write again what it knows was not written, but no message may arrive twice.
func TestSendIsWrittenOnceOnDyingConnections(t *testing.T) {
	t.Parallel()
	for name, transport := range map[string]http.RoundTripper{"own": nil, "kept connections": &http.Transport{}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			perConn := map[string]int{}
			var mu sync.Mutex
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				perConn[r.RemoteAddr]++
				second := perConn[r.RemoteAddr] > 1
				mu.Unlock()
				if second {
					hangUp(w, r) // taken, and gone without an answer
					return
				}
				_, _ = io.WriteString(w, `{"result_code":0}`)
			})
			if transport == nil {
				transport = newTransport()
			}
			c := clientWith(t, s.URL, transport)
			const messages = 30
			lost := 0
			for i := range messages {
				if err := c.SendToMe(context.Background(), testAccess, Message{Template: Text{Text: fmt.Sprint("message ", i)}}); err != nil {
					lost++
					if e := asError(t, err); !e.Written {
						t.Errorf("message %d: %v", i, err)
					}
				}
				if i%3 == 0 {
					s.CloseClientConnections() // under the client's feet
				}
			}
			arrived := map[string]int{}
			for _, r := range s.got() {
				arrived[r.form.Get("template_object")]++
			}
			for message, n := range arrived {
				if n != 1 {
					t.Errorf("%s arrived %d times", message, n)
				}
			}
			if name == "own" && (lost != 0 || len(arrived) != messages) {
				t.Errorf("%d errors and %d of %d arrived, though every connection was fresh", lost, len(arrived), messages)
			}
		})
	}
}

// TestRequestsCannotBeReplayed looks at what the transport is given: a body that nobody can rewind, on every POST.
func TestRequestsCannotBeReplayed(t *testing.T) {
	t.Parallel()
	for op, do := range operations {
		t.Run(string(op), func(t *testing.T) {
			t.Parallel()
			var got *http.Request
			c := clientWith(t, "https://kakao.example", roundTripper(func(r *http.Request) (*http.Response, error) {
				got = r
				if r.Body != nil {
					_, _ = io.Copy(io.Discard, r.Body)
				}
				return nil, errors.New("cut")
			}))
			e := asError(t, do(context.Background(), c))
			if got.GetBody != nil || got.Header.Get("Idempotency-Key")+got.Header.Get("X-Idempotency-Key") != "" {
				t.Error("the request can be replayed")
			}
			// This transport reports no connection, yet it read the body: that counts as written.
			if withBody := got.ContentLength > 0; e.Written != withBody {
				t.Errorf("Written is %t with a body of %d bytes", e.Written, got.ContentLength)
			}
		})
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestOwnTransport: every part has its time-out, the environment's proxy is asked, nothing is kept.
func TestOwnTransport(t *testing.T) {
	t.Parallel()
	tr := newTransport()
	if tr.TLSHandshakeTimeout == 0 || tr.ResponseHeaderTimeout == 0 || tr.Proxy == nil || !tr.DisableKeepAlives || tr.DialContext == nil {
		t.Errorf("transport %+v", tr)
	}
	c, err := New(Config{}, Options{HTTP: &http.Client{Jar: jar{}}})
	if err != nil {
		t.Fatal(err)
	}
	if c.http.Jar != nil || c.timeout != callTimeout || c.http.CheckRedirect(nil, nil) != http.ErrUseLastResponse {
		t.Error("cookies, redirects or no time-out")
	}
}

type jar struct{}

func (jar) SetCookies(*url.URL, []*http.Cookie) {}
func (jar) Cookies(*url.URL) []*http.Cookie     { return nil }
