package preview_test

import (
	"strings"

	"kakaotui/internal/kakao"
)

func number(n int) *int { return &n }

func link(url string) kakao.Link { return kakao.Link{WebURL: url, MobileWebURL: url} }

const picture = "https://k.kakaocdn.net/dn/RY8ZN/kakaolink40_original.png"

var docs = link("https://developers.kakao.com")

// counters are all five; three are shown.
var counters = kakao.Social{LikeCount: number(1204), CommentCount: number(33), SharedCount: number(5), ViewCount: number(98765), SubscriberCount: number(7)}

var receipt = kakao.ItemContent{
	ProfileText: "카카오 카페", ProfileImageURL: picture, TitleImageURL: picture, TitleImageText: "치즈 케이크와 아메리카노 세트", TitleImageCategory: "디저트",
	Items: []kakao.Item{{Item: "케이크", ItemOp: "6,500원"}, {Item: "아메리카노", ItemOp: "4,500원"}, {Item: "생일 할인 쿠폰", ItemOp: "1,000원"}},
	Sum:   "합계", SumOp: "10,000원",
}

// long is a text of 200 characters.
const long = "다음 주 수요일에 데이터 센터를 옮깁니다. 그날 밤 열한 시부터 다음 날 새벽 네 시까지는 로그인과 결제를 쓸 수 없어요. " +
	"미리 저장해 둔 글은 그대로 남고, 보내지 못한 글은 작업이 끝나면 저절로 나갑니다.\n\n" +
	"확인할 것\n1. 예약한 작업의 시간을 바꿔 주세요.\n2. 새 주소로 방화벽을 열어 주세요.\n3. 문제가 있으면 이 방에 남겨 주세요. 모두 고마워요"

// samples is one message of every kind and of every way a kind can look.
var samples = map[string]kakao.Message{
	"text-empty": {Template: kakao.Text{}},
	"text-short": {Template: kakao.Text{Text: "ㅋㅋ 점심 뭐 먹지?"}},
	"text-lines": {Template: kakao.Text{
		Text: "안녕하세요! 오늘 14시에 서버 점검이 있어요.\n끝나면 다시 알려 드릴게요. 급한 일은 여기로 남겨 주세요",
		Link: link("https://status.example.com"),
	}},
	"text-code": {Template: kakao.Text{Text: "#!/bin/sh\n\tset -eu\n    make test   # 4칸\n\nhttps://example.com/a/very/long/path/that/has/no/space/in/it?and=a&query=too 👨‍👩‍👧 끝"}},
	"text-buttons": {Template: kakao.Text{
		Text: "배포가 끝났어요 🎉", Link: docs, ButtonTitle: "안 쓰임",
		Buttons: []kakao.Button{
			{Title: "결과 보기", Link: link("https://ci.example.com/builds/1042?tab=log&line=220")},
			{Title: "되돌리기", Link: kakao.Link{WebURL: "https://ci.example.com/rollback", MobileWebURL: "https://m.example.com/rollback"}},
		},
	}},
	"text-title":      {Template: kakao.Text{Text: "버튼 이름은 있지만 링크가 없어요.", ButtonTitle: "열어 보기"}},
	"text-limit":      {Template: kakao.Text{Text: long}},
	"text-cut":        {Template: kakao.Text{Text: long + " 여기부터는 아무도 읽지 못해요.", Link: docs}},
	"text-decomposed": {Template: kakao.Text{Text: "\u1112\u1161\u11ab\u1100\u1173\u11af 맥에서 온 이름\u202e뒤집힌\x1b[31m 글"}},

	"feed": {Template: kakao.Feed{
		Content: kakao.Content{Title: "카카오톡 링크 4.0", Description: "디폴트 템플릿 FEED", ImageURL: picture, Link: docs},
		Social:  &kakao.Social{LikeCount: number(100), CommentCount: number(200)}, ButtonTitle: "바로 확인",
	}},
	"feed-square": {Template: kakao.Feed{
		Content: kakao.Content{Title: "정사각형 사진", ImageURL: picture, ImageWidth: 640, ImageHeight: 640, Link: docs},
	}},
	"feed-wide": {Template: kakao.Feed{
		Content: kakao.Content{Title: "넓은 사진", ImageURL: picture, ImageWidth: 1200, ImageHeight: 300, Link: docs},
	}},
	"feed-no-image": {Template: kakao.Feed{
		Content: kakao.Content{
			Title:       "제목은 두 줄까지만 보이니까 이렇게 길게 쓰면 뒤는 말줄임표가 되고 아무도 끝까지 읽지 못해요",
			Description: "설명도 마찬가지로 두 줄까지예요. 제목과 설명을 더해서 네 줄이 넘으면 잘려요. 그러니 짧게 쓰는 편이 좋아요.",
			Link:        docs,
		},
	}},
	"feed-social": {Template: kakao.Feed{
		Content: kakao.Content{Title: "숫자가 다섯", Description: "셋만 보여요", Link: docs}, Social: &counters,
		Buttons: []kakao.Button{{Title: "웹으로 보기", Link: docs}, {Title: "앱으로 보기", Link: docs}},
	}},
	"feed-items": {Template: kakao.Feed{
		Content:     kakao.Content{Title: "주문이 들어왔어요", Description: "아메리카노, 케이크", ImageURL: picture, ImageWidth: 800, ImageHeight: 400, Link: docs},
		ItemContent: &receipt, ButtonTitle: "주문 보기",
	}},

	"list-2": {Template: kakao.List{
		HeaderTitle: "카카오 디벨로퍼", HeaderLink: docs, ButtonTitle: "웹에서 보기",
		Contents: []kakao.Content{
			{Title: "API 소개", ImageURL: picture, Link: docs},
			{Title: "개발자 가이드", Description: "처음 시작하는 사람을 위한 길잡이예요. 차근차근 따라 해 보세요.", ImageURL: picture, Link: docs},
		},
	}},
	"list-3": {Template: kakao.List{
		HeaderTitle: "오늘의 뉴스", HeaderLink: docs,
		Contents: []kakao.Content{
			{Title: "첫 번째 소식은 제목이 아주 길어서 두 줄로도 다 못 들어가고 말줄임표가 생겨요", Description: "설명", ImageURL: picture, Link: docs},
			{Title: "사진이 없는 소식", Description: "글만 있어요", Link: docs},
			{Title: "Third story", Description: "in English", ImageURL: picture, Link: docs},
		},
		Buttons: []kakao.Button{{Title: "더 보기", Link: docs}},
	}},
	"location": {Template: kakao.Location{
		Address: "경기 성남시 분당구 판교역로 235 에이치스퀘어 N동 7층", AddressTitle: "카카오",
		Content: kakao.Content{Title: "카카오톡 링크 4.0", Description: "디폴트 템플릿 Location", ImageURL: picture, Link: docs},
		Social:  &kakao.Social{LikeCount: number(100), CommentCount: number(200)}, ButtonTitle: "바로 확인",
	}},
	"commerce-rate": {Template: kakao.Commerce{
		Content:  kakao.Content{Title: "카카오톡 링크 4.0", ImageURL: picture, Link: docs},
		Commerce: kakao.Price{RegularPrice: 208800, DiscountPrice: number(146160), DiscountRate: number(30)}, ButtonTitle: "구매하기",
	}},
	"commerce-fixed": {Template: kakao.Commerce{
		Content:  kakao.Content{Title: "아이보리 롱 원피스", Description: "네 가지 색", Link: docs},
		Commerce: kakao.Price{RegularPrice: 208800, DiscountPrice: number(158800), FixedDiscountPrice: number(50000), ProductName: "봄 원피스"},
	}},
	"commerce-before": {Template: kakao.Commerce{
		Content:  kakao.Content{Title: "Keyboard", Link: docs},
		Commerce: kakao.Price{RegularPrice: 1299, CurrencyUnit: "$", CurrencyUnitPosition: number(1), ProductName: "65% 배열"},
	}},
	"commerce-after": {Template: kakao.Commerce{
		Content:  kakao.Content{Title: "키보드", Link: docs},
		Commerce: kakao.Price{RegularPrice: 1299000, DiscountPrice: number(999000), CurrencyUnit: " KRW"},
		Buttons:  []kakao.Button{{Title: "구매하기", Link: docs}, {Title: "", Link: kakao.Link{}}},
	}},
	"calendar-event": {Template: kakao.Calendar{
		ID: "5f1a2b3c4d", IDType: "event",
		Content: kakao.Content{Title: "개발자 모임", Description: "11월 28일 저녁 7시, 판교", ImageURL: picture, ImageWidth: 600, ImageHeight: 300, Link: docs},
		Buttons: []kakao.Button{{Title: "장소 보기", Link: docs}},
	}},
	"calendar-calendar": {Template: kakao.Calendar{
		ID: "public_holidays", IDType: "calendar", Content: kakao.Content{Title: "쉬는 날 모음", Description: "공휴일을 내 캘린더에", Link: docs},
	}},
	"custom": {TemplateID: 104512, Args: map[string]string{"name": "홍길동", "price": "12,000원", "a_very_long_argument_name": "값이 길어서 두 줄이 되고 그래도 모자라면 말줄임표로 끝나는 인자예요. 정말로 길어요."}},
	"custom-many": {TemplateID: 7, Args: func() map[string]string {
		args := map[string]string{}
		for _, c := range "abcdefghijkl" {
			args[string(c)] = strings.Repeat(string(c), 3)
		}
		return args
	}()},
	"scrap":          {RequestURL: "https://developers.kakao.com/docs/latest/ko/kakaotalk-message/rest-api"},
	"scrap-template": {RequestURL: "https://example.com", TemplateID: 104512},
}
