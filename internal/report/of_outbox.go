package report

import (
	"context"
	"errors"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// About is what is known of a message besides its error. The zero value is a message to oneself of no known kind.
type About struct {
	ToFriend bool
	Kind     string // as the journal and kakao name it: "text", "scrap", "custom", …; empty when it is not known
}

// OfMessage is OfSend for a message of which more is known: where to look for it, and what its kind makes likely.
func OfMessage(err error, about About, l text.Lang) Report {
	if r, kept := toldKept(err, about, l); kept {
		return r
	}
	return OfSend(err, l)
}

func ofUndelivered(err error, l text.Lang) (Report, bool) { return toldKept(err, About{}, l) }

// toldKept tells of a message in the journal that was not delivered for sure: why, where it is now, and what the person
// does, if anything.
func toldKept(err error, about About, l text.Lang) (Report, bool) {
	e, ok := errors.AsType[*session.UndeliveredError](err)
	if !ok {
		return Report{}, false
	}
	r := whyUndelivered(e, about, l)
	id := foreign(e.ID)
	switch fate := session.FateOf(e); {
	case e.State == journal.Dropped:
		r.Kind = Refused
	case fate == session.Unknown:
		r.Kind = Unknown
		r.Detail = join(" ", r.Detail, text.KeptUnknown.In(l))
		r.Remedy = decideUnknown(e, about).In(l, id)
	case e.State != journal.Queued && e.State != journal.Sending:
		r.Kind = Refused
		r.Detail = join(" ", r.Detail, text.KeptRefused.In(l))
		r.Remedy = join(" ", r.Remedy, text.DecideRefused.In(l, id))
	case fate == session.NeedsLogin && r.Kind != Refused:
		r.Kind = Login
		r.Detail = join(" ", r.Detail, text.KeptForLogin.In(l))
	case fate == session.NeedsConsent:
		r.Kind = Consent
		r.Detail = join(" ", r.Detail, text.KeptForConsent.In(l))
	case fate == session.Refused, fate == session.NeedsLogin:
		r.Kind = Refused
		r.Detail = join(" ", r.Detail, text.KeptForMending.In(l))
	case behindUnknown(e):
		if r.Kind != Interrupted {
			r.Kind = Queued
		}
		r.Detail = join(" ", r.Detail, text.KeptForDecision.In(l))
		r.Remedy = text.DecideFirst.In(l)
	case isKeyRing(e.Err):
		r.Kind = Queued
		r.Detail = join(" ", r.Detail, text.KeptForMending.In(l))
		r.Remedy = join(" ", r.Remedy, text.SeeOutbox.In(l))
	default:
		if r.Kind != Interrupted {
			r.Kind = Queued
		}
		r.Detail = join(" ", r.Detail, text.KeptGoesLater.In(l))
		r.Remedy = join(" ", r.Remedy, text.SeeOutbox.In(l))
	}
	return r, true
}

// Behind is the Reason of a message that was not tried, because one before it could not go out.
const Behind = "behind"

// behindUnknown tells a later part that goes nowhere before a person has decided about the part before it.
func behindUnknown(e *session.UndeliveredError) bool {
	behind, ok := errors.AsType[*session.BehindError](e.Err)
	return ok && behind.Fate == session.Unknown && e.Wait == journal.WaitPart
}

// isKeyRing tells trouble of the key ring, which no waiting mends.
func isKeyRing(err error) bool {
	_, ok := errors.AsType[*store.RingError](err)
	return ok
}

// decideUnknown says in which chat a message of unknown fate would be.
func decideUnknown(e *session.UndeliveredError, about About) text.Sentence {
	if sent, ok := errors.AsType[*kakao.Error](e.Err); about.ToFriend || ok && sent.Op == kakao.OpSendToFriends {
		return text.DecideUnknownFriend
	}
	return text.DecideUnknown
}

// whyUndelivered tells the cause alone.
func whyUndelivered(e *session.UndeliveredError, about About, l text.Lang) Report {
	if e.State == journal.Dropped {
		return told(l, Refused, "dropped", text.TroubleDropped)
	}
	if e.State == journal.Expired {
		return told(l, Refused, "expired", text.TroubleExpired)
	}
	if errors.Is(e.Err, context.Canceled) && e.State == journal.Queued {
		return told(l, Interrupted, "interrupted", text.TroubleInterrupted)
	}
	if behind, ok := errors.AsType[*session.BehindError](e.Err); ok {
		r := told(l, Queued, Behind, text.TroubleBehind)
		if behind.Err != nil {
			first := Of(behind.Err, l)
			r.Detail, r.Remedy = text.BehindWhy.In(l, first.Title), first.Remedy
		}
		return r
	}
	switch {
	case e.Err != nil:
		return likely(Of(e.Err, l), about.Kind, l)
	case e.State == journal.Unknown:
		return told(l, Unknown, "", text.TroubleUnknown)
	case e.State == journal.Refused:
		return told(l, Refused, "", text.TroubleRefused)
	}
	return told(l, Queued, "", text.TroubleQueued)
}

// badParameter is Kakao's code for a value that it does not take. Its words about which value may change (kakao-api.md 6).
const badParameter = "-2"

// likely puts what a kind of message makes likely in place of the general advice.
func likely(r Report, kind string, l text.Lang) Report {
	general, _ := text.ExplainMessage(badParameter, "")
	if r.Code != badParameter || r.Remedy != general.Remedy.In(l) {
		return r
	}
	switch kind {
	case kakao.KindScrap:
		r.Remedy = text.ScrapRefused.In(l)
		r.Menu = text.InConsole.In(l, text.MenuWebDomain.Sentence().In(l))
	case kakao.KindCustom:
		r.Remedy = text.CustomRefused.In(l)
		r.Menu = text.InConsole.In(l, text.MenuTemplates.Sentence().In(l))
	}
	return r
}

// ofOutbox tells the session's other errors around the journal.
func ofOutbox(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*session.NotRecordedError](err); ok {
		return told(l, Unexpected, "not_recorded", text.TroubleNotRecorded, foreign(e.ID), text.Fate(string(e.State)).In(l), cause(l, e.Err)), true
	}
	if e, ok := errors.AsType[*session.BusyError](err); ok {
		if errors.Is(e.Err, context.Canceled) {
			return told(l, Interrupted, "interrupted", text.TroubleInterrupted), true
		}
		return told(l, Unexpected, "sender_busy", text.TroubleSenderBusy), true
	}
	if e, ok := errors.AsType[*session.HeldError](err); ok {
		return told(l, Unexpected, "held", text.TroubleHeld, text.ClockSeconds(e.Until)), true
	}
	switch {
	case errors.Is(err, session.ErrCutShort):
		return told(l, Unknown, "cut_short", text.TroubleCutShort), true
	case errors.Is(err, session.ErrNoJournal):
		return told(l, Unexpected, "no_journal", text.TroubleNoOutbox), true
	}
	return Report{}, false
}
