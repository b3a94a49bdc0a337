package session

import (
	"context"
	"fmt"
	"testing"
)

// What another session of the same profile does is found from the number on that was given before.
func TestChanges(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	ctx := context.Background()
	other, _ := k.process()
	deliver := func(s *Session, text string) {
		t.Helper()
		if _, err := s.Deliver(ctx, say(text)); err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	deliver(k.s, "앞의 글")
	_, at, more, err := k.s.Changes(ctx, -1)
	if err != nil || more || at <= 0 {
		t.Fatalf("begins at %d, more %v: %v", at, more, err)
	}
	if found, next, _, err := k.s.Changes(ctx, at); err != nil || len(found) != 0 || next != at {
		t.Fatalf("nothing happened, yet %v, %d: %v", found, next, err)
	}
	deliver(other, "뒤의 글")
	found, next, _, err := k.s.Changes(ctx, at)
	if err != nil || next <= at {
		t.Fatalf("next %d after %d: %v", next, at, err)
	}
	texts := ""
	for _, e := range found {
		if e.Message != nil {
			texts += fmt.Sprintf("%s %s;", e.Message.Text, e.Message.State)
		}
	}
	if texts != "뒤의 글 sent;" {
		t.Errorf("found %q", texts)
	}
	// Another journal in the place of the old one begins anew.
	if found, again, _, err := k.s.Changes(ctx, next+1000); err != nil || len(found) != 0 || again != next {
		t.Errorf("goes on at %d with %v: %v", again, found, err)
	}
}

func TestChangesWithoutAJournal(t *testing.T) {
	t.Parallel()
	s := &Session{}
	if found, next, more, err := s.Changes(context.Background(), -1); found != nil || next != -1 || more || err != nil {
		t.Errorf("%v %d %v %v", found, next, more, err)
	}
}
