package text

import "testing"

func TestTemplateField(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]Sentence{
		"contents[1].link.web_url":         {"목록 2번째 줄의 링크", "The link of row 2"},
		"contents[0]":                      {"목록 1번째 줄", "Row 1 of the list"},
		"contents[2].image_url":            {"목록 3번째 줄의 이미지 주소", "The address of the image of row 3"},
		"buttons[0].title":                 {"버튼 1의 이름", "The title of button 1"},
		"buttons[1].link.mobile_web_url":   {"버튼 2의 모바일 링크", "The mobile link of button 2"},
		"item_content.items[4].item_op":    {"아이템 5의 값", "The value of item 5"},
		"content.title":                    {"제목", "The title"},
		"content.link.web_url":             {"링크", "The link"},
		"receiver_uuids[2]":                {"받는 사람 3", "Receiver 3"},
		"template_args.이\x1b름":             {"템플릿 인자 이␛름", "The template argument 이␛름"},
		"tilte":                            {"tilte", "tilte"},
		"buttons[0].tilte":                 {"buttons[0].tilte", "buttons[0].tilte"},
		"buttons[x].title":                 {"buttons[x].title", "buttons[x].title"},
		"buttons[99999999999999999].title": {"버튼 100000000000000000의 이름", "The title of button 100000000000000000"},
		"receiver_uuids[0].x":              {"receiver_uuids[0].x", "receiver_uuids[0].x"},
		"a\x1b[31m\nb":                     {"a␛[31m↵b", "a␛[31m↵b"},
		"":                                 {"", ""},
	} {
		if got := TemplateField(path); got != want {
			t.Errorf("%q: %+v, want %+v", path, got, want)
		}
	}
	if got := JSONType("\x1b"); got.KO != "␛" {
		t.Errorf("an unknown type is shown safely, got %q", got.KO)
	}
}
