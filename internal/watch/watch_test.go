package watch

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// rig is a watch whose command, sender and wall clock are played. It lives in a synctest bubble: its timers run when
// everything waits.
type rig struct {
	*Watch
	began  []time.Duration // when each run began, since the bubble began
	sent   []string
	events []Event
	start  time.Time
	asleep atomic.Int64 // how far the wall clock is ahead of the timers, a time.Duration

	takes   time.Duration
	prints  func(run int) string
	ends    func(run int) Ending
	refuses func(message string) bool
}

// newRig is to be called in a bubble. The bubble's clock begins at midnight UTC.
func newRig(every time.Duration) *rig {
	r := &rig{start: time.Now().Round(0)}
	r.Watch = &Watch{
		Every: every, Memory: &Memory{},
		Now: func() time.Time { return time.Now().Add(time.Duration(r.asleep.Load())) },
		Run: func(ctx context.Context) Run {
			n := len(r.began)
			r.began = append(r.began, r.Now().Round(0).Sub(r.start))
			select {
			case <-time.After(r.takes):
			case <-ctx.Done():
				return Run{Ending: Ending{How: Stopped}}
			}
			out := fmt.Sprintf("run %d\n", n)
			if r.prints != nil {
				out = r.prints(n)
			}
			var e Ending
			if r.ends != nil {
				e = r.ends(n)
			}
			return Run{Ending: e, Output: []byte(out), Total: len(out)}
		},
		Send: func(_ context.Context, message string) bool {
			if r.refuses != nil && r.refuses(message) {
				return false
			}
			r.sent = append(r.sent, message)
			return true
		},
		Tell: func(e Event) { r.events = append(r.events, e) },
		Words: Words{
			Failing: func(run Run) string { return fmt.Sprint("failing ", run.Ending.Code) },
			Works:   func(time.Time) string { return "works" },
			Message: func(s string, _, _ int) string { return s },
			More:    func(n int, cut bool) string { return fmt.Sprint("more ", n, cut) },
		},
	}
	return r
}

// loop runs the watch for a while of the timers' time, and a second more, so that a tick at its end counts.
func (r *rig) loop(t *testing.T, during time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), during+time.Second)
	defer cancel()
	if err := r.Loop(ctx); err != context.DeadlineExceeded {
		t.Fatal(err)
	}
}

func (r *rig) kinds() []EventKind {
	var kinds []EventKind
	for _, e := range r.events {
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

func equal[T comparable](t *testing.T, what string, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestRunsAtAlignedTicks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(7*time.Minute + 13*time.Second)
		r := newRig(30 * time.Minute)
		r.start = r.start.Truncate(time.Hour)
		r.takes = 100 * time.Millisecond
		r.loop(t, 90*time.Minute)
		equal(t, "began", r.began, []time.Duration{30 * time.Minute, time.Hour, 90 * time.Minute})
		equal(t, "sent", r.sent, []string{"run 0", "run 1", "run 2"})
		equal(t, "told", r.kinds(), []EventKind{FirstRun})
		if at := r.events[0].At; !at.Equal(r.start.Add(30 * time.Minute)) {
			t.Errorf("the first run was told for %v", at)
		}
	})
}

func TestRunsAtOnceToo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Minute)
		r := newRig(time.Hour)
		r.AtOnce = true
		r.loop(t, time.Hour)
		equal(t, "began", r.began, []time.Duration{0, 59 * time.Minute})
		equal(t, "told", r.kinds(), nil)
	})
}

// A slow command never overlaps itself; that ticks are skipped is told once as long as it goes on.
func TestSlowCommand(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		r.takes = 150 * time.Second
		r.loop(t, 9*time.Minute)
		equal(t, "began", r.began, []time.Duration{time.Minute, 4 * time.Minute, 7 * time.Minute})
		equal(t, "told", r.kinds(), []EventKind{FirstRun, Skipped})
		if e := r.events[1]; e.N != 2 || e.Took != 150*time.Second {
			t.Errorf("told %+v", e)
		}
	})
}

func TestSlowAgainIsToldAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		r.prints = func(n int) string {
			r.takes = time.Second
			if n == 1 { // the run after this one
				r.takes = 90 * time.Second
			}
			return ""
		}
		r.takes = 90 * time.Second
		r.loop(t, 10*time.Minute)
		equal(t, "told", r.kinds(), []EventKind{FirstRun, Skipped, Skipped})
	})
}

// A laptop that sleeps over many ticks runs the command once when it wakes, then in step again. Its timers stood still.
func TestLaptopSleeps(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(30 * time.Minute)
		go func() {
			time.Sleep(40 * time.Minute)
			r.asleep.Store(int64(8*time.Hour + 3*time.Minute))
		}()
		r.loop(t, 90*time.Minute)
		equal(t, "told", r.kinds(), []EventKind{FirstRun})
		if len(r.began) != 4 || r.began[0] != 30*time.Minute || r.began[2] != 9*time.Hour || r.began[3] != 9*time.Hour+30*time.Minute {
			t.Errorf("began at %v", r.began)
		}
		if woke := r.began[1]; woke < 8*time.Hour+43*time.Minute || woke > 8*time.Hour+43*time.Minute+wake {
			t.Errorf("ran %v after midnight", woke)
		}
	})
}

// A clock that is set back does not silence a watch for as long.
func TestClockSetBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		go func() {
			time.Sleep(90 * time.Second)
			r.asleep.Store(int64(-3 * time.Hour))
		}()
		r.loop(t, 5*time.Minute)
		if n := len(r.began); n < 4 {
			t.Errorf("%d runs in five minutes", n)
		}
	})
}

func TestStopsInTheMiddleOfARun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Hour)
		r.takes = 30 * time.Minute
		r.loop(t, 70*time.Minute)
		if len(r.began) != 1 || len(r.sent) != 0 {
			t.Errorf("%d runs, sent %q", len(r.began), r.sent)
		}
		equal(t, "told", r.kinds(), []EventKind{FirstRun})
	})
}

// Another process goes on with what the one before it knew.
func TestMemoryOutlivesTheProcess(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	run := func(code int, args ...string) []string {
		var sent []string
		synctest.Test(t, func(t *testing.T) {
			r := newRig(time.Minute)
			m, err := OpenMemory(dir, "/somewhere", args)
			if err != nil {
				t.Fatal(err)
			}
			r.OnChange, r.Memory = true, m
			r.prints = func(int) string { return "same\n" }
			r.ends = func(int) Ending { return Ending{Code: code} }
			r.loop(t, 3*time.Minute)
			sent = r.sent
		})
		return sent
	}
	equal(t, "first", run(0, "df", "-h"), []string{"same"})
	equal(t, "second", run(0, "df", "-h"), nil)
	equal(t, "other command", run(0, "df -h"), []string{"same"})
	equal(t, "failing", run(1, "df", "-h"), []string{"failing 1"})
	equal(t, "still failing", run(1, "df", "-h"), nil)
	equal(t, "works", run(0, "df", "-h"), []string{"works"})
}

func TestMemoryThatCannotBeWrittenIsToldOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		r.OnChange = true
		r.Memory = &Memory{path: "/dev/null/memory.json"}
		r.loop(t, 4*time.Minute)
		equal(t, "sent", r.sent, []string{"run 0", "run 1", "run 2", "run 3"})
		equal(t, "told", r.kinds(), []EventKind{FirstRun, Forgotten})
	})
}
