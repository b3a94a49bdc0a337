package part

import (
	"errors"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Told tells an error for the app. What is kept in the outbox is told without the commands of a shell: the app has keys for
// them. What only a person at the app can do (consent, login, look at the phone) has no remedy here; the keys say it.
func Told(s *kit.Shared, err error) report.Report {
	e, kept := errors.AsType[*session.UndeliveredError](err)
	if !kept {
		return report.OfSend(err, s.Lang)
	}
	r := report.Of(err, s.Lang)
	r.Detail, r.Remedy = "", ""
	cause := e.Err
	if behind, ok := errors.AsType[*session.BehindError](cause); ok {
		cause = behind.Err
	}
	if cause == nil {
		return r
	}
	c := report.Of(cause, s.Lang)
	r.Detail = c.Detail
	if behind := cause != e.Err; behind {
		r.Detail = c.Title + ". " + c.Detail
	}
	switch fate := session.FateOf(err); fate {
	case session.NeedsLogin, session.NeedsConsent, session.Unknown:
	default:
		r.Remedy = c.Remedy
	}
	return r
}

// MessageSign is the sign, word and colour of a message's state, or of a call's fate.
func MessageSign(s *kit.Shared, state journal.State) (sign, word string, paint kit.Paint) {
	g, t := s.Glyphs, s.Theme
	word = s.Say(text.Fate(string(state)))
	switch state {
	case journal.Sent:
		return g.Check, word, t.Good
	case journal.Unknown:
		return "?", word, t.Warn
	case journal.Queued:
		return g.Off, word, t.Warn
	case journal.Sending:
		return g.Arrow, word, t.Accent
	case journal.Dropped:
		return g.Dot, word, t.Dim
	}
	return g.Cross, word, t.Bad
}

// AttemptRow is one attempt in one line, plain: number, time, how it ended, Kakao's code, how long it took.
func AttemptRow(s *kit.Shared, a journal.Attempt) (string, kit.Paint) {
	fate := a.Fate
	if fate == "" {
		fate = journal.Sending
	}
	sign, word, paint := MessageSign(s, fate)
	when := text.ClockSeconds(a.Started)
	if dayOf(a.Started) != dayOf(s.Ports.Now()) {
		when = text.Date(a.Started, s.Lang) + " " + when
	}
	row := s.Say(text.PartAttempt, a.N) + "  " + when + "  " + sign + " " + word
	if a.Status != 0 {
		row += "  " + s.Say(text.PartLogAnswer, a.Status)
	}
	if a.Code != "" && a.Code != "local" {
		row += "  " + text.VisibleLine(a.Code)
	}
	if a.Duration > 0 {
		row += "  " + text.Milliseconds(a.Duration)
	}
	return row, paint
}

// When is a moment in few words: the time today, else the day and the time.
func When(s *kit.Shared, at time.Time) string {
	if dayOf(at) == dayOf(s.Ports.Now()) {
		return text.Clock(at)
	}
	return text.Date(at, s.Lang) + " " + text.Clock(at)
}

// isSend tells a message from other calls.
func isSend(op kakao.Operation) bool { return op.Sends() }
