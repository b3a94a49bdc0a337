package kit

import (
	"context"
	"encoding/json"
	"fmt"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
)

// A message of this run is looked for among the newest ones of the journal.
const (
	findPage  = 200
	findPages = 25
)

// FindMessage reads a message from the journal. Call it in a job. Errors: journal.ErrNotFound, those of LogPage.
func FindMessage(ctx context.Context, s Session, id string) (journal.Message, error) {
	before := int64(0)
	for range findPages {
		found, err := s.LogPage(ctx, journal.Page{Before: before, Limit: findPage, Only: journal.OnlyMessages})
		if err != nil {
			return journal.Message{}, err
		}
		for _, e := range found {
			if before = e.Seq(); e.Message != nil && e.Message.ID == id {
				return *e.Message, nil
			}
		}
		if len(found) < findPage {
			break
		}
	}
	return journal.Message{}, fmt.Errorf("looking for message %s: %w", id, journal.ErrNotFound)
}

// Written is a message of the journal as it was written, to be sent anew.
func Written(m journal.Message) session.Message {
	w := session.Message{Text: m.Text, Link: m.Link}
	var t struct {
		Link struct {
			Mobile string `json:"mobile_web_url"`
		} `json:"link"`
		Button string `json:"button_title"`
	}
	if len(m.Template) > 0 && json.Unmarshal(m.Template, &t) == nil {
		w.MobileLink, w.Button = t.Link.Mobile, t.Button
	}
	return w
}
