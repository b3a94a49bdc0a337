package card

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

const plainFeed = `{"object_type":"feed","content":{"title":"제목","link":{"web_url":"https://a.kr"}},"x_own":1}`

func refusal(code string, status int, scopes ...string) error {
	return &kakao.Error{Kind: kakao.Refused, Op: kakao.OpSendToMe, Status: status, Code: code, Written: true, RequiredScopes: scopes}
}

var (
	offline    = &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Err: errors.New("no route")}
	unanswered = &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Written: true, Err: errors.New("cut")}
)

func TestACardIsSent(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.press("ctrl+s")
	r.says("보낼 준비")
	r.press("!") // the syllable that the input method held
	r.settle()
	sent := r.fake.Sent()
	if len(sent) != 1 || sent[0].Other == nil || sent[0].Text != "" {
		t.Fatalf("%+v", sent)
	}
	b, err := json.Marshal(sent[0].Other.Template)
	if err != nil || !strings.Contains(string(b), `"title":"제목!"`) || !strings.Contains(string(b), `"x_own":1`) {
		t.Errorf("%s %v", b, err)
	}
	r.says("보냄")
	if r.p.View(80, 21).Cursor == nil {
		t.Error("there is no cursor in the empty form")
	}
	if r.fake.SavedCard != (store.Card{}) || !r.p.nothingWritten() {
		t.Errorf("what was sent is still there: %+v", r.fake.SavedCard)
	}
	r.command("앞의 내용으로 되돌리기")
	if got := r.json(); !strings.Contains(got, "제목!") {
		t.Errorf("%s", got)
	}
}

func TestWhatCannotBeSentIsToldAtItsField(t *testing.T) {
	t.Parallel()
	r := writing(t, "location", `{"object_type":"location","content":{"title":"a"},"social":{"like_count":"x"}}`)
	r.keys("ctrl+s")
	if len(r.fake.Sent()) != 0 {
		t.Fatal("it was sent")
	}
	if r.p.form.focus != "social.like_count" && r.p.form.focus != "address" {
		t.Errorf("the focus is at %s", r.p.form.focus)
	}
	r.p.form.setFocus("address")
	r.saysAt(80, 21, "숫자만")
	r.p.form.setFocus("address")
	r.keys("판교")
	r.p.form.show("social.like_count")
	r.keys("ctrl+u", "3", "ctrl+s")
	if len(r.fake.Sent()) != 1 {
		t.Errorf("mended, and not sent:\n%s", r.screen(80, 21))
	}
}

func TestCustomAndScrapAreSent(t *testing.T) {
	t.Parallel()
	r := writing(t, kakao.KindCustom, `{"template_id":7,"template_args":{"a":"1","":""}}`)
	r.keys("ctrl+s")
	r.to("웹")
	r.keys("not a page", "ctrl+s")
	r.says("http://나 https://로")
	r.keys("ctrl+u", "https://a.kr/1", "ctrl+s")
	sent := r.fake.Sent()
	if len(sent) != 2 || sent[0].Other.TemplateID != 7 || len(sent[0].Other.Args) != 1 || sent[1].Other.RequestURL != "https://a.kr/1" {
		t.Fatalf("%+v", sent)
	}
}

func TestBrokenJSONIsNotSent(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.keys("ctrl+e", "x", "ctrl+s")
	if len(r.fake.Sent()) != 0 {
		t.Fatal("it was sent")
	}
	r.says("JSON을 고치면")
	r.keys("backspace", "ctrl+s")
	if len(r.fake.Sent()) != 1 {
		t.Error("valid JSON was not sent from the editor")
	}
}

func TestFriendsAreAskedOnce(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.s.To = []kakao.Friend{{UUID: "u1", Nickname: "김이슬"}, {UUID: "u2", Nickname: "박\x1b하늘"}}
	r.p.Update(kit.RecipientsMsg{})
	r.says("김이슬")
	r.keys("ctrl+s")
	r.says("김이슬", "보낼까요")
	r.saysAt(40, 9, "ctrl+s를 한 번 더")
	if len(r.fake.Sent()) != 0 {
		t.Fatal("it was sent without a question")
	}
	r.keys("!")
	r.saysNot("보낼까요")
	r.keys("ctrl+s")
	if len(r.fake.Sent()) != 0 {
		t.Fatal("another message was sent without a question")
	}
	r.keys("esc")
	r.saysNot("보낼까요")
	if len(r.others) != 0 {
		t.Errorf("esc led away from the question: %v", r.others)
	}
	r.keys("ctrl+s")
	r.keys("ctrl+s")
	if len(r.fake.Sent()) != 1 {
		t.Error("it was not sent")
	}
}

func TestOutcomes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err  error
		says []string
	}{
		"offline": {offline, []string{"대기함", "f4"}},
		"unknown": {unanswered, []string{"모름", "카카오톡에서 먼저 확인"}},
		"refused": {refusal("-2", 400), []string{"-2"}},
		"consent": {refusal("-402", 403, "talk_message"), []string{"ctrl+g 동의 받고 보내기"}},
		"login":   {&session.LoginNeededError{}, []string{"ctrl+g 로그인하고 보내기"}},
		"key":     {&kakao.Error{Kind: kakao.Refused, Op: kakao.OpRefresh, Code: "KOE010"}, []string{"ctrl+g 설정 고치기"}},
		"disk":    {&store.NotWritableError{Path: "x", Err: errDisk}, []string{"여기에만 남아"}},
	} {
		r := writing(t, "feed", plainFeed)
		r.fake.SendErr = c.err
		r.keys("ctrl+s")
		if name == "refused" {
			if r.p.sending.Failed() == nil {
				t.Errorf("%s: nothing is told", name)
			}
		} else {
			r.saysAt(80, 21, c.says...)
			r.saysAt(120, 37, c.says...)
		}
		if r.p.nothingWritten() || r.fake.SavedCard.JSON == "" {
			t.Errorf("%s: the draft is gone before Kakao took it", name)
		}
		for _, size := range sizes {
			r.fits(name, size[0], size[1])
		}
	}
}

func TestWhatMayHaveGoneIsAskedAbout(t *testing.T) {
	t.Parallel()
	for name, err := range map[string]error{"unknown": unanswered, "queued": offline} {
		r := writing(t, "feed", plainFeed)
		r.fake.SendErr = err
		r.keys("ctrl+s")
		r.fake.SendErr = nil
		r.keys("ctrl+s")
		if len(r.fake.Sent()) != 1 {
			t.Fatalf("%s: it was sent twice without a question", name)
		}
		r.says("두 번 갈 수 있어요")
		if !strings.Contains(r.offered(), "그래도 다시 보내기") {
			t.Errorf("%s: %s", name, r.offered())
		}
		r.keys("ctrl+s")
		if len(r.fake.Sent()) != 2 {
			t.Errorf("%s: a person decided, and it was not sent", name)
		}
	}
}

func TestTheOutboxIsLookedThroughToo(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	tpl, err := kakao.ParseTemplate([]byte(plainFeed))
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(tpl)
	if err != nil {
		t.Fatal(err)
	}
	m := kittest.Message("m9", "", journal.Unknown, journal.NoWait)
	m.Kind, m.Body.Template = "feed", b
	r.s.Ledger = kit.Ledger{Known: true, Outbox: []journal.Message{m}}
	r.keys("ctrl+s")
	if len(r.fake.Sent()) != 0 {
		t.Error("it lies in the outbox, and was sent again without a question")
	}
}

func TestDeliveryFromTheOutboxEmptiesTheForm(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.fake.SendErr = offline
	r.keys("ctrl+s")
	r.p.Update(kit.Drained{Tried: []session.Delivery{{ID: "m1", State: journal.Sent}}})
	if !r.p.nothingWritten() {
		t.Error("what arrived is still there")
	}
	r.says("보냄")
}

func TestDecidedElsewhere(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.fake.SendErr = offline
	r.keys("ctrl+s")
	r.fake.SendErr = nil
	r.s.Ledger = kit.Ledger{Known: true, Asked: r.now.Add(time.Second)}
	r.p.Update(kit.LedgerMsg{})
	if r.p.sending.Failed() != nil {
		t.Error("what was given up still stands there")
	}
	r.keys("ctrl+s")
	if len(r.fake.Sent()) != 2 {
		t.Error("it was given up, and cannot be sent anew")
	}
}

func TestWordsTypedMeanwhileStay(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.press("ctrl+s")
	r.feedSettle()
	r.press("!")
	r.settle()
	if len(r.fake.Sent()) != 1 || !strings.Contains(r.json(), "제목!") {
		t.Errorf("%d sent, %s is left", len(r.fake.Sent()), r.json())
	}
}

// feedSettle gives the page the end of the settling pause alone.
func (r *rig) feedSettle() {
	r.Helper()
	held := r.held
	r.held = nil
	for _, m := range held {
		if f, ok := m.(kit.Finished); ok && f.Kind == kit.JobSend {
			r.s.Jobs.Done(f)
			r.do(r.p.Update(f))
			continue
		}
		r.held = append(r.held, m)
	}
}

func TestAfterALoginWhatWaitedGoesOut(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.fake.SendErr = refusal("-402", 403, "talk_message")
	r.keys("ctrl+s")
	r.keys("ctrl+g")
	want := kit.Goto{To: kit.Login, Arg: kit.AskConsent{Scopes: []string{"talk_message"}, Then: kit.Card, SendAfter: true}}
	if len(r.others) != 1 || !reflect.DeepEqual(r.others[0], want) {
		t.Fatalf("%+v", r.others)
	}
	msgs := kittest.Run(r.p.Enter(kit.LoggedIn{SendAfter: true}))
	if !slices.ContainsFunc(msgs, func(m tea.Msg) bool { return m == tea.Msg(kit.DrainOutbox{}) }) {
		t.Errorf("%+v", msgs)
	}
}

// The field that is shown when a message cannot be sent is the first of those that are wrong.
func TestTheFirstWrongFieldIsShown(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", `{"object_type":"feed","content":{"title":"제목","image_url":"여기","image_width":"x","image_height":"y"}}`)
	r.p.form.setFocus("content.link.web_url")
	r.keys("ctrl+s")
	if r.p.form.focus != "content.image_url" {
		t.Errorf("%s has the focus:\n%s", r.p.form.focus, r.screen(40, 9))
	}
}
