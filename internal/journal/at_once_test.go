package journal

import (
	"errors"
	"testing"
)

func TestAddAndBegin(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	s := sending(t, j)
	in := text("하나")
	in.Parts = append(in.Parts, Body{Text: "둘"})
	in.Key = "k"
	added, a, err := s.AddAndBegin(t.Context(), in, 1, in.Account)
	check(t, err)
	if len(a) != 1 || a[0].N() != 1 || len(added) != 2 {
		t.Fatalf("%+v, %+v", added, a)
	}
	if got := wantState(t, j, added[0].ID, Sending); got.Last.Written.IsZero() {
		t.Errorf("the request may leave, and the journal does not say so: %+v", got.Last)
	}
	wantState(t, j, added[1].ID, Queued)
	_, err = a[0].Finish(t.Context(), Outcome{State: Sent, Written: true, Status: 200})
	check(t, err)
	wantState(t, j, added[0].ID, Sent)
	if _, _, err := s.AddAndBegin(t.Context(), in, 1, in.Account); !errors.As(err, new(*KeyTakenError)) {
		t.Errorf("the key was taken: %v", err)
	}

	// The second part is still to go, and so nothing goes before it.
	behind, a, err := s.AddAndBegin(t.Context(), text("셋"), 1, Account{App: "other"}, in.Account)
	check(t, err)
	if a != nil {
		t.Error("it overtook a message")
	}
	wantState(t, j, behind[0].ID, Queued)
	waiting := text("넷")
	waiting.Account, waiting.Wait = Account{App: "other"}, WaitLogin
	if _, a, err := s.AddAndBegin(t.Context(), waiting, 1, waiting.Account); err != nil || a != nil {
		t.Errorf("what is to wait was begun: %v, %v", a, err)
	}
	_, _, err = s.AddAndBegin(t.Context(), Intent{}, 1)
	wantError[*IntentError](t, err)

	// Whoever dies now leaves a message of which nobody knows.
	free := text("다섯")
	free.Account = Account{App: "third"}
	lost, a, err := s.AddAndBegin(t.Context(), free, 1, free.Account)
	check(t, err)
	if len(a) != 1 {
		t.Fatal("nothing was before it")
	}
	check(t, s.Close())
	wantState(t, j, lost[0].ID, Unknown)
}
