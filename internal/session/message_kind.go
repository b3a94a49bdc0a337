package session

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// notTemplate is how the journal keeps what is no default template: the fields that Kakao's calls have (kakao-api.md 4.9).
type notTemplate struct {
	TemplateID int64             `json:"template_id,omitempty"`
	Args       map[string]string `json:"template_args,omitempty"`
	RequestURL string            `json:"request_url,omitempty"`
}

// bodyOf is a message as the journal keeps it, with the text that a person would search for.
func bodyOf(m kakao.Message) (journal.Body, error) {
	b := journal.Body{Text: searchable(m)}
	var whole any = m.Template
	if m.Template == nil {
		whole = notTemplate{TemplateID: m.TemplateID, Args: m.Args, RequestURL: m.RequestURL}
	}
	var err error
	if b.Template, err = json.Marshal(whole); err != nil {
		return journal.Body{}, fmt.Errorf("writing the template: %w", err)
	}
	return b, nil
}

// messageOf is what a message of the journal is sent as. A plain text has no template there.
func messageOf(m journal.Message) (kakao.Message, error) {
	switch {
	case m.BodyGone:
		return kakao.Message{}, &journal.BodyGoneError{ID: m.ID}
	case m.Kind == kindText && m.Template == nil:
		return kakao.Message{Template: kakao.Text{Text: m.Text, Link: kakao.Link{WebURL: m.Link}}}, nil
	case m.Kind == kakao.KindCustom, m.Kind == kakao.KindScrap:
		var n notTemplate
		if err := json.Unmarshal(m.Template, &n); err != nil {
			return kakao.Message{}, fmt.Errorf("reading the template of message %s: %w", m.ID, err)
		}
		return kakao.Message{TemplateID: n.TemplateID, Args: n.Args, RequestURL: n.RequestURL}, nil
	}
	t, err := kakao.ParseTemplate(m.Template)
	if err != nil {
		return kakao.Message{}, fmt.Errorf("reading the template of message %s: %w", m.ID, err)
	}
	return kakao.Message{Template: t}, nil
}

// SentAs is what a message of the journal is sent as, to show it or to send it anew. Errors: *journal.BodyGoneError, and
// what a later version may have written.
func SentAs(m journal.Message) (kakao.Message, error) { return messageOf(m) }

// searchable is the text by which a person would look for a message: what is written on it.
func searchable(m kakao.Message) string {
	switch t := m.Template.(type) {
	case nil:
		return searchableRest(m)
	case kakao.Text:
		return t.Text
	case kakao.Feed:
		return lines(append(contentText(t.Content), itemTexts(t.ItemContent)...)...)
	case kakao.List:
		all := []string{t.HeaderTitle}
		for _, c := range t.Contents {
			all = append(all, contentText(c)...)
		}
		return lines(all...)
	case kakao.Location:
		return lines(append(contentText(t.Content), t.AddressTitle, t.Address)...)
	case kakao.Commerce:
		return lines(append([]string{t.Commerce.ProductName}, contentText(t.Content)...)...)
	case kakao.Calendar:
		return lines(contentText(t.Content)...)
	}
	return ""
}

// searchableRest is the page that is scrapped, or the number of a custom template, and what it is filled with.
func searchableRest(m kakao.Message) string {
	all := []string{m.RequestURL}
	if m.RequestURL == "" {
		all[0] = "#" + strconv.FormatInt(m.TemplateID, 10)
	}
	for _, name := range slices.Sorted(maps.Keys(m.Args)) {
		all = append(all, m.Args[name])
	}
	return lines(all...)
}

func contentText(c kakao.Content) []string { return []string{c.Title, c.Description} }

func itemTexts(c *kakao.ItemContent) []string {
	if c == nil {
		return nil
	}
	all := []string{c.ProfileText, c.TitleImageText, c.TitleImageCategory}
	for _, i := range c.Items {
		all = append(all, i.Item+" "+i.ItemOp)
	}
	return append(all, c.Sum+" "+c.SumOp)
}

// lines joins what is not blank, one a line.
func lines(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return strings.TrimSpace(s) == "" }), "\n")
}
