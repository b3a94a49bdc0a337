package simulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// ErrNotLoopback is returned by Start for an address that other machines could reach.
var ErrNotLoopback = errors.New("the simulator listens on the loopback interface only")

// closeTime is how long Close waits for calls under way before it cuts them.
const closeTime = 2 * time.Second

// Simulator plays kauth, kapi and a KakaoTalk phone. Its methods are safe for concurrent use.
type Simulator struct {
	config  Config
	handler http.Handler
	done    chan struct{} // closed by Close: ends delays and event streams

	serverMu sync.Mutex
	servers  []*http.Server
	baseURL  string // empty until Start
	closed   bool

	mu sync.Mutex // guards everything below
	state
}

// New makes a simulator that nobody can reach yet: use Start or Handler.
func New(config Config) *Simulator {
	config = config.withDefaults()
	s := &Simulator{config: config, done: make(chan struct{}), state: newState(config)}
	s.handler = s.routes()
	return s
}

// Handler serves kauth, kapi, the controls and the phone page, for a server of the caller's own.
func (s *Simulator) Handler() http.Handler { return s.handler }

// Start listens on addr ("127.0.0.1:0" picks a free port) and serves until Close. The host must be localhost or a
// loopback address, else the error wraps ErrNotLoopback. baseURL has no trailing slash.
func (s *Simulator) Start(addr string) (baseURL string, err error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return "", fmt.Errorf("start simulator on %q: %w", addr, err)
	}
	if !isLoopbackHost(host) {
		return "", fmt.Errorf("start simulator on %q: %w", addr, ErrNotLoopback)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return "", fmt.Errorf("start simulator: %w", err)
	}
	baseURL = "http://" + listener.Addr().String()
	s.serverMu.Lock()
	again := s.baseURL != ""
	if !again {
		s.baseURL = baseURL
	}
	s.serverMu.Unlock()
	if again || !s.serve(newServer(s.handler), listener) {
		_ = listener.Close() // it was never used
		return "", errors.New("start simulator: it was started or closed before")
	}
	return baseURL, nil
}

func newServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          log.New(io.Discard, "", 0), // it may name URLs, and URLs may hold codes
	}
}

// serve runs a server until Close; it returns false, and the server does not run, when Close was called before.
func (s *Simulator) serve(server *http.Server, listener net.Listener) bool {
	s.serverMu.Lock()
	defer s.serverMu.Unlock()
	if s.closed {
		return false
	}
	s.servers = append(s.servers, server)
	go func() { _ = server.Serve(listener) }() // always ends with ErrServerClosed, after Close
	return true
}

// Close lets calls under way finish for two seconds at most, then cuts them. It may be called more than once.
func (s *Simulator) Close() error {
	s.serverMu.Lock()
	if s.closed {
		s.serverMu.Unlock()
		return nil
	}
	s.closed = true
	servers := s.servers
	s.serverMu.Unlock()

	close(s.done)
	ctx, cancel := context.WithTimeout(context.Background(), closeTime)
	defer cancel()
	var failed error
	for _, server := range servers {
		if server.Shutdown(ctx) == nil {
			continue
		}
		if err := server.Close(); err != nil {
			failed = errors.Join(failed, fmt.Errorf("close simulator: %w", err))
		}
	}
	return failed
}

// Info says how to reach the simulator. BaseURL is empty before Start.
func (s *Simulator) Info() Info {
	s.serverMu.Lock()
	base := s.baseURL
	s.serverMu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	return Info{
		BaseURL: base, RESTAPIKey: s.app.keys[0], ClientSecret: s.app.secret,
		RedirectURIs: slices.Clone(s.app.redirectURIs),
	}
}

// now is the simulator's clock: Config.Now plus what /_sim/clock added. The lock must be held.
func (s *Simulator) now() time.Time { return s.config.Now().Add(s.clockOffset).Round(0).UTC() }

// isLoopbackHost reports whether host (without a port) names this machine.
func isLoopbackHost(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
