package part

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func TestTitled(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	for _, c := range []struct {
		lang         text.Lang
		title, count string
		above, below int
		w            int
		want         string
	}{
		{text.Korean, "명령", "", 0, 0, 20, "명령                "},
		{text.Korean, "명령", "", 3, 0, 20, "명령            위 3"},
		{text.Korean, "명령", "", 0, 12, 20, "명령         아래 12"},
		{text.Korean, "명령", "", 3, 12, 20, "명령  위 3 · 아래 12"},
		{text.English, "Commands", "", 3, 12, 30, "Commands    3 above · 12 below"},
		{text.Korean, "받는 사람", "친구 12명", 0, 0, 38, "받는 사람                    친구 12명"},
		{text.Korean, "받는 사람", "친구 12명", 3, 7, 38, "받는 사람     친구 12명   위 3 · 아래 7"},
		{text.Korean, "받는 사람", "친구 161명", 1, 156, 38, "받는 사람 위 1 · 아래 156"},
		{text.English, "Recipients", "12 friends", 3, 7, 38, "Recipients           3 above · 7 below"},
		{text.Korean, "받는 사람", "", 3, 12, 20, "받는… 위 3 · 아래 12"},
	} {
		s.Lang = c.lang
		got := ansi.Strip(Titled(s, c.title, c.count, c.above, c.below, c.w))
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(c.want), " ") || kit.Width(got) != c.w {
			t.Errorf("%s %d %d in %d columns: %q, want %q", c.title, c.above, c.below, c.w, got, c.want)
		}
	}
}

// However far a person moves, the lines on show and those that are said to be out of sight are all there are.
func TestPickerSaysHowManyAreOutOfSight(t *testing.T) {
	t.Parallel()
	p := pickerOf(t, strings.Split("a b c d e f g h i j", " ")...)
	for range 25 {
		rows := p.View(40, 6, "없음").Rows[1:]
		above, below := p.Hidden()
		if above < 0 || below < 0 || above+below+len(rows) != 10 {
			t.Fatalf("%d above, %d below, %d on show", above, below, len(rows))
		}
		if first := ansi.Strip(rows[0])[2:3]; first != fmt.Sprintf("%c", 'a'+above) {
			t.Errorf("%d above, and the first is %s", above, first)
		}
		p.type_("down")
	}
	p.type_("없는것")
	p.View(40, 6, "없음")
	if above, below := p.Hidden(); above != 0 || below != 0 {
		t.Errorf("nothing is found, %d above, %d below", above, below)
	}
}
