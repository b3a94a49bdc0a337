package journal

import (
	"reflect"
	"testing"
	"time"
)

// What Finish returns without reading is what the journal has.
func TestAttemptKnowsItsMessage(t *testing.T) {
	t.Parallel()
	full := text("하나")
	full.Key, full.Expire = "백업-1", time.Hour+time.Nanosecond
	full.Parts = []Body{{Text: "가\u1100\u1161", Link: "https://example.com", Template: []byte(`{"object_type": "text"}`)}}
	hashed := text("둘")
	hashed.NoBody = true
	for _, in := range []Intent{text("셋"), full, hashed} {
		for name, begin := range map[string]func(t *testing.T, j *Journal, s *Sender) *OpenAttempt{
			"at once": func(t *testing.T, _ *Journal, s *Sender) *OpenAttempt {
				_, begun, err := s.AddAndBegin(t.Context(), in, 1, in.Account, Account{App: in.App})
				check(t, err)
				return begun[0]
			},
			"then": func(t *testing.T, j *Journal, s *Sender) *OpenAttempt {
				a, err := s.Begin(t.Context(), add(t, j, in).ID, NotWritten)
				check(t, err)
				check(t, a.Leave(t.Context()))
				return a
			},
		} {
			t.Run(in.Parts[0].Text+name, func(t *testing.T) {
				t.Parallel()
				j, c := fresh(t)
				s := sending(t, j)
				a := begin(t, j, s)
				c.add(time.Second)
				told, err := a.Finish(t.Context(), Outcome{State: Refused, Written: true, Status: 400, Code: "-3", Error: "no"})
				check(t, err)
				kept, err := j.Find(t.Context(), told.ID)
				check(t, err)
				if !reflect.DeepEqual(told, kept) {
					t.Errorf("told  %+v\nkept  %+v", told, kept)
				}
			})
		}
	}
}

// A message that somebody else changed while it was under way is read again.
func TestAttemptReadsWhatChanged(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	_, begun, err := s.AddAndBegin(t.Context(), text("하나"), 1)
	check(t, err)
	_, err = j.settleOrphans(t.Context()) // as another process would that holds this one for gone
	check(t, err)
	m, err := begun[0].Finish(t.Context(), Outcome{State: Sent, Written: true})
	check(t, err)
	if m.State != Sent || m.Last.Gone || m.Rev <= begun[0].m.Rev {
		t.Errorf("%+v", m)
	}
	_, begun, err = s.AddAndBegin(t.Context(), text("둘"), 1)
	check(t, err)
	_, err = j.settleOrphans(t.Context())
	check(t, err)
	_, err = j.Drop(t.Context(), begun[0].m.ID)
	check(t, err)
	_, err = begun[0].Finish(t.Context(), Outcome{State: Sent, Written: true})
	wantError[*StateError](t, err)
}

// Before a request the journal says that it may leave. When it is seen that it did not, that is what the journal says.
func TestARequestThatDidNotLeave(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	added, err := j.Add(t.Context(), text("하나"))
	check(t, err)
	a, err := sending(t, j).Begin(t.Context(), added[0].ID, Leaving)
	check(t, err)
	if got := wantState(t, j, added[0].ID, Sending); got.Last.Written.IsZero() {
		t.Errorf("under way: %+v", got.Last)
	}
	_, err = a.Finish(t.Context(), Outcome{State: Queued, Error: "connection refused"})
	check(t, err)
	if got := wantState(t, j, added[0].ID, Queued); !got.Last.Written.IsZero() {
		t.Errorf("afterwards: %+v", got.Last)
	}
}
