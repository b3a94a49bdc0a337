package simulator

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// playedHosts are the only hosts that the door leads to: scripts that name them meet the simulator.
var playedHosts = []string{"kauth.kakao.com", "kapi.kakao.com"}

// certificateFile is the CA's certificate in the folder given to OpenDoor; its key is never written.
const certificateFile = "kakaotui-simulator-ca.pem"

// Door is a second way in: a proxy that plays Kakao's own https addresses, so that a script runs unchanged.
type Door struct {
	ProxyURL string // http://127.0.0.1:PORT
	CAFile   string // the certificate to trust, absolute
}

// Environment is what makes common tools go through the door, as NAME and value: curl, Python, Node and Go, each by its
// own name for a certificate.
func (d Door) Environment() [][2]string {
	return [][2]string{
		{"HTTPS_PROXY", d.ProxyURL}, {"SSL_CERT_FILE", d.CAFile}, {"CURL_CA_BUNDLE", d.CAFile},
		{"REQUESTS_CA_BUNDLE", d.CAFile}, {"NODE_EXTRA_CA_CERTS", d.CAFile},
		{"NODE_USE_ENV_PROXY", "1"}, // Node 24 and later look at HTTPS_PROXY only then
	}
}

// OpenDoor writes the certificate of a CA of its own into dir, which is made when it is not there, and serves the proxy
// on a free loopback port until Close. The CA is new each time, good for the two hosts only and a year, and its key stays
// in memory.
func (s *Simulator) OpenDoor(dir string) (Door, error) {
	authority, leaf, err := makeCertificates(time.Now()) // the tools' clock, not the simulator's
	if err != nil {
		return Door{}, fmt.Errorf("open the simulator's door: %w", err)
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		return Door{}, fmt.Errorf("open the simulator's door: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Door{}, fmt.Errorf("open the simulator's door: %w", err)
	}
	file := filepath.Join(dir, certificateFile)
	if err := os.WriteFile(file, authority, 0o600); err != nil {
		return Door{}, fmt.Errorf("open the simulator's door: %w", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return Door{}, fmt.Errorf("open the simulator's door: %w", err)
	}
	tunnels := &tunnelListener{connections: make(chan net.Conn), done: make(chan struct{}), addr: listener.Addr()}
	config := &tls.Config{Certificates: []tls.Certificate{leaf}, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}
	inner, outer := newServer(playedOnly(s.handler)), newServer(connectProxy(tunnels))
	if !s.serve(inner, tls.NewListener(tunnels, config)) || !s.serve(outer, listener) {
		_ = listener.Close() // it was never used
		return Door{}, fmt.Errorf("open the simulator's door: %w", net.ErrClosed)
	}
	return Door{ProxyURL: "http://" + listener.Addr().String(), CAFile: file}, nil
}

// playedOnly keeps the tunnels to the two hosts, whatever the request inside asks for.
func playedOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, port, err := net.SplitHostPort(r.Host)
		if err != nil {
			host, port = r.Host, "443"
		}
		if port != "443" || !slices.Contains(playedHosts, strings.ToLower(host)) {
			http.Error(w, "the simulator plays "+strings.Join(playedHosts, " and ")+" only", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// connectProxy answers CONNECT to the two hosts with a tunnel into the simulator, and refuses everything else.
func connectProxy(tunnels *tunnelListener) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, port, err := net.SplitHostPort(r.Host)
		if r.Method != http.MethodConnect || err != nil || port != "443" || !slices.Contains(playedHosts, strings.ToLower(host)) {
			http.Error(w, "the simulator's proxy leads to "+strings.Join(playedHosts, " and ")+" over https only", http.StatusForbidden)
			return
		}
		connection, buffered, err := http.NewResponseController(w).Hijack()
		if err != nil {
			http.Error(w, "no tunnel", http.StatusInternalServerError)
			return
		}
		_ = connection.SetDeadline(time.Time{}) // the server's own must not end the tunnel
		if _, err := io.WriteString(connection, "HTTP/1.1 200 Connection Established\r\n\r\n"); err != nil {
			_ = connection.Close()
			return
		}
		tunnels.hand(&tunnel{connection, buffered.Reader})
	})
}

// tunnel is a connection whose first bytes may have been read ahead.
type tunnel struct {
	net.Conn
	from *bufio.Reader
}

func (t *tunnel) Read(b []byte) (int, error) { return t.from.Read(b) }

// tunnelListener hands tunnels to a server as if they had just been dialled.
type tunnelListener struct {
	connections chan net.Conn
	done        chan struct{}
	once        sync.Once
	addr        net.Addr
}

func (l *tunnelListener) hand(c net.Conn) {
	select {
	case l.connections <- c:
	case <-l.done:
		_ = c.Close()
	}
}

func (l *tunnelListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.connections:
		return c, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

func (l *tunnelListener) Close() error {
	l.once.Do(func() { close(l.done) })
	return nil
}

func (l *tunnelListener) Addr() net.Addr { return l.addr }
