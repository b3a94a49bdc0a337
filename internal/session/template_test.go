package session

import (
	"errors"
	"os"
	"testing"

	"kakaotui/internal/store"
)

func TestTemplatesAndCard(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, body := range map[string]string{"배포": `{"object_type":"text"}`, "alarm": `{"object_type":"feed"}`} {
		if err := w.s.SaveTemplate(store.SavedTemplate{Name: name, JSON: []byte(body)}); err != nil {
			t.Fatal(err)
		}
	}
	all, err := w.open().Templates()
	if err != nil || len(all) != 2 || all[0].Name != "alarm" || all[1].Name != "배포" {
		t.Errorf("%+v, %v", all, err)
	}
	if one, err := w.s.Template("배포"); err != nil || string(one.JSON) != `{"object_type":"text"}` {
		t.Errorf("%+v, %v", one, err)
	}
	if err := w.s.RemoveTemplate("배포"); err != nil {
		t.Error(err)
	}
	if _, err := w.s.Template("배포"); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	card := store.Card{Kind: "feed", JSON: "{ half"}
	if err := w.s.SaveCard(card); err != nil {
		t.Fatal(err)
	}
	if got, err := w.open().Card(); err != nil || got != card {
		t.Errorf("%+v, %v", got, err)
	}
}
