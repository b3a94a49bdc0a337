package session

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/simulator"
	"kakaotui/internal/store"
)

// With these set, a child process of this test binary sends the texts (parted by |), one after the other, and ends. Its
// clock stands still.
const (
	childTexts   = "SESSION_TEST_TEXTS"
	childProfile = "SESSION_TEST_PROFILE"
	childServer  = "SESSION_TEST_SERVER"
	childNow     = "SESSION_TEST_NOW"
	childParts   = "SESSION_TEST_PARTS" // the texts are parts of one message
	childTo      = "SESSION_TEST_TO"    // friends that they go to, parted by commas
)

func sendAsChild(texts []string) int {
	seconds, _ := strconv.ParseInt(os.Getenv(childNow), 10, 64)
	now := func() time.Time { return time.Unix(seconds, 0) }
	home, url := os.Getenv(childProfile), os.Getenv(childServer)
	j := journal.New(filepath.Join(home, "journal.db"), journal.Options{Now: now})
	s, err := Open(Options{Dirs: store.Dirs{Config: home, State: home}, Now: now, Journal: j, Origin: "send", Settings: store.Settings{
		RESTAPIKey: simulator.DefaultRESTAPIKey, RedirectURI: deaf, AuthURL: url, APIURL: url, Tokens: "file",
	}})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	for _, in := range childIntents(texts) {
		if _, err := s.Deliver(context.Background(), in); err != nil {
			fmt.Println(err)
			return 1
		}
	}
	s.Close()
	if err := j.Close(); err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

func childIntents(texts []string) []Intent {
	var all []Intent
	for _, text := range texts {
		all = append(all, say(text))
	}
	if os.Getenv(childParts) != "" {
		all = []Intent{keyed("", texts...)}
	}
	if to := os.Getenv(childTo); to != "" {
		for i := range all {
			all[i].To = strings.Split(to, ",")
		}
	}
	return all
}

func (k *keeper) child(texts ...string) *exec.Cmd {
	child := exec.CommandContext(k.t.Context(), os.Args[0])
	child.Env = append(os.Environ(), childTexts+"="+strings.Join(texts, "|"), childProfile+"="+k.dirs.State,
		childServer+"="+k.url, fmt.Sprintf("%s=%d", childNow, k.clock().Unix()))
	return child
}

// killedAt starts a child that sends a text and kills it when it calls a path.
func (k *keeper) killedAt(path, text string) {
	k.t.Helper()
	reached, over := make(chan struct{}), make(chan struct{})
	var once sync.Once
	k.hook(path, func() {
		once.Do(func() {
			close(reached)
			<-over
		})
	})
	child := k.child(text)
	if err := child.Start(); err != nil {
		k.t.Fatal(err)
	}
	<-reached
	if err := child.Process.Kill(); err != nil {
		k.t.Fatal(err)
	}
	_ = child.Wait()
	close(over)
	k.hook(path, func() {})
}

// A process that dies while its request is under way leaves a message of which nobody knows; nothing sends it again.
func TestKilledWhileSending(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.killedAt(sendPath, "하나")
	all, err := k.s.Outbox(t.Context())
	if err != nil || len(all) != 1 || all[0].State != journal.Unknown || !all[0].Last.Gone {
		t.Fatalf("%+v, %v", all, err)
	}
	if d := deliveryOf(all[0], nil); !errors.Is(d.Err, ErrCutShort) || FateOf(d.Err) != Unknown {
		t.Error(d.Err)
	}
	calls := k.calls(sendPath)
	k.advance(time.Hour)
	k.drain()
	if _, err := k.s.Deliver(t.Context(), say("둘")); err != nil {
		t.Fatal(err)
	}
	wantCalls(t, k.world, sendPath, calls+1)
	k.want("하나 unknown", "둘 sent")
}

// A process that dies before its message could leave has lost nothing: the next one sends it.
func TestKilledBeforeSending(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.advance(7 * time.Hour)
	k.killedAt(tokenPath, "하나")
	k.want("하나 queued")
	if tried := k.drain(); len(tried) != 1 || tried[0].Err != nil {
		t.Errorf("%+v", tried)
	}
	k.arrived("하나")
}

// Many processes at once: every message once, each process's own in order, one refresh for all.
func TestManyProcessesSendEachMessageOnce(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	k.advance(7 * time.Hour)
	refreshes := k.calls(tokenPath)
	var wg sync.WaitGroup
	var want []string
	for p := range 5 {
		var texts []string
		for n := range 4 {
			texts = append(texts, fmt.Sprintf("%d-%d", p, n))
		}
		want = append(want, texts...)
		wg.Go(func() {
			if out, err := k.child(texts...).CombinedOutput(); err != nil {
				t.Errorf("child %d: %v, %s", p, err, out)
			}
		})
	}
	wg.Wait()
	got := k.messages()
	for p := range 5 {
		var own []string
		for _, text := range got {
			if strings.HasPrefix(text, fmt.Sprint(p)) {
				own = append(own, text)
			}
		}
		if !slices.IsSorted(own) {
			t.Errorf("out of order: %q", own)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("arrived: %q, want %q", got, want)
	}
	wantCalls(t, k.world, tokenPath, refreshes+1)
	if open, err := k.s.Outbox(t.Context()); err != nil || len(open) != 0 {
		t.Errorf("left over: %+v, %v", open, err)
	}
}

// Sessions and goroutines of one process keep to the same rule.
func TestGoroutinesSendOneAtATime(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	other, _ := k.process()
	under := make(chan struct{}, 1)
	k.hook(sendPath, func() {
		select {
		case under <- struct{}{}:
		default:
			t.Error("two requests at once")
		}
		<-under
	})
	var wg sync.WaitGroup
	for i := range 8 {
		s := k.s
		if i%2 == 1 {
			s = other
		}
		wg.Go(func() {
			if _, err := s.Deliver(t.Context(), say(fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := k.messages(); len(got) != 8 {
		t.Errorf("arrived: %q", got)
	}
}

// While another process keeps the right to send, the message waits in the outbox, and the caller hears that.
func TestAnotherIsSendingForLong(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	_, j := k.process()
	right, err := j.Sender(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var r Receipt
	// On a busy machine the row itself may take longer than the patience: more of it is given until the row is there.
	for patience := 50 * time.Millisecond; len(r.Messages) == 0 && patience < time.Minute; patience *= 4 {
		ctx, stop := context.WithTimeout(t.Context(), patience)
		r, err = k.s.Deliver(ctx, say("하나"))
		stop()
	}
	if _, busy := errors.AsType[*BusyError](err); !busy || FateOf(err) != Queued || len(r.Messages) != 1 || r.Messages[0].State != journal.Queued {
		t.Errorf("%+v, %v", r, err)
	}
	if err := right.Close(); err != nil {
		t.Fatal(err)
	}
	k.drain()
	k.arrived("하나")
}
