package ui

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// based is a key decoded by a terminal that reports what stands on a US keyboard in its place.
func based(code, base rune, mod tea.KeyMod) tea.KeyPressMsg {
	return tea.KeyPressMsg{Code: code, BaseCode: base, Mod: mod}
}

func TestShortcutsUnderAnyLayout(t *testing.T) {
	t.Parallel()
	const ctrl, alt, shift = tea.ModCtrl, tea.ModAlt, tea.ModShift
	for _, c := range []struct {
		key  tea.KeyPressMsg
		want string
	}{
		{based('c', 0, ctrl), "ctrl+c"}, {based('ㅊ', 0, ctrl), "ctrl+c"}, {based('ㅊ', 'c', ctrl), "ctrl+c"},
		{based('ㄴ', 0, ctrl), "ctrl+s"}, {based('ㄴ', 's', ctrl), "ctrl+s"}, {based('ㅋ', 0, alt), "alt+z"}, {based('ㅋ', 'z', alt), "alt+z"},
		{based('ㅋ', 'z', alt|shift), "alt+shift+z"}, {based('ㅔ', 0, ctrl), "ctrl+p"}, {based('ㅖ', 'p', ctrl|shift), "ctrl+shift+p"},
		{based('ㅖ', 0, ctrl), "ctrl+shift+p"}, {based('\u110e', 0, ctrl), "ctrl+c"}, {based('ｃ', 0, ctrl), "ctrl+c"},
		{tea.KeyPressMsg{Code: 'ㅋ', Text: "ㅋ", Mod: alt}, "alt+z"},
		{based('c', 'i', ctrl), "ctrl+c"}, // Dvorak: the letter that is typed counts
		{based('с', 'c', ctrl), "ctrl+c"}, // Cyrillic: the place of the key is all there is
		{based('ㅊ', 'c', 0), "c"},         // without ctrl it is text, and left alone
		{tea.KeyPressMsg{Code: tea.KeyEnter, Mod: ctrl}, "ctrl+enter"},
	} {
		if got := normalise(c.key).Keystroke(); got != c.want {
			t.Errorf("%+v is %q, want %q", c.key, got, c.want)
		}
	}
	typed := tea.KeyPressMsg{Code: 'ㅊ', BaseCode: 'c', Text: "ㅊ"}
	if got := normalise(typed); got != typed {
		t.Errorf("text became %+v", got)
	}
}

func TestKoreanShortcutsReachTheirCommands(t *testing.T) {
	t.Parallel()
	for _, base := range []bool{false, true} {
		key := func(code, latin rune, mod tea.KeyMod) tea.KeyPressMsg {
			k := tea.KeyPressMsg{Code: code, Mod: mod}
			if base {
				k.BaseCode = latin
			}
			return k
		}
		r := running(t)
		r.press("가")
		r.send(key('ㄴ', 's', tea.ModCtrl))
		r.until("the message", func() bool { return len(r.fake.Sent()) == 1 })
		if got := r.fake.Sent()[0].Text; got != "가" {
			t.Errorf("ctrl+ㄴ sent %q", got)
		}
		r.until("the empty page", func() bool { return !r.app.s.Jobs.Running(kit.JobSend) })
		r.press("나")
		r.shows("나")
		r.send(key('ㅋ', 'z', tea.ModAlt))
		r.hides("│ 나")
		r.send(key('ㅔ', 'p', tea.ModCtrl))
		r.shows(r.say(text.PaletteTitle))
		r.press("esc")
		r.send(key('ㅊ', 'c', tea.ModCtrl))
		r.until("the end", func() bool { return r.quit })
	}
}

// What a person types goes to the page, whatever it says; no binding may be made of text alone.
func TestTextIsNeverACommand(t *testing.T) {
	t.Parallel()
	texts := []string{"q", "ㅂ", "?", " ", "enter", "f1", "ctrl+c", "esc", "tab", "ctrl+s"}
	var keys []tea.KeyPressMsg
	for _, s := range texts {
		keys = append(keys, tea.KeyPressMsg{Code: tea.KeyExtended, Text: s}, tea.KeyPressMsg{Code: []rune(s)[0], Text: s},
			tea.KeyPressMsg{Code: []rune(s)[0], Text: s, Mod: tea.ModShift})
	}
	ran := ""
	names := []string{"q", "ㅂ", "?", "enter", "esc", "tab", "ctrl+s"}
	page := &fakePage{}
	for _, n := range names {
		page.binds = append(page.binds, kit.Bind(text.KeyRun, func() tea.Cmd { ran = n; return nil }, n))
	}
	r := running(t)
	r.withPage(page)
	for _, k := range keys {
		page.got = nil
		r.send(k)
		if ran != "" || r.quit || r.app.overlay != nil || len(page.got) != 1 || !reflect.DeepEqual(page.got[0], tea.Msg(k)) {
			t.Fatalf("%+v: ran %q, quit %v, overlay %v, page got %v", k, ran, r.quit, r.app.overlay, page.got)
		}
	}
	r.press("ctrl+p")
	for _, k := range keys {
		r.send(k)
		if _, open := r.app.overlay.(*palette); !open || r.quit {
			t.Fatalf("%+v closed the palette", k)
		}
	}
	r.press("esc", "f1")
	for _, k := range keys {
		r.send(k)
		if _, open := r.app.overlay.(*helpOverlay); !open || r.quit {
			t.Fatalf("%+v closed the help", k)
		}
	}
	r.press("esc")
	r.send(tea.WindowSizeMsg{Width: 20, Height: 5})
	for _, k := range keys {
		if r.send(k); len(r.msgs) > 0 || r.quit {
			t.Fatalf("%+v did something in a window too small to show it", k)
		}
	}
}

// Every page's own text goes where it is typed.
func TestTypedCommandNamesStayText(t *testing.T) {
	t.Parallel()
	r := running(t)
	for _, s := range []string{"q", "ㅂ", "enter", "f1", "ctrl+c"} {
		r.send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: s})
	}
	r.shows("qㅂenterf1ctrl+c")
	if r.quit || r.app.overlay != nil {
		t.Error("text was a command")
	}
}

func TestKeysGoOverlayThenGlobalThenPageThenPart(t *testing.T) {
	t.Parallel()
	r := running(t)
	var ran []string
	bind := func(name string) kit.Binding {
		return kit.Bind(text.KeyRun, func() tea.Cmd { ran = append(ran, name); return nil }, name)
	}
	page := &fakePage{binds: []kit.Binding{bind("ctrl+s"), bind("f1"), bind("esc"), bind("enter"), bind("ctrl+c")}}
	r.withPage(page)
	r.press("ctrl+s", "enter", "up", "가")
	if !slices.Equal(ran, []string{"ctrl+s", "enter"}) || len(page.got) != 2 {
		t.Errorf("the page ran %v and got %v", ran, page.got)
	}
	ran = nil
	r.press("f1")
	if len(ran) > 0 || r.app.overlay == nil {
		t.Error("the page took a global key")
	}
	page.got = nil
	r.press("enter", "f1", "ctrl+s", "가", "up", "esc")
	if len(page.got) > 0 || len(ran) > 0 {
		t.Errorf("under an overlay the page got %v and ran %v", page.got, ran)
	}
	r.press("f1", "ctrl+l", "ctrl+z")
	r.until("what the terminal was asked", func() bool { return slices.Equal(r.term.asked, []string{"redraw", "suspend"}) })
	if r.press("ctrl+c"); slices.Contains(ran, "ctrl+c") {
		t.Error("the page took ctrl+c")
	}
	r.until("the end", func() bool { return r.quit })
}

func TestPastes(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.send(tea.PasteMsg{Content: "q\r\nㅂ\tf1\x1b[31m"})
	r.shows("│ q", "│ ㅂ  f1␛[31m")
	r.press("ctrl+p")
	r.send(tea.PasteMsg{Content: "  상태\n"})
	r.shows("> 상태")
	if r.press("esc"); strings.Contains(r.screen(), "상태") {
		t.Error("a paste into the palette reached the page")
	}
	// Nobody sees it in a window that is too small, but it is not lost.
	r.send(tea.WindowSizeMsg{Width: 30, Height: 8}, tea.PasteMsg{Content: "붙여 넣은 글"}, tea.WindowSizeMsg{Width: 80, Height: 24})
	r.shows("붙여 넣은 글")
}

func TestMouseIsRelativeToTheBody(t *testing.T) {
	t.Parallel()
	r := running(t)
	page := &fakePage{}
	r.withPage(page)
	page.wants.mouse = true
	for _, y := range []int{0, 1, 23, 30} {
		r.send(tea.MouseClickMsg{X: 4, Y: y, Button: tea.MouseLeft})
	}
	if len(page.got) > 0 {
		t.Errorf("clicks outside its body reached the page: %v", page.got)
	}
	for _, m := range []tea.MouseMsg{
		tea.MouseClickMsg{X: 4, Y: 2}, tea.MouseReleaseMsg{X: 4, Y: 2}, tea.MouseWheelMsg{X: 4, Y: 2}, tea.MouseMotionMsg{X: 4, Y: 2},
	} {
		page.got = nil
		r.send(m)
		if len(page.got) != 1 || page.got[0].(tea.MouseMsg).Mouse() != (tea.Mouse{X: 4, Y: 0}) {
			t.Errorf("%T: the page got %v", m, page.got)
		}
	}
	if v := r.app.View(); v.MouseMode != tea.MouseModeCellMotion {
		t.Error("a page that wants the mouse does not get it")
	}
	page.got = nil
	r.press("f1")
	if r.send(tea.MouseClickMsg{X: 4, Y: 5}); len(page.got) > 0 || r.app.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse reaches the page through an overlay")
	}
	r.press("esc")
	page.wants.mouse = false
	if r.send(tea.MouseClickMsg{X: 4, Y: 5}); len(page.got) > 0 || r.app.View().MouseMode != tea.MouseModeNone {
		t.Error("a page without a mouse got a click")
	}
}

func TestPalette(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ typed, want string }{
		{"끝내", "끝내기"}, {"quit", "끝내기"}, {"QUIT", "끝내기"}, {"보내", "보내기"}, {"qhso", "보내기"}, {"ㅂ보", ""},
		{"ㄴ둥", "보내기"}, // "send" with the Korean layout on
		{"ctrl+s", "보내기"}, {"ㅊㅅ기+ㄴ", "보내기"}, {"f2", "상태"}, {"korean", "English로 바꾸기"}, {"없는 명령", ""},
		{"ㄱㄷㅇㄱㅁ", "다시 그리기"},
	} {
		r := running(t)
		r.press("ctrl+p")
		r.send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: c.typed})
		found := r.app.overlay.(*palette).found()
		switch {
		case c.want == "" && len(found) == 0:
			r.shows(r.say(text.PaletteNone))
		case len(found) == 0 || found[0].Label.KO != c.want:
			t.Errorf("%q finds %v, want %q first", c.typed, labels(found), c.want)
		default:
			r.shows(c.want)
		}
	}
}

func labels(bs []kit.Binding) []string {
	out := make([]string, len(bs))
	for i, b := range bs {
		out[i] = b.Label.KO
	}
	return out
}

func TestPaletteHoldsEveryCommandOfThePage(t *testing.T) {
	t.Parallel()
	r := running(t)
	want := r.app.commands()
	r.press("ctrl+p")
	if got := r.app.overlay.(*palette).found(); len(got) != len(want)-1 {
		t.Errorf("the palette offers %v, the page has %v", labels(got), labels(want))
	}
	if r.app.View().Cursor == nil {
		t.Error("the palette has no cursor")
	}
}

func TestPaletteRunsAndCloses(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.press("ctrl+p", "English", "enter")
	if r.app.s.Lang != text.English || r.app.overlay != nil {
		t.Fatal("enter did not run the command found")
	}
	r.press("ctrl+p", "none of it", "enter")
	if r.app.overlay != nil || r.quit {
		t.Error("enter without a command found did more than close")
	}
	for _, key := range []string{"esc", "ctrl+p"} {
		r.press("ctrl+p", "quit", key)
		if r.app.overlay != nil || r.quit {
			t.Errorf("%s ran or stayed", key)
		}
	}
	r.press("ctrl+p")
	p := r.app.overlay.(*palette)
	all := p.found()
	r.press("up")
	if p.chosen != len(all)-1 {
		t.Error("up from the first command is not the last")
	}
	r.press("down", "down", "tab", "shift+tab", "ctrl+n")
	if p.chosen != 2 {
		t.Errorf("chosen is %d", p.chosen)
	}
	if r.press("a"); p.chosen != 0 {
		t.Error("typing keeps an old choice")
	}
	r.press("ctrl+p", "ctrl+p", "f1")
	if _, still := r.app.overlay.(*palette); !still {
		t.Error("f1 reached the page through the palette")
	}
	r.press("esc", "ctrl+p", "도움말", "enter")
	if _, help := r.app.overlay.(*helpOverlay); !help {
		t.Error("the palette does not open the help")
	}
}

func TestPaletteScrollsToWhatIsChosen(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	r.press("ctrl+p")
	for i, b := range r.app.overlay.(*palette).found() {
		if i > 0 {
			r.press("down")
		}
		if !slices.ContainsFunc(r.rows(), func(row string) bool {
			return strings.HasPrefix(row, " > ") && strings.Contains(row, r.say(b.Label))
		}) {
			t.Fatalf("%q is chosen and not shown:\n%s", r.say(b.Label), r.screen())
		}
	}
}

// The help lists every binding with a key, each once, in their order.
func TestHelpListsExactlyTheBindings(t *testing.T) {
	t.Parallel()
	for _, page := range []kit.PageID{kit.Welcome, kit.Setup, kit.Login, kit.Compose, kit.Status} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			r := running(t, at(page))
			r.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			r.app.View()
			var want []string
			for _, b := range r.app.commands() {
				if b.Shown() != "" {
					want = append(want, b.Shown())
				}
			}
			r.press("f1")
			var got []string
			for range 200 {
				for _, row := range r.rows()[2:] {
					if key := helpKey(row); key != "" && !slices.Contains(got, key) {
						got = append(got, key)
					}
				}
				r.press("down")
			}
			if !slices.Equal(got, slices.Compact(want)) {
				t.Errorf("%s at %v: help lists %v, keys are %v", page, size, got, want)
			}
			r.shows(strings.Fields(r.say(text.HelpMore))[0])
			for range 200 {
				r.press("up")
			}
			r.shows(r.say(text.HelpTitle))
			r.press("enter")
			if r.app.overlay != nil {
				t.Error("enter does not close the help")
			}
		}
	}
}

// helpKey is the key in a row of the help: what stands three columns in.
func helpKey(row string) string {
	rest, ok := strings.CutPrefix(row, "   ")
	if !ok || rest == "" || rest[0] == ' ' {
		return ""
	}
	key, _, _ := strings.Cut(rest, " ")
	return key
}

func TestLogoutAsksFirst(t *testing.T) {
	t.Parallel()
	r := running(t)
	logoutDialog := func() { r.press("ctrl+p", r.say(text.CommandLogout), "enter") }
	logoutDialog()
	if _, ok := r.app.overlay.(*confirm); !ok {
		t.Fatal("no question was asked")
	}
	r.shows(r.say(text.LogoutYes), "esc")
	r.press("y", "n", "ctrl+s", "esc")
	if r.app.overlay != nil || slices.Contains(r.fake.Calls(), "Logout") || len(r.fake.Sent()) > 0 {
		t.Fatal("esc, or a key that means nothing here, did something")
	}
	r.fake.LogoutErr = errors.New("boom")
	logoutDialog()
	r.press("enter")
	r.until("the failure", func() bool { return r.app.notice.bad })
	r.shows(r.say(text.LogoutFailed))
	r.fake.LogoutErr, r.fake.StatusIs.LoggedIn = nil, false
	logoutDialog()
	r.press("enter")
	r.until("the login page", func() bool { return r.app.at == kit.Login && !r.app.s.Account.Status.LoggedIn })
	for _, b := range r.app.commands() {
		if b.Label == text.CommandLogout || b.Label == text.KeyCompose {
			t.Errorf("%s is offered to nobody", b.Label.EN)
		}
	}
}

func TestLanguageSwitch(t *testing.T) {
	t.Parallel()
	for _, page := range []kit.PageID{kit.Welcome, kit.Setup, kit.Compose, kit.Status} {
		r := running(t, at(page))
		korean := r.screen()
		r.press("ctrl+p", "english", "enter")
		english := r.screen()
		if english == korean || r.app.s.Lang != text.English {
			t.Fatalf("%s did not change:\n%s", page, english)
		}
		r.shows("help")
		r.press("ctrl+p", "한국어", "enter")
		if got := r.screen(); got != korean {
			t.Errorf("%s and back is not the same:\n%s", page, got)
		}
	}
}

func TestKittestKeysAreAsTheTerminalSendsThem(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ctrl+s", "alt+z", "shift+tab", "f1", "f4", "enter", "alt+shift+z", "pgdown"} {
		if got := kittest.Key(name).Keystroke(); got != name {
			t.Errorf("%q is %q", name, got)
		}
	}
}
