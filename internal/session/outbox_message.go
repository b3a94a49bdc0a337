package session

import (
	"slices"
	"strings"
	"unicode"

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
	if m.Other == nil && m.MobileLink == "" && m.Button == "" {
		return journal.Body{Text: m.Text, Link: m.Link}, nil
	}
	b, err := bodyOf(m.Kakao())
	if m.Other == nil {
		b.Link = m.Link
	}
	return b, err
}

// kept is the intent as the journal takes it.
func (in Intent) kept(origin string, a journal.Account) (journal.Intent, error) {
	k := journal.Intent{
		Account: a, Recipients: in.recipients(), Kind: in.Parts[0].Kakao().Kind(),
		Key: in.Key, Origin: in.Origin, Expire: in.Expire, NoBody: in.NoBody, Replaces: in.Replaces,
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

// recipients are those of To, each once, and oneself first: a message to oneself shares no call with others.
func (in Intent) recipients() []string {
	if len(in.To) == 0 {
		return []string{toMe}
	}
	var out []string
	for _, to := range in.To {
		switch {
		case slices.Contains(out, to):
		case to == toMe:
			out = append([]string{toMe}, out...)
		default:
			out = append(out, to)
		}
	}
	return out
}

// share is how many of the recipients share the first call.
func share(recipients []string) int {
	if recipients[0] == toMe {
		return 1
	}
	return min(len(recipients), kakao.MaxReceivers)
}

// Check refuses an intent of which any part cannot be sent, characters being code points. The error is a *MessageError, a
// *kakao.TemplateError, a *RecipientError or a *journal.IntentError. A session that counts otherwise has a Check of its own.
func (in Intent) Check() error { return in.CheckCounting(nil) }

// Check refuses an intent that cannot be sent, with the characters counted as the settings say. Errors as of Intent.Check.
func (s *Session) Check(in Intent) error { return in.CheckCounting(s.count) }

// CheckCounting is Check with characters counted otherwise; nil counts code points.
func (in Intent) CheckCounting(count kakao.Counter) error {
	if len(in.Parts) == 0 {
		return Message{}.Check()
	}
	for _, m := range in.Parts {
		if err := m.check(count); err != nil {
			return err
		}
		if m.Kakao().Kind() != in.Parts[0].Kakao().Kind() {
			return &journal.IntentError{Field: "parts"} // parts are of one text
		}
	}
	for _, to := range in.To {
		if to == "" || strings.ContainsFunc(to, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) }) {
			return &RecipientError{UUID: to, Reason: RecipientMalformed}
		}
	}
	return nil
}

// notMyself refuses friends of whom it is known that they are the person who sends: Kakao takes no such receiver
// (kakao-api.md 4.10). A message to oneself is To "me".
func (s *Session) notMyself(in Intent, userID int64) error {
	if userID == 0 || !slices.ContainsFunc(in.To, func(to string) bool { return to != toMe }) {
		return nil
	}
	remembered, err := s.Remembered()
	if err != nil {
		return nil // Kakao refuses it too
	}
	for _, f := range remembered.List {
		if f.ID == userID && slices.Contains(in.To, f.UUID) {
			return &RecipientError{UUID: f.UUID, Name: f.Nickname, Reason: RecipientSelf}
		}
	}
	return nil
}
