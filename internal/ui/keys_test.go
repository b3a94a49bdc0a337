package ui

import (
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

func TestKittestKeysAreAsTheTerminalSendsThem(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ctrl+s", "alt+z", "shift+tab", "f1", "f4", "enter", "alt+shift+z", "pgdown"} {
		if got := kittest.Key(name).Keystroke(); got != name {
			t.Errorf("%q is %q", name, got)
		}
	}
}
