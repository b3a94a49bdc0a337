package template

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"kakaotui/internal/kakao"
)

// The members of the forms that custom and scrap messages have in a file (kakao-api.md 4.9).
const (
	memberID   = "template_id"
	memberArgs = "template_args"
	memberURL  = "request_url"
)

// ParseMessage reads a message from a file: a template_object is a default template, an object with request_url a page to
// scrap, one with template_id a custom template; template_args are text by name. Errors: those of kakao.ParseTemplate; a
// *kakao.TemplateError also for members of custom and scrap messages that there are not. What is wrong besides,
// Message.Problems tells.
func ParseMessage(b []byte) (kakao.Message, error) {
	b, err := valid(b)
	if err != nil {
		return kakao.Message{}, err
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(b, &members) != nil || members["object_type"] != nil || members[memberID] == nil && members[memberURL] == nil {
		t, err := kakao.ParseTemplate(b)
		return kakao.Message{Template: t}, err
	}
	var m kakao.Message
	if !utf8.Valid(b) {
		return m, &kakao.TemplateError{Field: "template_object", Reason: kakao.FieldNotUTF8}
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		raw, err := members[name], error(nil)
		switch name {
		case memberID:
			m.TemplateID, err = parseID(raw)
		case memberArgs:
			m.Args, err = parseArgs(raw)
		case memberURL:
			m.RequestURL, err = parseText(name, raw)
		default: // there is nothing in these calls that could carry it
			err = &kakao.TemplateError{Field: name, Reason: kakao.FieldUnknown}
		}
		if err != nil {
			return kakao.Message{}, err
		}
	}
	return m, nil
}

// parseID takes a number, and one in quotes too: a placeholder for it has to stand in quotes.
func parseID(raw json.RawMessage) (int64, error) {
	digits := string(raw)
	if raw[0] == '"' {
		digits = decode(raw)
	}
	id, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, wrongType(memberID, "number")
	}
	return id, nil
}

func parseArgs(raw json.RawMessage) (map[string]string, error) {
	var values map[string]json.RawMessage
	if json.Unmarshal(raw, &values) != nil {
		return nil, wrongType(memberArgs, "object")
	}
	var args map[string]string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		text, err := parseText(memberArgs+"."+name, values[name])
		if err != nil {
			return nil, err
		}
		if args == nil {
			args = map[string]string{}
		}
		args[name] = text
	}
	return args, nil
}

func parseText(field string, raw json.RawMessage) (string, error) {
	if raw[0] != '"' {
		return "", wrongType(field, "string")
	}
	return decode(raw), nil
}

func wrongType(field, want string) error {
	return &kakao.TemplateError{Field: field, Reason: kakao.FieldWrongType, Want: want}
}

// MarshalMessage writes a message as ParseMessage reads it: two spaces a level, a line break at the end.
func MarshalMessage(m kakao.Message) ([]byte, error) {
	var written []byte
	var err error
	if m.Template != nil {
		written, err = kakao.Written(m.Template)
	} else {
		written, err = plain(struct {
			ID   int64             `json:"template_id,omitempty"`
			Args map[string]string `json:"template_args,omitempty"`
			URL  string            `json:"request_url,omitempty"`
		}{m.TemplateID, m.Args, m.RequestURL})
	}
	if err != nil {
		return nil, fmt.Errorf("writing down the message: %w", err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, written, "", "  "); err != nil {
		return nil, fmt.Errorf("writing down the message: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
