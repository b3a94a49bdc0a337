package card

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

// choose opens the form of a kind by its name.
func choose(t *testing.T, name string) *rig {
	t.Helper()
	r := entered(t)
	r.keys(name, "enter")
	r.p.View(80, 21)
	return r
}

func TestEachKindByItsName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, kind string
		keys        []string
		json        string
	}{
		{"피드", "feed", []string{"제목", "tab", "첫 줄", "enter", "둘째 줄"}, `{"object_type":"feed","content":{"title":"제목","description":"첫 줄\n둘째 줄"}}`},
		{"ㅁㄹ", "list", []string{"머리", "tab", "https://a.kr", "tab", "tab", "tab", "하나"},
			`{"object_type":"list","header_title":"머리","header_link":{"web_url":"https://a.kr"},"contents":[{"title":"하나"}]}`},
		{"위치", "location", []string{"판교로 1", "enter", "카카오", "enter", "오세요"},
			`{"object_type":"location","address":"판교로 1","address_title":"카카오","content":{"title":"오세요"}}`},
		{"tkdvna", "commerce", []string{"신발"}, `{"object_type":"commerce","content":{"title":"신발"}}`},
		{"일정", "calendar", []string{"abc", "tab", "right", "tab", "모임"}, `{"object_type":"calendar","id":"abc","id_type":"event","content":{"title":"모임"}}`},
		{"사용자", kakao.KindCustom, []string{"1234", "tab", "tab", "enter", "이름", "tab", "길동"}, `{"template_id":1234,"template_args":{"이름":"길동"}}`},
		{"web", kakao.KindScrap, []string{"https://a.kr/1"}, `{"request_url":"https://a.kr/1"}`},
	} {
		t.Run(c.kind, func(t *testing.T) {
			t.Parallel()
			r := choose(t, c.typed)
			if r.p.form.kind != c.kind {
				t.Fatalf("%s opened %s", c.typed, r.p.form.kind)
			}
			r.keys(c.keys...)
			if got := r.json(); got != c.json {
				t.Errorf("%s\nwant %s", got, c.json)
			}
			if saved := r.fake.SavedCard; saved.Kind != c.kind || saved.JSON != r.p.form.JSON() {
				t.Errorf("the disk has %+v", saved)
			}
		})
	}
}

func TestTextLeadsBackToCompose(t *testing.T) {
	t.Parallel()
	r := entered(t)
	r.keys("글", "enter")
	if len(r.others) != 1 {
		t.Errorf("%v", r.others)
	}
}

func TestNumbersKeepWhatWasTyped(t *testing.T) {
	t.Parallel()
	r := choose(t, "상품")
	r.p.form.show("commerce.regular_price")
	r.keys("12,000원")
	r.says("숫자만 적어 주세요: 12,000원", "12,000원")
	if got := r.json(); !strings.Contains(got, `"regular_price":"12,000원"`) {
		t.Errorf("%s", got)
	}
	r.keys("ctrl+u", "12000")
	r.saysNot("숫자만")
	if got := r.json(); !strings.Contains(got, `"regular_price":12000`) {
		t.Errorf("%s", got)
	}
	r.keys("ctrl+u")
	if got := r.json(); strings.Contains(got, "commerce\":{") {
		t.Errorf("nothing was left to say, and there is %s", got)
	}
}

func TestButtonsAreAddedAndRemoved(t *testing.T) {
	t.Parallel()
	r := choose(t, "피드")
	r.keys("제목")
	r.p.form.setFocus("group 1")
	r.keys("enter") // unfolds
	r.p.form.setFocus("add buttons")
	r.keys("enter", "하나", "tab", "https://a.kr")
	r.p.form.setFocus("add buttons")
	r.keys("둘") // typed on the row that adds: it is the title of the new one
	want := `"buttons":[{"title":"하나","link":{"web_url":"https://a.kr"}},{"title":"둘"}]}`
	if got := r.json(); !strings.HasSuffix(got, want) {
		t.Fatalf("%s", got)
	}
	if r.p.form.at("add buttons") >= 0 {
		t.Error("a third button is offered")
	}
	r.p.form.setFocus("buttons.0.title")
	r.keys("ctrl+x")
	if got := r.json(); !strings.HasSuffix(got, `"buttons":[{"title":"둘"}]}`) {
		t.Errorf("%s", got)
	}
	r.keys("alt+z")
	if got := r.json(); !strings.HasSuffix(got, want) {
		t.Errorf("not taken back: %s", got)
	}
	r.p.form.setFocus("buttons.1.title")
	r.keys("ctrl+x")
	r.p.form.setFocus("buttons.0.link.web_url")
	r.keys("ctrl+x")
	if got := r.json(); got != `{"object_type":"feed","content":{"title":"제목"}}` {
		t.Errorf("%s", got)
	}
}

func TestListKeepsTwoRows(t *testing.T) {
	t.Parallel()
	r := choose(t, "목록")
	r.p.form.setFocus("contents.1.title")
	r.keys("둘")
	if got := r.json(); got != `{"object_type":"list","contents":[{},{"title":"둘"}]}` {
		t.Errorf("%s", got)
	}
	if strings.Contains(r.offered(), "ctrl+x") {
		t.Error("one of two rows can be removed")
	}
	r.p.form.setFocus("add contents")
	r.keys("enter", "셋")
	r.keys("ctrl+x")
	if got := r.json(); got != `{"object_type":"list","contents":[{},{"title":"둘"}]}` {
		t.Errorf("%s", got)
	}
}

func TestArgumentsKeepTheirNames(t *testing.T) {
	t.Parallel()
	r := writing(t, kakao.KindCustom, `{"template_id":7,"template_args":{"a.b":"1","a":"2"},"mine":true}`)
	r.p.form.setFocus("name template_args.#1")
	r.keys("ctrl+u", "a.b")
	r.says("이름이 두 번 있어요")
	r.keys("c")
	r.p.form.setFocus("template_args.#0")
	r.keys("0")
	if got := r.json(); got != `{"template_id":7,"template_args":{"a.b":"10","a.bc":"2"},"mine":true}` {
		t.Errorf("%s", got)
	}
}

func TestUnknownFieldsSurviveTheForm(t *testing.T) {
	t.Parallel()
	raw := `{"x_first": [1, 2.50], "object_type": "feed", "content": {"x_note": {"deep": null}, "title": "a", "link": {}}, "buttons": [{"title": "b", "link": {}, "x_b": 1}]}`
	r := writing(t, "feed", raw)
	r.keys("bc")
	r.p.form.setFocus("buttons.0.title")
	r.keys("d")
	if got := r.json(); got != `{"x_first":[1,2.50],"object_type":"feed","content":{"x_note":{"deep":null},"title":"abc","link":{}},"buttons":[{"title":"bd","link":{},"x_b":1}]}` {
		t.Errorf("%s", got)
	}
}

func TestValuesWithLineBreaksStay(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", `{"object_type":"feed","content":{"title":"하나\n둘","link":{}}}`)
	r.keys("!")
	if got := r.json(); !strings.Contains(got, `"title":"하나\n둘!"`) {
		t.Errorf("%s", got)
	}
}

func TestChoices(t *testing.T) {
	t.Parallel()
	r := writing(t, "commerce", `{"object_type":"commerce","commerce":{"currency_unit_position":7}}`)
	r.p.form.show("commerce.currency_unit_position")
	r.says("7")
	r.keys("right")
	if got := r.json(); !strings.Contains(got, `"currency_unit_position":0`) {
		t.Errorf("%s", got)
	}
	r.says("가격 뒤")
	r.keys("left")
	r.says("가격 앞")
	r.keys("x")
	r.says("가격 앞")
	r.keys("backspace")
	if got := r.json(); strings.Contains(got, "position") {
		t.Errorf("%s", got)
	}
}

func TestProblemsStandWhereTheyBelong(t *testing.T) {
	t.Parallel()
	r := choose(t, "피드")
	r.keys("제목", "tab", "tab", "tab", "tab", "tab", "nonsense")
	r.saysNot("http://나 https://로") // it is still being typed
	r.keys("tab")
	r.says("http://나 https://로")
	r.p.form.show("item_content.sum_op")
	r.keys("12345678901234")
	r.saysAt(80, 21, "14/11")
	r.p.form.show("item_content.items")
	r.p.form.fold(r.p.form.entries[r.p.form.at("group 3")])
	r.p.form.setFocus("group 3")
	r.saysAt(80, 21, "합계: 14자예요")
}

func TestTooFewRowsAreToldAtTheRows(t *testing.T) {
	t.Parallel()
	r := writing(t, "list", `{"object_type":"list","header_title":"h","header_link":{},"contents":[{"title":"a","link":{}}]}`)
	r.keys("ctrl+s")
	if r.p.form.focus != "group 1" || len(r.fake.Sent()) != 0 {
		t.Errorf("the focus is at %s, %d were sent", r.p.form.focus, len(r.fake.Sent()))
	}
	r.saysAt(40, 9, "2개")
}

func TestFocusIsAlwaysVisible(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"feed", "list", "location", "commerce", "calendar"} {
		r := choose(t, kind)
		for _, lang := range []text.Lang{text.Korean, text.English} {
			r.s.Lang = lang
			for id := range r.p.form.groups {
				r.p.form.open[r.p.form.groupID(id)] = true
			}
			r.p.form.arrange()
			for range len(r.p.form.entries) + 2 {
				for _, size := range sizes {
					b := r.p.View(size[0], size[1])
					e, _ := r.p.form.focused()
					if (e.role == value || e.role == name) != (b.Cursor != nil) {
						t.Fatalf("%s %dx%d: %s has cursor %v", kind, size[0], size[1], e.id, b.Cursor)
					}
					if !strings.Contains(flat(r.screen(size[0], size[1])), flat(strings.TrimSuffix(elide(r.s, r.p.form.label(e), 9), "…"))) {
						t.Fatalf("%s %dx%d: %s is not on the screen", kind, size[0], size[1], e.id)
					}
				}
				r.keys("tab")
			}
		}
	}
}

func TestMouse(t *testing.T) {
	t.Parallel()
	r := choose(t, "피드")
	rows := strings.Split(r.screen(80, 21), "\n")
	click := func(word string, x int) {
		for y, row := range rows {
			if strings.Contains(row, word) {
				r.do(r.p.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}))
				r.settle()
				rows = strings.Split(r.screen(80, 21), "\n")
				return
			}
		}
		t.Fatalf("%s is not on the screen", word)
	}
	click("모바일 링크", 22)
	r.keys("https://m.kr")
	click("버튼", 3)
	click("버튼 더하기", 5)
	r.keys("눌러요")
	if got := r.json(); got != `{"object_type":"feed","content":{"link":{"mobile_web_url":"https://m.kr"}},"buttons":[{"title":"눌러요"}]}` {
		t.Errorf("%s", got)
	}
	r.p.View(40, 9)
	before := r.screen(40, 9)
	r.p.Update(tea.MouseWheelMsg{X: 5, Y: 4, Button: tea.MouseWheelUp})
	if r.screen(40, 9) == before {
		t.Error("the wheel turned nothing")
	}
	r.keys("!")
	r.saysAt(40, 9, "눌러요!")
}

// What enter does on the title of a folded group, and on the line that adds a row, is among the keys.
func TestEnterOnAGroupIsAmongTheKeys(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", plainFeed)
	r.p.form.setFocus("content.link.mobile_web_url")
	r.keys("tab")
	for _, want := range []string{"enter 펼치기", "enter 접기"} {
		if !strings.Contains(r.offered(), want) {
			t.Errorf("%q is not among %s", want, r.offered())
		}
		r.keys("enter")
	}
	r.keys("enter", "tab", "tab")
	if e, ok := r.p.form.focused(); !ok || e.role != adder || !strings.Contains(r.offered(), "enter 버튼 더하기") {
		t.Errorf("at %+v: %s", e, r.offered())
	}
	r.keys("enter", "이름")
	if got := r.json(); !strings.Contains(got, `"buttons":[{"title":"이름"`) {
		t.Errorf("%s", got)
	}
}
