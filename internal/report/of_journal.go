package report

import (
	"context"
	"errors"
	"strings"

	"kakaotui/internal/journal"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// ofJournal tells of the journal's file.
func ofJournal(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*journal.NotWritableError](err); ok {
		return ofNotWritable(&store.NotWritableError{Op: e.Op, Path: e.Path, Err: e.Err}, l), true
	}
	if e, ok := errors.AsType[*journal.DamagedError](err); ok {
		return ofDamagedJournal(e, l), true
	}
	if e, ok := errors.AsType[*journal.NewerError](err); ok {
		return told(l, Unexpected, "newer_file", text.TroubleNewer, path(e.Path), e.Version, e.Known), true
	}
	if e, ok := errors.AsType[*journal.NotPlainError](err); ok {
		return told(l, Unexpected, "not_plain", text.TroubleNotPlain, path(e.Path), fileType(e.Type).In(l)), true
	}
	if e, ok := errors.AsType[*journal.LockError](err); ok {
		if errors.Is(e.Err, context.Canceled) {
			return told(l, Interrupted, "interrupted", text.TroubleInterrupted), true
		}
		return told(l, Unexpected, "locked", text.TroubleJournalLocked, path(e.Path)), true
	}
	return ofDecision(err, l)
}

func ofDamagedJournal(e *journal.DamagedError, l text.Lang) Report {
	t := text.TroubleJournalDamaged
	if e.SetAside == "" {
		t = text.TroubleJournalStays
	}
	r := told(l, Unexpected, "damaged_file", t, path(e.Path), text.Damage(string(e.Damage)).In(l))
	if e.SetAside != "" {
		r.Detail = join(" ", r.Detail, text.DamagedSetAside.In(l, path(e.SetAside)))
	}
	if e.Err != nil {
		r.Detail = join(" ", r.Detail, text.DamagedStays.In(l, cause(l, e.Err)))
	}
	return r
}

// ofDecision tells why something cannot be done with a message.
func ofDecision(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*journal.AmbiguousError](err); ok {
		return told(l, Usage, "ambiguous_id", text.TroubleAmbiguous, foreign(e.Prefix), foreign(strings.Join(e.IDs, ", "))), true
	}
	if e, ok := errors.AsType[*journal.StateError](err); ok {
		return told(l, Usage, "wrong_state", text.TroubleWrongState, foreign(e.ID), text.Fate(string(e.State)).In(l)), true
	}
	if e, ok := errors.AsType[*journal.BodyGoneError](err); ok {
		return told(l, Usage, "body_gone", text.TroubleBodyGone, foreign(e.ID)), true
	}
	if e, ok := errors.AsType[*journal.KeyTakenError](err); ok {
		kind := Usage
		if e.State == journal.Unknown {
			kind = Unknown
		}
		return told(l, kind, "key_taken", text.TroubleKeyTaken, foreign(e.Key), text.Fate(string(e.State)).In(l)), true
	}
	if e, ok := errors.AsType[*journal.ReplaceError](err); ok {
		return told(l, Usage, "replace", text.TroubleReplace, foreign(e.ID)), true
	}
	if e, ok := errors.AsType[*journal.IntentError](err); ok {
		return told(l, Usage, "bad_"+foreign(e.Field), text.TroubleIntent, foreign(e.Field)), true
	}
	if errors.Is(err, journal.ErrNotFound) {
		return told(l, Usage, "no_such_message", text.TroubleNoMessage), true
	}
	return Report{}, false
}
