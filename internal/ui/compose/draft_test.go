package compose

import (
	"errors"
	"io/fs"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
)

var _ kit.Flusher = (*Page)(nil)

func (r *rig) count(call string) int {
	n := 0
	for _, c := range r.fake.Calls() {
		if c == call {
			n++
		}
	}
	return n
}

func TestDraftIsReadOnceAndComesBack(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.Saved = store.Draft{Text: "어제 쓰던 글", Link: "https://example.com", Button: "보기"}
	r.do(r.p.Enter(nil))
	if d, pending := r.p.draft.Pending(); pending {
		t.Errorf("before the disk was read %+v is pending", d)
	}
	r.settle()
	if r.p.words() != r.fake.Saved {
		t.Errorf("page holds %+v", r.p.words())
	}
	r.do(r.p.Enter(nil))
	r.settle()
	if r.count("Draft") != 1 || r.count("ChangeDraft") != 0 {
		t.Errorf("calls %v", r.fake.Calls())
	}
}

func TestDraftReadLateKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.Saved = store.Draft{Text: "어제"}
	r.do(r.p.Enter(nil))
	r.press("오늘")
	r.settle()
	if r.p.message.Text() != "어제\n오늘" || r.fake.Saved.Text != "어제\n오늘" {
		t.Errorf("text %q, on disk %q", r.p.message.Text(), r.fake.Saved.Text)
	}
}

// An app that leaves before the disk was read keeps what is there, and what it wrote itself is not read as another draft.
func TestLeavingBeforeTheDraftIsRead(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.Saved = store.Draft{Text: "어제", Link: "https://example.com"}
	cmd := r.p.Enter(nil)
	r.press("오늘")
	save, unsaved := r.p.Flush()
	if !unsaved {
		t.Fatal("nothing is unsaved")
	}
	for range 2 { // ctrl+c that is thought better of
		if err := save(); err != nil || r.fake.Saved != (store.Draft{Text: "어제\n오늘", Link: "https://example.com"}) {
			t.Errorf("on disk: %+v, %v", r.fake.Saved, err)
		}
	}
	r.do(cmd)
	r.press("도")
	r.settle()
	if text := r.p.message.Text(); text != "어제\n오늘도" || r.fake.Saved.Text != text || r.count("Draft") != 1 {
		t.Errorf("text %q, on disk %q", text, r.fake.Saved.Text)
	}
}

func TestDraftIsSavedHalfASecondAfterTheLastKey(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("가")
	r.now = r.now.Add(400 * time.Millisecond)
	r.press("나")
	if _, pending := r.p.draft.Pending(); !pending {
		t.Error("nothing is pending")
	}
	r.now = r.now.Add(100 * time.Millisecond)
	r.feed(r.pause)
	if r.count("ChangeDraft") != 0 {
		t.Fatal("saved 100 ms after the last key")
	}
	r.settle()
	if r.count("ChangeDraft") != 1 || r.fake.Saved.Text != "가나" {
		t.Errorf("calls %v, saved %+v", r.fake.Calls(), r.fake.Saved)
	}
	if _, pending := r.p.draft.Pending(); pending {
		t.Error("something is pending after the save")
	}
	r.press("left", "home", "x", "backspace")
	r.settle()
	if r.count("ChangeDraft") != 1 {
		t.Errorf("saved without a change: %v", r.fake.Calls())
	}
}

// Who types for minutes without a pause would lose all of it with the machine's power.
func TestDraftIsSavedWhileSomebodyTypesOnAndOn(t *testing.T) {
	t.Parallel()
	r := entered(t)
	began := r.now
	r.press("가")
	for r.count("ChangeDraft") == 0 {
		if r.now.After(began.Add(3 * time.Second)) {
			t.Fatal("nothing is saved after three seconds of typing")
		}
		r.press("가") // the pause that the key before it began is over just now
		r.feed(r.pause)
	}
	if took := r.now.Sub(began); took < 2*time.Second {
		t.Errorf("saved after %v already", took)
	}
}

// A process that is killed while the message is on its way leaves a draft with all of its words, to be known again.
func TestDraftIsSavedBeforeItIsSent(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("값을 치렀다", "ctrl+s")
	if r.fake.Saved.Text != "값을 치렀다" || len(r.fake.Sent()) != 0 {
		t.Errorf("on disk %q, sent %d", r.fake.Saved.Text, len(r.fake.Sent()))
	}
	r.settle()
	if len(r.fake.Sent()) != 1 || r.fake.Saved.Text != "" {
		t.Errorf("sent %d, on disk %q", len(r.fake.Sent()), r.fake.Saved.Text)
	}
}

func TestOneDraftIsWrittenAtATime(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("가")
	pause := r.pause
	r.feed(pause)
	held := len(r.held)
	r.press("나")
	if r.pause != pause || len(r.held) != held {
		t.Fatal("a second write began beside the first")
	}
	r.settle()
	if r.fake.Saved.Text != "가나" || r.count("ChangeDraft") != 2 {
		t.Errorf("saved %q, calls %v", r.fake.Saved.Text, r.fake.Calls())
	}
}

func TestTypedWhileAnEmptyDiskWasReadIsSaved(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.do(r.p.Enter(nil))
	r.press("가")
	r.settle()
	if r.fake.Saved.Text != "가" {
		t.Errorf("saved %q", r.fake.Saved.Text)
	}
}

func TestFailureToSaveStaysUntilASaveWorks(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SaveErr = &fs.PathError{Op: "write", Path: "draft", Err: errors.New("no space left on device")}
	r.press("글")
	r.settle()
	r.says("쓰던 글을 저장하지 못했어요")
	if _, pending := r.p.draft.Pending(); !pending {
		t.Error("the unsaved draft is not pending")
	}
	r.fake.SaveErr = nil
	r.press("x")
	r.settle()
	r.saysNot("저장하지 못했어요")
	if r.fake.Saved.Text != "글x" {
		t.Errorf("saved %q", r.fake.Saved.Text)
	}
}

// A disk that was full for a while: nobody has to touch a key for the words to be safe again.
func TestWhatCouldNotBeSavedIsTriedAgain(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.fake.SaveErr = &fs.PathError{Op: "write", Path: "draft", Err: errors.New("no space left on device")}
	r.press("글")
	r.settle()
	again := func() {
		r.do(r.p.Update(kit.Finished{ID: r.retry}))
		r.settle()
	}
	again()
	r.says("쓰던 글을 저장하지 못했어요")
	r.fake.SaveErr = nil
	again()
	r.saysNot("저장하지 못했어요")
	if r.fake.Saved.Text != "글" {
		t.Errorf("on disk: %+v", r.fake.Saved)
	}
}

func TestUnreadableDraftIsSaid(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.DraftErr = errors.New("damaged")
	r.do(r.p.Enter(nil))
	r.settle()
	r.says("저장해 둔 글을 읽지 못했어요")
	r.press("새 글")
	r.settle()
	if r.fake.Saved.Text != "새 글" {
		t.Errorf("saved %q", r.fake.Saved.Text)
	}
}

func TestPasteInTheLogGoesToTheMessage(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.press("shift+tab")
	if r.p.focus != log {
		t.Fatalf("focus %d", r.p.focus)
	}
	r.do(r.p.Update(tea.PasteMsg{Content: "붙인\r\n글"}))
	r.press("shift+tab", "!")
	r.settle()
	if r.p.message.Text() != "붙인\n글!" || r.p.focus != message {
		t.Errorf("text %q, focus %d", r.p.message.Text(), r.p.focus)
	}
}
