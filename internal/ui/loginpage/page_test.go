package loginpage

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func koe(code string) error {
	return &kakao.Error{Kind: kakao.Refused, Op: kakao.OpExchange, Status: 401, Code: code, Name: "invalid_client", Message: "Bad client credentials"}
}

// The states that the page can be in, each reached as a person reaches it.
var states = map[string]func(*rig){
	"waiting":      func(r *rig) { r.shown() },
	"more consent": func(r *rig) { r.enter(kit.AskConsent{Scopes: []string{"friends", "talk_message"}}) },
	"demo":         func(r *rig) { r.demo(nil).shown() },
	"demo, ssh":    func(r *rig) { r.browser.Reason = login.BrowserSSH; r.demo(nil).shown() },
	"no display":   func(r *rig) { r.browser.Reason = login.BrowserNoDisplay; r.shown() },
	"port taken":   func(r *rig) { r.deaf = &login.DeafError{Reason: login.DeafPortTaken}; r.shown() },
	"opened":       func(r *rig) { r.shown().press("enter") },
	"not opened":   func(r *rig) { r.browser.OpenErr = errors.New("exit status 3"); r.shown().press("enter") },
	"no consent":   func(r *rig) { r.demo(errors.New("gone")).shown().press("ctrl+t") },
	"consent":      func(r *rig) { r.demo(nil).shown().press("ctrl+t") },
	"typed":        func(r *rig) { r.shown().press("한글과 text") },
	"refused": func(r *rig) {
		r.shown().paste("https://kauth.kakao.com/oauth/authorize?client_id=" + strings.Repeat("x", 300))
	},
	"KOE006":      func(r *rig) { r.shown().press("KOE006", "enter") },
	"KOE unknown": func(r *rig) { r.shown().press("KOE999", "enter") },
	"taken":       func(r *rig) { r.shown().paste("a-code-of-some-length") },
	"time-out":    func(r *rig) { r.shown().end(outcome{err: login.ErrTimeout}) },
	"cancelled": func(r *rig) {
		r.shown().end(outcome{err: &login.DeniedError{Name: "access_denied", Description: "User denied access"}})
	},
	"KOE010":          func(r *rig) { r.shown().end(outcome{err: koe("KOE010")}) },
	"unsaved":         func(r *rig) { r.shown().end(outcome{kakao.Token{AccessToken: "x"}, errors.New("disk full")}) },
	"no settings":     func(r *rig) { r.session.BeginErr = session.ErrNoSettings; r.enter(nil) },
	"QR":              func(r *rig) { r.shown().press("ctrl+q") },
	"beginning":       func(r *rig) { r.do(r.p.Enter(nil)) },
	"hostile consent": func(r *rig) { r.enter(kit.AskConsent{Scopes: []string{"\x1b]0;evil\a" + strings.Repeat("x", 200)}}) },
}

// Every state keeps to its size in both languages, with fancy and with plain glyphs, and leads on by some key.
func TestDrawing(t *testing.T) {
	t.Parallel()
	for name, reach := range states {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range []text.Lang{text.Korean, text.English} {
				r := newRig(t)
				r.s.Lang = lang
				reach(r)
				for _, size := range [][2]int{{40, 9}, {80, 21}, {120, 37}, {41, 10}, {79, 60}} {
					rows := r.view(size[0], size[1])
					if strings.TrimSpace(strings.Join(rows, "")) == "" {
						t.Errorf("%v %v: nothing is drawn", lang, size)
					}
					for _, row := range rows {
						if strings.ContainsAny(row, "\x1b\a") {
							t.Errorf("%v %v: control characters in %q", lang, size, row)
						}
					}
				}
				r.s.Glyphs, r.s.Theme = kit.Plain, kit.NewTheme(false)
				r.view(80, 21)
				if left, _ := r.p.Header(); left == "" {
					t.Error("no title")
				}
				if !strings.Contains(r.keys(), "esc ") {
					t.Errorf("no way out: %s", r.keys())
				}
				r.settle()
			}
		})
	}
}

// The URL stands alone on rows that are full up to the last one, at every width, each a link to all of it.
func TestURLIsWhole(t *testing.T) {
	t.Parallel()
	r := newRig(t).shown()
	url := r.session.made[0].URL
	for w := 40; w <= 130; w++ {
		joined := strings.Join(r.view(w, 50), "\n")
		var rows []string
		for rest := url; rest != ""; {
			n := min(w, len(rest))
			rows, rest = append(rows, rest[:n]), rest[n:]
		}
		if !strings.Contains(joined, "\n"+strings.Join(rows, "\n")+"\n") {
			t.Fatalf("width %d: the URL is not whole:\n%s", w, joined)
		}
	}
	links := 0
	for _, row := range r.p.View(80, 21).Rows {
		if strings.HasPrefix(row, "\x1b]8;id=kakao-login;"+url) {
			links++
			if !strings.HasSuffix(row, "\x1b]8;;\x07") && !strings.HasSuffix(row, "\x1b]8;;\x1b\\") {
				t.Errorf("a link that does not end: %q", row)
			}
		}
	}
	if links != (len(url)+79)/80 {
		t.Errorf("%d rows are links", links)
	}
	if got := r.view(40, 9); got[0] != url[:40] || !strings.HasPrefix(strings.TrimSpace(got[8]), ">") {
		t.Errorf("the URL and the field come first where the terminal is low:\n%s", strings.Join(got, "\n"))
	}
	if r.p.Mouse() {
		t.Error("the mouse is on: the URL cannot be selected")
	}
}

func TestBrowserOpensOnlyAfterTheURLWasShown(t *testing.T) {
	t.Parallel()
	r := newRig(t).enter(nil).press("enter")
	if got := r.browser.Opened(); len(got) != 0 {
		t.Fatalf("opened before anybody saw the URL: %q", got)
	}
	r.view(80, 21)
	r.press("enter")
	if got := r.browser.Opened(); !slices.Equal(got, []string{r.session.made[0].URL}) {
		t.Fatalf("opened %q", got)
	}
	r.has(r.say(text.LoginPageOpening))
}

func TestBrowserThatFails(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.browser.OpenErr = errors.New("exit status 3")
	r.shown().press("enter")
	r.has("브라우저를 열지 못했어요", "exit status 3")
	r.browser.OpenErr = nil
	r.press("enter")
	r.hasNot("exit status 3")
}

func TestNoBrowserHere(t *testing.T) {
	t.Parallel()
	for _, reason := range []login.Reason{login.BrowserSSH, login.BrowserNoDisplay, login.BrowserTextOnly, login.BrowserUnwanted} {
		r := newRig(t)
		r.browser.Reason = reason
		r.shown().press("enter")
		if len(r.browser.Opened()) != 0 || strings.Contains(r.keys(), "enter") {
			t.Errorf("%s: enter opens a browser: %s", reason, r.keys())
		}
		r.has(r.say(text.LoginReason(string(reason))), r.say(text.LoginPageByHand))
	}
}

func TestDemoConsent(t *testing.T) {
	t.Parallel()
	t.Run("in the terminal where no browser can be opened", func(t *testing.T) {
		t.Parallel()
		r := newRig(t).demo(nil)
		r.browser.Reason = login.BrowserNoDisplay
		r.shown()
		r.has(r.say(text.LoginPageDemoHere))
		if !strings.HasPrefix(r.keys(), "enter 여기서 동의하기") {
			t.Errorf("keys: %s", r.keys())
		}
		r.press("enter").has(r.say(text.LoginPageTaken))
	})
	t.Run("by another key beside the browser", func(t *testing.T) {
		t.Parallel()
		r := newRig(t).demo(nil).shown().press("enter")
		if len(r.browser.Opened()) != 1 {
			t.Error("enter did not open the browser")
		}
		r.press("ctrl+t").has(r.say(text.LoginPageTaken))
	})
	t.Run("that fails can be tried again", func(t *testing.T) {
		t.Parallel()
		r := newRig(t).demo(errors.New("the pages go round in circles")).shown().press("ctrl+t")
		r.has("여기에서 동의하지 못했어요", "the pages go round in circles")
		r.demo(nil).press("ctrl+t").has(r.say(text.LoginPageTaken))
	})
}

func TestLoginGoesStraightOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		arg    any
		scopes []string
		want   kit.LoggedIn
	}{
		{"login", nil, []string{"talk_message"}, kit.LoggedIn{}},
		{"consent", kit.AskConsent{Scopes: []string{"friends"}}, []string{"friends"}, kit.LoggedIn{}},
		{"consent for a message that waits", kit.AskConsent{Scopes: []string{"talk_message"}, SendAfter: true}, []string{"talk_message"}, kit.LoggedIn{SendAfter: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newRig(t).enter(c.arg)
			if got := r.session.AskedScopes(); !slices.Equal(got, c.scopes) {
				t.Errorf("asked for %q", got)
			}
			r.view(80, 21)
			r.end(outcome{token: kakao.Token{AccessToken: "x"}})
			if g, ok := r.went(); !ok || g.To != kit.Compose || g.Arg != c.want {
				t.Errorf("went %+v", g)
			}
			if !slices.Contains(r.others, tea.Msg(kit.AccountChanged{Ask: true})) {
				t.Errorf("the account is not read again: %v", r.others)
			}
			if r.closed(0) {
				t.Error("the listener was closed before a browser could ask twice")
			}
		})
	}
}

func TestCountdown(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	if r.p.NeedsTick() {
		t.Error("ticks with nothing under way")
	}
	r.shown()
	now := kittest.Now
	r.s.Ports.Now = func() time.Time { return now }
	for _, c := range []struct {
		after time.Duration
		width int
		want  string
	}{{0, 80, "남은 시간 4:37"}, {37 * time.Second, 80, "남은 시간 4:00"}, {time.Hour, 80, "남은 시간 0:00"}, {0, 40, "4:37"}} {
		now = kittest.Now.Add(c.after)
		r.view(c.width, 21)
		if _, right := r.p.Header(); right != c.want || !r.p.NeedsTick() {
			t.Errorf("after %v: %q, tick %v", c.after, right, r.p.NeedsTick())
		}
	}
	r.end(outcome{err: login.ErrTimeout})
	if _, right := r.p.Header(); right != "" || r.p.NeedsTick() {
		t.Errorf("still counting after the end: %q", right)
	}
}

func TestCopyAndListening(t *testing.T) {
	t.Parallel()
	r := newRig(t).shown()
	r.has("듣고 있어요: localhost:8910", "카카오톡 메시지 전송", "KOE")
	r.press("ctrl+y")
	if !slices.Equal(r.copied.Copied, []string{r.session.made[0].URL}) {
		t.Errorf("copied %q", r.copied.Copied)
	}
	for _, reason := range []login.Reason{login.DeafHTTPS, login.DeafOtherHost, login.DeafPortTaken, login.DeafNoRight, login.DeafUnavailable, login.DeafMalformed} {
		r := newRig(t)
		r.deaf = &login.DeafError{Reason: reason}
		r.shown().has(r.say(text.LoginReason(string(reason))), r.say(text.LoginPagePasteOnly))
		r.hasNot("듣고 있어요")
	}
}

func TestQR(t *testing.T) {
	t.Parallel()
	r := newRig(t).shown().press("ctrl+q")
	words := r.words(80, 21)
	if !strings.Contains(words, "QR 코드에는 65열 33줄이 필요한데 지금은 80열 21줄이에요.") {
		t.Errorf("not said how much room is needed: %s", words)
	}
	rows := r.view(80, 37)
	if !strings.ContainsAny(rows[3], "█▀▄") || kit.Width(r.p.View(80, 37).Rows[3]) != 65 {
		t.Errorf("no QR code:\n%s", strings.Join(rows, "\n"))
	}
	r.press("esc").has(r.say(text.LoginPageOpen))
	if _, left := r.went(); left {
		t.Error("esc left the page instead of the QR code")
	}
	r.s.Glyphs = kit.Plain
	r.press("ctrl+q")
	if row := r.p.View(130, 65).Rows[5]; kit.Width(row) != 130 || strings.ContainsAny(row, "█▀▄") {
		t.Errorf("plain glyphs: %q", row)
	}
	r.end(outcome{err: login.ErrTimeout})
	r.has("로그인을 기다리는 시간이 끝났어요")
}

// What is drawn is the code itself: every module where the library has it.
func TestQRModules(t *testing.T) {
	t.Parallel()
	var v qrView
	code := v.of(loginURL)
	for i, row := range halfBlocks(code, true) {
		row = strings.TrimSuffix(strings.TrimPrefix(row, onDark), plain)
		for x, g := range []rune(row) {
			up, down := g == '█' || g == '▀', g == '█' || g == '▄'
			if up != code.Black(x-quiet, 2*i-quiet) || down != code.Black(x-quiet, 2*i+1-quiet) {
				t.Fatalf("row %d column %d: %q", i, x, g)
			}
		}
	}
}
