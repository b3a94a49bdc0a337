package card

import (
	"strings"
	"testing"
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
