package text

import (
	"strconv"
	"strings"
	"sync"
)

// templateFields are the fields of a message, named as Kakao's templates (kakao-api.md 5) and session name them. Those of a list's
// row and of a button stand without their place.
var templateFields = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"template_object": {"템플릿", "The template"},
		"object_type":     {"템플릿 종류(object_type)", "The kind of template (object_type)"},
		"text":            {"메시지", "The message"},
		"button_title":    {"버튼 이름", "The button title"},
		"button":          {"버튼 이름", "The button title"},
		"buttons":         {"버튼", "The buttons"},
		"mobile_link":     {"모바일 링크", "The mobile link"},
		"header_title":    {"머리글", "The header"},
		"contents":        {"목록의 줄", "The rows of the list"},
		"address":         {"주소", "The address"},
		"address_title":   {"장소 이름", "The place name"},
		"id":              {"일정 ID(id)", "The event ID (id)"},
		"id_type":         {"ID 종류(id_type)", "The ID type (id_type)"},

		"link":                          {"링크", "The link"},
		"link.web_url":                  {"링크", "The link"},
		"link.mobile_web_url":           {"모바일 링크", "The mobile link"},
		"link.android_execution_params": {"안드로이드 앱에 넘길 값", "The parameters for the Android app"},
		"link.ios_execution_params":     {"iOS 앱에 넘길 값", "The parameters for the iOS app"},

		"header_link":                          {"머리글의 링크", "The link of the header"},
		"header_link.web_url":                  {"머리글의 링크", "The link of the header"},
		"header_link.mobile_web_url":           {"머리글의 모바일 링크", "The mobile link of the header"},
		"header_link.android_execution_params": {"머리글에서 안드로이드 앱에 넘길 값", "The header's parameters for the Android app"},
		"header_link.ios_execution_params":     {"머리글에서 iOS 앱에 넘길 값", "The header's parameters for the iOS app"},

		"content":      {"카드의 내용", "The content of the card"},
		"title":        {"제목", "The title"},
		"description":  {"설명", "The description"},
		"image_url":    {"이미지 주소", "The address of the image"},
		"image_width":  {"이미지 너비", "The width of the image"},
		"image_height": {"이미지 높이", "The height of the image"},

		"social":                  {"숫자(좋아요, 댓글 등)", "The counters (likes, comments, …)"},
		"social.like_count":       {"좋아요 수", "The number of likes"},
		"social.comment_count":    {"댓글 수", "The number of comments"},
		"social.shared_count":     {"공유 수", "The number of shares"},
		"social.view_count":       {"조회 수", "The number of views"},
		"social.subscriber_count": {"구독 수", "The number of subscribers"},

		"item_content":                      {"아이템 영역", "The items part"},
		"item_content.profile_text":         {"프로필 글", "The profile text"},
		"item_content.profile_image_url":    {"프로필 이미지 주소", "The address of the profile image"},
		"item_content.title_image_url":      {"제목 이미지 주소", "The address of the title image"},
		"item_content.title_image_text":     {"이미지 제목", "The image's title"},
		"item_content.title_image_category": {"이미지 분류", "The image's category"},
		"item_content.items":                {"아이템", "The items"},
		"item_content.sum":                  {"합계 이름", "The name of the sum"},
		"item_content.sum_op":               {"합계", "The sum"},
		"item":                              {"이름", "The name"},
		"item_op":                           {"값", "The value"},

		"commerce":                        {"가격", "The price"},
		"commerce.regular_price":          {"정가", "The regular price"},
		"commerce.discount_price":         {"할인가", "The discount price"},
		"commerce.discount_rate":          {"할인율", "The discount rate"},
		"commerce.fixed_discount_price":   {"할인 금액", "The amount off"},
		"commerce.product_name":           {"상품 이름", "The product name"},
		"commerce.currency_unit":          {"통화", "The currency"},
		"commerce.currency_unit_position": {"통화 자리", "The currency's place"},

		"template_id":    {"템플릿 ID", "The template ID"},
		"template_args":  {"템플릿 인자", "The template arguments"},
		"request_url":    {"페이지 주소", "The address of the page"},
		"receiver_uuids": {"받는 사람", "The receivers"},
	}
})

// templatePlaces are the fields that there are several of; they count from 1. of is what one of their own fields is called.
func templatePlaces() map[string]struct{ one, of Sentence } {
	return map[string]struct{ one, of Sentence }{
		"contents":           {Sentence{"목록 %d번째 줄", "Row %d of the list"}, Sentence{"목록 %[1]d번째 줄의 %[2]s", "%[2]s of row %[1]d"}},
		"buttons":            {Sentence{"버튼 %d", "Button %d"}, Sentence{"버튼 %[1]d의 %[2]s", "%[2]s of button %[1]d"}},
		"item_content.items": {Sentence{"아이템 %d", "Item %d"}, Sentence{"아이템 %[1]d의 %[2]s", "%[2]s of item %[1]d"}},
		"receiver_uuids":     {one: Sentence{"받는 사람 %d", "Receiver %d"}},
	}
}

// buttonTitle is what the title of a button is called, which is another thing than that of a card.
var buttonTitle = Sentence{"이름", "The title"}

// templateArg is one of a custom template's arguments.
var templateArg = Sentence{"템플릿 인자 %s", "The template argument %s"}

// maxPath is how many characters of a field that nobody knows are shown.
const maxPath = 60

// TemplateField is what a person calls a field of a message: "contents[1].link.web_url" is the link of the list's second row.
// A field that Kakao's documents do not name is shown as it is written, made visible.
func TemplateField(path string) Sentence {
	if name, ok := strings.CutPrefix(path, "template_args."); ok {
		name = Cut(VisibleLine(name), maxPath)
		return Sentence{KO: templateArg.In(Korean, name), EN: templateArg.In(English, name)}
	}
	if s, ok := fieldInPlace(path); ok {
		return s
	}
	if s, ok := templateFields()[strings.TrimPrefix(path, "content.")]; ok {
		return s
	}
	path = Cut(VisibleLine(path), maxPath)
	return Sentence{KO: path, EN: path}
}

// fieldInPlace names a field with an index, and what is in it.
func fieldInPlace(path string) (Sentence, bool) {
	list, rest, _ := strings.Cut(path, "[")
	number, field, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	place, ok := templatePlaces()[list]
	if err != nil || !ok {
		return Sentence{}, false
	}
	if field == "" {
		return Sentence{KO: place.one.In(Korean, i+1), EN: place.one.In(English, i+1)}, true
	}
	name, ok := templateFields()[strings.TrimPrefix(field, ".")]
	if list == "buttons" && field == ".title" {
		name = buttonTitle
	}
	if !ok || place.of.IsZero() {
		return Sentence{}, false
	}
	return Sentence{KO: place.of.In(Korean, i+1, name.KO), EN: place.of.In(English, i+1, name.EN)}, true
}
