package watch

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestWhatIsSent(t *testing.T) {
	t.Parallel()
	printed := []string{"a\n", "a\n", "", "\n \n", "a\r\n", "\x1b[31ma\x1b[0m\n", "b\nc\n", "b\nc\n"}
	for _, c := range []struct {
		name            string
		onChange, lines bool
		want            []string
	}{
		{"all", false, false, []string{"a", "a", "a", "a", "b\nc", "b\nc"}},
		{"changes", true, false, []string{"a", "a", "b\nc"}}, // "a" again after nothing is a change
		{"lines", false, true, []string{"a", "a", "a", "a", "b", "c", "b", "c"}},
		{"lines that change", true, true, []string{"a", "a", "b", "c"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRig(time.Minute)
				r.OnChange, r.Lines = c.onChange, c.lines
				r.prints = func(n int) string { return printed[n] }
				r.loop(t, time.Duration(len(printed))*time.Minute)
				equal(t, "sent", r.sent, c.want)
			})
		})
	}
}

func TestMoreLinesThanMessages(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		r.Lines = true
		r.prints = func(int) string { return strings.Repeat("줄\n\n", MaxLines+5) }
		r.loop(t, time.Minute)
		if n := len(r.sent); n != MaxLines+1 || r.sent[n-1] != "more 5 false" {
			t.Errorf("%d messages, the last %q", n, r.sent[n-1])
		}
	})
}

// An output of which a part was not taken goes on where it stopped; a new output begins anew.
func TestUnsentLines(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		r.OnChange, r.Lines = true, true
		r.prints = func(n int) string {
			if n < 3 {
				return "a\nb\nc\n"
			}
			return "a\nb\nd\n"
		}
		r.refuses = func(m string) bool { return m == "b" && len(r.began) < 3 }
		r.loop(t, 5*time.Minute)
		equal(t, "sent", r.sent, []string{"a", "b", "c", "a", "b", "d"})
		equal(t, "told", r.kinds(), []EventKind{FirstRun, Unsent, Unsent})
		if e := r.events[1]; e.N != 2 {
			t.Errorf("told %+v", e)
		}
	})
}

func TestInterruptedBetweenLines(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		r.Lines = true
		r.prints = func(int) string { return "a\nb\nc\n" }
		ctx, cancel := context.WithCancel(context.Background())
		r.refuses = func(string) bool { cancel(); return false }
		if err := r.Loop(ctx); err != context.Canceled {
			t.Fatal(err)
		}
		equal(t, "sent", r.sent, []string{"a"})
		equal(t, "told", r.kinds(), []EventKind{FirstRun, Unsent})
	})
}

// A failure is told when it begins and when it is over, not at every run; what a failing run prints is sent.
func TestFailureIsToldOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		ends := []Ending{{}, {Code: 1}, {Code: 2}, {How: NotFound}, {How: TimedOut}, {}, {}, {Code: 3}}
		printed := []string{"fine", "", "partly", "", "half", "", "", ""}
		r.ends = func(n int) Ending { return ends[n] }
		r.prints = func(n int) string { return printed[n] }
		r.loop(t, time.Duration(len(ends))*time.Minute)
		equal(t, "sent", r.sent, []string{"fine", "failing 1", "partly", "works", "failing 3"})
	})
}

func TestFailureThatCouldNotBeToldIsToldLater(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(time.Minute)
		r.ends = func(n int) Ending { return Ending{Code: 1} }
		r.prints = func(int) string { return "" }
		r.refuses = func(string) bool { return len(r.began) < 3 }
		r.loop(t, 5*time.Minute)
		equal(t, "sent", r.sent, []string{"failing 1"})
	})
}
