package part

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// calmRig is a Calm on a clock that the test moves, and the pause that is running.
type calmRig struct {
	*Calm
	now     time.Time
	version int
	job     kit.JobID
	until   time.Time
}

func newCalmRig() *calmRig {
	s, _ := kittest.Shared()
	r := &calmRig{Calm: NewCalm(s), now: kittest.Now}
	s.Ports.Now = func() time.Time { return r.now }
	r.Wait = func(_ kit.JobKind, d time.Duration) (kit.JobID, tea.Cmd) {
		r.job++
		r.until = r.now.Add(d)
		return r.job, func() tea.Msg { return nil }
	}
	return r
}

// types is a key after d; the pauses that end before it do so.
func (r *calmRig) types(d time.Duration) (drawn int) {
	drawn = r.passes(d)
	r.Key(true, func() int { return r.version }, func() tea.Cmd { r.version++; return nil })
	return drawn
}

// passes lets time pass and tells how often it may be drawn anew.
func (r *calmRig) passes(d time.Duration) (drawn int) {
	end := r.now.Add(d)
	for r.timer != 0 && !r.until.After(end) {
		r.now = r.until
		r.Finished(kit.Finished{ID: r.timer})
		if !r.Holds(r.version) {
			drawn++
		}
	}
	r.now = end
	return drawn
}

func TestCalmWaitsForAPause(t *testing.T) {
	t.Parallel()
	r := newCalmRig()
	r.types(0)
	for range 3 {
		if n := r.types(100 * time.Millisecond); n != 0 || !r.Holds(r.version) {
			t.Fatalf("drawn %d times between keys", n)
		}
	}
	if n := r.passes(calmPause - time.Millisecond); n != 1 { // 500 ms after the first key
		t.Errorf("drawn %d times", n)
	}
	r.types(0)
	if r.passes(calmPause-time.Millisecond) != 0 || r.passes(time.Millisecond) != 1 || r.passes(time.Minute) != 0 {
		t.Error("not drawn just when the keys paused")
	}
}

func TestCalmShowsWhatIsTypedSteadily(t *testing.T) {
	t.Parallel()
	r := newCalmRig()
	r.types(0)
	drawn := 0
	for range 50 {
		drawn += r.types(100 * time.Millisecond)
	}
	if drawn < 8 || drawn > 10 {
		t.Errorf("drawn %d times in 5 s", drawn)
	}
}

func TestCalmHoldsBackTypingAlone(t *testing.T) {
	t.Parallel()
	r := newCalmRig()
	r.types(0)
	if r.Holds(r.version + 1) {
		t.Error("what came about otherwise is held back")
	}
	r.Break()
	if r.Holds(r.version) {
		t.Error("still held back")
	}
	if _, mine := r.Finished(kit.Finished{ID: r.job}); mine {
		t.Error("a pause that was broken off is taken for one")
	}
	r.Key(false, func() int { return r.version }, func() tea.Cmd { r.version++; return nil })
	r.Key(true, func() int { return r.version }, func() tea.Cmd { return nil })
	if r.Holds(r.version) || r.job != 1 {
		t.Error("it waits though nothing is drawn, or nothing was written")
	}
}
