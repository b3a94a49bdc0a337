package status

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

type rig struct {
	*testing.T
	p    *Page
	s    *kit.Shared
	fake *kittest.Session
	now  time.Time
}

func newRig(t *testing.T) *rig {
	t.Helper()
	r := &rig{T: t, now: kittest.Now}
	r.s, r.fake = kittest.Shared()
	r.s.Account = kittest.Account()
	r.s.Ports.Now = func() time.Time { return r.now }
	r.p = New(r.s).(*Page)
	return r
}

func (r *rig) screen(w, h int) string {
	var rows []string
	for _, row := range r.p.View(w, h).Rows {
		rows = append(rows, ansi.Strip(row))
	}
	return strings.Join(rows, "\n")
}

func (r *rig) says(words ...string) {
	r.Helper()
	for _, w := range []int{40, 80, 120} {
		all := r.screen(w, 60)
		flat := strings.Join(strings.Fields(all), "")
		for _, word := range words {
			if !strings.Contains(flat, strings.ReplaceAll(word, " ", "")) {
				r.Errorf("%d columns do not say %q:\n%s", w, word, all)
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

// press feeds what the keys cause back to the page and gives what is the root's business.
func (r *rig) press(keys ...string) []tea.Msg {
	return kittest.Settle(r.p, r.s.Jobs, kittest.Press(r.p, keys...)...)
}

var dead = &session.LoginNeededError{Reason: session.LoginRejected}

func TestEnterAsksKakao(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	if got := kittest.Run(r.p.Enter(nil)); !slices.Equal(got, []tea.Msg{kit.AccountChanged{Ask: true}, kit.AskLedger{}}) {
		t.Errorf("entering causes %v", got)
	}
	if got := r.press("ctrl+u"); !slices.Equal(got, []tea.Msg{kit.AccountChanged{Ask: true}}) {
		t.Errorf("ctrl+u causes %v", got)
	}
	r.s.Account = kit.Account{}
	if got := kittest.Run(r.p.Enter(nil)); !slices.Equal(got, []tea.Msg{kit.AskLedger{}}) {
		t.Errorf("without a login entering causes %v", got)
	}
}

func TestTokensCountDown(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.says("액세스 토큰 5:41:07 남음", "오늘 16:39까지", "16:34에 저절로 갱신해요",
		"리프레시 토큰 58일 3:12:44 남음", "3월 4일까지", "2월 2일부터 갱신하면 두 달", "3월 4일까지 갱신하지 않으면 다시 로그인해야 해요", "홍길동")
	r.now = r.now.Add(time.Second)
	r.says("5:41:06 남음", "58일 3:12:43 남음")
	r.now = r.now.Add(6 * time.Hour)
	r.says("액세스 토큰 끝났어요", "다음에 쓸 때 갱신해요")
	r.now = r.now.Add(40 * 24 * time.Hour)
	r.says("지금 갱신하면 두 달", "ctrl+r 지금 갱신")
	r.now = r.now.Add(20 * 24 * time.Hour)
	r.says("리프레시 토큰 끝났어요", "다시 로그인해야 해요", "ctrl+g 로그인")
	if k := r.keys(); !strings.Contains(k, "ctrl+g 로그인") || strings.Contains(k, "ctrl+r") {
		t.Errorf("keys: %s", k)
	}
}

func TestChecklist(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.says("✓ 카카오톡 메시지 전송", "talk_message", "필요", "접근권한", "동의, 철회 가능", "동의, 철회 불가", "개인정보", "동의 안 함", "profile_nickname", "friends")
	if k := r.keys(); !strings.Contains(k, "ctrl+g 동의 더 받기") {
		t.Errorf("keys: %s", k)
	}
	got := r.press("ctrl+g")
	if to, ok := got[0].(kit.Goto); !ok || to.To != kit.Login || !slices.Equal(to.Arg.(kit.AskConsent).Scopes, []string{"friends"}) {
		t.Errorf("ctrl+g causes %+v", got)
	}
	st := &r.s.Account.Status
	st.Scopes[0].Agreed, st.Missing = false, []string{"talk_message"}
	r.says("메시지를 보내려면 동의가 필요해요: 카카오톡 메시지 전송", "ctrl+g 동의 받기", "✗ 카카오톡 메시지 전송")
	got = r.press("ctrl+g")
	if !slices.Equal(got[0].(kit.Goto).Arg.(kit.AskConsent).Scopes, []string{"talk_message"}) {
		t.Errorf("ctrl+g causes %+v", got)
	}
	for i := range st.Scopes {
		st.Scopes[i].Agreed = true
	}
	st.Missing = nil
	if k := r.keys(); strings.Contains(k, "ctrl+g") {
		t.Errorf("nothing is missing, keys: %s", k)
	}
}

func TestRefreshNow(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	held := kittest.Press(r.p, "ctrl+r")
	r.now = r.now.Add(2 * time.Second)
	r.says("갱신하는 중이에요 · 2초")
	if !r.p.NeedsTick() || strings.Contains(r.keys(), "ctrl+r") {
		t.Errorf("under way the keys are %s", r.keys())
	}
	got := kittest.Settle(r.p, r.s.Jobs, held...)
	if !slices.Equal(got, []tea.Msg{kit.AccountChanged{}}) || !slices.Equal(r.fake.Calls(), []string{"Refresh"}) {
		t.Errorf("caused %v, called %v", got, r.fake.Calls())
	}
	r.says("✓ 10:58 갱신했어요", "16:34에 저절로 갱신해요")
}

func TestRefreshFails(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.RefreshErr = &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpRefresh, Err: errors.New("no route to host")}
	r.press("ctrl+r")
	r.says("✗", "ctrl+r 지금 갱신")
	r.p.Update(kit.Tick{Now: r.now})
	r.says("✗")
	r.fake.RefreshErr = dead
	r.press("ctrl+r")
	r.says("ctrl+g 로그인")
	got := r.press("ctrl+g")
	if to, ok := got[0].(kit.Goto); !ok || to.To != kit.Login || len(to.Arg.(kit.AskConsent).Scopes) != 0 {
		t.Errorf("ctrl+g causes %+v", got)
	}
	r.p.failed, r.fake.RefreshErr = nil, nil
	r.press("ctrl+r")
	if r.p.failed != nil {
		t.Errorf("the old error stayed: %v", r.p.failed)
	}
}

func TestRefreshFailsBecauseOfTheSettings(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.RefreshErr = &kakao.Error{Kind: kakao.Refused, Op: kakao.OpRefresh, Status: 401, Code: "KOE010"}
	r.press("ctrl+r")
	r.says("ctrl+g 설정 고치기")
	if got := r.press("ctrl+g"); !slices.Equal(got, []tea.Msg{kit.Goto{To: kit.Setup, Arg: kit.Mend{Code: "KOE010"}}}) {
		t.Errorf("ctrl+g causes %+v", got)
	}
}

func TestKakaoCannotBeAsked(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.s.Account.Err = &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpScopes}
	r.says("카카오에 확인하지 못했어요", "ctrl+u 다시 확인", "카카오톡 메시지 전송")
	r.s.Account = kit.Account{Status: session.Status{LoggedIn: true, Tokens: kittest.Tokens()}}
	r.says("카카오에 아직 확인하지 않았어요", "ctrl+u 다시 확인")
	r.s.Account = kit.Account{}
	r.says("아직 로그인하지 않았어요", "ctrl+g 로그인")
	if k := r.keys(); strings.Contains(k, "ctrl+r") || strings.Contains(k, "ctrl+u") || r.p.NeedsTick() {
		t.Errorf("without a login the keys are %s, tick %v", k, r.p.NeedsTick())
	}
}

func TestScrolling(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	first := r.screen(40, 9)
	if !r.p.Mouse() || !strings.Contains(r.keys(), "down 넘기기") {
		t.Fatalf("mouse %v, keys %s", r.p.Mouse(), r.keys())
	}
	r.press("down")
	if second := r.screen(40, 9); strings.Split(first, "\n")[1] != strings.Split(second, "\n")[0] {
		t.Errorf("one row down:\n%s", second)
	}
	r.press("end")
	if s := r.screen(40, 9); !strings.Contains(s, "friends") {
		t.Errorf("the end:\n%s", s)
	}
	r.press("pgdown", "down", "home")
	if s := r.screen(40, 9); s != first {
		t.Errorf("home again:\n%s", s)
	}
	r.p.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if s := r.screen(40, 9); s == first {
		t.Error("the wheel moved nothing")
	}
	if r.screen(80, 40); r.p.Mouse() || strings.Contains(r.keys(), "넘기기") {
		t.Errorf("everything fits, keys %s", r.keys())
	}
	if got := r.press("esc"); !slices.Equal(got, []tea.Msg{kit.Goto{To: kit.Compose}}) {
		t.Errorf("esc causes %v", got)
	}
}

func TestNoRowIsTooWide(t *testing.T) {
	t.Parallel()
	states := map[string]func(*rig){
		"fine":    func(*rig) {},
		"refused": func(r *rig) { r.p.failed = dead },
		"under":   func(r *rig) { r.p.refresh = 1 },
		"err":     func(r *rig) { r.s.Account.Err = dead },
		"nobody":  func(r *rig) { r.s.Account = kit.Account{Err: dead} },
		"missing": func(r *rig) { r.s.Account.Status.Missing = []string{"talk_message", "friends"} },
		"hostile": func(r *rig) {
			r.s.Account.Status.Nickname = "\x1b]0;x\a" + strings.Repeat("긴이름", 20)
			r.s.Account.Status.Scopes = []kakao.Scope{{ID: "\x1b[2J" + strings.Repeat("x", 90), DisplayName: "\u202e" + strings.Repeat("가", 90), Type: "\a"}}
		},
		"zero": func(r *rig) { r.s.Account.Status.Tokens.RefreshExpiresAt = time.Time{} },
	}
	for name, set := range states {
		for _, lang := range []text.Lang{text.Korean, text.English} {
			r := newRig(t)
			r.s.Lang = lang
			set(r)
			for w := 40; w <= 130; w += 5 {
				for i, row := range r.p.View(w, 9+w/4).Rows {
					if n := kit.Width(row); n > w {
						t.Errorf("%s %v: row %d is %d wide in %d: %q", name, lang, i, n, w, row)
					}
					if plain := ansi.Strip(row); strings.ContainsAny(row, "\a\u202e") || strings.Contains(plain, "\x1b") {
						t.Errorf("%s: row %d holds what a terminal obeys: %q", name, i, row)
					}
				}
			}
		}
	}
}

func ExamplePage() {
	s, _ := kittest.Shared()
	s.Account = kittest.Account()
	for _, row := range New(s).View(80, 9).Rows {
		fmt.Println(strings.TrimRight(ansi.Strip(row), " "))
	}
	// Output:
	//  토큰                                              홍길동 · 회원번호 4000000001
	//
	//    액세스 토큰     5:41:07 남음       ███████████████████░  오늘 16:39까지
	//                    16:34에 저절로 갱신해요
	//    리프레시 토큰   58일 3:12:44 남음  ███████████████████░  3월 4일까지
	//                    2월 2일부터 갱신하면 두 달 늘어나요
	//                    3월 4일까지 갱신하지 않으면 다시 로그인해야 해요
	//
	//  동의항목
}
