package report

import (
	"errors"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

func ofSession(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*session.LoginNeededError](err); ok {
		return ofLoginNeeded(e, l), true
	}
	if e, ok := errors.AsType[*session.MessageError](err); ok {
		return ofMessage(e, l), true
	}
	if e, ok := errors.AsType[*session.OverriddenError](err); ok {
		origin := text.Origin(string(e.Origin)).In(l)
		return told(l, Usage, "overridden", text.TroubleOverridden, foreign(e.Setting), origin), true
	}
	if e, ok := errors.AsType[*session.RecipientError](err); ok {
		if e.Reason == session.RecipientSelf {
			return told(l, Usage, "recipient_self", text.TroubleFriendSelf), true
		}
		return told(l, Usage, "recipient_malformed", text.TroubleFriendMalformed, foreign(e.UUID)), true
	}
	if e, ok := errors.AsType[*session.TooManyPartsError](err); ok {
		return told(l, Usage, "too_many_parts", text.TroubleTooManyParts, e.Parts, e.Max), true
	}
	if _, ok := errors.AsType[*session.OlderImportError](err); ok {
		return told(l, Usage, "older_import", text.TroubleOlderImport), true
	}
	switch {
	case errors.Is(err, session.ErrNoSettings):
		return told(l, Login, "no_settings", text.TroubleNoSettings), true
	case errors.Is(err, session.ErrNoLogin):
		return told(l, Login, "no_login", text.TroubleNoLogin), true
	}
	return Report{}, false
}

func ofLoginNeeded(e *session.LoginNeededError, l text.Lang) Report {
	switch e.Reason {
	case session.LoginExpired:
		return told(l, Login, "login_expired", text.TroubleLoginExpired)
	case session.LoginRejected:
		r := told(l, Login, "login_rejected", text.TroubleLoginRejected)
		r.Code = foreign(kakao.CodeOf(e.Err))
		return r
	case session.LoginOther:
		return told(l, Login, "login_other", text.TroubleLoginOther)
	case session.LoginElsewhere:
		if r, ok := ofTokenPlace(e.Err, l); ok {
			return r
		}
	}
	return told(l, Login, "no_login", text.TroubleNoLogin)
}

// ofMessage tells why a message is not even tried.
func ofMessage(e *session.MessageError, l text.Lang) Report {
	reason := string(e.Reason)
	switch e.Reason {
	case session.MessageEmpty:
		return told(l, Usage, reason, text.TroubleEmpty)
	case session.MessageTooLong:
		return told(l, Usage, reason, text.TroubleTooLong, e.Count, e.Limit)
	case session.MessageBadLink:
		return told(l, Usage, reason, text.TroubleBadLink)
	case session.MessageBadButton:
		return told(l, Usage, reason, text.TroubleBadButton)
	case session.MessageNotText:
		return told(l, Usage, reason, text.TroubleNotUTF8, text.TemplateField(string(e.Field)).In(l))
	}
	return told(l, Usage, reason, text.TroubleBadTemplate, text.TemplateField(string(e.Field)).In(l))
}
