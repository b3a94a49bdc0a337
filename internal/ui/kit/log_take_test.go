package kit_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func own(id string, fate session.Fate) session.Event {
	return session.Event{At: kittest.Now, ID: id, Op: kakao.OpSendToMe, Fate: fate, What: id}
}

func told(id string, state journal.State) journal.Entry {
	m := kittest.Message(id, id, state, "")
	return journal.Entry{Message: &m}
}

func shown(l *kit.Log) string {
	var all []string
	for i := range l.Len(kit.All) {
		e := l.At(kit.All, i)
		all = append(all, fmt.Sprintf("%s %s", e.ID, e.Fate))
	}
	return strings.Join(all, ", ")
}

// What this run did itself is in the log once, in whichever order its event and the journal tell it.
func TestLogTakesWhatOthersDid(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		do   func(*kit.Log)
		want string
	}{
		"own, then told":    {func(l *kit.Log) { l.Append(own("a", session.Sent)); l.Take(told("a", journal.Sent)) }, "a sent"},
		"told, then own":    {func(l *kit.Log) { l.Take(told("a", journal.Sent)); l.Append(own("a", session.Sent)) }, "a sent"},
		"consent is queued": {func(l *kit.Log) { l.Append(own("a", session.NeedsConsent)); l.Take(told("a", journal.Queued)) }, "a consent"},
		"another process's": {func(l *kit.Log) { l.Take(told("b", journal.Refused)) }, "b refused"},
		"under way":         {func(l *kit.Log) { l.Take(told("b", journal.Sending)) }, ""},
		"given up":          {func(l *kit.Log) { l.Append(own("a", session.Queued)); l.Take(told("a", journal.Dropped)) }, "a queued"},
		"sent by another":   {func(l *kit.Log) { l.Append(own("a", session.Queued)); l.Take(told("a", journal.Sent)) }, "a queued, a sent"},
		"told twice":        {func(l *kit.Log) { l.Take(told("b", journal.Sent)); l.Take(told("b", journal.Sent)) }, "b sent"},
		"two of our own":    {func(l *kit.Log) { l.Append(own("a", session.Queued)); l.Append(own("a", session.Queued)) }, "a queued, a queued"},
	} {
		var l kit.Log
		c.do(&l)
		if got := shown(&l); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	var l kit.Log
	l.Append(own("a", session.Queued))
	for _, c := range []struct {
		state       journal.State
		news, shown bool
	}{{journal.Queued, false, false}, {journal.Sending, true, false}, {journal.Sent, true, true}, {journal.Sent, false, false}} {
		if _, news, shown := l.Take(told("a", c.state)); news != c.news || shown != c.shown {
			t.Errorf("%s: news %v, shown %v", c.state, news, shown)
		}
	}
	before := l.Version()
	l.Take(told("a", journal.Sent))
	if e := l.At(kit.All, 0); l.Version() == before || l.At(kit.All, 1).Message == nil || e.Message == nil {
		t.Error("nothing was learned about the message")
	}
}

func TestLogTakesCallsOnce(t *testing.T) {
	t.Parallel()
	event := func(at time.Time) journal.Entry {
		return journal.Entry{Event: &journal.Event{At: at, Op: string(kakao.OpRefresh), Fate: journal.Sent}}
	}
	call := session.Event{At: kittest.Now, Op: kakao.OpRefresh, Fate: session.Sent}
	var l kit.Log
	l.Append(call)
	if _, news, shown := l.Take(event(kittest.Now.UTC())); news || shown {
		t.Error("our own refresh was taken for another's")
	}
	if _, news, shown := l.Take(event(kittest.Now.Add(time.Second))); !news || !shown || l.Len(kit.All) != 2 {
		t.Errorf("another's refresh: news %v, shown %v", news, shown)
	}
	call.At = kittest.Now.Add(time.Second)
	l.Append(call) // it was our own after all
	if l.Len(kit.All) != 2 {
		t.Errorf("%d entries", l.Len(kit.All))
	}
}

func TestPeople(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	s.People = kit.NewPeople(session.Friends{At: kittest.Now, List: []kakao.Friend{{UUID: "a", Nickname: "김이슬\x1b"}, {UUID: "long-uuid-without-a-name"}}})
	s.To = []kakao.Friend{{UUID: "b", Nickname: "홍길동"}}
	for uuid, want := range map[string]string{"me": "나에게", "a": "김이슬␛", "b": "홍길동", "long-uuid-without-a-name": "long-uui", "another-stranger": "another-"} {
		if got := s.NameOf(uuid); got != want {
			t.Errorf("%s is %q, want %q", uuid, got, want)
		}
	}
	if !s.People.Young(kittest.Now.Add(9*time.Minute)) || s.People.Young(kittest.Now.Add(11*time.Minute)) || (&kit.People{}).Young(kittest.Now) {
		t.Error("the age of the list")
	}
}
