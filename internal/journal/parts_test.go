package journal

import (
	"errors"
	"testing"
)

// A part goes only after every part before it was sent, or given up by a person.
func TestPartsWaitForTheOnesBefore(t *testing.T) {
	t.Parallel()
	for _, bad := range []Outcome{{State: Unknown, Written: true}, {State: Refused, Code: "-2"}} {
		for word, decide := range map[string]func(j *Journal, s *Sender, id string) error{
			"drop": func(j *Journal, _ *Sender, id string) error { return errOf(j.Drop(t.Context(), id)) },
			"retry": func(j *Journal, s *Sender, id string) error {
				err := errOf(j.Retry(t.Context(), id))
				try(t, s, id, Outcome{State: Sent})
				return err
			},
		} {
			t.Run(string(bad.State)+" "+word, func(t *testing.T) {
				t.Parallel()
				j, _ := fresh(t)
				s := sending(t, j)
				added, err := j.Add(t.Context(), toFriends([]string{"me"}, "하나", "둘", "셋"))
				check(t, err)
				try(t, s, added[0].ID, Outcome{State: Sent})
				try(t, s, added[1].ID, bad)
				if m := wantState(t, j, added[2].ID, Queued); m.Wait != WaitPart {
					t.Errorf("it waits for %q", m.Wait)
				}
				// No word of a person's lets the third go before the second.
				for _, hurry := range []func() error{
					func() error { return errOf(j.Retry(t.Context(), added[2].ID)) },
					func() error { return errOf(j.Retry(t.Context())) },
					func() error { return j.Hasten(t.Context(), added[2].ID) },
				} {
					check(t, hurry())
					if next, err := s.Next(t.Context(), Account{}); err != nil || next != nil {
						t.Fatalf("next is %+v, %v", next, err)
					}
				}
				check(t, decide(j, s, added[1].ID))
				if next, err := s.Next(t.Context(), Account{}); err != nil || next == nil || next.ID != added[2].ID {
					t.Errorf("next is %+v, %v", next, err)
				}
			})
		}
	}
}

func TestReplaces(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	old := reached(t, j, s, text("틀린 글"), Refused)
	in := text("고친 글")
	in.Replaces = old.ID
	mended := add(t, j, in)
	if m := wantState(t, j, old.ID, Dropped); m.Decided != DecidedToDrop {
		t.Errorf("%+v", m)
	}
	wantState(t, j, mended.ID, Queued)
	// Nothing is added in place of what was given up, may have arrived, or is still to go.
	for _, id := range []string{old.ID, mended.ID, reached(t, j, s, text("모름"), Unknown).ID} {
		in.Replaces = id
		err := errOf(j.Add(t.Context(), in))
		wantError[*ReplaceError](t, err)
		if e := wantError[*StateError](t, err); e.Step != "replace" {
			t.Errorf("%v", e)
		}
	}
	in.Replaces = "nothing"
	if e := wantError[*ReplaceError](t, errOf(j.Add(t.Context(), in))); !errors.Is(e, ErrNotFound) {
		t.Error(e)
	}
	all, err := j.List(t.Context(), Queued)
	check(t, err)
	wantTexts(t, all, "고친 글")
}

// The parts behind a replaced one go with it, those before it and other recipients' stay.
func TestReplacesAPart(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	added, err := j.Add(t.Context(), toFriends([]string{"a", "b"}, "하나", "둘", "셋"))
	check(t, err)
	try(t, s, added[0].ID, Outcome{State: Sent})
	try(t, s, added[1].ID, Outcome{State: Refused})
	in := toFriends([]string{"a"}, "고친 둘", "셋")
	in.Replaces = added[1].ID
	add(t, j, in)
	for i, want := range []State{Sent, Dropped, Dropped, Queued, Queued, Queued} {
		wantState(t, j, added[i].ID, want)
	}
}

// Who saw a message before it became unknown did not decide that it may arrive twice.
func TestRetrySeen(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	queued, refused := add(t, j, text("하나")), reached(t, j, s, toFriends([]string{"a"}, "둘"), Refused)
	sending, err := s.Begin(t.Context(), queued.ID, Leaving)
	check(t, err)
	seen, err := j.Find(t.Context(), queued.ID)
	check(t, err)
	_, err = sending.Finish(t.Context(), Outcome{State: Unknown, Written: true})
	check(t, err)
	for _, saw := range []Message{queued, seen} {
		got, err := j.RetrySeen(t.Context(), saw, refused)
		check(t, err)
		if len(got) != 2 || got[0].State != Unknown || got[1].State != Queued {
			t.Errorf("%+v", got)
		}
		check(t, j.Hasten(t.Context(), queued.ID))
		wantState(t, j, queued.ID, Unknown)
	}
	now, err := j.Find(t.Context(), queued.ID)
	check(t, err)
	got, err := j.RetrySeen(t.Context(), now)
	check(t, err)
	if got[0].State != Queued || got[0].Decided != DecidedRetry {
		t.Errorf("%+v", got[0])
	}
}
