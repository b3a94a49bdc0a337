package card

import (
	"strings"
	"testing"

	"kakaotui/internal/ui/kit"
)

// ctrl+s says what is missing, as it does on the compose page.
func TestAnEmptyCardSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	for _, k := range kinds {
		r := entered(t)
		r.to(k.name.KO)
		if !strings.Contains(r.offered(), "ctrl+s 보내기") {
			t.Errorf("%s: nothing sends: %s", k.id, r.offered())
		}
		before := r.screen(80, 21)
		r.keys("ctrl+s")
		if s := r.screen(80, 21); s == before || !strings.Contains(s, "✗") {
			t.Errorf("%s: nothing is said:\n%s", k.id, s)
		}
		if len(r.fake.Intents()) != 0 {
			t.Errorf("%s: an empty card was sent", k.id)
		}
	}
}

func TestACardChangedWhileItWasSentIsKeptAndSaid(t *testing.T) {
	t.Parallel()
	r := writing(t, kindText, `{"object_type":"text","text":"점심","link":{}}`)
	r.press("ctrl+s")
	settled := r.held[0].(kit.Finished)
	r.held = r.held[1:]
	r.s.Jobs.Done(settled)
	r.do(r.p.Update(settled)) // it is on its way now
	r.press("end", "!")
	r.settle()
	if !strings.Contains(r.json(), "점심!") {
		t.Fatalf("%s", r.json())
	}
	r.says("보내는 동안 고친 카드라")
}
