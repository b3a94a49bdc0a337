package login

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestLocalhostIsHeardOnBothFamilies(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"127.0.0.1", "::1"} {
		s := begin(t, nil)
		r, err := http.NewRequest(http.MethodGet, s.success(), nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = s.Listening
		r.URL.Host = net.JoinHostPort(address, s.target.port)
		got, err := do(r)
		if isMissing(err) || address == "::1" && !hasIPv6() {
			t.Skip("this machine has no IPv6 loopback")
		}
		if err != nil || got.status != http.StatusOK {
			t.Errorf("%s: %d %v", address, got.status, err)
		}
	}
}

func hasIPv6() bool {
	l, err := net.Listen("tcp6", "[::1]:0")
	if err == nil {
		_ = l.Close()
	}
	return err == nil
}

func TestOneAddressOnly(t *testing.T) {
	t.Parallel()
	hosts := []string{"127.0.0.1"}
	if hasIPv6() {
		hosts = append(hosts, "[::1]")
	}
	for _, host := range hosts {
		s := begin(t, func(o *Options) { o.RedirectURI = "http://" + host + ":" + freePort(t) })
		if s.Deaf != nil || s.Listening != host+":"+s.target.port {
			t.Fatalf("%s: %q %v", host, s.Listening, s.Deaf)
		}
		if page := mustVisit(t, s.success()); page.status != http.StatusOK { // an empty path is asked for as /
			t.Errorf("%s: %d", host, page.status)
		}
	}
}

func TestPortTakenOnOneFamilyIsDeaf(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"127.0.0.1", "::1"} {
		stranger, err := net.Listen("tcp", net.JoinHostPort(address, "0"))
		if err != nil {
			if address == "::1" && !hasIPv6() {
				t.Skip("this machine has no IPv6 loopback")
			}
			t.Fatal(err)
		}
		defer stranger.Close()
		_, port, _ := net.SplitHostPort(stranger.Addr().String())
		k, kept := newKauth(t), &saver{}
		uri := "http://localhost:" + port + "/oauth"
		a, err := Begin(t.Context(), Options{Kakao: client(t, k, uri), RedirectURI: uri, Save: kept.save})
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		if reasonOf(a.Deaf) != DeafPortTaken || a.Listening != "" {
			t.Errorf("%s: Deaf %v, Listening %q", address, a.Deaf, a.Listening)
		}
		if err := a.Paste(testCode); err != nil {
			t.Error(err)
		}
		if _, err := a.Wait(t.Context()); err != nil || kept.count() != 1 {
			t.Errorf("paste while deaf: %v", err)
		}
	}
}

// Half an ear is none: what was heard already is given back.
func TestOpenAllGivesBack(t *testing.T) {
	t.Parallel()
	onFreePort(t, func(port string) error {
		free, taken := net.JoinHostPort("127.0.0.1", port), net.JoinHostPort("127.0.0.2", port)
		stranger, err := net.Listen("tcp4", taken)
		if isMissing(err) {
			t.Skip("this machine has no 127.0.0.2")
		}
		if err != nil {
			return err
		}
		defer stranger.Close()
		if _, err := openAll(t.Context(), []bind{{"tcp4", free}, {"tcp4", taken}}); reasonOf(err) != DeafPortTaken {
			t.Errorf("openAll: %v", err)
		}
		l, err := net.Listen("tcp4", free)
		if err != nil {
			return err
		}
		return l.Close()
	})
}

func TestPortIsFreeAfterClose(t *testing.T) {
	t.Parallel()
	onFreePort(t, func(string) error {
		first := begin(t, nil)
		mustVisit(t, first.success())
		first.Close()
		for range 3 {
			a, err := Begin(t.Context(), first.o)
			if err != nil {
				t.Fatal(err)
			}
			a.Close()
			if a.Deaf != nil {
				return a.Deaf
			}
		}
		return nil
	})
}

// onFreePort tries again with another port: anybody on the machine may take one that is free.
func onFreePort(t *testing.T, try func(port string) error) {
	t.Helper()
	var err error
	for range 5 {
		if err = try(freePort(t)); err == nil {
			return
		}
	}
	t.Error(err)
}

// Without Close the listener outlives the outcome by a moment, for a browser that asks twice, and then goes.
func TestListenerGoesAfterTheOutcome(t *testing.T) {
	t.Parallel()
	c := newClock()
	s := begin(t, func(o *Options) { o.Now, o.After = c.Now, c.After })
	for range 2 {
		if page := mustVisit(t, s.success()); !strings.Contains(page.body, doneEnglish.title) {
			t.Errorf("page: %s", page.body)
		}
	}
	if n := len(s.kauth.exchanges()); n != 1 {
		t.Errorf("%d exchanges", n)
	}
	gone := make(chan struct{})
	go func() { s.running.Wait(); close(gone) }() // the goroutines that hold the listeners
	for range 20_000 {
		c.advance(linger) // again until the supervisor has begun to wait
		select {
		case <-gone:
			return
		case <-time.After(time.Millisecond):
		}
	}
	t.Error("it never ended")
}

// Browsers open connections in advance; they must not hold up the end.
func TestIdleConnectionIsClosed(t *testing.T) {
	t.Parallel()
	s := begin(t, nil)
	idle, err := net.Dial("tcp", s.Listening)
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	mustVisit(t, s.success())
	s.Close()
	if _, err := idle.Read(make([]byte, 1)); err == nil {
		t.Error("an idle connection was given data")
	}
}

func TestLimitListener(t *testing.T) {
	t.Parallel()
	inner, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := limit(inner, 1)
	for range 2 {
		conn, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	first, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	second := make(chan error, 1)
	go func() {
		c, err := l.Accept()
		if err == nil {
			_ = c.Close()
		}
		second <- err
	}()
	select {
	case err := <-second:
		t.Fatalf("a second connection beside the first: %v", err)
	default:
	}
	_ = first.Close()
	_ = first.Close() // gives back one slot, not two
	if err := <-second; err != nil {
		t.Error(err)
	}
	full, err := net.Dial("tcp", inner.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	if _, err = l.Accept(); err != nil {
		t.Fatal(err)
	}
	go func() { _ = l.Close() }()
	if _, err := l.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("Accept after Close: %v", err)
	}
}
