package ui

import (
	"errors"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// by is what another process did, as the journal tells it.
func by(rev int64, id, words string, state journal.State) journal.Entry {
	m := kittest.Message(id, words, state, "")
	m.Rev, m.Seq, m.Origin = rev, rev, "watch"
	m.Delivered = kittest.Now
	return journal.Entry{Message: &m}
}

func TestWhatCronSendsShowsByItself(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.until("nothing under way", idle(r))
	r.fake.Happen(by(1, "cron1", "크론이 보낸 글", journal.Sent))
	r.fake.Keep(session.Quota{Sender: session.Count{Used: 7, Limit: 100}})
	r.hides("크론이 보낸 글")
	r.tick(time.Second)
	r.hides("크론이 보낸 글") // at most every other second
	r.tick(time.Second)
	r.until("the message", func() bool { return r.app.s.Log.Len(kit.All) == 1 && r.app.s.Ledger.Quota.Sender.Used == 7 })
	r.shows("크론이 보낸 글", "오늘 7통")
	r.until("nothing under way", idle(r))
	r.tick(2 * time.Second)
	r.until("nothing under way", idle(r))
	if n := r.app.s.Log.Len(kit.All); n != 1 {
		t.Errorf("%d entries", n)
	}
}

// The journal is not read while its files say that nothing was written, but for a look now and then.
func TestTheJournalIsReadWhenItsFilesChanged(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.until("nothing under way", idle(r))
	r.tick(2 * time.Second)
	asked := r.app.watch.asked
	for range 10 {
		r.tick(2 * time.Second)
	}
	if r.app.watch.asked != asked {
		t.Error("it was read though nothing was written")
	}
	r.fake.Happen(by(1, "cron1", "크론이 보낸 글", journal.Sent))
	r.tick(time.Second)
	r.until("the message", func() bool { return r.app.s.Log.Len(kit.All) == 1 })

	r.until("nothing under way", idle(r))
	r.fake.Hide()
	r.tick(2 * time.Second) // from here on the files tell nothing
	r.until("nothing under way", idle(r))
	asked = r.app.watch.asked
	r.fake.Happen(by(2, "cron2", "감춰진 글", journal.Sent))
	r.tick(20 * time.Second)
	if r.app.watch.asked != asked {
		t.Error("it was read though the files said nothing")
	}
	r.tick(10 * time.Second)
	r.until("the hidden message", func() bool { return r.app.s.Log.Len(kit.All) == 2 })
}

// Where the file system tells of writes late the journal is read every other second.
func TestAJournalWhoseFilesTellNothingIsRead(t *testing.T) {
	t.Parallel()
	r := running(t, func(r *rig, _ *Options) { r.fake.Blind = true })
	r.until("nothing under way", idle(r))
	for range 3 {
		asked := r.app.watch.asked
		r.tick(2 * time.Second)
		if r.app.watch.asked == asked {
			t.Fatal("it was not read")
		}
		r.until("nothing under way", idle(r))
	}
}

func TestNobodyLooksWithoutFocus(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.until("nothing under way", idle(r))
	r.send(tea.BlurMsg{})
	r.tick(5 * time.Second) // the tick that was under way
	r.until("nothing under way", idle(r))
	r.fake.Happen(by(1, "cron1", "크론이 보낸 글", journal.Sent))
	if r.ticks != 0 {
		t.Error("it ticks without focus")
	}
	r.send(tea.FocusMsg{})
	r.until("the message", func() bool { return r.app.s.Log.Len(kit.All) == 1 })
}

func TestAnotherProcessesRefreshIsSeen(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.until("nothing under way", idle(r))
	before := count(r, "Status")
	r.fake.Happen(journal.Entry{Event: &journal.Event{Seq: 3, At: kittest.Now, Op: string(kakao.OpRefresh), Fate: journal.Sent}})
	r.tick(2 * time.Second)
	r.until("the account", func() bool { return count(r, "Status") == before+1 })
	r.shows("액세스 토큰 갱신")
}

func TestAJournalThatCannotBeReadIsAskedAgain(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.until("nothing under way", idle(r))
	r.fake.Happen(by(1, "cron1", "크론이 보낸 글", journal.Sent))
	r.fake.LogErr = errors.New("disk")
	r.tick(2 * time.Second)
	r.until("nothing under way", idle(r))
	r.fake.LogErr = nil
	if r.app.watch.next != 0 {
		t.Errorf("it went on to %d", r.app.watch.next)
	}
	r.tick(2 * time.Second)
	r.until("the message", func() bool { return r.app.s.Log.Len(kit.All) == 1 })
}

func TestRecipientsAndFriends(t *testing.T) {
	t.Parallel()
	r := running(t, func(r *rig, _ *Options) {
		r.fake.People = session.Friends{At: kittest.Now.Add(-time.Hour), List: []kakao.Friend{{UUID: "u1", Nickname: "김이슬"}}}
	})
	r.until("the remembered list", func() bool { return r.app.s.People.Known })
	r.press("ctrl+t")
	r.until("the friends page", func() bool { return r.app.at == kit.Friends })
	r.shows("김이슬")
	r.send(kit.AskFriends{}, kit.AskFriends{}) // one question at a time
	r.until("Kakao's answer", func() bool { return !r.app.s.People.Asking && r.app.people.kakao == 0 })
	r.press("enter")
	r.until("compose", func() bool { return r.app.at == kit.Compose && len(r.app.s.To) == 1 })
	r.shows("받는 사람   김이슬")
	if !slices.Equal(r.app.s.People.Chosen, []string{"u1"}) {
		t.Errorf("the last choice is %v", r.app.s.People.Chosen)
	}
	// Somebody else logs in: friends have other UUIDs there.
	r.fake.StatusIs.UserID++
	r.send(kit.AccountChanged{})
	r.until("nobody is chosen", func() bool { return len(r.app.s.To) == 0 })
	r.shows("받는 사람   나에게")
}

// With an error of Kakao's the remembered list stays.
func TestFriendsStayWithAnError(t *testing.T) {
	t.Parallel()
	r := running(t, func(r *rig, _ *Options) {
		r.fake.People = session.Friends{At: kittest.Now.Add(-time.Hour), List: []kakao.Friend{{UUID: "u1", Nickname: "김이슬"}}}
		r.fake.FriendsErr = &kakao.Error{Kind: kakao.Refused, Op: kakao.OpFriends, Status: 403, Code: "-5"}
	})
	r.send(kit.AskFriends{Fresh: true})
	r.until("the answer", func() bool { return r.app.s.People.Err != nil })
	if len(r.app.s.People.List) != 1 || r.app.s.People.Asking {
		t.Errorf("%+v", r.app.s.People)
	}
}
