package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// states are the pages in the states that change what their keys do.
var states = map[string]func(t testing.TB, o ...option) *rig{
	"welcome":                    begun(with(inDemo, at(kit.Welcome))),
	"set-up 1":                   begun(with(at(kit.Setup))),
	"set-up 2":                   begun(with(at(kit.Setup)), press("enter")),
	"set-up 3":                   begun(with(at(kit.Setup)), press("enter", "enter")),
	"set-up 4":                   begun(with(at(kit.Setup)), press("enter", "enter", "enter")),
	"set-up 5":                   begun(with(at(kit.Setup)), press("enter", "enter", "enter", "enter")),
	"set-up demo":                begun(with(inDemo, at(kit.Setup))),
	"set-up first, no browser":   begun(with(at(kit.Setup), noBrowser, loggedOut)),
	"set-up bad key":             begun(with(at(kit.Setup)), press("enter", "한글")),
	"set-up empty key":           begun(with(at(kit.Setup)), press("enter", "ctrl+u")),
	"set-up no key":              begun(with(at(kit.Setup)), press("enter", "ctrl+u", "enter")),
	"set-up scrolled to its end": begun(with(at(kit.Setup)), size(40, 12), press(slices.Repeat([]string{"pgdown"}, 40)...)),
	"login":                      begun(with(at(kit.Login)), waits),
	"login with text":            begun(with(at(kit.Login)), waits, press("KOE006")),
	"login in the demo":          begun(with(inDemo, at(kit.Login)), waits),
	"login without a browser":    begun(with(inDemo, noBrowser, at(kit.Login)), waits),
	"login, QR":                  begun(with(at(kit.Login)), waits, press("ctrl+q")),
	"login failed":               begun(with(loggedOut, fails, at(kit.Login)), waits),
	"compose":                    begun(nil),
	"compose, a text":            begun(nil, press("안녕하세요", "enter", "둘째 줄")),
	"compose, too long":          begun(nil, press(strings.Repeat("가", 201)), sends),
	"compose, link":              begun(nil, press("tab", "https://")),
	"compose, button":            begun(nil, press("tab", "tab")),
	"compose, empty log":         begun(nil, press("shift+tab")),
	"compose, log":               begun(nil, calls, press("shift+tab")),
	"compose, log open":          begun(nil, calls, press("shift+tab", "down", "enter")),
	"compose, logged out":        begun(with(loggedOut)),
	"compose, no consent":        begun(with(lacks)),
	"compose, refused":           begun(with(sendFails(refused("-402"))), press("가"), sends),
	"compose, no answer":         begun(with(sendFails(noAnswer)), press("가"), sends),
	"compose, asked again":       begun(with(sendFails(noAnswer)), press("가"), sends, sends),
	"status":                     begun(with(at(kit.Status))),
	"status, no consent":         begun(with(at(kit.Status), lacks)),
	"status, logged out":         begun(with(at(kit.Status), loggedOut)),
	"status, refresh failed":     begun(with(at(kit.Status), refreshFails), refreshes),
	"status scrolled to its end": begun(with(at(kit.Status)), size(40, 12), press("end")),
	"palette":                    begun(nil, press("ctrl+p")),
	"palette, filtered":          begun(nil, press("ctrl+p", "english")),
	"help":                       begun(nil, press("f1")),
	"help at its end":            begun(nil, size(40, 12), press("f1"), press(slices.Repeat([]string{"down"}, 60)...)),
	"logout":                     begun(nil, press("ctrl+p", "로그아웃", "enter")),
	"a notice":                   begun(nil, func(r *rig) { r.app.notice = notice{text: text.QuitWhileSending, bad: true} }),
}

func with(o ...option) []option { return o }

// begun makes a state: an app with options that has settled, and what was done then.
func begun(options []option, acts ...func(*rig)) func(testing.TB, ...option) *rig {
	return func(t testing.TB, more ...option) *rig {
		t.Helper()
		r := running(t, append(slices.Clone(options), more...)...)
		r.until("all that is known of the account", func() bool { return r.app.at != kit.Compose || r.app.s.Account.Known || !r.fake.StatusIs.LoggedIn })
		for _, do := range acts {
			r.app.View()
			do(r)
		}
		r.app.View()
		return r
	}
}

func press(keys ...string) func(*rig) {
	return func(r *rig) {
		for _, k := range keys {
			r.press(k)
			r.app.View()
		}
	}
}

func size(w, h int) func(*rig) {
	return func(r *rig) { r.send(tea.WindowSizeMsg{Width: w, Height: h}) }
}

func waits(r *rig) {
	r.until("the attempt", func() bool {
		return took(r, 0, func(f kit.Finished) bool { return f.Kind == kit.JobLogin })
	})
}

func sends(r *rig) {
	r.press("ctrl+s")
	r.until("the end of the send", func() bool { return !r.app.s.Jobs.Running(kit.JobSend) })
}

func refreshes(r *rig) {
	r.press("ctrl+r")
	r.until("the end of the refresh", func() bool { return !r.app.s.Jobs.Running(kit.JobRefresh) })
	r.settle()
}

func calls(r *rig) {
	for _, e := range []session.Event{
		{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.Sent, What: "하나"},
		{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.Unknown, What: "둘", Err: noAnswer},
		{At: kittest.Now, Op: kakao.OpSendToMe, Fate: session.NeedsConsent, What: "셋", Err: refused("-402")},
	} {
		r.send(eventsMsg{e})
	}
}

func fails(r *rig, _ *Options)        { r.fake.BeginErr = refused("KOE010") }
func refreshFails(r *rig, _ *Options) { r.fake.RefreshErr = errors.New("boom") }
func lacks(r *rig, _ *Options)        { r.fake.StatusIs.Missing = []string{"talk_message"} }
func sendFails(err error) option      { return func(r *rig, _ *Options) { r.fake.SendErr = err } }

func refused(code string) error {
	return &kakao.Error{Kind: kakao.Refused, Op: kakao.OpSendToMe, Status: 403, Code: code, Written: true, RequiredScopes: []string{"talk_message"}}
}

var noAnswer = &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToMe, Written: true, Err: errors.New("cut")}

// shown are the entries of the help line: key and words.
func (r *rig) shown() []string {
	rows := r.rows()
	var out []string
	for _, e := range strings.Split(rows[len(rows)-1], "  ") {
		if e = strings.TrimSpace(e); e != "" {
			out = append(out, e)
		}
	}
	return out
}

// here are the bindings that may stand in the help line.
func (r *rig) here() []kit.Binding {
	if r.app.overlay != nil {
		return r.app.overlay.bindings(r.app)
	}
	return append(slices.Clone(r.app.page().Bindings()), r.app.global()...)
}

var sizes = [][2]int{{40, 12}, {60, 16}, {80, 24}, {120, 40}, {200, 60}}

// Whatever the help line shows, in any state, size and language: its key does something.
func TestHelpLineIsTrue(t *testing.T) {
	t.Parallel()
	for name, state := range states {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tried := map[string]bool{}
			for _, lang := range []text.Lang{text.Korean, text.English} {
				first := state(t, speaking(lang))
				for _, wh := range sizes {
					first.send(tea.WindowSizeMsg{Width: wh[0], Height: wh[1]})
					for _, entry := range first.shown() {
						name, label, _ := strings.Cut(entry, " ")
						if tried[name] && label != first.say(text.KeyScroll) {
							continue // what the others do does not depend on size and language
						}
						tried[name] = true
						r := state(t, speaking(lang))
						r.send(tea.WindowSizeMsg{Width: wh[0], Height: wh[1]})
						if !slices.Contains(r.shown(), entry) {
							continue // it came with the way here
						}
						r.isTaken(fmt.Sprintf("%v %v: %s", lang, wh, entry), name)
					}
				}
			}
		})
	}
}

// isTaken presses a key, which must change the screen or cause something.
func (r *rig) isTaken(what, name string) {
	r.Helper()
	before := r.app.View()
	_, cmd := r.app.Update(kittest.Key(name))
	if after := r.app.View(); cmd == nil && after.Content == before.Content {
		r.Errorf("%s: the key does nothing\n%s", what, r.screen())
	}
}

// An entry stands there whole or not at all, and f1 always does.
func TestHelpLineIsCutAtWholeEntries(t *testing.T) {
	t.Parallel()
	for name, state := range states {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range []text.Lang{text.Korean, text.English} {
				r := state(t, speaking(lang))
				for w := MinWidth; w <= 200; w += 1 + w/60 + int(lang) {
					r.send(tea.WindowSizeMsg{Width: w, Height: 24})
					r.hasWholeEntries(w)
				}
			}
		})
	}
}

func (r *rig) hasWholeEntries(w int) {
	r.Helper()
	entries, here := r.shown(), r.here()
	if r.app.overlay == nil {
		last := len(entries) - 1
		if e := entries[last]; e != "f1" && e != "f1 "+r.say(text.KeyHelp) {
			r.Fatalf("%d columns: the line ends in %q", w, e)
		}
		if entries = entries[:last]; w >= 80 && last == 0 {
			r.Fatalf("%d columns: nothing but f1", w)
		}
	}
	for _, e := range entries {
		if !slices.ContainsFunc(here, func(b kit.Binding) bool { return !b.Quiet && e == b.Shown()+" "+r.say(b.Label) }) {
			r.Fatalf("%d columns: %q is no whole entry", w, e)
		}
	}
}

// No key means two things at once, and none is plain text.
func TestNoKeyIsBoundTwice(t *testing.T) {
	t.Parallel()
	for name, state := range states {
		r := state(t)
		seen := map[string]string{}
		for _, b := range r.here() {
			for _, k := range b.Key.Keys() {
				if other, twice := seen[k]; twice {
					t.Errorf("%s: %s is %q and %q", name, k, other, b.Label.EN)
				}
				seen[k] = b.Label.EN
				if press := kittest.Key(k); isText(press) {
					t.Errorf("%s: %q is text and %q", name, k, b.Label.EN)
				} else if press.Keystroke() != k {
					t.Errorf("%s: no terminal sends %q for %q", name, k, b.Label.EN)
				}
			}
		}
	}
}

// Whatever the size: no panic, no row too wide, none too many, the cursor inside.
func TestEverySizeHolds(t *testing.T) {
	t.Parallel()
	for name, state := range states {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range []text.Lang{text.Korean, text.English} {
				r := state(t, speaking(lang))
				for w := MinWidth - 1; w <= 62; w += 1 + int(lang) {
					for _, h := range []int{MinHeight - 1, MinHeight, MinHeight + 1, 15, 18, 20} {
						r.holds(w, h)
					}
				}
				for _, wh := range append(sizes, [2]int{61, 12}, [2]int{99, 15}, [2]int{100, 16}, [2]int{300, 100}) {
					r.holds(wh[0], wh[1])
				}
			}
		})
	}
}

// Windows too small for a page are alike for all of them, but for notices.
func TestTinySizesHold(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"compose, a text", "palette", "a notice"} {
		for _, lang := range []text.Lang{text.Korean, text.English} {
			r := states[name](t, speaking(lang))
			for w := 1; w <= 60; w++ {
				for h := 1; h <= 20; h++ {
					r.holds(w, h)
				}
			}
		}
	}
}

func (r *rig) holds(w, h int) {
	r.Helper()
	r.send(tea.WindowSizeMsg{Width: w, Height: h})
	v := r.app.View()
	rows := strings.Split(v.Content, "\n")
	small := w < MinWidth || h < MinHeight
	if len(rows) > h || !small && len(rows) != h {
		r.Fatalf("%dx%d: %d rows", w, h, len(rows))
	}
	for _, row := range rows {
		if kit.Width(row) > w {
			r.Fatalf("%dx%d: a row is %d wide: %q", w, h, kit.Width(row), row)
		}
		if !closed(row) {
			r.Fatalf("%dx%d: a row leaves a style or a link open, which the screen ends there: %q", w, h, row)
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h) {
		r.Fatalf("%dx%d: the cursor is at %d,%d", w, h, c.X, c.Y)
	}
	if small && v.Cursor != nil {
		r.Fatalf("%dx%d: a cursor where nothing can be typed", w, h)
	}
}

// closed tells whether a row ends in no style and no link.
func closed(row string) bool {
	style, link := strings.LastIndex(row, "\x1b["), strings.LastIndex(row, "\x1b]8;")
	return (style < 0 || strings.HasPrefix(row[style:], "\x1b[m") || strings.HasPrefix(row[style:], "\x1b[0m")) &&
		(link < 0 || strings.HasPrefix(row[link:], "\x1b]8;;\a") || strings.HasPrefix(row[link:], "\x1b]8;;\x1b\\"))
}

func TestTooSmallIsOneSentence(t *testing.T) {
	t.Parallel()
	r := running(t)
	for _, wh := range [][2]int{{39, 12}, {40, 11}, {39, 24}, {200, 11}} {
		r.send(tea.WindowSizeMsg{Width: wh[0], Height: wh[1]})
		if got, want := strings.Join(strings.Fields(r.screen()), " "), r.say(text.TooSmall, 40, 12, wh[0], wh[1]); got != want {
			t.Errorf("%v: %q, want %q", wh, got, want)
		}
	}
	r.press("ctrl+p", "f1", "enter", "가", "나", "다", "backspace")
	r.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	if r.shows("│ 가나"); r.app.overlay != nil {
		t.Error("a key that nobody could see the effect of had one")
	}
	r.hides("다")
	r.send(tea.WindowSizeMsg{Width: 30, Height: 8})
	r.press("ctrl+c")
	r.until("the end", func() bool { return r.quit })
}

func TestHeaderOfTheAccount(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.shows("● kakaotui   기본   홍길동", "액세스 5:41:07   리프레시 58일   오늘 0통")
	r.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	r.shows(" ● 기본", "5:41   58일   0통")
	r.hides("kakaotui", "홍길동")
	r.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.press("ctrl+p", "english", "enter")
	r.shows("● kakaotui   default   홍길동", "access 5:41:07   refresh 58 d   0 today")
	out := running(t, loggedOut)
	out.shows("○ kakaotui   기본", out.say(text.NotLoggedIn))
}

// However long the names: the lifetimes are there, whole, and no escape sequence of a server's gets through.
func TestHeaderKeepsTheLifetimes(t *testing.T) {
	t.Parallel()
	nickname := "\x1b[31m이름이아주아주아주아주긴사람\x1b]0;title\x07\n둘째 줄"
	for _, lang := range []text.Lang{text.Korean, text.English} {
		r := running(t, speaking(lang), plain, func(r *rig, o *Options) {
			r.fake.StatusIs.Nickname = nickname
			o.Profile = "아주긴프로필이름의프로필이름"
		})
		for w := MinWidth; w <= 200; w++ {
			r.send(tea.WindowSizeMsg{Width: w, Height: 24})
			head := r.rows()[0]
			if content := r.app.View().Content; strings.Contains(content, "\x1b]0;") || strings.Contains(content, "\x07") {
				t.Fatalf("%d columns: an escape sequence gets through: %q", w, content)
			}
			short := text.RemainingShort(58*24*3600e9, lang)
			if !strings.Contains(head, short) || !strings.Contains(head, "5") || !strings.Contains(head, "0") {
				t.Fatalf("%d columns: %q has no %q", w, head, short)
			}
			if w >= 120 && !strings.Contains(head, "이름이") {
				t.Fatalf("%d columns: %q has no nickname", w, head)
			}
		}
	}
}

func TestHeaderOfAPage(t *testing.T) {
	t.Parallel()
	r := running(t)
	page := &headedPage{}
	page.head = [2]string{"카카오 로그인", "남은 시간 4:37"}
	r.withPage(page)
	r.shows(" kakaotui   카카오 로그인")
	for _, w := range []int{40, 41, 60, 80} {
		r.send(tea.WindowSizeMsg{Width: w, Height: 12})
		if head := r.rows()[0]; !strings.HasSuffix(head, "남은 시간 4:37") || !strings.Contains(head, "카카오 로그인") {
			t.Errorf("%d columns: %q", w, head)
		}
	}
	page.head[0] = strings.Repeat("긴 제목 ", 30)
	if head := r.rows()[0]; !strings.HasSuffix(head, "남은 시간 4:37") || kit.Width(head) > 80 {
		t.Errorf("%q", head)
	}
}

func TestNoticesStayUntilAKey(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.send(kit.Copied{})
	r.shows(r.say(text.Copied))
	r.send(tea.FocusMsg{}, r.app.second(r.now), kit.AccountMsg{}, tea.WindowSizeMsg{Width: 90, Height: 30}, tea.BackgroundColorMsg{})
	r.shows(r.say(text.Copied))
	r.press("가")
	r.hides(r.say(text.Copied))
	r.send(kit.Copied{Err: errors.New("boom")})
	r.press("나") // before it was drawn
	r.shows(strings.Fields(r.say(text.NotCopied))[0])
	r.press("esc")
	r.hides(strings.Fields(r.say(text.NotCopied))[0])
}

// A notice says what to do at its end, so that it is never cut, and the page below moves with the mouse on it.
func TestNoticesAreWhole(t *testing.T) {
	t.Parallel()
	for _, lang := range []text.Lang{text.Korean, text.English} {
		for _, say := range []text.Sentence{text.QuitWhileSending, text.QuitDraftUnsaved, text.NotCopied, text.LogoutFailed} {
			for _, wh := range sizes {
				r := running(t, speaking(lang))
				page := &fakePage{}
				page.wants.mouse = true
				r.withPage(page)
				r.send(tea.WindowSizeMsg{Width: wh[0], Height: wh[1]})
				r.app.notice = notice{text: say, bad: true}
				all := strings.Join(strings.Fields(r.screen()), " ")
				if !strings.Contains(all, r.say(say)) {
					t.Errorf("%v: %q is not whole:\n%s", wh, r.say(say), r.screen())
				}
				y := slices.Index(r.rows(), "body")
				if c := r.app.View().Cursor; c == nil || c.Y != y {
					t.Errorf("%v: the cursor is at %v, the row at %d", wh, c, y)
				}
				r.send(tea.MouseClickMsg{X: 1, Y: y})
				if got := page.got[len(page.got)-1]; got != tea.Msg(tea.MouseClickMsg{X: 1, Y: 1}) {
					t.Errorf("%v: a click on the body arrived as %v", wh, got)
				}
			}
		}
	}
	r := running(t)
	r.send(tea.WindowSizeMsg{Width: 30, Height: 8})
	r.app.notice = notice{text: text.QuitWhileSending, bad: true}
	if got := strings.Join(strings.Fields(r.screen()), " "); got != r.say(text.QuitWhileSending) {
		t.Errorf("a window too small for all else says %q", got)
	}
}

// A light ground, a dark one and none that answers.
func TestTheme(t *testing.T) {
	t.Parallel()
	r := running(t)
	dark := r.app.View().Content
	r.send(tea.BackgroundColorMsg{Color: rgb{255, 255, 255}})
	if light := r.app.View().Content; light == dark {
		t.Error("a light ground changes nothing")
	}
	r.send(tea.BackgroundColorMsg{Color: rgb{0, 0, 0}})
	if r.app.View().Content != dark {
		t.Error("back in the dark the screen is another one")
	}
}

type rgb [3]uint32

func (c rgb) RGBA() (r, g, b, a uint32) { return c[0] * 257, c[1] * 257, c[2] * 257, 0xffff }

// A terminal set up for Korean draws decoration two columns wide: then the plain glyphs serve.
func TestWideGlyphsArePlain(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.send(kit.GlyphWidth{Glyph: kit.Fancy.On, Width: 1})
	r.shows(kit.Fancy.On, kit.Fancy.Bar)
	r.send(kit.GlyphWidth{Glyph: kit.Fancy.On, Width: 2})
	r.shows(kit.Plain.On, kit.Plain.Bar)
	r.hides(kit.Fancy.On, kit.Fancy.Bar)
}
