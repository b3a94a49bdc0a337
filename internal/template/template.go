// Package template fills saved messages: {{placeholders}} in the texts of a template_object or of the forms that custom and
// scrap messages have in a file, and one example of each kind.
package template

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// placeholder is {{name}}, with spaces around the name or without.
var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\{\{\s*([\p{L}\p{M}\p{N}_-]+)\s*\}\}`)
})

// Placeholders are the names in {{…}} within the strings of a template, in the order in which they appear, each once. A name
// is made of letters (Hangul too), digits, "_" and "-". The names of fields hold none. Errors: *json.SyntaxError.
func Placeholders(b []byte) ([]string, error) {
	b, err := valid(b)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, l := range literals(b) {
		for _, found := range placeholder().FindAllStringSubmatch(decode(b[l.from:l.to]), -1) {
			if !slices.Contains(names, found[1]) {
				names = append(names, found[1])
			}
		}
	}
	return names, nil
}

// Fill puts values in place of the placeholders; everything else (unknown fields, order, numbers, white space) stays as it is, but
// for a byte order mark. A value is text: what looks like a placeholder or JSON in it means nothing; only in a field that holds
// a number is it a number. Errors: *MissingError,
// *UnusedError (or both, joined), *json.SyntaxError.
func Fill(b []byte, args map[string]string) ([]byte, error) {
	names, err := Placeholders(b)
	if err != nil {
		return nil, err
	}
	if err := fits(names, args); err != nil {
		return nil, err
	}
	b, err = valid(b)
	if err != nil {
		return nil, err
	}
	var filled bytes.Buffer
	done := 0
	for _, l := range literals(b) {
		filled.Write(b[done:l.from])
		filled.Write(l.fill(b[l.from:l.to], args))
		done = l.to
	}
	filled.Write(b[done:])
	return filled.Bytes(), nil
}

func fits(names []string, args map[string]string) error {
	var missing, unused []string
	for _, name := range names {
		if _, ok := args[name]; !ok {
			missing = append(missing, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(args)) {
		if !slices.Contains(names, name) {
			unused = append(unused, name)
		}
	}
	var errs []error
	if missing != nil {
		errs = append(errs, &MissingError{Names: missing})
	}
	if unused != nil {
		errs = append(errs, &UnusedError{Names: unused})
	}
	return errors.Join(errs...)
}

// numbers are the fields of templates that hold whole numbers (kakao-api.md 5).
var numbers = []string{
	"image_width", "image_height", "like_count", "comment_count", "shared_count", "view_count", "subscriber_count",
	"regular_price", "discount_price", "discount_rate", "fixed_discount_price", "currency_unit_position",
}

// fill fills the literal, quotes included. A placeholder that is all of a number's field becomes a number, as long as its
// value is one: JSON has no other way to leave a number open.
func (l literal) fill(literal []byte, args map[string]string) []byte {
	text := decode(literal)
	if whole := placeholder().FindStringSubmatch(text); whole != nil && whole[0] == text && slices.Contains(numbers, l.field) {
		if n, err := strconv.ParseInt(args[whole[1]], 10, 64); err == nil {
			return strconv.AppendInt(nil, n, 10)
		}
	}
	n := len(placeholder().FindAllStringIndex(text, -1))
	if n == 0 {
		return literal
	}
	name := func(found string) string { return placeholder().FindStringSubmatch(found)[1] }
	if n == len(placeholder().FindAllIndex(literal, -1)) {
		return placeholder().ReplaceAllFunc(literal, func(found []byte) []byte {
			value := encode(args[name(string(found))])
			return value[1 : len(value)-1]
		})
	}
	// Part of a placeholder is escaped, as Python's json.dumps does with Hangul.
	return encode(placeholder().ReplaceAllStringFunc(text, func(found string) string { return args[name(found)] }))
}

// MissingError names placeholders without a value, in the order in which they appear.
type MissingError struct{ Names []string }

func (e *MissingError) Error() string {
	return "template: placeholders without a value: " + strings.Join(e.Names, ", ")
}

// UnusedError names values for which there is no placeholder, in alphabetical order.
type UnusedError struct{ Names []string }

func (e *UnusedError) Error() string {
	return "template: values without a placeholder: " + strings.Join(e.Names, ", ")
}

// valid takes off a byte order mark and refuses what is no JSON.
func valid(b []byte) ([]byte, error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	var whole json.RawMessage
	return b, json.Unmarshal(b, &whole)
}
