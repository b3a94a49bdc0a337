package session

import (
	"encoding/json"
	"fmt"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// toMe is the recipient of messages to oneself; kindText is the kind of a text template.
const (
	toMe     = "me"
	kindText = "text"
)

// body is the message as the journal keeps it: the template as it is sent where text and link are not all of it.
func (m Message) body() (journal.Body, error) {
	b := journal.Body{Text: m.Text, Link: m.Link}
	if m.MobileLink == "" && m.Button == "" {
		return b, nil
	}
	var err error
	if b.Template, err = json.Marshal(m.template()); err != nil {
		return journal.Body{}, fmt.Errorf("writing the template: %w", err)
	}
	return b, nil
}

// templateOf is the template that a message of the journal is sent as.
func templateOf(m journal.Message) (kakao.Text, error) {
	if m.Kind != kindText || m.Recipient != toMe {
		return kakao.Text{}, fmt.Errorf("message %s is of a kind that this version cannot send", m.ID)
	}
	if m.Template == nil {
		return kakao.Text{Text: m.Text, Link: kakao.Link{WebURL: m.Link}}, nil
	}
	var t struct {
		Text   string     `json:"text"`
		Link   kakao.Link `json:"link"`
		Button string     `json:"button_title"`
	}
	if err := json.Unmarshal(m.Template, &t); err != nil {
		return kakao.Text{}, fmt.Errorf("reading the template of message %s: %w", m.ID, err)
	}
	return kakao.Text{Text: t.Text, Link: t.Link, ButtonTitle: t.Button}, nil
}

// kept is the intent as the journal takes it.
func (in Intent) kept(origin string, a journal.Account) (journal.Intent, error) {
	k := journal.Intent{
		Account: a, Recipients: []string{toMe}, Kind: kindText,
		Key: in.Key, Origin: in.Origin, Expire: in.Expire, NoBody: in.NoBody,
	}
	if k.Origin == "" {
		k.Origin = origin
	}
	for _, m := range in.Parts {
		b, err := m.body()
		if err != nil {
			return journal.Intent{}, err
		}
		k.Parts = append(k.Parts, b)
	}
	return k, nil
}

// Check refuses an intent of which any part cannot be sent. The error is a *MessageError.
func (in Intent) Check() error {
	if len(in.Parts) == 0 {
		return Message{}.Check()
	}
	for _, m := range in.Parts {
		if err := m.Check(); err != nil {
			return err
		}
	}
	return nil
}
