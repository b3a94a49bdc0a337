package text

import "sync"

// send through the journal, outbox, log and the quota: help and what they say.
var (
	FlagSendLines = Sentence{"한 줄을 메시지 하나로 (빈 줄은 건너뛰어요)", "each line is a message of its own (empty ones are skipped)"}
	FlagKey       = Sentence{"같은 KEY의 메시지는 두 번 전달하지 않기", "never deliver a message with the same KEY twice"}
	FlagOnUnknown = Sentence{"도착했는지 알 수 없을 때: ask는 사람에게 맡기고, resend는 한 번 더 보내요", "when nobody knows whether it arrived: ask leaves it to a person, resend sends it once more"}
	FlagExpire    = Sentence{"대기함에서 기다리는 시간", "how long it may wait in the outbox"}
	FlagNoBody    = Sentence{"전달한 뒤 기록에 글을 남기지 않기", "keep no text in the log once it is delivered"}

	CmdSendExpire    = Sentence{"--expire는 0보다 길어야 해요. 예: --expire 2h", "--expire must be longer than 0, for example: --expire 2h"}
	CmdSendOnUnknown = Sentence{"--on-unknown은 ask나 resend여야 해요.", "--on-unknown takes ask or resend."}
	CmdSendNoKey     = Sentence{"--key가 비어 있어서 보내지 않았어요. 키가 없으면 같은 메시지가 두 번 가도 막을 수 없어요.", "--key is empty, so nothing was sent. Without a key nothing holds the same message back a second time."}
	CmdSendNoKeyMend = Sentence{"--key에 넘긴 변수에 값이 있는지 확인하거나, 키가 필요 없으면 --key를 빼 주세요.", "Check that the variable given to --key has a value, or leave --key out."}
	CmdSendLinesKey  = Sentence{"--key는 메시지 하나에 붙는 것이라 --lines와 함께 쓸 수 없어요.", "--key belongs to one message and does not go with --lines."}
	CmdSendLinesText = Sentence{"--lines는 표준 입력을 읽어요. 예: tail -f app.log | kakaotui send --lines", "--lines reads standard input, for example: tail -f app.log | kakaotui send --lines"}
	CmdSentBefore    = Sentence{"이 키(%s)의 메시지는 전에 보냈어요. 다시 보내지 않았어요.", "The message with this key (%s) was sent before. Nothing was sent now."}

	// The arguments are the line's number and what is said of it, or its fate and the message's id.
	SendLineFailed = Sentence{"%d번째 줄: %s", "line %d: %s"}
	SendLineAgain  = Sentence{"%d번째 줄도 같아요: %s (%s)", "line %d, the same: %s (%s)"}
	// The arguments are the title of what was said of the message before, and the message's id.
	SendSameAgain    = Sentence{"이것도 같아요: %s (%s)", "the same: %s (%s)"}
	SendLinesSoFar   = Sentence{"%d번째 줄까지: %s", "%d lines read: %s"}
	SendLinesNone    = Sentence{"보낸 줄이 없어요.", "No line was sent."}
	SendLinesStopped = Sentence{"멈췄어요. 그 뒤의 줄은 보내지 않았어요.", "Interrupted. What came after was not sent."}

	CmdOutbox     = Sentence{"아직 확실히 전달되지 않은 메시지", "what has not been delivered for sure"}
	CmdOutboxLong = Sentence{
		"보낸 메시지가 확실히 전달되지 않으면 대기함에 남아요. 한 줄에 메시지 하나씩 ID, 상태, 시각, 글의 앞부분을 보여 줘요.\n\n  대기       다음에 보낼 때나 keepalive를 실행할 때 저절로 나가요\n  모름       도착했는지 알 수 없어요. 카카오톡을 확인하고 sent나 retry로 정해 주세요\n  거절       카카오가 거절했어요\n  기한 지남  너무 오래 기다려서 보내지 않았어요\n\nID는 앞부분만 적어도 돼요.",
		"A message that was not delivered for sure stays in the outbox: one line each with id, state, time and the beginning of the text.\n\n  queued   goes out by itself at the next send or keepalive\n  unknown  nobody knows whether it arrived: look in KakaoTalk, then decide with sent or retry\n  refused  Kakao refused it\n  expired  waited for too long and was not sent\n\nThe beginning of an id is enough.",
	}
	CmdOutboxList      = Sentence{"대기함 보기", "list the outbox"}
	CmdOutboxRetry     = Sentence{"지금 다시 보내기", "try again now"}
	CmdOutboxRetryLong = Sentence{
		"ID 없이 쓰면 대기 중인 메시지를 모두 지금 보내요. ID를 적으면 결과를 모르거나 거절됐거나 기한이 지난 메시지도 다시 보내요.",
		"Without an ID, sends everything that is queued. With IDs, also messages that are unknown, refused or expired.",
	}
	CmdOutboxDrop = Sentence{"보내기를 포기하기", "give messages up"}
	CmdOutboxSent = Sentence{"도착했다고 알려 주기", "say that messages did arrive"}

	OutboxEmpty         = Sentence{"대기함이 비어 있어요.", "The outbox is empty."}
	OutboxNothingQueued = Sentence{"대기 중인 메시지가 없어요.", "Nothing is queued."}
	OutboxNoBody        = Sentence{"(글을 남기지 않았어요)", "(the text was not kept)"}
	OutboxWhich         = Sentence{"어떤 메시지인지 ID를 적어 주세요. ID는 `kakaotui outbox`에서 볼 수 있어요.", "Name the messages by their ids, which `kakaotui outbox` shows."}
	OutboxNoSuch        = Sentence{"그런 메시지가 없어요: %s", "There is no such message: %s"}
	OutboxWhichMend     = Sentence{"`kakaotui outbox`나 `kakaotui log`로 ID를 확인해 주세요.", "Find the id with `kakaotui outbox` or `kakaotui log`."}
	OutboxEarlier       = Sentence{"대기함에 있던 메시지: %s", "Waiting in the outbox before it: %s"}
	OutboxCount         = Sentence{"%s %s", "%s %s"}
	OutboxAfterLogin    = Sentence{"대기함에 메시지가 있어요 (%s). 지금 보내려면 `kakaotui outbox retry`를 실행해 주세요.", "There are messages in the outbox (%s). To send them now, run `kakaotui outbox retry`."}

	CmdLog     = Sentence{"보낸 메시지와 카카오 호출의 기록", "the log of messages and calls to Kakao"}
	CmdLogLong = Sentence{
		"새 것이 아래에 오게 시각, 결과, ID, 내용, 에러 코드를 보여 줘요. --follow는 새 기록을 계속 보여 주고, ctrl+c로 멈추면 종료 코드는 130이에요.\n\n  kakaotui log --search 배포\n  kakaotui log -n 5 --json",
		"Shows time, fate, id, what and error code, the newest last. --follow goes on with what is new; ctrl+c ends it with exit code 130.\n\n  kakaotui log --search deploy\n  kakaotui log -n 5 --json",
	}
	CmdLogNumber = Sentence{"-n은 0 이상이어야 해요.", "-n takes 0 or more."}
	FlagNumber   = Sentence{"보여 줄 개수", "how many entries to show"}
	FlagFollow   = Sentence{"새 기록을 계속 보여 주기", "go on with what is new"}
	FlagSearch   = Sentence{"글에 TEXT가 들어 있는 메시지만", "only messages whose text holds TEXT"}

	StatusToday        = Sentence{"오늘 보낸 글", "sent today"}
	StatusOf           = Sentence{"%s통 (한도 %s통)", "%s of %s"}
	StatusOfPair       = Sentence{", 나에게 %s통 (한도 %s통)", ", to myself %s of %s"}
	StatusUnknown      = Sentence{"모름", "unknown today"}
	StatusUnknownCount = Sentence{"오늘 도착했는지 알 수 없는 메시지 %s통", "%s that may have arrived"}
	StatusQuotaMet     = Sentence{"한도", "quota"}
	StatusQuotaRefused = Sentence{"카카오가 한도를 다 썼다고 답했어요 (%s, %s)", "Kakao said that it is used up (%s, %s)"}
	StatusHeld         = Sentence{"토큰 요청", "token requests"}
	StatusHeldUntil    = Sentence{"카카오의 한도 때문에 %s까지 기다려요", "held until %s because of Kakao's limit"}
	StatusOutbox       = Sentence{"대기함", "outbox"}

	QuotaPairReached   = Sentence{"⚠ 오늘 나에게 %s통을 보냈어요. 카카오가 한도로 안내하는 수라서, 더 보내면 거절될 수 있어요.", "⚠ %s messages to yourself today. That is a limit Kakao names, so it may refuse more."}
	QuotaSenderReached = Sentence{"⚠ 오늘 %s통을 보냈어요. 카카오의 하루 한도라서, 더 보내면 거절될 수 있어요.", "⚠ %s messages today. That is Kakao's daily limit, so it may refuse more."}
)

// waits are what a queued message waits for, named as the journal names it.
var waits = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"login":   {"로그인", "login"},
		"consent": {"동의", "consent"},
		"part":    {"앞부분", "earlier part"},
	}
})

// Waiting is what a queued message waits for; any other name comes back as it is, made visible.
func Waiting(name string) Sentence {
	if s, ok := waits()[name]; ok {
		return s
	}
	name = VisibleLine(name)
	return Sentence{KO: name, EN: name}
}
