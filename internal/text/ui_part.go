package text

// Words of the parts that the pages share.
var (
	PartSetup = Sentence{"설정 고치기", "mend the set-up"}
	PartUndo  = Sentence{"되돌리기", "undo"}
	PartRedo  = Sentence{"다시 하기", "redo"}

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
var operations = map[string]Sentence{
	"exchange":      {"로그인, 토큰 받기", "login, tokens"},
	"refresh":       {"액세스 토큰 갱신", "access token"},
	"token_info":    {"토큰 확인", "token check"},
	"scopes":        {"동의항목 확인", "consent items"},
	"revoke_scopes": {"동의 철회", "consent withdrawn"},
	"me":            {"내 정보 확인", "who I am"},
	"logout":        {"로그아웃", "logout"},
	"unlink":        {"연결 끊기", "unlink"},
	"send_to_me":    {"나에게 보내기", "send to me"},
}

// Operation is what a call to Kakao does, in a few words; an unknown name comes back made visible.
func Operation(name string) Sentence {
	if s, ok := operations[name]; ok {
		return s
	}
	name = VisibleLine(name)
	return Sentence{KO: name, EN: name}
}
