package outbox

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

var sizes = [][2]int{{40, 9}, {80, 21}, {120, 37}}

// rig is a page whose questions to the root are answered as the root would.
type rig struct {
	*testing.T
	p    *Page
	s    *kit.Shared
	fake *kittest.Session
	went []kit.Goto
}

func newRig(t *testing.T, box ...journal.Message) *rig {
	t.Helper()
	r := &rig{T: t}
	r.s, r.fake = kittest.Shared()
	r.s.Account = kittest.Account()
	r.fake.Box = box
	r.p = New(r.s).(*Page)
	r.feed(kittest.Run(r.p.Enter(nil)))
	return r
}

func (r *rig) feed(msgs []tea.Msg) {
	for _, m := range msgs {
		switch m := m.(type) {
		case kit.AskLedger:
			r.s.Ledger = kit.Ledger{Known: true, Outbox: slices.Clone(r.fake.Box)}
			r.feed(kittest.Run(r.p.Update(kit.LedgerMsg{})))
		case kit.Goto:
			r.went = append(r.went, m)
		default:
			r.feed(kittest.Run(r.p.Update(m)))
		}
	}
}

func (r *rig) press(keys ...string) {
	r.p.View(80, 21)
	for _, k := range keys {
		r.feed(kittest.Press(r.p, k))
	}
}

func (r *rig) screen(w, h int) string {
	rows := r.p.View(w, h).Rows
	for i := range rows {
		rows[i] = ansi.Strip(rows[i])
	}
	return strings.Join(rows, "\n")
}

// says looks for words that may be broken over rows, where there is room for all of them.
func (r *rig) says(words ...string) {
	r.Helper()
	for _, w := range []int{40, 80, 120} {
		flat := strings.Join(strings.Fields(r.screen(w, 60)), "")
		for _, word := range words {
			if !strings.Contains(flat, strings.ReplaceAll(word, " ", "")) {
				r.Errorf("%d columns do not say %q:\n%s", w, word, r.screen(w, 60))
			}
		}
	}
}

func (r *rig) keys() string {
	var all []string
	for _, b := range r.p.Bindings() {
		all = append(all, b.Shown()+" "+r.s.Say(b.Label))
	}
	return strings.Join(all, ", ")
}

func (r *rig) asked(call string) bool { return slices.Contains(r.fake.Calls(), call) }

func message(id string, state journal.State, wait journal.Wait) journal.Message {
	return kittest.Message(id, "기다리는 글 "+id, state, wait)
}

// Every state says its word, why the message is here, and offers just what the journal allows.
func TestStates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		m     journal.Message
		says  []string
		keys  []string
		never []string
	}{
		{"queued", message("a", journal.Queued, ""), []string{"○ 대기", "11:00에 저절로 다시 보내요"}, []string{"ctrl+r", "ctrl+t", "ctrl+d"}, []string{"ctrl+g"}},
		{"consent", message("a", journal.Queued, journal.WaitConsent), []string{"동의하면 저절로 나가요"}, []string{"ctrl+g 동의 받고 보내기", "ctrl+d"}, nil},
		{"login", message("a", journal.Queued, journal.WaitLogin), []string{"로그인하면 저절로 나가요"}, []string{"ctrl+g 로그인하고 보내기"}, nil},
		{"part", message("a", journal.Queued, journal.WaitPart), []string{"앞부분이 도착했는지"}, []string{"ctrl+d"}, []string{"ctrl+g"}},
		{"unknown", message("a", journal.Unknown, ""), []string{"? 모름", "있으면 ctrl+t, 없으면 ctrl+r"}, []string{"ctrl+r", "ctrl+t 도착했어요", "ctrl+d"}, []string{"ctrl+g"}},
		{"refused", message("a", journal.Refused, ""), []string{"✗ 거절"}, []string{"ctrl+r", "ctrl+d"}, []string{"ctrl+t", "ctrl+g"}},
		{"expired", message("a", journal.Expired, ""), []string{"✗ 기한 지남"}, []string{"ctrl+r", "ctrl+d"}, []string{"ctrl+t"}},
		{"sending", message("a", journal.Sending, ""), []string{"← 보내는 중"}, []string{"esc"}, []string{"ctrl+r", "ctrl+t", "ctrl+d"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t, c.m)
			r.says(append(c.says, "기다리는 글 a")...)
			for _, k := range c.keys {
				if !strings.Contains(r.keys(), k) {
					t.Errorf("no %q among %s", k, r.keys())
				}
			}
			for _, k := range c.never {
				if strings.Contains(r.keys(), k) {
					t.Errorf("%q among %s", k, r.keys())
				}
			}
		})
	}
}

func TestNothingWaits(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.says("기다리는 메시지가 없어요")
	r.press("ctrl+r", "ctrl+t", "ctrl+d", "enter", "down", "up")
	r.press("esc")
	if len(r.went) != 1 || r.went[0].To != kit.Compose {
		t.Errorf("esc leads to %v", r.went)
	}
	r.s.Ledger = kit.Ledger{}
	r.says("대기함을 읽고 있어요")
	r.s.Ledger.Err = errors.New("boom")
	r.says("대기함을 읽지 못했어요")
}

func TestQueuedIsSentAgainAtOnce(t *testing.T) {
	t.Parallel()
	r := newRig(t, message("a", journal.Queued, ""), message("b", journal.Queued, ""))
	r.says("앞의 메시지가 나간 뒤에 저절로 나가요")
	r.press("down", "ctrl+r")
	if !r.asked("Retry b") || len(r.s.Ledger.Outbox) != 1 {
		t.Fatalf("asked %v", r.fake.Calls())
	}
	r.says("보냈어요")
	r.press("ctrl+a") // one alone is no many
	if r.asked("Retry ") {
		t.Error("all were sent by a key that is not there")
	}
	all := newRig(t, message("a", journal.Queued, ""), message("b", journal.Queued, ""), message("c", journal.Unknown, ""))
	all.press("ctrl+a")
	if !all.asked("Retry ") || len(all.s.Ledger.Outbox) != 1 {
		t.Errorf("asked %v", all.fake.Calls())
	}
}

// What may have arrived is sent again only at a second ctrl+r, and given up only at a second ctrl+d.
func TestDecisionsAreAskedOnce(t *testing.T) {
	t.Parallel()
	for key, c := range map[string]struct{ call, question, label, done string }{
		"ctrl+r": {"Retry a", "이미 도착했다면 두 번 가요", "그래도 다시 보내기", "보냈어요"},
		"ctrl+d": {"Drop a", "포기할까요", "정말 포기", "보내지 않기로 했어요"},
	} {
		r := newRig(t, message("a", journal.Unknown, ""))
		r.press(key)
		if r.asked(c.call) {
			t.Fatalf("%s did it without a question", key)
		}
		r.says(c.question)
		if !strings.Contains(r.keys(), key+" "+c.label) || !strings.Contains(r.keys(), "esc 그대로 두기") {
			t.Errorf("keys: %s", r.keys())
		}
		for _, other := range []string{"esc", "up", "가"} {
			r.press(other)
			if r.p.asking != nothing || len(r.went) > 0 {
				t.Errorf("%s after the question: asking %v, went %v", other, r.p.asking, r.went)
			}
			r.press(key)
			if r.asked(c.call) {
				t.Fatalf("a question that was left with %s counted", other)
			}
		}
		r.press(key)
		if !r.asked(c.call) || len(r.s.Ledger.Outbox) != 0 {
			t.Errorf("%s twice: asked %v", key, r.fake.Calls())
		}
		r.says(c.done)
	}
}

func TestArrivedIsNoted(t *testing.T) {
	t.Parallel()
	r := newRig(t, message("a", journal.Unknown, ""), message("b", journal.Refused, ""))
	r.press("ctrl+t")
	if !r.asked("MarkSent a") {
		t.Errorf("asked %v", r.fake.Calls())
	}
	r.says("도착한 것으로 적었어요", "기다리는 글 b")
}

// A decision that could not be taken is told, and stays told until the next one.
func TestFailedDecision(t *testing.T) {
	t.Parallel()
	r := newRig(t, message("a", journal.Unknown, ""))
	r.fake.DecideErr = &journal.StateError{ID: "a", State: journal.Sent, Step: "mark as sent"}
	r.press("ctrl+t")
	r.says("✗ 이 메시지에는 할 수 없는 일이에요")
	r.press("up")
	r.says("✗ 이 메시지에는 할 수 없는 일이에요")
	r.fake.DecideErr = nil
	r.press("ctrl+t")
	r.says("도착한 것으로 적었어요")
}

func TestAttemptsOfAnOpenedMessage(t *testing.T) {
	t.Parallel()
	m := message("a", journal.Queued, "")
	m.Text, m.Link = "첫 줄\n둘째 줄", "https://example.com/x"
	r := newRig(t, m)
	r.fake.Tries = map[string][]journal.Attempt{"a": {m.Last, {N: 2, Started: kittest.Now, Fate: journal.Unknown, Duration: time.Second}}}
	r.press("enter")
	r.says("첫 줄", "둘째 줄", "https://example.com/x", "1번째", "09:58:01", "○ 대기", "HTTP 503", "-9798", "2번째", "? 모름", "ID a · app")
	r.fake.Box[0].Attempts = 2 // another try happened
	before := len(r.fake.Calls())
	r.feed([]tea.Msg{kit.AskLedger{}})
	if !slices.Contains(r.fake.Calls()[before:], "Attempts a") {
		t.Error("a new attempt was not read")
	}
	r.press("enter")
	if strings.Contains(r.screen(80, 40), "1번째") {
		t.Error("closed it shows everything")
	}
}

// A long opened message is read by going down; the next message follows it.
func TestOpenedMessageScrolls(t *testing.T) {
	t.Parallel()
	m := message("a", journal.Queued, "")
	for i := range 30 {
		m.Text += fmt.Sprintf("\n줄%02d.", i)
	}
	r := newRig(t, m, message("b", journal.Unknown, ""))
	r.press("enter")
	seen := ""
	for range 60 {
		seen += r.screen(40, 9)
		r.feed(kittest.Press(r.p, "down"))
	}
	for i := range 30 {
		if !strings.Contains(seen, fmt.Sprintf("줄%02d.", i)) {
			t.Errorf("row %d never came into view", i)
		}
	}
	if r.p.chosen != "b" {
		t.Errorf("the way down ended at %q", r.p.chosen)
	}
}

func TestWhereAPersonIsNeeded(t *testing.T) {
	t.Parallel()
	for wait, scopes := range map[journal.Wait][]string{journal.WaitConsent: session.Required, journal.WaitLogin: nil} {
		r := newRig(t, message("a", journal.Queued, wait))
		r.press("ctrl+g")
		ask, _ := r.went[0].Arg.(kit.AskConsent)
		if r.went[0].To != kit.Login || !slices.Equal(ask.Scopes, scopes) {
			t.Errorf("%s leads to %+v", wait, r.went[0])
		}
	}
	m := message("a", journal.Queued, "")
	m.Last.Code, m.Last.Status = "KOE010", 401
	r := newRig(t, m)
	r.says("고치면 나가요", "ctrl+g 설정 고치기")
	r.press("ctrl+g")
	if r.went[0] != (kit.Goto{To: kit.Setup, Arg: kit.Mend{Code: "KOE010"}}) {
		t.Errorf("ctrl+g leads to %+v", r.went[0])
	}
}

func TestMouse(t *testing.T) {
	t.Parallel()
	r := newRig(t, message("a", journal.Unknown, ""), message("b", journal.Queued, ""))
	y := slices.IndexFunc(strings.Split(r.screen(80, 21), "\n"), func(s string) bool { return strings.Contains(s, "글 b") })
	for want := range 2 {
		r.feed(kittest.Run(r.p.Update(tea.MouseClickMsg{X: 5, Y: y, Button: tea.MouseLeft})))
		if r.p.chosen != "b" || r.p.open != (want == 1) {
			t.Errorf("click %d: chosen %q, open %v", want, r.p.chosen, r.p.open)
		}
	}
	r.p.Update(tea.MouseClickMsg{X: 5, Y: 20, Button: tea.MouseLeft})
	r.p.Update(tea.MouseClickMsg{X: 5, Y: 0, Button: tea.MouseLeft})
	if r.p.chosen != "b" {
		t.Error("a click beside the list chose something")
	}
}

// No row is ever wider than the page, nothing of a text is obeyed by the terminal, in any state, size and language.
func TestEverySizeEveryState(t *testing.T) {
	t.Parallel()
	var box []journal.Message
	for i, st := range []journal.State{journal.Queued, journal.Sending, journal.Unknown, journal.Refused, journal.Expired} {
		m := message(fmt.Sprintf("02myzp9gyy%d", i), st, "")
		m.Text = "안녕하세요\x1b]0;x\a\u202e " + strings.Repeat("긴 글👩‍💻", 40)
		m.Parts, m.Link, m.Last.Error = 3, "https://example.com/"+strings.Repeat("x", 200), "\x1b[31m"+strings.Repeat("e", 300)
		m.Created = kittest.Now.Add(-time.Duration(i) * 30 * time.Hour)
		box = append(box, m)
	}
	for _, lang := range []text.Lang{text.Korean, text.English} {
		r := newRig(t, box...)
		r.s.Lang = lang
		r.fake.Tries = map[string][]journal.Attempt{box[0].ID: {box[0].Last, box[0].Last}}
		for range box {
			for _, ask := range []verb{nothing, retry, drop} {
				for _, open := range []bool{false, true} {
					r.p.open, r.p.asking = open, ask
					r.feed(kittest.Run(r.p.attempts()))
					for _, size := range append(sizes, [2]int{59, 10}, [2]int{72, 12}) {
						b := r.p.View(size[0], size[1])
						if len(b.Rows) != size[1] {
							t.Errorf("%v: %d rows", size, len(b.Rows))
						}
						for _, row := range b.Rows {
							if kit.Width(row) > size[0] || strings.ContainsAny(row, "\a\u202e\n\t") {
								t.Errorf("%v: %q", size, row)
							}
						}
					}
				}
			}
			r.press("down")
			r.p.open, r.p.skip = false, 0
			r.p.choose(r.p.at + 1)
		}
	}
}

// A message to a friend or of another kind says so, in its row and in its details.
func TestReceiverAndKind(t *testing.T) {
	t.Parallel()
	m := message("a", journal.Unknown, "")
	m.Recipient, m.Kind = "u1", "feed"
	wait := message("b", journal.Queued, journal.WaitConsent)
	wait.Recipient = "u2"
	r := newRig(t, m, wait)
	r.s.People = kit.NewPeople(session.Friends{List: []kakao.Friend{{UUID: "u1", Nickname: "김이슬"}, {UUID: "u2", Nickname: "홍\x1b길동"}}})
	r.says("김이슬 · 피드 · ", "홍␛길동 · 기다", "친구와의 채팅에 있으면 ctrl+t")
	r.press("enter")
	r.says("받는 사람: 김이슬", "종류: 피드")
	r.press("down", "ctrl+g")
	if ask := r.went[len(r.went)-1].Arg.(kit.AskConsent); !slices.Equal(ask.Scopes, []string{"talk_message", "friends"}) {
		t.Errorf("asks for %v", ask.Scopes)
	}
}

// The parts of one message have ids that begin alike and texts that begin with their number: each is shown once and whole.
func TestPartsAreToldApart(t *testing.T) {
	t.Parallel()
	m := message("02mz98ev1dbcja", journal.Unknown, "")
	m.Part, m.Parts, m.Text = 1, 8, "(1/8) "+strings.Repeat("긴 첫 부분이에요 ", 12)+"\n\n끝"
	r := newRig(t, m)
	if s := r.screen(80, 30); strings.Count(s, "(1/8)") != 1 {
		t.Errorf("the number stands there otherwise than once:\n%s", s)
	}
	r.press("enter")
	if s := r.screen(120, 30); strings.Count(s, "02mz98ev1dbcja") != 2 {
		t.Errorf("the id is not there whole, in the row and in the details:\n%s", s)
	}
	bars := 0
	for _, row := range strings.Split(r.screen(60, 40), "\n") {
		if strings.HasPrefix(row, "    │") {
			bars++
		} else if strings.Contains(row, "부분이에요") && bars > 0 {
			t.Errorf("a row of the text has no bar: %q", row)
		}
	}
	if bars < 4 {
		t.Errorf("%d rows of text:\n%s", bars, r.screen(60, 40))
	}
}
