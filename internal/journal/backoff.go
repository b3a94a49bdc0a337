package journal

import "time"

// Backoff is how long a message waits after each failure: First, doubling up to Max. The longest wait that an answer of
// Kakao's (Retry-After) can ask for is Max too.
type Backoff struct{ First, Max time.Duration }

// DefaultBackoff tries again after about half a minute and never waits for more than half an hour.
var DefaultBackoff = Backoff{First: 30 * time.Second, Max: 30 * time.Minute}

// Delay is the wait after the given number of failures in a row, 1 or more. random in [0,1) moves it between half of the
// wait and all of it, so that many that failed together do not come back together.
func (b Backoff) Delay(failures int, random float64) time.Duration {
	whole := b.First
	for n := 1; n < failures && whole < b.Max; n++ {
		whole *= 2
	}
	whole = min(whole, b.Max)
	return whole/2 + time.Duration(random*float64(whole/2))
}

// next is when a message may go after a failure: not before the back-off is over nor before Kakao's word, which is capped.
func (b Backoff) next(now time.Time, failures int, random float64, notBefore time.Time) time.Time {
	at := now.Add(b.Delay(failures, random))
	if latest := now.Add(b.Max); notBefore.After(latest) {
		notBefore = latest
	}
	if notBefore.After(at) {
		return notBefore
	}
	return at
}
