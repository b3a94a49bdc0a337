package kakao

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// TemplateReason says what is wrong with a field of a template.
type TemplateReason int

const (
	// FieldEmpty: a required field is empty or blank.
	FieldEmpty TemplateReason = iota
	// FieldTooLong: more than Limit characters.
	FieldTooLong
	// FieldNotUTF8: bytes that are no text; they would be replaced silently.
	FieldNotUTF8
	// FieldNotURL: not an absolute http or https URL.
	FieldNotURL
)

// TemplateError is a template that must not be sent as it is.
type TemplateError struct {
	Field       string // the template's own name: "text", "link.web_url", …
	Reason      TemplateReason
	Length, Max int // in characters, with FieldTooLong
}

func (e *TemplateError) Error() string {
	switch e.Reason {
	case FieldEmpty:
		return "kakao: template: " + e.Field + " is empty"
	case FieldTooLong:
		return fmt.Sprintf("kakao: template: %s has %d characters, more than %d", e.Field, e.Length, e.Max)
	case FieldNotUTF8:
		return "kakao: template: " + e.Field + " is not UTF-8 text"
	default:
		return "kakao: template: " + e.Field + " is not an http or https URL"
	}
}

// Validate finds what Kakao would refuse or cut silently; the error is a *TemplateError. The button title has no hard
// limit, see AdvisedButtonTitle.
func (t Text) Validate() error {
	if !utf8.ValidString(t.Text) {
		return &TemplateError{Field: "text", Reason: FieldNotUTF8}
	}
	if !utf8.ValidString(t.ButtonTitle) {
		return &TemplateError{Field: "button_title", Reason: FieldNotUTF8}
	}
	if strings.TrimSpace(t.Text) == "" {
		return &TemplateError{Field: "text", Reason: FieldEmpty}
	}
	if n := utf8.RuneCountInString(t.Text); n > MaxText {
		return &TemplateError{Field: "text", Reason: FieldTooLong, Length: n, Max: MaxText}
	}
	if !webURL(t.Link.WebURL) {
		return &TemplateError{Field: "link.web_url", Reason: FieldNotURL}
	}
	if !webURL(t.Link.MobileWebURL) {
		return &TemplateError{Field: "link.mobile_web_url", Reason: FieldNotURL}
	}
	return nil
}

// webURL accepts none, or an absolute http or https URL.
func webURL(s string) bool {
	if s == "" {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && utf8.ValidString(s) && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// MarshalJSON writes the template_object.
func (t Text) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ObjectType  string `json:"object_type"`
		Text        string `json:"text"`
		Link        Link   `json:"link"`
		ButtonTitle string `json:"button_title,omitempty"`
	}{"text", t.Text, completeLink(t.Link), t.ButtonTitle})
}

// completeLink is the link as it is sent. One address serves PC and mobile: what a phone does without mobile_web_url is
// undocumented (5.1). Without any address it is the empty object that public scripts send; whether Kakao always takes
// that is uncertain (9, item 8), and this is the one place to change it.
func completeLink(l Link) Link {
	if l.WebURL == "" {
		l.WebURL = l.MobileWebURL
	}
	if l.MobileWebURL == "" {
		l.MobileWebURL = l.WebURL
	}
	return l
}
