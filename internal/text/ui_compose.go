package text

// The page where a message is written and sent.
var (
	ComposeMessage    = Sentence{"메시지", "Message"}
	ComposeLink       = Sentence{"링크", "Link"}
	ComposeMobile     = Sentence{"모바일", "Mobile"}
	ComposeButton     = Sentence{"버튼", "Button"}
	ComposeLinkHint   = Sentence{"누르면 열릴 주소 (없어도 돼요)", "address to open (optional)"}
	ComposeMobileHint = Sentence{"같은 주소", "the same address"}
	ComposeButtonHint = Sentence{"자세히 보기", "See details"}

	ComposeSend       = Sentence{"보내기", "send"}
	ComposeSendAbout  = Sentence{"메시지를 보내요. 나에게는 바로, 친구에게는 한 번 물어보고 보내요", "send the message: to yourself at once, to friends after asking once"}
	ComposeSendSure   = Sentence{"정말 보내기", "really send"}
	ComposeCancel     = Sentence{"보내지 않기", "do not send"}
	ComposeTo         = Sentence{"받는 사람", "recipients"}
	ComposeChange     = Sentence{"바꾸기", "change"}
	ComposeKinds      = Sentence{"종류", "kinds"}
	ComposeKindsAbout = Sentence{"피드, 목록, 일정 같은 카드를 써요", "compose a card: a feed, a list, an event and more"}
	ComposeSendAgain  = Sentence{"그래도 다시 보내기", "send again anyway"}
	ComposeNext       = Sentence{"다음 칸", "next"}
	ComposePrevious   = Sentence{"앞 칸", "previous"}
	ComposeBack       = Sentence{"메시지로", "to the message"}
	ComposeConsent    = Sentence{"동의 받기", "get consent"}
	ComposeLogin      = Sentence{"로그인", "log in"}
	ComposePhone      = Sentence{"휴대폰 화면 열기", "open the phone page"}

	ComposeConsentSend = Sentence{"동의 받고 보내기", "get consent and send"}
	ComposeLoginSend   = Sentence{"로그인하고 보내기", "log in and send"}

	ComposeSettling = Sentence{"보낼 준비를 하고 있어요", "getting ready to send"}
	ComposeSending  = Sentence{"보내는 중이에요 · %d초", "sending · %d s"}
	ComposeSent     = Sentence{"%s 보냄", "%s sent"}

	ComposeWaits       = Sentence{"글은 대기함에 있고, 그 뒤에 저절로 나가요.", "The text is in the outbox and goes out by itself after that."}
	ComposeGoesAt      = Sentence{"글은 대기함에 있고, %s에 저절로 다시 보내요. %s로 볼 수 있어요.", "The text is in the outbox and goes out by itself at %s. %s shows it."}
	ComposeGoesAfter   = Sentence{"글은 대기함에 있고, 그 뒤에 저절로 나가요. %s로 볼 수 있어요.", "The text is in the outbox and goes out by itself after that. %s shows it."}
	ComposeGoesSoon    = Sentence{"글은 대기함에 있고, 곧 저절로 다시 보내요. %s로 볼 수 있어요.", "The text is in the outbox and goes out by itself soon. %s shows it."}
	ComposeUnknown     = Sentence{"카카오톡에서 먼저 확인해 주세요. 글은 대기함에 있어요. %s를 눌러 어떻게 할지 정해 주세요.", "Look in KakaoTalk first. The text is in the outbox; %s leads there, to decide."}
	ComposeNotKept     = Sentence{"보내지 못했어요. 글은 여기에만 남아 있어요. 나중에 %s로 다시 보내 주세요.", "It was not sent, and it is kept nowhere but here. Press %s to try again."}
	ComposeMayHaveGone = Sentence{"도착했는지 알 수 없어요. 먼저 카카오톡에서 확인해 주세요. 안 왔으면 %s로 다시 보낼 수 있어요.", "It may have arrived. Look in KakaoTalk first; if it is not there, %s sends it again."}
	ComposeSwapped     = Sentence{"쓰던 글은 alt+z를 누르면 돌아와요.", "alt+z brings back what you were writing."}
	ComposeMixed       = Sentence{
		"보내는 동안 고친 글이라 모두 남겨 뒀어요. 이미 보낸 말은 지우고 보내 주세요.",
		"This was changed while it was being sent, so all of it is kept. Take out what was sent already before you send again.",
	}
	ComposeNoText     = Sentence{"글을 가져오지 못했어요: %s", "The text could not be fetched: %s"}
	ComposeSearchLog  = Sentence{"기록에서 찾기", "search the log"}
	ComposeConfirm    = Sentence{"같은 글이 이미 도착했을 수 있어요. 카카오톡에 없으면 %s를 한 번 더 누르세요.", "This text may have arrived already. If KakaoTalk does not show it, press %s once more."}
	ComposeAskFriends = Sentence{"%s에게 보낼까요?", "Send it to %s?"}
	ComposeAskAgain   = Sentence{"%s를 한 번 더 누르면 보내요. esc를 누르면 보내지 않아요.", "Press %s once more to send, esc to leave it."}

	ComposeParts         = Sentence{"%d통으로 나눠요", "goes in %d parts"}
	ComposeTooManyParts  = Sentence{"%d통이 넘어요", "over %d parts"}
	ComposeTooLongToDraw = Sentence{"%d통이 넘는 글은 보낼 수 없어요. 줄이면 다시 보여 드려요.", "A text of more than %d parts cannot be sent. Shorten it to see it here."}
	ComposePartOf        = Sentence{"%d/%d", "%d/%d"}
	ComposeQuota         = Sentence{"오늘 %s", "today %s"}

	ComposeNotSaved = Sentence{"쓰던 글을 저장하지 못했어요: %s", "The draft could not be saved: %s"}
	ComposeNotRead  = Sentence{"저장해 둔 글을 읽지 못했어요: %s", "The saved draft could not be read: %s"}

	ComposePhoneAt      = Sentence{"휴대폰 화면: %s", "Phone page: %s"}
	ComposePhoneNotOpen = Sentence{"브라우저를 열지 못했어요. 주소를 직접 열어 주세요.", "The browser could not be opened. Please open the address yourself."}
	ComposeNoLogin      = Sentence{"아직 로그인하지 않았어요", "not logged in yet"}
)
