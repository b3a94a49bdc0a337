package kakao

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// ObjectTypes are the object types of the six default templates (5.2).
func ObjectTypes() []string {
	return []string{"text", "feed", "list", "location", "commerce", "calendar"}
}

// wholeTemplate is the path of the template itself.
const wholeTemplate = "template_object"

// ParseTemplate reads a template_object, with or without a byte order mark. Errors: *TemplateError for an object_type that there
// is not or a field of the wrong type (Field names it), a *json.SyntaxError otherwise. What is wrong besides, Problems tells.
func ParseTemplate(b []byte) (Template, error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	var raw json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, err
	}
	var top map[string]json.RawMessage
	if json.Unmarshal(raw, &top) != nil || top == nil {
		return nil, &TemplateError{Field: wholeTemplate, Reason: FieldWrongType, Want: "object"}
	}
	var kind string
	if err := read("object_type", top["object_type"], reflect.ValueOf(&kind).Elem()); err != nil {
		return nil, err
	}
	switch kind {
	case "text":
		return parse[Text](raw)
	case "feed":
		return parse[Feed](raw)
	case "list":
		return parse[List](raw)
	case "location":
		return parse[Location](raw)
	case "commerce":
		return parse[Commerce](raw)
	case "calendar":
		return parse[Calendar](raw)
	case "":
		return nil, &TemplateError{Field: "object_type", Reason: FieldEmpty}
	}
	return nil, unknownKind(ObjectTypes()...)
}

func unknownKind(want ...string) error {
	return &TemplateError{Field: "object_type", Reason: FieldNotChoice, Want: strings.Join(want, ", ")}
}

func parse[T Template](raw []byte) (Template, error) {
	var t T
	if err := unmarshal(raw, &t); err != nil {
		return nil, err
	}
	return t, nil
}

// unmarshal is UnmarshalJSON of every type of a template. Names count to the letter: "Text" is an unknown field.
func unmarshal[T any](raw []byte, into *T) error {
	var v T
	if err := read("", raw, reflect.ValueOf(&v).Elem()); err != nil {
		return err
	}
	if !utf8.Valid(raw) {
		return &TemplateError{Field: wholeTemplate, Reason: FieldNotUTF8} // in a name, since no value had it
	}
	*into = v
	return nil
}

// read reads valid JSON into a value of one of the template types' fields; null leaves it as it is.
func read(path string, raw json.RawMessage, into reflect.Value) error {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	switch into.Kind() {
	case reflect.String:
		return readText(path, raw, into)
	case reflect.Int:
		if json.Unmarshal(raw, into.Addr().Interface()) != nil {
			return wrongType(path, "number")
		}
		return nil
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		return read(path, raw, into.Elem())
	case reflect.Slice:
		return readList(path, raw, into)
	}
	return readObject(path, raw, into)
}

func wrongType(path, want string) error {
	return &TemplateError{Field: named(path), Reason: FieldWrongType, Want: want}
}

func named(path string) string {
	if path == "" {
		return wholeTemplate
	}
	return path
}

// readText refuses what Go would silently replace by U+FFFD: bytes that are no UTF-8, and halves of a surrogate pair.
func readText(path string, raw json.RawMessage, into reflect.Value) error {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return wrongType(path, "string")
	}
	replaced := strings.ContainsRune(s, utf8.RuneError) && !bytes.ContainsRune(raw, utf8.RuneError) &&
		!bytes.Contains(bytes.ToLower(raw), []byte(`\ufffd`))
	if !utf8.Valid(raw) || replaced {
		return &TemplateError{Field: path, Reason: FieldNotUTF8}
	}
	into.SetString(s)
	return nil
}

func readList(path string, raw json.RawMessage, into reflect.Value) error {
	var rows []json.RawMessage
	if json.Unmarshal(raw, &rows) != nil {
		return wrongType(path, "array")
	}
	list := reflect.MakeSlice(into.Type(), len(rows), len(rows))
	for i, row := range rows {
		at := fmt.Sprintf("%s[%d]", path, i)
		if string(row) == "null" {
			return wrongType(at, "object")
		}
		if err := read(at, row, list.Index(i)); err != nil {
			return err
		}
	}
	into.Set(list)
	return nil
}

func readObject(path string, raw json.RawMessage, into reflect.Value) error {
	var all map[string]json.RawMessage
	if json.Unmarshal(raw, &all) != nil || all == nil {
		return wrongType(path, "object")
	}
	if t, ok := into.Interface().(Template); ok {
		var kind string
		if err := read("object_type", all["object_type"], reflect.ValueOf(&kind).Elem()); err != nil {
			return err
		}
		if kind != "" && kind != t.ObjectType() {
			return unknownKind(t.ObjectType())
		}
		delete(all, "object_type")
	}
	known, _ := members(into)
	extra := Extra{}
	for _, m := range known {
		raw, there := all[m.name]
		if !there {
			continue
		}
		delete(all, m.name)
		if err := read(within(path, m.name), raw, m.value); err != nil {
			return err
		}
		if saysNothing(m.value) {
			extra[m.name] = raw
		}
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !utf8.Valid(all[name]) {
			return &TemplateError{Field: within(path, name), Reason: FieldNotUTF8}
		}
		extra[name] = all[name]
	}
	if len(extra) > 0 {
		into.FieldByName("Extra").Set(reflect.ValueOf(extra))
	}
	return nil
}

// within is the path of a member.
func within(path, name string) string {
	if name == "" {
		name = `""` // JSON allows it
	}
	if path == "" {
		return name
	}
	return path + "." + name
}
