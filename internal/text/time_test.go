package text

import (
	"testing"
	"time"
)

func TestRemaining(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		d                                time.Duration
		ko, en, shortKO, shortEN, minute string
		wordsKO, wordsEN                 string
	}{
		{5*time.Hour + 41*time.Minute + 7*time.Second, "5:41:07", "5:41:07", "5:41", "5:41", "341:07", "5시간", "5 h"},
		{58*day + 3*time.Hour + 12*time.Minute + 44*time.Second, "58일 3:12:44", "58 d 3:12:44", "58일", "58 d", "83712:44", "58일", "58 d"},
		{day, "1일 0:00:00", "1 d 0:00:00", "1일", "1 d", "1440:00", "1일", "1 d"},
		{day - time.Nanosecond, "23:59:59", "23:59:59", "23:59", "23:59", "1439:59", "23시간", "23 h"},
		{4*time.Minute + 37*time.Second + 900*time.Millisecond, "0:04:37", "0:04:37", "0:04", "0:04", "4:37", "4분", "4 min"},
		{0, "0:00:00", "0:00:00", "0:00", "0:00", "0:00", "0분", "0 min"},
		{-time.Hour, "0:00:00", "0:00:00", "0:00", "0:00", "0:00", "0분", "0 min"},
	} {
		for _, g := range []struct{ what, got, want string }{
			{"Remaining ko", Remaining(c.d, Korean), c.ko},
			{"Remaining en", Remaining(c.d, English), c.en},
			{"RemainingShort ko", RemainingShort(c.d, Korean), c.shortKO},
			{"RemainingShort en", RemainingShort(c.d, English), c.shortEN},
			{"RemainingWords ko", RemainingWords(c.d, Korean), c.wordsKO},
			{"RemainingWords en", RemainingWords(c.d, English), c.wordsEN},
			{"Countdown", Countdown(c.d), c.minute},
		} {
			if g.got != g.want {
				t.Errorf("%s of %v = %q, want %q", g.what, c.d, g.got, g.want)
			}
		}
	}
}

func TestDatesAreLocal(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.January, 8, 16, 31, 5, 0, time.Local).UTC()
	for _, g := range []struct{ got, want string }{
		{Date(at, Korean), "1월 8일"},
		{Date(at, English), "Jan 8"},
		{Clock(at), "16:31"},
		{ClockSeconds(at), "16:31:05"},
		{Milliseconds(182*time.Millisecond + 900*time.Microsecond), "182 ms"},
		{Milliseconds(12340 * time.Millisecond), "12.3 s"},
		{Milliseconds(-1), "0 ms"},
	} {
		if g.got != g.want {
			t.Errorf("got %q, want %q", g.got, g.want)
		}
	}
}
