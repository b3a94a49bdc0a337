package card

import (
	"strings"
	"testing"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// ctrl+s says what is missing, as it does on the compose page.
func TestAnEmptyCardSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	for _, k := range kinds[1:] { // plain text is written on another page
		r := entered(t)
		r.to(k.id)
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

func TestTheMarkOfARequiredFieldIsNeverCut(t *testing.T) {
	t.Parallel()
	for _, k := range kinds[1:] { // plain text is written on another page
		r := entered(t)
		r.to(k.id)
		for _, size := range sizes {
			for _, lang := range []text.Lang{text.Korean, text.English} {
				r.s.Lang = lang
				r.p.View(size[0], 100)
				shown, marks := r.screen(size[0], 100), 0
				for _, e := range r.p.form.entries {
					if e.role == value && e.field.required {
						marks++
					}
				}
				if legend := strings.Contains(shown, r.s.Say(text.CardRequired)); legend != (marks > 0) {
					t.Errorf("%s at %v: legend %v with %d required fields", k.id, size, legend, marks)
				} else if legend {
					marks++
				}
				if n := strings.Count(shown, "* "); n != marks {
					t.Errorf("%s at %v: %d marks on show, not %d:\n%s", k.id, size, n, marks, shown)
				}
			}
		}
	}
}

// Kakao's own name of a kind finds it too.
func TestKindsAreFoundByKakaosName(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.to("scrap")
	if r.p.form.kind != "scrap" {
		t.Errorf("kind %q", r.p.form.kind)
	}
}
