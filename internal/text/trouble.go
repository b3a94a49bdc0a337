package text

// Trouble is a failure in words: what happened, why, and the next step. Only Detail may take arguments. Detail or Remedy
// may be empty.
type Trouble struct{ Title, Detail, Remedy Sentence }

// Troubles on the way to Kakao and back. The first argument of a Detail is the host or the HTTP status.
var (
	TroubleNoName = Trouble{
		Sentence{"인터넷에 연결되어 있지 않은 것 같아요", "There seems to be no internet connection"},
		Sentence{"%s 주소를 찾지 못했어요.", "The address of %s was not found."},
		Sentence{"인터넷 연결과 DNS 설정을 확인하고 다시 시도해 주세요.", "Check the internet connection and DNS, then try again."},
	}
	TroubleUnreachable = Trouble{
		Sentence{"카카오에 연결하지 못했어요", "Kakao could not be reached"},
		Sentence{"연결이 만들어지지 않았어요 (%s).", "No connection was made (%s)."},
		Sentence{"인터넷 연결, 방화벽, 프록시를 확인하고 다시 시도해 주세요.", "Check the internet connection, firewall and proxy, then try again."},
	}
	TroubleTimeout = Trouble{
		Sentence{"카카오가 제때 답하지 않았어요", "Kakao did not answer in time"},
		Sentence{"기다리는 시간이 끝날 때까지 답이 오지 않았어요.", "No answer came before the time was up."},
		Sentence{"인터넷 연결을 확인하고 잠시 뒤에 다시 시도해 주세요.", "Check the internet connection and try again in a moment."},
	}
	TroubleCertificate = Trouble{
		Sentence{"카카오의 인증서를 확인하지 못했어요", "Kakao's certificate could not be verified"},
		Sentence{"안전한 연결이 아니어서 아무것도 보내지 않았어요 (%s).", "The connection is not safe, so nothing was sent (%s)."},
		Sentence{"컴퓨터의 날짜와 시각, 회사나 학교의 프록시와 보안 프로그램을 확인해 주세요.", "Check this computer's date and time, and any proxy or security software of your company or school."},
	}
	TroubleNoAnswer = Trouble{
		Sentence{"카카오의 답을 받지 못했어요", "No answer came from Kakao"},
		Sentence{"연결이 중간에 끊겼어요 (%s).", "The connection broke (%s)."},
		Sentence{"인터넷 연결을 확인하고 다시 시도해 주세요.", "Check the internet connection and try again."},
	}
	TroubleServer = Trouble{
		Sentence{"카카오 서버에 문제가 생겼어요", "Kakao's server has a fault"},
		Sentence{"HTTP %d 오류가 왔어요. 카카오 쪽의 일시적인 문제예요.", "It answered HTTP %d, a fault on Kakao's side that usually passes."},
		Sentence{"잠시 기다렸다가 다시 시도해 주세요.", "Wait a moment and try again."},
	}
	TroubleRate = Trouble{
		Sentence{"요청이 너무 많아요", "Too many requests"},
		Sentence{"카카오가 HTTP %d로 답했어요.", "Kakao answered HTTP %d."},
		Sentence{"몇 분 기다렸다가 다시 시도해 주세요.", "Wait a few minutes and try again."},
	}
	TroubleHTML = Trouble{
		Sentence{"카카오의 답이 아닌 웹 페이지가 왔어요", "A web page came instead of Kakao's answer"},
		Sentence{"JSON 대신 HTML이 왔어요 (HTTP %d). 공용 와이파이의 로그인 화면이나 프록시가 대신 답했을 수 있어요.", "HTML came in place of JSON (HTTP %d). The sign-in page of a public Wi-Fi or a proxy may have answered."},
		Sentence{"브라우저에서 인터넷이 되는지 확인하고 다시 시도해 주세요.", "Check in a browser that the internet works, then try again."},
	}
	TroubleHalfAnswer = Trouble{
		Sentence{"카카오의 답이 중간에 끊겼어요", "Kakao's answer broke off"},
		Sentence{"답이 끝까지 오지 않았거나 깨졌어요 (HTTP %d).", "The answer did not come whole, or came damaged (HTTP %d)."},
		Sentence{"인터넷 연결을 확인하고 다시 시도해 주세요.", "Check the internet connection and try again."},
	}
	TroubleOddAnswer = Trouble{
		Sentence{"카카오의 답을 이해하지 못했어요", "Kakao's answer makes no sense"},
		Sentence{"문서에 없는 모양의 답이 왔어요 (HTTP %d, %s).", "It is not of the form that Kakao documents (HTTP %d, %s)."},
		Sentence{"KAKAOTUI_AUTH_URL이나 KAKAOTUI_API_URL을 바꿨다면 확인하고, 아니라면 잠시 뒤에 다시 시도해 주세요.", "If you changed KAKAOTUI_AUTH_URL or KAKAOTUI_API_URL, check them; if not, try again in a moment."},
	}
	TroubleUnknownCode = Trouble{
		Sentence{"카카오가 거절했어요", "Kakao refused"},
		Sentence{"kakaotui가 모르는 오류예요.", "kakaotui does not know this error."},
		Sentence{"카카오의 설명을 읽고, 데브톡에서 같은 코드를 찾아봐 주세요.", "Read what Kakao says, and look the code up on DevTalk."},
	}
	TroubleUnexpected = Trouble{
		Sentence{"예상하지 못한 오류가 생겼어요", "Something unexpected went wrong"},
		Sentence{"오류 내용: \"%s\".", "It says: \"%s\"."},
		Sentence{"다시 시도해 보고, 계속되면 `--verbose`를 붙여 실행해서 나온 내용과 함께 알려 주세요.", "Try again; if it stays, run it with `--verbose` and report what it prints."},
	}
	TroubleInterrupted = Trouble{
		Title: Sentence{"중간에 멈췄어요", "Interrupted"},
	}
	TroubleInterruptedSend = Trouble{
		Sentence{"보내기 전에 멈췄어요", "Interrupted before anything was sent"},
		Sentence{"메시지는 전송되지 않았고 대기함에 보관되지도 않았어요.", "The message was not sent and was not kept in an outbox."},
		Sentence{"보내려면 다시 보내 주세요.", "Send it again if you still want to."},
	}
)

// What became of a message that Kakao did not take for sure and that is not in the journal either, because it came to nothing
// before it was written down.
var (
	NotSentNotKept = Sentence{
		"메시지는 전송되지 않았고 대기함에 보관되지도 않았어요.",
		"The message was not sent and was not kept in an outbox.",
	}
	SendAgainYourself = Sentence{
		"저절로 다시 보내지 않으니 메시지를 직접 다시 보내 주세요.",
		"Nothing sends the message later: send it again yourself.",
	}
	OutcomeUnknown = Sentence{
		"메시지가 도착했는지 알 수 없어요. 대기함에 보관되지도 않았어요.",
		"Nobody knows whether the message arrived, and it was not kept in an outbox.",
	}
	LookBeforeSending = Sentence{
		"카카오톡의 나와의 채팅을 먼저 확인하고, 도착하지 않았을 때만 직접 다시 보내 주세요.",
		"Look in your own chat in KakaoTalk first, and send it again yourself only if it is not there.",
	}
	// KakaoSays marks the server's own words.
	KakaoSays = Sentence{"카카오의 설명: \"%s\".", "Kakao says: \"%s\"."}
	// InConsole leads to a menu of Kakao's console.
	InConsole = Sentence{"콘솔 위치: %s", "In the console: %s"}
	// ConsentMissing names the consent items that are missing; ConsentCommand asks for them.
	ConsentMissing = Sentence{"동의가 필요한 항목: %s", "Consent is missing for: %s"}
	ConsentCommand = Sentence{"`kakaotui login %s`로 로그인하면서 동의해 주세요.", "Log in with `kakaotui login %s` and agree."}
	WaitSeconds    = Sentence{"카카오는 %d초 뒤에 다시 시도하라고 해요.", "Kakao asks to wait %d seconds."}
)
