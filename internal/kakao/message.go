package kakao

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Kinds of messages besides the object types of templates.
const (
	KindCustom = "custom" // drawn from a template of the console (4.9)
	KindScrap  = "scrap"  // drawn from a web page that Kakao reads (4.9)
)

// Message is what one send call carries: a default template, a custom one, or a page to scrap.
type Message struct {
	Template   Template          // a default template; the rest is empty then
	TemplateID int64             // of [도구] > [메시지 템플릿]; with RequestURL the one that the page is drawn with, or 0
	Args       map[string]string // for TemplateID
	RequestURL string            // a page on a registered web domain
}

// Kind is the object type of the template, KindCustom or KindScrap.
func (m Message) Kind() string {
	switch {
	case m.Template != nil:
		return m.Template.ObjectType()
	case m.RequestURL != "":
		return KindScrap
	}
	return KindCustom
}

// Check is the first problem that keeps the message from being sent; the error is a *TemplateError.
func (m Message) Check(count Counter) error { return firstHard(m.Problems(count)) }

// Problems are what Kakao would refuse, cut or leave out; those with Warning stop nothing. A nil count counts code points.
func (m Message) Problems(count Counter) []*TemplateError {
	if m.Template != nil {
		return m.Template.Problems(count)
	}
	c := &checker{kind: m.Kind()}
	switch scrap := m.Kind() == KindScrap; {
	case m.TemplateID < 0:
		c.add(TemplateError{Field: "template_id", Reason: FieldTooLow, Length: int(m.TemplateID), Min: 1})
	case m.TemplateID == 0 && !scrap:
		c.add(TemplateError{Field: "template_id", Reason: FieldEmpty})
	case m.TemplateID == 0 && len(m.Args) > 0:
		c.warn(TemplateError{Field: "template_args", Reason: FieldNeeds, Other: "template_id"})
	}
	c.args(m.Args)
	switch {
	case !utf8.ValidString(m.RequestURL):
		c.add(TemplateError{Field: "request_url", Reason: FieldNotUTF8})
	case !webURL(m.RequestURL):
		c.add(TemplateError{Field: "request_url", Reason: FieldNotURL})
	}
	return c.found
}

// args checks the names and values that a custom template is filled with; how long they may be is not documented.
func (c *checker) args(args map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(args)) {
		switch path := fmt.Sprintf("template_args.%s", name); {
		case strings.TrimSpace(name) == "":
			c.add(TemplateError{Field: "template_args", Reason: FieldEmpty})
		case !utf8.ValidString(name + args[name]):
			c.add(TemplateError{Field: path, Reason: FieldNotUTF8})
		}
	}
}
