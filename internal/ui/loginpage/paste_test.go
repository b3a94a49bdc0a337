package loginpage

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

const redirect = "http://localhost:8910/oauth?code=abcdefgh-12345678_ijkl&state=x"

func TestPasteIsTaken(t *testing.T) {
	t.Parallel()
	for name, give := range map[string]func(*rig){
		"pasted":                    func(r *rig) { r.paste(redirect) },
		"pasted with a line's end":  func(r *rig) { r.paste(redirect + "\r\n") },
		"pasted in pieces of a row": func(r *rig) { r.paste(redirect[:40] + "\n" + redirect[40:]) },
		"typed":                     func(r *rig) { r.press(redirect, "enter") },
		"a bare code":               func(r *rig) { r.paste("abcdefgh-12345678_ijkl") },
		"over what was refused":     func(r *rig) { r.paste("http://localhost:8910/oauth").paste(redirect) },
		"after the QR code":         func(r *rig) { r.press("ctrl+q").paste(redirect) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t).shown()
			give(r)
			if !slices.Equal(r.session.pasted, []string{"abcdefgh-12345678_ijkl"}) {
				t.Errorf("the attempt got %q", r.session.pasted)
			}
			r.has(r.say(text.LoginPageTaken))
			if r.p.field.Value() != "" || strings.Contains(r.keys(), "enter") {
				t.Errorf("the code stays in the field, or enter does something: %s", r.keys())
			}
			if len(r.browser.Opened()) != 0 {
				t.Error("enter opened the browser as well")
			}
		})
	}
}

func TestPasteIsRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		pasted string
		want   []string
	}{
		"authorize URL": {loginURL, []string{"로그인을 시작하는 주소예요."}},
		"no code":       {"http://localhost:8910/oauth?foo=1", []string{"주소에 code가 들어 있지 않아요."}},
		"app key":       {"1a2b3c4d5e6f7081920a3b4c5d6e7f80", []string{"앱 키예요."}},
		"token":         {`{"access_token":"x"}`, []string{"토큰이에요."}},
		"prose":         {"안녕하세요", []string{"인가 코드에 없는 글자가 들어 있어요."}},
		"short":         {"abc", []string{"너무 짧아요"}},
		"huge":          {strings.Repeat("a", 1<<20), []string{"너무 길어요"}},
		"KOE":           {"KOE006", []string{"등록하지 않은 리다이렉트 URI예요 (KOE006)", "콘솔 위치:", "f4를 누르면"}},
		"KOE of a page": {"잘못된 요청 (KOE205) 서비스 설정에 오류가 있어", []string{"(KOE205)", "[동의항목]"}},
		"KOE as typed":  {"koe 6", []string{"(KOE006)"}},
		"unknown KOE":   {"KOE999", []string{"KOE999: kakaotui가 모르는 코드예요.", "데브톡"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t).shown().paste(c.pasted)
			r.has(c.want...)
			r.hasNot("`kakaotui")
			r.hasNot(r.say(text.LoginPageTaken))
			if r.closed(0) || !r.p.NeedsTick() {
				t.Error("the attempt ended")
			}
			r.press("x").hasNot(c.want[0])
		})
	}
}

// Where the terminal is low, what was refused is said beside the field, in sight.
func TestRefusalIsInSight(t *testing.T) {
	t.Parallel()
	r := newRig(t).shown().press("KOE006", "enter")
	if words := r.words(40, 9); !strings.Contains(words, "> ") || !strings.Contains(words, "KOE006") {
		t.Errorf("not in sight: %s", words)
	}
	r.press("pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
	if words := r.words(40, 9); !strings.Contains(words, "f4를 누르면") {
		t.Errorf("cannot be scrolled to its end: %s", words)
	}
}

// After a code was explained enter opens the browser again: the field is free.
func TestExplainedCodeLeavesTheFieldFree(t *testing.T) {
	t.Parallel()
	r := newRig(t).shown().press("KOE006", "enter")
	if r.p.field.Value() != "" || !strings.HasPrefix(r.keys(), "enter 브라우저 열기   f4 설정 고치기") {
		t.Errorf("field %q, keys %s", r.p.field.Value(), r.keys())
	}
	r.press("f4")
	if g, ok := r.went(); !ok || g.To != kit.Setup || g.Arg != (kit.Mend{Code: "KOE006"}) {
		t.Errorf("went %+v", g)
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err  error
		want []string
		mend string // the code of kit.Mend; "-" for no offer to mend the settings
	}{
		"time-out":     {login.ErrTimeout, []string{"시간이 끝났어요", "KOE로 시작하는 코드가 보였다면"}, "-"},
		"cancel":       {&login.DeniedError{Name: "access_denied", Description: "User denied access"}, []string{"로그인을 취소했어요", "User denied access"}, "-"},
		"under age":    {&login.DeniedError{Name: "access_denied", Description: "Not allowed under age 14"}, []string{"Not allowed under age 14"}, "-"},
		"odd redirect": {&login.DeniedError{Name: "\x1b[2Jboo"}, []string{"카카오가 로그인을 끝냈어요"}, "-"},
		"secret":       {fmt.Errorf("exchanging the code: %w", koe("KOE010")), []string{"클라이언트 시크릿이 없거나 틀렸어요 (KOE010)", "f4를"}, "KOE010"},
		"key":          {koe("KOE101"), []string{"(KOE101)"}, "KOE101"},
		"redirect URI": {koe("KOE303"), []string{"(KOE303)"}, "KOE303"},
		"used code":    {koe("KOE320"), []string{"(KOE320)"}, "-"},
		"rate":         {koe("KOE237"), []string{"(KOE237)", "10분쯤"}, "-"},
		"no network":   {&kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpExchange, Err: errors.New("connection refused")}, []string{"연결을 거절당했어요"}, "-"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t).shown().end(outcome{err: c.err})
			r.has(append(c.want, r.say(text.LoginPageRetry))...)
			r.hasNot("`kakaotui")
			r.hasNot(loginURL[:30])
			if offered := strings.Contains(r.keys(), "f4 설정 고치기"); offered != (c.mend != "-") {
				t.Errorf("keys: %s", r.keys())
			}
			if c.mend != "-" {
				r.press("f4")
				if g, ok := r.went(); !ok || g.To != kit.Setup || g.Arg != (kit.Mend{Code: c.mend}) {
					t.Errorf("went %+v", g)
				}
			}
			r.press("enter")
			if len(r.session.made) != 2 || !r.closed(0) {
				t.Fatalf("enter did not begin anew after closing the old attempt: %d attempts", len(r.session.made))
			}
			r.has(r.say(text.LoginPageOpen))
			if got := strings.Join(r.view(130, 30), ""); !strings.Contains(got, "state=kq7Zt0xYb1mN3pQrS5uVwA2") {
				t.Error("not the new URL")
			}
		})
	}
}

func TestBeginFails(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.session.BeginErr = session.ErrNoSettings
	r.enter(nil).has(r.say(text.LoginPageNoKey), "f4를 누르면")
	if !strings.Contains(r.keys(), "f4 설정 고치기") {
		t.Errorf("keys: %s", r.keys())
	}
	r.session.BeginErr = nil
	r.press("enter").has(r.say(text.LoginPageOpen))
}

// A code of Kakao can be looked up even when the attempt is over, for its page is still in the browser.
func TestCodeAfterTheEnd(t *testing.T) {
	t.Parallel()
	r := newRig(t).shown().end(outcome{err: login.ErrTimeout}).press("KOE101", "enter")
	r.has("(KOE101)", r.say(text.LoginPageSetup))
	r.paste(redirect).has(r.say(text.LoginPageOver))
	if len(r.session.pasted) != 0 || len(r.session.made) != 1 {
		t.Error("a paste went to an attempt that is over")
	}
	r.press("ctrl+u", "enter")
	if len(r.session.made) != 2 {
		t.Error("enter does not start anew")
	}
}

// Tokens that came but could not be saved serve until the program ends: nobody is locked out by a full disk.
func TestUnsavedTokens(t *testing.T) {
	t.Parallel()
	r := newRig(t).enter(kit.AskConsent{Scopes: []string{"talk_message"}, SendAfter: true})
	r.end(outcome{kakao.Token{AccessToken: "secret-token"}, errors.New("saving the tokens: no space left")})
	r.has(r.say(text.LoginPageHeld), "no space left")
	r.hasNot("secret-token")
	if !slices.Contains(r.others, any(kit.AccountChanged{Ask: true})) {
		t.Error("the account is not read again")
	}
	r.press("esc")
	if g, ok := r.went(); !ok || g.To != kit.Compose || g.Arg != (kit.LoggedIn{SendAfter: true}) {
		t.Errorf("went %+v", g)
	}
}

func TestLeaving(t *testing.T) {
	t.Parallel()
	t.Run("esc without a login", func(t *testing.T) {
		t.Parallel()
		r := newRig(t).shown().press("esc")
		if g, _ := r.went(); g.To != kit.Setup || !r.closed(0) {
			t.Errorf("went %+v, closed %v", g, r.closed(0))
		}
		if len(r.others) != 1 {
			t.Errorf("the end of the attempt is told: %v", r.others)
		}
	})
	t.Run("esc with a login", func(t *testing.T) {
		t.Parallel()
		r := newRig(t)
		r.s.Account.Status.LoggedIn = true
		r.shown().press("esc")
		if g, _ := r.went(); g.To != kit.Compose || !r.closed(0) {
			t.Errorf("went %+v", g)
		}
	})
	t.Run("by the palette, twice", func(t *testing.T) {
		t.Parallel()
		r := newRig(t).shown()
		var leaver kit.Leaver = r.p
		r.do(leaver.Leave())
		r.settle()
		if !r.closed(0) || leaver.Leave() != nil || r.p.NeedsTick() {
			t.Error("the attempt goes on")
		}
	})
	t.Run("while it begins", func(t *testing.T) {
		t.Parallel()
		r := newRig(t)
		r.do(r.p.Enter(nil))
		r.do(r.p.Leave())
		r.settle()
		if len(r.session.made) != 1 || !r.closed(0) {
			t.Error("an attempt that nobody wants is left open")
		}
	})
	t.Run("and coming back while it begins", func(t *testing.T) {
		t.Parallel()
		r := newRig(t)
		r.do(r.p.Enter(nil))
		r.do(r.p.Leave())
		r.enter(kit.AskConsent{Scopes: []string{"friends"}})
		if len(r.session.made) != 2 || !r.closed(0) || r.closed(1) || !slices.Equal(r.session.AskedScopes(), []string{"friends"}) {
			t.Errorf("%d attempts, for %q", len(r.session.made), r.session.AskedScopes())
		}
		r.has("friends")
	})
	t.Run("a login that succeeded meanwhile counts", func(t *testing.T) {
		t.Parallel()
		r := newRig(t).shown()
		wait := r.p.try
		r.p.Leave()
		r.do(r.p.ended(wait, kit.Finished{Result: kakao.Token{AccessToken: "x"}}))
		r.settle()
		if _, went := r.went(); went || !slices.Contains(r.others, any(kit.AccountChanged{Ask: true})) {
			t.Errorf("told %v", r.others)
		}
		r.out++ // the waiting of the attempt that is given up
		close(r.session.made[0].closed)
		r.settle()
	})
}
