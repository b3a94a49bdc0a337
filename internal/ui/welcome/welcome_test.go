package welcome

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

const phone = "http://127.0.0.1:43210/"

func newPage(lang text.Lang) (*kit.Shared, kit.Page) {
	s, _ := kittest.Shared()
	s.Lang, s.Ports.Demo = lang, &kit.Demo{PhoneURL: phone}
	p := New(s)
	p.Enter(nil)
	return s, p
}

func rows(t *testing.T, p kit.Page, w, h int) string {
	t.Helper()
	b := p.View(w, h)
	if len(b.Rows) != h {
		t.Fatalf("%dx%d: %d rows", w, h, len(b.Rows))
	}
	for _, row := range b.Rows {
		if kit.Width(row) > w {
			t.Errorf("%dx%d: too wide: %q", w, h, row)
		}
	}
	return strings.Join(strings.Fields(ansi.Strip(strings.Join(b.Rows, " "))), " ")
}

func TestDrawing(t *testing.T) {
	t.Parallel()
	for _, lang := range []text.Lang{text.Korean, text.English} {
		s, p := newPage(lang)
		for _, size := range [][2]int{{40, 9}, {80, 21}, {120, 37}, {40, 40}} {
			all := rows(t, p, size[0], size[1])
			for range 30 {
				kittest.Press(p, "pgdown")
				all += " " + rows(t, p, size[0], size[1])
			}
			for _, part := range []string{phone, lastWord(s, text.WelcomeText), lastWord(s, text.WelcomeSteps), lastWord(s, text.WelcomeSafe)} {
				if !strings.Contains(all, part) {
					t.Errorf("%v %v: %q cannot be reached", lang, size, part)
				}
			}
			p.Enter(nil)
		}
		if left, _ := p.(kit.Headed).Header(); left != s.Say(text.WelcomeTitle) {
			t.Errorf("header %q", left)
		}
	}
}

func lastWord(s *kit.Shared, t text.Sentence) string {
	words := strings.Fields(s.Say(t))
	return words[len(words)-1]
}

func TestKeys(t *testing.T) {
	t.Parallel()
	s, p := newPage(text.Korean)
	if msgs := kittest.Press(p, "enter"); !slices.Equal(msgs, []tea.Msg{kit.Goto{To: kit.Setup}}) {
		t.Errorf("enter led to %v", msgs)
	}
	kittest.Press(p, "ctrl+y", "x")
	if got := s.Ports.Terminal.(*kittest.Terminal).Copied; !slices.Equal(got, []string{phone}) {
		t.Errorf("copied %q", got)
	}
	if p.Mouse() {
		t.Error("the mouse is on: the address cannot be selected")
	}
}
