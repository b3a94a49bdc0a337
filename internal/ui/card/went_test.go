package card

import (
	"encoding/json"
	"testing"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit/kittest"
)

// A process that was killed after Kakao took the card, and before the card left the disk, left both.
func TestAKeptCardThatWentAlreadyIsAskedAbout(t *testing.T) {
	t.Parallel()
	tpl, err := kakao.ParseTemplate([]byte(plainFeed))
	if err != nil {
		t.Fatal(err)
	}
	for state, asks := range map[journal.State]bool{journal.Sent: true, journal.Refused: false} {
		m := kittest.Message("gone", "", state, journal.NoWait)
		m.Kind = "feed"
		if m.Body.Template, err = json.Marshal(tpl); err != nil {
			t.Fatal(err)
		}
		r := newRig(t)
		r.fake.SavedCard = store.Card{Kind: "feed", JSON: plainFeed}
		r.fake.History = []journal.Entry{{Message: &m}}
		r.do(r.p.Enter(nil))
		r.settle()
		r.p.View(80, 21)
		r.keys("ctrl+s")
		if asked := len(r.fake.Sent()) == 0; asked != asks {
			t.Errorf("%s: asked: %v", state, asked)
		}
		if asks {
			r.says("두 번 갈 수 있어요")
			r.keys("ctrl+s")
		}
		if n := len(r.fake.Sent()); n != 1 {
			t.Errorf("%s: sent %d times", state, n)
		}
	}
}
