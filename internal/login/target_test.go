package login

import (
	"net"
	"os"
	"syscall"
	"testing"
)

func TestParseTarget(t *testing.T) {
	t.Parallel()
	for uri, want := range map[string]target{
		"http://localhost:8910/oauth":  {host: "localhost", port: "8910", path: "/oauth"},
		"http://LocalHost:8910/oauth/": {host: "localhost", port: "8910", path: "/oauth/"},
		"http://127.0.0.1":             {host: "127.0.0.1", port: "80", path: "/"},
		"http://127.8.9.10:1/a%2Fb":    {host: "127.8.9.10", port: "1", path: "/a%2Fb"},
		"http://[::1]:8910/":           {host: "[::1]", port: "8910", path: "/"},
		"http://localhost:8910/로그인":    {host: "localhost", port: "8910", path: "/%EB%A1%9C%EA%B7%B8%EC%9D%B8"},
	} {
		got, err := parseTarget(uri)
		if err != nil || got.host != want.host || got.port != want.port || got.path != want.path {
			t.Errorf("%s: %+v, %v", uri, got, err)
		}
		wantBinds := 1
		if want.host == "localhost" {
			wantBinds = 2
		}
		if len(got.binds) != wantBinds {
			t.Errorf("%s: binds %v", uri, got.binds)
		}
	}
}

func TestDeafRedirectURIs(t *testing.T) {
	t.Parallel()
	for uri, want := range map[string]Reason{
		"https://example.com/oauth":            DeafHTTPS,
		"https://localhost:8910/oauth":         DeafHTTPS,
		"http://example.com:8910/oauth":        DeafOtherHost,
		"http://localhost.example.com/oauth":   DeafOtherHost,
		"http://0.0.0.0:8910/oauth":            DeafOtherHost,
		"http://192.168.0.2:8910/oauth":        DeafOtherHost,
		"http://[::ffff:127.0.0.1]:8910/oauth": DeafOtherHost,
		"":                                     DeafMalformed,
		"localhost:8910/oauth":                 DeafMalformed,
		"http:///oauth":                        DeafMalformed,
		"http://localhost:/oauth":              DeafMalformed,
		"http://localhost:0/oauth":             DeafMalformed,
		"http://localhost:70000/oauth":         DeafMalformed,
		"http://me:pw@localhost:8910/oauth":    DeafMalformed,
		"http://localhost:8910/oauth?a=b":      DeafMalformed,
		"http://localhost:8910/oauth?":         DeafMalformed,
		"http://localhost:8910/oauth#":         DeafMalformed,
		"kakao1234://oauth":                    DeafMalformed,
		"http://local host/oauth":              DeafMalformed,
	} {
		if _, err := parseTarget(uri); reasonOf(err) != want {
			t.Errorf("%s: %v, want %s", uri, err, want)
		}
	}
}

func TestBindReason(t *testing.T) {
	t.Parallel()
	for errno, want := range map[error]Reason{
		syscall.EADDRINUSE: DeafPortTaken, syscall.EACCES: DeafNoRight, os.ErrPermission: DeafNoRight, syscall.EADDRNOTAVAIL: DeafUnavailable,
	} {
		err := &net.OpError{Op: "listen", Net: "tcp4", Err: os.NewSyscallError("bind", errno)}
		if got := bindReason(err); got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
}

func TestAuthority(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		uri, host string
		want      bool
	}{
		{"http://localhost:8910/", "localhost:8910", true},
		{"http://localhost:8910/", "LOCALHOST:8910", true},
		{"http://localhost:8910/", "localhost", false},
		{"http://localhost:8910/", "127.0.0.1:8910", false},
		{"http://localhost:8910/", "localhost:8911", false},
		{"http://localhost:8910/", "evil.example:8910", false},
		{"http://localhost:8910/", "localhost:8910.evil.example", false},
		{"http://localhost:8910/", "", false},
		{"http://127.0.0.1/", "127.0.0.1", true},
		{"http://127.0.0.1/", "127.0.0.1:80", true},
		{"http://127.0.0.1:80/", "127.0.0.1", true},
		{"http://[::1]:8910/", "[::1]:8910", true},
		{"http://[::1]/", "[::1]", true},
		{"http://[::1]/", "::1", false},
	} {
		target, err := parseTarget(c.uri)
		if err != nil {
			t.Fatal(err)
		}
		if got := target.hasAuthority(c.host); got != c.want {
			t.Errorf("%s and Host %q: %v", c.uri, c.host, got)
		}
	}
}
