package text

import "sync"

// Words of the parts that the pages share.
var (
	PartSetup = Sentence{"설정 고치기", "mend the set-up"}
	PartUndo  = Sentence{"되돌리기", "undo"}
	PartRedo  = Sentence{"다시 하기", "redo"}
	// PartAbove and PartBelow are how many entries of a list are out of sight.
	PartAbove = Sentence{"위 %d", "%d above"}
	PartBelow = Sentence{"아래 %d", "%d below"}

	PartLog        = Sentence{"기록", "Log"}
	PartLogAll     = Sentence{"모두", "all"}
	PartLogSent    = Sentence{"보냄", "sent"}
	PartLogFailed  = Sentence{"실패", "failed"}
	PartLogDone    = Sentence{"완료", "done"}
	PartLogEmpty   = Sentence{"아직 아무것도 없어요. 카카오에 보낸 요청과 그 결과가 여기에 쌓여요.", "Nothing yet. Every call to Kakao and what became of it is listed here."}
	PartLogNone    = Sentence{"여기에 맞는 기록이 없어요.", "No entry of this kind."}
	PartLogAnswer  = Sentence{"HTTP %d", "HTTP %d"}
	PartLogText    = Sentence{"보낸 글: %s", "Text: %s"}
	PartLogLook    = Sentence{"카카오톡에서 확인해 주세요", "look in KakaoTalk"}
	PartLogFilter  = Sentence{"거르기", "filter"}
	PartLogDetails = Sentence{"자세히", "details"}
	PartLogMove    = Sentence{"위아래로", "move"}

	PartLogSearch     = Sentence{"찾기", "search"}
	PartLogSearchHint = Sentence{"보낸 글의 일부", "part of a message's text"}
	PartLogSearchGo   = Sentence{"찾기·자세히", "search, details"}
	PartLogSearchEnd  = Sentence{"찾기 끝내기", "end the search"}
	PartLogNotFound   = Sentence{"\"%s\" 글자가 든 메시지가 없어요.", "No message holds \"%s\"."}
	PartLogReading    = Sentence{"지난 기록을 읽고 있어요", "reading earlier entries"}
	PartLogNotRead    = Sentence{"지난 기록을 읽지 못했어요: %s", "Earlier entries could not be read: %s"}
	PartLogBodyGone   = Sentence{"글은 보관하지 않았어요", "The text was not kept"}
	PartResultCount   = Sentence{"%d통", "%d messages"}
	PartResultParts   = Sentence{"(%d/%d통)", "(%d of %d)"}
	PartResultShared  = Sentence{"%s %d명:", "%s, %d:"}
	PartLogTo         = Sentence{"받는 사람: %s", "To: %s"}
	PartLogKind       = Sentence{"종류: %s", "Kind: %s"}
	PartLogID         = Sentence{"ID %s · %s", "ID %s · %s"}
	PartLogCopy       = Sentence{"글 복사", "copy the text"}
	PartLogReuse      = Sentence{"다시 쓰기", "write again"}
	PartLogReuseAbout = Sentence{"기록의 글을 새 메시지로 편집 칸에 넣어요", "put the text of the entry into the editor as a new message"}
	PartAttempt       = Sentence{"%d번째", "try %d"}

	PartToday        = Sentence{"오늘", "Today"}
	PartTodaySent    = Sentence{"보낸 메시지 %d통 (한 사람 하루 %d통)", "%d sent (%d a day per person)"}
	PartTodayTokens  = Sentence{"토큰 발급 %d번 (10분에 %d번)", "%d tokens issued (%d in 10 minutes)"}
	PartTodayReached = Sentence{"카카오가 알린 하루 한도를 다 썼어요. 나에게 보내는 메시지도 세는지는 알려져 있지 않아서 막지 않아요.", "The daily limit that Kakao names is used up. Whether messages to oneself count is not known, so nothing is held back."}
	PartTodayRefused = Sentence{"%[2]s에 카카오가 하루 한도를 넘었다고 거절했어요 (%[1]s).", "At %[2]s Kakao refused a message: the daily limit is used up (%[1]s)."}
	PartTodayUnknown = Sentence{"도착했는지 모르는 메시지 %d통도 셌을 수 있어요.", "%d more may count: nobody knows whether they arrived."}
	PartTodayHeld    = Sentence{"토큰 발급 한도를 다 써서 %s까지는 새 토큰을 요청하지 않아요.", "The limit for tokens is used up: none is asked for before %s."}

	PartAccess      = Sentence{"액세스 토큰", "Access token"}
	PartRefresh     = Sentence{"리프레시 토큰", "Refresh token"}
	PartAccessWord  = Sentence{"액세스", "access"}
	PartRefreshWord = Sentence{"리프레시", "refresh"}
	PartExpired     = Sentence{"끝났어요", "expired"}
	PartTokens      = Sentence{"토큰", "Tokens"}

	PartScopes       = Sentence{"동의항목", "Consent"}
	PartNeeded       = Sentence{"필요", "needed"}
	PartOptional     = Sentence{"선택", "optional"}
	PartPrivacy      = Sentence{"개인정보", "privacy"}
	PartService      = Sentence{"접근권한", "service"}
	PartRevocable    = Sentence{"동의, 철회 가능", "agreed, revocable"}
	PartNotRevocable = Sentence{"동의, 철회 불가", "agreed, for good"}
	PartNotAgreed    = Sentence{"동의 안 함", "not agreed"}
	PartNotUsed      = Sentence{"앱에서 안 씀", "not used"}
)

// operations are the calls to Kakao in the words of the log, named as kakao.Operation names them.
var operations = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"exchange":        {"로그인, 토큰 받기", "login, tokens"},
		"refresh":         {"액세스 토큰 갱신", "access token"},
		"token_info":      {"토큰 확인", "token check"},
		"reach":           {"연결 확인", "reachability"},
		"scopes":          {"동의항목 확인", "consent items"},
		"revoke_scopes":   {"동의 철회", "consent withdrawn"},
		"me":              {"내 정보 확인", "who I am"},
		"logout":          {"로그아웃", "logout"},
		"unlink":          {"연결 끊기", "unlink"},
		"send_to_me":      {"나에게 보내기", "send to me"},
		"send_to_friends": {"친구에게 보내기", "send to friends"},
		"friends":         {"친구 목록 확인", "friends list"},
		"upload_image":    {"이미지 올리기", "image upload"},
		"scrap_image":     {"이미지 가져오기", "image by address"},
		"delete_image":    {"이미지 지우기", "image removed"},
	}
})

// Operation is what a call to Kakao does, in a few words; an unknown name comes back made visible.
func Operation(name string) Sentence {
	if s, ok := operations()[name]; ok {
		return s
	}
	name = VisibleLine(name)
	return Sentence{KO: name, EN: name}
}
