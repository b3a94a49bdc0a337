package compose

import (
	"testing"

	"kakaotui/internal/journal"
	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit/kittest"
)

// kept is a rig whose disk holds a draft, and whose journal holds a message of the same words.
func kept(t *testing.T, draft store.Draft, state journal.State) *rig {
	t.Helper()
	r := newRig(t)
	r.fake.Saved = draft
	m := kittest.Message("gone", "값을 치렀다", state, "")
	m.Seq = 1
	r.fake.History = []journal.Entry{{Message: &m}}
	r.do(r.p.Enter(nil))
	r.settle()
	return r
}

// A process that was killed after Kakao took the message, and before its draft left the disk, left both.
func TestADraftThatWentAlreadyIsAskedAbout(t *testing.T) {
	t.Parallel()
	for _, state := range []journal.State{journal.Sent, journal.Unknown, journal.Queued, journal.Sending} {
		r := kept(t, store.Draft{Text: "값을 치렀다"}, state)
		r.press("ctrl+s")
		r.settle()
		if n := len(r.fake.Sent()); n != 0 {
			t.Fatalf("%s: sent %d times without a question", state, n)
		}
		r.says("이미 도착했을 수 있어요")
		r.press("ctrl+s")
		r.settle()
		if n := len(r.fake.Sent()); n != 1 {
			t.Errorf("%s: sent %d times after the answer", state, n)
		}
		r.press("값을 치렀다", "ctrl+s")
		r.settle()
		if n := len(r.fake.Sent()); n != 2 {
			t.Errorf("%s: the same words, written anew, were asked about", state)
		}
	}
}

func TestADraftThatDidNotGoIsSentAtOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		draft store.Draft
		state journal.State
		more  string
	}{
		"refused":    {store.Draft{Text: "값을 치렀다"}, journal.Refused, ""},
		"given up":   {store.Draft{Text: "값을 치렀다"}, journal.Dropped, ""},
		"other text": {store.Draft{Text: "값을 치른다"}, journal.Sent, ""},
		"with link":  {store.Draft{Text: "값을 치렀다", Link: "https://example.com"}, journal.Sent, ""},
		"changed":    {store.Draft{Text: "값을 치렀다"}, journal.Sent, "!"},
	} {
		r := kept(t, c.draft, c.state)
		if c.more != "" {
			r.press(c.more)
		}
		r.press("ctrl+s")
		r.settle()
		if n := len(r.fake.Sent()); n != 1 {
			t.Errorf("%s: sent %d times", name, n)
		}
	}
}
