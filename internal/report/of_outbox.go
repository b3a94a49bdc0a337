package report

import (
	"context"
	"errors"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
)

// ofUndelivered tells of a message in the journal that was not delivered for sure: why, where it is now, and what the
// person does, if anything.
func ofUndelivered(err error, l text.Lang) (Report, bool) {
	e, ok := errors.AsType[*session.UndeliveredError](err)
	if !ok {
		return Report{}, false
	}
	r := whyUndelivered(e, l)
	id := foreign(e.ID)
	switch fate := session.FateOf(e); {
	case e.State == journal.Dropped:
		r.Kind = Refused
	case fate == session.Unknown:
		r.Kind = Unknown
		r.Detail = join(" ", r.Detail, text.KeptUnknown.In(l))
		r.Remedy = text.DecideUnknown.In(l, id)
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
	default:
		if r.Kind != Interrupted {
			r.Kind = Queued
		}
		r.Detail = join(" ", r.Detail, text.KeptGoesLater.In(l))
		r.Remedy = join(" ", r.Remedy, text.SeeOutbox.In(l))
	}
	return r, true
}

// whyUndelivered tells the cause alone.
func whyUndelivered(e *session.UndeliveredError, l text.Lang) Report {
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
		r := told(l, Queued, "behind", text.TroubleBehind)
		if behind.Err != nil {
			first := Of(behind.Err, l)
			r.Detail, r.Remedy = text.BehindWhy.In(l, first.Title), first.Remedy
		}
		return r
	}
	switch {
	case e.Err != nil:
		return Of(e.Err, l)
	case e.State == journal.Unknown:
		return told(l, Unknown, "", text.TroubleUnknown)
	case e.State == journal.Refused:
		return told(l, Refused, "", text.TroubleRefused)
	}
	return told(l, Queued, "", text.TroubleQueued)
}

// ofOutbox tells the session's other errors around the journal.
func ofOutbox(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*session.NotRecordedError](err); ok {
		return told(l, Unexpected, "not_recorded", text.TroubleNotRecorded, foreign(e.ID), text.Fate(string(e.State)).In(l), cause(e.Err)), true
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
