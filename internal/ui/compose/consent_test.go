package compose

import (
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

func TestConsentAndThenSend(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = refusal("-402", 403, "talk_message", "friends")
	r.press("글", "ctrl+s")
	r.settle()
	r.press("ctrl+g")
	r.settle()
	to, ok := r.others[len(r.others)-1].(kit.Goto)
	ask, _ := to.Arg.(kit.AskConsent)
	if !ok || to.To != kit.Login || !ask.SendAfter || !slices.Equal(ask.Scopes, []string{"talk_message", "friends"}) {
		t.Fatalf("asked for %+v", to)
	}
	r.fake.SendErr = nil
	r.do(r.p.Enter(kit.LoggedIn{SendAfter: true}))
	r.says("보내는 중이에요")
	if !r.held1(kit.DrainOutbox{}) || !r.p.NeedsTick() {
		t.Fatal("nobody was asked to send what waited")
	}
	r.settle()
	if n := len(r.fake.Sent()); n != 1 {
		t.Fatalf("sent %d times: the page sent what the outbox sends", n)
	}
	r.p.Update(kit.Drained{Tried: []session.Delivery{{ID: "m1", State: journal.Sent}}})
	r.says("✓ 10:58 보냄")
	if strings.Contains(r.keys(), "ctrl+g") {
		t.Errorf("keys: %s", r.keys())
	}
}

// held1 tells whether a message of this value is held.
func (r *rig) held1(want tea.Msg) bool { return slices.Contains(r.held, want) }

func TestLoginAgainAndThenSend(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = noLogin
	r.press("글", "ctrl+s")
	r.settle()
	r.press("ctrl+g")
	r.settle()
	ask := r.others[len(r.others)-1].(kit.Goto).Arg.(kit.AskConsent)
	if !ask.SendAfter || len(ask.Scopes) != 0 {
		t.Errorf("asked for %+v", ask)
	}
	r.do(r.p.Enter(nil)) // esc: the login was given up
	if r.held1(kit.DrainOutbox{}) {
		t.Error("what waits for a login was sent without one")
	}
	r.says("ctrl+g 로그인하고 보내기")
	r.settle()
	if n := len(r.fake.Sent()); n != 1 {
		t.Errorf("sent %d after the login was given up", n)
	}
}

func TestMissingConsentCanBeAskedForBeforeAnythingFailed(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.s.Account.Status.Missing = []string{"talk_message"}
	r.press("ctrl+g")
	r.settle()
	ask := r.others[len(r.others)-1].(kit.Goto).Arg.(kit.AskConsent)
	if ask.SendAfter || !slices.Equal(ask.Scopes, []string{"talk_message"}) {
		t.Errorf("asked for %+v", ask)
	}
	r.s.Account = kittest.Account()
	if strings.Contains(r.keys(), "ctrl+g") {
		t.Errorf("nothing is missing, keys: %s", r.keys())
	}
	r.s.Account = kit.Account{}
	if !strings.Contains(r.keys(), "ctrl+g 로그인") {
		t.Errorf("nobody is logged in, keys: %s", r.keys())
	}
}

func TestWhatLiesInTheSettingsIsMendedThere(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SendErr = &kakao.Error{Kind: kakao.Refused, Op: kakao.OpRefresh, Status: 401, Code: "KOE010", Name: "invalid_client"}
	r.press("글", "ctrl+s")
	r.settle()
	r.says("ctrl+g 설정 고치기")
	r.press("ctrl+g")
	r.settle()
	if to := r.others[len(r.others)-1].(kit.Goto); to != (kit.Goto{To: kit.Setup, Arg: kit.Mend{Code: "KOE010"}}) {
		t.Errorf("ctrl+g leads to %+v", to)
	}
	if r.p.message.Text() != "" || len(r.fake.Box) != 1 {
		t.Errorf("text %q, %d in the outbox", r.p.message.Text(), len(r.fake.Box))
	}
}
