package kakao

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"
)

// Templates of each kind without any problem, to be changed by tests.
const (
	someLink    = `{"web_url":"https://example.com/가?b#c"}`
	someContent = `{"title":"제목","link":` + someLink + `}`
)

var sound = map[string]string{
	"text":     `{"object_type":"text","text":"안녕","link":` + someLink + `}`,
	"feed":     `{"object_type":"feed","content":` + someContent + `}`,
	"list":     `{"object_type":"list","header_title":"머리","header_link":` + someLink + `,"contents":[` + someContent + `,` + someContent + `]}`,
	"location": `{"object_type":"location","address":"제주","content":` + someContent + `}`,
	"commerce": `{"object_type":"commerce","content":` + someContent + `,"commerce":{"regular_price":1000}}`,
	"calendar": `{"object_type":"calendar","id":"a","id_type":"calendar","content":` + someContent + `}`,
}

// with is a sound template with the members of change in place of its own; null takes one away.
func with(t *testing.T, kind, change string) Template {
	t.Helper()
	var all, other map[string]json.RawMessage
	if err := json.Unmarshal([]byte(sound[kind]), &all); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(change), &other); err != nil {
		t.Fatalf("%v in %s", err, change)
	}
	for name, raw := range other {
		if all[name] = raw; string(raw) == "null" {
			delete(all, name)
		}
	}
	b, _ := json.Marshal(all)
	return parsed(t, string(b))
}

func han(n int) string { return strings.Repeat("한", n) }

func list(n int, row string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(row+",", n), ",") + "]"
}

func button(title string) string { return `{"title":"` + title + `","link":` + someLink + `}` }

func row(name string) string { return `{"item":"` + name + `","item_op":"1"}` }

func contentWith(more string) string {
	return `{"content":{"title":"제목","link":` + someLink + `,` + more + `}}`
}

func linkWith(more string) string { return `{"link":{"web_url":"https://example.com",` + more + `}}` }

func itemsWith(more string) string { return `{"item_content":{` + more + `}}` }

// limitCases: at a limit there is no problem; one over there is exactly this one.
var limitCases = []struct {
	kind, good, bad string
	want            TemplateError
}{
	{"text", `{"text":"` + han(200) + `"}`, `{"text":"` + han(201) + `"}`, TemplateError{Field: "text", Reason: FieldTooLong, Length: 201, Max: 200}},
	{"text", `{"text":" a\n"}`, `{"text":" \n\t"}`, TemplateError{Field: "text", Reason: FieldEmpty}},
	{"text", `{"text":"a"}`, `{"text":null}`, TemplateError{Field: "text", Reason: FieldEmpty}},
	{"text", `{"button_title":"` + han(8) + `"}`, `{"button_title":"` + han(9) + `"}`, TemplateError{Field: "button_title", Reason: FieldTooLong, Warning: true, Length: 9, Max: 8}},
	{"text", `{"button_title":"a"}`, `{"button_title":"a","link":null}`, TemplateError{Field: "link", Reason: FieldNoLink, Warning: true}},
	{"text", `{"link":null}`, `{"link":{"web_url":"example.com"}}`, TemplateError{Field: "link.web_url", Reason: FieldNotURL}},
	{"text", `{"link":{"mobile_web_url":"http://localhost:1"}}`, `{"link":{"mobile_web_url":"javascript:alert(1)"}}`, TemplateError{Field: "link.mobile_web_url", Reason: FieldNotURL}},
	{"text", `{"link":{}}`, `{"link":{"web_url":"https://"}}`, TemplateError{Field: "link.web_url", Reason: FieldNotURL}},
	{"text", linkWith(`"mobile_web_url":"https://m.example.com"`), linkWith(`"mobile_web_url":""`),
		TemplateError{Field: "link.mobile_web_url", Reason: FieldNoMobileLink, Warning: true, Other: "link.web_url"}},
	{"text", `{"link":{"mobile_web_url":"https://a.b"}}`, `{"link":{"mobile_web_url":"https://a.b","web_url":""}}`,
		TemplateError{Field: "link.web_url", Reason: FieldNoWebLink, Warning: true, Other: "link.mobile_web_url"}},
	{"text", linkWith(`"android_execution_params":"a=1&b=%20"`), linkWith(`"android_execution_params":"a=1&b"`), TemplateError{Field: "link.android_execution_params", Reason: FieldNotParams, Warning: true}},
	{"text", linkWith(`"ios_execution_params":"a="`), linkWith(`"ios_execution_params":"a=b c"`), TemplateError{Field: "link.ios_execution_params", Reason: FieldNotParams, Warning: true}},
	{"text", linkWith(`"ios_execution_params":"a=b"`), linkWith(`"ios_execution_params":"a=%zz"`), TemplateError{Field: "link.ios_execution_params", Reason: FieldNotParams, Warning: true}},
	{"text", `{"buttons":` + list(2, button("가")) + `}`, `{"buttons":` + list(3, button("가")) + `}`, TemplateError{Field: "buttons", Reason: FieldTooMany, Length: 3, Max: 2}},
	{"text", `{"buttons":` + list(1, button(han(8))) + `}`, `{"buttons":` + list(1, button(han(9))) + `}`, TemplateError{Field: "buttons[0].title", Reason: FieldTooLong, Warning: true, Length: 9, Max: 8}},
	{"text", `{"buttons":` + list(1, button("가")) + `}`, `{"buttons":` + list(1, button(" ")) + `}`, TemplateError{Field: "buttons[0].title", Reason: FieldEmpty}},
	{"text", `{"buttons":` + list(1, button("가")) + `}`, `{"buttons":[{"title":"가"}]}`, TemplateError{Field: "buttons[0].link", Reason: FieldNoLink, Warning: true}},
	{"text", `{"button_title":"a"}`, `{"button_title":"a","buttons":` + list(1, button("가")) + `}`, TemplateError{Field: "button_title", Reason: FieldIgnored, Warning: true, Other: "buttons"}},
	{"text", `{}`, `{"buton_title":"a"}`, TemplateError{Field: "buton_title", Reason: FieldUnknown, Warning: true}},
	{"text", `{}`, linkWith(`"web":1`), TemplateError{Field: "link.web", Reason: FieldUnknown, Warning: true}},

	{"feed", `{"content":{"description":"a","link":` + someLink + `}}`, `{"content":{"title":" ","link":` + someLink + `}}`, TemplateError{Field: "content", Reason: FieldNothingToShow}},
	{"feed", `{"content":{"image_url":"https://a.b/c","link":` + someLink + `}}`, `{"content":{"title":"a"}}`, TemplateError{Field: "content.link", Reason: FieldNoLink, Warning: true}},
	{"feed", `{"content":{"title":"a","link":{"android_execution_params":"a=1"}}}`, contentWith(`"image_url":"a.png"`), TemplateError{Field: "content.image_url", Reason: FieldNotURL}},
	{"feed", contentWith(`"image_width":200`), contentWith(`"image_width":199`), TemplateError{Field: "content.image_width", Reason: FieldTooLow, Length: 199, Min: 200}},
	{"feed", contentWith(`"image_height":200`), contentWith(`"image_height":199`), TemplateError{Field: "content.image_height", Reason: FieldTooLow, Length: 199, Min: 200}},
	{"feed", contentWith(`"image_height":null`), contentWith(`"image_height":0`), TemplateError{Field: "content.image_height", Reason: FieldTooLow, Min: 200}},
	{"feed", contentWith(`"description":"a\nb\n"`), contentWith(`"description":"a\nb\nc"`), TemplateError{Field: "content.description", Reason: FieldTooManyLines, Warning: true, Length: 3, Max: 2}},
	{"feed", `{"social":{"like_count":0,"comment_count":1,"view_count":2}}`, `{"social":{"like_count":0,"comment_count":1,"view_count":2,"shared_count":3}}`,
		TemplateError{Field: "social", Reason: FieldTooMany, Warning: true, Length: 4, Max: 3}},
	{"feed", `{"social":{"like_count":0}}`, `{"social":{"like_count":-1}}`, TemplateError{Field: "social.like_count", Reason: FieldTooLow, Length: -1}},
	{"feed", `{"buttons":` + list(2, button("가")) + `}`, `{"buttons":` + list(3, button("가")) + `}`, TemplateError{Field: "buttons", Reason: FieldTooMany, Length: 3, Max: 2}},
	{"feed", `{"button_title":"a"}`, `{"button_title":"a","buttons":` + list(1, button("가")) + `}`, TemplateError{Field: "button_title", Reason: FieldIgnored, Warning: true, Other: "buttons"}},
	{"feed", itemsWith(`"profile_text":"` + han(16) + `"`), itemsWith(`"profile_text":"` + han(17) + `"`), TemplateError{Field: "item_content.profile_text", Reason: FieldTooLong, Warning: true, Length: 17, Max: 16}},
	{"feed", itemsWith(`"title_image_text":"` + han(24) + `"`), itemsWith(`"title_image_text":"` + han(25) + `"`), TemplateError{Field: "item_content.title_image_text", Reason: FieldTooLong, Warning: true, Length: 25, Max: 24}},
	{"feed", itemsWith(`"title_image_text":"a\nb"`), itemsWith(`"title_image_text":"a\nb\nc"`), TemplateError{Field: "item_content.title_image_text", Reason: FieldTooManyLines, Warning: true, Length: 3, Max: 2}},
	{"feed", itemsWith(`"title_image_category":"` + han(14) + `"`), itemsWith(`"title_image_category":"` + han(15) + `"`), TemplateError{Field: "item_content.title_image_category", Reason: FieldTooLong, Warning: true, Length: 15, Max: 14}},
	{"feed", itemsWith(`"title_image_url":"https://a.b"`), itemsWith(`"title_image_url":"//a.b"`), TemplateError{Field: "item_content.title_image_url", Reason: FieldNotURL}},
	{"feed", itemsWith(`"profile_image_url":"https://a.b"`), itemsWith(`"profile_image_url":"ftp://a.b"`), TemplateError{Field: "item_content.profile_image_url", Reason: FieldNotURL}},
	{"feed", itemsWith(`"items":` + list(5, row("가"))), itemsWith(`"items":` + list(6, row("가"))), TemplateError{Field: "item_content.items", Reason: FieldTooMany, Warning: true, Length: 6, Max: 5}},
	{"feed", itemsWith(`"items":` + list(1, row(han(6)))), itemsWith(`"items":` + list(1, row(han(7)))), TemplateError{Field: "item_content.items[0].item", Reason: FieldTooLong, Warning: true, Length: 7, Max: 6}},
	{"feed", itemsWith(`"items":` + list(1, row("a"))), itemsWith(`"items":` + list(1, row(""))), TemplateError{Field: "item_content.items[0].item", Reason: FieldEmpty}},
	{"feed", itemsWith(`"items":` + list(1, row("a"))), itemsWith(`"items":[{"item":"a"}]`), TemplateError{Field: "item_content.items[0].item_op", Reason: FieldEmpty}},
	{"feed", itemsWith(`"items":[{"item":"a","item_op":"12,345,678.90원"}]`), itemsWith(`"items":[{"item":"a","item_op":"₩12,345,678.900"}]`), TemplateError{Field: "item_content.items[0].item_op", Reason: FieldTooLong, Warning: true, Length: 15, Max: 14}},
	{"feed", itemsWith(`"items":[{"item":"a","item_op":"$ 1.5"}]`), itemsWith(`"items":[{"item":"a","item_op":"1개"}]`), TemplateError{Field: "item_content.items[0].item_op", Reason: FieldNotAmount, Warning: true}},
	{"feed", itemsWith(`"sum":"` + han(6) + `"`), itemsWith(`"sum":"` + han(7) + `"`), TemplateError{Field: "item_content.sum", Reason: FieldTooLong, Warning: true, Length: 7, Max: 6}},
	{"feed", itemsWith(`"sum_op":"12345678901"`), itemsWith(`"sum_op":"123456789012"`), TemplateError{Field: "item_content.sum_op", Reason: FieldTooLong, Warning: true, Length: 12, Max: 11}},

	{"list", `{"header_title":"` + han(200) + `"}`, `{"header_title":"` + han(201) + `"}`, TemplateError{Field: "header_title", Reason: FieldTooLong, Length: 201, Max: 200}},
	{"list", `{}`, `{"header_title":null}`, TemplateError{Field: "header_title", Reason: FieldEmpty}},
	{"list", `{}`, `{"header_link":null}`, TemplateError{Field: "header_link", Reason: FieldNoLink, Warning: true}},
	{"list", `{"contents":` + list(2, someContent) + `}`, `{"contents":` + list(1, someContent) + `}`, TemplateError{Field: "contents", Reason: FieldTooFew, Length: 1, Min: 2}},
	{"list", `{"contents":` + list(3, someContent) + `}`, `{"contents":` + list(4, someContent) + `}`, TemplateError{Field: "contents", Reason: FieldTooMany, Length: 4, Max: 3}},
	{"list", `{}`, `{"contents":null}`, TemplateError{Field: "contents", Reason: FieldTooFew, Min: 2}},
	{"list", `{}`, `{"contents":[` + someContent + `,{"title":"a","link":{"web_url":"x"}}]}`, TemplateError{Field: "contents[1].link.web_url", Reason: FieldNotURL}},
	{"list", `{}`, `{"contents":[{"title":"a","image_width":199,"link":` + someLink + `},` + someContent + `]}`, TemplateError{Field: "contents[0].image_width", Reason: FieldTooLow, Length: 199, Min: 200}},
	{"list", `{"buttons":` + list(2, button("가")) + `}`, `{"buttons":` + list(3, button("가")) + `}`, TemplateError{Field: "buttons", Reason: FieldTooMany, Length: 3, Max: 2}},
	{"list", `{}`, `{"header_image_url":"https://a.b"}`, TemplateError{Field: "header_image_url", Reason: FieldUnknown, Warning: true}},

	{"location", `{"address_title":"a"}`, `{"address":""}`, TemplateError{Field: "address", Reason: FieldEmpty}},
	{"location", `{"buttons":` + list(1, button("가")) + `}`, `{"buttons":` + list(2, button("가")) + `}`, TemplateError{Field: "buttons", Reason: FieldTooMany, Warning: true, Length: 2, Max: 1}},
	{"location", `{}`, `{"buttons":` + list(3, button("가")) + `}`, TemplateError{Field: "buttons", Reason: FieldTooMany, Length: 3, Max: 2}},

	{"commerce", `{"commerce":{"regular_price":1}}`, `{"commerce":{}}`, TemplateError{Field: "commerce.regular_price", Reason: FieldEmpty}},
	{"commerce", `{"commerce":{"regular_price":0}}`, `{"commerce":{"regular_price":-1}}`, TemplateError{Field: "commerce.regular_price", Reason: FieldTooLow, Length: -1}},
	{"commerce", `{}`, `{"commerce":null}`, TemplateError{Field: "commerce.regular_price", Reason: FieldEmpty}},
	{"commerce", `{"commerce":{"regular_price":9,"discount_price":9}}`, `{"commerce":{"regular_price":9,"discount_price":10}}`, TemplateError{Field: "commerce.discount_price", Reason: FieldTooHigh, Warning: true, Length: 10, Max: 9}},
	{"commerce", `{"commerce":{"regular_price":9,"discount_price":0,"discount_rate":100}}`, `{"commerce":{"regular_price":9,"discount_price":0,"discount_rate":101}}`,
		TemplateError{Field: "commerce.discount_rate", Reason: FieldTooHigh, Length: 101, Max: 100}},
	{"commerce", `{"commerce":{"regular_price":9,"discount_price":8,"fixed_discount_price":1}}`, `{"commerce":{"regular_price":9,"fixed_discount_price":1}}`,
		TemplateError{Field: "commerce.fixed_discount_price", Reason: FieldNeeds, Other: "commerce.discount_price"}},
	{"commerce", `{}`, `{"commerce":{"regular_price":9,"discount_rate":1}}`, TemplateError{Field: "commerce.discount_rate", Reason: FieldNeeds, Other: "commerce.discount_price"}},
	{"commerce", `{}`, `{"commerce":{"regular_price":9,"discount_price":8,"discount_rate":11,"fixed_discount_price":1}}`,
		TemplateError{Field: "commerce.fixed_discount_price", Reason: FieldEither, Warning: true, Other: "commerce.discount_rate"}},
	{"commerce", `{"commerce":{"regular_price":9,"currency_unit_position":1}}`, `{"commerce":{"regular_price":9,"currency_unit_position":2}}`,
		TemplateError{Field: "commerce.currency_unit_position", Reason: FieldTooHigh, Length: 2, Max: 1}},

	{"calendar", `{}`, `{"id":""}`, TemplateError{Field: "id", Reason: FieldEmpty}},
	{"calendar", `{}`, `{"id_type":null}`, TemplateError{Field: "id_type", Reason: FieldEmpty}},
	{"calendar", `{"id_type":"event"}`, `{"id_type":"Event"}`, TemplateError{Field: "id_type", Reason: FieldNotChoice, Want: "event, calendar"}},
	{"calendar", `{"buttons":` + list(1, button("가")) + `}`, `{"buttons":` + list(2, button("가")) + `}`, TemplateError{Field: "buttons", Reason: FieldTooMany, Length: 2, Max: 1}},
	{"calendar", `{}`, `{"button_title":"a"}`, TemplateError{Field: "button_title", Reason: FieldIgnored, Warning: true}},
}

func TestLimits(t *testing.T) {
	t.Parallel()
	for kind := range sound {
		if found := with(t, kind, `{}`).Problems(nil); len(found) != 0 {
			t.Fatalf("%s: %v", kind, found[0])
		}
	}
	for _, c := range limitCases {
		for _, e := range with(t, c.kind, c.good).Problems(nil) {
			t.Errorf("%s with %s: %v", c.kind, c.good, e)
		}
		found := with(t, c.kind, c.bad).Problems(nil)
		if len(found) != 1 || *found[0] != c.want {
			t.Errorf("%s with %s: got %+v, want %v", c.kind, c.bad, found, &c.want)
		}
		m := Message{Template: with(t, c.kind, c.bad)}
		if hard := m.Check(nil) != nil; hard == c.want.Warning {
			t.Errorf("%s with %s: refused is %t", c.kind, c.bad, hard)
		}
		if told := c.want.Error(); !strings.Contains(told, c.want.Field) {
			t.Errorf("%q does not name %s", told, c.want.Field)
		}
	}
}

// TestEveryLimitIsTried: no line of the table goes without a case, so that a changed number is noticed.
func TestEveryLimitIsTried(t *testing.T) {
	t.Parallel()
	for field, limit := range limits() {
		_, bare, special := strings.Cut(field, ":")
		if !special {
			bare = field
		}
		tried := false
		for _, c := range limitCases {
			tried = tried || withoutIndexes(strings.Replace(c.want.Field, "contents[", "content[", 1)) == bare || c.want.Field == bare
		}
		if !tried && bare != "content.title" { // as the description
			t.Errorf("%s: no case for %+v", field, limit)
		}
	}
}

func TestBytesThatAreNoText(t *testing.T) {
	t.Parallel()
	const bad = "a\xff"
	for want, template := range map[string]Template{
		"text":                            Text{Text: bad},
		"button_title":                    Text{Text: "a", Link: Link{WebURL: "https://a.b"}, ButtonTitle: bad},
		"buttons[0].title":                Text{Text: "a", Buttons: []Button{{Title: bad, Link: Link{WebURL: "https://a.b"}}}},
		"content.description":             Feed{Content: Content{Description: bad, Link: Link{WebURL: "https://a.b"}}},
		"content.link.web_url":            Feed{Content: Content{Title: "a", Link: Link{WebURL: bad}}},
		"content.more":                    Feed{Content: Content{Title: "a", Link: Link{WebURL: "https://a.b"}, Extra: Extra{"more": json.RawMessage(`"` + bad + `"`)}}},
		bad:                               Text{Text: "a", Extra: Extra{bad: json.RawMessage(`1`)}},
		"link.ios_execution_params":       Text{Text: "a", Link: Link{IOSExecutionParams: bad}},
		"item_content.items[0].item":      Feed{Content: Content{Title: "a", Link: Link{WebURL: "https://a.b"}}, ItemContent: &ItemContent{Items: []Item{{Item: bad, ItemOp: "1"}}}},
		"contents[2].link.mobile_web_url": List{HeaderTitle: "a", HeaderLink: Link{WebURL: "https://a.b"}, Contents: []Content{{Title: "a", Link: Link{WebURL: "https://a.b"}}, {Title: "a", Link: Link{WebURL: "https://a.b"}}, {Title: "a", Link: Link{MobileWebURL: bad}}}},
	} {
		found := template.Problems(nil)
		if len(found) != 1 || *found[0] != (TemplateError{Field: want, Reason: FieldNotUTF8}) {
			t.Errorf("%q: got %v", want, found)
			continue
		}
		if told := found[0].Error(); strings.Contains(told, "\xff") {
			t.Errorf("%q repeats the bytes", told)
		}
	}
}

// TestCounters: what counts as one character is for the caller to say.
func TestCounters(t *testing.T) {
	t.Parallel()
	units := func(s string) int { return len(utf16.Encode([]rune(s))) }
	text := Text{Text: strings.Repeat("😀", 200)}
	if err := text.Validate(); err != nil {
		t.Errorf("in code points: %v", err)
	}
	found := text.Problems(units)
	if len(found) != 1 || *found[0] != (TemplateError{Field: "text", Reason: FieldTooLong, Length: 400, Max: 200}) {
		t.Errorf("in UTF-16: %v", found)
	}
	if err := (Message{Template: text}).Check(units); err == nil {
		t.Error("a message is counted otherwise than its template")
	}
}

func TestOtherMessages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		m    Message
		kind string
		want *TemplateError
	}{
		{Message{TemplateID: 1, Args: map[string]string{"이름": ""}}, KindCustom, nil},
		{Message{}, KindCustom, &TemplateError{Field: "template_id", Reason: FieldEmpty}},
		{Message{TemplateID: -5}, KindCustom, &TemplateError{Field: "template_id", Reason: FieldTooLow, Length: -5, Min: 1}},
		{Message{TemplateID: 1, Args: map[string]string{" ": "a"}}, KindCustom, &TemplateError{Field: "template_args", Reason: FieldEmpty}},
		{Message{TemplateID: 1, Args: map[string]string{"a": "\xff"}}, KindCustom, &TemplateError{Field: "template_args.a", Reason: FieldNotUTF8}},
		{Message{RequestURL: "https://example.com"}, KindScrap, nil},
		{Message{RequestURL: "https://example.com", TemplateID: 3, Args: map[string]string{"a": "b"}}, KindScrap, nil},
		{Message{RequestURL: "example.com"}, KindScrap, &TemplateError{Field: "request_url", Reason: FieldNotURL}},
		{Message{RequestURL: "https://example.com/\xff"}, KindScrap, &TemplateError{Field: "request_url", Reason: FieldNotUTF8}},
		{Message{RequestURL: "https://example.com", Args: map[string]string{"a": "b"}}, KindScrap,
			&TemplateError{Field: "template_args", Reason: FieldNeeds, Warning: true, Other: "template_id"}},
	} {
		found := c.m.Problems(nil)
		if len(found) > 1 || (len(found) == 1) != (c.want != nil) || c.want != nil && *found[0] != *c.want {
			t.Errorf("%+v: got %v, want %v", c.m, found, c.want)
		}
		if err := c.m.Check(nil); (err != nil) != (c.want != nil && !c.want.Warning) {
			t.Errorf("%+v: %v", c.m, err)
		}
		if c.m.Kind() != c.kind {
			t.Errorf("%+v is %s", c.m, c.m.Kind())
		}
	}
}

func TestLimitOf(t *testing.T) {
	t.Parallel()
	for field, want := range map[string]Limit{
		"text text":                    {Required: true, Max: 200},
		"feed buttons":                 {Max: 2},
		"location buttons":             {Max: 2, Advised: 1},
		"calendar buttons":             {Max: 1},
		"calendar buttons[0].title":    {Required: true, Advised: 8},
		"list contents[2].image_width": {Min: 200},
		"feed item_content.sum":        {Advised: 6},
		"feed content.image_url":       {},
	} {
		kind, path, _ := strings.Cut(field, " ")
		got := LimitOf(kind, path)
		if got.Required != want.Required || got.Min != want.Min || got.Max != want.Max || got.Advised != want.Advised {
			t.Errorf("%s: %+v", field, got)
		}
	}
}
