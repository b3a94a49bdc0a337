package compose

import (
	"context"
	"errors"
	"strings"
	"testing"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

var (
	offline    = &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Err: errors.New("no route to host")}
	unanswered = &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Written: true, Err: errors.New("EOF")}
	noLogin    = &session.LoginNeededError{Reason: session.LoginExpired}
)

func TestSendWaitsForTheLastSyllable(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("안녕하세", "ctrl+s")
	if n := len(r.fake.Sent()); n != 0 {
		t.Fatalf("sent %d before the syllable could arrive", n)
	}
	r.press("요", "ctrl+s", "ctrl+enter") // the input method's last syllable; more of ctrl+s is nothing
	r.settle()
	sent := r.fake.Sent()
	if len(sent) != 1 || sent[0].Text != "안녕하세요" {
		t.Fatalf("sent %+v", sent)
	}
	if r.p.message.Text() != "" {
		t.Errorf("the sent text stayed: %q", r.p.message.Text())
	}
	r.says("✓ 10:58 보냄")
	if d, pending := r.p.draft.Pending(); pending || r.fake.Saved != (store.Draft{}) {
		t.Errorf("the draft on disk is %+v, pending %+v", r.fake.Saved, d)
	}
	r.press("alt+z")
	if r.p.message.Text() != "안녕하세요" {
		t.Errorf("undo did not bring the sent text back: %q", r.p.message.Text())
	}
}

func TestNothingIsSentTwiceWhileOneIsOnItsWay(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("하나", "ctrl+s")
	r.feed(r.settling)
	if !r.p.NeedsTick() || strings.Contains(r.keys(), "ctrl+s") {
		t.Errorf("under way: tick %v, keys %s", r.p.NeedsTick(), r.keys())
	}
	r.now = r.now.Add(3e9)
	r.says("보내는 중이에요 · 3초")
	r.press("ctrl+s", " 둘")
	r.settle()
	if sent := r.fake.Sent(); len(sent) != 1 || sent[0].Text != "하나" {
		t.Fatalf("sent %+v", sent)
	}
	if r.p.message.Text() != "둘" {
		t.Errorf("what was typed meanwhile should stay alone: %q", r.p.message.Text())
	}
	if r.fake.Saved.Text != "둘" {
		t.Errorf("the draft on disk is %q", r.fake.Saved.Text)
	}
}

func TestMessageCarriesLinkAndButton(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("글", "tab", "https://example.com", "tab", "보기", "ctrl+s")
	r.settle()
	want := session.Message{Text: "글", Link: "https://example.com", MobileLink: "https://example.com", Button: "보기"}
	if sent := r.fake.Sent(); len(sent) != 1 || sent[0] != want {
		t.Fatalf("sent %+v", sent)
	}
	if r.p.link.Value() != "" || r.p.button.Value() != "" {
		t.Errorf("link %q, button %q stayed", r.p.link.Value(), r.p.button.Value())
	}
}

func TestEmptyIsRefused(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("ctrl+s")
	r.settle()
	if len(r.fake.Sent()) != 0 || r.p.out.refusal == nil {
		t.Errorf("sent %d, refusal %v", len(r.fake.Sent()), r.p.out.refusal)
	}
}

func TestBadLinkLeadsToItsField(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("글", "tab", "example", "shift+tab", "ctrl+s")
	r.settle()
	if len(r.fake.Sent()) != 0 || r.p.focus != link {
		t.Fatalf("sent %d, focus %d", len(r.fake.Sent()), r.p.focus)
	}
	r.says("✗")
}

// What is safe in the outbox leaves the editor; what was refused or never kept stays in it.
func TestFailures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		err   error
		stays bool
		keys  string
		says  []string
	}{
		{"queued", offline, false, "ctrl+s 보내기", []string{"○ 대기", "대기함에 있고, 10:59에 저절로 다시 보내요", "f4"}},
		{"unknown", unanswered, false, "ctrl+s 보내기", []string{"? 모름", "카카오톡에서 먼저 확인해 주세요", "f4"}},
		{"refused", refusal("-10", 400), true, "ctrl+s 보내기", []string{"✗"}},
		{"consent", refusal("-402", 403, "talk_message"), false, "ctrl+g 동의 받고 보내기", []string{"○ 대기", "ctrl+g 동의 받고 보내기", "저절로 나가요"}},
		{"login", noLogin, false, "ctrl+g 로그인하고 보내기", []string{"○ 대기", "ctrl+g 로그인하고 보내기", "저절로 나가요"}},
		{"cancelled", context.Canceled, true, "ctrl+s 보내기", []string{"글은 여기에만 남아 있어요", "ctrl+s로 다시 보내 주세요"}},
		{"disk", &journal.NotWritableError{Op: "writing", Path: "journal.db", Err: errors.New("no space")}, true, "ctrl+s 보내기", []string{"✗", "글은 여기에만 남아 있어요"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := entered(t)
			r.fake.SendErr = c.err
			r.press("소중한 글", "ctrl+s")
			r.settle()
			want := ""
			if c.stays {
				want = "소중한 글"
			}
			if r.p.message.Text() != want || r.fake.Saved.Text != want {
				t.Fatalf("text %q, draft %q", r.p.message.Text(), r.fake.Saved.Text)
			}
			if kept := len(r.fake.Box) == 1; kept != (!c.stays || c.name == "refused") {
				t.Errorf("kept in the outbox: %v", kept)
			}
			r.says(c.says...)
			if !strings.Contains(r.keys(), c.keys) {
				t.Errorf("keys: %s", r.keys())
			}
			r.p.Update(kit.Tick{Now: r.now})
			r.says(c.says...)
			r.press("alt+z")
			if !c.stays && r.p.message.Text() != "소중한 글" {
				t.Error("undo did not bring the text back")
			}
		})
	}
}

func TestFailuresInEnglish(t *testing.T) {
	t.Parallel()
	for err, says := range map[error][]string{
		offline:                              {"queued", "in the outbox and goes out by itself at", "f4 shows it"},
		unanswered:                           {"unknown", "Look in KakaoTalk first", "f4 leads there"},
		noLogin:                              {"ctrl+g log in and send", "goes out by itself after that"},
		refusal("-402", 403, "talk_message"): {"ctrl+g get consent and send"},
		context.Canceled:                     {"It was not sent", "kept nowhere but here", "ctrl+s"},
	} {
		r := entered(t)
		r.s.Lang = text.English
		r.fake.SendErr = err
		r.press("words", "ctrl+s")
		r.settle()
		r.says(says...)
		if err == unanswered {
			r.press("words", "ctrl+s")
			r.settle()
			r.says("may have arrived already", "press ctrl+s once more")
		}
	}
}

// Once the text is in the outbox, ctrl+s sends nothing: there is one way out for it.
func TestWhatIsInTheOutboxIsNotSentFromTheEditorToo(t *testing.T) {
	t.Parallel()
	for _, err := range []error{offline, unanswered, noLogin, refusal("-402", 403, "talk_message")} {
		r := entered(t)
		r.fake.SendErr = err
		r.press("글", "ctrl+s")
		r.settle()
		r.fake.SendErr = nil
		r.press("ctrl+s")
		r.settle()
		if n := len(r.fake.Sent()); n != 1 {
			t.Errorf("%v: sent %d times", err, n)
		}
	}
}

func TestSecondTryOfWhatWasNotKept(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = context.DeadlineExceeded
	r.press("글", "ctrl+s")
	r.settle()
	r.fake.SendErr = nil
	r.press("ctrl+s")
	r.settle()
	if n := len(r.fake.Sent()); n != 2 || r.p.sending.Failed() != nil || r.p.message.Text() != "" {
		t.Errorf("sent %d, failed %v, text %q", n, r.p.sending.Failed(), r.p.message.Text())
	}
	r.saysNot("보내지 못했어요")
}

// The same words written again after an outcome that nobody knows are asked about once.
func TestUnknownIsSentAgainOnlyAfterADecision(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = unanswered
	r.press("글", "ctrl+s")
	r.settle()
	r.fake.SendErr = nil

	r.press("글", "ctrl+s")
	r.settle()
	if n := len(r.fake.Sent()); n != 1 {
		t.Fatalf("sent %d times without a decision", n)
	}
	r.says("ctrl+s를 한 번 더 누르세요")
	if !strings.Contains(r.keys(), "그래도 다시 보내기") {
		t.Errorf("keys: %s", r.keys())
	}

	// Another text is another message, and the question is asked anew when the old one comes back.
	r.press("x", "backspace", "ctrl+s")
	r.settle()
	if n := len(r.fake.Sent()); n != 1 {
		t.Fatalf("an old decision counted for a new question: sent %d", n)
	}
	r.press("ctrl+s")
	r.settle()
	if n := len(r.fake.Sent()); n != 2 || r.p.message.Text() != "" {
		t.Fatalf("sent %d, text %q", n, r.p.message.Text())
	}
	r.press("글", "ctrl+s")
	r.settle()
	if n := len(r.fake.Sent()); n != 3 {
		t.Errorf("the doubt outlived the success: sent %d", n)
	}
}

func TestAnotherTextAfterUnknownIsSentAtOnce(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = unanswered
	r.press("글", "ctrl+s")
	r.settle()
	r.fake.SendErr = nil
	r.press("글 둘", "ctrl+s")
	r.settle()
	if n := len(r.fake.Sent()); n != 2 {
		t.Errorf("sent %d", n)
	}
}

// The line below the editor follows its message through the outbox.
func TestTheLineFollowsTheMessage(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = offline
	r.press("글", "ctrl+s")
	r.settle()
	id := "m1"
	r.p.Update(kit.Drained{Tried: []session.Delivery{{ID: "another", State: journal.Sent}}})
	r.says("○ 대기")
	r.p.Update(kit.Drained{Tried: []session.Delivery{{ID: id, State: journal.Unknown, Err: kittest.Undelivered(id, unanswered)}}})
	r.says("? 모름")
	r.p.Update(kit.Drained{Tried: []session.Delivery{{ID: id, State: journal.Sent}}})
	r.says("✓ 10:58 보냄")
	r.saysNot("? 모름", "○ 대기")

	r.fake.SendErr = unanswered
	r.press("둘", "ctrl+s")
	r.settle()
	old := r.s.Ledger
	r.s.Ledger = kit.Ledger{Known: true, Asked: r.p.sending.Ended().Add(-1)} // asked before the message was written
	r.p.Update(kit.LedgerMsg{})
	r.says("? 모름")
	r.s.Ledger = kit.Ledger{Known: true, Asked: r.p.sending.Ended().Add(1), Outbox: r.fake.Box}
	r.p.Update(kit.LedgerMsg{})
	r.says("? 모름")
	r.s.Ledger.Outbox = old.Outbox
	r.p.Update(kit.LedgerMsg{})
	r.saysNot("? 모름")
}

func TestStrayAnswersChangeNothing(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("글")
	r.do(r.p.Update(kit.Finished{ID: 4711, Kind: kit.JobSend}))
	r.do(r.p.Update(kit.Finished{Kind: kit.JobSend, Err: offline}))
	r.settle()
	if r.p.message.Text() != "글" || r.p.sending.Failed() != nil || r.p.sending.Sent() {
		t.Errorf("text %q, %+v", r.p.message.Text(), r.p.sending)
	}
}

func TestTheAppClosingSendsNothing(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("글", "ctrl+s")
	r.do(r.p.Update(kit.Finished{ID: r.settling, Kind: kit.JobSend, Err: context.Canceled}))
	if n := len(r.fake.Sent()); n != 0 || r.p.sending.Busy() {
		t.Errorf("sent %d, busy %v", n, r.p.sending.Busy())
	}
}
