package doctor

import (
	"context"
	"errors"
	"time"

	"kakaotui/internal/report"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// keyRing reads the tokens from the key ring, where they are to be there.
func (e *exam) keyRing(ctx context.Context) Result {
	if e.Settings.Tokens != store.TokensInKeyring {
		return e.skip(text.DoctorRingUnused)
	}
	start := e.Now()
	e.tokens, e.tokensErr = within(ctx, ringLimit, func(context.Context) (store.Tokens, error) { return e.Tokens() })
	var f findings
	damaged, isDamage := errors.AsType[*store.DamagedError](e.tokensErr)
	switch {
	case e.tokensErr == nil:
		return f.result(e.say(text.DoctorRingFine, text.Milliseconds(e.Now().Sub(start).Round(time.Millisecond))))
	case isDamage:
		f.fail(report.Unexpected, e.say(text.DoctorTokensDamaged, e.say(text.Damage(string(damaged.Damage)))), e.say(text.DoctorDamagedLogin))
	case errors.Is(e.tokensErr, errLate):
		r := report.Of(&store.RingError{Op: "read", Problem: store.RingTimeout}, e.Lang)
		f.add(r.Kind, told(Failed, r))
	default:
		r := report.Of(e.tokensErr, e.Lang)
		f.add(r.Kind, told(Failed, r))
	}
	return f.result("")
}
