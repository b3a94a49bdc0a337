package login

import (
	"errors"
	"net"
	"net/netip"
	"net/url"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// target is a redirect URI that this machine can hear.
type target struct {
	host string // as in a Host header, lower case: "localhost", "127.0.0.1", "[::1]"
	port string
	path string // escaped; at least "/", which is what a browser asks for when the URI has none
	// binds are the addresses to hear, all of them.
	binds []bind
}

type bind struct {
	network, address string
}

// parseTarget says where to listen for a redirect URI, or with a *DeafError why nobody can.
func parseTarget(redirectURI string) (target, error) {
	deaf := func(reason Reason) (target, error) { return target{}, &DeafError{Reason: reason} }
	u, err := url.Parse(redirectURI)
	switch {
	case err != nil, u.Opaque != "", u.User != nil, u.Hostname() == "", u.Scheme != "http" && u.Scheme != "https":
		return deaf(DeafMalformed)
	case u.RawQuery != "", u.ForceQuery, strings.Contains(redirectURI, "#"):
		return deaf(DeafMalformed) // the console takes neither (1.3)
	case u.Scheme == "https":
		return deaf(DeafHTTPS)
	}
	t := target{port: u.Port(), path: u.EscapedPath()}
	if t.path == "" {
		t.path = "/"
	}
	if t.port == "" {
		t.port = "80"
	}
	if n, err := strconv.ParseUint(t.port, 10, 16); err != nil || n == 0 || strings.HasSuffix(u.Host, ":") {
		return deaf(DeafMalformed)
	}
	host := strings.ToLower(u.Hostname())
	if host == "localhost" {
		// A browser tries either family first, and a stranger on the other one would get the code.
		t.host = host
		t.binds = []bind{{"tcp4", net.JoinHostPort("127.0.0.1", t.port)}, {"tcp6", net.JoinHostPort("::1", t.port)}}
		return t, nil
	}
	addr, err := netip.ParseAddr(host)
	switch {
	case err == nil && addr.Is4() && addr.IsLoopback():
		t.host, t.binds = host, []bind{{"tcp4", net.JoinHostPort(host, t.port)}}
	case err == nil && addr == netip.IPv6Loopback():
		t.host, t.binds = "["+host+"]", []bind{{"tcp6", net.JoinHostPort(host, t.port)}}
	default:
		return deaf(DeafOtherHost)
	}
	return t, nil
}

// hasAuthority compares a Host header with the registered authority. Port 80 may be written or left out on either side:
// browsers leave it out.
func (t target) hasAuthority(host string) bool {
	host = strings.ToLower(host)
	return host == t.host+":"+t.port || t.port == "80" && host == t.host
}

// Windows has its own numbers, which the portable names do not match.
const (
	wsaAccess    = syscall.Errno(10013)
	wsaInUse     = syscall.Errno(10048)
	wsaNoFamily  = syscall.Errno(10047)
	wsaNoAddress = syscall.Errno(10049)
)

// bindReason sorts the errors of listening.
func bindReason(err error) Reason {
	switch {
	case isErrno(err, syscall.EADDRINUSE, wsaInUse):
		return DeafPortTaken
	case errors.Is(err, os.ErrPermission), isErrno(err, syscall.EACCES, wsaAccess):
		return DeafNoRight
	}
	return DeafUnavailable
}

// isMissing: this machine does not have that address or family (IPv6 switched off).
func isMissing(err error) bool {
	return isErrno(err, syscall.EADDRNOTAVAIL, wsaNoAddress) || isErrno(err, syscall.EAFNOSUPPORT, wsaNoFamily)
}

func isErrno(err error, portable, windows syscall.Errno) bool {
	return errors.Is(err, portable) || runtime.GOOS == "windows" && errors.Is(err, windows)
}
