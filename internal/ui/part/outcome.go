package part

import (
	"errors"
	"slices"
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Keys that the sentences of an outcome name.
const (
	KeySend   = "ctrl+s"
	KeyPerson = "ctrl+g"
	KeyOutbox = "f4" // the root's
)

// State is how sending goes in a few words, "" when there is nothing to say.
func (x *Sending) State() (string, kit.Paint) {
	g, t := x.s.Glyphs, x.s.Theme
	switch {
	case x.job != 0:
		seconds := int(x.s.Ports.Now().Sub(x.began) / time.Second)
		return g.Arrow + " " + x.s.Say(text.ComposeSending, max(0, seconds)), t.Accent
	case x.settle != 0:
		return g.Arrow + " " + x.s.Say(text.ComposeSettling), t.Accent
	case x.Sent():
		return g.Check + " " + x.s.Say(text.ComposeSent, text.Clock(x.sentAt)) + x.reached(), t.Good
	}
	return "", t.Dim
}

// PersonLabel says what ctrl+g does: only a person can consent, log in or mend the settings.
func (x *Sending) PersonLabel() (text.Sentence, bool) {
	if _, ok := SetupMends(x.failed); ok {
		return text.PartSetup, true
	}
	switch fate := x.Fate(); {
	case !x.Kept(): // nothing would be sent by itself
	case fate == session.NeedsConsent:
		return text.ComposeConsentSend, true
	case fate == session.NeedsLogin:
		return text.ComposeLoginSend, true
	}
	switch acc := x.s.Account; {
	case !acc.Status.LoggedIn:
		return text.ComposeLogin, true
	case acc.Known && len(acc.Status.Missing) > 0:
		return text.ComposeConsent, true
	case x.Fate() == session.NeedsConsent:
		return text.ComposeConsent, true
	}
	return text.Sentence{}, false
}

// Trouble is how the last message failed, what to do and where it is now, the most pressing first: what comes last may be cut.
// roomy adds why.
func (x *Sending) Trouble(r *Paragraph, roomy bool) {
	if x.Busy() {
		return
	}
	if x.failed == nil {
		x.results(r)
		return
	}
	t := x.s.Theme
	rep := Told(x.s, x.failed)
	e, kept := errors.AsType[*session.UndeliveredError](x.failed)
	if !kept || !slices.Contains(journal.Open, e.State) {
		x.stays(r, rep, roomy)
		return
	}
	sign, word, paint := MessageSign(x.s, e.State)
	r.Add(paint, sign, word+" "+x.s.Glyphs.Dot+" "+rep.Title)
	key := x.personKey()
	r.Add(t.Key, "", key)
	x.results(r)
	x.next(r, e, key != "")
	if roomy {
		r.Add(t.Dim, "", rep.Detail)
	}
}

// personKey is the key that mends what keeps a message of the outbox from going, "" when none does.
func (x *Sending) personKey() string {
	_, setup := SetupMends(x.failed)
	fate := x.Fate()
	label, person := x.PersonLabel()
	if !person || !setup && fate != session.NeedsConsent && fate != session.NeedsLogin || fate == session.Unknown {
		return ""
	}
	return KeyPerson + " " + x.s.Say(label)
}

// next says what happens to a message that is in the outbox; waits says that it waits for a person.
func (x *Sending) next(r *Paragraph, e *session.UndeliveredError, waits bool) {
	_, behind := errors.AsType[*session.BehindError](x.failed)
	switch {
	case x.Fate() == session.Unknown:
		r.Add(x.s.Theme.Warn, "", x.s.Say(text.ComposeUnknown, KeyOutbox))
	case waits:
		r.Add(kit.Paint{}, "", x.s.Say(text.ComposeWaits))
	case behind:
		r.Add(kit.Paint{}, "", x.s.Say(text.ComposeGoesAfter, KeyOutbox))
	case e.Next.After(x.s.Ports.Now()):
		r.Add(kit.Paint{}, "", x.s.Say(text.ComposeGoesAt, When(x.s, e.Next), KeyOutbox))
	default:
		r.Add(kit.Paint{}, "", x.s.Say(text.ComposeGoesSoon, KeyOutbox))
	}
}

// stays tells of a message that is nowhere but on the page.
func (x *Sending) stays(r *Paragraph, rep report.Report, roomy bool) {
	t := x.s.Theme
	r.Add(t.Bad, x.s.Glyphs.Cross, rep.Title)
	x.results(r)
	x.again(r, rep)
	if roomy {
		r.Add(t.Dim, "", rep.Detail)
	}
}

// again says what to do about a message that is nowhere but on the page.
func (x *Sending) again(r *Paragraph, rep report.Report) {
	t := x.s.Theme
	if _, ok := SetupMends(x.failed); ok {
		r.Add(t.Key, "", KeyPerson+" "+x.s.Say(text.PartSetup))
		return
	}
	switch x.Fate() {
	case session.Queued, session.NeedsLogin, session.NeedsConsent:
		r.Add(t.Warn, "", x.s.Say(text.ComposeNotKept, KeySend))
	case session.Unknown:
		r.Add(t.Warn, "", x.s.Say(text.ComposeMayHaveGone, KeySend))
	default:
		r.Add(kit.Paint{}, "", rep.Remedy)
	}
}

// Paragraph wraps sentences below one another, each with a sign before it.
type Paragraph struct {
	W    int
	Rows []string
}

// Add puts a sentence below the others; no sentence adds no row.
func (r *Paragraph) Add(paint kit.Paint, sign, s string) {
	if s == "" {
		return
	}
	for i, row := range kit.Wrap(text.Visible(s), max(8, r.W-2)) {
		lead := "  "
		if i == 0 && sign != "" {
			lead = paint.On(sign) + " "
		}
		r.Rows = append(r.Rows, lead+paint.On(hangul.Clip(row, r.W-2)))
	}
}

// CutTo keeps n rows; the last one says when there would be more.
func CutTo(s *kit.Shared, rows []string, n int) []string {
	if n <= 0 {
		return nil
	}
	if len(rows) <= n {
		return rows
	}
	rows = rows[:n:n]
	rows[n-1] = "  " + s.Theme.Dim.On(s.Glyphs.Ellipsis)
	return rows
}
