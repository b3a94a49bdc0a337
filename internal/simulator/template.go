package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Limits of section 5.2 and 5.3. (sim) The unit of a text is the code point.
const (
	maxText            = 200 // of a text message, and of a list's header title
	maxButtons         = 2
	maxLocationButtons = 2 // one copy of the docs says 1, a newer one 2 (uncertain)
	maxCalendarButtons = 1
	minContents        = 2 // of a list
	maxContents        = 3
	maxItems           = 5 // of an item_content
)

// messageTemplate is a message template that passed validation.
type messageTemplate map[string]any

// parseTemplate reads a template_object and checks it. The error says what is wrong for a developer of the simulator;
// Kakao's answer does not tell (section 4.9).
func parseTemplate(text string) (messageTemplate, error) {
	t, err := decodeTemplate(text)
	if err != nil {
		return nil, err
	}
	return t, t.check()
}

// decodeTemplate reads a template's JSON; numbers keep their digits.
func decodeTemplate(text string) (messageTemplate, error) {
	if !utf8.ValidString(text) {
		return nil, errors.New("not UTF-8")
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var t messageTemplate
	if err := dec.Decode(&t); err != nil {
		return nil, fmt.Errorf("not a JSON object: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("more than one JSON value")
	}
	if t == nil {
		return nil, errors.New("not a JSON object but null")
	}
	return t, nil
}

// check looks for what section 5.2 requires of the template's type. Unknown extra fields pass (sim).
func (t messageTemplate) check() error {
	kind, _ := t["object_type"].(string)
	check, ok := templateChecks[kind]
	if !ok {
		return fmt.Errorf("unknown object_type %q", kind)
	}
	c := &checker{}
	check(c, t)
	if c.problem != "" {
		return errors.New(c.problem)
	}
	return nil
}

// templateChecks has one entry for each object_type of section 5.2.
var templateChecks = map[string]func(*checker, messageTemplate){
	"text": func(c *checker, t messageTemplate) {
		c.text(t, "text", true)
		c.link(t, "link")
		c.buttons(t, maxButtons)
	},
	"feed": func(c *checker, t messageTemplate) {
		c.content(t["content"])
		c.optional(t, "item_content", c.itemContent)
		c.optional(t, "social", c.social)
		c.buttons(t, maxButtons)
	},
	"list": func(c *checker, t messageTemplate) {
		c.text(t, "header_title", true)
		c.link(t, "header_link")
		contents := c.array(t, "contents", minContents, maxContents)
		for _, content := range contents {
			c.content(content)
		}
		c.buttons(t, maxButtons)
	},
	"location": func(c *checker, t messageTemplate) {
		c.text(t, "address", true)
		c.text(t, "address_title", false)
		c.content(t["content"])
		c.optional(t, "social", c.social)
		c.buttons(t, maxLocationButtons)
	},
	"commerce": func(c *checker, t messageTemplate) {
		c.content(t["content"])
		c.commerce(t["commerce"])
		c.buttons(t, maxButtons)
	},
	"calendar": func(c *checker, t messageTemplate) {
		c.text(t, "id", true)
		c.text(t, "id_type", true)
		if kind := t["id_type"]; kind != "event" && kind != "calendar" {
			c.fail("id_type must be event or calendar")
		}
		c.content(t["content"])
		c.buttons(t, maxCalendarButtons)
	},
}

// cutText shortens an over-long text, or a list's header title, to what arrives; original is the whole text when it was
// cut.
func (t messageTemplate) cutText() (original string, cut bool) {
	kind, _ := t["object_type"].(string)
	field := map[string]string{"text": "text", "list": "header_title"}[kind]
	text, ok := t[field].(string)
	if !ok || utf8.RuneCountInString(text) <= maxText {
		return "", false
	}
	t[field] = string([]rune(text)[:maxText])
	return text, true
}

// json writes the template; numbers keep their digits.
func (t messageTemplate) json() json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(t); err != nil {
		panic("simulator: a decoded template does not encode: " + err.Error())
	}
	return bytes.TrimSpace(b.Bytes())
}
