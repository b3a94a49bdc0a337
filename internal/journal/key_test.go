package journal

import (
	"testing"
	"time"
)

func TestAKeyIsDeliveredOnce(t *testing.T) {
	t.Parallel()
	for _, state := range []State{Queued, Sending, Unknown, Sent, Refused, Dropped} {
		t.Run(string(state), func(t *testing.T) {
			t.Parallel()
			j, _ := fresh(t)
			s := sending(t, j)
			in := text("한 번만")
			in.Key = "하루-2026-11-21"
			m := reached(t, j, s, in, state)
			if state == Sending {
				_, err := s.Begin(t.Context(), m.ID, Leaving)
				check(t, err)
			}
			_, err := j.Add(t.Context(), in)
			if state == Refused || state == Dropped {
				check(t, err)
				return
			}
			e := wantError[*KeyTakenError](t, err)
			if e.State != state || len(e.Messages) != 1 || e.Messages[0].ID != m.ID {
				t.Errorf("%+v", e)
			}
			if e := wantError[*KeyTakenError](t, j.Key(t.Context(), in.Key)); e.State != state {
				t.Errorf("asked beforehand: %+v", e)
			}
			check(t, j.Key(t.Context(), "other"))
		})
	}
}

func TestARetryMayNotDeliverAKeyTwice(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	in := text("한 번만")
	in.Key = "k"
	old := reached(t, j, s, in, Refused)
	reached(t, j, s, in, Sent)
	wantError[*KeyTakenError](t, errOf(j.Retry(t.Context(), old.ID)))
	wantState(t, j, old.ID, Refused)
}

func TestAKeyOutlivesItsMessage(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	s := sending(t, j)
	in := text("한 번만")
	in.Key = "k"
	in.Parts = append(in.Parts, Body{Text: "둘째"})
	parts, err := j.Add(t.Context(), in)
	check(t, err)
	try(t, s, parts[0].ID, Outcome{State: Sent})
	try(t, s, parts[1].ID, Outcome{State: Unknown, Written: true})
	when := c.now()
	c.add(100 * 24 * time.Hour)
	if n, err := j.Purge(t.Context(), 90*24*time.Hour); n != 1 || err != nil {
		t.Fatalf("%d purged, %v", n, err)
	}
	// The part that is open may go on, although its key is also remembered.
	_, err = j.Retry(t.Context(), parts[1].ID)
	check(t, err)
	_, err = j.Drop(t.Context(), parts[1].ID)
	check(t, err)
	e := wantError[*KeyTakenError](t, errOf(j.Add(t.Context(), in)))
	if e.State != Sent || !e.At.Equal(when) || len(e.Messages) != 0 {
		t.Errorf("%+v", e)
	}
}
