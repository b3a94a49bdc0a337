package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

// TestTemplateReasons tells every reason, as an error and as a warning, of fields at every level.
func TestTemplateReasons(t *testing.T) {
	t.Parallel()
	fields := []string{"text", "content.title", "contents[1].link.web_url", "buttons[0].title", "commerce.discount_price", "receiver_uuids[2]", "template_args.이름", "odd\x1b[31m"}
	reasons := map[string]bool{}
	for reason := kakao.FieldEmpty; reason <= kakao.FieldUnknown; reason++ {
		for _, field := range fields {
			for _, warning := range []bool{false, true} {
				e := &kakao.TemplateError{Field: field, Reason: reason, Warning: warning, Length: 7, Min: 11, Max: 13, Want: "number", Other: "header_link.web_url"}
				for _, l := range languages {
					r := Of(fmt.Errorf("checking: %w", e), l)
					checkTold(t, r, l)
					reasons[r.Reason] = true
					if r.Kind != Usage || r.Reason == "bad_template" || r.Exit() != 2 {
						t.Errorf("%v: %+v", e, r)
					}
					if name := text.TemplateField(field).In(l); field != "text" && !strings.Contains(r.Detail, name) {
						t.Errorf("%q does not name %q", r.Detail, name)
					}
				}
			}
		}
	}
	if len(reasons) < int(kakao.FieldUnknown) {
		t.Errorf("only %d reasons are told apart", len(reasons))
	}
}

// TestTemplateSentences are what a person reads of the most frequent ones.
func TestTemplateSentences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		e      kakao.TemplateError
		reason string
		ko, en string
	}{
		{kakao.TemplateError{Field: "contents[1].link.web_url", Reason: kakao.FieldNotURL}, "bad_link",
			"목록 2번째 줄의 링크: http://나 https://로 시작하는 온전한 주소가 아니에요.", "The link of row 2 is not a whole address that begins with http:// or https://."},
		{kakao.TemplateError{Field: "buttons[0].title", Reason: kakao.FieldTooLong, Warning: true, Length: 9, Max: 8}, "cut",
			"버튼 1의 이름: 9자예요. 카카오톡에서는 8자쯤까지만 보여요.", "The title of button 1 has 9 characters, of which KakaoTalk shows about 8."},
		{kakao.TemplateError{Field: "header_title", Reason: kakao.FieldTooLong, Length: 201, Max: 200}, "too_long",
			"머리글: 201자예요. 200자까지 보낼 수 있어요.", "The header has 201 characters; at most 200 can be sent."},
		{kakao.TemplateError{Field: "contents", Reason: kakao.FieldTooFew, Length: 1, Min: 2}, "too_few",
			"목록의 줄: 1개예요. 적어도 2개가 필요해요.", "The rows of the list: 1; at least 2 are needed."},
		{kakao.TemplateError{Field: "receiver_uuids", Reason: kakao.FieldTooMany, Length: 6, Max: 5}, "too_many",
			"받는 사람이 6명이에요. 한 번에 5명까지 보낼 수 있어요.", "There are 6 receivers; one call sends to at most 5."},
		{kakao.TemplateError{Field: "content.image_width", Reason: kakao.FieldTooLow, Length: 199, Min: 200}, "too_low",
			"이미지 너비: 값이 199인데 200 이상이어야 해요.", "The width of the image is 199; it must be at least 200."},
		{kakao.TemplateError{Field: "item_content.items[0].item_op", Reason: kakao.FieldWrongType, Want: "string"}, "wrong_type",
			`아이템 1의 값: 따옴표로 싼 글("…") 모양이어야 해요.`, `The value of item 1 must be a text in quotes ("…").`},
		{kakao.TemplateError{Field: "commerce.discount_rate", Reason: kakao.FieldNeeds, Other: "commerce.discount_price"}, "needs_other",
			"할인율: 다음 칸이 함께 있어야 쓸 수 있어요: 할인가.", "The discount rate can be used only with this: The discount price."},
		{kakao.TemplateError{Field: "commerce.discount_price", Reason: kakao.FieldTooHigh, Warning: true, Length: 10, Max: 9}, "discount_above",
			"할인가: 10인데 정가 9보다 높아요.", "The discount price is 10, above the regular price of 9."},
		{kakao.TemplateError{Field: "button_title", Reason: kakao.FieldIgnored, Warning: true, Other: "buttons"}, "ignored",
			"버튼 이름: 다음 칸이 있어서 쓰이지 않아요: 버튼.", "The button title will not be used because of this: The buttons."},
	} {
		if r := Template(&c.e, text.Korean); r.Reason != c.reason || r.Detail != c.ko {
			t.Errorf("%v\ngot  %s: %s\nwant %s", &c.e, r.Reason, r.Detail, c.ko)
		}
		if r := Template(&c.e, text.English); r.Detail != c.en {
			t.Errorf("%v\ngot  %s\nwant %s", &c.e, r.Detail, c.en)
		}
	}
	r := Template(&kakao.TemplateError{Field: "template_id"}, text.Korean)
	if r.Reason != "no_template_id" || !strings.Contains(r.Menu, "[도구] > [메시지 템플릿]") {
		t.Errorf("%+v", r)
	}
}

// TestEveryFieldHasAName goes through all fields of all kinds of templates that kakao knows.
func TestEveryFieldHasAName(t *testing.T) {
	t.Parallel()
	const link = `{"web_url":"\ud800","mobile_web_url":1,"android_execution_params":1,"ios_execution_params":1}`
	const content = `{"title":1,"description":1,"image_url":1,"image_width":1,"image_height":1,"link":` + link + `}`
	var all map[string]any
	if err := json.Unmarshal([]byte(`{"object_type":1,"text":1,"link":`+link+`,"button_title":1,"buttons":[{"title":1,"link":`+link+`}],
		"header_title":1,"header_link":`+link+`,"content":`+content+`,"contents":[`+content+`],"address":1,"address_title":1,"id":1,"id_type":1,
		"social":{"like_count":1,"comment_count":1,"shared_count":1,"view_count":1,"subscriber_count":1},
		"item_content":{"profile_text":1,"profile_image_url":1,"title_image_url":1,"title_image_text":1,"title_image_category":1,"items":[{"item":1,"item_op":1}],"sum":1,"sum_op":1},
		"commerce":{"regular_price":1,"discount_price":1,"discount_rate":1,"fixed_discount_price":1,"product_name":1,"currency_unit":1,"currency_unit_position":1},
		"template_id":1,"template_args":1,"request_url":1,"receiver_uuids":1,"template_object":1}`), &all); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, path := range paths("", all) {
		name := text.TemplateField(path)
		if name.KO == path || name.EN == path || !hasHangul(name.KO) || hasHangul(name.EN) {
			t.Errorf("%s is called %q and %q", path, name.KO, name.EN)
		}
		// A link and its address for PCs are one thing to a person, and no template has a link and a content; all others are told apart.
		path = strings.TrimPrefix(strings.TrimSuffix(path, ".web_url"), "content.")
		if before, twice := names[name.KO]; twice && before != path {
			t.Errorf("%s and %s are both called %q", before, path, name.KO)
		}
		names[name.KO] = path
	}
}

func paths(at string, v any) []string {
	var found []string
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			path := strings.TrimPrefix(at+"."+name, ".")
			found = append(append(found, path), paths(path, inner)...)
		}
	case []any:
		for i, inner := range v {
			path := fmt.Sprintf("%s[%d]", at, i)
			found = append(append(found, path), paths(path, inner)...)
		}
	}
	return found
}

func TestImageErrors(t *testing.T) {
	t.Parallel()
	unplugged := errors.New("unplugged\x1b")
	for _, c := range []struct {
		err    error
		kind   Kind
		reason string
		says   string
	}{
		{&kakao.ImageError{Reason: kakao.ImageEmpty}, Usage, "image_empty", ""},
		{&kakao.ImageError{Reason: kakao.ImageTooLarge, Size: kakao.MaxImage + 1, Max: kakao.MaxImage}, Usage, "image_too_large", "5 MB"},
		{&kakao.ImageError{Reason: kakao.ImageNoImage, Type: "text/html"}, Usage, "no_image", "text/html"},
		{&kakao.ImageError{Reason: kakao.ImageUnreadable, Err: unplugged}, Unexpected, "image_unreadable", "unplugged"},
		{&kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpUploadImage, Written: true, Err: &kakao.ImageError{Reason: kakao.ImageUnreadable, Err: io.ErrUnexpectedEOF}}, Unexpected, "image_unreadable", "EOF|중간에 끊겼어요"},
	} {
		for _, l := range languages {
			r := Of(c.err, l)
			checkTold(t, r, l)
			if r.Kind != c.kind || r.Reason != c.reason || !tells(r.Detail, c.says) {
				t.Errorf("%v: %+v", c.err, r)
			}
		}
	}
}

// TestFriendsErrors: what a person is told of the errors that only friends and images bring.
func TestFriendsErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		op     kakao.Operation
		status int
		code   string
		msg    string
		scopes []string
		kind   Kind
		ko, en string
		menu   string
	}{
		{kakao.OpFriends, 403, "-402", "insufficient scopes.", []string{"friends"}, Consent, "--scope friends", "--scope friends", ""},
		{kakao.OpFriends, 403, "-3", "[x] App disabled [friends] scopes for [FRIENDS] API on developers.kakao.com. Enable it first.", nil, Refused, "이용 중 동의", "consent during use", "[동의항목]"},
		{kakao.OpSendToFriends, 403, "-3", "[x] App disabled [talk_message] scopes for [TALK_MESSAGE_SEND] API on developers.kakao.com. Enable it first.", nil, Refused, "카카오톡 메시지 전송", "Send message in KakaoTalk", "[동의항목]"},
		{kakao.OpFriends, 403, "-5", "permission denied", nil, Refused, "[멤버]", "[Members]", "[추가 기능 신청]"},
		{kakao.OpSendToFriends, 400, "-2", "Constraints on the parameter [receiver_uuids] are unsatisfied. The input receiver id(s) is invalid format.", nil, Refused, "kakaotui friends", "kakaotui friends", ""},
		{kakao.OpSendToFriends, 400, "-2", "Constraints on the parameter [receiver_uuids] are unsatisfied. Not allowed to send a message to some of receivers.", nil, Refused, "[멤버]", "[Members]", "[멤버]"},
		{kakao.OpSendToFriends, 400, "-2", "The Parameter [receiver_uuids] cannot be empty.", nil, Refused, "UUID", "UUID", ""},
		{kakao.OpSendToFriends, 400, "-2", "Cannot contain a receiver who is identical to the sender in multicast mode.", nil, Refused, "자신을 빼거나", "Leave yourself out", ""},
		{kakao.OpSendToFriends, 400, "-501", "given account is not connected to any talk user.", nil, Refused, "카카오톡에 쓰는 카카오계정", "use in KakaoTalk", ""},
		{kakao.OpSendToFriends, 200, "-502", "", nil, Refused, "10분", "10 minutes", ""},
		{kakao.OpSendToFriends, 200, "-530", "", nil, Refused, "거부", "refuses", ""},
		{kakao.OpSendToFriends, 200, "-532", "", nil, Refused, "100통", "100", "[Quotas]"},
		{kakao.OpSendToFriends, 200, "-533", "", nil, Refused, "다른 친구", "Other friends", "[Quotas]"},
		{kakao.OpSendToFriends, 200, "-536", "", nil, Refused, "20통", "20", "[Quotas]"},
		{kakao.OpUploadImage, 400, "-602", "", nil, Refused, "5 MB", "5 MB", ""},
		{kakao.OpUploadImage, 400, "-606", "", nil, Refused, "3개", "3 in a custom", ""},
		{kakao.OpScrapImage, 400, "-911", "", nil, Refused, "PNG", "PNG", ""},
	} {
		e := &kakao.Error{Kind: kakao.Refused, Op: c.op, Status: c.status, Code: c.code, Message: c.msg, RequiredScopes: c.scopes, Written: true}
		for _, l := range languages {
			r := Of(e, l)
			checkTold(t, r, l)
			want := map[text.Lang]string{text.Korean: c.ko, text.English: c.en}[l]
			if all := r.String(); r.Kind != c.kind || !strings.Contains(all, want) {
				t.Errorf("%s %s: %s, want %s and %q in\n%s", c.op, c.code, r.Kind, c.kind, want, all)
			}
			if l == text.Korean && (!strings.Contains(r.Menu, c.menu) || (c.menu == "") != (r.Menu == "")) {
				t.Errorf("%s %s: menu %q, want %q", c.op, c.code, r.Menu, c.menu)
			}
		}
	}
	lost := &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpSendToFriends, Written: true, Err: errors.New("EOF")}
	if r := OfSend(lost, text.Korean); r.Kind != Unknown || !strings.Contains(r.Remedy, "친구와의 채팅방") {
		t.Errorf("%+v", r)
	}
}
