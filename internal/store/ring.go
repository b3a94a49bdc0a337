package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/godbus/dbus/v5"
	"github.com/zalando/go-keyring"
)

// ringService is the name under which the key ring of the operating system keeps what is ours.
const ringService = "kakaotui"

// RingLimit is how long one call of the key ring may take. Key rings have hung for ever, and a locked one waits for a
// person who may not be there.
const RingLimit = 3 * time.Second

// RingProblem says why the key ring did not serve.
type RingProblem string

const (
	RingMissing RingProblem = "missing" // no D-Bus session, no key ring program, no key ring on this system (cron, ssh, containers)
	RingLocked  RingProblem = "locked"  // a person must unlock it, or refused to
	RingTimeout RingProblem = "timeout" // no answer within RingLimit
	RingTooBig  RingProblem = "too_big" // the value is larger than the key ring takes
	RingFailed  RingProblem = "failed"  // anything else; Err says what
)

// RingError is every failure of the key ring. It quotes nothing that the key ring keeps.
type RingError struct {
	Op      string // "read", "write", "remove"
	Problem RingProblem
	Err     error // nil after a time-out
}

func (e *RingError) Error() string {
	text := fmt.Sprintf("the key ring did not serve (%s: %s)", e.Op, e.Problem)
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *RingError) Unwrap() error { return e.Err }

// errNoEntry means that the key ring has no such entry.
var errNoEntry = errors.New("the key ring has no such entry")

// ring is a key ring with our service's name filled in; tests put others in. get and remove give errNoEntry.
type ring interface {
	get(name string) (string, error)
	set(name, value string) error
	remove(name string) error
}

// systemRing is the operating system's key ring through go-keyring.
type systemRing struct{}

func (systemRing) get(name string) (string, error) {
	v, err := keyring.Get(ringService, name)
	return v, noEntry(err)
}

func (systemRing) set(name, value string) error { return keyring.Set(ringService, name, value) }

func (systemRing) remove(name string) error { return noEntry(keyring.Delete(ringService, name)) }

func noEntry(err error) error {
	if errors.Is(err, keyring.ErrNotFound) {
		return errNoEntry
	}
	return err
}

// boundedRing gives each call its time limit and each error its type. Calls of one process run one after the other, so that
// one given up, which cannot be stopped, never ends after a later one.
type boundedRing struct {
	inner ring
	limit time.Duration
	gate  chan struct{}
	// givenUp says that the call in the gate, if there is one, was given up: nobody waits for it once more.
	givenUp atomic.Bool
	// there says at once that there is no key ring, nil where there may be one.
	there func() error
}

// realRing is shared by the whole process.
var realRing = &boundedRing{inner: systemRing{}, limit: RingLimit, gate: make(chan struct{}, 1), there: sessionBusThere}

func (b *boundedRing) get(name string) (value string, err error) {
	return call(b, "read", func() (string, error) { return b.inner.get(name) })
}

func (b *boundedRing) set(name, value string) error {
	_, err := call(b, "write", func() (string, error) { return "", b.inner.set(name, value) })
	return err
}

func (b *boundedRing) remove(name string) error {
	_, err := call(b, "remove", func() (string, error) { return "", b.inner.remove(name) })
	return err
}

// call runs f aside and gives up waiting when the time is over. A panic of the library is an error of it; its value is not
// told, since it may hold what was to be kept.
func call(b *boundedRing, op string, f func() (string, error)) (string, error) {
	if err := b.there(); err != nil {
		return "", &RingError{Op: op, Problem: RingMissing, Err: err}
	}
	if b.givenUp.Load() && len(b.gate) == cap(b.gate) {
		return "", &RingError{Op: op, Problem: RingTimeout}
	}
	over := time.NewTimer(b.limit)
	defer over.Stop()
	select {
	case b.gate <- struct{}{}:
		b.givenUp.Store(false)
	case <-over.C:
		return "", &RingError{Op: op, Problem: RingTimeout}
	}
	type result struct {
		value string
		err   error
	}
	done := make(chan result, 1)
	go func() {
		defer func() { <-b.gate }()
		defer func() {
			if p := recover(); p != nil {
				done <- result{err: fmt.Errorf("the key ring library failed (%T)", p)}
			}
		}()
		v, err := f()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		if r.err == nil || errors.Is(r.err, errNoEntry) {
			return r.value, r.err
		}
		return "", &RingError{Op: op, Problem: ringProblem(r.err), Err: r.err}
	case <-over.C:
		b.givenUp.Store(true)
		return "", &RingError{Op: op, Problem: RingTimeout}
	}
}

// Exit codes of macOS's security(1): the low byte of errSecInteractionNotAllowed, errSecAuthFailed and userCanceledErr.
var macLocked = map[int]bool{36: true, 51: true, 128: true}

// windowsNoSession is ERROR_NO_SUCH_LOGON_SESSION: a service account has no credential store.
const windowsNoSession = syscall.Errno(1312)

func ringProblem(err error) RingProblem {
	if errors.Is(err, keyring.ErrSetDataTooBig) {
		return RingTooBig
	}
	if errors.Is(err, keyring.ErrUnsupportedPlatform) || errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) ||
		errors.Is(err, syscall.ECONNREFUSED) || runtime.GOOS == "windows" && errors.Is(err, windowsNoSession) {
		return RingMissing
	}
	if e, ok := errors.AsType[dbus.Error](err); ok {
		switch {
		case e.Name == "org.freedesktop.Secret.Error.IsLocked":
			return RingLocked
		case strings.HasPrefix(e.Name, "org.freedesktop.DBus.Error.Spawn."), e.Name == "org.freedesktop.DBus.Error.ServiceUnknown",
			e.Name == "org.freedesktop.DBus.Error.NoServer", e.Name == "org.freedesktop.DBus.Error.NameHasNoOwner":
			return RingMissing
		}
	}
	if e, ok := errors.AsType[*exec.ExitError](err); ok && runtime.GOOS == "darwin" && macLocked[e.ExitCode()] {
		return RingLocked
	}
	// go-keyring's own words after a person closed the question for the password.
	if strings.Contains(err.Error(), "failed to unlock") {
		return RingLocked
	}
	return RingFailed
}

// sessionBusThere looks for a D-Bus session where one is needed. Without one the D-Bus library would start a bus of its own,
// which has no key ring and would stay behind after every run of a cron job.
func sessionBusThere() error {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return nil
	}
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" && address != "autolaunch:" {
		return nil
	}
	if me, err := user.Current(); err == nil {
		for _, name := range []string{"bus", "dbus-session"} {
			if _, err := os.Stat(filepath.Join("/run/user", me.Uid, name)); err == nil {
				return nil
			}
		}
	}
	return errors.New("there is no D-Bus session")
}
