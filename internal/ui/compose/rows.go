package compose

import (
	"errors"
	"strings"
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// toRow is whom the message goes to, and the key that changes it.
func (p *Page) toRow(w int) string {
	t := p.s.Theme
	label, change := p.s.Say(text.FriendsTitle), p.s.Say(text.ComposeChange)
	room := w - hangul.Width(label) - 3
	row := t.Title.On(label) + "   "
	key := hangul.Width(keyTo) + 1 + hangul.Width(change)
	if p.narrow || room < key+12 {
		return row + hangul.Clip(part.Recipients(p.s, room), room)
	}
	names := hangul.Clip(part.Recipients(p.s, room-key-2), room-key-2)
	return row + names + strings.Repeat(" ", room-key-hangul.Width(names)) + t.Key.On(keyTo) + " " + change
}

// titleRow is the title, why the message cannot be sent as it is, and the counter.
func (p *Page) titleRow(w int) string {
	left, reason := p.label(message), ""
	count, paint := p.counter(w - kit.Width(left) - 1)
	room := w - kit.Width(left) - hangul.Width(count) - 2
	if reason = p.refusalBeside(room); reason != "" {
		reason = p.s.Theme.Bad.On(reason) + "  "
	}
	gap := w - kit.Width(left) - kit.Width(reason) - hangul.Width(count)
	return kit.Clip(left+strings.Repeat(" ", max(1, gap))+reason+paint.On(count), w)
}

// refusalBeside is the reason beside the counter where all of it fits, else "". The counter itself says that there are too many
// parts.
func (p *Page) refusalBeside(room int) string {
	if p.out.refusal == nil || p.refused() != message || p.tooManyParts() {
		return ""
	}
	reason := p.s.Glyphs.Cross + " " + text.VisibleLine(report.OfSend(p.out.refusal, p.s.Lang).Title)
	if hangul.Width(reason)+2 > room {
		return ""
	}
	return reason
}

func (p *Page) tooManyParts() bool {
	_, ok := errors.AsType[*session.TooManyPartsError](p.out.refusal)
	return ok
}

// stateRow is how sending goes, or what the day's quota becomes, and the counter at the right end.
func (p *Page) stateRow(w int) string {
	count, countPaint := p.counter(0)
	state, paint := p.state()
	if state == "" {
		if q := p.quota(); hangul.Width(q)+hangul.Width(count)+1 <= w {
			state = q
		}
	}
	left, gap, right := part.Between(p.s, state, count, w)
	return paint.On(left) + gap + countPaint.On(right)
}

// state is how sending goes in a few words, "" when there is nothing to say.
func (p *Page) state() (string, kit.Paint) {
	if p.out.draining && !p.sending.Busy() {
		seconds := int(p.s.Ports.Now().Sub(p.out.began) / time.Second)
		return p.s.Glyphs.Arrow + " " + p.s.Say(text.ComposeSending, max(0, seconds)), p.s.Theme.Accent
	}
	return p.sending.State()
}

// below is what stands under the editor, in at most room rows.
func (p *Page) below(w, room int) []string {
	var rows []string
	if state, paint := p.state(); state != "" {
		rows = append(rows, paint.On(hangul.Elide(state, w, p.s.Glyphs.Ellipsis)))
	}
	rows = append(rows, p.troubles(w, true)...)
	return part.CutTo(p.s, rows, room)
}

// troubles are everything that is asked, or went wrong and stands, each with the next step, the most pressing first.
func (p *Page) troubles(w int, roomy bool) []string {
	r := &part.Paragraph{W: w}
	t := p.s.Theme
	if p.out.mixed {
		r.Add(t.Warn, "!", p.s.Say(text.ComposeMixed))
	}
	if p.swapped != 0 && p.swapped == p.written() {
		r.Add(t.Dim, "", p.s.Say(text.ComposeSwapped))
	}
	if err := p.fetch.err; err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.ComposeNoText, part.Told(p.s, err).Title))
	}
	switch {
	case p.confirming():
		p.question(r, roomy)
	case p.out.refusal != nil:
		p.refusal(r, w, roomy)
	case !p.out.draining:
		p.sending.Trouble(r, roomy)
	}
	if err := p.draft.SaveErr; err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.ComposeNotSaved, report.Of(err, p.s.Lang).Title))
	}
	if err := p.draft.ReadErr; err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.ComposeNotRead, report.Of(err, p.s.Lang).Title))
	}
	return r.Rows
}

// mostNames is how many columns the names take in a question, so that the question itself stays in sight.
const mostNames = 300

// question is what is asked before this message is sent. Without much room the names, which stand above the text too, take a row.
func (p *Page) question(r *part.Paragraph, roomy bool) {
	t, names := p.s.Theme, r.W-2
	if roomy {
		names = min(mostNames, 3*r.W)
	}
	if len(p.s.To) > 0 {
		r.Add(t.Warn, "?", p.s.Say(text.ComposeAskFriends, part.Recipients(p.s, names)))
		if !p.out.twice {
			r.Add(kit.Paint{}, "", p.s.Say(text.ComposeAskAgain, part.KeySend))
		}
	}
	if p.out.twice {
		r.Add(t.Warn, "?", p.s.Say(text.ComposeConfirm, part.KeySend))
	}
}

// refusal is why the text cannot be sent as it is; what is wrong with a field stands below the fields.
func (p *Page) refusal(r *part.Paragraph, w int, roomy bool) {
	if p.refused() != message {
		return
	}
	rep := report.OfSend(p.out.refusal, p.s.Lang)
	count, _ := p.counter(0)
	if !roomy || p.refusalBeside(w-kit.Width(p.label(message))-hangul.Width(count)-2) == "" {
		r.Add(p.s.Theme.Bad, p.s.Glyphs.Cross, rep.Title)
	}
	r.Add(p.s.Theme.Dim, "", rep.Remedy)
}

// fieldTrouble stands below the fields: why one of them cannot be sent as it is.
func (p *Page) fieldTrouble(w int) []string {
	if p.out.refusal == nil || p.refused() == message {
		return nil
	}
	rep := report.OfSend(p.out.refusal, p.s.Lang)
	r := &part.Paragraph{W: w}
	r.Add(p.s.Theme.Bad, p.s.Glyphs.Cross, rep.Title)
	r.Add(p.s.Theme.Dim, "", rep.Remedy)
	return r.Rows
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
