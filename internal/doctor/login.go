package doctor

import (
	"context"
	"errors"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// worries are how long before the end of a login it is worth a warning: that of 14 days comes first (watch.Threshold gives the
// same at 7 and 1, which say the same here with less time left).
const worries = 14 * 24 * time.Hour

// login looks at the stored tokens, then asks Kakao whether the access token lives. It refreshes nothing.
func (e *exam) login(ctx context.Context) Result {
	_, noPlace := errors.AsType[*store.UnsupportedError](e.tokensErr)
	switch {
	case noPlace:
		return e.skipAfter(Settings) // which has refused it
	case e.tokensErr != nil && e.Settings.Tokens == store.TokensInKeyring:
		return e.skipAfter(KeyRing)
	case e.tokensErr != nil:
		return e.skipAfter(Files)
	case e.done[Settings] == Failed && e.tokens.None():
		return e.skipAfter(Settings)
	}
	var f findings
	if needed := e.loginNeeded(); needed != nil {
		r := report.Of(needed, e.Lang)
		f.add(r.Kind, told(Failed, r))
		return f.result("")
	}
	e.loginEnds(&f)
	fine := e.lifetimes(false)
	switch {
	case e.Offline:
	case e.Kakao == nil, e.SettingsErr != nil, e.Settings.RESTAPIKey == "":
		return e.unasked(&f, Settings)
	case e.done[Reachability] == Failed:
		return e.unasked(&f, Reachability)
	case !e.serves():
		f.inform(e.say(text.DoctorLoginUnasked), "")
	default:
		e.askLogin(ctx, &f)
		fine = e.lifetimes(e.live)
	}
	if e.tokens.Estimated {
		f.inform(e.say(text.EstimatedLifetime), "")
	}
	return f.result(fine)
}

// unasked is what is left of the check when Kakao cannot be asked: what is wrong by the stored tokens alone, or nothing.
func (e *exam) unasked(f *findings, why Check) Result {
	r := f.result(e.lifetimes(false))
	if r.State == OK {
		skipped := e.skipAfter(why)
		skipped.More = append(r.More, Note{State: Info, Detail: r.Detail})
		return skipped
	}
	return r
}

// serves is true while Kakao should take the access token, by this computer's clock.
func (e *exam) serves() bool {
	return e.tokens.AccessToken != "" && e.Now().Before(e.tokens.AccessExpiresAt)
}

// refreshDead says why the refresh token cannot be used; empty when it can.
func (e *exam) refreshDead() session.LoginReason {
	t := e.tokens
	switch {
	case t.RefreshToken == "", !t.RefreshExpiresAt.IsZero() && !t.Estimated && !e.Now().Before(t.RefreshExpiresAt):
		return session.LoginExpired
	case !t.RefreshRejectedAt.IsZero():
		return session.LoginRejected
	}
	return ""
}

// loginNeeded says why a person must log in; nil while the tokens can be used.
func (e *exam) loginNeeded() error {
	if e.tokens.None() {
		if found := e.Elsewhere(); found != nil {
			return &session.LoginNeededError{Reason: session.LoginElsewhere, Err: found}
		}
		return &session.LoginNeededError{Reason: session.LoginNone}
	}
	if dead := e.refreshDead(); dead != "" && !e.serves() {
		return &session.LoginNeededError{Reason: dead}
	}
	return nil
}

// loginEnds warns while the login can still be kept alive.
func (e *exam) loginEnds(f *findings) {
	if e.refreshDead() != "" {
		left := text.RemainingShort(e.tokens.AccessExpiresAt.Sub(e.Now()), e.Lang)
		f.warn(e.say(text.DoctorDeadSoon, left), report.Of(session.ErrNoLogin, e.Lang).Remedy)
		return
	}
	if end := e.tokens.RefreshExpiresAt; !end.IsZero() && end.Sub(e.Now()) <= worries {
		f.warn(e.say(text.DoctorLoginSoon, text.RemainingWords(end.Sub(e.Now()), e.Lang)), e.say(text.DoctorSoonMend))
	}
}

// lifetimes says how long the tokens last, as stored or as Kakao confirmed.
func (e *exam) lifetimes(confirmed bool) string {
	left := func(end time.Time) string {
		if end.IsZero() {
			return e.say(text.DoctorLoginNoEnd)
		}
		return text.RemainingShort(end.Sub(e.Now()), e.Lang)
	}
	switch {
	case confirmed:
		return e.say(text.DoctorLoginFine, left(e.tokens.AccessExpiresAt), left(e.tokens.RefreshExpiresAt))
	case e.serves():
		return e.say(text.DoctorLoginStored, left(e.tokens.AccessExpiresAt), left(e.tokens.RefreshExpiresAt))
	}
	return e.say(text.DoctorLoginRenews, left(e.tokens.RefreshExpiresAt))
}

// askLogin asks Kakao about the access token.
func (e *exam) askLogin(ctx context.Context, f *findings) {
	info, err := within(ctx, networkLimit, func(ctx context.Context) (kakao.TokenInfo, error) {
		return e.Kakao.TokenInfo(ctx, e.tokens.AccessToken)
	})
	if err != nil {
		e.loginDoubt(f, err)
		return
	}
	e.live = true
	if e.tokens.UserID != 0 && info.UserID != e.tokens.UserID {
		f.warn(e.say(text.DoctorOtherUser, e.tokens.UserID, info.UserID), e.say(text.DoctorDeadMend))
	}
	f.inform(e.say(text.DoctorLoginWho, info.UserID, info.AppID, e.say(text.MenuAppInfo.Now)), "")
}

// loginDoubt judges why Kakao did not confirm the access token. A dead one is no failure while it can be refreshed, and
// Kakao's passing faults say nothing about the login (kakao-api.md 4.2).
func (e *exam) loginDoubt(f *findings, err error) {
	r := report.Of(err, e.Lang)
	dead := kakao.CodeOf(err) == kakao.CodeBadToken
	switch {
	case dead && r.Kind == report.Login && e.refreshDead() == "":
		f.add("", Note{State: Warning, Detail: e.say(text.DoctorLoginDead), Remedy: e.say(text.DoctorDeadMend), Code: kakao.CodeBadToken})
	case dead, r.Kind == report.Refused, r.Kind == report.Login:
		f.add(r.Kind, told(Failed, r))
	default:
		f.add("", Note{State: Warning, Detail: e.say(text.DoctorUnsure, e.doubt(err)), Remedy: e.say(text.DoctorTryLater), Code: r.Code})
	}
}

// doubt is a failed call in words.
func (e *exam) doubt(err error) string {
	if late(err) {
		return e.say(text.DoctorLate, int(networkLimit.Seconds()))
	}
	return sentence(report.Of(err, e.Lang))
}
