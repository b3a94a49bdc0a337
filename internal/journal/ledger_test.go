package journal

import (
	"testing"
	"time"
)

func TestUsageOfAKoreanDay(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	s := sending(t, j)
	to := func(app, sender, recipient string) Intent {
		in := text("가")
		in.Account, in.Recipients = Account{app, sender}, []string{recipient}
		return in
	}
	c.add(11*time.Hour + 59*time.Minute) // one minute before midnight in Korea
	reached(t, j, s, to("a", "s", "r"), Sent)
	yesterday := reached(t, j, s, to("a", "s", "r"), Unknown)
	want := func(want Usage) {
		t.Helper()
		got, err := j.Usage(t.Context(), Account{"a", "s"}, "r")
		check(t, err)
		if got != want {
			t.Errorf("usage %+v, want %+v", got, want)
		}
	}
	day := time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)
	want(Usage{Day: day, App: 1, Sender: 1, Recipient: 1, Pair: 1, Unknown: 1})
	c.add(time.Minute)
	day = day.Add(24 * time.Hour)
	want(Usage{Day: day})
	for _, in := range []Intent{to("a", "s", "r"), to("a", "s", "q"), to("a", "z", "r"), to("b", "s", "r")} {
		reached(t, j, s, in, Sent)
	}
	reached(t, j, s, to("a", "s", "r"), Refused)
	// What a person says arrived counts for the day it was sent.
	_, err := j.MarkSent(t.Context(), yesterday.ID)
	check(t, err)
	want(Usage{Day: day, App: 3, Sender: 2, Recipient: 2, Pair: 1})
}

func TestIssuedTokens(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	a := Account{"app", "me-id"}
	issue := func(e Event) {
		t.Helper()
		_, err := j.Record(t.Context(), e)
		check(t, err)
	}
	issue(Event{Account: a, Op: "login", Access: true, Refresh: true})
	issue(Event{Account: Account{"app", "other"}, Op: "login", Access: true, Refresh: true})
	issue(Event{Account: a, Op: "refresh", Fate: "refused"})
	c.add(9 * time.Minute)
	issue(Event{Account: a, Op: "refresh", Access: true, Duration: 1500 * time.Microsecond})
	u, err := j.Tokens(t.Context(), a)
	check(t, err)
	if len(u.Access) != 2 || len(u.Refresh) != 1 {
		t.Fatalf("%+v", u)
	}
	if at := u.FreeAt(AccessLimit, RefreshLimit); !at.IsZero() {
		t.Errorf("held until %v", at)
	}
	if at := u.FreeAt(2, RefreshLimit); !at.Equal(noon.Add(AccessWindow)) {
		t.Errorf("with a limit of 2, held until %v", at)
	}
	if at := u.FreeAt(1, 1); !at.Equal(noon.Add(RefreshWindow)) {
		t.Errorf("with a limit of 1, held until %v", at)
	}
	c.add(time.Minute)
	if u, err = j.Tokens(t.Context(), a); err != nil || len(u.Access) != 1 || len(u.Refresh) != 1 {
		t.Errorf("ten minutes later: %+v %v", u, err)
	}
	c.add(-5 * time.Hour) // a clock that was wrong
	if u, err = j.Tokens(t.Context(), a); err != nil || len(u.Access) != 2 {
		t.Errorf("with the clock set back: %+v %v", u, err)
	}
	c.add(10 * time.Hour)
	if u, err = j.Tokens(t.Context(), a); err != nil || len(u.Access)+len(u.Refresh) != 0 {
		t.Errorf("hours later: %+v %v", u, err)
	}
}
