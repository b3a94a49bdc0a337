package doctor

import (
	"context"
	"errors"
	"strings"

	"kakaotui/internal/journal"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// outbox counts what was not delivered for sure.
func (e *exam) outbox(ctx context.Context) Result {
	if e.ledgerErr != nil {
		return e.noLedger()
	}
	if e.Settings.Tokens == store.TokensInKeyring && e.tokensErr == nil {
		// Who is logged in, and so whose messages count today, was not known yet when the journal was opened.
		var again findings
		e.journal(ctx, &again)
	}
	counts := map[journal.State]int{}
	for _, m := range e.ledger.Undelivered {
		counts[m.State]++
	}
	var waiting []string
	for _, s := range journal.Undelivered {
		if counts[s] > 0 {
			waiting = append(waiting, e.say(text.Fate(string(s)))+" "+text.Number(counts[s]))
		}
	}
	n := Note{State: Info, Detail: strings.Join(waiting, ", "), Remedy: e.say(text.DoctorOutboxMend)}
	switch {
	case len(waiting) == 0:
		n = Note{State: OK, Detail: e.say(text.DoctorOutboxNone)}
	case counts[journal.Unknown] > 0:
		n.Remedy = e.say(text.DoctorOutboxUnknown)
	}
	return Result{Note: n}
}

// noLedger says why the journal could not be read.
func (e *exam) noLedger() Result {
	switch {
	case errors.Is(e.ledgerErr, journal.ErrOlder):
		return e.skip(text.DoctorJournalOlder)
	case errors.Is(e.ledgerErr, errLate):
		return e.skip(text.DoctorLate, int(localLimit.Seconds()))
	}
	return e.skipAfter(Files)
}

// quota tells how many messages can still be sent today.
func (e *exam) quota(context.Context) Result {
	if e.ledgerErr != nil {
		return e.noLedger()
	}
	q := e.ledger.Quota
	n := Note{State: Info, Detail: e.say(text.DoctorQuotaNone)}
	if q.Sender.Limit > 0 {
		left := max(0, q.Sender.Limit-q.Sender.Used)
		mine := min(left, max(0, q.Pair.Limit-q.Pair.Used))
		n.Detail = e.say(text.DoctorQuota, text.Number(q.Sender.Used), text.Number(left), text.Number(mine))
		if mine == 0 {
			n.Remedy = e.say(text.DoctorQuotaMend, e.menu(text.MenuQuotas))
		}
	}
	r := Result{Note: n}
	if q.Refusal != "" {
		refusal := Note{State: Info, Detail: e.say(text.DoctorQuotaRefused, text.VisibleLine(q.Refusal)), Code: q.Refusal}
		refusal.Remedy = e.say(text.DoctorQuotaMend, e.menu(text.MenuQuotas))
		r.Note.Remedy = ""
		r.More = append(r.More, refusal)
	}
	return r
}
