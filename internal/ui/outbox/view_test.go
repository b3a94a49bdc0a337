package outbox

import (
	"fmt"
	"strings"
	"testing"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
)

// The title says how many messages are out of sight, however far a person moves.
func TestHowManyAreOutOfSight(t *testing.T) {
	t.Parallel()
	var box []journal.Message
	for i := range 9 {
		m := message(fmt.Sprint("m", i), journal.Queued, journal.NoWait)
		m.Text = fmt.Sprintf("글 %d", i)
		box = append(box, m)
	}
	r := newRig(t, box...)
	for at := range 9 {
		shown := r.screen(40, 9)
		title, rest, _ := strings.Cut(shown, "\n")
		above, below := 0, 0
		for i := range 9 {
			switch {
			case strings.Contains(rest, fmt.Sprintf("글 %d", i)):
			case i < at:
				above++
			default:
				below++
			}
		}
		// The rest of a message whose first row is above is still in sight.
		for _, want := range []int{above, above - 1} {
			if mark := marks(want, below); mark != "" && strings.HasSuffix(strings.TrimSpace(title), mark) {
				above = -1
				break
			}
		}
		if above >= 0 {
			t.Fatalf("%d above, %d below:\n%s", above, below, shown)
		}
		r.press("down")
	}
	if shown := r.screen(80, 60); strings.Contains(shown, "아래 ") || strings.Contains(shown, "위 ") {
		t.Errorf("all are in sight:\n%s", shown)
	}
}

func marks(above, below int) string {
	var words []string
	if above > 0 {
		words = append(words, fmt.Sprint("위 ", above))
	}
	if below > 0 {
		words = append(words, fmt.Sprint("아래 ", below))
	}
	return strings.Join(words, " · ")
}

// A long name leaves room for the beginning of the text.
func TestALongNameLeavesRoomForTheText(t *testing.T) {
	t.Parallel()
	m := message("m1", journal.Queued, journal.NoWait)
	m.Recipient, m.Text = "uuid-0", "점심"
	r := newRig(t, m)
	r.s.People = kit.NewPeople(session.Friends{List: []kakao.Friend{{UUID: "uuid-0", Nickname: strings.Repeat("아주 긴 별명 ", 9)}}})
	for _, size := range sizes {
		if shown := r.screen(size[0], size[1]); !strings.Contains(shown, "… · 점심") {
			t.Errorf("%v:\n%s", size, shown)
		}
	}
}

// The key that answers a question comes first, so that the narrowest help line has it.
func TestTheAnswerComesFirst(t *testing.T) {
	t.Parallel()
	r := newRig(t, message("m1", journal.Unknown, journal.NoWait))
	for _, key := range []string{keyDrop, keyRetry} {
		r.press(key)
		if !strings.HasPrefix(r.keys(), key) {
			t.Errorf("after %s: %s", key, r.keys())
		}
		r.press("esc")
	}
}
