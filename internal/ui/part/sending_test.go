package part

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// sendingRig sends without waiting.
func sendingRig(t *testing.T) (*Sending, *kit.Shared, *kittest.Session) {
	t.Helper()
	s, fake := kittest.Shared()
	s.Account = kittest.Account()
	x := NewSending(s)
	x.Wait = func(kind kit.JobKind, _ time.Duration) (kit.JobID, tea.Cmd) {
		return s.Jobs.Start(kind, time.Minute, func(context.Context) (any, error) { return nil, nil })
	}
	return x, s, fake
}

func finished(t *testing.T, cmd tea.Cmd) kit.Finished {
	t.Helper()
	msgs := kittest.Run(cmd)
	if len(msgs) != 1 {
		t.Fatalf("%v", msgs)
	}
	return msgs[0].(kit.Finished)
}

// deliver sends one text to the end.
func deliver(t *testing.T, x *Sending) {
	t.Helper()
	frozen, ended := 0, 0
	x.Freeze = func() tea.Cmd { frozen++; return nil }
	x.Outcome = func() tea.Cmd { ended++; return nil }
	if _, mine := x.Finished(finished(t, x.Begin())); !mine || frozen != 1 || ended != 0 {
		t.Fatalf("frozen %d, ended %d", frozen, ended)
	}
	cmd := x.Deliver(session.Intent{Parts: []session.Message{{Text: "a"}}})
	if !x.Busy() || x.Begin() != nil {
		t.Fatal("a second message could go out beside the first")
	}
	if _, mine := x.Finished(finished(t, cmd)); !mine || frozen != 1 || ended != 1 {
		t.Fatalf("frozen %d, ended %d", frozen, ended)
	}
}

func TestSendingOneAtATime(t *testing.T) {
	t.Parallel()
	x, _, fake := sendingRig(t)
	deliver(t, x)
	if !x.Sent() || x.Failed() != nil || len(fake.Sent()) != 1 {
		t.Errorf("sent %v, failed %v", x.Sent(), x.Failed())
	}
	for _, other := range []kit.Finished{{ID: 99}, {}} {
		if _, mine := x.Finished(other); mine {
			t.Error("the end of another job was taken")
		}
	}
	x.Freeze = func() tea.Cmd { t.Error("a pause that was cut short goes on"); return nil }
	cmd := x.Begin()
	f := finished(t, cmd)
	f.Err = context.Canceled
	if _, mine := x.Finished(f); !mine || x.Busy() {
		t.Error("a pause that was cut short is not over")
	}
}

func TestSendingHearsWhatBecameOfIt(t *testing.T) {
	t.Parallel()
	cut := &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Written: true, Err: errors.New("cut")}
	for name, c := range map[string]struct {
		msg  tea.Msg
		sent bool
		gone bool
	}{
		"drained":       {kit.Drained{Tried: []session.Delivery{{ID: "m1", State: journal.Sent}}}, true, true},
		"event":         {kit.EventMsg{Event: session.Event{ID: "m1"}}, true, true},
		"another":       {kit.EventMsg{Event: session.Event{ID: "m2"}}, false, false},
		"still unknown": {kit.Drained{Tried: []session.Delivery{{ID: "m1", State: journal.Unknown, Err: kittest.Undelivered("m1", cut)}}}, false, false},
		"given up":      {kit.LedgerMsg{}, false, true},
	} {
		x, s, fake := sendingRig(t)
		fake.SendErr = cut
		deliver(t, x)
		if x.Fate() != session.Unknown || !x.Kept() {
			t.Fatalf("%s: %v", name, x.Fate())
		}
		s.Ledger = kit.Ledger{Known: true, Asked: kittest.Now.Add(time.Second)}
		x.Hear(c.msg)
		if x.Sent() != c.sent || (x.Failed() == nil) != c.gone {
			t.Errorf("%s: sent %v, failed %v", name, x.Sent(), x.Failed())
		}
	}
}

func TestSendingTellsOfEachReceiver(t *testing.T) {
	t.Parallel()
	x, s, _ := sendingRig(t)
	s.To = []kakao.Friend{{UUID: "u1", Nickname: "김이슬"}, {UUID: "u2", Nickname: "박하늘"}}
	refused := kittest.Undelivered("m2", &kakao.Error{Kind: kakao.Refused, Code: "-532", Status: 400})
	x.Finished(finished(t, x.Begin()))
	f := finished(t, x.Deliver(session.Intent{Parts: []session.Message{{Text: "a"}}}))
	f.Err, f.Result = refused, session.Receipt{Messages: []session.Delivery{
		{ID: "m1", State: journal.Sent, To: "u1"}, {ID: "m2", State: journal.Refused, To: "u2", Err: refused},
	}}
	x.Finished(f)
	r := &Paragraph{W: 60}
	x.Trouble(r, true)
	told := strings.Join(r.Rows, "\n")
	for _, want := range []string{"김이슬", "박하늘", "보냄", "거절"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is missing:\n%s", want, told)
		}
	}
	if !x.Kept() {
		t.Error("one of them has it, and it may be sent anew without a question")
	}
	x.Hear(kit.EventMsg{Event: session.Event{ID: "m2"}})
	if !x.Sent() {
		t.Error("everybody has it now")
	}
	for _, row := range r.Rows {
		if kit.Width(row) > 60 {
			t.Errorf("%q", row)
		}
	}
}
