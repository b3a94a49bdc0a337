package text

import (
	"fmt"
	"time"
)

const day = 24 * time.Hour

var (
	daysAndClock = Sentence{"%d일 %s", "%d d %s"}
	daysOnly     = Sentence{"%d일", "%d d"}
	hoursOnly    = Sentence{"%d시간", "%d h"}
	minutesOnly  = Sentence{"%d분", "%d min"}
)

// Remaining is a time that is left, to the second: "5:41:07", from one day on "58일 3:12:44". What is over is "0:00:00".
func Remaining(d time.Duration, l Lang) string {
	d = max(d, 0)
	clock := hours(d % day)
	if d < day {
		return clock
	}
	return daysAndClock.In(l, int64(d/day), clock)
}

// RemainingShort is a time that is left, for narrow places: "58일", below one day "5:41" (hours and minutes).
func RemainingShort(d time.Duration, l Lang) string {
	d = max(d, 0)
	if d >= day {
		return daysOnly.In(l, int64(d/day))
	}
	minutes := int64(d / time.Minute)
	return fmt.Sprintf("%d:%02d", minutes/60, minutes%60)
}

// RemainingWords is a time that is left, for a sentence: "58일", "5시간", "41분". What is over is "0분".
func RemainingWords(d time.Duration, l Lang) string {
	d = max(d, 0)
	switch {
	case d >= day:
		return daysOnly.In(l, int64(d/day))
	case d >= time.Hour:
		return hoursOnly.In(l, int64(d/time.Hour))
	}
	return minutesOnly.In(l, int64(d/time.Minute))
}

// Countdown is a short time that is left, in minutes and seconds: "4:37".
func Countdown(d time.Duration) string {
	s := int64(max(d, 0) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

func hours(d time.Duration) string {
	s := int64(d / time.Second)
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

// Date is the day in the person's time zone: "1월 18일", "Jan 18".
func Date(t time.Time, l Lang) string {
	t = t.Local()
	if l == Korean {
		return t.Format("1월 2일")
	}
	return t.Format("Jan 2")
}

// Clock is the time of day in the person's time zone: "16:31".
func Clock(t time.Time) string { return t.Local().Format("15:04") }

// ClockSeconds is Clock to the second: "10:58:01".
func ClockSeconds(t time.Time) string { return t.Local().Format("15:04:05") }

// Milliseconds is how long a call took: "182 ms"; from ten seconds on "12.3 s".
func Milliseconds(d time.Duration) string {
	d = max(d, 0)
	if d >= 10*time.Second {
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}
