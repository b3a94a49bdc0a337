package part

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

func pickerOf(t *testing.T, labels ...string) *Picker {
	t.Helper()
	s, _ := kittest.Shared()
	p := NewPicker(s, text.CardPickHint)
	var all []Choice
	for _, l := range labels {
		all = append(all, Choice{Label: l, About: "무엇인지", Note: "1월 5일"})
	}
	p.Set(all, 0)
	p.View(40, 6, "없음")
	return p
}

func (p *Picker) type_(keys ...string) {
	for _, k := range kittest.Keys(keys...) {
		p.Update(k)
	}
}

func TestPickerFinds(t *testing.T) {
	t.Parallel()
	labels := []string{"피드", "목록", "사용자 템플릿", "My card"}
	for typed, want := range map[string]int{"ㅁㄹ": 1, "템플": 2, "ahrfhr": 1, "CARD": 3, "": 0, "ㅅㅇㅈ": 2} {
		p := pickerOf(t, labels...)
		p.type_(typed)
		if got, ok := p.Chosen(); !ok || got != want {
			t.Errorf("%q chose %d, %v", typed, got, ok)
		}
	}
	p := pickerOf(t, labels...)
	p.type_("없는것")
	if _, ok := p.Chosen(); ok {
		t.Error("something was found")
	}
	if shown := strings.Join(p.View(40, 6, "그런 것이 없어요").Rows, ""); !strings.Contains(shown, "그런 것이 없어요") {
		t.Errorf("%q", shown)
	}
}

func TestPickerMoves(t *testing.T) {
	t.Parallel()
	labels := strings.Split("a b c d e f g h i j", " ")
	for keys, want := range map[string]int{"down": 1, "up": 9, "down down up": 1, "pgdown": 5, "pgdown pgdown pgdown": 9, "pgdown pgup": 0, "tab shift+tab": 0} {
		p := pickerOf(t, labels...)
		p.type_(strings.Fields(keys)...)
		if got, _ := p.Chosen(); got != want {
			t.Errorf("%s chose %d, want %d", keys, got, want)
		}
		shown := ansi.Strip(strings.Join(p.View(40, 6, "").Rows, "\n"))
		if !strings.Contains(shown, "> "+labels[want]) {
			t.Errorf("%s: the chosen line is not on the screen:\n%s", keys, shown)
		}
	}
}

func TestPickerAndTheMouse(t *testing.T) {
	t.Parallel()
	p := pickerOf(t, strings.Split("a b c d e f g h i j", " ")...)
	p.type_("pgdown", "pgdown")
	p.View(40, 6, "")
	if _, _, clicked := p.Update(tea.MouseClickMsg{X: 3, Y: 2, Button: tea.MouseLeft}); !clicked {
		t.Fatal("nothing was clicked")
	}
	if got, _ := p.Chosen(); got != 6 {
		t.Errorf("%d is chosen", got)
	}
	if _, _, clicked := p.Update(tea.MouseClickMsg{X: 3, Y: 0, Button: tea.MouseLeft}); clicked {
		t.Error("the filter is a line of the list")
	}
}

func TestPickerFits(t *testing.T) {
	t.Parallel()
	p := pickerOf(t, strings.Repeat("긴 이름", 30), "👩‍💻", "")
	for w := 8; w < 130; w += 3 {
		for h := 2; h < 9; h++ {
			b := p.View(w, h, strings.Repeat("없어요 ", 30))
			if len(b.Rows) != h {
				t.Errorf("%dx%d: %d rows", w, h, len(b.Rows))
			}
			for _, r := range b.Rows {
				if kit.Width(r) > w {
					t.Errorf("%dx%d: %q", w, h, r)
				}
			}
		}
	}
}

// What stands at the right end stays whole beside long labels.
func TestPickerKeepsNotesWhole(t *testing.T) {
	t.Parallel()
	s, _ := kittest.Shared()
	p := NewPicker(s, text.CardPickHint)
	note := "✗ 1920x1080  4.9 MB"
	p.Set([]Choice{{Label: strings.Repeat("아주 긴 파일 이름 ", 9) + ".png", Note: note}, {Label: "짧은.png", Note: "1 KB"}}, 0)
	for _, w := range []int{38, 78, 118} {
		if row := ansi.Strip(p.View(w, 6, "").Rows[1]); !strings.HasSuffix(row, note) || kit.Width(row) > w {
			t.Errorf("%d columns: %q", w, row)
		}
	}
}
