package compose

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// furnish fills a page with everything it can show.
func (r *rig) furnish() {
	r.p.message.SetText("안녕하세요! 오늘 14시에 서버 점검이 있어요.\n" + strings.Repeat("끝나면 다시 알려 드릴게요. ", 12) + "👩‍💻")
	r.p.link.SetValue("https://status.example.com/" + strings.Repeat("아주-긴-주소/", 12))
	r.p.button.SetValue("자세히 보기")
	for i := range 30 {
		r.s.Log.Append(event(session.Sent, kakao.OpSendToMe, fmt.Sprintf("좋은 아침이에요 %d", i), nil))
	}
	r.s.Log.Append(event(session.Unknown, kakao.OpSendToMe, "서버 \x1b[31m점검", unanswered))
	r.s.Log.Append(event(session.NeedsConsent, kakao.OpSendToMe, "글", refusal("-402", 403, "talk_message")))
	r.s.Log.Append(event(session.Sent, kakao.OpRefresh, "", nil))
}

func TestEverySizeEveryState(t *testing.T) {
	t.Parallel()
	fails := func(err error) func(*rig) {
		return func(r *rig) { r.fake.SendErr = err; r.short(); r.press("ctrl+s"); r.settle() }
	}
	states := map[string]func(*rig){
		"idle":     func(*rig) {},
		"sent":     fails(nil),
		"settling": func(r *rig) { r.press("ctrl+s") },
		"sending":  func(r *rig) { r.short(); r.press("ctrl+s"); r.feed(r.settling) },
		"queued":   fails(offline),
		"unknown":  fails(unanswered),
		"consent":  fails(refusal("-402", 403, "talk_message")),
		"login":    fails(noLogin),
		"refused":  fails(refusal("-10", 400)),
		"not kept": fails(context.Canceled),
		"too long": func(r *rig) { r.p.message.SetText(strings.Repeat("가나다라 ", 500)); r.press("ctrl+s"); r.settle() },
		"parts":    func(r *rig) { r.p.message.SetText(strings.Repeat("가나다라 ", 100)) },
		"link":     func(r *rig) { r.short(); r.p.link.SetValue("x"); r.press("ctrl+s"); r.settle() },
		"mobile":   func(r *rig) { r.short(); r.p.mobile.SetValue("x"); r.press("ctrl+s"); r.settle() },
		"draft":    func(r *rig) { r.p.draft.SaveErr = offline },
		"nobody":   func(r *rig) { r.s.Account = kit.Account{} },
		"friends":  func(r *rig) { r.short(); r.choose(friends(12)...); r.press("ctrl+s"); r.settle() },
		"to some":  func(r *rig) { r.some(); r.press("ctrl+s"); r.settle(); r.press("ctrl+s"); r.settle() },
		"peek":     func(r *rig) { r.p.View(80, 21); r.press("f5") },
		"demo":     func(r *rig) { r.s.Ports.Demo = &kit.Demo{PhoneURL: "http://127.0.0.1:40123/"}; r.p.phone.err = offline },
		"hostile":  fails(&kakao.Error{Kind: kakao.Refused, Op: kakao.OpSendToMe, Code: "-9", Message: "\x1b]0;x\a\u202e", Written: true}),
	}
	for name, set := range states {
		for _, lang := range []text.Lang{text.Korean, text.English} {
			r := entered(t)
			r.s.Lang = lang
			if lang == text.English {
				r.s.Glyphs = kit.Plain
			}
			r.furnish()
			set(r)
			for at := range panes {
				r.p.focusOn(at)
				r.p.log.Press("enter")
				for _, size := range [][2]int{{40, 9}, {59, 30}, {60, 16}, {80, 21}, {100, 21}, {121, 37}} {
					r.fits(fmt.Sprintf("%s %v pane %d", name, lang, at), size[0], size[1])
				}
			}
		}
	}
}

func (r *rig) fits(name string, w, h int) {
	r.Helper()
	b := r.p.View(w, h)
	if len(b.Rows) != h {
		r.Errorf("%s at %dx%d: %d rows", name, w, h, len(b.Rows))
	}
	for i, row := range b.Rows {
		if n := kit.Width(row); n > w {
			r.Errorf("%s at %dx%d: row %d is %d wide: %q", name, w, h, i, n, row)
		}
		if strings.ContainsAny(row, "\a\u202e\n\t") {
			r.Errorf("%s: row %d holds what a terminal obeys: %q", name, i, row)
		}
	}
	c := b.Cursor
	if r.p.peeking() || r.p.focus == mobile && w < wideWidth {
		return
	}
	if r.p.focus == log {
		if c != nil {
			r.Errorf("%s at %dx%d: a cursor in the log", name, w, h)
		}
		return
	}
	if c == nil || c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h {
		r.Errorf("%s at %dx%d: cursor %+v", name, w, h, c)
	}
}

func TestTabOrder(t *testing.T) {
	t.Parallel()
	r := entered(t)
	for _, want := range []pane{link, button, log, message} { // no room for the link of phones
		r.press("tab")
		if r.p.focus != want {
			t.Fatalf("focus %d, want %d", r.p.focus, want)
		}
	}
	for _, want := range []pane{log, button, link, message} {
		r.press("shift+tab")
		if r.p.focus != want {
			t.Fatalf("focus %d, want %d", r.p.focus, want)
		}
	}
	r.press("tab", "enter", "enter")
	if r.p.focus != log {
		t.Errorf("enter in the fields leads to %d", r.p.focus)
	}
	r.press("esc")
	if r.p.focus != message {
		t.Errorf("esc leads to %d", r.p.focus)
	}
}

func TestOnePaneAtATimeWhereItIsNarrow(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.p.message.SetText("글자들")
	r.s.Log.Append(event(session.Sent, kakao.OpSendToMe, "보낸 것", nil))
	if s := r.screen(40, 9); !strings.Contains(s, "글자들") || strings.Contains(s, "보낸 것") || !strings.Contains(s, "3 / 200") {
		t.Errorf("message:\n%s", s)
	}
	if !strings.Contains(r.keys(), "tab 링크") {
		t.Errorf("keys: %s", r.keys())
	}
	r.press("shift+tab")
	if s := r.screen(40, 9); strings.Contains(s, "글자들") || !strings.Contains(s, "보낸 것") {
		t.Errorf("log:\n%s", s)
	}
	if s := r.screen(80, 21); !strings.Contains(s, "글자들") || !strings.Contains(s, "보낸 것") {
		t.Errorf("80x21:\n%s", s)
	}
}

func TestWidePageShowsTokensAndConsent(t *testing.T) {
	t.Parallel()
	r := entered(t)
	s := r.screen(120, 37)
	for _, w := range []string{"미리보기", "아직 쓴 글이 없어요", "토큰", "5:41:07", "58일", "동의항목", "카카오톡 메시지 전송", "talk_message"} {
		if !strings.Contains(s, w) {
			t.Errorf("no %q in\n%s", w, s)
		}
	}
}

func TestCounterWarns(t *testing.T) {
	t.Parallel()
	r := entered(t)
	th := r.s.Theme
	for n, want := range map[int]string{10: " 10 / 200", 185: th.Warn.On("185 / 200"), 201: th.Warn.On("201 / 200 · 2통으로 나눠요")} {
		r.p.message.SetText(strings.Repeat("x", n))
		for _, size := range sizes {
			if all := strings.Join(r.p.View(size[0], size[1]).Rows, "\n"); !strings.Contains(all, want) {
				t.Errorf("%d characters at %v: no %q in %q", n, size, want, all)
			}
		}
	}
}

func TestMouseGivesTheFocus(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.furnish()
	for _, size := range sizes[1:] {
		r.p.View(size[0], size[1])
		for at := range panes {
			if at == mobile && size[0] < wideWidth {
				continue
			}
			where := r.p.places[at]
			r.do(r.p.Update(tea.MouseClickMsg{X: where.x + 2, Y: where.y, Button: tea.MouseLeft}))
			if r.p.focus != at {
				t.Errorf("%v: a click at %+v gave the focus to %d, not %d", size, where, r.p.focus, at)
			}
		}
		where := r.p.places[log]
		before := r.screen(size[0], size[1])
		r.do(r.p.Update(tea.MouseWheelMsg{X: where.x, Y: where.y + 1, Button: tea.MouseWheelDown}))
		if before == r.screen(size[0], size[1]) {
			t.Errorf("%v: the wheel moved nothing", size)
		}
	}
}

func TestPhonePageInTheDemo(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.saysNot("http://127.0.0.1:40123/")
	r.s.Ports.Demo = &kit.Demo{PhoneURL: "http://127.0.0.1:40123/"}
	r.says("휴대폰 화면: http://127.0.0.1:40123/")
	browser := r.s.Ports.Browser.(*kittest.Browser)
	browser.OpenErr = offline
	r.press("ctrl+o")
	r.settle()
	if got := browser.Opened(); len(got) != 1 || got[0] != "http://127.0.0.1:40123/" {
		t.Errorf("opened %v", got)
	}
	r.says("브라우저를 열지 못했어요")
	browser.Reason = login.BrowserSSH
	if strings.Contains(r.keys(), "ctrl+o") {
		t.Errorf("over ssh the keys are %s", r.keys())
	}
}
