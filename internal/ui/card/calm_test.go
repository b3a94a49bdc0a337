package card

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The preview beside the form waits for a pause of the keys; the counter of the field, and what is wrong with it, do not.
func TestThePreviewFollowsWhenTheKeysPause(t *testing.T) {
	t.Parallel()
	r := writing(t, kindText, `{"object_type":"text","text":"점심","link":{}}`)
	if s := r.screen(80, 21); strings.Count(s, "점심") != 2 {
		t.Fatalf("before:\n%s", s)
	}
	r.press("end", "먹자")
	if s := r.screen(80, 21); strings.Count(s, "점심먹자") != 1 || !strings.Contains(s, "4/200") {
		t.Errorf("right after the key:\n%s", s)
	}
	r.settle()
	if s := r.screen(80, 21); strings.Count(s, "점심먹자") != 2 {
		t.Errorf("after the pause:\n%s", s)
	}
	r.press("?", "ctrl+s")
	if s := r.screen(80, 21); strings.Count(s, "점심먹자?") != 2 {
		t.Errorf("while it is sent:\n%s", s)
	}
}

// Beside the form the preview may have no room for all of it: f5 shows it alone, to be scrolled.
func TestAPreviewThatIsCutCanBeSeenWhole(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", wholeFeed)
	r.screen(120, 60)
	if strings.Contains(r.offered(), "f5") {
		t.Errorf("with room for all of it: %s", r.offered())
	}
	if s := r.screen(80, 21); !strings.Contains(s, "…") || !strings.Contains(r.offered(), "f5 미리보기") {
		t.Fatalf("it is not cut, or %s:\n%s", r.offered(), s)
	}
	r.keys("f5")
	r.fits("alone", 80, 21)
	for range 40 {
		r.keys("pgdown")
		r.screen(80, 21)
	}
	if s := r.screen(80, 21); strings.Contains(s, "꼭 필요해요") || !strings.Contains(s, "알림이 울리지 않아요") {
		t.Errorf("its end:\n%s", s)
	}
	r.keys("esc")
	if s := r.screen(80, 21); !strings.Contains(s, "제목") || r.p.peek {
		t.Errorf("after esc:\n%s", s)
	}
	r.keys("ctrl+e", "alt+a", "backspace")
	r.do(r.p.Update(tea.PasteMsg{Content: `{"request_url":"https://a.kr"}`}))
	if s := r.screen(80, 21); !strings.Contains(s, "웹페이지 JSON") {
		t.Errorf("the title tells of another kind:\n%s", s)
	}
}
