package text

// What became of a message that is in the journal, and what the person does now. The argument of a next step is the
// message's id.
var (
	KeptGoesLater = Sentence{
		"메시지는 대기함에 보관했고, 다음에 보낼 때나 `kakaotui keepalive`를 실행할 때 저절로 나가요.",
		"The message is kept in the outbox and goes out by itself at the next send or `kakaotui keepalive`.",
	}
	SeeOutbox = Sentence{
		"`kakaotui outbox`로 볼 수 있고, 지금 보내려면 `kakaotui outbox retry`를 실행해 주세요.",
		"See it with `kakaotui outbox`; to try now, run `kakaotui outbox retry`.",
	}
	KeptForLogin = Sentence{
		"메시지는 대기함에 보관했고, 로그인한 뒤에 저절로 나가요.",
		"The message is kept in the outbox and goes out by itself after the login.",
	}
	KeptForConsent = Sentence{
		"메시지는 대기함에 보관했고, 동의한 뒤에 저절로 나가요.",
		"The message is kept in the outbox and goes out by itself after the consent.",
	}
	KeptForMending = Sentence{
		"메시지는 대기함에 보관했고, 고친 뒤 다음에 보낼 때 저절로 나가요.",
		"The message is kept in the outbox and goes out by itself once this is mended.",
	}
	KeptUnknown = Sentence{
		"메시지가 도착했는지 알 수 없어서, 두 번 가지 않도록 저절로 다시 보내지 않아요.",
		"Nobody knows whether the message arrived, so it is not sent again by itself.",
	}
	DecideUnknown = Sentence{
		"카카오톡의 나와의 채팅을 먼저 확인해 주세요. 도착했으면 `kakaotui outbox sent %[1]s`, 도착하지 않았으면 `kakaotui outbox retry %[1]s` 명령을 실행해 주세요.",
		"Look in your own chat in KakaoTalk first. If it is there, run `kakaotui outbox sent %[1]s`; if not, `kakaotui outbox retry %[1]s`.",
	}
	DecideUnknownFriend = Sentence{
		"카카오톡에서 그 친구와의 채팅을 먼저 확인해 주세요. 도착했으면 `kakaotui outbox sent %[1]s`, 도착하지 않았으면 `kakaotui outbox retry %[1]s` 명령을 실행해 주세요.",
		"Look in your chat with that friend in KakaoTalk first. If it is there, run `kakaotui outbox sent %[1]s`; if not, `kakaotui outbox retry %[1]s`.",
	}
	KeptForDecision = Sentence{
		"메시지는 대기함에 보관했고, 앞부분이 도착했는지 정한 뒤에 나가요.",
		"The message is kept in the outbox and goes out once it is decided whether the part before it arrived.",
	}
	DecideFirst = Sentence{
		"`kakaotui outbox`에서 앞부분을 찾아 sent나 retry로 먼저 정해 주세요.",
		"Find the part before it in `kakaotui outbox` and decide on it first, by sent or retry.",
	}
	KeptRefused = Sentence{
		"메시지는 지우지 않고 대기함에 남겨 두었어요.",
		"The message was not deleted; it stays in the outbox.",
	}
	DecideRefused = Sentence{
		"다시 보내려면 `kakaotui outbox retry %[1]s`, 포기하려면 `kakaotui outbox drop %[1]s` 명령을 실행해 주세요.",
		"To send it again, run `kakaotui outbox retry %[1]s`; to give it up, `kakaotui outbox drop %[1]s`.",
	}
	ScrapRefused = Sentence{
		"페이지의 주소를 웹 도메인으로 등록했는지 먼저 확인해 주세요. 카카오는 등록한 도메인의 페이지만 읽어요.",
		"See first whether the page is on a registered web domain: Kakao reads pages of those alone.",
	}
	CustomRefused = Sentence{
		"템플릿 번호가 이 앱의 것인지, 용도가 메시지인지, --arg의 이름이 템플릿과 같은지 확인해 주세요.",
		"See whether the template's number belongs to this app, its purpose is message, and the names of --arg are those of the template.",
	}
	BehindWhy = Sentence{"앞의 메시지: %s.", "The one before it: %s."}
)

// Troubles of messages in the journal.
var (
	TroubleQueued = Trouble{
		Title: Sentence{"메시지가 아직 나가지 않았어요", "The message has not gone out yet"},
	}
	TroubleBehind = Trouble{
		Title: Sentence{"앞의 메시지가 먼저 나가야 해요", "A message before this one must go out first"},
	}
	TroubleSenderBusy = Trouble{
		Sentence{"다른 kakaotui가 보내고 있어요", "Another kakaotui is sending"},
		Sentence{"한 번에 하나씩만 보내는데, 차례가 오지 않았어요.", "One sends at a time, and the turn did not come."},
		Sentence{"계속되면 다른 kakaotui가 멈춰 있지 않은지 확인해 주세요.", "If it stays, look whether another kakaotui hangs."},
	}
	TroubleUnknown = Trouble{
		Title: Sentence{"메시지가 도착했는지 알 수 없어요", "Nobody knows whether the message arrived"},
	}
	TroubleCutShort = Trouble{
		Sentence{"보내던 중에 프로그램이 끝났어요", "The program ended while it was sending"},
		Sentence{"결과를 알기 전에 꺼졌어요.", "It was gone before the outcome was known."},
		Sentence{},
	}
	TroubleRefused = Trouble{
		Title: Sentence{"메시지가 거절됐어요", "The message was refused"},
	}
	TroubleExpired = Trouble{
		Sentence{"보관 기한이 지나서 보내지 않았어요", "It stayed in the outbox for too long and was not sent"},
		Sentence{"기한은 보낼 때 `--expire`로 정하고, 정하지 않으면 24시간이에요.", "`--expire` sets the time when sending; it is 24 hours otherwise."},
		Sentence{},
	}
	TroubleDropped = Trouble{
		Sentence{"보내지 않기로 한 메시지예요", "The message was given up"},
		Sentence{"대기함에서 지워졌어요.", "It was taken out of the outbox."},
		Sentence{"그래도 보내려면 새로 보내 주세요.", "Send it anew if you want it sent after all."},
	}
	TroubleLoginOther = Trouble{
		Sentence{"다른 사람으로 로그인되어 있어요", "Another person is logged in"},
		Sentence{"이 메시지는 다른 계정으로 쓴 것이라 지금 계정으로는 보내지 않아요.", "This message was written with another account and does not go out with the present one."},
		Sentence{"그 계정으로 `kakaotui login`을 실행하거나, 메시지를 새로 보내 주세요.", "Run `kakaotui login` with that account, or send the message anew."},
	}
	TroubleHeld = Trouble{
		Sentence{"카카오의 토큰 발급 한도를 다 써서 잠시 기다려요", "Kakao's limit for new tokens is used up for now"},
		Sentence{"한도를 넘으면 카카오가 거절하므로(KOE237) %s까지는 새 토큰을 요청하지 않아요.", "Kakao would refuse (KOE237), so it is not asked for a new token before %s."},
		Sentence{"잠시 기다렸다가 다시 시도해 주세요. 토큰을 자꾸 새로 받는 스크립트가 없는지도 확인해 주세요.", "Try again in a while, and look whether some script asks for new tokens over and over."},
	}
	TroubleNotRecorded = Trouble{
		Sentence{"메시지의 결과를 적어 두지 못했어요", "The outcome of a message could not be written down"},
		Sentence{"메시지 %s의 결과는 '%s'인데 쓰지 못했어요 (%s). 대기함에는 '모름'으로 보여요.", "Message %s is %s, but that could not be written (%s). The outbox will show it as unknown."},
		Sentence{"디스크를 확인한 뒤 `kakaotui outbox`에서 정리해 주세요.", "Check the disk, then settle it in `kakaotui outbox`."},
	}
	TroubleNoOutbox = Trouble{
		Sentence{"대기함이 없어요", "There is no outbox"},
		Sentence{"이 실행에서는 메시지를 기록하지 않아요.", "This run keeps no journal."},
		Sentence{"kakaotui를 새로 실행해 주세요.", "Start kakaotui anew."},
	}
)

// Troubles of what a person asks of the outbox. The first argument of a Detail is the message's id or what was typed.
var (
	TroubleNoMessage = Trouble{
		Sentence{"그런 메시지가 없어요", "There is no such message"},
		Sentence{"기록에 그 ID로 시작하는 메시지가 없어요.", "No message in the journal has an id that begins so."},
		Sentence{"`kakaotui outbox`나 `kakaotui log`로 ID를 확인해 주세요.", "Find the id with `kakaotui outbox` or `kakaotui log`."},
	}
	TroubleAmbiguous = Trouble{
		Sentence{"ID가 여러 메시지에 맞아요", "The id fits several messages"},
		Sentence{"%s: %s.", "%s: %s."},
		Sentence{"ID를 더 길게 적어 주세요.", "Give more of the id."},
	}
	TroubleWrongState = Trouble{
		Sentence{"이 메시지에는 할 수 없는 일이에요", "This cannot be done with the message"},
		Sentence{"메시지 %s의 상태: %s.", "Message %s is: %s."},
		Sentence{"`kakaotui outbox`로 상태를 확인해 주세요.", "See the states with `kakaotui outbox`."},
	}
	TroubleBodyGone = Trouble{
		Sentence{"메시지의 내용이 남아 있지 않아요", "The text of the message was not kept"},
		Sentence{"메시지 %s: `--no-body`로 보내서 내용을 보관하지 않았어요.", "Message %s was sent with `--no-body`."},
		Sentence{"메시지를 새로 보내 주세요.", "Send the message anew."},
	}
	TroubleKeyTaken = Trouble{
		Sentence{"같은 키로 보낸 메시지가 이미 있어요", "There is a message with this key already"},
		Sentence{"키 %s: %s.", "Key %s: %s."},
		Sentence{"먼저 보낸 메시지를 `kakaotui log`에서 확인해 주세요. 이 메시지가 필요 없으면 `kakaotui outbox drop`으로 포기하고, 따로 보내려면 다른 키로 새로 보내 주세요.", "Look at the earlier message with `kakaotui log`. If this one is not needed, give it up with `kakaotui outbox drop`; to send it all the same, send it anew with another key."},
	}
	TroubleIntent = Trouble{
		Sentence{"메시지를 기록할 수 없어요", "The message cannot be kept"},
		Sentence{"잘못된 값: %s.", "The bad value: %s."},
		Sentence{"그 값을 고쳐서 다시 보내 주세요.", "Mend it and send again."},
	}
	TroubleJournalDamaged = Trouble{
		Sentence{"메시지 기록을 읽을 수 없어요", "The message journal cannot be read"},
		Sentence{"%s: %s.", "%s: %s."},
		Sentence{"다시 실행하면 새 기록으로 시작해요. 대기함에 있던 메시지는 옮겨 둔 파일에 남아 있어요.", "Run it again to begin a new journal. Messages that were in the outbox are in the file set aside."},
	}
	TroubleJournalStays = Trouble{
		Sentence{"메시지 기록을 읽을 수 없어요", "The message journal cannot be read"},
		Sentence{"%s: %s.", "%s: %s."},
		Sentence{"파일을 다른 곳으로 옮긴 뒤 다시 실행해 주세요.", "Move the file away and run it again."},
	}
	TroubleJournalLocked = Trouble{
		Sentence{"다른 kakaotui가 메시지 기록을 쓰고 있어요", "Another kakaotui is using the message journal"},
		Sentence{"%s 파일의 잠금이 풀리지 않았어요.", "The lock on %s was not released."},
		Sentence{"잠시 뒤에 다시 시도해 주세요. 계속되면 다른 kakaotui를 끝내 주세요.", "Try again in a moment. If it stays, end the other kakaotui."},
	}
)
