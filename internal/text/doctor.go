package text

import "sync"

// The command doctor: its own words, and those of the checks that need few.
var (
	CmdDoctor     = Sentence{"설정부터 동의까지 차례로 검사하고 고치는 법 알려 주기", "check the set-up step by step and say how to mend it"}
	CmdDoctorLong = Sentence{
		"설정, 파일, 키링, 터미널, 시계, 연결, 로그인, 동의, 대기함, 오늘의 한도를 차례로 살펴봐요. 문제가 있으면 바로 아래에 다음 할 일을 알려 드려요. 보기만 하고 아무것도 바꾸지 않아요. 토큰도 갱신하지 않아요.",
		"Looks at settings, files, key ring, terminal, clock, reachability, login, consent, outbox and today's quota, in this order. Below each problem stands the next step. It only looks: nothing is changed, no token is refreshed.",
	}
	FlagDoctorOffline = Sentence{"네트워크를 쓰지 않는 검사만", "only the checks that need no network"}

	DoctorAllFine  = Sentence{"문제를 찾지 못했어요.", "No problems were found."}
	DoctorProblems = Sentence{"실패 %d, 경고 %d. 위에서부터 %s 줄을 차례로 해 보세요.", "Failed: %d, warnings: %d. Follow the lines with %s from the top."}

	DoctorSkipOffline = Sentence{"카카오에 묻지 않았어요 (--offline).", "Kakao was not asked (--offline)."}
	DoctorSkipAfter   = Sentence{"앞의 검사(%s)가 실패해서 건너뛰었어요.", "Skipped, because an earlier check (%s) failed."}
	DoctorLate        = Sentence{"%d초 안에 끝나지 않았어요.", "It did not finish within %d seconds."}
	DoctorTryLater    = Sentence{"잠시 뒤에 `kakaotui doctor`를 다시 실행해 주세요.", "Run `kakaotui doctor` again in a moment."}
)

// Key ring and terminal.
var (
	DoctorRingFine    = Sentence{"키링이 %s 만에 답했어요.", "The key ring answered within %s."}
	DoctorRingUnused  = Sentence{"토큰을 키링이 아니라 파일에 두고 있어요.", "The tokens are kept in a file, not in the key ring."}
	DoctorLocaleFine  = Sentence{"한글을 쓸 수 있는 로캘이에요 (%s).", "The locale can write Korean (%s)."}
	DoctorNotUTF8     = Sentence{"로캘이 UTF-8이 아니라서(%s) 터미널에 따라 한글이 깨져 보일 수 있어요.", "The locale is not UTF-8 (%s): some terminals and programs will garble Korean."}
	DoctorNoLocale    = Sentence{"로캘이 정해지지 않아서(LANG이 비어 있음) 터미널에 따라 한글이 깨져 보일 수 있어요.", "No locale is set (LANG is empty): some terminals and programs will garble Korean."}
	DoctorLocaleMend  = Sentence{"`export LANG=ko_KR.UTF-8`을 셸 설정에 넣어 주세요. 그 로캘이 없으면 C.UTF-8을 쓰세요. `locale -a`로 볼 수 있어요.", "Put `export LANG=ko_KR.UTF-8` into the shell's settings, or C.UTF-8 where that locale is missing; `locale -a` lists them."}
	DoctorConsole     = Sentence{"리눅스 콘솔(TERM=linux)은 한글을 그리지 못해요.", "The Linux console (TERM=linux) cannot draw Hangul."}
	DoctorConsoleMend = Sentence{"데스크톱의 터미널이나 ssh로 접속해서 쓰세요. 스크립트에서 보내는 데는 문제가 없어요.", "Use a terminal of the desktop, or ssh. Sending from scripts is not affected."}
	DoctorNoTerminal  = Sentence{"터미널에서 실행하지 않았어요.", "It does not run at a terminal."}
	DoctorWindows     = Sentence{"Windows에서는 로캘이 상관없어요.", "On Windows the locale does not matter."}
)

// Outbox and quota.
var (
	DoctorOutboxNone    = Sentence{"기다리는 메시지가 없어요.", "No message is waiting."}
	DoctorOutboxMend    = Sentence{"`kakaotui outbox`로 볼 수 있어요. 대기 중인 메시지는 다음에 보낼 때 저절로 나가요.", "`kakaotui outbox` lists them. What is queued goes out by itself at the next send."}
	DoctorOutboxUnknown = Sentence{"모름은 도착했는지 알 수 없다는 뜻이에요. 채팅을 확인하고 `kakaotui outbox sent ID`나 `kakaotui outbox retry ID`로 정해 주세요. ID는 `kakaotui outbox`에 있어요.", "Unknown means that nobody knows whether it arrived. Look in the chat, then decide with `kakaotui outbox sent ID` or `kakaotui outbox retry ID`; `kakaotui outbox` lists the IDs."}

	DoctorQuota        = Sentence{"오늘 보낸 메시지 %s통, 남은 한도 %s통 (나에게는 %s통). 이 컴퓨터의 기록으로 센 값이에요.", "Sent today: %s, left: %s (to yourself: %s), counted from this computer's journal."}
	DoctorQuotaNone    = Sentence{"이 컴퓨터에서는 아직 보낸 메시지가 없어요.", "Nothing was sent from this computer yet."}
	DoctorQuotaRefused = Sentence{"카카오가 오늘 한도를 이유로 거절한 메시지가 있어요 (%s).", "Kakao refused a message today because a quota is used up (%s)."}
	DoctorQuotaMend    = Sentence{"한도는 한국 시간 자정에 다시 차요. 콘솔의 %s에서 볼 수 있어요.", "The quota is full again at midnight in Korea; the console shows it at %s."}
)

// doctorStates are the words that stand in front of a check, named as doctor names them.
var doctorStates = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"ok":      {"정상", "ok"},
		"warning": {"경고", "warning"},
		"failed":  {"실패", "failed"},
		"skipped": {"건너뜀", "skipped"},
		"info":    {"정보", "info"},
	}
})

// DoctorState is the word for the state of a check; an unknown name comes back as it is.
func DoctorState(name string) Sentence { return namedOr(doctorStates(), name) }

// doctorChecks are what the checks are called, named as doctor names them.
var doctorChecks = sync.OnceValue(func() map[string]Sentence {
	return map[string]Sentence{
		"settings":     {"설정", "settings"},
		"files":        {"파일", "files"},
		"keyring":      {"키링", "key ring"},
		"terminal":     {"터미널", "terminal"},
		"clock":        {"시계", "clock"},
		"reachability": {"연결", "reachability"},
		"login":        {"로그인", "login"},
		"consent":      {"동의", "consent"},
		"outbox":       {"대기함", "outbox"},
		"quota":        {"오늘의 한도", "quota today"},
	}
})

// DoctorCheck is what a check is called; an unknown name comes back as it is.
func DoctorCheck(name string) Sentence { return namedOr(doctorChecks(), name) }

func namedOr(names map[string]Sentence, name string) Sentence {
	if s, ok := names[name]; ok {
		return s
	}
	return Sentence{KO: name, EN: name}
}
