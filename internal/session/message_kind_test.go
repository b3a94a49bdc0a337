package session

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

const cardLink = `"link":{"web_url":"https://example.com","mobile_web_url":"https://example.com"}`

// kinds are one message of each kind, and what a person would look for to find it.
func kinds(t *testing.T) map[string]struct {
	m    kakao.Message
	find []string
} {
	t.Helper()
	parse := func(s string) kakao.Message {
		tmpl, err := kakao.ParseTemplate([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return kakao.Message{Template: tmpl}
	}
	type kind = struct {
		m    kakao.Message
		find []string
	}
	return map[string]kind{
		"text": {parse(`{"object_type":"text","text":"두 단추","link":{},"buttons":[{"title":"예","link":{}},{"title":"아니요","link":{}}]}`), []string{"두 단추"}},
		"feed": {parse(`{"object_type":"feed","content":{"title":"제목","description":"설명",` + cardLink + `},"item_content":{"profile_text":"가게","items":[{"item":"메뉴","item_op":"1,000원"}],"sum":"합계","sum_op":"2,000원"},"own_field":[1]}`),
			[]string{"제목", "설명", "가게", "메뉴 1,000원", "합계 2,000원"}},
		"list": {parse(`{"object_type":"list","header_title":"머리","header_link":{},"contents":[{"title":"첫째",` + cardLink + `},{"title":"둘째","description":"자세히",` + cardLink + `}]}`),
			[]string{"머리", "첫째", "둘째", "자세히"}},
		"location": {parse(`{"object_type":"location","address":"판교역로 235","address_title":"카카오","content":{"title":"모임",` + cardLink + `}}`),
			[]string{"판교역로 235", "카카오", "모임"}},
		"commerce": {parse(`{"object_type":"commerce","content":{"title":"세일",` + cardLink + `},"commerce":{"regular_price":1000,"product_name":"사과"}}`),
			[]string{"세일", "사과"}},
		"calendar": {parse(`{"object_type":"calendar","id":"e1","id_type":"event","content":{"title":"회의",` + cardLink + `}}`), []string{"회의"}},
		"custom":   {kakao.Message{TemplateID: 1001, Args: map[string]string{"name": "은주", "when": "내일"}}, []string{"#1001", "은주", "내일"}},
		"scrap":    {kakao.Message{RequestURL: "https://example.com/page"}, []string{"https://example.com/page"}},
	}
}

// Every kind goes through the journal unchanged, to oneself and to friends.
func TestEveryKindIsKeptAndSent(t *testing.T) {
	t.Parallel()
	for name, kind := range kinds(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := newKeeper(t)
			k.enter()
			k.befriend(nil, "a")
			if name == "custom" {
				k.sim("POST", "/_sim/templates", []any{map[string]any{"id": 1001, "template_object": json.RawMessage(`{"object_type":"feed","content":{"title":"${name} ${when}",` + cardLink + `}}`)}}, nil)
			}
			in := Intent{Parts: []Message{{Other: &kind.m}}, To: []string{"me", "a"}}
			r, err := k.s.Deliver(t.Context(), in)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range r.Messages {
				m, err := k.s.Message(t.Context(), d.ID)
				if err != nil || m.Kind != name || d.What != beginning(m.Text) {
					t.Fatalf("%+v, %v", m, err)
				}
				if again, err := SentAs(m); err != nil || !reflect.DeepEqual(plain(t, again), plain(t, kind.m)) {
					t.Errorf("kept as %+v, %v; want %+v", again, err, kind.m)
				}
				for _, word := range kind.find {
					if !strings.Contains(m.Text, word) {
						t.Errorf("%q is not found in %q", word, m.Text)
					}
				}
			}
			var all []struct {
				To, Kind     string
				TemplateID   int64             `json:"template_id"`
				TemplateArgs map[string]string `json:"template_args"`
				RequestURL   string            `json:"request_url"`
				Template     struct {
					ObjectType string `json:"object_type"`
				} `json:"template_object"`
			}
			k.sim("GET", "/_sim/messages", nil, &all)
			if len(all) != 2 {
				t.Fatalf("%+v", all)
			}
			for i, m := range all {
				right := m.Template.ObjectType == name
				if kind.m.Template == nil {
					right = m.Kind == name && m.TemplateID == kind.m.TemplateID && m.RequestURL == kind.m.RequestURL && len(m.TemplateArgs) == len(kind.m.Args)
				}
				if !right || m.To != []string{"me", "a"}[i] {
					t.Errorf("arrived: %+v", m)
				}
			}
		})
	}
}

// plain is a message as it goes out.
func plain(t *testing.T, m kakao.Message) string {
	t.Helper()
	b, err := bodyOf(m)
	if err != nil {
		t.Fatal(err)
	}
	return string(b.Template)
}

func TestOtherIsCheckedFirst(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	feed := &kakao.Message{Template: kakao.Feed{}}
	for _, bad := range []Intent{
		{Parts: []Message{{Other: feed}}},
		{Parts: []Message{{Other: &kakao.Message{}}}},
		{Parts: []Message{{Text: "글", Other: &kakao.Message{TemplateID: 1}}}},
		{Parts: []Message{{Text: "글"}, {Other: &kakao.Message{TemplateID: 1}}}},
	} {
		if r, err := k.s.Deliver(t.Context(), bad); FateOf(err) != Refused || len(r.Messages) != 0 {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if e, ok := errors.AsType[*kakao.TemplateError](feed.Check(nil)); !ok || e.Field == "" {
		t.Errorf("%v", e)
	}
	k.want()
}

// The unit that characters are counted in is the session's.
func TestCount(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	set := k.settings()
	s, err := Open(Options{Dirs: k.dirs, Settings: set, Now: k.clock, Journal: k.j, Count: func(s string) int { return len(s) }})
	if err != nil {
		t.Fatal(err)
	}
	k.login()
	long := strings.Repeat("가", 67) // 201 bytes
	for _, in := range []Intent{say(long), {Parts: []Message{{Other: &kakao.Message{Template: kakao.Text{Text: long}}}}}} {
		if err := s.Check(in); FateOf(err) != Refused {
			t.Errorf("%v", err)
		}
		if _, err := s.Deliver(t.Context(), in); FateOf(err) != Refused {
			t.Errorf("%v", err)
		}
		if err := in.Check(); err != nil {
			t.Errorf("in code points: %v", err)
		}
	}
	if _, err := s.Deliver(t.Context(), say(long[3:])); err != nil {
		t.Error(err)
	}
}

// What an older version wrote is sent as it was meant, and what nobody can read is refused and kept.
func TestOlderRowsAndOddOnes(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	account := k.s.account(k.tokens())
	for _, in := range []journal.Intent{
		{Kind: "text", Parts: []journal.Body{{Text: "옛 글", Link: "https://example.com"}}},
		{Kind: "text", Parts: []journal.Body{{Text: "단추", Template: json.RawMessage(`{"object_type":"text","text":"단추","link":{},"button_title":"보기"}`)}}},
		{Kind: "hologram", Parts: []journal.Body{{Text: "앞날", Template: json.RawMessage(`{"object_type":"hologram"}`)}}},
		{Kind: "custom", Parts: []journal.Body{{Text: "#1", Template: json.RawMessage(`[]`)}}},
	} {
		in.Account, in.Recipients, in.Origin = account, []string{"me"}, "send"
		if _, err := k.j.Add(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
	k.drain()
	k.want("옛 글 sent", "단추 sent", "앞날 refused", "#1 refused")
	k.arrived("옛 글", "단추")
}
