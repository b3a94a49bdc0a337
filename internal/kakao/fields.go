package kakao

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// fields is a JSON object whose members are read one by one, so that an odd member which nobody needs spoils nothing.
type fields map[string]json.RawMessage

var (
	errEmptyBody = errors.New("the answer is empty")
	errHTML      = errors.New("the answer is an HTML page, not JSON")
	errNotJSON   = errors.New("the answer is not JSON")
	errNotObject = errors.New("the answer is not a JSON object")
)

// parseFields reads a whole body as one JSON object. Its errors hold nothing of the body.
func parseFields(body []byte) (fields, error) {
	trimmed := strings.TrimSpace(string(body))
	switch {
	case trimmed == "":
		return nil, errEmptyBody
	case trimmed[0] == '<':
		return nil, errHTML
	case !json.Valid(body):
		return nil, errNotJSON
	}
	var f fields
	if err := json.Unmarshal(body, &f); err != nil || f == nil {
		return nil, errNotObject
	}
	return f, nil
}

// has tells whether a member is there and not null.
func (f fields) has(name string) bool {
	raw, ok := f[name]
	return ok && string(raw) != "null"
}

// text is a string member, "" when it is missing or something else.
func (f fields) text(name string) string {
	var s string
	if json.Unmarshal(f[name], &s) != nil {
		return ""
	}
	return s
}

// object is an object member, nil (and still readable) when it is missing or something else.
func (f fields) object(name string) fields {
	var o fields
	if json.Unmarshal(f[name], &o) != nil {
		return nil
	}
	return o
}

// number is a member as written, from a JSON number or a string; "" when it is neither.
func (f fields) number(name string) string {
	raw := strings.TrimSpace(string(f[name]))
	if raw != "" && (raw[0] == '-' || '0' <= raw[0] && raw[0] <= '9') {
		return raw
	}
	return strings.TrimSpace(f.text(name))
}

// integer is a whole number of 64 bits, never read as a float (4.1), from a JSON number or a string.
func (f fields) integer(name string) (int64, error) {
	if !f.has(name) {
		return 0, fmt.Errorf("the answer has no %s", name)
	}
	n, err := strconv.ParseInt(f.number(name), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s in the answer is not a whole number", name)
	}
	return n, nil
}

// list is an array of strings, or scopes in one string; nil when it is missing or something else.
func (f fields) list(name string) []string {
	var l []string
	if f.has(name) && json.Unmarshal(f[name], &l) == nil {
		return l
	}
	if s := f.text(name); s != "" {
		return splitScopes(s)
	}
	return nil
}

// count is a number of things, 0 when it is missing or something else.
func (f fields) count(name string) int {
	n, err := f.integer(name)
	if err != nil {
		return 0
	}
	return int(min(max(n, 0), math.MaxInt32))
}

// truth is a boolean member, nil when it is missing or something else.
func (f fields) truth(name string) *bool {
	var b *bool
	if json.Unmarshal(f[name], &b) != nil {
		return nil
	}
	return b
}
