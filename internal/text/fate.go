package text

import "sync"

// fates are the words for the outcome of a call; each stands with a sign of its own and never by colour alone.
var fates = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"sent":      {"보냄", "sent"},
		"queued":    {"대기", "queued"},
		"unknown":   {"모름", "unknown"},
		"refused":   {"거절", "refused"},
		"login":     {"로그인", "login"},
		"consent":   {"동의", "consent"},
		"refreshed": {"갱신", "refreshed"},
		"failed":    {"실패", "failed"},
		"sending":   {"보내는 중", "sending"},
		"expired":   {"기한 지남", "expired"},
		"dropped":   {"포기", "dropped"},
	}
})

// Fate is the short word for a fate, named as session and the journal name it: sent, queued, unknown, refused, login,
// consent, sending, expired, dropped; besides refreshed and failed. Any other name comes back as it is, made visible.
func Fate(name string) Sentence {
	if s, ok := fates()[name]; ok {
		return s
	}
	name = VisibleLine(name)
	return Sentence{KO: name, EN: name}
}

// scopeNames are what Kakao's consent screen calls the items (kakao-api.md 1.5).
var scopeNames = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"talk_message":     {"카카오톡 메시지 전송", "Send message in KakaoTalk"},
		"friends":          {"카카오 서비스 내 친구목록", "Friends List in Kakao Service"},
		"profile_nickname": {"닉네임", "Nickname"},
		"profile_image":    {"프로필 사진", "Profile image"},
		"account_email":    {"카카오계정(이메일)", "Email"},
	}
})

// ScopeName is the consent item's name as Kakao's consent screen shows it; an unknown ID comes back made visible.
func ScopeName(id string) Sentence {
	if s, ok := scopeNames()[id]; ok {
		return s
	}
	id = VisibleLine(id)
	return Sentence{KO: id, EN: id}
}
