package card

import (
	"strings"
	"testing"

	"kakaotui/internal/store"
)

func TestDraftIsSavedAfterAPause(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.keys("피드", "enter")
	r.press("제목")
	if _, unsaved := r.p.draft.Pending(); !unsaved {
		t.Error("nothing is pending")
	}
	if r.fake.SavedCard != (store.Card{}) {
		t.Error("it was saved at once")
	}
	r.settle()
	if got := r.fake.SavedCard; got.Kind != "feed" || !strings.Contains(got.JSON, "제목") {
		t.Errorf("%+v", got)
	}
	if c, unsaved := r.p.draft.Pending(); unsaved {
		t.Errorf("%+v is pending", c)
	}
	r.keys("backspace", "backspace")
	if r.fake.SavedCard != (store.Card{}) {
		t.Errorf("nothing is written, and the file stays: %+v", r.fake.SavedCard)
	}
}

func TestDraftOfEveryShapeIsShown(t *testing.T) {
	t.Parallel()
	for raw, json := range map[string]bool{plainFeed: false, "{": true, `{"object_type":"poem"}`: true, `{"content":[]}`: true, "\x00": true} {
		r := writing(t, "feed", raw)
		if r.p.json != json || r.p.words().JSON != raw {
			t.Errorf("%q: json %v, %q", raw, r.p.json, r.p.words().JSON)
		}
		if c, unsaved := r.p.draft.Pending(); unsaved {
			t.Errorf("%q: %+v is pending", raw, c)
		}
		for _, size := range sizes {
			r.fits(raw, size[0], size[1])
		}
	}
}

func TestDraftOfAnUnknownKind(t *testing.T) {
	t.Parallel()
	r := writing(t, "poem", `{"a":1}`)
	if got := r.p.words().JSON; got != `{"a":1}` {
		t.Errorf("%q", got)
	}
}

func TestWhatWasTypedBeforeTheDraftCameStays(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.SavedCard = store.Card{Kind: "feed", JSON: plainFeed}
	r.do(r.p.Enter(nil))
	r.press("ㅁㄹ", "enter", "머리")
	r.settle()
	if got := r.json(); !strings.Contains(got, "머리") {
		t.Errorf("%s", got)
	}
	r.says("전에 쓰던 카드는 템플릿으로 남겼어요")
	for range 2 { // there, and back to what was typed
		typed := r.p.words().JSON
		r.command("앞의 내용으로 되돌리기")
		if got := r.p.form.JSON(); got != plainFeed {
			t.Errorf("the draft is lost: %s", got)
		}
		r.saysNot("전에 쓰던 카드는 템플릿으로 남겼어요")
		r.command("앞의 내용으로 되돌리기")
		if got := r.p.words().JSON; got != typed {
			t.Errorf("what was typed is lost: %s", got)
		}
	}
}

// aside are the names of the templates that hold what plainFeed is.
func (r *rig) aside() string {
	var names []string
	for _, t := range r.fake.Kept {
		if string(t.JSON) == plainFeed {
			names = append(names, t.Name)
		}
	}
	return strings.Join(names, " ")
}

// A card that was on disk and that another takes the place of before it was read is kept as a template, and that is said.
func TestAKeptCardThatIsDisplacedBecomesATemplate(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.SavedCard = store.Card{Kind: "feed", JSON: plainFeed}
	r.fake.Kept = []store.SavedTemplate{{Name: "쓰던-피드", JSON: []byte("{}")}}
	r.do(r.p.Enter(nil))
	r.press("ㅁㄹ", "enter", "머리")
	r.fake.TemplatesErr = errDisk
	r.settle()
	if r.fake.SavedCard.JSON != plainFeed {
		t.Errorf("what could not be kept elsewhere is overwritten: %+v", r.fake.SavedCard)
	}
	r.says("쓰던 글을 저장하지 못했어요")
	r.fake.TemplatesErr = nil
	r.keys("글")
	if got := r.aside(); got != "쓰던-피드-2" || !strings.Contains(r.fake.SavedCard.JSON, "머리글") {
		t.Errorf("kept as %q; on disk %+v", got, r.fake.SavedCard)
	}
	r.keys("!")
	r.says("전에 쓰던 카드는 템플릿으로 남겼어요")
	r.keys("ctrl+k")
	r.keys("쓰던-피드-2", "enter")
	if r.p.words().JSON != plainFeed || r.aside() != "쓰던-피드-2" {
		t.Errorf("%s is shown, kept as %q", r.p.words().JSON, r.aside())
	}
	r.saysNot("전에 쓰던 카드는 템플릿으로 남겼어요")
	r.says("앞의 내용으로 되돌리기")
}

// An app that leaves before the card was read keeps both, however often it tries.
func TestLeavingBeforeTheCardIsRead(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.SavedCard = store.Card{Kind: "feed", JSON: plainFeed}
	cmd := r.p.Enter(nil)
	r.press("ㅁㄹ", "enter", "머리")
	save, unsaved := r.p.Flush()
	if !unsaved {
		t.Fatal("nothing is unsaved")
	}
	for range 2 { // ctrl+c that is thought better of
		if err := save(); err != nil || r.aside() != "쓰던-피드" || !strings.Contains(r.fake.SavedCard.JSON, "머리") {
			t.Errorf("kept as %q; on disk %+v, %v", r.aside(), r.fake.SavedCard, err)
		}
	}
	r.do(cmd)
	r.settle()
	r.says("전에 쓰던 카드는 템플릿으로 남겼어요")
	if got := r.aside(); got != "쓰던-피드" {
		t.Errorf("kept as %q", got)
	}
}

// A draft that comes to be what was typed anyway displaces nothing.
func TestTheSameCardTwiceIsOne(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.do(r.p.Enter(nil))
	r.press("ㅁㄹ", "enter", "머리")
	r.fake.SavedCard = r.p.words()
	r.settle()
	if len(r.fake.Kept) != 0 {
		t.Errorf("%+v", r.fake.Kept)
	}
	r.saysNot("전에 쓰던 카드는 템플릿으로 남겼어요")
}

func TestDraftThatCannotBeReadOrSaved(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.CardErr = &store.NotWritableError{Path: "card.json", Err: errDisk}
	r.do(r.p.Enter(nil))
	r.settle()
	r.says("저장해 둔 글을 읽지 못했어요")
	if c, unsaved := r.p.draft.Pending(); unsaved {
		t.Errorf("%+v would take the place of what could not be read", c)
	}
	r.keys("피드", "enter", "제목")
	r.says("쓰던 글을 저장하지 못했어요")
	if _, unsaved := r.p.draft.Pending(); !unsaved {
		t.Error("nothing is pending")
	}
	r.fake.CardErr = nil
	r.keys("!")
	if !strings.Contains(r.fake.SavedCard.JSON, "제목!") {
		t.Errorf("%+v", r.fake.SavedCard)
	}
}
