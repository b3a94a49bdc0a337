package ui

import (
	"strings"
	"testing"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
)

// The card has a draft of its own, and both drafts are kept whatever page is up.
func TestQuitKeepsTheCardToo(t *testing.T) {
	t.Parallel()
	for _, last := range []kit.PageID{kit.Card, kit.Compose} {
		r := running(t)
		r.press("쓰던 글", "ctrl+p", "카드", "enter")
		r.until("the card", func() bool { return r.app.at == kit.Card })
		r.press("피드", "enter", "카드 제목")
		if last == kit.Compose {
			r.press("f3")
			r.until("compose", func() bool { return r.app.at == kit.Compose })
		}
		r.press("ctrl+c")
		r.until("the end", func() bool { return r.quit })
		if r.fake.Saved.Text != "쓰던 글" {
			t.Errorf("%s: the draft is %q", last, r.fake.Saved.Text)
		}
		if c := r.fake.SavedCard; c.Kind != "feed" || !strings.Contains(c.JSON, "카드 제목") {
			t.Errorf("%s: the card is %+v", last, c)
		}
	}
}

func TestQuitWarnsOfACardThatCannotBeSaved(t *testing.T) {
	t.Parallel()
	r := running(t)
	r.press("ctrl+p", "카드", "enter")
	r.until("the card", func() bool { return r.app.at == kit.Card })
	r.press("피드", "enter", "제목")
	r.fake.CardErr = &store.NotWritableError{Op: "write", Path: "card.json"}
	r.press("ctrl+c")
	r.until("the warning", func() bool { return r.app.leaving.warnedDraft })
	if r.quit {
		t.Fatal("the card was given up without a second ctrl+c")
	}
	r.press("ctrl+c")
	r.until("the end", func() bool { return r.quit })
}
