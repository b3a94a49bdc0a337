package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

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

// The palette says how many commands there are beyond those on show, at both ends.
func TestPaletteSaysThatThereIsMore(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	r.press("ctrl+p")
	n := len(r.app.overlay.(*palette).found())
	room := r.app.bodyHeight() - paletteHead
	r.shows(r.say(text.PartBelow, n-room))
	r.hides(r.say(text.PartAbove, 1))
	for range n / 2 {
		r.press("down")
	}
	top := n/2 - room/2
	r.shows(r.say(text.PartAbove, top), r.say(text.PartBelow, n-room-top))
	for range n - 1 - n/2 {
		r.press("down")
	}
	r.shows(r.say(text.PartAbove, n-room))
	r.hides(r.say(text.PartBelow, 1))
	r.press("quit")
	r.hides("위 ", "아래 ")
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

// Keys that only go a step further are no commands to look for.
func TestPaletteHasNoSteps(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	r.press("f2", "ctrl+p")
	for _, b := range r.app.overlay.(*palette).found() {
		if b.Label == text.StatusPageScroll {
			t.Errorf("the palette offers %s %s", b.Shown(), r.say(b.Label))
		}
	}
}

// What has no key has its columns for its words.
func TestPaletteShowsWholeWordsWithoutAKey(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	r.app.s.Lang = text.English
	r.press("ctrl+p", "korean")
	r.shows("한국어로 바꾸기 (Korean)")
}
