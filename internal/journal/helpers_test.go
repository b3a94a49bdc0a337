package journal

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// noon is where every fake clock starts: midday in Korea.
var noon = time.Date(2026, 11, 21, 3, 0, 0, 0, time.UTC)

type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// notOnDisk spares the tests the disk, which several hundred commits would have to wait for. A killed process loses
// nothing by it.
const notOnDisk = "&_synchronous=OFF"

// fresh is a journal in a folder of its own, with a clock that stands still and the longest jitter.
func fresh(t testing.TB) (*Journal, *clock) {
	t.Helper()
	c := &clock{at: noon}
	j := New(filepath.Join(t.TempDir(), "state", "journal.db"), Options{Now: c.now, Random: func() float64 { return 0.999999 }})
	j.synchronous = notOnDisk
	t.Cleanup(func() { check(t, j.Close()) })
	return j, c
}

// again is another handle on the same file, as another process has one.
func again(t testing.TB, j *Journal) *Journal {
	t.Helper()
	other := New(j.path, j.o)
	other.synchronous = j.synchronous
	t.Cleanup(func() { check(t, other.Close()) })
	return other
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func text(s string) Intent {
	return Intent{Account: Account{"app", "me-id"}, Recipients: []string{"me"}, Kind: "text", Origin: "send", Parts: []Body{{Text: s}}}
}

// add writes one message down.
func add(t testing.TB, j *Journal, in Intent) Message {
	t.Helper()
	got, err := j.Add(t.Context(), in)
	check(t, err)
	return got[0]
}

// sending is the right to send, for as long as the test lasts.
func sending(t testing.TB, j *Journal) *Sender {
	t.Helper()
	s, err := j.Sender(t.Context())
	check(t, err)
	t.Cleanup(func() { check(t, s.Close()) })
	return s
}

// try makes one attempt that ends in o.
func try(t testing.TB, s *Sender, id string, o Outcome) Message {
	t.Helper()
	a, err := s.Begin(t.Context(), id, Leaving)
	check(t, err)
	m, err := a.Finish(t.Context(), o)
	check(t, err)
	return m
}

// reached sends a message of its own to the state.
func reached(t testing.TB, j *Journal, s *Sender, in Intent, to State) Message {
	t.Helper()
	m := add(t, j, in)
	switch to {
	case Sent, Unknown, Refused:
		return try(t, s, m.ID, Outcome{State: to, Written: true})
	case Dropped:
		got, err := j.Drop(t.Context(), m.ID)
		check(t, err)
		return got[0]
	}
	return m
}

// wantError fails unless err has the type E.
func wantError[E error](t testing.TB, err error) E {
	t.Helper()
	e, ok := errors.AsType[E](err)
	if !ok {
		t.Fatalf("error is %v (%T), want a %T", err, err, e)
	}
	return e
}

func wantState(t testing.TB, j *Journal, id string, want State) Message {
	t.Helper()
	m, err := j.Find(t.Context(), id)
	check(t, err)
	if m.State != want {
		t.Errorf("message %s (%s) is %s, want %s", id, m.Text, m.State, want)
	}
	return m
}

func wantTexts(t testing.TB, got []Message, want ...string) {
	t.Helper()
	var texts []string
	for _, m := range got {
		texts = append(texts, m.Text)
	}
	if !slices.Equal(texts, want) {
		t.Errorf("got %q, want %q", texts, want)
	}
}

// roles are what a child process of this test binary can be (TestMain).
var roles = map[string]func(ctx context.Context, j *Journal) error{}

const (
	roleVariable = "JOURNAL_TEST_ROLE"
	fileVariable = "JOURNAL_TEST_FILE"
)

func TestMain(m *testing.M) {
	role, ok := roles[os.Getenv(roleVariable)]
	if !ok {
		os.Exit(m.Run())
	}
	j := New(os.Getenv(fileVariable), Options{})
	j.synchronous = notOnDisk
	if err := role(context.Background(), j); err != nil {
		_, _ = os.Stderr.WriteString(err.Error())
		os.Exit(1)
	}
}
