package report

import (
	"errors"

	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

var ringTroubles = map[store.RingProblem]text.Trouble{
	store.RingMissing: text.TroubleRingMissing,
	store.RingLocked:  text.TroubleRingLocked,
	store.RingTimeout: text.TroubleRingTimeout,
	store.RingTooBig:  text.TroubleRingTooBig,
}

// ofTokenPlace tells of the key ring, and of tokens that are not where they are looked for.
func ofTokenPlace(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*store.RingError](err); ok {
		return ofRing(e, l), true
	}
	if e, ok := errors.AsType[*store.ElsewhereError](err); ok {
		r := told(l, Login, "tokens_elsewhere", text.TroubleElsewhere, text.TokenPlace(e.Looked).In(l), text.TokenPlace(e.Found).In(l))
		r.Remedy = text.ElsewhereMove.In(l, e.Looked, e.Found)
		return r, true
	}
	if e, ok := errors.AsType[*store.OccupiedError](err); ok {
		return told(l, Usage, "occupied", text.TroubleOccupied, text.TokenPlace(e.To).In(l)), true
	}
	if e, ok := errors.AsType[*store.NothingToMoveError](err); ok {
		return told(l, Login, "nothing_to_move", text.TroubleNothingToMove, text.TokenPlace(e.From).In(l)), true
	}
	return Report{}, false
}

func ofRing(e *store.RingError, l text.Lang) Report {
	t, known := ringTroubles[e.Problem]
	if !known {
		t = text.TroubleRingFailed
	}
	reason := "keyring_" + string(e.Problem)
	if e.Problem == store.RingTimeout || e.Problem == store.RingTooBig {
		return told(l, Unexpected, reason, t)
	}
	return told(l, Unexpected, reason, t, cause(l, e.Err))
}
