package text

// The page of tokens and consent.
var (
	StatusPageWho        = Sentence{"%s · 회원번호 %d", "%s · user ID %d"}
	StatusPageWhoID      = Sentence{"회원번호 %d", "user ID %d"}
	StatusPageLeft       = Sentence{"%s 남음", "%s left"}
	StatusPageUntilToday = Sentence{"오늘 %s까지", "until %s today"}
	StatusPageUntilTime  = Sentence{"%s %s까지", "until %s, %s"}
	StatusPageUntilDay   = Sentence{"%s까지", "until %s"}
	StatusPageNoEnd      = Sentence{"언제 끝나는지 몰라요", "end unknown"}

	StatusPageNextRefresh = Sentence{"%s에 저절로 갱신해요", "is refreshed by itself at %s"}
	StatusPageRefreshSoon = Sentence{"다음에 쓸 때 갱신해요", "is refreshed when it is used next"}
	StatusPageRefreshing  = Sentence{"갱신하는 중이에요 · %d초", "refreshing · %d s"}
	StatusPageRefreshed   = Sentence{"%s 갱신했어요", "refreshed at %s"}
	StatusPageExtends     = Sentence{"%s부터 갱신하면 두 달 늘어나요", "a refresh from %s on extends it by two months"}
	StatusPageExtendsNow  = Sentence{"지금 갱신하면 두 달 늘어나요", "a refresh now extends it by two months"}
	StatusPageLoginBy     = Sentence{"%s까지 갱신하지 않으면 다시 로그인해야 해요", "without a refresh by %s you must log in again"}
	StatusPageLoginSoon   = Sentence{"리프레시 토큰이 %s 뒤에 끝나요. 그 뒤에는 다시 로그인해야 해요.", "The refresh token ends in %s; after that you must log in again."}
	StatusPageNoToday     = Sentence{"메시지 기록을 읽지 못했어요: %s", "The message journal could not be read: %s"}
	StatusPageOutbox      = Sentence{"대기함에 %d통 있어요", "%d in the outbox"}
	StatusPageLoginNow    = Sentence{"다시 로그인해야 해요", "you must log in again"}

	StatusPageNoLogin     = Sentence{"아직 로그인하지 않았어요.", "Nobody is logged in."}
	StatusPageAsking      = Sentence{"카카오에 확인하는 중이에요", "asking Kakao"}
	StatusPageNotAsked    = Sentence{"카카오에 아직 확인하지 않았어요", "Kakao was not asked yet"}
	StatusPageNoScopes    = Sentence{"이 앱에는 동의항목이 없어요", "this app has no consent items"}
	StatusPageMissing     = Sentence{"메시지를 보내려면 동의가 필요해요: %s", "Sending needs your consent: %s"}
	StatusPageAskFailed   = Sentence{"카카오에 확인하지 못했어요. 아래는 마지막으로 아는 내용이에요.", "Kakao could not be asked. Below is what was known last."}
	StatusPageConsent     = Sentence{"동의 받기", "get consent"}
	StatusPageMoreConsent = Sentence{"동의 더 받기", "more consent"}
	StatusPageLogin       = Sentence{"로그인", "log in"}
	StatusPageRefreshNow  = Sentence{"지금 갱신", "refresh now"}
	StatusPageAskAgain    = Sentence{"다시 확인", "ask again"}
	StatusPageBack        = Sentence{"쓰기로", "to compose"}
	StatusPageScroll      = Sentence{"넘기기", "scroll"}
)
