package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func waiting(states ...journal.State) []journal.Message {
	var out []journal.Message
	for i, st := range states {
		out = append(out, kittest.Message(string(rune('a'+i)), "기다리는 글", st, journal.NoWait))
	}
	return out
}

func keeping(q session.Quota, box ...journal.Message) option {
	return func(r *rig, _ *Options) { r.fake.Keep(q, box...) }
}

func count(r *rig, call string) int {
	n := 0
	for _, c := range r.fake.Calls() {
		if c == call {
			n++
		}
	}
	return n
}

func idle(r *rig) func() bool { return func() bool { return !r.app.s.Jobs.Running(kit.JobOther) } }

func TestHeaderCountsTodayAndTheOutbox(t *testing.T) {
	t.Parallel()
	used := session.Quota{Sender: session.Count{Used: 17, Limit: 100}}
	r := running(t, keeping(used, waiting(journal.Unknown, journal.Refused, journal.Unknown)...))
	r.until("nothing under way", idle(r))
	r.shows("○ 대기함 2통   오늘 17통", "f4 대기함")
	r.send(tea.WindowSizeMsg{Width: 100, Height: 24})
	r.shows("○ 대기함 2통   오늘 17/100통")
	r.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	r.shows("5:41   58일   ○ 2   17통")
	r.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.press("f2")
	r.until("status", func() bool { return r.app.at == kit.Status })
	if head := r.rows()[0]; strings.Contains(head, "대기함") || !strings.Contains(head, "오늘 17통") {
		t.Errorf("header of status: %q", head)
	}
	r.fake.Keep(used)
	r.send(kit.AskLedger{})
	r.press("f3")
	r.until("nothing waits", func() bool { return r.app.at == kit.Compose && r.app.s.Ledger.Open() == 0 })
	r.hides("대기함")
}

func TestHeaderWarnsNearTheLimits(t *testing.T) {
	t.Parallel()
	th := kit.NewTheme(true)
	for used, want := range map[int]string{79: "오늘 79통", 80: th.Warn.On("오늘 80통"), 100: th.Warn.On("오늘 100통")} {
		r := running(t, keeping(session.Quota{Sender: session.Count{Used: used, Limit: 100}}))
		if head := strings.SplitN(r.app.View().Content, "\n", 2)[0]; !strings.HasSuffix(head, "   "+want) {
			t.Errorf("%d sent: %q", used, head)
		}
	}
	for left, want := range map[time.Duration]string{15: "15일", 14: th.Warn.On("14일"), 2: th.Warn.On("2일"), 1: th.Bad.On("1일")} {
		r := running(t, func(r *rig, _ *Options) { r.fake.StatusIs.Tokens.RefreshExpiresAt = r.now.Add(left * 24 * time.Hour) })
		if head := strings.SplitN(r.app.View().Content, "\n", 2)[0]; !strings.Contains(head, " "+want+"   ") {
			t.Errorf("%d days left: %q", left, head)
		}
	}
}

// The header says nothing of today before the journal was read, and what it said stays when that fails later.
func TestLedgerThatCannotBeRead(t *testing.T) {
	t.Parallel()
	r := running(t, func(r *rig, _ *Options) { r.fake.BoxErr = errors.New("disk") })
	r.hides("오늘")
	if r.app.s.Ledger.Err == nil || r.app.s.Ledger.Known {
		t.Errorf("%+v", r.app.s.Ledger)
	}
	ok := running(t, keeping(session.Quota{Sender: session.Count{Used: 3, Limit: 100}}))
	ok.fake.QuotaErr = errors.New("disk")
	ok.send(kit.AskLedger{})
	ok.until("the failure", func() bool { return ok.app.s.Ledger.Err != nil })
	ok.shows("오늘 3통")
}

// One reading at a time; what is asked meanwhile is one more.
func TestLedgerIsReadOnceAtATime(t *testing.T) {
	t.Parallel()
	r := running(t)
	before := count(r, "Outbox")
	r.send(kit.AskLedger{}, kit.AskLedger{}, kit.AskLedger{}, kit.AskLedger{})
	r.until("both", func() bool { return r.app.ledger.job == 0 })
	if n := count(r, "Outbox") - before; n != 2 {
		t.Errorf("read %d times for four questions", n)
	}
	r.tick(ledgerEvery)
	r.until("the regular one", func() bool { return r.app.ledger.job == 0 })
	if n := count(r, "Outbox") - before; n != 3 {
		t.Errorf("read %d times after a while", n)
	}
}

// The outbox goes out when the account is known, once.
func TestOutboxGoesOutAtTheBeginning(t *testing.T) {
	t.Parallel()
	r := running(t, keeping(session.Quota{}, waiting(journal.Queued, journal.Unknown)...))
	r.until("it went out", func() bool { return len(r.fake.Sent()) == 1 && r.app.drain.job == 0 && r.app.ledger.job == 0 })
	r.send(kit.AccountChanged{Ask: true})
	r.settle()
	if n := count(r, "Drain"); n != 1 {
		t.Errorf("drained %d times", n)
	}
	if r.app.s.Ledger.Open() != 1 {
		t.Errorf("%d are open", r.app.s.Ledger.Open())
	}
	out := running(t, loggedOut, keeping(session.Quota{}, waiting(journal.Queued)...))
	if n := count(out, "Drain"); n != 0 {
		t.Error("drained though nobody is logged in")
	}
}

// While the app is open, what waits goes out when its time has come, and not before.
func TestOutboxGoesOutWhenItsTimeComes(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.fake.Keep(session.Quota{}, waiting(journal.Queued)...) // due in two minutes
	r.send(kit.AskLedger{})
	r.until("the ledger", idle(r))
	r.tick(time.Minute)
	r.until("nothing", idle(r))
	if n := count(r, "Drain"); n != 1 {
		t.Fatalf("drained %d times before the time", n)
	}
	r.tick(time.Minute)
	r.until("it went out", func() bool { return len(r.fake.Sent()) == 1 && idle(r)() })
	r.tick(time.Minute)
	r.until("nothing", idle(r))
	if n := count(r, "Drain"); n != 2 {
		t.Errorf("drained %d times", n)
	}
}

// After consent the waiting message goes out through the outbox, once, and the line below the editor says so.
func TestConsentSendsTheWaitingMessageOnce(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.fake.SendErr = refused("-402")
	r.press("글", "ctrl+s")
	r.until("it waits", func() bool { return r.app.s.Ledger.Open() == 1 })
	r.shows("동의 받고 보내기")
	before := len(r.fake.Sent())
	r.send(kit.Goto{To: kit.Compose, Arg: kit.LoggedIn{SendAfter: true}})
	r.until("it went out", func() bool { return r.app.s.Ledger.Open() == 0 && r.app.drain.job == 0 && r.app.ledger.job == 0 })
	if n := len(r.fake.Sent()) - before; n != 1 {
		t.Errorf("sent %d times", n)
	}
	r.shows("보냄")
	r.hides("동의 받고 보내기")
}

func TestQuitWarnsWhileTheOutboxGoesOut(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.app.s.Ledger.Outbox = waiting(journal.Queued)
	r.app.drainNow()
	r.press("ctrl+c")
	if r.quit || r.app.notice.text != text.QuitWhileSending {
		t.Error("no warning")
	}
}

func TestWayToTheOutboxAndBack(t *testing.T) {
	t.Parallel()
	r := running(t, keeping(session.Quota{}, waiting(journal.Unknown)...))
	r.press("f4")
	r.until("the outbox", func() bool { return r.app.at == kit.Outbox })
	r.shows("기다리는 글", "모름")
	r.press("esc")
	r.until("compose", func() bool { return r.app.at == kit.Compose })
	r.press("ctrl+p", "대기함", "enter")
	r.until("the outbox again", func() bool { return r.app.at == kit.Outbox })
	r.app.at = kit.Login // where f4 means something else
	if slices.ContainsFunc(r.app.global(), func(b kit.Binding) bool { return b.Shown() == "f4" }) {
		t.Error("f4 is taken from the login page")
	}
}
