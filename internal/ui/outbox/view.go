package outbox

import (
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const (
	margin = 1
	indent = 3
	// wide is the width from which a row has the id too.
	wide = 100
)

// View draws the page.
func (p *Page) View(w, h int) kit.Block {
	in := w - 2*margin
	chosen, some := p.message()
	head := append([]string{p.title(in, 0, 0)}, p.ended(in)...)
	p.hits = make([]int, len(head))
	for i := range p.hits {
		p.hits[i] = -1
	}
	if !some {
		return kit.Lines(append(head, p.nothing(in)...)...).Fit(h).Indent(margin)
	}
	room := max(1, h-len(head))
	var rows []string
	var of []int
	from, to := 0, 0
	for i, m := range p.list() {
		mine := m.ID == chosen.ID
		if mine {
			from = len(rows)
		}
		for _, r := range p.rows(m, mine, in) {
			rows, of = append(rows, r), append(of, i)
		}
		if mine {
			to = len(rows)
		}
	}
	p.top = p.scrolled(len(rows), from, to, room)
	p.hidden = max(0, to-p.top-room)
	end := min(len(rows), p.top+room)
	p.hits = append(p.hits, of[p.top:end]...)
	head[0] = p.title(in, of[p.top], len(p.list())-1-of[end-1])
	return kit.Lines(append(head, rows[p.top:end]...)...).Fit(h).Indent(margin)
}

// scrolled is the first row to show: the chosen message is in sight, from where a person scrolled to in it.
func (p *Page) scrolled(all, from, to, room int) int {
	p.skip = max(0, min(p.skip, to-from-room))
	top := min(p.top, from)
	if to-from > room {
		top = from + p.skip
	} else if to > top+room {
		top = to - room
	}
	return max(0, min(top, all-room))
}

// title is the title, how many messages there are, and how many are out of sight.
func (p *Page) title(w, above, below int) string {
	return part.Titled(p.s, p.s.Say(text.OutboxPageTitle), p.summary(), above, below, w)
}

// ended is how the last decision ended, and a blank row where there is room for it.
func (p *Page) ended(w int) []string {
	t, l := p.s.Theme, p.s.Ledger
	var rows []string
	say := func(paint kit.Paint, sign, s string) {
		for i, r := range kit.Wrap(text.Visible(s), max(8, w-2)) {
			lead := "  "
			if i == 0 {
				lead = sign + " "
			}
			rows = append(rows, paint.On(lead+hangul.Clip(r, w-2)))
		}
	}
	switch {
	case p.job != 0 && p.doing == retry:
		say(t.Accent, p.s.Glyphs.Arrow, p.s.Say(text.OutboxPageSending))
	case p.failed != nil:
		say(t.Bad, p.s.Glyphs.Cross, part.Told(p.s, p.failed).Title)
	case p.did == text.OutboxPageStays:
		say(t.Warn, p.s.Glyphs.Off, p.s.Say(p.did))
	case !p.did.IsZero():
		say(t.Good, p.s.Glyphs.Check, p.s.Say(p.did))
	}
	if l.Err != nil {
		say(t.Warn, "!", p.s.Say(text.OutboxPageNotRead, part.Told(p.s, l.Err).Title))
	}
	if w >= 60 || len(rows) > 0 {
		rows = append(rows, "")
	}
	return rows
}

// summary counts the messages by their states.
func (p *Page) summary() string {
	count := map[journal.State]int{}
	for _, m := range p.list() {
		count[m.State]++
	}
	var words []string
	for _, state := range journal.Undelivered {
		if n := count[state]; n > 0 {
			words = append(words, p.s.Say(text.OutboxPageStateCount, p.s.Say(text.Fate(string(state))), n))
		}
	}
	return strings.Join(words, "  ")
}

func (p *Page) nothing(w int) []string {
	say := text.OutboxPageEmpty
	if !p.s.Ledger.Known {
		if p.s.Ledger.Err != nil {
			return nil
		}
		say = text.OutboxPageReading
	}
	return kit.Prose(p.s.Theme.Dim, p.s.Say(say), w, 2).Rows
}

// rows are those of one message: what it is, and below it why it is here and what comes next.
func (p *Page) rows(m journal.Message, chosen bool, w int) []string {
	t := p.s.Theme
	sign, word, paint := part.MessageSign(p.s, m.State)
	mark := " "
	if chosen {
		mark = t.Accent.On(p.s.Glyphs.Prompt)
	}
	words := 0
	for _, state := range journal.Undelivered {
		words = max(words, hangul.Width(p.s.Say(text.Fate(string(state)))))
	}
	when := part.When(p.s, m.Created)
	lead := mark + paint.On(sign+" "+hangul.PadRight(word, words)) + "  " + t.Dim.On(when) + "  "
	if w >= wide {
		lead += t.Dim.On(text.VisibleLine(m.ID)) + "  " // whole: the parts of one message begin alike
	}
	what := kit.Beginning(text.VisibleLine(m.Text))
	if m.BodyGone {
		what = p.s.Say(text.PartLogBodyGone)
	}
	number := p.s.Say(text.OutboxPagePart, m.Part, m.Parts)
	if m.Parts > 1 {
		what = strings.TrimPrefix(what, number+" ") // a part begins with its number
	}
	room := max(0, w-kit.Width(lead))
	if about := p.about(m, min(nameWidth, room/2)); about != "" {
		what = about + " " + p.s.Glyphs.Dot + " " + what
	}
	if m.Parts > 1 {
		what = number + " " + what
	}
	what = hangul.Elide(what, room, p.s.Glyphs.Ellipsis)
	if chosen {
		what = t.Title.On(what)
	}
	rows := []string{kit.Clip(lead+what, w)}
	say := func(paint kit.Paint, s string) {
		for _, r := range kit.Wrap(text.Visible(s), max(8, w-indent)) {
			if r != "" {
				rows = append(rows, strings.Repeat(" ", indent)+paint.On(hangul.Clip(r, w-indent)))
			}
		}
	}
	if chosen && p.asking != nothing {
		p.question(say)
		return rows
	}
	say(t.Dim, p.why(m))
	if chosen {
		p.next(m, say)
	}
	if chosen && p.open {
		p.everything(m, max(8, w-indent), say)
	}
	return rows
}

// nameWidth is how many columns a friend's name takes in a row at most, and never more than half of what is left there.
const nameWidth = 16

// about is to whom a message goes, in at most w columns, and its kind: nothing for a text to oneself.
func (p *Page) about(m journal.Message, w int) string {
	var words []string
	if m.Recipient != kit.ToMe {
		words = append(words, hangul.Elide(p.s.NameOf(m.Recipient), w, p.s.Glyphs.Ellipsis))
	}
	if m.Kind != kindText {
		words = append(words, p.s.Say(text.MessageKind(m.Kind)))
	}
	return strings.Join(words, " "+p.s.Glyphs.Dot+" ")
}

// kindText is the journal's name for a plain text.
const kindText = "text"

// question stands in the place of the reason until it is answered.
func (p *Page) question(say func(kit.Paint, string)) {
	if p.asking == drop {
		say(p.s.Theme.Warn, p.s.Say(text.OutboxPageAskDrop, keyDrop))
		return
	}
	say(p.s.Theme.Warn, p.s.Say(text.OutboxPageAskRetry, keyRetry))
}

// why is why a message is here, and when it goes.
func (p *Page) why(m journal.Message) string {
	err := kit.MessageError(m)
	title := part.Told(p.s, err).Title
	sep := " " + p.s.Glyphs.Dot + " "
	switch {
	case m.State == journal.Sending:
		return p.s.Say(text.OutboxPageUnderWay)
	case m.State != journal.Queued:
		return title
	case m.Wait == journal.WaitConsent:
		return title + sep + p.s.Say(text.OutboxPageAfterConsent)
	case m.Wait == journal.WaitLogin:
		return title + sep + p.s.Say(text.OutboxPageAfterLogin)
	case m.Wait == journal.WaitPart:
		return p.s.Say(text.OutboxPageAfterPart)
	case session.FateOf(err) == session.Refused:
		return title + sep + p.s.Say(text.OutboxPageAfterMending)
	case p.s.Ledger.Behind(m):
		return p.s.Say(text.OutboxPageBehind)
	case m.Next.After(p.s.Ports.Now()):
		return title + sep + p.s.Say(text.OutboxPageNextAt, part.When(p.s, m.Next))
	}
	return title + sep + p.s.Say(text.OutboxPageNextSoon)
}

// next is what a person does about the chosen message.
func (p *Page) next(m journal.Message, say func(kit.Paint, string)) {
	if label, ok := p.personLabel(m); ok {
		say(p.s.Theme.Key, "ctrl+g "+p.s.Say(label))
	}
	switch {
	case m.State != journal.Unknown:
	case m.Recipient == kit.ToMe:
		say(p.s.Theme.Warn, p.s.Say(text.OutboxPageDecide, keyArrived, keyRetry))
	default:
		say(p.s.Theme.Warn, p.s.Say(text.OutboxPageDecideFriend, keyArrived, keyRetry))
	}
}

// everything is all of the text, what Kakao said, and each attempt.
func (p *Page) everything(m journal.Message, w int, say func(kit.Paint, string)) {
	t := p.s.Theme
	if !m.BodyGone {
		bar := p.s.Glyphs.Bar + " "
		for _, row := range kit.Wrap(text.Visible(m.Text), max(8, w-kit.Width(bar))) {
			say(kit.Paint{}, bar+row)
		}
	}
	if m.Link != "" {
		say(t.Dim, m.Link)
	}
	if m.Recipient != kit.ToMe {
		say(t.Dim, p.s.Say(text.PartLogTo, p.s.NameOf(m.Recipient)))
	}
	if m.Kind != kindText {
		say(t.Dim, p.s.Say(text.PartLogKind, p.s.Say(text.MessageKind(m.Kind))))
	}
	r := part.Told(p.s, kit.MessageError(m))
	say(kit.Paint{}, r.Detail)
	say(kit.Paint{}, r.Remedy)
	say(t.Dim, r.Menu)
	say(t.Dim, p.s.Say(text.PartLogID, m.ID, m.Origin))
	if m.State == journal.Queued {
		say(t.Dim, p.s.Say(text.OutboxPageExpires, part.When(p.s, m.Expires)))
	}
	if p.detail.id != m.ID {
		return
	}
	for _, a := range p.detail.attempts {
		row, paint := part.AttemptRow(p.s, a)
		say(paint, row)
	}
	if p.detail.err != nil {
		say(t.Warn, "! "+p.s.Say(text.PartLogNotRead, part.Told(p.s, p.detail.err).Title))
	}
}
