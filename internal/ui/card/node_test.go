package card

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

func mustParse(t testing.TB, raw string) *node {
	t.Helper()
	n, err := parseNode([]byte(raw))
	if err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return n
}

// oneLine is JSON without the indent.
func oneLine(n *node) string {
	return strings.NewReplacer("\n", "", "  ", "", `": `, `":`).Replace(n.JSON())
}

func TestNodeKeepsWhatWasWritten(t *testing.T) {
	t.Parallel()
	for _, raw := range []string{
		`{"b":1,"a":{"z":[1.50,1e3,true,null,"<&>"],"y":""},"b":2}`,
		`{}`, `[]`, `{"가":"나\n다"}`, `{"n":12345678901234567890}`,
	} {
		if got := oneLine(mustParse(t, raw)); got != raw {
			t.Errorf("%s became %s", raw, got)
		}
	}
}

func TestNodePutAndRemove(t *testing.T) {
	t.Parallel()
	order := orderOf(formOf(kindFeed))
	for _, c := range []struct {
		name, before string
		do           func(*node)
		after        string
	}{
		{"into nothing", `{}`, func(n *node) { n.put("content.link.web_url", newString("u"), order) }, `{"content":{"link":{"web_url":"u"}}}`},
		{"in its place", `{"object_type":"feed","content":{"link":{},"x":1}}`,
			func(n *node) { n.put("content.title", newString("t"), order) }, `{"object_type":"feed","content":{"title":"t","link":{},"x":1}}`},
		{"before buttons", `{"object_type":"feed","buttons":[]}`,
			func(n *node) { n.put("content.title", newString("t"), order) }, `{"object_type":"feed","content":{"title":"t"},"buttons":[]}`},
		{"the last of two", `{"content":{"title":"a","title":"b"}}`,
			func(n *node) { n.put("content.title", newString("c"), order) }, `{"content":{"title":"a","title":"c"}}`},
		{"over null", `{"content":null}`, func(n *node) { n.put("content.title", newString("t"), order) }, `{"content":{"title":"t"}}`},
		{"rows that were missing", `{}`, func(n *node) { n.put("buttons.1.title", newString("t"), order) }, `{"buttons":[{},{"title":"t"}]}`},
		{"a pair", `{"template_args":{"a":"1","a":"2"}}`,
			func(n *node) { n.put("template_args.#0", newString("x"), nil) }, `{"template_args":{"a":"x","a":"2"}}`},
		{"away", `{"content":{"title":"t","x":1}}`, func(n *node) { n.remove("content.title") }, `{"content":{"x":1}}`},
		{"away with what is empty then", `{"x":1,"content":{"link":{"web_url":"u"}}}`, func(n *node) { n.remove("content.link.web_url") }, `{"x":1}`},
		{"rows keep their places", `{"buttons":[{"title":"a"},{"title":"b"}]}`,
			func(n *node) { n.remove("buttons.0.title") }, `{"buttons":[{},{"title":"b"}]}`},
		{"nothing there", `{"a":1}`, func(n *node) { n.remove("content.title") }, `{"a":1}`},
	} {
		n := mustParse(t, c.before)
		c.do(n)
		if got := oneLine(n); got != c.after {
			t.Errorf("%s: %s, want %s", c.name, got, c.after)
		}
	}
}

func TestWhereJSONEnds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		raw          string
		line, column int
		why          text.Sentence
	}{
		{"", 1, 1, text.CardSyntaxEnd},
		{"{\n  \"a\": 1,\n}", 3, 1, text.CardSyntaxComma},
		{"{\n  \"가나\": 'x'}", 2, 9, text.CardSyntaxQuote},
		{"{ // note\n}", 1, 3, text.CardSyntaxComment},
		{"{\"a\": 1 \"b\": 2}", 1, 9, text.CardSyntaxNoComma},
		{"{\"a\": \"x\ny\"}", 1, 9, text.CardSyntaxControl},
		{"{\"a\": x}", 1, 7, text.CardSyntaxOther},
		{"{\"a\": 1", 1, 8, text.CardSyntaxEnd},
		{"{\"a\": “x”}", 1, 7, text.CardSyntaxQuote},
	} {
		_, _, err := parseDocument(c.raw, kindFeed)
		e, ok := errors.AsType[*syntaxError](err)
		if !ok || e.line != c.line || e.column != c.column || e.why != c.why {
			t.Errorf("%q: %+v, want line %d, column %d, %q", c.raw, err, c.line, c.column, c.why.EN)
		}
	}
}

func TestDocumentsThatNoFormCanShow(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]error{
		`[]`:                                         &shapeError{"", object},
		`{"object_type":"poem"}`:                     &kindError{"poem"},
		`{"object_type":"custom"}`:                   &kindError{"custom"},
		`{"content":"x"}`:                            &shapeError{"content", object},
		`{"content":{"title":{}}}`:                   &shapeError{"content.title", str},
		`{"content":{"link":[]}}`:                    &shapeError{"content.link", object},
		`{"buttons":{}}`:                             &shapeError{"buttons", array},
		`{"buttons":[1]}`:                            &shapeError{"buttons.0", object},
		`{"buttons":[{"link":3}]}`:                   &shapeError{"buttons.0.link", object},
		`{"item_content":{"items":1}}`:               &shapeError{"item_content.items", array},
		`{"template_id":1,"template_args":{"a":{}}}`: &shapeError{"template_args.a", str},
	} {
		if _, _, err := parseDocument(raw, kindFeed); !reflect.DeepEqual(err, want) {
			t.Errorf("%s: %#v, want %#v", raw, err, want)
		}
	}
	for raw, kind := range map[string]string{
		`{"object_type":"list"}`: "list", `{"template_id":1}`: kakao.KindCustom, `{"request_url":"u","template_id":1}`: kakao.KindScrap,
		`{"title":"no kind"}`: kindFeed, `{"content":null,"buttons":null}`: kindFeed,
	} {
		if got, _, err := parseDocument(raw, kindFeed); err != nil || got != kind {
			t.Errorf("%s: %q, %v", raw, got, err)
		}
	}
}

// FuzzDocument: what is parsed and written again says the same, and no form panics over it.
func FuzzDocument(f *testing.F) {
	for _, raw := range []string{
		`{"object_type":"feed","content":{"title":"t","link":{}},"buttons":[{"title":"b","link":{}}],"x":[1,{"y":null}]}`,
		`{"object_type":"list","contents":[{},{}]}`, `{"template_id":"{{id}}","template_args":{"":"","a":1,"a":2}}`,
		`{"object_type":"commerce","commerce":{"regular_price":"12a"}}`, `{"content":`, `[[[[]]]]`,
	} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		kind, doc, err := parseDocument(raw, kindFeed)
		if err != nil {
			return
		}
		again := mustParse(t, doc.JSON())
		if !reflect.DeepEqual(again, mustParse(t, raw)) {
			t.Fatalf("%q became %q", raw, doc.JSON())
		}
		var a, b any
		if json.Unmarshal([]byte(raw), &a) != nil || json.Unmarshal([]byte(doc.JSON()), &b) != nil || !reflect.DeepEqual(a, b) {
			t.Fatalf("%q says another thing as %q", raw, doc.JSON())
		}
		r := newRig(t)
		r.p.over = nothing
		r.p.open(kind, raw)
		for _, size := range sizes {
			r.fits(raw, size[0], size[1])
		}
	})
}
