package kakao_test

import (
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/kakao"
)

func TestReach(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, h := range []kakao.Host{kakao.AuthHost, kakao.APIHost} {
		r, err := w.Reach(t.Context(), h)
		if err != nil || "http://"+r.Address != w.base || r.Proxy != "" || r.Took <= 0 {
			t.Errorf("%s: %+v, %v", h, r, err)
		}
		if off := r.Date.Sub(r.At); off > 2*time.Second || off < -2*time.Second {
			t.Errorf("%s: the clocks of one machine are %v apart", h, off)
		}
	}
	answer, err := http.Post(w.base+"/_sim/clock", "application/json", strings.NewReader(`{"advance":"10m"}`))
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(err, answer)
	}
	_ = answer.Body.Close()
	if r, err := w.Reach(t.Context(), kakao.APIHost); err != nil || r.Date.Sub(r.At) < 9*time.Minute {
		t.Errorf("a clock ten minutes ahead: %+v, %v", r, err)
	}
}

// What answers in place of Kakao is no answer of Kakao's.
func TestReachOthers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		answer http.HandlerFunc
		kind   kakao.ErrorKind
		code   string
	}{
		{"a portal's page", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>와이파이 로그인")) }, kakao.BadAnswer, ""},
		{"a portal's redirect", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "http://portal/", http.StatusFound) }, kakao.BadAnswer, ""},
		{"a broken server", func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusBadGateway)
			_, _ = w.Write([]byte(`{"a":1}`))
		}, kakao.BadAnswer, ""},
		{"maintenance", func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = w.Write([]byte(`{"msg":"점검","code":-9798}`))
		}, kakao.Refused, "-9798"},
	} {
		base := serve(t, c.answer)
		client, err := kakao.New(kakao.Config{AuthURL: base, APIURL: base}, kakao.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r, err := client.Reach(t.Context(), kakao.APIHost)
		e, ok := errors.AsType[*kakao.Error](err)
		if !ok || e.Kind != c.kind || e.Code != c.code || e.Op != kakao.OpReach || !r.Date.IsZero() || "http://"+r.Address != base {
			t.Errorf("%s: %+v, %v", c.name, r, err)
		}
	}
}

func TestReachNobody(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	base := "http://" + l.Addr().String()
	_ = l.Close()
	client, err := kakao.New(kakao.Config{AuthURL: base, APIURL: base}, kakao.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Reach(t.Context(), kakao.AuthHost)
	if e, ok := errors.AsType[*kakao.Error](err); !ok || e.Kind != kakao.NoAnswer || e.Written {
		t.Errorf("a closed port: %v", err)
	}
}

// The proxy is told without the password that its address may hold.
func TestReachThroughProxy(t *testing.T) {
	t.Parallel()
	proxy := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{}`)) })
	via := &http.Transport{Proxy: func(*http.Request) (*url.URL, error) {
		return url.Parse("http://me:hush@" + strings.TrimPrefix(proxy, "http://"))
	}}
	client, err := kakao.New(kakao.Config{APIURL: "http://localhost:1"}, kakao.Options{HTTP: &http.Client{Transport: via}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := client.Reach(t.Context(), kakao.APIHost)
	if err != nil || "http://"+r.Proxy != proxy || r.Address != "localhost:1" {
		t.Errorf("%+v, %v", r, err)
	}
}

func serve(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	return s.URL
}
