package preview_test

import (
	"slices"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/preview"
)

const silent = "나에게 보낸 메시지는 알림이 울리지 않아요."

func feed(l kakao.Link, change func(*kakao.Feed)) kakao.Message {
	f := kakao.Feed{Content: kakao.Content{Title: "제목", Link: l}}
	if change != nil {
		change(&f)
	}
	return kakao.Message{Template: f}
}

func TestNotes(t *testing.T) {
	t.Parallel()
	const unregistered = "등록한 웹 도메인이 아니라서 카카오가 링크를 빼요: %s. [앱] > [제품 링크 관리] > [웹 도메인]에 등록해 주세요."
	const doubtful = "링크는 등록한 웹 도메인만 열려요. [앱] > [제품 링크 관리] > [웹 도메인]에 있는지 확인해 주세요: %s"
	note := func(s, host string) string { return strings.Replace(s, "%s", host, 1) }
	both := []string{"https://a.example", "https://b.example:8443"}
	for _, c := range []struct {
		name    string
		m       kakao.Message
		domains []string
		toMe    bool
		want    []string
	}{
		{"nothing to say", kakao.Message{Template: kakao.Text{Text: "안녕"}}, both, false, nil},
		{"to oneself", kakao.Message{Template: kakao.Text{Text: "안녕"}}, both, true, []string{silent}},
		{"200 characters", kakao.Message{Template: kakao.Text{Text: strings.Repeat("가", 200)}}, both, false, nil},
		{"201 characters", kakao.Message{Template: kakao.Text{Text: strings.Repeat("가", 201)}}, both, false, []string{"201자예요. 카카오톡은 앞의 200자만 보여 줘요."}},
		{"not filled in", kakao.Message{Template: kakao.Text{Text: "{{누구}}님, {{ when }}"}}, both, false, []string{"채우지 않은 곳은 적힌 그대로 가요: {{누구}} {{when}}"}},
		{"braces of another kind", kakao.Message{Template: kakao.Text{Text: "a{{b c}}"}}, both, false, nil},

		{"registered", feed(link("https://a.example/x?y"), nil), both, false, nil},
		{"registered with a port", feed(link("https://B.example:8443"), nil), both, false, nil},
		{"the port that https has anyway", feed(link("https://a.example:443/"), nil), both, false, nil},
		{"registered without a scheme", feed(link("http://c.example"), nil), []string{"c.example/"}, false, nil},
		{"another scheme", feed(link("http://a.example"), nil), both, false, []string{note(unregistered, "a.example")}},
		{"another port", feed(link("https://b.example"), nil), both, false, []string{note(unregistered, "b.example")}},
		{"a site below", feed(link("https://www.a.example"), nil), both, false, []string{note(unregistered, "www.a.example")}},
		{"none is registered", feed(link("https://a.example"), nil), []string{}, false, []string{note(unregistered, "a.example")}},
		{"each host once", feed(kakao.Link{WebURL: "https://c.example/1", MobileWebURL: "https://m.c.example"}, func(f *kakao.Feed) {
			f.Buttons = []kakao.Button{{Title: "열기", Link: link("https://c.example/2")}, {Title: "닫기", Link: link("https://a.example")}}
		}), both, false, []string{note(unregistered, "c.example, m.c.example")}},
		{"nobody said which", feed(link("https://a.example"), nil), nil, false, []string{note(doubtful, "a.example")}},
		{"rows of a list", kakao.Message{Template: kakao.List{HeaderTitle: "목록", HeaderLink: link("https://a.example"),
			Contents: []kakao.Content{{Title: "하나", Link: link("https://a.example")}, {Title: "둘", Link: link("https://d.example")}}}}, both, false, []string{note(unregistered, "d.example")}},
		{"a page to scrap", kakao.Message{RequestURL: "https://d.example/page"}, both, false,
			[]string{"등록한 웹 도메인이 아니라서 카카오가 페이지를 읽지 않아요: d.example. [앱] > [제품 링크 관리] > [웹 도메인]에 등록해 주세요."}},
		{"a custom template", kakao.Message{TemplateID: 7}, nil, false, nil},

		{"no link", feed(kakao.Link{}, nil), both, false, []string{"링크가 없는 곳이 있어요. 눌러도 아무것도 열리지 않아요."}},
		{"one address serves both", feed(kakao.Link{WebURL: "https://a.example"}, nil), both, false, nil},
		{"no mobile link", feed(kakao.Link{WebURL: "https://a.example", Extra: kakao.Extra{"mobile_web_url": []byte(`""`)}}, nil), both, false,
			[]string{"모바일 링크가 비어 있는 곳이 있어요. 휴대폰에서 눌렀을 때 어떻게 될지 몰라요."}},
		{"no web link", feed(kakao.Link{MobileWebURL: "https://a.example", Extra: kakao.Extra{"web_url": []byte(`""`)}}, nil), both, false,
			[]string{"PC에서 열 링크가 비어 있는 곳이 있어요. PC에서 눌렀을 때 어떻게 될지 몰라요."}},
		{"buttons and a title", feed(link("https://a.example"), func(f *kakao.Feed) {
			f.ButtonTitle, f.Buttons = "바로 가기", []kakao.Button{{Title: "열기", Link: link("https://a.example")}}
		}), both, false, []string{"버튼을 따로 만들어서 기본 버튼의 이름은 쓰이지 않아요."}},
		{"three counters", feed(link("https://a.example"), func(f *kakao.Feed) {
			f.Social = &kakao.Social{LikeCount: number(1), ViewCount: number(2), SubscriberCount: number(3)}
		}), both, false, nil},
		{"five counters", feed(link("https://a.example"), func(f *kakao.Feed) { f.Social = &counters }), both, false, []string{"숫자는 셋까지만 보여요. 빠지는 것: 조회, 구독"}},
		{"a long button title", feed(link("https://a.example"), func(f *kakao.Feed) { f.ButtonTitle = "아홉 글자가 넘어요" }), both, false, []string{text.TemplateField("button_title").KO + ": 8자까지만 보여요."}},
		{"a title of three lines", feed(link("https://a.example"), func(f *kakao.Feed) { f.Content.Title = "하나\n둘\n셋" }), both, false,
			[]string{text.TemplateField("content.title").KO + ": 2줄까지만 보여요."}},
		{"six items", feed(link("https://a.example"), func(f *kakao.Feed) {
			f.ItemContent = &kakao.ItemContent{Items: slices.Repeat([]kakao.Item{{Item: "차", ItemOp: "1"}}, 6)}
		}), both, false, []string{text.TemplateField("item_content.items").KO + ": 5개까지만 보여요."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := options(40, text.Korean)
			o.Domains, o.ToMe = c.domains, c.toMe
			got := preview.Notes(c.m, o)
			if !slices.Equal(got, c.want) {
				t.Errorf("%q\nwant %q", got, c.want)
			}
			o.Lang = text.English
			english := preview.Notes(c.m, o)
			if len(english) != len(got) {
				t.Errorf("in English %q", english)
			}
			for _, s := range english {
				if strings.Contains(s, "요.") || strings.Contains(s, "%!") {
					t.Errorf("in English %q", s)
				}
			}
		})
	}
}

// TestOtherWarnings: what has no sentence here has one of report's.
func TestOtherWarnings(t *testing.T) {
	t.Parallel()
	m := feed(link("https://a.example"), func(f *kakao.Feed) { f.Extra = kakao.Extra{"titel": []byte(`"x"`)} })
	if got := preview.Notes(m, preview.Options{Lang: text.Korean, Domains: []string{"a.example"}}); len(got) != 1 || got[0] == "" {
		t.Errorf("%q", got)
	}
}
