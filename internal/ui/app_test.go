package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func TestQuitKeepsTheDraft(t *testing.T) {
	t.Parallel()
	for _, how := range []tea.Msg{kittest.Key("ctrl+c"), Hangup{}} {
		r := running(t)
		r.press("쓰던 글")
		r.send(how)
		if r.quit {
			t.Fatalf("%T: the app ended before the draft was saved", how)
		}
		r.until("the end", func() bool { return r.quit })
		if r.fake.Saved.Text != "쓰던 글" {
			t.Errorf("%T: the draft is %q", how, r.fake.Saved.Text)
		}
		empty := running(t)
		empty.send(how)
		empty.until("the end", func() bool { return empty.quit })
		if slices.Contains(empty.fake.Calls(), "ChangeDraft") {
			t.Errorf("%T: a draft that is on disk was written again", how)
		}
	}
}

// The draft belongs to compose and is kept whatever page and overlay is up.
func TestQuitFromAnywhereKeepsTheDraft(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"f2"}, {"f1"}, {"ctrl+p"}, {"ctrl+p", "로그아웃", "enter"}} {
		r := running(t)
		r.press("쓰던 글")
		r.press(keys...)
		if keys[0] == "f2" {
			r.until("status", func() bool { return r.app.at == kit.Status })
		}
		r.press("ctrl+c")
		r.until("the end", func() bool { return r.quit })
		if r.fake.Saved.Text != "쓰던 글" {
			t.Errorf("%v: the draft is %q", keys, r.fake.Saved.Text)
		}
	}
}

func TestQuitWarnsOnceOfAnUnsavedDraft(t *testing.T) {
	t.Parallel()
	r := running(t)
	page := &fakePage{draft: &store.Draft{Text: "글"}}
	r.withPage(page)
	r.fake.SaveErr = &store.NotWritableError{Op: "write", Path: "draft.json", Err: errors.New("read-only")}
	warned := func() bool { return r.app.notice.text == text.QuitDraftUnsaved }
	r.press("ctrl+c")
	r.until("the warning", warned)
	r.shows(strings.Fields(r.say(text.QuitDraftUnsaved))[0])
	r.press("가")
	r.press("ctrl+c") // after another key this is a first ctrl+c again
	r.until("a second warning", warned)
	if r.quit {
		t.Fatal("the draft was given up without a second ctrl+c")
	}
	r.press("ctrl+c")
	r.until("the end", func() bool { return r.quit })
}

func TestHangupEndsWithoutADraftToo(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.withPage(&fakePage{draft: &store.Draft{Text: "글"}})
	r.fake.SaveErr = errors.New("disk full")
	r.send(Hangup{})
	r.until("the end", func() bool { return r.quit })
}

// A signal does not cut a message that is on its way: its answer is waited for, as long as the screen allows.
func TestHangupWaitsForAMessageOnItsWay(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.withPage(&fakePage{})
	id, _ := r.app.s.Jobs.Start(kit.JobSend, time.Hour, nil)
	r.send(Hangup{})
	if r.quit {
		t.Fatal("the message was cut")
	}
	r.send(kit.Finished{ID: id, Kind: kit.JobSend})
	r.until("the end", func() bool { return r.quit })
}

func TestQuitWarnsWhileAMessageIsOnItsWay(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.withPage(&fakePage{})
	id, _ := r.app.s.Jobs.Start(kit.JobSend, time.Hour, nil)
	warned := func() bool { return r.app.notice.text == text.QuitWhileSending }
	r.press("ctrl+c")
	if r.quit || !warned() {
		t.Fatal("no warning")
	}
	r.shows("ctrl+c")
	r.press("up", "ctrl+c")
	if r.quit || !warned() {
		t.Fatal("a ctrl+c long after the warning quits")
	}
	r.press("ctrl+c")
	r.until("the end", func() bool { return r.quit })
	r.quit = false
	if !warned() {
		t.Fatal("the warning went before the message")
	}
	r.send(kit.Finished{ID: id, Kind: kit.JobSend})
	if warned() {
		t.Error("it still says that a message is on its way")
	}
	r.press("esc", "ctrl+c")
	r.until("the end after the message arrived, at the first ctrl+c", func() bool { return r.quit })
}

func TestSuspendSavesTheDraftFirst(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.press("쓰던 글", "ctrl+z")
	if len(r.term.asked) > 0 {
		t.Fatal("suspended before the draft was saved")
	}
	r.until("the suspension", func() bool { return slices.Contains(r.term.asked, "suspend") })
	if r.fake.Saved.Text != "쓰던 글" {
		t.Errorf("the draft is %q", r.fake.Saved.Text)
	}
	r.send(tea.ResumeMsg{})
	r.shows("쓰던 글")
	broken := running(t)
	broken.withPage(&fakePage{draft: &store.Draft{Text: "글"}})
	broken.fake.SaveErr = errors.New("disk full")
	broken.press("ctrl+z")
	broken.until("the suspension", func() bool { return slices.Contains(broken.term.asked, "suspend") })
}

// One tick a second, and only while something counts down and the window has the focus.
func TestTicks(t *testing.T) {
	t.Parallel()
	r := running(t)
	if r.ticks != 1 {
		t.Fatalf("%d ticks are under way for somebody logged in", r.ticks)
	}
	r.press("가", "나")
	r.send(tea.FocusMsg{}, tea.WindowSizeMsg{Width: 90, Height: 30})
	for range 5 {
		r.tick(time.Second)
	}
	r.shows("5:41:02")
	r.send(tea.BlurMsg{})
	if r.tick(time.Second); r.ticks != 0 {
		t.Error("it ticks on without the focus")
	}
	r.press("다")
	r.send(kit.AccountMsg{})
	if r.ticks != 0 {
		t.Error("something began to tick without the focus")
	}
	r.pass(time.Hour)
	r.send(tea.FocusMsg{}, tea.FocusMsg{})
	if r.ticks != 1 {
		t.Errorf("%d ticks are under way after the focus came back", r.ticks)
	}
	r.shows("4:41:01")
}

func TestNothingTicksWhereNothingCounts(t *testing.T) {
	t.Parallel()
	for _, page := range []kit.PageID{kit.Welcome, kit.Setup, kit.Compose, kit.Status} {
		r := running(t, loggedOut, at(page))
		r.press("가", "tab", "f1", "esc")
		r.send(tea.FocusMsg{})
		if r.ticks != 0 {
			t.Errorf("%s ticks", page)
		}
	}
	r := running(t, loggedOut)
	page := &fakePage{}
	r.withPage(page)
	page.wants.tick = true
	r.press("가")
	r.tick(time.Second)
	if got := page.got[len(page.got)-1]; got != tea.Msg(kit.Tick{Now: r.now}) {
		t.Errorf("the page got %v for a tick", got)
	}
	page.wants.tick = false
	if r.tick(time.Second); r.ticks != 0 {
		t.Error("it ticks on for a page that has nothing to count")
	}
}

// The access token is refreshed when it is due, later and later while that fails, and at most every half minute.
func TestAutoRefresh(t *testing.T) {
	t.Parallel()
	r := running(t)
	count := func() (n int) {
		for _, c := range r.fake.Calls() {
			if c == "EnsureFresh" {
				n++
			}
		}
		return n
	}
	idle := func() bool { return !r.app.s.Jobs.Running(kit.JobRefresh) && !r.app.s.Jobs.Running(kit.JobStatus) }
	due := r.fake.StatusIs.NextRefresh
	r.tick(due.Sub(r.now) - time.Second)
	if count() != 0 || !idle() {
		t.Fatal("refreshed before it was due")
	}
	r.fake.RefreshErr = errors.New("offline")
	want := 0
	for _, wait := range []time.Duration{time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, 15 * time.Minute, 15 * time.Minute} {
		if wait > time.Second {
			r.tick(wait - time.Second)
			r.until("nothing", idle)
			if count() != want {
				t.Fatalf("tried again after less than %v", wait)
			}
		}
		want++
		r.tick(time.Second)
		r.until("a try", func() bool { return count() == want && idle() })
	}
	r.fake.RefreshErr = nil
	want++
	r.tick(15 * time.Minute)
	r.until("a try that works", func() bool { return count() == want && idle() })
	r.tick(29 * time.Second) // the disk still says that it is due
	r.until("nothing", idle)
	if count() != want {
		t.Fatal("refreshed twice within half a minute")
	}
	r.fake.StatusIs.NextRefresh = r.now.Add(time.Hour)
	r.send(kit.AccountChanged{})
	r.settle()
	r.tick(time.Minute)
	r.until("nothing", idle)
	if count() != want {
		t.Error("refreshed though nothing is due")
	}
}

func TestNoAutoRefreshForNobody(t *testing.T) {
	t.Parallel()
	r := running(t, loggedOut)
	r.pass(100 * 24 * time.Hour)
	r.send(r.app.second(r.now))
	if slices.Contains(r.fake.Calls(), "EnsureFresh") || r.app.s.Jobs.Running(kit.JobRefresh) {
		t.Error("refreshed without a login")
	}
}

// Events of the session reach log, counter and page, a burst of them at once, and listening goes on.
func TestEvents(t *testing.T) {
	t.Parallel()
	r := running(t, withEvents)
	r.shows("0통")
	burst := []session.Event{
		{At: r.now, Op: kakao.OpSendToMe, Fate: session.Sent, What: "하나"},
		{At: r.now, Op: kakao.OpRefresh, Fate: session.Sent},
		{At: r.now, Op: kakao.OpSendToMe, Fate: session.Refused, What: "둘", Err: refused("-10")},
		{At: r.now, Op: kakao.OpSendToMe, Fate: session.Unknown, What: "셋", Err: noAnswer},
	}
	r.fake.Keep(session.Quota{Sender: session.Count{Used: 1, Limit: 100}})
	for _, e := range burst {
		r.events <- e
	}
	r.until("the log", func() bool { return r.app.s.Log.Len(kit.All) == len(burst) })
	r.shows("하나", "-10")
	r.until("the count", func() bool { return strings.Contains(r.screen(), "오늘 1통") })
	if r.app.s.Log.Len(kit.SentOnly) != 1 || r.app.s.Log.Len(kit.FailedOnly) != 2 {
		t.Error("the filters are wrong")
	}
	page := &fakePage{}
	r.withPage(page)
	r.fake.Keep(session.Quota{Sender: session.Count{Used: 2, Limit: 100}})
	r.events <- burst[0]
	r.until("the next event", func() bool {
		return slices.ContainsFunc(page.got, func(m tea.Msg) bool { e, ok := m.(kit.EventMsg); return ok && e.Event.What == "하나" })
	})
	r.until("the next count", func() bool { return strings.Contains(r.screen(), "오늘 2통") })
	close(r.events)
}

func TestAccountOfTheDiskThenOfKakao(t *testing.T) {
	t.Parallel()
	r := newRig(t, func(r *rig, _ *Options) { r.fake.StatusIs.Scopes, r.fake.StatusIs.Missing = nil, nil })
	a := r.app
	disk, online := kittest.Account().Status, kittest.Account().Status
	disk.Scopes, disk.Nickname = nil, ""
	online.Missing = []string{"talk_message"}
	a.askAccount(true)
	answer := func(id kit.JobID, st session.Status, err error) {
		f := kit.Finished{ID: id, Kind: kit.JobStatus, Err: err}
		if err == nil {
			f.Result = st
		}
		r.send(f)
	}
	answer(a.account.disk, disk, nil)
	if acc := a.s.Account; !acc.Status.LoggedIn || acc.Known {
		t.Fatalf("from disk: %+v", acc)
	}
	answer(a.account.kakao, online, nil)
	if acc := a.s.Account; !acc.Known || len(acc.Status.Missing) != 1 || acc.Status.Nickname != "홍길동" {
		t.Fatalf("from Kakao: %+v", acc)
	}
	// After a refresh the disk has new tokens, and of the rest only what Kakao said is known.
	a.askAccount(false)
	disk.Tokens.AccessExpiresAt = disk.Tokens.AccessExpiresAt.Add(time.Hour)
	answer(a.account.disk, disk, nil)
	if acc := a.s.Account; !acc.Known || len(acc.Status.Missing) != 1 || acc.Status.Nickname != "홍길동" || !acc.Status.Tokens.AccessExpiresAt.Equal(disk.Tokens.AccessExpiresAt) {
		t.Fatalf("from disk again: %+v", acc)
	}
	a.askAccount(true)
	answer(a.account.kakao, session.Status{}, errors.New("offline"))
	if acc := a.s.Account; acc.Err == nil || !acc.Known || len(acc.Status.Missing) != 1 {
		t.Fatalf("a failed question took what was known: %+v", acc)
	}
	// Somebody else logged in: nothing of the first person stays.
	a.askAccount(false)
	disk.UserID++
	answer(a.account.disk, disk, nil)
	if acc := a.s.Account; acc.Known || len(acc.Status.Missing) > 0 || acc.Status.Nickname != "" {
		t.Fatalf("another person has %+v", acc)
	}
}

func TestOldAnswersAreDropped(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.app.askAccount(true)
	old := r.app.account
	r.app.askAccount(true)
	st := kittest.Account().Status
	r.send(kit.Finished{ID: old.disk, Kind: kit.JobStatus, Result: st}, kit.Finished{ID: old.kakao, Kind: kit.JobStatus, Result: st})
	if r.app.s.Account.Status.LoggedIn {
		t.Error("an answer to an older question was taken")
	}
	r.send(kit.Finished{}, kit.Finished{Kind: kit.JobStatus, Result: st})
	if r.app.s.Account.Status.LoggedIn {
		t.Error("an answer to nothing was taken")
	}
}

// A job that a page started ends at that page, whichever is on show by then.
func TestFinishedReachesEveryPage(t *testing.T) {
	t.Parallel()
	r := running(t)
	hidden, on := &fakePage{}, &fakePage{}
	r.app.pages = map[kit.PageID]kit.Page{kit.Status: hidden, kit.Compose: on}
	f := kit.Finished{ID: 12345, Kind: kit.JobOther}
	r.send(f)
	for _, p := range []*fakePage{hidden, on} {
		if len(p.got) != 1 || p.got[0] != tea.Msg(f) {
			t.Errorf("a page got %v", p.got)
		}
	}
	r.send(kit.EventMsg{}, tea.BlurMsg{})
	if len(hidden.got) != 1 || len(on.got) != 3 {
		t.Error("other messages are the shown page's alone")
	}
}

// leavingPage tells that it was left.
type leavingPage struct {
	fakePage
	left int
}

func (p *leavingPage) Leave() tea.Cmd { p.left++; return func() tea.Msg { return consoleMsg("left") } }

func TestGoto(t *testing.T) {
	t.Parallel()
	r := running(t)
	page := &leavingPage{}
	r.withPage(page)
	r.press("f1")
	r.send(kit.Copied{})
	mark := len(r.seen)
	r.send(kit.Goto{To: kit.Status})
	if r.app.at != kit.Status || r.app.overlay != nil || !r.app.notice.text.IsZero() || page.left != 1 {
		t.Errorf("at %s, overlay %v, left %d times", r.app.at, r.app.overlay, page.left)
	}
	r.until("the page's last command", func() bool { return took(r, mark, func(m consoleMsg) bool { return m == "left" }) })
	r.send(kit.Goto{To: "nowhere"})
	if r.app.at != kit.Status {
		t.Error("went nowhere")
	}
	r.press("f3")
	r.until("compose", func() bool { return r.app.at == kit.Compose })
}

func TestStartPages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		page kit.PageID
		want text.Sentence
	}{{kit.Welcome, text.WelcomeTitle}, {kit.Setup, text.SetupTitle}, {kit.Login, text.LoginPageTitle}, {kit.Compose, text.ComposeMessage}, {kit.Status, text.PartTokens}} {
		r := running(t, at(c.page))
		r.shows(r.say(c.want))
		asked := took(r, 0, func(f kit.Finished) bool { return f.ID == r.app.account.kakao && f.ID != 0 })
		if c.page == kit.Compose && !asked {
			r.until("Kakao's answer", func() bool { return r.app.s.Account.Known })
		}
		if v := r.app.View(); !v.AltScreen || !v.ReportFocus {
			t.Errorf("%s: the view wants %+v", c.page, v)
		}
	}
}

func TestNothingIsDrawnBeforeTheSizeIsKnown(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	if v := r.app.View(); v.Content != "" || !v.AltScreen {
		t.Errorf("%+v", v)
	}
}
