package doctor

import (
	"context"
	"time"

	"kakaotui/internal/report"
	"kakaotui/internal/text"
)

// How far the clock may be off: from the first on it is worth a warning, from the second on tokens and certificates suffer.
const (
	clockWarns = time.Minute
	clockFails = 5 * time.Minute
)

// clock compares this computer's clock with Kakao's. The header it is read from has whole seconds.
func (e *exam) clock(ctx context.Context) Result {
	switch {
	case e.Offline:
		return e.skip(text.DoctorSkipOffline)
	case e.Kakao == nil:
		return e.skipAfter(Settings)
	}
	for _, c := range e.answers(ctx) {
		if c.err == nil && !c.Date.IsZero() {
			return e.clockOff(c.At.Sub(c.Date.Add(500 * time.Millisecond)))
		}
	}
	return e.skip(text.DoctorClockNoDate)
}

// clockOff judges how far the clock is ahead of Kakao's, behind when below zero.
func (e *exam) clockOff(ahead time.Duration) Result {
	off := max(ahead, -ahead)
	shown := text.Took(off.Round(time.Second), e.Lang)
	if off < clockWarns {
		var f findings
		return f.result(e.say(text.DoctorClockFine, shown))
	}
	says := text.DoctorClockFast
	if ahead < 0 {
		says = text.DoctorClockSlow
	}
	n := Note{State: Warning, Detail: e.say(says, shown), Remedy: e.clockMend()}
	if off < clockFails {
		return Result{Note: n}
	}
	n.State = Failed
	return Result{Note: n, Kind: report.Unexpected}
}

func (e *exam) clockMend() string {
	switch {
	case e.Getenv("WSL_DISTRO_NAME") != "":
		return e.say(text.DoctorClockMend, "sudo hwclock -s")
	case e.OS == "linux":
		return e.say(text.DoctorClockMend, "sudo timedatectl set-ntp true")
	case e.OS == "windows":
		return e.say(text.DoctorClockMend, "w32tm /resync")
	}
	return e.say(text.DoctorClockManual)
}
