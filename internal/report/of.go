package report

import (
	"context"
	"errors"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// Of tells the error of any command. nil gives the zero Report.
func Of(err error, l text.Lang) Report {
	if err == nil {
		return Report{}
	}
	for _, tell := range []func(error, text.Lang) (Report, bool){ofStore, ofLogin, ofTemplate, ofKakao, ofSystem} {
		if r, ok := tell(err, l); ok {
			return r
		}
	}
	return told(l, Unexpected, "", text.TroubleUnexpected, foreign(err.Error()))
}

// OfSend tells the error of a send. session.FateOf judges what became of the message; as there is no outbox yet, the report
// says that the message was not kept. What a person did wrong stays usage, and an interruption before anything left
// stays an interruption. nil gives the zero Report.
func OfSend(err error, l text.Lang) Report {
	r := Of(err, l)
	switch session.FateOf(err) {
	case session.Unknown:
		r.Kind = Unknown
		r.Detail = join(" ", r.Detail, text.OutcomeUnknown.In(l))
		r.Remedy = text.LookBeforeSending.In(l)
	case session.Queued:
		return notSent(r, l)
	case session.NeedsLogin:
		r.Kind = Login
	case session.NeedsConsent:
		r.Kind = Consent
	case session.Refused:
		if r.Kind == Login || r.Kind == Consent || ofKakaoAlone(r.Kind, err) {
			r.Kind = Refused
		}
	}
	return r
}

// notSent tells of a message that surely did not leave.
func notSent(r Report, l text.Lang) Report {
	switch r.Kind {
	case Usage:
		return r
	case Interrupted:
		return told(l, Interrupted, r.Reason, text.TroubleInterruptedSend)
	}
	r.Kind = Queued
	r.Detail = join(" ", r.Detail, text.NotSentNotKept.In(l))
	r.Remedy = join(" ", r.Remedy, text.SendAgainYourself.In(l))
	return r
}

// ofKakaoAlone says that an unexpected failure came out of Kakao's answer, not out of this computer.
func ofKakaoAlone(k Kind, err error) bool {
	_, fromKakao := errors.AsType[*kakao.Error](err)
	return k == Unexpected && fromKakao
}

// ofSystem tells of what has no type of ours: an interruption, a time limit, the file system.
func ofSystem(err error, l text.Lang) (Report, bool) {
	switch {
	case errors.Is(err, context.Canceled):
		return told(l, Interrupted, "interrupted", text.TroubleInterrupted), true
	case errors.Is(err, context.DeadlineExceeded):
		return told(l, Unexpected, "timeout", text.TroubleTimeout), true
	}
	return ofFileSystem(err, l)
}
