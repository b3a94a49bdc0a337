package watch

import (
	"context"
	"time"
)

// wake is how often a wait looks at the wall clock: a timer stands still while a laptop sleeps.
const wake = 20 * time.Second

// summerTime is the most that a place's clock is moved twice a year.
const summerTime = time.Hour

// Next is the first tick after now: a multiple of every on the wall clock of now's place, so that 30m gives 09:00:00 and
// 09:30:00, and 24h midnight. Where every does not divide a day the ticks are as regular, but not the same on each day.
func Next(now time.Time, every time.Duration) time.Time {
	now = now.Round(0)
	shift := offset(now)
	local := time.Duration(now.UnixNano()) + time.Duration(shift)*time.Second
	next := now.Add(every - local%every)
	// Over a change to or from summer time a long interval still ends on the hour of the day.
	if later := offset(next); every > summerTime && later != shift {
		if moved := next.Add(time.Duration(shift-later) * time.Second); moved.After(now) {
			return moved
		}
	}
	return next
}

// offset is how far the place of t is ahead of UTC, in seconds.
func offset(t time.Time) int64 {
	_, seconds := t.Zone()
	return int64(seconds)
}

// passed counts the ticks after from up to and including to.
func passed(from, to time.Time, every time.Duration) int {
	if !to.After(from) {
		return 0
	}
	return int(Next(to, every).Sub(Next(from, every)) / every)
}

// waitUntil waits for a moment on the wall clock now. A clock that was set back by more than an interval does not make it
// wait longer: it then returns false, and the next tick is to be found anew. The error is that of ctx.
func waitUntil(ctx context.Context, now func() time.Time, at time.Time, every time.Duration) (reached bool, err error) {
	longest := every
	if every > summerTime {
		longest += summerTime
	}
	for {
		left := at.Sub(now().Round(0))
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if left <= 0 {
			return true, nil
		}
		if left > longest {
			return false, nil
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(min(left, wake)):
		}
	}
}
