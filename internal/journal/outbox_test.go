package journal

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAMessageGoesItsWay(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	in := text("점심 먹었어요?")
	in.Parts = append(in.Parts, Body{Text: "둘째", Link: "https://example.com"})
	in.Key = "k1"
	added, err := j.Add(t.Context(), in)
	check(t, err)
	wantTexts(t, added, "점심 먹었어요?", "둘째")
	s := sending(t, j)
	for i, m := range added {
		next, err := s.Next(t.Context(), Account{})
		check(t, err)
		if next == nil || next.ID != m.ID || next.Part != i+1 || next.Parts != 2 || next.Intent != added[0].Intent {
			t.Fatalf("next is %+v, want part %d", next, i+1)
		}
		a, err := s.Begin(t.Context(), m.ID, NotWritten)
		check(t, err)
		if got := wantState(t, j, m.ID, Sending); got.Last.PID != os.Getpid() || got.Last.Owner == "" || !got.Last.Written.IsZero() {
			t.Errorf("attempt under way: %+v", got.Last)
		}
		check(t, a.Leave(t.Context()))
		c.add(time.Second)
		_, err = a.Finish(t.Context(), Outcome{State: Sent, Status: 200})
		check(t, err)
		got := wantState(t, j, m.ID, Sent)
		if !got.Delivered.Equal(c.now()) || got.Last.Duration != time.Second || got.Last.Written.IsZero() || got.Last.Status != 200 || got.Key != "k1" {
			t.Errorf("after the end: %+v", got)
		}
	}
	if next, err := s.Next(t.Context(), Account{}); next != nil || err != nil {
		t.Errorf("still due: %+v, %v", next, err)
	}
	if m, _ := j.Find(t.Context(), added[1].ID); m.Link != "https://example.com" {
		t.Errorf("link %q", m.Link)
	}
}

func TestWhatCannotBeKept(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	for field, spoil := range map[string]func(*Intent){
		"recipients": func(in *Intent) { in.Recipients = []string{"a", "b", "a"} },
		"parts":      func(in *Intent) { in.Parts = nil },
		"text":       func(in *Intent) { in.Parts[0].Text = "\xff" },
		"template":   func(in *Intent) { in.Parts[0].Template = []byte("{") },
		"kind":       func(in *Intent) { in.Kind = "" },
		"expire":     func(in *Intent) { in.Expire = -1 },
		"wait":       func(in *Intent) { in.Wait = WaitPart },
	} {
		in := text("가")
		spoil(&in)
		_, err := j.Add(t.Context(), in)
		if e := wantError[*IntentError](t, err); e.Field != field {
			t.Errorf("%s: %v", field, e)
		}
	}
}

func TestOrderAndBackoff(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	s := sending(t, j)
	first, second := add(t, j, text("첫째")), add(t, j, text("둘째"))
	friend := text("친구에게")
	friend.Recipients = []string{"friend"}
	third := add(t, j, friend)
	wantNext := func(want string) {
		t.Helper()
		m, err := s.Next(t.Context(), Account{})
		check(t, err)
		if got := m; (got == nil && want != "") || (got != nil && got.ID != want) {
			t.Errorf("next is %+v, want %q", got, want)
		}
	}
	wantNext(first.ID)
	m := try(t, s, first.ID, Outcome{State: Queued, Status: 503})
	if wait := m.Next.Sub(c.now()); m.Failures != 1 || wait < 29*time.Second || wait > 30*time.Second {
		t.Errorf("after one failure it waits %v (%d)", wait, m.Failures)
	}
	wantNext(third.ID) // the second message to me stays behind the first, the one to a friend does not
	try(t, s, third.ID, Outcome{State: Sent})
	wantNext("")
	if at, ok, err := j.Due(t.Context()); err != nil || !ok || !at.Equal(m.Next) {
		t.Errorf("due %v %v %v, want %v", at, ok, err, m.Next)
	}
	c.add(30 * time.Second)
	wantNext(first.ID)
	m = try(t, s, first.ID, Outcome{State: Queued, Status: 429, NotBefore: c.now().Add(9 * time.Hour)})
	if wait := m.Next.Sub(c.now()); wait != DefaultBackoff.Max {
		t.Errorf("Retry-After of nine hours is kept as %v", wait)
	}
	m = try(t, s, first.ID, Outcome{State: Queued, Wait: WaitConsent, Code: "-402"})
	if m.Wait != WaitConsent {
		t.Errorf("waits for %q", m.Wait)
	}
	c.add(time.Hour)
	wantNext("")
	released, err := j.Release(t.Context(), WaitConsent)
	check(t, err)
	wantTexts(t, released, "첫째")
	wantNext(first.ID)
	try(t, s, first.ID, Outcome{State: Sent})
	wantNext(second.ID)
	c.add(24 * time.Hour)
	wantNext("")
	wantState(t, j, second.ID, Expired)
	attempts, err := j.Attempts(t.Context(), first.ID)
	check(t, err)
	var fates []State
	for i, a := range attempts {
		if fates = append(fates, a.Fate); a.N != i+1 {
			t.Errorf("attempt %d has number %d", i+1, a.N)
		}
	}
	if !slices.Equal(fates, []State{Queued, Queued, Queued, Sent}) || attempts[2].Code != "-402" || attempts[2].Wait != WaitConsent {
		t.Errorf("attempts: %+v", attempts)
	}
}

func TestOnlyOneAccount(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	other := text("다른 사람의")
	other.Account = Account{"app", "somebody"}
	add(t, j, other)
	mine := add(t, j, text("내"))
	if m, err := s.Next(t.Context(), mine.Account); err != nil || m == nil || m.ID != mine.ID {
		t.Errorf("next of my account: %+v %v", m, err)
	}
}

func TestDelay(t *testing.T) {
	t.Parallel()
	b := Backoff{First: 10 * time.Second, Max: time.Minute}
	for failures, whole := range map[int]time.Duration{0: 10 * time.Second, 1: 10 * time.Second, 2: 20 * time.Second, 3: 40 * time.Second, 4: time.Minute, 500: time.Minute} {
		if least, most := b.Delay(failures, 0), b.Delay(failures, 1); least != whole/2 || most != whole {
			t.Errorf("after %d failures: %v to %v, want %v to %v", failures, least, most, whole/2, whole)
		}
	}
}

func TestALaterPartWaitsForTheDecision(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	in := text("하나")
	in.Parts = []Body{{Text: "하나"}, {Text: "둘"}, {Text: "셋"}}
	parts, err := j.Add(t.Context(), in)
	check(t, err)
	later := add(t, j, text("다음"))
	try(t, s, parts[0].ID, Outcome{State: Unknown, Written: true})
	if m := wantState(t, j, parts[1].ID, Queued); m.Wait != WaitPart {
		t.Errorf("part 2 waits for %q", m.Wait)
	}
	if m, err := s.Next(t.Context(), Account{}); err != nil || m == nil || m.ID != later.ID {
		t.Errorf("another message is held back: %+v %v", m, err)
	}
	due, err := j.Retry(t.Context()) // does not decide about the unknown part
	check(t, err)
	wantTexts(t, due, "둘", "셋", "다음")
	if m := wantState(t, j, parts[2].ID, Queued); m.Wait != WaitPart {
		t.Errorf("part 3 waits for %q", m.Wait)
	}
	_, err = j.MarkSent(t.Context(), parts[0].ID)
	check(t, err)
	if m, err := s.Next(t.Context(), Account{}); err != nil || m == nil || m.ID != parts[1].ID {
		t.Errorf("after the decision: %+v %v", m, err)
	}
}

func TestDecisions(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	s := sending(t, j)
	type step func(id string) ([]Message, error)
	retry := func(id string) ([]Message, error) { return j.Retry(t.Context(), id) }
	drop := func(id string) ([]Message, error) { return j.Drop(t.Context(), id) }
	sent := func(id string) ([]Message, error) { return j.MarkSent(t.Context(), id) }
	for _, tt := range []struct {
		name    string
		from    State
		do      step
		want    State
		decided Decision
	}{
		{"retry", Queued, retry, Queued, NoDecision}, {"retry", Unknown, retry, Queued, DecidedRetry},
		{"retry", Refused, retry, Queued, DecidedRetry}, {"retry", Sent, retry, "", ""}, {"retry", Dropped, retry, "", ""},
		{"drop", Queued, drop, Dropped, DecidedToDrop}, {"drop", Unknown, drop, Dropped, DecidedToDrop},
		{"drop", Refused, drop, Dropped, DecidedToDrop}, {"drop", Sent, drop, "", ""},
		{"sent", Queued, sent, Sent, DecidedSent}, {"sent", Unknown, sent, Sent, DecidedSent}, {"sent", Refused, sent, "", ""},
	} {
		m := reached(t, j, s, text(tt.name+" "+string(tt.from)), tt.from)
		c.add(time.Minute)
		got, err := tt.do(m.ID)
		if tt.want == "" {
			if e := wantError[*StateError](t, err); e.State != tt.from {
				t.Errorf("%s of %s: %v", tt.name, tt.from, e)
			}
			wantState(t, j, m.ID, tt.from)
			continue
		}
		check(t, err)
		if got[0].State != tt.want || got[0].Decided != tt.decided {
			t.Errorf("%s of %s: %s, decided %q", tt.name, tt.from, got[0].State, got[0].Decided)
		}
		if now := wantState(t, j, m.ID, tt.want); tt.want == Sent && tt.from == Unknown && !now.Delivered.Equal(m.Last.Started) {
			t.Errorf("delivered %v, last tried %v", now.Delivered, m.Last.Started)
		}
	}
}

func TestDecisionsAreAllOrNone(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	a, b := add(t, j, text("가")), add(t, j, text("나"))
	if _, err := j.Drop(t.Context(), a.ID, "nosuch"); !errors.Is(err, ErrNotFound) {
		t.Errorf("dropping what is not there: %v", err)
	}
	wantState(t, j, a.ID, Queued)
	e := wantError[*AmbiguousError](t, errOf(j.Drop(t.Context(), a.ID[:5])))
	if !slices.Contains(e.IDs, b.ID) {
		t.Errorf("%v does not name %s", e, b.ID)
	}
	got, err := j.Drop(t.Context(), " "+strings.ToUpper(a.ID), a.ID)
	check(t, err)
	wantTexts(t, got, "가")
}

func errOf[T any](_ T, err error) error { return err }

func TestExpired(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	s := sending(t, j)
	in := text("늦은")
	in.Expire = time.Hour
	m := add(t, j, in)
	c.add(time.Hour)
	if e := wantError[*StateError](t, errOf(s.Begin(t.Context(), m.ID, NotWritten))); e.Step != "begin" {
		t.Error(e)
	}
	if n, err := j.Expire(t.Context()); n != 1 || err != nil {
		t.Errorf("%d expired, %v", n, err)
	}
	got, err := j.List(t.Context(), Undelivered...)
	check(t, err)
	wantTexts(t, got, "늦은")
	got, err = j.Retry(t.Context(), m.ID)
	check(t, err)
	if want := c.now().Add(time.Hour); !got[0].Expires.Equal(want) {
		t.Errorf("queued again until %v, want %v", got[0].Expires, want)
	}
}

func TestNoBody(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	in := text("비밀 이야기입니다")
	in.NoBody = true
	for _, to := range []State{Queued, Unknown, Sent, Refused, Dropped} {
		reached(t, j, s, in, to)
	}
	entries, err := j.History(t.Context(), Page{})
	check(t, err)
	for _, e := range entries {
		kept := slices.Contains(Open, e.Message.State)
		if e.Message.BodyGone == kept || (e.Message.Text != "") != kept || e.Message.Hash != in.Parts[0].hash() {
			t.Errorf("%s: gone %v, text %q, hash %s", e.Message.State, e.Message.BodyGone, e.Message.Text, e.Message.Hash)
		}
		if e.Message.State == Refused {
			wantError[*BodyGoneError](t, errOf(j.Retry(t.Context(), e.Message.ID)))
		}
	}
	_, err = j.Drop(t.Context(), entries[4].Message.ID, entries[3].Message.ID)
	check(t, err)
	check(t, s.Close())
	check(t, j.Close())
	raw, err := os.ReadFile(j.path)
	check(t, err)
	if strings.Contains(string(raw), "비밀") {
		t.Error("the text is still in the file")
	}
}
