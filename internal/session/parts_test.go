package session

import (
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

func TestPartsOf(t *testing.T) {
	t.Parallel()
	m := Message{Text: "전체", Link: "https://example.com", MobileLink: "https://m.example.com", Button: "보기"}
	last := m
	last.Text = "셋"
	got, err := PartsOf(m, []string{"하나", "둘", "셋"}, 3)
	if want := []Message{{Text: "하나"}, {Text: "둘"}, last}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, bodies := range [][]string{nil, {"전체"}} {
		if got, err := PartsOf(m, bodies, 1); err != nil || !slices.Equal(got, []Message{m}) {
			t.Errorf("%+v, %v", got, err)
		}
	}
	for limit, n := range map[int]int{2: 3, 0: MaxParts + 1} {
		_, err := PartsOf(m, make([]string, n), limit)
		if e, ok := errors.AsType[*TooManyPartsError](err); !ok || e.Parts != n || limit > 0 && e.Max != limit || FateOf(err) != Refused {
			t.Errorf("%d bodies, at most %d: %v", n, limit, err)
		}
	}
	if got, err := PartsOf(m, make([]string, MaxParts), 0); err != nil || len(got) != MaxParts {
		t.Errorf("%d parts, %v", len(got), err)
	}
	// A text with fields of its own keeps them on its last part; a card has no parts.
	text := kakao.Text{Text: "전체", Buttons: []kakao.Button{{Title: "예"}, {Title: "아니요"}}}
	got, err = PartsOf(Message{Other: &kakao.Message{Template: text}}, []string{"하나", "둘"}, 0)
	text.Text = "둘"
	if err != nil || got[0] != (Message{Text: "하나"}) || !reflect.DeepEqual(got[1].Other.Template, text) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := PartsOf(Message{Other: &kakao.Message{TemplateID: 1}}, []string{"하나", "둘"}, 0); FateOf(err) != Refused {
		t.Error(err)
	}
}

// After a failure the delivered parts are never sent again, and the rest follows in order, however often one asks.
func TestPartsGoOnceAndInOrder(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		mode   string
		status int
		body   string
		state  string
		effect bool
	}{
		"refused":   {"status", 400, `{"code":-2,"msg":"x"}`, "refused", false},
		"queued":    {"status", 503, "", "queued", false},
		"unknown":   {"drop-after", 503, "", "unknown", true},
		"app quota": {"status", 400, `{"code":-10,"msg":"x"}`, "refused", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := newKeeper(t)
			k.enter()
			parts, err := PartsOf(hello, []string{"하나", "둘", "셋", "넷"}, 0)
			if err != nil {
				t.Fatal(err)
			}
			served := 0
			k.hook(sendPath, func() {
				if served++; served == 2 {
					k.fail(sendPath, c.mode, c.status, c.body, 1)
				}
			})
			r, err := k.s.Deliver(t.Context(), Intent{Parts: parts})
			if err == nil {
				t.Fatal("no error")
			}
			rest := "queued part"
			if c.state == "queued" {
				rest = "queued"
			}
			k.want("하나 sent", "둘 "+c.state, "셋 "+rest, "넷 "+rest)
			arrived := []string{"하나"}
			if c.effect {
				arrived = append(arrived, "둘")
			}
			k.arrived(arrived...)
			// Neither time nor a word about the later ones moves them.
			if c.state != "queued" {
				k.drain()
				if _, err := k.s.Retry(t.Context(), r.Messages[3].ID, r.Messages[2].ID); err == nil {
					t.Error("later parts went alone")
				}
				k.arrived(arrived...)
			}
			if r, err := k.s.Retry(t.Context(), r.Messages[1].ID); err != nil || len(r.Messages) != 3 {
				t.Fatalf("%+v, %v", r, err)
			}
			k.arrived(append(arrived, "둘", "셋", "넷")...)
			k.want("하나 sent", "둘 sent", "셋 sent", "넷 sent")
			if again, err := k.s.Retry(t.Context(), r.Messages[0].ID); err == nil {
				t.Errorf("a delivered part was tried again: %+v", again)
			}
		})
	}
}

// A process that is killed while a part is on its way leaves that one unknown, the delivered ones delivered and the rest
// waiting for the decision.
func TestKilledBetweenParts(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	reached, over := make(chan struct{}), make(chan struct{})
	var mu sync.Mutex
	served := 0
	k.hook(sendPath, func() {
		mu.Lock()
		served++
		second := served == 2
		mu.Unlock()
		if second {
			close(reached)
			<-over
		}
	})
	child := k.child("하나", "둘", "셋")
	child.Env = append(child.Env, childParts+"=1")
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	<-reached
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait()
	close(over)
	k.hook(sendPath, func() {})
	all, err := k.s.Outbox(t.Context())
	if err != nil || len(all) != 2 || all[0].State != journal.Unknown {
		t.Fatalf("%+v, %v", all, err)
	}
	k.want("하나 sent", "둘 unknown", "셋 queued part")
	k.drain()
	k.want("하나 sent", "둘 unknown", "셋 queued part")
	if _, err := k.s.MarkSent(t.Context(), all[0].ID); err != nil {
		t.Fatal(err)
	}
	k.drain()
	k.want("하나 sent", "둘 sent", "셋 sent")
	if got := k.messages(); got[0] != "하나" || got[len(got)-1] != "셋" || len(got) > 3 {
		t.Errorf("arrived: %q", got)
	}
}
