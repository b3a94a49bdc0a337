package journal

import (
	"errors"
	"slices"
	"testing"
	"time"
)

// toFriends is an intent of several recipients, in one part for each text.
func toFriends(recipients []string, texts ...string) Intent {
	in := text(texts[0])
	in.Recipients = recipients
	for _, t := range texts[1:] {
		in.Parts = append(in.Parts, Body{Text: t})
	}
	return in
}

func recipients(all []Message) []string {
	var out []string
	for _, m := range all {
		out = append(out, m.Recipient)
	}
	return out
}

func TestNextGroup(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	s := sending(t, j)
	in := toFriends([]string{"me", "a", "b", "c", "d"}, "하나", "둘")
	added, err := j.Add(t.Context(), in)
	check(t, err)
	other := add(t, j, toFriends([]string{"e"}, "다른 글"))
	want := func(g Group, part int, to ...string) {
		t.Helper()
		got, err := s.NextGroup(t.Context(), g)
		check(t, err)
		if !slices.Equal(recipients(got), to) || len(got) > 0 && got[0].Part != part {
			t.Errorf("%+v: %v, want %v", g, recipients(got), to)
		}
	}
	three := Group{Max: 3, Alone: "me"}
	want(three, 1, "me")
	try(t, s, added[0].ID, Outcome{State: Sent})
	want(three, 2, "me")
	want(Group{Max: 3, Alone: "me", Not: []string{"me", "b"}}, 1, "a", "c", "d")
	want(Group{Max: 9, Alone: "me", Not: []string{"me"}, UpTo: added[6].Seq}, 1, "a", "b", "c")
	want(Group{Max: 9, Not: []string{"me", "a", "b", "c", "d"}}, 1, "e")
	want(Group{Max: 1, Not: []string{"me"}}, 1, "a")
	want(Group{Max: 9, Accounts: []Account{{App: "other"}}}, 0)
	want(Group{Max: 9, Accounts: []Account{{App: "other"}, in.Account}, Not: []string{"me"}}, 1, "a", "b", "c", "d")
	try(t, s, added[1].ID, Outcome{State: Sent})
	try(t, s, added[2].ID, Outcome{State: Queued, Status: 503}) // a is not due, and neither is its second part
	try(t, s, added[4].ID, Outcome{State: Sent})                // b goes on with its second part
	want(three, 2, "b")
	want(Group{Max: 9, Not: []string{"b"}}, 1, "c", "d")
	c.add(31 * time.Second)
	want(three, 1, "a", "c", "d")
	c.add(DefaultExpire)
	want(three, 0)
	wantState(t, j, other.ID, Expired)
}

func TestGroupBeginsAndEndsAtOnce(t *testing.T) {
	t.Parallel()
	j, c := fresh(t)
	s := sending(t, j)
	added, err := j.Add(t.Context(), toFriends([]string{"a", "b", "c", "d"}, "하나"))
	check(t, err)
	_, err = j.Drop(t.Context(), added[1].ID)
	check(t, err)
	ids := []string{added[0].ID, added[1].ID, added[2].ID, added[3].ID}
	begun, err := s.BeginAll(t.Context(), ids, Leaving)
	check(t, err)
	if begun[0] == nil || begun[1] != nil || begun[2] == nil || begun[3] == nil {
		t.Fatalf("begun: %v", begun)
	}
	wantState(t, j, added[1].ID, Dropped)
	c.add(time.Second)
	got, errs := s.FinishAll(t.Context(), []End{
		{begun[0], Outcome{State: Sent, Written: true, Status: 200}},
		{begun[2], Outcome{State: Refused, Written: true, Status: 200, Code: "-530"}},
		{begun[3], Outcome{State: Unknown, Written: true, Status: 200}},
	})
	if errors.Join(errs...) != nil {
		t.Fatal(errs)
	}
	for i, want := range []State{Sent, Refused, Unknown} {
		m := wantState(t, j, got[i].ID, want)
		if m.Last.Duration != time.Second || m.Rev != got[i].Rev {
			t.Errorf("%+v, told as %+v", m, got[i])
		}
	}
	// What was decided meanwhile keeps its place and spoils nothing.
	again, errs := s.FinishAll(t.Context(), []End{{begun[0], Outcome{State: Unknown}}})
	wantError[*StateError](t, errs[0])
	if again[0].State != Sent {
		t.Errorf("%+v", again[0])
	}
	if _, errs := s.FinishAll(t.Context(), []End{{begun[0], Outcome{State: Expired}}}); errs[0] == nil {
		t.Error("an outcome that there is not was taken")
	}
	if _, err := s.BeginAll(t.Context(), []string{"nothing"}, Leaving); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

// A process that dies with a request for several leaves all of them unknown, and nothing of what comes after them goes.
func TestADeadGroupIsUnknown(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	in := toFriends([]string{"a", "b", "c"}, "하나", "둘")
	added, begun, err := s.AddAndBegin(t.Context(), in, 2, in.Account)
	check(t, err)
	if len(begun) != 2 || len(added) != 6 {
		t.Fatalf("%d of %d begun", len(begun), len(added))
	}
	check(t, s.Close())
	for i, want := range []State{Unknown, Queued, Unknown, Queued, Queued, Queued} {
		wantState(t, j, added[i].ID, want)
	}
	s = sending(t, j)
	got, err := s.NextGroup(t.Context(), Group{Max: 5})
	check(t, err)
	if !slices.Equal(recipients(got), []string{"c"}) || got[0].Part != 1 {
		t.Errorf("next: %+v", got)
	}
}
