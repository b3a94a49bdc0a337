package card

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

const wholeFeed = `{
  "object_type": "feed",
    "content": {"title": "제목", "description": "설명", "image_url": "https://k.kr/a.png", "image_width": 400, "link": {"web_url": "https://a.kr", "mobile_web_url": "https://m.kr"}},
  "social": {"like_count": 3},
  "buttons": [{"title": "하나", "link": {"web_url": "https://a.kr"}}]
}`

// to switches to another kind by the list.
func (r *rig) to(kind string) {
	r.Helper()
	r.keys("ctrl+k", kind, "enter")
}

func TestSwitchingKeepsWhatFits(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", wholeFeed)
	r.to("list")
	if got := r.json(); got != `{"object_type":"list","header_title":"제목","header_link":{"web_url":"https://a.kr","mobile_web_url":"https://m.kr"},`+
		`"contents":[{"description":"설명","image_url":"https://k.kr/a.png","image_width":400}],"buttons":[{"title":"하나","link":{"web_url":"https://a.kr"}}]}` {
		t.Errorf("%s", got)
	}
	r.to("web")
	if got := r.json(); got != `{"request_url":"https://a.kr"}` {
		t.Errorf("%s", got)
	}
	r.to("feed")
	if got := r.p.form.JSON(); oneLine(mustParse(t, got)) != oneLine(mustParse(t, wholeFeed)) {
		t.Errorf("the feed came back as %s", got)
	}
	r.to("location")
	if got := r.json(); !strings.Contains(got, `"social":{"like_count":3}`) || !strings.Contains(got, `"title":"제목"`) {
		t.Errorf("%s", got)
	}
	r.command("앞의 내용으로 되돌리기")
	if r.p.form.kind != "feed" {
		t.Errorf("%s was brought back", r.p.form.kind)
	}
}

func TestBrokenJSONIsNotLostBySwitching(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", wholeFeed)
	r.keys("ctrl+e", "garbage")
	broken := r.p.raw.text()
	r.to("list")
	if r.p.json || r.p.form.kind != "list" {
		t.Fatalf("json %v, kind %s", r.p.json, r.p.form.kind)
	}
	r.to("feed")
	if got := r.p.words().JSON; got != broken {
		t.Errorf("%q came back as %q", broken, got)
	}
	r.says("번째 줄")
}

func TestJSONAndBackWithoutATouchChangesNothing(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", wholeFeed)
	r.keys("ctrl+e", "left", "down", "ctrl+e")
	if got := r.p.form.JSON(); got != wholeFeed {
		t.Errorf("%s", got)
	}
	if calls := r.fake.Calls(); !slices.Equal(calls, []string{"LogPage"}) || r.fake.SavedCard.JSON != wholeFeed {
		t.Errorf("it was saved anew: %+v", r.fake.SavedCard)
	}
}

func TestJSONIsEditedAndMended(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", wholeFeed)
	r.keys("ctrl+e", "backspace")
	r.says("줄", "갑자기 끝나요")
	r.keys("ctrl+e")
	r.says("JSON을 고치면")
	if !r.p.json {
		t.Fatal("the form came up over broken JSON")
	}
	if got := r.fake.SavedCard.JSON; got != strings.TrimSuffix(wholeFeed, "}") {
		t.Errorf("the draft is %q", got)
	}
	r.keys(`, "x_own": true}`, "ctrl+e")
	if r.p.json || !strings.Contains(r.json(), `"x_own":true`) {
		t.Errorf("%s", r.json())
	}
	r.command("앞의 내용으로 되돌리기")
	if got := r.p.form.JSON(); got != wholeFeed {
		t.Errorf("%s", got)
	}
}

func TestJSONOfAnotherKindOpensItsForm(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", wholeFeed)
	r.keys("ctrl+e")
	r.p.raw.box.SetText(`{"object_type":"poem"}`)
	r.keys("ctrl+e")
	r.says("object_type", "poem", "commerce")
	r.p.raw.box.SetText(`{"object_type":"commerce","content":5}`)
	r.keys("ctrl+e")
	r.says("content 자리에는 { }")
	r.p.raw.box.SetText(`[]`)
	r.keys("ctrl+e")
	r.says("{ }로 싸여")
	r.p.raw.box.SetText(`{"object_type":"commerce","commerce":{"regular_price":5}}`)
	r.keys("ctrl+e")
	if r.p.form.kind != "commerce" {
		t.Errorf("%s", r.p.form.kind)
	}
	r.keys("ctrl+e", "x")
	r.command("고친 JSON 버리고 양식으로")
	if r.p.json || !strings.Contains(r.json(), "regular_price") {
		t.Errorf("%s", r.json())
	}
}

func TestOwnEditor(t *testing.T) {
	t.Parallel()
	r := writing(t, "feed", wholeFeed)
	r.files.Edit = func(words string) string { return strings.Replace(words, "제목", "다른 제목", 1) }
	r.command("편집기에서 JSON 고치기 ($EDITOR)")
	if got := r.p.form.JSON(); got != strings.Replace(wholeFeed, "제목", "다른 제목", 1) {
		t.Errorf("%s", got)
	}
	if n := r.files.Aside(); n != 0 {
		t.Errorf("%d files are left", n)
	}
	r.files.Edit = func(string) string { return "{" }
	r.command("편집기에서 JSON 고치기 ($EDITOR)")
	r.says("갑자기 끝나요")
	if got := r.p.words().JSON; got != "{" {
		t.Errorf("%q", got)
	}
	r.command("앞의 내용으로 되돌리기")
	r.files.AsideErr = errors.New("no room")
	r.command("편집기에서 JSON 고치기 ($EDITOR)")
	r.says("편집기에 넘길 파일을")
	r.files.AsideErr, r.files.Edit = nil, nil
	r.s.Ports.Terminal = brokenTerminal{}
	before := r.p.form.JSON()
	r.command("편집기에서 JSON 고치기 ($EDITOR)")
	r.says("편집기를 열지 못했어요", "EDITOR")
	if r.p.form.JSON() != before || r.files.Aside() != 0 {
		t.Error("an editor that failed changed something, or left its file")
	}
}

func saved(names ...string) (out []store.SavedTemplate) {
	for _, n := range names {
		out = append(out, store.SavedTemplate{Name: n, At: kittest.Now,
			JSON: []byte(`{"object_type":"feed","content":{"title":"{{이름}} 님, {{what}}","link":{}},"x_own":1}`)})
	}
	return out
}

func TestTemplatesAreUsedAndFilled(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.Kept = saved("인사", "알림")
	r.do(r.p.Enter(nil))
	r.settle()
	r.saysAt(80, 21, "인사", "저장한 템플릿")
	r.keys("ㅇㄹ", "enter")
	r.says("이름", "what")
	r.keys("길동", "enter", "안녕 {{x}}", "enter")
	if got := r.json(); got != `{"object_type":"feed","content":{"title":"길동 님, 안녕 {{x}}","link":{}},"x_own":1}` {
		t.Errorf("%s", got)
	}
}

func TestPlaceholdersOfNumbersBecomeNumbers(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.Kept = []store.SavedTemplate{{Name: "값", JSON: []byte(`{"object_type":"commerce","commerce":{"regular_price":"{{값}}","product_name":"{{값}}"}}`)}}
	r.do(r.p.Enter(nil))
	r.settle()
	r.keys("값", "enter", "1200", "enter")
	if got := r.json(); got != `{"object_type":"commerce","commerce":{"regular_price":1200,"product_name":"1200"}}` {
		t.Errorf("%s", got)
	}
}

func TestTemplatesAreSavedAndRemoved(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.Kept = saved("인사")
	r.do(r.p.Enter(nil))
	r.settle()
	r.keys("esc")
	if len(r.others) != 1 {
		t.Fatalf("esc with nothing written: %v", r.others)
	}
	r.keys("피드", "enter", "alt+s")
	r.says("아직 적은 것이 없어요")
	r.keys("제목", "alt+s", "enter")
	r.says("템플릿 이름")
	r.keys("인사", "enter")
	r.says("이미 있어요")
	if len(r.fake.Kept) != 1 {
		t.Fatal("it was overwritten without a question")
	}
	r.keys("2", "enter")
	if n := len(r.fake.Kept); n != 2 || r.fake.Kept[1].Name != "인사2" || string(r.fake.Kept[1].JSON) != r.p.form.JSON() {
		t.Fatalf("%+v", r.fake.Kept)
	}
	r.says("인사2 템플릿으로 저장했어요")
	r.keys("alt+s")
	r.fake.TemplatesErr = &store.TemplateNameError{Name: "a/b"}
	r.keys("!", "enter")
	r.says("60자까지")
	r.fake.TemplatesErr = nil
	r.keys("esc", "ctrl+k", "인사2", "ctrl+x")
	r.says("지울까요")
	r.keys("ctrl+x")
	if len(r.fake.Kept) != 1 {
		t.Errorf("%+v", r.fake.Kept)
	}
	if typed := r.p.kinds.list.Typed(); typed != "" {
		t.Errorf("the list is still filtered by %q, which is gone", typed)
	}
}

func TestRemovingAsksAgainAfterAnotherKey(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.Kept = saved("가", "나")
	r.do(r.p.Enter(nil))
	r.settle()
	r.keys("up", "ctrl+x", "x", "backspace", "up", "ctrl+x")
	if len(r.fake.Kept) != 2 {
		t.Error("a template was removed though something else came between")
	}
	r.keys("ctrl+x")
	if len(r.fake.Kept) != 1 {
		t.Error("it was not removed")
	}
}

func TestTemplatesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.fake.TemplatesErr = &store.NotWritableError{Path: "x", Err: errors.New("x")}
	r.do(r.p.Enter(nil))
	r.settle()
	r.says("저장한 템플릿을 읽지 못했어요")
}

var _ kit.Terminal = brokenTerminal{}
