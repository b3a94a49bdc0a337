package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/zalando/go-keyring"
)

// fakeRing is a key ring in memory that can be made to fail. Its calls are counted by "op name".
type fakeRing struct {
	mu      sync.Mutex
	entries map[string]string
	limit   int // bytes of a value; 0 is none
	fail    func(op, name string) error
	calls   []string
}

func newFakeRing() *fakeRing {
	return &fakeRing{entries: map[string]string{}, fail: func(string, string) error { return nil }}
}

func (f *fakeRing) do(op, name string, work func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls = append(f.calls, op+" "+name)
	if err := f.fail(op, name); err != nil {
		return err
	}
	return work()
}

func (f *fakeRing) get(name string) (value string, err error) {
	err = f.do("get", name, func() error {
		v, ok := f.entries[name]
		if !ok {
			return errNoEntry
		}
		value = v
		return nil
	})
	return value, err
}

func (f *fakeRing) set(name, value string) error {
	return f.do("set", name, func() error {
		if f.limit > 0 && len(value) > f.limit {
			return keyring.ErrSetDataTooBig
		}
		f.entries[name] = value
		return nil
	})
}

func (f *fakeRing) remove(name string) error {
	return f.do("remove", name, func() error {
		if _, ok := f.entries[name]; !ok {
			return errNoEntry
		}
		delete(f.entries, name)
		return nil
	})
}

func (f *fakeRing) failing(fail func(op, name string) error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fail = fail
}

// bounded is a key ring with its own gate, so that tests do not wait for each other.
func bounded(inner ring, limit time.Duration) *boundedRing {
	return &boundedRing{inner: inner, limit: limit, gate: make(chan struct{}, 1), there: func() error { return nil }}
}

// hangingRing never answers until it is let go.
type hangingRing struct{ letGo chan struct{} }

func (h hangingRing) get(string) (string, error) { <-h.letGo; return "", errNoEntry }
func (h hangingRing) set(string, string) error   { <-h.letGo; return nil }
func (h hangingRing) remove(string) error        { <-h.letGo; return nil }

func wantProblem(t *testing.T, err error, op string, want RingProblem) {
	t.Helper()
	e, ok := errors.AsType[*RingError](err)
	if !ok || e.Op != op || e.Problem != want {
		t.Errorf("got %v, want %s %s", err, op, want)
	}
}

func TestAHangingKeyRingIsGivenUp(t *testing.T) {
	t.Parallel()
	h := hangingRing{make(chan struct{})}
	b := bounded(h, 20*time.Millisecond)
	_, err := b.get("a")
	wantProblem(t, err, "read", RingTimeout)
	// The call given up still holds the gate: nothing overtakes it.
	wantProblem(t, b.set("a", "b"), "write", RingTimeout)
	wantProblem(t, b.remove("a"), "remove", RingTimeout)
	close(h.letGo)
	b.gate <- struct{}{} // it has ended
	<-b.gate
	b.limit = RingLimit
	if _, err := b.get("a"); !errors.Is(err, errNoEntry) {
		t.Errorf("afterwards: %v", err)
	}
}

// A send asks the key ring several times: one that hangs must cost its time limit once, not each time.
func TestAHangingKeyRingIsWaitedForOnce(t *testing.T) {
	t.Parallel()
	h := hangingRing{make(chan struct{})}
	defer close(h.letGo)
	b := bounded(h, 20*time.Millisecond)
	_, err := b.get("a")
	wantProblem(t, err, "read", RingTimeout)
	b.limit = time.Hour
	again := make(chan error, 1)
	go func() { again <- b.set("a", "b") }()
	select {
	case err := <-again:
		wantProblem(t, err, "write", RingTimeout)
	case <-time.After(20 * time.Second):
		t.Error("the second call waits for the first one, which was given up")
	}
}

type panickingRing struct{ ring }

func (panickingRing) get(string) (string, error) { panic("SECRET") }

func TestAPanicOfTheLibraryIsAnError(t *testing.T) {
	t.Parallel()
	_, err := bounded(panickingRing{}, RingLimit).get("a")
	wantProblem(t, err, "read", RingFailed)
	if strings.Contains(err.Error(), "SECRET") {
		t.Error("the panic's value is told")
	}
}

func TestNoSessionIsToldWithoutACall(t *testing.T) {
	t.Parallel()
	fake := newFakeRing()
	b := bounded(fake, RingLimit)
	b.there = func() error { return errors.New("there is no D-Bus session") }
	wantProblem(t, b.set("a", "b"), "write", RingMissing)
	if len(fake.calls) != 0 {
		t.Errorf("called: %v", fake.calls)
	}
}

func TestRingProblems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  error
		want RingProblem
	}{
		{keyring.ErrSetDataTooBig, RingTooBig},
		{keyring.ErrUnsupportedPlatform, RingMissing},
		{&exec.Error{Name: "dbus-launch", Err: exec.ErrNotFound}, RingMissing},
		{&os.SyscallError{Syscall: "connect", Err: syscall.ECONNREFUSED}, RingMissing},
		{&os.SyscallError{Syscall: "connect", Err: syscall.ENOENT}, RingMissing},
		{dbus.Error{Name: "org.freedesktop.DBus.Error.ServiceUnknown"}, RingMissing},
		{dbus.Error{Name: "org.freedesktop.DBus.Error.Spawn.ChildExited"}, RingMissing},
		{dbus.Error{Name: "org.freedesktop.Secret.Error.IsLocked"}, RingLocked},
		{dbus.Error{Name: "org.freedesktop.Secret.Error.NoSession"}, RingFailed},
		{errors.New("failed to unlock correct collection '/x'"), RingLocked},
		{errors.New("something odd"), RingFailed},
	} {
		if got := ringProblem(fmt.Errorf("x: %w", c.err)); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
}

// The mock of go-keyring stands in for the operating system; it is one for the whole process, so this test runs alone.
func TestTheLibraryItself(t *testing.T) {
	keyring.MockInit()
	b := bounded(systemRing{}, RingLimit)
	if _, err := b.get("a"); !errors.Is(err, errNoEntry) {
		t.Errorf("nothing yet: %v", err)
	}
	if err := b.set("a", "가"); err != nil {
		t.Fatal(err)
	}
	if got, err := b.get("a"); got != "가" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := keyring.Get("kakaotui", "a"); got != "가" || err != nil {
		t.Errorf("the service's name: %q, %v", got, err)
	}
	if err := b.remove("a"); err != nil {
		t.Error(err)
	}
	if err := b.remove("a"); !errors.Is(err, errNoEntry) {
		t.Errorf("removed twice: %v", err)
	}
	keyring.MockInitWithError(dbus.Error{Name: "org.freedesktop.Secret.Error.IsLocked"})
	_, err := b.get("a")
	wantProblem(t, err, "read", RingLocked)
}
