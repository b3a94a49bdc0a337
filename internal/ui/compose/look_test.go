package compose

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
)

// shown tells whether the preview beside the editor shows a text.
func (r *rig) shown(words string) bool {
	return strings.Contains(r.halves(120, 37)[1], words)
}

// halfWritten is a page whose preview has not followed the last key yet.
func halfWritten(t *testing.T) *rig {
	r := entered(t)
	r.press("점심")
	r.screen(120, 37)
	r.press("먹자")
	if r.shown("점심먹자") || !r.shown("점심") {
		t.Fatalf("the preview did not wait for a pause:\n%s", r.screen(120, 37))
	}
	if s := r.screen(120, 37); !strings.Contains(s, "4 / 200") {
		t.Fatalf("the counter waits too:\n%s", s)
	}
	return r
}

func TestThePreviewFollowsWhenTheKeysPause(t *testing.T) {
	t.Parallel()
	r := halfWritten(t)
	r.settle()
	if !r.shown("점심먹자") {
		t.Errorf("after the pause:\n%s", r.screen(120, 37))
	}
}

func TestThePreviewIsNeverBehindWhatIsDone(t *testing.T) {
	t.Parallel()
	for name, do := range map[string]func(*rig){
		"send":         func(r *rig) { r.press("ctrl+s") },
		"resize":       func(r *rig) { r.do(r.p.Update(tea.WindowSizeMsg{Width: 120, Height: 37})) },
		"recipients":   func(r *rig) { r.choose(friends(1)...) },
		"theme":        func(r *rig) { r.s.Theme = kit.NewTheme(!r.s.Theme.Dark) },
		"come back":    func(r *rig) { r.do(r.p.Enter(nil)) },
		"paste":        func(r *rig) { r.do(r.p.Update(tea.PasteMsg{Content: " "})) },
		"undo":         func(r *rig) { r.press("alt+z", "alt+shift+z") },
		"small screen": func(r *rig) { r.screen(80, 21); r.press("f5"); r.screen(80, 21); r.screen(120, 37) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := halfWritten(t)
			if do(r); !r.shown("점심먹자") {
				t.Errorf("the preview is old:\n%s", r.screen(120, 37))
			}
		})
	}
}

// The number of parts is right at each key, whatever the preview shows.
func TestTheNumberOfPartsDoesNotWait(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.p.message.SetText(strings.Repeat("말 ", 100)[:len(strings.Repeat("말 ", 100))-1])
	if s := r.screen(120, 37); !strings.Contains(s, "199 / 200") || strings.Contains(s, "2통") {
		t.Fatalf("before:\n%s", s)
	}
	r.press("가", "나")
	if s := r.screen(120, 37); !strings.Contains(s, "201 / 200 · 2통으로 나눠요") || r.shown("2/2") {
		t.Errorf("right after the keys:\n%s", s)
	}
	r.settle()
	if !r.shown("미리보기  2/2") {
		t.Errorf("after the pause:\n%s", r.screen(120, 37))
	}
}

// What stands below the preview keeps its place while the preview grows: rows that move are rows that are sent.
func TestTokensStandStillBelowTheGrowingPreview(t *testing.T) {
	t.Parallel()
	r := entered(t)
	at := func() int {
		rows := strings.Split(r.halves(120, 37)[1], "\n")
		for i, row := range rows {
			if strings.Contains(row, "동의항목") {
				return i
			}
		}
		return -1
	}
	first := at()
	for range 5 {
		r.press("enter", "글")
		r.settle()
		if now := at(); now != first {
			t.Fatalf("moved from row %d to %d", first, now)
		}
	}
	r.p.message.SetText(strings.Repeat("글\n", 17))
	if r.p.View(120, 37); at() <= first {
		t.Errorf("the preview has no room: row %d\n%s", at(), r.screen(120, 37))
	}
}
