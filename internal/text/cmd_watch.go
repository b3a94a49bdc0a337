package text

import (
	"fmt"
	"strconv"
	"time"
)

// watch, run and keepalive: help, what they send, what they say.
var (
	CmdWatch     = Sentence{"명령을 시간마다 실행해서 출력 보내기", "run a command at intervals and send what it prints"}
	CmdWatchLong = Sentence{
		"COMMAND를 시계에 맞춰 실행하고(30m이면 매시 정각과 30분) 출력을 나에게 보내요. 아무것도 출력하지 않으면 보내지 않아요. 명령이 실패하기 시작하면 한 번, 다시 되면 한 번 알려 줘요. ctrl+c나 SIGTERM으로 멈추면 보내던 메시지까지 보내고 종료 코드 130으로 끝나요.\n\n  kakaotui watch --every 30m -- python3 crawl.py\n  kakaotui watch --every 1h --on-change -- sh -c 'df -h / | tail -1'",
		"Runs COMMAND in step with the clock (30m: on the hour and half past) and sends what it prints to yourself. A run that prints nothing sends nothing. When the command begins to fail you are told once, and once when it works again. ctrl+c or SIGTERM stops it after the message on its way; the exit code is then 130.\n\n  kakaotui watch --every 30m -- python3 crawl.py\n  kakaotui watch --every 1h --on-change -- sh -c 'df -h / | tail -1'",
	}
	CmdRun     = Sentence{"명령을 한 번 실행하고 결과 보내기", "run a command once and send how it ended"}
	CmdRunLong = Sentence{
		"COMMAND를 실행하고 출력과 종료 코드를 그대로 넘긴 뒤, 어떻게 끝났는지(종료 코드, 걸린 시간, 마지막 줄)를 나에게 보내요. 메시지를 못 보내도 종료 코드는 COMMAND의 것이에요.\n\n  kakaotui run -- make\n  kakaotui run --on-fail --name 백업 -- ./backup.sh",
		"Runs COMMAND, passes its output and exit code through, then sends you how it ended: exit code, duration, last lines. The exit code is the command's own even when the message could not be sent.\n\n  kakaotui run -- make\n  kakaotui run --on-fail --name backup -- ./backup.sh",
	}
	CmdKeepalive     = Sentence{"로그인이 끊기지 않게 토큰 갱신 (cron용)", "keep the login alive (for cron)"}
	CmdKeepaliveLong = Sentence{
		"하루에 한 번, 그리고 리프레시 토큰이 30일보다 적게 남으면 실행할 때마다 토큰을 갱신해요. 다시 로그인해야 하는 날이 14일, 7일, 1일 앞으로 다가오면 알려 줘요. 로그인이 필요하면 종료 코드는 3이에요. cron이나 systemd 타이머에 하루 한 번 걸어 두세요.\n\n  0 9 * * *  kakaotui keepalive --quiet",
		"Refreshes the tokens once a day, and at every run once the refresh token has less than 30 days left. Warns 14, 7 and 1 days before you must log in again. The exit code is 3 when a login is needed. Let cron or a systemd timer run it once a day.\n\n  0 9 * * *  kakaotui keepalive --quiet",
	}

	FlagEvery       = Sentence{"간격 (1s 이상, 예: 30s, 30m, 24h)", "interval (at least 1s; such as 30s, 30m, 24h)"}
	FlagOnChange    = Sentence{"출력이 바뀌었을 때만 보내기", "send only when the output has changed"}
	FlagLines       = Sentence{"한 줄을 메시지 하나로", "each line is a message of its own"}
	FlagTimeout     = Sentence{"명령의 제한 시간 (없으면 --every)", "time limit of the command (default: --every)"}
	FlagAtOnce      = Sentence{"기다리지 않고 지금도 한 번 실행", "run it once right now too"}
	FlagName        = Sentence{"메시지에 쓸 이름 (없으면 명령 이름)", "what to call it in messages (default: the command)"}
	FlagOnFail      = Sentence{"실패했을 때만 보내기", "send only when it failed"}
	FlagQuietJob    = Sentence{"할 말이 없으면 아무것도 출력하지 않기", "print nothing when all is well"}
	CmdWatchEvery   = Sentence{"--every로 1s 이상의 간격을 정해 주세요. 예: kakaotui watch --every 30m -- date", "Give an interval of at least 1s, for example: kakaotui watch --every 30m -- date"}
	CmdWatchTimeout = Sentence{"--timeout은 0보다 길어야 해요.", "--timeout must be longer than 0."}
	CmdCommandWhat  = Sentence{"실행할 명령을 -- 뒤에 적어 주세요. 예: kakaotui %s", "Say which command to run after --, for example: kakaotui %s"}

	WatchFirst     = Sentence{"%s에 처음 실행해요. 멈추려면 ctrl+c를 누르세요.", "The first run is at %s. ctrl+c stops it."}
	WatchSkipped   = Sentence{"명령이 %s 걸려서 %d번을 건너뛰었어요. 겹쳐서 실행하지는 않아요.", "The run took %s, so %d were skipped. A command never overlaps itself."}
	WatchUnsent    = Sentence{"메시지 %d개를 보내지 못했어요.", "%d messages were not sent."}
	WatchForgotten = Sentence{"무엇을 보냈는지 저장하지 못했어요. 다시 시작하면 같은 내용을 또 보낼 수 있어요. (%s)", "What was sent could not be remembered; after a restart the same may be sent again. (%s)"}
	WatchSent      = Sentence{"%s 보냈어요: %s", "%s sent: %s"}

	WatchCut     = Sentence{" (%s자 중 앞부분)", " (beginning of %s characters)"}
	WatchCutSize = Sentence{" (%s KiB 중 앞부분)", " (beginning of %s KiB)"}
	WatchMore    = Sentence{"… %s줄이 더 있지만 보내지 않았어요", "… %s more lines were not sent"}
	WatchMuch    = Sentence{"… 출력이 너무 길어서 뒷부분은 보내지 않았어요", "… the output was too long; the rest was not sent"}
	WatchFailing = Sentence{"⚠ %s: 실패하기 시작했어요 (%s). 다시 되면 알려 드릴게요.", "⚠ %s began to fail (%s). You will be told when it works again."}
	WatchWorks   = Sentence{"✓ %s: 다시 돼요 (%s부터 실패했어요).", "✓ %s works again (it had been failing since %s)."}

	RunDone   = Sentence{"✓ %s: 끝났어요 (%s, %s)", "✓ %s is done (%s, %s)"}
	RunFailed = Sentence{"✗ %s: 실패했어요 (%s, %s)", "✗ %s failed (%s, %s)"}
	RunNever  = Sentence{"✗ %s: 실행하지 못했어요 (%s)", "✗ %s did not run (%s)"}

	EndedExit          = Sentence{"종료 코드 %d", "exit code %d"}
	EndedSignal        = Sentence{"%s 신호", "signal %s"}
	EndedTimeout       = Sentence{"제한 시간 %s 초과", "over its time limit of %s"}
	EndedNotFound      = Sentence{"명령을 찾을 수 없어요", "command not found"}
	EndedNotExecutable = Sentence{"실행할 수 없는 파일이에요", "not executable"}
	EndedNotStarted    = Sentence{"시작하지 못했어요: %s", "could not start: %s"}

	KeepaliveDone    = Sentence{"토큰을 갱신했어요.", "Refreshed the tokens."}
	KeepaliveNotDue  = Sentence{"아직 갱신할 때가 아니에요.", "No refresh is due yet."}
	KeepaliveUntil   = Sentence{"리프레시 토큰은 %s 남았어요 (%s까지).", "The refresh token has %s left (until %s)."}
	KeepaliveNoEnd   = Sentence{"카카오가 리프레시 토큰의 기한을 알려 주지 않았어요.", "Kakao did not say how long the refresh token lasts."}
	KeepaliveSoon    = Sentence{"⚠ 카카오 로그인이 %s 뒤(%s)에 끝나요. 그 전에 `kakaotui login`으로 다시 로그인해 주세요.", "⚠ The Kakao login ends in %s (%s). Log in again before then: `kakaotui login`"}
	KeepaliveOver    = Sentence{"⚠ 카카오 로그인이 끝났어요. `kakaotui login`으로 다시 로그인해 주세요. 그때까지 예약한 메시지가 가지 않아요.", "⚠ The Kakao login has ended. Log in again: `kakaotui login`. Until then unattended messages do not go out."}
	KeepaliveUnsaved = Sentence{"알림을 보냈다는 것을 저장하지 못해서 같은 알림이 또 갈 수 있어요. (%s)", "That the warning was sent could not be remembered, so it may come again. (%s)"}
)

var (
	tookSeconds = Sentence{"%s초", "%s s"}
	tookMinutes = Sentence{"%d분 %d초", "%d min %d s"}
	tookHours   = Sentence{"%d시간 %d분", "%d h %d min"}
)

// Took is how long something ran, in the two largest units: "0.4초", "12초", "3분 12초", "2시간 5분".
func Took(d time.Duration, l Lang) string {
	d = max(d, 0)
	s := int64(d / time.Second)
	switch {
	case d < 10*time.Second:
		tenths := int64(d / (100 * time.Millisecond))
		number := strconv.FormatInt(tenths/10, 10)
		if tenths%10 != 0 {
			number += fmt.Sprintf(".%d", tenths%10)
		}
		return tookSeconds.In(l, number)
	case s < 60:
		return tookSeconds.In(l, strconv.FormatInt(s, 10))
	case s < 3600:
		return tookMinutes.In(l, s/60, s%60)
	}
	return tookHours.In(l, s/3600, s/60%60)
}

// Number writes a count with a comma between thousands: "1,234".
func Number(n int) string {
	if n < 0 {
		return "-" + Number(-n)
	}
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
