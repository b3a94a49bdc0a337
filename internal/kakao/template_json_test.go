package kakao

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

const pic = "http://k.kakaocdn.net/dn/RY8ZN/btqgOGzITp3/uCM1x2xu7GNfr7NS9QvEs0/kakaolink40_original.png"

// kakaosOwn are the samples of 5.2, one of each kind that it gives, and a calendar.
var kakaosOwn = map[string]string{
	"text": `{"object_type":"text","text":"텍스트 영역입니다. 최대 200자 표시 가능합니다.",
 "link":{"web_url":"https://developers.kakao.com","mobile_web_url":"https://developers.kakao.com"},"button_title":"바로 확인"}`,
	"feed": `{"object_type":"feed","content":{"title":"카카오톡 링크 4.0","description":"디폴트 템플릿 FEED","image_url":"` + pic + `",
  "link":{"web_url":"https://developers.kakao.com","mobile_web_url":"https://developers.kakao.com"}},
 "social":{"like_count":100,"comment_count":200},"button_title":"바로 확인"}`,
	"list": `{"object_type":"list","header_title":"카카오 디벨로퍼",
 "header_link":{"web_url":"https://developers.kakao.com","mobile_web_url":"https://developers.kakao.com"},
 "contents":[{"title":"API 소개","image_url":"` + pic + `","link":{"web_url":"https://developers.kakao.com/features/platform","mobile_web_url":"https://developers.kakao.com/features/platform"}},
  {"title":"개발자 가이드","image_url":"` + pic + `","link":{"web_url":"https://developers.kakao.com/docs","mobile_web_url":"https://developers.kakao.com/docs"}}],
 "button_title":"웹에서 보기"}`,
	"location": `{"object_type":"location","address":"경기 성남시 분당구 판교역로 235 에이치스퀘어 N동 7층","address_title":"카카오",
 "content":{"title":"카카오톡 링크 4.0","description":"디폴트 템플릿 Location","image_url":"` + pic + `",
  "link":{"web_url":"https://developers.kakao.com","mobile_web_url":"https://developers.kakao.com"}},
 "social":{"like_count":100,"comment_count":200},"button_title":"바로 확인"}`,
	"commerce": `{"object_type":"commerce","content":{"title":"카카오톡 링크 4.0","image_url":"` + pic + `",
  "link":{"web_url":"https://developers.kakao.com","mobile_web_url":"https://developers.kakao.com"}},
 "commerce":{"regular_price":208800,"discount_price":146160,"discount_rate":30},"button_title":"구매하기"}`,
	"calendar": `{"object_type":"calendar","id":"63996425afcec577cd06b51f","id_type":"event",
 "content":{"title":"방송","link":{"web_url":"https://example.com","mobile_web_url":"https://example.com"}},
 "buttons":[{"title":"모임방","link":{"web_url":"https://example.com","mobile_web_url":"https://example.com"}}]}`,
}

// sameJSON compares two JSON texts as values, numbers by their digits.
func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	return reflect.DeepEqual(jsonValue(t, a), jsonValue(t, b))
}

func jsonValue(t *testing.T, b []byte) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
	return v
}

func parsed(t *testing.T, raw string) Template {
	t.Helper()
	got, err := ParseTemplate([]byte(raw))
	if err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	return got
}

func TestKakaosOwnSamples(t *testing.T) {
	t.Parallel()
	for kind, raw := range kakaosOwn {
		got := parsed(t, "\ufeff"+raw)
		if got.ObjectType() != kind {
			t.Errorf("%s is read as %s", kind, got.ObjectType())
		}
		for _, p := range got.Problems(nil) {
			t.Errorf("%s: %v", kind, p)
		}
		sent, err := got.MarshalJSON()
		if err != nil || !sameJSON(t, sent, []byte(raw)) {
			t.Errorf("%s becomes %s, %v", kind, sent, err)
		}
	}
	if len(kakaosOwn) != len(ObjectTypes()) {
		t.Error("a kind has no sample")
	}
}

// everywhere is a feed with fields at every level that nobody knows, and known ones that say nothing.
const everywhere = `{"object_type":"feed","new":{"a":[1.50,1e400,-0,{"b":null}]},"Content":"<&>","social":null,
 "content":{"title":"","description":"가<b>&\u2028","image_url":null,"image_width":0,"n":12345678901234567890,
  "link":{"web_url":"https://example.com/?a=1&b=2","mobile_web_url":"","x":0.10}},
 "item_content":{"items":[{"item":"a","item_op":"","y":[]}],"sum":""},
 "button_title":"","buttons":[{"title":"","link":{},"z":"\u0026\ud83d\ude00"},{"title":"b","link":{"web_url":"https://example.com","mobile_web_url":null}}]}`

func TestUnknownFieldsStay(t *testing.T) {
	t.Parallel()
	feed := parsed(t, everywhere)
	sent := strings.NewReplacer(`"social":null,`, ``, `"image_url":null,`, ``, `,"mobile_web_url":null`, `,"mobile_web_url":"https://example.com"`).Replace(everywhere)
	for name, c := range map[string]struct {
		write func() ([]byte, error)
		want  string
	}{"sent": {feed.MarshalJSON, sent}, "written": {func() ([]byte, error) { return Written(feed) }, everywhere}} {
		got, err := c.write()
		if err != nil || !sameJSON(t, got, []byte(c.want)) {
			t.Errorf("%s: %v\ngot  %s\nwant %s", name, err, got, c.want)
		}
		for _, asWritten := range []string{"1.50", "1e400", "-0", "12345678901234567890", "0.10", `"<&>"`, `a=1&b=2`, `\u0026\ud83d\ude00`} {
			if !strings.Contains(string(got), asWritten) {
				t.Errorf("%s: %s is gone from %s", name, asWritten, got)
			}
		}
	}
	f := feed.(Feed)
	f.Content.Title, f.Content.ImageWidth, f.Social = "제목", 300, &Social{}
	f.Content.Link.MobileWebURL = "https://m.example.com"
	got, _ := f.MarshalJSON()
	for _, now := range []string{`"title":"제목"`, `"image_width":300`, `"mobile_web_url":"https://m.example.com"`, `"social":{}`} {
		if strings.Count(string(got), now) != 1 {
			t.Errorf("%s should be there once in %s", now, got)
		}
	}
}

func TestLinksAreCompleted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ raw, sent string }{
		{`{"object_type":"text","text":"a"}`, `{"object_type":"text","text":"a","link":{}}`},
		{`{"object_type":"text","text":"a","link":{"web_url":"u"},"buttons":[{"title":"b","link":{"mobile_web_url":"m"}}]}`,
			`{"object_type":"text","text":"a","link":{"web_url":"u","mobile_web_url":"u"},"buttons":[{"title":"b","link":{"web_url":"m","mobile_web_url":"m"}}]}`},
		{`{"object_type":"list","header_title":"h","header_link":{"web_url":"u"},"contents":[{"title":"t","link":{"mobile_web_url":"m"}},{"title":"u","link":{"web_url":""}}]}`,
			`{"object_type":"list","header_title":"h","header_link":{"web_url":"u","mobile_web_url":"u"},"contents":[{"title":"t","link":{"web_url":"m","mobile_web_url":"m"}},{"title":"u","link":{"web_url":""}}]}`},
		{`{"object_type":"text","text":"a","link":{"mobile_web_url":"m","web_url":""}}`, `{"object_type":"text","text":"a","link":{"mobile_web_url":"m","web_url":""}}`},
		{`{"object_type":"feed","social":null,"content":{"title":"a","image_width":null,"new":null,"link":{"mobile_web_url":"m","web_url":null}}}`,
			`{"object_type":"feed","content":{"title":"a","new":null,"link":{"mobile_web_url":"m","web_url":"m"}}}`},
		{`{"object_type":"text","text":"a","link":null}`, `{"object_type":"text","text":"a","link":{}}`},
		{`{"object_type":"calendar","id":"i","id_type":"event","content":{"title":"t"}}`, `{"object_type":"calendar","id":"i","id_type":"event","content":{"title":"t","link":{}}}`},
	} {
		got := parsed(t, c.raw)
		sent, err := got.MarshalJSON()
		if err != nil || !sameJSON(t, sent, []byte(c.sent)) {
			t.Errorf("%s\nis sent as %s, %v", c.raw, sent, err)
		}
		if written, err := Written(got); err != nil || !sameJSON(t, written, []byte(c.raw)) {
			t.Errorf("%s\nis written as %s, %v", c.raw, written, err)
		}
	}
	got, _ := Link{WebURL: "u"}.MarshalJSON()
	if string(got) != `{"web_url":"u","mobile_web_url":"u"}` {
		t.Errorf("a link alone: %s", got)
	}
}

func TestWrongTypes(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]TemplateError{
		`[]`:                              {Field: "template_object", Reason: FieldWrongType, Want: "object"},
		`null`:                            {Field: "template_object", Reason: FieldWrongType, Want: "object"},
		`"text"`:                          {Field: "template_object", Reason: FieldWrongType, Want: "object"},
		`{}`:                              {Field: "object_type", Reason: FieldEmpty},
		`{"object_type":null}`:            {Field: "object_type", Reason: FieldEmpty},
		`{"object_type":1}`:               {Field: "object_type", Reason: FieldWrongType, Want: "string"},
		`{"object_type":"Text"}`:          {Field: "object_type", Reason: FieldNotChoice, Want: "text, feed, list, location, commerce, calendar"},
		`{"object_type":"text","text":1}`: {Field: "text", Reason: FieldWrongType, Want: "string"},
		`{"object_type":"text","text":"a","link":"https://example.com"}`:      {Field: "link", Reason: FieldWrongType, Want: "object"},
		`{"object_type":"text","buttons":{}}`:                                 {Field: "buttons", Reason: FieldWrongType, Want: "array"},
		`{"object_type":"text","buttons":[{"title":"a"},null]}`:               {Field: "buttons[1]", Reason: FieldWrongType, Want: "object"},
		`{"object_type":"text","buttons":["a"]}`:                              {Field: "buttons[0]", Reason: FieldWrongType, Want: "object"},
		`{"object_type":"list","contents":[{},{"link":{"web_url":[]}}]}`:      {Field: "contents[1].link.web_url", Reason: FieldWrongType, Want: "string"},
		`{"object_type":"feed","content":{"image_width":"640"}}`:              {Field: "content.image_width", Reason: FieldWrongType, Want: "number"},
		`{"object_type":"feed","content":{"image_width":640.5}}`:              {Field: "content.image_width", Reason: FieldWrongType, Want: "number"},
		`{"object_type":"feed","social":{"like_count":99999999999999999999}}`: {Field: "social.like_count", Reason: FieldWrongType, Want: "number"},
		`{"object_type":"feed","item_content":{"items":[{"item":{}}]}}`:       {Field: "item_content.items[0].item", Reason: FieldWrongType, Want: "string"},
		`{"object_type":"commerce","commerce":[]}`:                            {Field: "commerce", Reason: FieldWrongType, Want: "object"},
		"{\"object_type\":\"text\",\"text\":\"\xff\"}":                        {Field: "text", Reason: FieldNotUTF8},
		`{"object_type":"text","text":"\ud800 half"}`:                         {Field: "text", Reason: FieldNotUTF8},
		"{\"object_type\":\"text\",\"link\":{\"more\":[\"\xff\"]}}":           {Field: "link.more", Reason: FieldNotUTF8},
		"{\"object_type\":\"text\",\"text\":\"a\",\"\xff\":1}":                {Field: "template_object", Reason: FieldNotUTF8},
	} {
		got, err := ParseTemplate([]byte(raw))
		e, ok := errors.AsType[*TemplateError](err)
		if !ok || got != nil || *e != want {
			t.Errorf("%s\ngot  %v, %v\nwant %v", raw, got, err, &want)
		}
	}
	for _, raw := range []string{"", "{", `{"object_type":"text"`, `{"object_type":"text"} x`, "\ufeff", `{'object_type':'text'}`} {
		_, err := ParseTemplate([]byte(raw))
		if _, ok := errors.AsType[*json.SyntaxError](err); !ok {
			t.Errorf("%q: %v", raw, err)
		}
	}
	if _, err := (Text{Text: "a", Extra: Extra{"x": json.RawMessage("{")}}).MarshalJSON(); err == nil {
		t.Error("an Extra that is no JSON was written")
	}
	if got := parsed(t, `{"object_type":"text","text":"\ufffd �"}`); got.(Text).Text != "\ufffd \ufffd" {
		t.Error("a replacement character of the person's own is refused")
	}
}

// TestPartsOfTemplates reads and writes the types by themselves, as encoding/json uses them.
func TestPartsOfTemplates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		into any
		raw  string
	}{
		{&Link{}, `{"web_url":"a","mobile_web_url":"b","android_execution_params":"a=1","ios_execution_params":"b=2","x":1}`},
		{&Button{}, `{"title":"a","link":{"web_url":"a","mobile_web_url":"a"},"x":1}`},
		{&Content{}, `{"title":"a","description":"b","image_url":"c","image_width":200,"image_height":300,"link":{"web_url":"a","mobile_web_url":"b"},"x":1}`},
		{&Social{}, `{"like_count":0,"comment_count":1,"shared_count":2,"view_count":3,"subscriber_count":4,"x":1}`},
		{&Item{}, `{"item":"a","item_op":"1","x":1}`},
		{&ItemContent{}, `{"profile_text":"a","profile_image_url":"b","title_image_url":"c","title_image_text":"d","title_image_category":"e","items":[{"item":"f","item_op":"g"}],"sum":"h","sum_op":"i","x":1}`},
		{&Price{}, `{"regular_price":3,"discount_price":2,"discount_rate":30,"fixed_discount_price":1,"product_name":"a","currency_unit":"원","currency_unit_position":0,"x":1}`},
		{&Text{}, kakaosOwn["text"]}, {&Feed{}, kakaosOwn["feed"]}, {&List{}, kakaosOwn["list"]},
		{&Location{}, kakaosOwn["location"]}, {&Commerce{}, kakaosOwn["commerce"]}, {&Calendar{}, kakaosOwn["calendar"]},
	} {
		if err := json.Unmarshal([]byte(c.raw), c.into); err != nil {
			t.Errorf("%s: %v", c.raw, err)
		}
		got, err := json.Marshal(c.into)
		if err != nil || !sameJSON(t, got, []byte(c.raw)) {
			t.Errorf("%T: %s, %v", c.into, got, err)
		}
		if reflect.ValueOf(c.into).Elem().FieldByName("Extra").Len() != strings.Count(c.raw, `"x"`) {
			t.Errorf("%T has other fields besides", c.into)
		}
	}
	var f Feed
	if err := json.Unmarshal([]byte(kakaosOwn["text"]), &f); err == nil {
		t.Error("a text was read as a feed")
	}
}
