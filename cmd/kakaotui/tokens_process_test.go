package main_test

import (
	"io"
	"net"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// withBus is the world set to the key ring, behind a D-Bus session at a socket of the test's own.
func (w *world) withBus(socket string) *world {
	w.t.Helper()
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		w.t.Skip("the key ring here is not asked through D-Bus: the test would touch a real one")
	}
	return w.with("KAKAOTUI_TOKENS=keyring", "DBUS_SESSION_BUS_ADDRESS=unix:path="+socket)
}

func TestNoKeyRing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	none := w.withBus(filepath.Join(t.TempDir(), "none"))
	if e := errorOf(t, none.want(1, "status", "--json")); e.Reason != "keyring_missing" || !strings.Contains(e.Remedy, "KAKAOTUI_TOKENS=file") {
		t.Errorf("%+v", e)
	}
	if r := none.want(1, "status"); strings.Count(r.err, "tokens move") != 1 {
		t.Errorf("told not once: %v", r)
	}
	// What is sent meanwhile is kept; state, code and words say the same.
	r := none.want(6, "send", "--json", "나중에")
	if l := eachLine[sendJSON](t, r.out); len(l) != 1 || l[0].State != "queued" || l[0].Error == nil || l[0].Error.Kind != "queued" || !strings.Contains(r.err, "once this is mended") || len(w.outbox()) != 1 {
		t.Error(r)
	}
	checkBothLanguages(t, none.with("KAKAOTUI_LANG=ko").want(1, "token"), none.want(1, "token"))
	if e := errorOf(t, w.withBus(filepath.Join(t.TempDir(), "none")).with("KAKAOTUI_TOKENS").want(1, "tokens", "move", "--to", "keyring", "--json")); e.Reason != "keyring_missing" {
		t.Errorf("%+v", e)
	}
	w.want(0, "send", "--quiet", "the file was left alone")
}

// A D-Bus session that takes the call and never answers.
func TestAKeyRingThatHangs(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	socket := filepath.Join(t.TempDir(), "bus")
	bus, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip("no unix socket here:", err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	go func() {
		for {
			c, err := bus.Accept()
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(io.Discard, c) }()
		}
	}()
	hangs := w.withBus(socket)
	if e := errorOf(t, hangs.want(1, "status", "--json")); e.Reason != "keyring_timeout" || !strings.Contains(e.Remedy, "KAKAOTUI_TOKENS=file") {
		t.Errorf("%+v", e)
	}
}
