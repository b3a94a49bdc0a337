package card

import (
	"encoding/json"
	"testing"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// kept is a message of the journal of a kind, as the session keeps it.
func kept(t *testing.T, raw string, state journal.State) journal.Message {
	t.Helper()
	tpl, err := kakao.ParseTemplate([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	m := kittest.Message("m9", "제목", state, journal.NoWait)
	if m.Template, err = json.Marshal(tpl); err != nil {
		t.Fatal(err)
	}
	m.Kind = tpl.ObjectType()
	return m
}

func TestAMessageOfTheLogIsWrittenAnew(t *testing.T) {
	t.Parallel()
	for state, replaces := range map[journal.State]string{journal.Sent: "", journal.Refused: "m9", journal.Expired: "m9"} {
		r := writing(t, "list", `{"object_type":"list","header_title":"먼저"}`)
		r.do(r.p.Enter(kit.OpenMessage{Message: kept(t, plainFeed, state)}))
		r.settle()
		if got := r.json(); got != `{"object_type":"feed","content":{"title":"제목","link":{"web_url":"https://a.kr","mobile_web_url":"https://a.kr"}},"x_own":1}` {
			t.Errorf("%s", got)
		}
		r.keys("ctrl+s")
		if in := r.fake.Intents(); len(in) != 1 || in[0].Replaces != replaces {
			t.Errorf("%s: %+v", state, in)
		}
		r.keys("!", "ctrl+s")
		if in := r.fake.Intents(); len(in) != 2 || in[1].Replaces != "" {
			t.Errorf("%s: it is replaced twice: %+v", state, in)
		}
	}
}

func TestAMessageWhoseBodyIsGone(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	m := kept(t, plainFeed, journal.Sent)
	m.BodyGone = true
	r.do(r.p.Enter(kit.OpenMessage{Message: m}))
	r.settle()
	r.says("가져오지 못했어요")
	if got := r.p.form.JSON(); got != plainFeed {
		t.Errorf("%s", got)
	}
}

func TestARefusedOneIsNotReplacedForSomebodyElse(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.do(r.p.Enter(kit.OpenMessage{Message: kept(t, plainFeed, journal.Refused)}))
	r.settle()
	r.s.To = []kakao.Friend{{UUID: "u1", Nickname: "김이슬"}}
	r.keys("ctrl+s")
	r.keys("ctrl+s")
	if in := r.fake.Intents(); len(in) != 1 || in[0].Replaces != "" {
		t.Errorf("%+v", in)
	}
}
