package compose

import (
	"context"
	"fmt"
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

// friends are n friends with names of different lengths.
func friends(n int) []kakao.Friend {
	out := make([]kakao.Friend, n)
	for i := range out {
		out[i] = kakao.Friend{UUID: fmt.Sprintf("uuid-%d", i), Nickname: []string{"김이슬", "Max Mustermann", "남궁민수", "👩‍💻이", "홍\x1b[31m길동"}[i%5]}
	}
	return out
}

// choose makes friends the recipients, as the root does.
func (r *rig) choose(to ...kakao.Friend) {
	r.s.To = to
	r.do(r.p.Update(kit.RecipientsMsg{}))
}

// short is a text with fields that can be sent.
func (r *rig) short() {
	r.p.message.SetText("점심 먹자")
	r.p.link.SetValue("")
	r.p.button.SetValue("")
}

// some is a text to three friends, of whom one cannot be reached and one may have got it.
func (r *rig) some() {
	r.short()
	r.choose(friends(3)...)
	r.fake.Fail = map[string]error{"uuid-1": refusal("-530", 400), "uuid-2": unanswered}
}

func (r *rig) send() {
	r.press("ctrl+s")
	r.settle()
}

func TestToFriendsItAsksOnce(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.short()
	r.says("점심 먹자")
	if s := r.screen(80, 21); !strings.Contains(s, "받는 사람   나에게") {
		t.Errorf("to oneself:\n%s", s)
	}
	r.choose(friends(4)[:2]...)
	r.says("받는 사람", "김이슬")
	r.send()
	if n := len(r.fake.Sent()); n != 0 {
		t.Fatalf("sent %d without a decision", n)
	}
	r.says("김이슬, Max Mustermann에게 보낼까요?", "ctrl+s를 한 번 더")
	if k := r.keys(); !strings.HasPrefix(k, "ctrl+s 정말 보내기, esc 보내지 않기") {
		t.Errorf("keys: %s", k)
	}
	r.press("esc")
	r.saysNot("보낼까요?")
	r.send()
	r.choose(friends(1)...) // others: asked anew
	r.send()
	r.press("!", "backspace") // a change: asked anew
	r.send()
	if n := len(r.fake.Sent()); n != 0 {
		t.Fatalf("sent %d: an old decision counted for a new question", n)
	}
	r.send()
	in := r.fake.Intents()
	if len(in) != 1 || !slices.Equal(in[0].To, []string{"uuid-0"}) || in[0].Parts[0].Text != "점심 먹자" {
		t.Fatalf("sent %+v", in)
	}
	if r.p.message.Text() != "" {
		t.Errorf("the sent text stayed: %q", r.p.message.Text())
	}
	r.says("✓ 10:58 보냄 · 김이슬")
}

func TestTheResultForEachFriend(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.some()
	r.send()
	r.send()
	if s := r.screen(80, 21); !strings.Contains(s, "? 남궁민수 모름") || !strings.Contains(s, "✗ Max Mustermann 거절") || !strings.Contains(s, "✓ 김이슬 보냄") {
		t.Errorf("results:\n%s", s)
	}
	if r.p.message.Text() != "" {
		t.Error("what one of them got is still in the editor")
	}
	// The same again to the same may arrive twice: that is said as well.
	r.short()
	r.send()
	if s := r.screen(80, 21); !strings.Contains(s, "이미 도착했을 수") {
		t.Errorf("question:\n%s", s)
	}
}

// Refused by all it stays in the editor, and what is sent in its place replaces it.
func TestARefusedMessageIsReplaced(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = refusal("-10", 400)
	r.press("틀린 글", "ctrl+s")
	r.settle()
	r.fake.SendErr = nil
	r.press("!")
	r.send()
	r.press("다른 글")
	r.send()
	in := r.fake.Intents()
	if len(in) != 3 || in[1].Replaces != "m1" || in[2].Replaces != "" {
		t.Fatalf("intents %+v", in)
	}

	// To several friends: the first is replaced, the others are given up once the new one is kept.
	r.short()
	r.choose(friends(2)...)
	r.fake.Fail = map[string]error{"uuid-0": refusal("-530", 400), "uuid-1": refusal("-530", 400)}
	r.send()
	r.send()
	if r.p.message.Text() == "" {
		t.Fatal("what nobody got left the editor")
	}
	ids := r.p.out.mends
	r.fake.Fail = nil
	r.press("!")
	r.send()
	r.send()
	in = r.fake.Intents()
	if last := in[len(in)-1]; len(ids) != 2 || last.Replaces != ids[0] || !slices.Contains(r.fake.Calls(), "Drop "+ids[1]) {
		t.Errorf("ids %v, last %+v, calls %v", ids, last, r.fake.Calls())
	}
}

func TestNothingIsReplacedThatSomebodyDecidedAbout(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = refusal("-10", 400)
	r.press("글", "ctrl+s")
	r.settle()
	r.fake.SendErr = nil
	r.s.Ledger = kit.Ledger{Known: true, Asked: r.p.sending.Ended().Add(1)} // it was dropped in the outbox
	r.p.Update(kit.LedgerMsg{})
	r.press("!")
	r.send()
	if in := r.fake.Intents(); len(in) != 2 || in[1].Replaces != "" {
		t.Errorf("intents %+v", in)
	}
	// For other recipients it is another message.
	r.fake.SendErr = refusal("-10", 400)
	r.press("글")
	r.send()
	r.fake.SendErr = nil
	r.choose(friends(1)...)
	r.send()
	r.send()
	if in := r.fake.Intents(); in[len(in)-1].Replaces != "" {
		t.Errorf("replaces %q", in[len(in)-1].Replaces)
	}
}

// A failure that kept nothing changes nothing about what is to be replaced, unless that is why it failed.
func TestTheReplacedMessageIsRemembered(t *testing.T) {
	t.Parallel()
	for err, want := range map[error]string{
		context.Canceled:                "m1",
		&journal.ReplaceError{ID: "m1"}: "",
	} {
		r := entered(t)
		r.fake.SendErr = refusal("-10", 400)
		r.press("글", "ctrl+s")
		r.settle()
		r.fake.SendErr = err
		r.press("!")
		r.send()
		r.fake.SendErr = nil
		r.send()
		if in := r.fake.Intents(); len(in) != 3 || in[1].Replaces != "m1" || in[2].Replaces != want {
			t.Errorf("%v: %+v", err, in)
		}
	}
}

func TestARefusedMessageOfTheLogIsReplacedToo(t *testing.T) {
	t.Parallel()
	r := past(t, kittest.Message("old", "지난 글", journal.Refused, ""))
	r.press("ctrl+r", "!")
	r.send()
	if in := r.fake.Intents(); len(in) != 1 || in[0].Replaces != "old" {
		t.Errorf("intents %+v", in)
	}
}

func TestKeysLeadToFriendsAndCards(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]kit.Goto{
		"ctrl+t": {To: kit.Friends, Arg: kit.ChooseFriends{Back: kit.Compose}}, "ctrl+k": {To: kit.Card},
	} {
		for at := range panes {
			r := entered(t)
			r.p.View(120, 37)
			r.p.focusOn(at)
			r.press(key)
			r.settle()
			if len(r.others) == 0 || r.others[len(r.others)-1] != want {
				t.Errorf("%s in pane %d: %v", key, at, r.others)
			}
		}
	}
}

func TestLongTextGoesInParts(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.s.Ledger = kit.Ledger{Known: true, Quota: session.Quota{Sender: session.Count{Used: 3, Limit: 100}}}
	long := strings.Repeat("열 글자쯤 되는 말. ", 37)
	r.p.message.SetText(long)
	r.p.link.SetValue("https://example.com")
	r.p.button.SetValue("보기")
	r.says("444 / 200 · 3통으로 나눠요")
	if s := r.screen(80, 21); !strings.Contains(s, "오늘 3 + 3 / 100") {
		t.Errorf("no quota in\n%s", s)
	}
	r.choose(friends(2)...)
	if s := r.screen(80, 21); !strings.Contains(s, "오늘 3 + 6 / 100") {
		t.Errorf("no quota in\n%s", s)
	}
	r.choose()
	r.send()
	in := r.fake.Intents()
	if len(in) != 1 || len(in[0].Parts) != 3 {
		t.Fatalf("sent %+v", in)
	}
	for i, m := range in[0].Parts {
		if want := fmt.Sprintf("(%d/3) ", i+1); !strings.HasPrefix(m.Text, want) || (m.Link != "") != (i == 2) || (m.Button != "") != (i == 2) {
			t.Errorf("part %d: %+v", i, m)
		}
	}
	r.says("✓ 10:58 보냄")
	if s := r.screen(80, 21); !strings.Contains(s, "✓ 10:58 보냄 · 3통") {
		t.Errorf("state:\n%s", s)
	}
}

func TestTooManyPartsAreRefusedBeforeTheFirst(t *testing.T) {
	t.Parallel()
	for _, n := range []int{450, 20_000} {
		r := entered(t)
		r.p.message.SetText(strings.Repeat("말 한마디 ", n))
		r.says("10통이 넘어요")
		r.send()
		if len(r.fake.Intents()) != 0 || r.p.out.refusal == nil {
			t.Fatalf("sent %d", len(r.fake.Intents()))
		}
		r.press("가") // never refuses typing
		r.p.message.Replace("짧은 글")
		r.press("!")
		if r.p.out.refusal != nil {
			t.Errorf("the reason stayed after the text was mended: %v", r.p.out.refusal)
		}
	}
}

// A part that was refused keeps the others back; nothing arrived, so the text stays to be mended.
func TestARefusedFirstPartStaysInTheEditor(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.p.message.SetText(strings.Repeat("열 글자쯤 되는 말. ", 37))
	r.fake.SendErr = refusal("-10", 400)
	r.send()
	if r.p.message.Text() == "" || len(r.p.out.mends) != 3 {
		t.Fatalf("text %q, mends %v", r.p.message.Text(), r.p.out.mends)
	}
	r.says("✗")
}

func TestTheUnitComesFromTheSettings(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.p.message.SetText("👩‍💻")
	r.says("3 / 200")
	r.fake.Set.Count = "utf16"
	r.says("5 / 200")
	r.fake.Set.Count = "grapheme"
	r.says("1 / 200")
	r.p.message.SetText(strings.Repeat("👩‍💻", 150))
	r.send()
	if in := r.fake.Intents(); len(in) != 1 || len(in[0].Parts) != 1 {
		t.Errorf("150 characters of people are %+v", in)
	}
	r.p.message.SetText(strings.Repeat("👩‍💻", 250))
	r.says("2통으로 나눠요")
}

func TestMobileLinkOnTheWidePage(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.screen(120, 37)
	r.press("글", "tab", "https://example.com", "tab", "https://m.example.com")
	if r.p.focus != mobile {
		t.Fatalf("focus %d", r.p.focus)
	}
	r.settle()
	if r.fake.Saved.MobileLink != "https://m.example.com" {
		t.Errorf("draft %+v", r.fake.Saved)
	}
	for _, size := range sizes {
		if b := r.p.View(size[0], size[1]); b.Cursor == nil {
			t.Errorf("%v: no cursor", size)
		}
	}
	r.send()
	want := session.Message{Text: "글", Link: "https://example.com", MobileLink: "https://m.example.com"}
	if sent := r.fake.Sent(); len(sent) != 1 || sent[0] != want {
		t.Fatalf("sent %+v", sent)
	}
	if r.p.mobile.Value() != "" {
		t.Error("the link stayed")
	}
}

func TestPreview(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("점심 먹자")
	if s := r.screen(120, 37); strings.Count(s, "점심 먹자") != 2 || !strings.Contains(s, "알림이 울리지 않아요") {
		t.Errorf("beside the editor:\n%s", s)
	}
	r.choose(friends(1)...)
	if s := r.screen(120, 37); strings.Contains(s, "알림이 울리지 않아요") {
		t.Errorf("to a friend:\n%s", s)
	}
	for _, size := range sizes[:2] {
		r.screen(size[0], size[1])
		r.press("f5")
		if s := r.screen(size[0], size[1]); !strings.Contains(s, "미리보기") || !strings.Contains(s, "점심 먹자") || strings.Contains(s, "기록") {
			t.Errorf("%v:\n%s", size, s)
		}
		r.press("esc")
		if s := r.screen(size[0], size[1]); strings.Contains(s, "미리보기") {
			t.Errorf("%v after esc:\n%s", size, s)
		}
	}
	r.press("f5", "!")
	if r.p.message.Text() != "점심 먹자!" || r.p.peeking() {
		t.Errorf("typing in the preview: %q", r.p.message.Text())
	}
}

func TestPreviewOfThePartWithTheCursor(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.p.message.SetText(strings.Repeat("처음 말. ", 40) + strings.Repeat("다음 말. ", 40))
	if s := r.screen(120, 37); !strings.Contains(s, "미리보기  3/3") || !strings.Contains(s, "자세히 보기") {
		t.Errorf("at the end:\n%s", s)
	}
	r.press("ctrl+home")
	if s := r.screen(120, 37); !strings.Contains(s, "미리보기  1/3") || !strings.Contains(s, "(1/3) 처음") {
		t.Errorf("at the beginning:\n%s", s)
	}
	r.p.message.SetText(strings.Repeat("말 ", 5000))
	if s := r.screen(120, 37); !strings.Contains(s, "10통이 넘는 글은") {
		t.Errorf("far too long:\n%s", s)
	}
}

// A row of the recipients is a door to the friends page.
func TestClickOnTheRecipients(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.screen(80, 21)
	r.do(r.p.click(tea.MouseClickMsg{X: r.p.toPlace.x, Y: r.p.toPlace.y, Button: tea.MouseLeft}))
	r.settle()
	if len(r.others) == 0 || r.others[len(r.others)-1].(kit.Goto).To != kit.Friends {
		t.Errorf("%v", r.others)
	}
}

// However long names are, the question is asked and the key that mends is named in 40 columns too.
func TestLongNamesLeaveRoomForWhatMatters(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.short()
	var to []kakao.Friend
	for i := range 4 {
		to = append(to, kakao.Friend{UUID: fmt.Sprint("uuid-", i), Nickname: strings.Repeat("아주 긴 별명 ", 20)})
	}
	r.choose(to...)
	r.send()
	r.says("외 3명에게 보낼까요?", "ctrl+s를 한 번 더 누르면 보내요.")
	r.fake.SendErr = refusal("-402", 403, "talk_message")
	r.send()
	r.says("대기 · 사용자가 동의하지 않은 항목이 필요해요", "ctrl+g 동의 받고 보내기")
}
