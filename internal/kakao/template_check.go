package kakao

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checker goes through a template field by field, in Kakao's order, and collects what is wrong.
type checker struct {
	kind  string
	count Counter
	found []*TemplateError
}

func problems(t Template, count Counter) []*TemplateError {
	if count == nil {
		count = utf8.RuneCountInString
	}
	c := &checker{kind: t.ObjectType(), count: count}
	c.object("", reflect.ValueOf(t))
	return c.found
}

func (c *checker) add(e TemplateError) { c.found = append(c.found, &e) }

// warn adds a problem that stops nothing.
func (c *checker) warn(e TemplateError) {
	e.Warning = true
	c.add(e)
}

func (c *checker) object(path string, v reflect.Value) {
	known, extra := members(v)
	for _, m := range known {
		c.member(within(path, m.name), m, extra[m.name])
	}
	c.rules(path, v.Interface())
	c.unknown(path, known, extra)
}

// member checks one known field; raw is what a person's own file says where the field says nothing.
func (c *checker) member(path string, m member, raw json.RawMessage) {
	v := m.value
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		c.text(path, v.String())
	case reflect.Int:
		given := m.value.Kind() == reflect.Pointer || v.Int() != 0 || given(raw)
		c.number(path, int(v.Int()), given)
	case reflect.Slice:
		c.rows(path, v.Len())
		for i := range v.Len() {
			c.object(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	default:
		c.object(path, v)
	}
}

func (c *checker) text(path, s string) {
	limit, n := LimitOf(c.kind, path), 0
	switch {
	case !utf8.ValidString(s):
		c.add(TemplateError{Field: path, Reason: FieldNotUTF8})
		return
	case strings.TrimSpace(s) == "":
		if limit.Required {
			c.add(TemplateError{Field: path, Reason: FieldEmpty})
		}
		return
	case limit.Max > 0 || limit.Advised > 0:
		n = c.count(s)
	}
	switch {
	case limit.Max > 0 && n > limit.Max:
		c.add(TemplateError{Field: path, Reason: FieldTooLong, Length: n, Max: limit.Max})
	case limit.Advised > 0 && n > limit.Advised:
		c.warn(TemplateError{Field: path, Reason: FieldTooLong, Length: n, Max: limit.Advised})
	}
	if lines := strings.Count(strings.TrimSpace(s), "\n") + 1; limit.Lines > 0 && lines > limit.Lines {
		c.warn(TemplateError{Field: path, Reason: FieldTooManyLines, Length: lines, Max: limit.Lines})
	}
	c.form(path, s, limit)
}

// form checks texts of which not every one will do.
func (c *checker) form(path, s string, limit Limit) {
	switch {
	case limit.Choices != nil && !slices.Contains(limit.Choices, s):
		c.add(TemplateError{Field: path, Reason: FieldNotChoice, Want: strings.Join(limit.Choices, ", ")})
	case strings.HasSuffix(path, "_url") && !webURL(s):
		c.add(TemplateError{Field: path, Reason: FieldNotURL})
	case strings.HasSuffix(path, "_execution_params") && !queryString(s):
		c.warn(TemplateError{Field: path, Reason: FieldNotParams})
	case (strings.HasSuffix(path, ".item_op") || strings.HasSuffix(path, ".sum_op")) && !amount(s):
		c.warn(TemplateError{Field: path, Reason: FieldNotAmount})
	}
}

func (c *checker) number(path string, n int, given bool) {
	limit := LimitOf(c.kind, path)
	switch {
	case !given:
		if limit.Required {
			c.add(TemplateError{Field: path, Reason: FieldEmpty})
		}
	case n < limit.Min:
		c.add(TemplateError{Field: path, Reason: FieldTooLow, Length: n, Min: limit.Min})
	case limit.Max > 0 && n > limit.Max:
		c.add(TemplateError{Field: path, Reason: FieldTooHigh, Length: n, Max: limit.Max})
	}
}

// rows checks how many rows a list has, or how many counters of social are given.
func (c *checker) rows(path string, n int) {
	limit := LimitOf(c.kind, path)
	switch {
	case n < limit.Min:
		c.add(TemplateError{Field: path, Reason: FieldTooFew, Length: n, Min: limit.Min})
	case limit.Max > 0 && n > limit.Max:
		c.add(TemplateError{Field: path, Reason: FieldTooMany, Length: n, Max: limit.Max})
	case limit.Advised > 0 && n > limit.Advised:
		c.warn(TemplateError{Field: path, Reason: FieldTooMany, Length: n, Max: limit.Advised})
	}
}

// unknown warns of fields that the documents do not name: a misspelt one would be left out without a word.
func (c *checker) unknown(path string, known []member, extra Extra) {
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		at := within(path, name)
		switch {
		case !utf8.ValidString(name) || !utf8.Valid(extra[name]):
			c.add(TemplateError{Field: at, Reason: FieldNotUTF8})
		case slices.ContainsFunc(known, func(m member) bool { return m.name == name }):
		case c.kind == "calendar" && at == "button_title":
			c.warn(TemplateError{Field: at, Reason: FieldIgnored})
		default:
			c.warn(TemplateError{Field: at, Reason: FieldUnknown})
		}
	}
}

// webURL accepts none, or an absolute http or https URL.
func webURL(s string) bool {
	if s == "" {
		return true
	}
	u, err := url.Parse(s)
	return err == nil && utf8.ValidString(s) && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// queryString accepts k1=v1&k2=v2, as app schemes take it.
func queryString(s string) bool {
	if _, err := url.ParseQuery(s); err != nil || strings.ContainsFunc(s, unicode.IsSpace) {
		return false
	}
	for pair := range strings.SplitSeq(s, "&") {
		if key, _, ok := strings.Cut(pair, "="); !ok || key == "" {
			return false
		}
	}
	return true
}

// amount accepts what item_op and sum_op may hold.
func amount(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsDigit(r) && !unicode.Is(unicode.Sc, r) && !strings.ContainsRune("원,. ", r)
	})
}
