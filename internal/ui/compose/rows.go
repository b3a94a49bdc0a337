package compose

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// nearLimit is the length from which the counter warns.
const nearLimit = kakao.MaxText * 9 / 10

// counter is "58 / 200", and how much is too much.
func (p *Page) counter() (plain string, paint kit.Paint) {
	n := p.message.Len()
	plain = fmt.Sprintf("%d / %d", n, kakao.MaxText)
	switch t := p.s.Theme; {
	case n > kakao.MaxText:
		return p.s.Say(text.ComposeTooLong, n-kakao.MaxText) + "  " + plain, t.Bad
	case n >= nearLimit:
		return plain, t.Warn
	default:
		return plain, t.Dim
	}
}

// titleRow is the title, why the message cannot be sent as it is, and the counter.
func (p *Page) titleRow(w int) string {
	count, paint := p.counter()
	left, reason := p.label(message), ""
	room := w - kit.Width(left) - hangul.Width(count) - 2
	if reason = p.refusalBeside(room); reason != "" {
		reason = p.s.Theme.Bad.On(reason) + "  "
	}
	gap := w - kit.Width(left) - kit.Width(reason) - hangul.Width(count)
	return left + strings.Repeat(" ", max(1, gap)) + reason + paint.On(count)
}

// refusalBeside is the reason beside the counter where all of it fits, else "".
func (p *Page) refusalBeside(room int) string {
	if p.sending.refusal == nil || p.refused() != message {
		return ""
	}
	reason := p.s.Glyphs.Cross + " " + text.VisibleLine(report.OfSend(p.sending.refusal, p.s.Lang).Title)
	if hangul.Width(reason)+2 > room {
		return ""
	}
	return reason
}

// stateRow is how sending goes, and the counter at the right end.
func (p *Page) stateRow(w int) string {
	count, countPaint := p.counter()
	state, paint := p.state()
	left, gap, right := part.Between(p.s, state, count, w)
	return paint.On(left) + gap + countPaint.On(right)
}

// state is how sending goes in a few words, "" when there is nothing to say.
func (p *Page) state() (string, kit.Paint) {
	s, t := &p.sending, p.s.Theme
	switch {
	case s.job != 0 || s.draining:
		seconds := int(p.s.Ports.Now().Sub(s.began) / time.Second)
		return p.s.Glyphs.Arrow + " " + p.s.Say(text.ComposeSending, max(0, seconds)), t.Accent
	case s.settle != 0:
		return p.s.Glyphs.Arrow + " " + p.s.Say(text.ComposeSettling), t.Accent
	case !s.sentAt.IsZero():
		return p.s.Glyphs.Check + " " + p.s.Say(text.ComposeSent, text.Clock(s.sentAt)), t.Good
	}
	return "", t.Dim
}

// below is what stands under the editor, in at most room rows.
func (p *Page) below(w, room int) []string {
	var rows []string
	if state, paint := p.state(); state != "" {
		rows = append(rows, paint.On(hangul.Elide(state, w, p.s.Glyphs.Ellipsis)))
	}
	rows = append(rows, p.troubles(w, true)...)
	return p.cutTo(rows, room)
}

// troubles are everything that went wrong and stands, each with the next step, the most pressing first.
func (p *Page) troubles(w int, roomy bool) []string {
	r := &paragraph{p: p, w: w}
	t := p.s.Theme
	if p.swapped != 0 && p.swapped == p.version() {
		r.add(t.Dim, "", p.s.Say(text.ComposeSwapped))
	}
	if err := p.fetch.err; err != nil {
		r.add(t.Warn, "!", p.s.Say(text.ComposeNoText, part.Told(p.s, err).Title))
	}
	switch {
	case p.confirming():
		r.add(t.Warn, "?", p.s.Say(text.ComposeConfirm, keySend))
	case p.sending.failed != nil && !p.sending.busy() && !p.sending.draining:
		p.failure(r, roomy)
	case p.sending.refusal != nil && p.refused() == message:
		rep := report.OfSend(p.sending.refusal, p.s.Lang)
		count, _ := p.counter()
		if !roomy || p.refusalBeside(w-kit.Width(p.label(message))-hangul.Width(count)-2) == "" {
			r.add(t.Bad, p.s.Glyphs.Cross, rep.Title)
		}
		r.add(t.Dim, "", rep.Remedy)
	}
	if err := p.draft.saveErr; err != nil {
		r.add(t.Warn, "!", p.s.Say(text.ComposeNotSaved, report.Of(err, p.s.Lang).Title))
	}
	if err := p.draft.readErr; err != nil {
		r.add(t.Warn, "!", p.s.Say(text.ComposeNotRead, report.Of(err, p.s.Lang).Title))
	}
	return r.rows
}

// failure says how the last message ended, where its text is and what to do.
func (p *Page) failure(r *paragraph, roomy bool) {
	t := p.s.Theme
	rep := part.Told(p.s, p.sending.failed)
	e, kept := errors.AsType[*session.UndeliveredError](p.sending.failed)
	if !kept || !slices.Contains(journal.Open, e.State) {
		p.stays(r, rep, roomy)
		return
	}
	sign, word, paint := part.MessageSign(p.s, e.State)
	r.add(paint, sign, word+" "+p.s.Glyphs.Dot+" "+rep.Title)
	if roomy {
		r.add(t.Dim, "", rep.Detail)
	}
	_, setup := part.SetupMends(p.sending.failed)
	label, person := p.personLabel()
	switch fate := p.sending.fate(); {
	case fate == session.Unknown:
		r.add(t.Warn, "", p.s.Say(text.ComposeUnknown, keyOutbox))
	case person && (setup || fate == session.NeedsConsent || fate == session.NeedsLogin):
		r.add(t.Key, "", keyPerson+" "+p.s.Say(label))
		r.add(kit.Paint{}, "", p.s.Say(text.ComposeWaits))
	case behind(e):
		r.add(kit.Paint{}, "", p.s.Say(text.ComposeGoesAfter, keyOutbox))
	case e.Next.After(p.s.Ports.Now()):
		r.add(kit.Paint{}, "", p.s.Say(text.ComposeGoesAt, part.When(p.s, e.Next), keyOutbox))
	default:
		r.add(kit.Paint{}, "", p.s.Say(text.ComposeGoesSoon, keyOutbox))
	}
}

// behind tells of a message that was not tried because of one before it.
func behind(err error) bool {
	_, ok := errors.AsType[*session.BehindError](err)
	return ok
}

// stays tells of a message whose text is still in the editor.
func (p *Page) stays(r *paragraph, rep report.Report, roomy bool) {
	t := p.s.Theme
	r.add(t.Bad, p.s.Glyphs.Cross, rep.Title)
	if roomy {
		r.add(t.Dim, "", rep.Detail)
	}
	if _, ok := part.SetupMends(p.sending.failed); ok {
		r.add(t.Key, "", keyPerson+" "+p.s.Say(text.PartSetup))
		return
	}
	switch p.sending.fate() {
	case session.Queued, session.NeedsLogin, session.NeedsConsent:
		r.add(t.Warn, "", p.s.Say(text.ComposeNotKept, keySend))
	case session.Unknown:
		r.add(t.Warn, "", p.s.Say(text.ComposeMayHaveGone, keySend))
	default:
		r.add(kit.Paint{}, "", rep.Remedy)
	}
}

// fieldTrouble stands below the fields: why one of them cannot be sent as it is.
func (p *Page) fieldTrouble(w int) []string {
	if p.sending.refusal == nil || p.refused() == message {
		return nil
	}
	rep := report.OfSend(p.sending.refusal, p.s.Lang)
	r := &paragraph{p: p, w: w}
	r.add(p.s.Theme.Bad, p.s.Glyphs.Cross, rep.Title)
	r.add(p.s.Theme.Dim, "", rep.Remedy)
	return r.rows
}

// cutTo keeps n rows; the last one says when there would be more.
func (p *Page) cutTo(rows []string, n int) []string {
	if n <= 0 {
		return nil
	}
	if len(rows) <= n {
		return rows
	}
	rows = rows[:n:n]
	rows[n-1] = "  " + p.s.Theme.Dim.On(p.s.Glyphs.Ellipsis)
	return rows
}

// paragraph wraps sentences below one another.
type paragraph struct {
	p    *Page
	w    int
	rows []string
}

func (r *paragraph) add(paint kit.Paint, sign, s string) {
	if s == "" {
		return
	}
	for i, row := range kit.Wrap(text.Visible(s), max(8, r.w-2)) {
		lead := "  "
		if i == 0 && sign != "" {
			lead = paint.On(sign) + " "
		}
		r.rows = append(r.rows, lead+paint.On(hangul.Clip(row, r.w-2)))
	}
}

// phoneRows say where arrived messages can be looked at, in the demo.
func (p *Page) phoneRows(w int) []string {
	d := p.s.Ports.Demo
	if d == nil || d.PhoneURL == "" {
		return nil
	}
	t := p.s.Theme
	rows := []string{t.Dim.On(hangul.Elide(p.s.Say(text.ComposePhoneAt, d.PhoneURL), w, p.s.Glyphs.Ellipsis))}
	if p.phone.err != nil {
		rows = append(rows, t.Bad.On(hangul.Elide(p.s.Say(text.ComposePhoneNotOpen), w, p.s.Glyphs.Ellipsis)))
	}
	return rows
}
