package text

// The page of the outbox.
var (
	OutboxPageTitle      = Sentence{"대기함", "Outbox"}
	OutboxPageStateCount = Sentence{"%s %d", "%s %d"}
	OutboxPageEmpty      = Sentence{"기다리는 메시지가 없어요. 바로 도착하지 못한 메시지는 여기에 남아요.", "Nothing waits. A message that could not be delivered at once stays here."}
	OutboxPageReading    = Sentence{"대기함을 읽고 있어요", "reading the outbox"}
	OutboxPageNotRead    = Sentence{"대기함을 읽지 못했어요: %s", "The outbox could not be read: %s"}
	OutboxPagePart       = Sentence{"(%d/%d)", "(%d/%d)"}

	OutboxPageNextAt       = Sentence{"%s에 저절로 다시 보내요", "goes out by itself at %s"}
	OutboxPageNextSoon     = Sentence{"곧 저절로 다시 보내요", "goes out by itself soon"}
	OutboxPageAfterConsent = Sentence{"동의하면 저절로 나가요", "goes out after the consent"}
	OutboxPageAfterLogin   = Sentence{"로그인하면 저절로 나가요", "goes out after the login"}
	OutboxPageAfterMending = Sentence{"고치면 나가요", "goes out once this is mended"}
	OutboxPageBehind       = Sentence{"앞의 메시지가 나간 뒤에 저절로 나가요", "goes out by itself after the one before it"}
	OutboxPageAfterPart    = Sentence{"앞부분이 도착했는지 정해지면 나가요", "goes out once it is decided whether the part before it arrived"}
	OutboxPageUnderWay     = Sentence{"지금 보내는 중이에요", "is being sent now"}
	OutboxPageExpires      = Sentence{"%s까지 다시 보내 봐요", "is tried until %s"}
	OutboxPageDecideFriend = Sentence{"카카오톡에서 친구와의 채팅에 있으면 %s, 없으면 %s를 눌러 주세요.", "If your chat with the friend has it, press %s; if not, %s."}
	OutboxPageDecide       = Sentence{"카카오톡의 나와의 채팅에 있으면 %s, 없으면 %s를 눌러 주세요.", "If your own chat in KakaoTalk has it, press %s; if not, %s."}

	OutboxPageRetry        = Sentence{"다시 보내기", "resend"}
	OutboxPageRetryAbout   = Sentence{"고른 메시지를 지금 다시 보내요", "send the chosen message again now"}
	OutboxPageRetryYes     = Sentence{"그래도 다시 보내기", "send again anyway"}
	OutboxPageRetryAll     = Sentence{"대기 중인 것 모두 보내기", "send all that is queued"}
	OutboxPageArrived      = Sentence{"도착했어요", "it arrived"}
	OutboxPageArrivedAbout = Sentence{"고른 메시지는 도착했으니 다시 보내지 않아요", "the chosen message did arrive and is not sent again"}
	OutboxPageDrop         = Sentence{"포기", "give up"}
	OutboxPageDropAbout    = Sentence{"고른 메시지를 보내지 않기로 해요", "give the chosen message up"}
	OutboxPageDropYes      = Sentence{"정말 포기", "give it up"}
	OutboxPageLeave        = Sentence{"그대로 두기", "leave it"}
	OutboxPageBack         = Sentence{"쓰기로", "to compose"}
	OutboxPageConsent      = Sentence{"동의 받고 보내기", "get consent and send"}
	OutboxPageLogin        = Sentence{"로그인하고 보내기", "log in and send"}

	OutboxPageAskDrop  = Sentence{"이 메시지를 포기할까요? 글은 기록에만 남아요. 포기하려면 %s를 한 번 더 누르세요.", "Give this message up? Its text stays in the log only. Press %s once more to give it up."}
	OutboxPageAskRetry = Sentence{"이미 도착했다면 두 번 가요. 카카오톡에 없으면 %s를 한 번 더 누르세요.", "If it has arrived, it will be there twice. If KakaoTalk does not show it, press %s once more."}
	OutboxPageSending  = Sentence{"보내는 중이에요", "sending"}
	OutboxPageWent     = Sentence{"보냈어요", "sent"}
	OutboxPageMarked   = Sentence{"도착한 것으로 적었어요", "noted as arrived"}
	OutboxPageDropped  = Sentence{"보내지 않기로 했어요", "given up"}
	OutboxPageStays    = Sentence{"아직 도착하지 않았어요. 까닭은 아래에 있어요.", "It is not delivered yet; why stands below."}
)
