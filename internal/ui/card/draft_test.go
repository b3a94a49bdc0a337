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
	r.command("앞의 내용으로 되돌리기")
	if got := r.p.form.JSON(); got != plainFeed {
		t.Errorf("the draft is lost: %s", got)
	}
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
