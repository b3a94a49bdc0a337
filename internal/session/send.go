package session

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// Message is one text, or with Other any message that Kakao can carry.
type Message struct {
	Text, Link, MobileLink, Button string
	// Other is what the four fields cannot say: a template of another kind or with fields of its own, a custom template, a
	// page to scrap. The four are empty then.
	Other *kakao.Message
}

func (m Message) template() kakao.Text {
	return kakao.Text{Text: m.Text, Link: kakao.Link{WebURL: m.Link, MobileWebURL: m.MobileLink}, ButtonTitle: m.Button}
}

// Kakao is the message as Kakao's calls take it.
func (m Message) Kakao() kakao.Message {
	if m.Other != nil {
		return *m.Other
	}
	return kakao.Message{Template: m.template()}
}

// what is the beginning of what the message says.
func (m Message) what() string { return beginning(searchable(m.Kakao())) }

// Check refuses what cannot be sent before anything is sent, characters being code points: empty, over kakao.MaxText, a link
// that is no URL, a button title that is none. The error is a *MessageError; with Other a *kakao.TemplateError, or a
// *journal.IntentError when there is a text beside it.
func (m Message) Check() error { return m.check(nil) }

func (m Message) check(count kakao.Counter) error {
	if m.Other != nil {
		if m != (Message{Other: m.Other}) {
			return &journal.IntentError{Field: "parts"}
		}
		return m.Other.Check(count)
	}
	wrong, ok := errors.AsType[*kakao.TemplateError](m.Kakao().Check(count))
	if !ok {
		if m.Button != "" && (strings.TrimSpace(m.Button) == "" || strings.ContainsFunc(m.Button, unicode.IsControl)) {
			return &MessageError{Field: FieldButton, Reason: MessageBadButton}
		}
		return nil
	}
	e := &MessageError{Field: messageFields[wrong.Field], Count: wrong.Length, Limit: wrong.Max}
	switch {
	case e.Field == FieldButton:
		e.Reason = MessageBadButton
	case wrong.Reason == kakao.FieldEmpty:
		e.Reason = MessageEmpty
	case wrong.Reason == kakao.FieldTooLong:
		e.Reason = MessageTooLong
	case wrong.Reason == kakao.FieldNotURL:
		e.Reason = MessageBadLink
	default:
		e.Reason = MessageNotText
	}
	return e
}

var messageFields = map[string]MessageField{
	"text": FieldText, "link.web_url": FieldLink, "link.mobile_web_url": FieldMobileLink, "button_title": FieldButton,
}

// Send sends once; -401 refreshes and sends once more, nothing else does. The error is judged by FateOf: *MessageError,
// *kakao.TemplateError, *kakao.Error (with the scopes of -402), and the errors of AccessToken. With a journal it is Deliver.
func (s *Session) Send(ctx context.Context, m Message) error {
	if err := m.check(s.count); err != nil {
		return err
	}
	if s.journal != nil {
		_, err := s.Deliver(ctx, Intent{Parts: []Message{m}})
		return err
	}
	select {
	case s.sending <- struct{}{}:
		defer func() { <-s.sending }()
	case <-ctx.Done():
		return fmt.Errorf("waiting for the message before this one: %w", ctx.Err())
	}
	s.mu.Lock()
	s.what = m.what()
	s.mu.Unlock()
	return s.withAccess(ctx, func(client *kakao.Client, access kakao.Secret) error {
		return client.SendToMe(ctx, access, m.Kakao())
	})
}

// withAccess makes one call with a valid access token, and once more with a fresh one when Kakao says -401.
func (s *Session) withAccess(ctx context.Context, call func(*kakao.Client, kakao.Secret) error) error {
	access, err := s.AccessToken(ctx)
	if err != nil {
		return err
	}
	client, err := s.kakao()
	if err != nil {
		return err
	}
	err = call(client, access)
	if kakao.CodeOf(err) != kakao.CodeBadToken {
		return err
	}
	fresh, err := s.renew(ctx, access, false)
	if err != nil {
		return err
	}
	return call(client, fresh.AccessToken)
}

// beginning is the start of a text on one line, whatLimit code points at most.
func beginning(text string) string {
	line := strings.Join(strings.Fields(text), " ")
	runes := []rune(line)
	if len(runes) > whatLimit {
		return string(runes[:whatLimit-1]) + "…"
	}
	return line
}
