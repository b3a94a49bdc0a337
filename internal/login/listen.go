package login

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

const (
	maxConnections = 64 // for each address; a browser opens two or three
	headerLimit    = 5 * time.Second
	maxHeader      = 16 << 10 // bytes
)

// listen makes the attempt hear its redirect URI, or sets Deaf.
func (a *Attempt) listen(ctx context.Context) {
	t, err := parseTarget(a.o.RedirectURI)
	if err != nil {
		a.Deaf = err
		return
	}
	listeners, err := openAll(ctx, t.binds)
	if err != nil {
		a.Deaf = err
		return
	}
	a.target = t
	a.Listening = t.host + ":" + t.port
	a.server = &http.Server{
		Handler:                      http.HandlerFunc(a.serve),
		ReadTimeout:                  headerLimit,
		ReadHeaderTimeout:            headerLimit,
		WriteTimeout:                 exchangeLimit + saveLimit + headerLimit, // the answer waits for both
		IdleTimeout:                  headerLimit,
		MaxHeaderBytes:               maxHeader,
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     log.New(io.Discard, "", 0),
		ConnState:                    a.fresh.note,
	}
	a.server.SetKeepAlivesEnabled(false)
	for _, l := range listeners {
		a.start(func() { _ = a.server.Serve(limit(l, maxConnections)) }) // ends with http.ErrServerClosed
	}
}

// openAll listens on every address. An address that the machine does not have is left out as long as another one
// stands; any other failure gives them all back.
func openAll(ctx context.Context, binds []bind) ([]net.Listener, error) {
	var (
		listeners []net.Listener
		missing   error
		config    net.ListenConfig
	)
	for _, b := range binds {
		l, err := config.Listen(ctx, b.network, b.address)
		if err == nil {
			listeners = append(listeners, l)
			continue
		}
		if isMissing(err) {
			missing = err
			continue
		}
		for _, l := range listeners {
			_ = l.Close()
		}
		return nil, &DeafError{Reason: bindReason(err), Err: err}
	}
	if len(listeners) == 0 {
		return nil, &DeafError{Reason: bindReason(missing), Err: missing}
	}
	return listeners, nil
}

// shutdown frees the port at once and lets answers under way finish.
func (a *Attempt) shutdown() {
	ctx, cancel := context.WithTimeout(context.Background(), shutdownLimit)
	defer cancel()
	a.fresh.closeAll()
	if err := a.server.Shutdown(ctx); err != nil {
		_ = a.server.Close()
	}
}

// freshConns are connections that have not asked for anything. Browsers open such in advance, and Shutdown would wait
// for them.
type freshConns struct {
	mu    sync.Mutex
	conns map[net.Conn]bool
	over  bool
}

func (f *freshConns) note(c net.Conn, s http.ConnState) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case s != http.StateNew:
		delete(f.conns, c)
	case f.over:
		_ = c.Close()
	default:
		if f.conns == nil {
			f.conns = make(map[net.Conn]bool)
		}
		f.conns[c] = true
	}
}

func (f *freshConns) closeAll() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.over = true
	for c := range f.conns {
		_ = c.Close()
	}
}

// limitListener lets so many connections be open at once; more wait in the system's queue.
type limitListener struct {
	net.Listener
	slots  chan struct{}
	closed chan struct{}
	once   sync.Once
}

func limit(l net.Listener, n int) net.Listener {
	return &limitListener{Listener: l, slots: make(chan struct{}, n), closed: make(chan struct{})}
}

func (l *limitListener) Accept() (net.Conn, error) {
	select {
	case l.slots <- struct{}{}:
	case <-l.closed:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.slots
		return nil, err
	}
	return &limitConn{Conn: c, free: sync.OnceFunc(func() { <-l.slots })}, nil
}

func (l *limitListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	if err := l.Listener.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}

type limitConn struct {
	net.Conn
	free func()
}

func (c *limitConn) Close() error {
	defer c.free()
	return c.Conn.Close()
}
