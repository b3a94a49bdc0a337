package doctor

import (
	"context"
	"errors"
	"slices"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// late is true when a look was given up because its time was over.
func late(err error) bool {
	return errors.Is(err, errLate) || errors.Is(err, context.DeadlineExceeded)
}

// consent looks whether messages may be sent. Friends are told of and judged by nobody: most people send to themselves.
func (e *exam) consent(ctx context.Context) Result {
	switch {
	case e.done[Login] == Failed, e.done[Login] == Skipped:
		return e.skipAfterLogin()
	case !e.live:
		return e.storedConsent()
	}
	scopes, err := within(ctx, networkLimit, func(ctx context.Context) ([]kakao.Scope, error) {
		return e.Kakao.Scopes(ctx, e.tokens.AccessToken)
	})
	var f findings
	if err != nil {
		r := report.Of(err, e.Lang)
		f.add("", Note{State: Warning, Detail: e.say(text.DoctorUnsure, e.doubt(err)), Remedy: e.say(text.DoctorTryLater), Code: r.Code})
		return f.result("")
	}
	find := func(id string) (kakao.Scope, bool) {
		i := slices.IndexFunc(scopes, func(s kakao.Scope) bool { return s.ID == id })
		if i < 0 {
			return kakao.Scope{}, false
		}
		return scopes[i], true
	}
	send, there := find(session.Required[0])
	friends, _ := find(friendsScope)
	switch {
	case send.Agreed:
		return f.result(e.consentFine(friends.Agreed))
	case !there || !send.Using:
		f.fail(report.Consent, e.say(text.DoctorConsentOff), e.say(text.DoctorConsentOffMend, e.menu(text.MenuConsentItems)))
	default:
		f.fail(report.Consent, e.say(text.DoctorConsentMissing), e.say(text.DoctorConsentMend, e.menu(text.MenuConsentItems)))
	}
	return f.result("")
}

const friendsScope = "friends"

// skipAfterLogin names the check that keeps Kakao from being asked: the login, or what kept that from being made.
func (e *exam) skipAfterLogin() Result {
	for _, c := range []Check{Settings, Files, KeyRing, Reachability} {
		if e.done[Login] == Skipped && e.done[c] == Failed {
			return e.skipAfter(c)
		}
	}
	return e.skipAfter(Login)
}

// storedConsent is what Kakao said last.
func (e *exam) storedConsent() Result {
	agreed := e.tokens.Scopes
	var f findings
	switch {
	case agreed == nil:
		return e.skip(text.DoctorConsentUnknown)
	case !slices.Contains(agreed, session.Required[0]):
		f.fail(report.Consent, e.say(text.DoctorConsentMissing), e.say(text.DoctorConsentMend, e.menu(text.MenuConsentItems)))
	}
	f.inform(e.say(text.DoctorConsentStored), "")
	if len(f.notes) > 1 {
		return f.result("")
	}
	return f.result(e.consentFine(slices.Contains(agreed, friendsScope)))
}

func (e *exam) consentFine(friends bool) string {
	word := text.ScopeNotAgreed
	if friends {
		word = text.ScopeAgreed
	}
	return e.say(text.DoctorConsentFine, e.say(word))
}
