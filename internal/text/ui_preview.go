package text

// The preview of a message. Words that KakaoTalk itself puts on a card come first.
var (
	PreviewDetails   = Sentence{"자세히 보기", "See details"}
	PreviewPlace     = Sentence{"위치 보기", "View location"}
	PreviewAddEvent  = Sentence{"일정 추가", "Add to calendar"}
	PreviewSubscribe = Sentence{"구독", "Subscribe"}

	PreviewLikes       = Sentence{"좋아요", "Likes"}
	PreviewComments    = Sentence{"댓글", "Comments"}
	PreviewShares      = Sentence{"공유", "Shares"}
	PreviewViews       = Sentence{"조회", "Views"}
	PreviewSubscribers = Sentence{"구독", "Subscribers"}

	PreviewRegular = Sentence{"정가 %s", "was %s"}
	PreviewOff     = Sentence{"%s 할인", "%s off"}
)

// What the drawing says itself.
var (
	PreviewEmpty      = Sentence{"아직 쓴 글이 없어요", "nothing written yet"}
	PreviewHidden     = Sentence{"뒤의 %s자는 보이지 않아요", "cut here, not shown: %s"}
	PreviewImage      = Sentence{"이미지", "image"}
	PreviewNoTitle    = Sentence{"버튼 이름 없음", "no button title"}
	PreviewNoLink     = Sentence{"링크 없음", "no link"}
	PreviewDropped    = Sentence{"등록 안 됨", "not registered"}
	PreviewPC         = Sentence{"PC", "PC"}
	PreviewPhone      = Sentence{"휴대폰", "Phone"}
	PreviewTemplate   = Sentence{"사용자 템플릿 %d", "Custom template %d"}
	PreviewTemplateAt = Sentence{"모양은 %s에서 만든 대로예요.", "It looks as designed under %s."}
	PreviewMoreArgs   = Sentence{"그 밖에 %d개", "%d more"}
	PreviewScrap      = Sentence{"카카오가 이 페이지를 읽어 카드로 만들어요.", "Kakao reads this page and makes a card of it."}
	PreviewScrapBy    = Sentence{"카카오가 이 페이지를 읽어 템플릿 %d로 만들어요.", "Kakao reads this page and draws it with template %d."}
)

// What Kakao does that the sender would not expect.
var (
	PreviewNoteCut       = Sentence{"%s자예요. 카카오톡은 앞의 %s자만 보여 줘요.", "%s characters: KakaoTalk shows only the first %s."}
	PreviewNoteOpen      = Sentence{"채우지 않은 곳은 적힌 그대로 가요: %s", "What is not filled in goes as it stands: %s"}
	PreviewNoteHosts     = Sentence{"등록한 웹 도메인이 아니라서 카카오가 링크를 빼요: %s. %s에 등록해 주세요.", "Not among the registered web domains, so Kakao drops the link: %s. Register it under %s."}
	PreviewNoteHostScrap = Sentence{"등록한 웹 도메인이 아니라서 카카오가 페이지를 읽지 않아요: %s. %s에 등록해 주세요.", "Not among the registered web domains, so Kakao will not read the page: %s. Register it under %s."}
	PreviewNoteDomains   = Sentence{"링크는 등록한 웹 도메인만 열려요. %s에 있는지 확인해 주세요: %s", "Links open only registered web domains. See whether %s lists: %s"}
	PreviewNoteNoLink    = Sentence{"링크가 없는 곳이 있어요. 눌러도 아무것도 열리지 않아요.", "A link is missing: a tap there opens nothing."}
	PreviewNoteNoMobile  = Sentence{"모바일 링크가 비어 있는 곳이 있어요. 휴대폰에서 눌렀을 때 어떻게 될지 몰라요.", "A mobile link is empty: what a tap on a phone does is not known."}
	PreviewNoteNoWeb     = Sentence{"PC에서 열 링크가 비어 있는 곳이 있어요. PC에서 눌렀을 때 어떻게 될지 몰라요.", "A link for PCs is empty: what a click on a PC does is not known."}
	PreviewNoteButtons   = Sentence{"버튼을 따로 만들어서 기본 버튼의 이름은 쓰이지 않아요.", "There are buttons of its own, so the default button's title is not used."}
	PreviewNoteSocial    = Sentence{"숫자는 셋까지만 보여요. 빠지는 것: %s", "Only three counters are shown. Left out: %s"}
	PreviewNoteChars     = Sentence{"%s: %d자까지만 보여요.", "%s: only %d characters are shown."}
	PreviewNoteLines     = Sentence{"%s: %d줄까지만 보여요.", "%s: only %d lines are shown."}
	PreviewNoteRows      = Sentence{"%s: %d개까지만 보여요.", "%s: only %d are shown."}
	PreviewNoteSilent    = Sentence{"나에게 보낸 메시지는 알림이 울리지 않아요.", "A message to yourself does not ring."}
)
