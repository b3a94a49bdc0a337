package login

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestStrayRequestsChangeNothing(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	good := url.Values{"code": {testCode}, "state": {s.State}}.Encode()
	base := strings.TrimSuffix(s.o.RedirectURI, "/oauth")
	for _, c := range []struct{ method, url, host, body string }{
		{url: base + "/favicon.ico"},
		{url: base + "/"},
		{url: base + "/?" + good},
		{url: base + "/oauth/?" + good},
		{url: base + "/oauth/x?" + good},
		{url: base + "/OAuth?" + good},
		{url: base + "/o%61uth/../oauth?" + good},
		{url: base + "//oauth?" + good},
		{url: s.o.RedirectURI},
		{url: s.redirectURL("code=" + testCode)},
		{url: s.redirectURL("code=" + testCode + "&state=")},
		{url: s.redirectURL("code=" + testCode + "&state=wrong")},
		{url: s.redirectURL("code=" + testCode + "&state=" + s.State + "x")},
		{url: s.redirectURL("code=" + testCode + "&state=" + s.State[1:])},
		{url: s.redirectURL("code=" + testCode + "&state=wrong&state=" + s.State)},
		{url: s.redirectURL(good + "&state=" + s.State)},
		{url: s.redirectURL(good + "&code=another")},
		{url: s.redirectURL(good + "&error=access_denied")},
		{url: s.redirectURL(good + "&error=")},
		{url: s.redirectURL("error=access_denied")},
		{url: s.redirectURL("error=access_denied&state=wrong")},
		{url: s.redirectURL("error=a&error=b&state=" + s.State)},
		{url: s.redirectURL("error=&state=" + s.State)},
		{url: s.redirectURL("code=&state=" + s.State)},
		{url: s.redirectURL("code=%00%1b&state=" + s.State)},
		{url: s.redirectURL("code=%EA%B0%80&state=" + s.State)},
		{url: s.redirectURL("code=" + strings.Repeat("a", maxCode+1) + "&state=" + s.State)},
		{url: s.redirectURL("state=" + s.State)},
		{url: s.redirectURL(good + ";x=y")},
		{url: s.redirectURL(good + "&x=%zz")},
		{method: http.MethodHead, url: s.success()},
		{method: http.MethodPost, url: s.success()},
		{method: http.MethodPost, url: s.o.RedirectURI, body: good},
		{method: http.MethodPut, url: s.success()},
		{method: http.MethodOptions, url: s.success()},
		{method: http.MethodGet, url: s.success(), body: "a body"},
		{url: s.success(), host: "evil.example"},
		{url: s.success(), host: "evil.example:" + s.target.port},
		{url: s.success(), host: "127.0.0.1:" + s.target.port},
		{url: s.success(), host: "localhost"},
		{url: s.success(), host: "localhost:1"},
		{url: s.success(), host: "localhost." + ":" + s.target.port},
	} {
		r, err := http.NewRequest(c.method, c.url, nil)
		if c.body != "" {
			r, err = http.NewRequest(c.method, c.url, strings.NewReader(c.body))
		}
		if err != nil {
			t.Fatal(err)
		}
		r.Host = c.host
		got, err := do(r)
		if err != nil || got.status != http.StatusNotFound || got.body != "" {
			t.Errorf("%s %s (Host %q): %d %q %v", c.method, c.url, c.host, got.status, got.body, err)
		}
	}
	if n := len(s.kauth.exchanges()); n != 0 {
		t.Errorf("%d exchanges after strays", n)
	}
	if page := mustVisit(t, s.success()); page.status != http.StatusOK {
		t.Errorf("the right redirect after the strays: %d", page.status)
	}
}

func TestRawStrays(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	path := strings.TrimPrefix(s.success(), "http://localhost:"+s.target.port)
	for _, c := range []struct{ request, status string }{
		{"GET http://evil.example" + path + " HTTP/1.1\r\nHost: " + s.Listening + "\r\n\r\n", "404"},
		{"GET " + s.success() + " HTTP/1.1\r\nHost: " + s.Listening + "\r\n\r\n", "404"}, // proxy form
		{"GET " + path + " HTTP/1.1\r\nHost: " + s.Listening + "\r\nHost: evil.example\r\n\r\n", "400"},
		{"GET " + path + " HTTP/1.1\r\n\r\n", "400"},
		{"GET " + path + " HTTP/1.0\r\n\r\n", "404"},
		{"CONNECT " + s.Listening + " HTTP/1.1\r\nHost: " + s.Listening + "\r\n\r\n", "404"},
		{"OPTIONS * HTTP/1.1\r\nHost: " + s.Listening + "\r\n\r\n", "404"},
		{"POST " + path + " HTTP/1.1\r\nHost: " + s.Listening + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "404"},
		{"GET " + path + " HTTP/1.1\r\nHost: " + s.Listening + "\r\nX: " + strings.Repeat("x", 2*maxHeader) + "\r\n\r\n", "431"},
		{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "400"}, // TLS
	} {
		conn, err := net.Dial("tcp", s.Listening)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(conn, c.request) // a header that is too long may be answered before it is read
		line, err := bufio.NewReader(conn).ReadString('\n')
		if err != nil || !strings.Contains(line, " "+c.status) {
			t.Errorf("%.60q: %q %v", c.request, line, err)
		}
		_ = conn.Close()
	}
	if n := len(s.kauth.exchanges()); n != 0 {
		t.Errorf("%d exchanges after strays", n)
	}
	if page := mustVisit(t, s.success()); page.status != http.StatusOK {
		t.Errorf("the right redirect after the strays: %d", page.status)
	}
}
