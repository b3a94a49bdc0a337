package report

import (
	"context"
	"errors"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// Of tells the error of any command. nil gives the zero Report.
func Of(err error, l text.Lang) Report {
	if err == nil {
		return Report{}
	}
	for _, tell := range []func(error, text.Lang) (Report, bool){ofUndelivered, ofOutbox, ofJournal, ofStore, ofSession, ofLogin, ofTemplate, ofImage, ofKakao, ofSystem} {
		if r, ok := tell(err, l); ok {
			return r
		}
	}
	return told(l, Unexpected, "", text.TroubleUnexpected, foreign(err.Error()))
}

// OfSend tells the error of a send. A *session.UndeliveredError is of a message in the journal: the report says that it is
// kept, and what becomes of it. Any other error came before the message was written down: session.FateOf judges what
// became of it, and the report says that it was not kept. Three things stay as Of tells them: what a person did wrong (usage), a failure of this
// computer's files before anything left (unexpected), and a -401 that only the console mends (refused). nil gives the
// zero Report.
func OfSend(err error, l text.Lang) Report {
	r := Of(err, l)
	if _, kept := errors.AsType[*session.UndeliveredError](err); kept || err == nil || r.Kind == Usage {
		return r
	}
	switch session.FateOf(err) {
	case session.Unknown:
		if _, local := ofStore(err, l); local {
			return notSent(r, err, l)
		}
		r.Kind = Unknown
		r.Detail = join(" ", r.Detail, text.OutcomeUnknown.In(l))
		r.Remedy = lookFirst(err).In(l)
	case session.Queued:
		return notSent(r, err, l)
	case session.NeedsLogin:
		if r.Kind != Refused {
			r.Kind = Login
		}
	case session.NeedsConsent:
		r.Kind = Consent
	case session.Refused:
		r.Kind = Refused
	}
	return r
}

// OfPreparing tells an error that came before there was a message to send, such as an upload that failed: nothing was sent
// and nothing is kept, so the kind is that of any command. What a person did wrong is told as it is. nil gives the zero
// Report.
func OfPreparing(err error, l text.Lang) Report {
	r := Of(err, l)
	if err == nil || r.Kind == Usage {
		return r
	}
	r.Detail = join(" ", r.Detail, text.NotSentNotKept.In(l))
	if r.Kind == Unexpected {
		r.Remedy = join(" ", r.Remedy, text.SendAgainYourself.In(l))
	}
	return r
}

// lookFirst says where a message of unknown fate would be.
func lookFirst(err error) text.Sentence {
	if e, ok := errors.AsType[*kakao.Error](err); ok && e.Op == kakao.OpSendToFriends {
		return text.LookBeforeSendingFriends
	}
	return text.LookBeforeSending
}

// notSent tells of a message that surely was not taken.
func notSent(r Report, err error, l text.Lang) Report {
	if r.Kind == Interrupted {
		return told(l, Interrupted, r.Reason, text.TroubleInterruptedSend)
	}
	if passes(err) {
		r.Kind = Queued
	}
	r.Detail = join(" ", r.Detail, text.NotSentNotKept.In(l))
	r.Remedy = join(" ", r.Remedy, text.SendAgainYourself.In(l))
	return r
}

// passes says that the same send may work later without anybody mending something on this computer.
func passes(err error) bool {
	_, call := errors.AsType[*kakao.Error](err)
	_, locked := errors.AsType[*store.LockError](err)
	return call || locked || errors.Is(err, context.DeadlineExceeded)
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
