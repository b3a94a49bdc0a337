package template

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPlaceholders(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		`{}`:                                     nil,
		`"{{name}}"`:                             {"name"},
		`["{{b}} {{a}}{{b}}"]`:                   {"b", "a"},
		`{"{{key}}":"{{값}}"}`:                    {"값"},
		`{"{{key}}" : "{{v}}"}`:                  {"v"},
		`"{{ 이름-1_x }} {{ }}"`:                   {"이름-1_x"},
		`"{{a b}} {{a.b}} {a} {{{c}}} {{d}"`:     {"c"},
		`"{{\uc774\ub984}} \u007b{a}}"`:          {"이름", "a"},
		`"a\"{{b}}\\"`:                           {"b"},
		"\ufeff" + `["{{1}}", 2, true, "{{１}}"]`: {"1", "１"},
		"\"{{\u1112\u1161\u11ab\u0301}}\"":       {"\u1112\u1161\u11ab\u0301"},
	} {
		got, err := Placeholders([]byte(text))
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s holds %q, want %q (%v)", text, got, want, err)
		}
	}
}

func TestFill(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		args map[string]string
		want string
	}{
		"nothing to fill": {"\ufeff{ \"a\" : 1.50, \"a\":1e400 }\n", nil, "{ \"a\" : 1.50, \"a\":1e400 }\n"},
		"order, unknown fields and numbers stay": {
			`{"z":"{{name}}님", "x_unknown":{"n":12345678901234567890, "f":1.10}, "a":["\u0041\/"]}`, map[string]string{"name": "이슬"},
			`{"z":"이슬님", "x_unknown":{"n":12345678901234567890, "f":1.10}, "a":["\u0041\/"]}`},
		"a value is text":                 {`"{{a}}{{b}}"`, map[string]string{"a": "\"}, {\"x\": \\1\n", "b": "{{a}} <&>"}, `"\"}, {\"x\": \\1\n{{a}} <&>"`},
		"what is escaped beside it stays": {`"\u003c{{a}}\u003e\t\/"`, map[string]string{"a": "b"}, `"\u003cb\u003e\t\/"`},
		"an escaped placeholder":          {`"{{\uc774\ub984}}님\n"`, map[string]string{"이름": "\"이슬\""}, `"\"이슬\"님\n"`},
		"empty value":                     {`["{{ a }}","{{a}}!"]`, map[string]string{"a": ""}, `["","!"]`},
		"a number where the field holds one": {
			`{"regular_price" : "{{p}}","title":"{{p}}","like_count":["{{p}}"],"discount_rate":"{{p}}%","view_count":"{{a}}"}`, map[string]string{"p": "-12000", "a": "x"},
			`{"regular_price" : -12000,"title":"-12000","like_count":["-12000"],"discount_rate":"-12000%","view_count":"x"}`},
		"dollars":                     {`"{{a}}"`, map[string]string{"a": "$1 ${a}"}, `"$1 ${a}"`},
		"names of fields stay":        {`{"{{a}}":"{{a}}"}`, map[string]string{"a": "b"}, `{"{{a}}":"b"}`},
		"bytes that are no text stay": {"\"\xff{{a}}\"", map[string]string{"a": "b"}, "\"\xffb\""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Fill([]byte(c.text), c.args)
			if err != nil || string(got) != c.want {
				t.Errorf("got  %s\nwant %s\n%v", got, c.want, err)
			}
		})
	}
}

func TestFillRefuses(t *testing.T) {
	t.Parallel()
	_, err := Fill([]byte(`["{{b}} {{a}} {{c}}"]`), map[string]string{"c": "", "y": "", "x": ""})
	var missing *MissingError
	var unused *UnusedError
	if !errors.As(err, &missing) || !slices.Equal(missing.Names, []string{"b", "a"}) || !strings.Contains(missing.Error(), "b, a") {
		t.Errorf("missing: %v", err)
	}
	if !errors.As(err, &unused) || !slices.Equal(unused.Names, []string{"x", "y"}) || !strings.Contains(unused.Error(), "x, y") {
		t.Errorf("unused: %v", err)
	}
	for _, text := range []string{"", "{", `{"a":"b}`, "[1,]", `"a" "b"`} {
		var syntax *json.SyntaxError
		if _, err := Fill([]byte(text), nil); !errors.As(err, &syntax) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// form is what a placeholder is, written a second time.
var form = regexp.MustCompile(`\{\{[ \n\t\r\f]*([\pL\pM\pN_-]+)[ \n\t\r\f]*\}\}`)

// Filling changes the texts that hold a placeholder, to what a plain replacement makes of them, and nothing else.
func FuzzFill(f *testing.F) {
	for _, seed := range []string{`{"a":"{{b}}","c":[1.0,{"{{d}}":"\u007b{e}}"}]}`, `"{{a}}{{a}}"`, `"\\"`, `{"a" :"b"}`, "{", `["{{\uc774}}", null]`, "\"\xff{{a}}\""} {
		f.Add([]byte(seed), "\"값\"\n")
	}
	f.Fuzz(func(t *testing.T, b []byte, value string) {
		names, err := Placeholders(b)
		if err != nil {
			if _, err := Fill(b, nil); err == nil {
				t.Error("filled what is no JSON")
			}
			return
		}
		args := map[string]string{}
		for _, name := range names {
			args[name] = value
		}
		filled, err := Fill(b, args)
		if err != nil {
			t.Fatal(err)
		}
		before, after := tokens(t, b), tokens(t, filled)
		if len(before) != len(after) {
			t.Fatalf("%d tokens became %d: %s", len(before), len(after), filled)
		}
		value = decode(encode(value))
		for i, old := range before {
			want := old
			if s, ok := old.(string); ok && after[i] != old {
				want = form.ReplaceAllLiteralString(s, value)
			}
			if after[i] != want {
				t.Errorf("%q became %q", old, after[i])
			}
		}
		if names == nil && string(filled) != strings.TrimPrefix(string(b), "\ufeff") {
			t.Errorf("nothing to fill, but %q became %q", b, filled)
		}
	})
}

func tokens(t *testing.T, b []byte) []json.Token {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff")))
	d.UseNumber()
	var all []json.Token
	for {
		token, err := d.Token()
		if err != nil {
			return all
		}
		all = append(all, token)
	}
}
