package compose

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// past puts messages into the journal and enters the page.
func past(t *testing.T, messages ...journal.Message) *rig {
	t.Helper()
	r := newRig(t)
	for i, m := range messages {
		m.Seq = int64(len(messages) - i)
		r.fake.History = append(r.fake.History, journal.Entry{Message: &m})
	}
	r.do(r.p.Enter(nil))
	r.settle()
	r.p.focusOn(log)
	r.screen(80, 21)
	return r
}

func TestAMessageOfTheLogIsWrittenAgain(t *testing.T) {
	t.Parallel()
	m := kittest.Message("old", "지난 글", journal.Sent, "")
	m.Link = "https://example.com/a"
	m.Template, _ = json.Marshal(map[string]any{"text": "지난 글", "button_title": "보기", "link": map[string]string{"web_url": m.Link}})
	r := past(t, m)
	r.press("ctrl+r")
	r.settle()
	want := session.Message{Text: "지난 글", Link: m.Link, MobileLink: m.Link, Button: "보기"}
	if r.p.content() != want || r.p.focus != message {
		t.Fatalf("%+v, focus %d", r.p.content(), r.p.focus)
	}
	if len(r.fake.Sent()) != 0 {
		t.Fatal("it was sent without ctrl+s")
	}
	r.press("ctrl+s")
	r.settle()
	if sent := r.fake.Sent(); len(sent) != 1 || sent[0] != want {
		t.Errorf("sent %+v", sent)
	}
}

func TestWritingAgainKeepsWhatStoodThere(t *testing.T) {
	t.Parallel()
	r := past(t, kittest.Message("old", "지난 글", journal.Sent, ""))
	r.p.focusOn(message)
	r.press("쓰던 글", "shift+tab", "ctrl+r")
	r.settle()
	r.says("alt+z를 누르면 돌아와요")
	r.press("alt+z")
	if r.p.message.Text() != "쓰던 글" {
		t.Errorf("undo gives %q", r.p.message.Text())
	}
	r.saysNot("돌아와요")
}

// What may have arrived is not doubled by way of the log either.
func TestWritingAgainWhatMayHaveArrivedAsksFirst(t *testing.T) {
	t.Parallel()
	r := past(t, kittest.Message("old", "지난 글", journal.Unknown, ""))
	r.press("ctrl+r", "ctrl+s")
	r.settle()
	if n := len(r.fake.Sent()); n != 0 {
		t.Fatalf("sent %d without a decision", n)
	}
	r.says("ctrl+s를 한 번 더")
	r.press("ctrl+s")
	r.settle()
	if n := len(r.fake.Sent()); n != 1 {
		t.Errorf("sent %d", n)
	}
}

// A call of this run has only the beginning of its text: the rest is read first.
func TestTheWholeTextIsTaken(t *testing.T) {
	t.Parallel()
	whole := strings.Repeat("아주 긴 글 ", 20)
	r := past(t)
	m := kittest.Message("m1", whole, journal.Sent, "")
	r.fake.History = []journal.Entry{{Message: &m}}
	e := event(session.Sent, kakao.OpSendToMe, "아주 긴…", nil)
	e.ID = "m1"
	r.s.Log.Append(e)
	r.press("ctrl+y")
	r.settle()
	if got := r.s.Ports.Terminal.(*kittest.Terminal).Copied; !slices.Equal(got, []string{whole}) {
		t.Errorf("copied %q", got)
	}
	r.fake.LogErr = errors.New("disk")
	r.press("ctrl+r")
	r.settle()
	r.p.focusOn(message)
	r.says("! 글을 가져오지 못했어요")
	r.p.focusOn(log)
	r.fake.LogErr = nil
	r.press("ctrl+r")
	r.settle()
	if r.p.message.Text() != whole {
		t.Errorf("text %q", r.p.message.Text())
	}
	r.saysNot("가져오지 못했어요")
}

func TestWhatIsNoMessageHasNoText(t *testing.T) {
	t.Parallel()
	gone := kittest.Message("gone", "", journal.Sent, "")
	gone.BodyGone = true
	r := past(t, gone)
	if k := r.keys(); strings.Contains(k, "ctrl+r") || strings.Contains(k, "ctrl+y") {
		t.Errorf("a text that was not kept is offered: %s", k)
	}
	r.s.Log.Append(event(session.Sent, kakao.OpRefresh, "", nil))
	if k := r.keys(); strings.Contains(k, "ctrl+r") || !strings.Contains(k, "ctrl+f 찾기") {
		t.Errorf("keys: %s", k)
	}
}

func TestSearchFromTheKeyboard(t *testing.T) {
	t.Parallel()
	r := past(t, kittest.Message("a", "서버 점검", journal.Sent, ""), kittest.Message("b", "좋은 아침", journal.Sent, ""))
	r.press("ctrl+f", "점검", "enter")
	r.settle()
	r.says("서버 점검")
	r.saysNot("좋은 아침")
	if r.p.message.Text() != "" {
		t.Errorf("the search was typed into the message: %q", r.p.message.Text())
	}
	for _, size := range sizes {
		if b := r.p.View(size[0], size[1]); b.Cursor == nil || b.Cursor.Y >= size[1] {
			t.Errorf("%v: cursor %v", size, b.Cursor)
		}
	}
	r.press("esc")
	r.settle()
	r.says("좋은 아침")
	if r.p.focus != log {
		t.Errorf("focus %d", r.p.focus)
	}
	r.press("가")
	if r.p.message.Text() != "가" {
		t.Errorf("without a search typing goes to %q", r.p.message.Text())
	}
	// From the palette, wherever the focus is.
	for _, b := range r.p.Bindings() {
		if b.Shown() == "" {
			r.do(b.Do())
		}
	}
	if !r.p.log.Searching() || r.p.focus != log {
		t.Error("the palette's command does not search")
	}
}

// A past of more than one page: what is typed while a page is still to be read keeps no search from its answer.
func TestSearchInALongPast(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.History = kittest.Past(1000)
	r.do(r.p.Enter(nil))
	r.settle()
	r.p.focusOn(log)
	r.screen(80, 21)
	for range 12 {
		r.press("pgdown")
		r.screen(80, 21)
		r.settle()
	}
	r.do(r.p.Update(tea.MouseWheelMsg{X: r.p.places[log].x, Y: r.p.places[log].y + 1, Button: tea.MouseWheelDown}))
	r.press("ctrl+f", "글 77", "enter")
	r.settle()
	r.says("지난 글 77")
	if r.s.Jobs.Running(kit.JobOther) {
		t.Error("something is still being read")
	}
}

// The page hears of its message from the events of whoever sends it.
func TestTheLineHearsOfItsMessage(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = refusal("-402", 403, "talk_message")
	r.press("글", "ctrl+s")
	r.settle()
	e := event(session.Sent, kakao.OpSendToMe, "글", nil)
	e.ID = "another"
	r.p.Update(kit.EventMsg{Event: e})
	r.says("○ 대기")
	e.ID = "m1"
	r.p.Update(kit.EventMsg{Event: e})
	r.says("✓ 10:58 보냄")
}
