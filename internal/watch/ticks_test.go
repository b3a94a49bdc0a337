package watch

import (
	"math/rand/v2"
	"testing"
	"time"
	_ "time/tzdata" // summer time must not depend on the machine
)

func at(t *testing.T, place, moment string) time.Time {
	t.Helper()
	zone, err := time.LoadLocation(place)
	if err != nil {
		t.Fatal(err)
	}
	when, err := time.ParseInLocation("2006-01-02 15:04:05.999", moment, zone)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func TestNextIsAlignedToTheWallClock(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		place, now string
		every      time.Duration
		want       string
	}{
		{"Asia/Seoul", "2026-03-02 09:07:13.5", 30 * time.Minute, "2026-03-02 09:30:00"},
		{"Asia/Seoul", "2026-03-02 09:30:00", 30 * time.Minute, "2026-03-02 10:00:00"},
		{"Asia/Seoul", "2026-03-02 09:07:13.5", time.Second, "2026-03-02 09:07:14"},
		{"Asia/Seoul", "2026-03-02 09:07:13", 24 * time.Hour, "2026-03-03 00:00:00"},
		{"Asia/Seoul", "2026-03-02 09:07:13", 6 * time.Hour, "2026-03-02 12:00:00"},
		{"Asia/Kolkata", "2026-03-02 09:07:13", time.Hour, "2026-03-02 10:00:00"},
		// Summer time begins and ends: long intervals stay on the hour of the day, short ones miss nothing.
		{"America/New_York", "2026-03-08 00:00:00", 24 * time.Hour, "2026-03-09 00:00:00"},
		{"America/New_York", "2026-11-01 00:00:00", 24 * time.Hour, "2026-11-02 00:00:00"},
		{"America/New_York", "2026-11-01 00:00:00", 12 * time.Hour, "2026-11-01 12:00:00"},
		{"America/New_York", "2026-03-08 01:59:59", time.Minute, "2026-03-08 03:00:00"},
	} {
		now, want := at(t, c.place, c.now), at(t, c.place, c.want)
		if got := Next(now, c.every); !got.Equal(want) {
			t.Errorf("%s %s + %v: got %v, want %v", c.place, c.now, c.every, got, want)
		}
	}
}

// The hour that comes twice in autumn has ticks both times.
func TestNextMissesNoHour(t *testing.T) {
	t.Parallel()
	for _, every := range []time.Duration{time.Minute, 7 * time.Minute, 45 * time.Minute, time.Hour} {
		now := at(t, "America/New_York", "2026-10-31 23:00:00")
		for end := now.Add(8 * time.Hour); now.Before(end); {
			next := Next(now, every)
			if gap := next.Sub(now); gap <= 0 || gap > every {
				t.Fatalf("%v: from %v to %v", every, now, next)
			}
			now = next
		}
	}
}

func TestNextComesAndGoesOn(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(4, 2))
	seoul := time.FixedZone("KST", 9*3600)
	for range 2000 {
		every := time.Second + time.Duration(rng.Int64N(int64(50*time.Hour)))
		now := time.Unix(rng.Int64N(4e9), rng.Int64N(1e9)).In(seoul)
		next := Next(now, every)
		if gap := next.Sub(now); gap <= 0 || gap > every {
			t.Fatalf("every %v, from %v: %v", every, now, next)
		}
		if after := Next(next, every); after.Sub(next) != every {
			t.Fatalf("every %v: %v, then %v", every, next, after)
		}
		if n := rng.IntN(50); passed(now, next.Add(time.Duration(n)*every), every) != n+1 {
			t.Fatalf("every %v: %d ticks, not %d", every, passed(now, next.Add(time.Duration(n)*every), every), n+1)
		}
	}
}
