package kakao

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// member is one known field of a template's object: its JSON name and its place in the Go value.
type member struct {
	name     string
	value    reflect.Value
	required bool // always sent; the json tag has no omitempty
}

// members are the known fields of one of the template types, in Kakao's order, and the fields it keeps besides. The json
// tags are the one list of names that reading, writing and checking go by.
func members(v reflect.Value) ([]member, Extra) {
	var all []member
	var extra Extra
	for i := range v.NumField() {
		if e, ok := v.Field(i).Interface().(Extra); ok {
			extra = e
			continue
		}
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		all = append(all, member{name: name, value: v.Field(i), required: option != "omitempty"})
	}
	return all, extra
}

// saysNothing is true of a value that a template without the field would give too.
func saysNothing(v reflect.Value) bool {
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero()
}

// Written is the template_object as a person wrote it: ParseTemplate and Written give the same JSON value. The links are not
// completed, so that an address which is changed later does not leave its old copy beside it.
func Written(t Template) ([]byte, error) { return write(t, false) }

// marshal is MarshalJSON of every type of a template. json.Marshal would escape "&", "<" and ">" once more on the way out; the
// value stays the same.
func marshal(v any) ([]byte, error) { return write(v, true) }

func write(v any, sent bool) ([]byte, error) {
	w := writer{sent: sent}
	if err := w.object(reflect.Indirect(reflect.ValueOf(v))); err != nil {
		return nil, err
	}
	return w.Bytes(), nil
}

// given is true of a field that a person's own file has. null is as good as none: it is kept in the file, and not sent, since
// Kakao may refuse it where a text or a number belongs.
func given(raw json.RawMessage) bool { return raw != nil && string(raw) != "null" }

// writer writes templates as JSON. sent adds what Kakao needs and a person may leave out.
type writer struct {
	bytes.Buffer
	sent bool
}

func (w *writer) object(v reflect.Value) error {
	if link, ok := v.Interface().(Link); ok && w.sent {
		v = reflect.ValueOf(completeLink(link))
	}
	known, extra := members(v)
	w.WriteByte('{')
	if t, ok := v.Interface().(Template); ok {
		w.name("object_type")
		w.text(t.ObjectType())
	}
	rest := maps.Clone(extra)
	for _, m := range known {
		raw, explicit := rest[m.name]
		delete(rest, m.name)
		if w.sent && !given(raw) {
			explicit = false
		}
		switch {
		case explicit && saysNothing(m.value):
			if err := w.raw(m.name, raw); err != nil {
				return err
			}
		case !saysNothing(m.value) || m.required && w.sent:
			w.name(m.name)
			if err := w.value(m.value); err != nil {
				return err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rest)) {
		if name == "object_type" {
			continue // the type says it
		}
		if err := w.raw(name, rest[name]); err != nil {
			return err
		}
	}
	w.WriteByte('}')
	return nil
}

func (w *writer) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Int:
		w.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Pointer:
		return w.value(v.Elem())
	case reflect.Slice:
		return w.list(v)
	default:
		return w.object(v)
	}
	return nil
}

func (w *writer) list(v reflect.Value) error {
	w.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			w.WriteByte(',')
		}
		if err := w.object(v.Index(i)); err != nil {
			return err
		}
	}
	w.WriteByte(']')
	return nil
}

// name begins a member of the object that is being written.
func (w *writer) name(s string) {
	if b := w.Bytes(); b[len(b)-1] != '{' {
		w.WriteByte(',')
	}
	w.text(s)
	w.WriteByte(':')
}

// raw is a member as it was read: numbers keep their digits, texts their escapes.
func (w *writer) raw(name string, raw json.RawMessage) error {
	w.name(name)
	if err := json.Compact(&w.Buffer, raw); err != nil {
		return fmt.Errorf("kakao: template: field %q: %w", name, err)
	}
	return nil
}

func (w *writer) text(s string) { w.Write(plainJSON(s)) }

// plainJSON writes a value without escaping what only HTML needs escaped. v is made of strings and cannot fail.
func plainJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n")
}

// completeLink is the link as it is sent. One address serves PC and mobile: what a phone does without mobile_web_url is
// undocumented (5.1). An address that a person's own file leaves empty stays empty. Without any address it is the empty
// object that public scripts send; whether Kakao always takes that is uncertain (9, item 8), and this is the one place to
// change it.
func completeLink(l Link) Link {
	if l.WebURL == "" && !given(l.Extra["web_url"]) {
		l.WebURL = l.MobileWebURL
	}
	if l.MobileWebURL == "" && !given(l.Extra["mobile_web_url"]) {
		l.MobileWebURL = l.WebURL
	}
	return l
}
