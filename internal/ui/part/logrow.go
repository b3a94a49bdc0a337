package part

import (
	"errors"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// narrowLog is the width below which an entry has two rows: when and how it ended, then what it was.
const narrowLog = 56

const (
	clockWidth = 8 // 10:58:01
	codeWidth  = 6 // KOE320
	tookWidth  = 8 // 12.3 s, 9999 ms
)

func spaces(n int) string { return strings.Repeat(" ", max(0, n)) }

// rowsOf draws the i-th entry of the filter.
func (p *LogPane) rowsOf(i, w int) []string {
	e := p.at(i)
	chosen := p.focused && i == p.chosen
	var rows []string
	if w < narrowLog {
		rows = p.narrowRows(e, chosen, w)
	} else {
		rows = p.wideRows(e, chosen, w)
	}
	if p.open && i == p.chosen {
		rows = append(rows, p.details(e, w)...)
	}
	return rows
}

// lead is the sign, the time, the fate and the code: the columns that every entry has.
func (p *LogPane) lead(e kit.Entry, chosen bool) (row string, width int) {
	t := p.s.Theme
	sign, word, paint := p.fate(e)
	mark := " "
	if chosen {
		mark = t.Accent.On(p.s.Glyphs.Prompt)
	}
	clock := t.Dim.On(text.ClockSeconds(e.At))
	if chosen {
		clock = t.Chosen.On(text.ClockSeconds(e.At))
	}
	fateW := p.fateWidth()
	code := ""
	if e.Err != nil {
		code = codeOf(e.Err)
	}
	row = mark + paint.On(sign) + " " + clock + "  " + paint.On(cell(word, p.s.Glyphs.Ellipsis, fateW)) + " " +
		paint.On(cell(code, p.s.Glyphs.Ellipsis, codeWidth)) + " "
	return row, 1 + hangul.Width(sign) + 1 + clockWidth + 2 + fateW + 1 + codeWidth + 1
}

func (p *LogPane) wideRows(e kit.Entry, chosen bool, w int) []string {
	lead, at := p.lead(e, chosen)
	took := toRight(text.Milliseconds(e.Duration), tookWidth)
	if e.Err == nil {
		return []string{lead + cell(p.what(e), p.s.Glyphs.Ellipsis, w-at-tookWidth-1) + " " + p.s.Theme.Dim.On(took)}
	}
	room := w - at
	meaning, mend := p.meaning(e, room), p.mend(e)
	sep := " " + p.s.Glyphs.Dot + " "
	if mend == "" || hangul.Width(meaning)+hangul.Width(sep)+hangul.Width(mend) <= room {
		row := lead + hangul.Elide(meaning, room, p.s.Glyphs.Ellipsis)
		if mend != "" {
			row += p.s.Theme.Dim.On(sep) + p.s.Theme.Key.On(mend)
		}
		return []string{row}
	}
	return []string{
		lead + hangul.Elide(meaning, room, p.s.Glyphs.Ellipsis),
		spaces(at) + p.s.Theme.Key.On(hangul.Elide(mend, room, p.s.Glyphs.Ellipsis)),
	}
}

func (p *LogPane) narrowRows(e kit.Entry, chosen bool, w int) []string {
	lead, at := p.lead(e, chosen)
	took := text.Milliseconds(e.Duration)
	if at+hangul.Width(took) <= w {
		lead += spaces(w-at-hangul.Width(took)) + p.s.Theme.Dim.On(took)
	}
	const indent = 3
	room := max(1, w-indent)
	if e.Err == nil {
		return []string{kit.Clip(lead, w), spaces(indent) + hangul.Elide(p.what(e), room, p.s.Glyphs.Ellipsis)}
	}
	rows := []string{kit.Clip(lead, w), spaces(indent) + hangul.Elide(p.meaning(e, room), room, p.s.Glyphs.Ellipsis)}
	if mend := p.mend(e); mend != "" {
		rows = append(rows, spaces(indent)+p.s.Theme.Key.On(hangul.Elide(mend, room, p.s.Glyphs.Ellipsis)))
	}
	return rows
}

// what was asked of Kakao: the beginning of the message, before it the friend and the kind where it is not a text to oneself, or
// the call in words.
func (p *LogPane) what(e kit.Entry) string {
	if !isSend(e.Op) && e.What == "" {
		return p.s.Say(text.Operation(string(e.Op)))
	}
	words := p.about(e)
	if e.What != "" {
		words = append(words, text.VisibleLine(e.What))
	}
	if len(words) == 0 {
		return p.s.Say(text.Operation(string(e.Op)))
	}
	return strings.Join(words, " "+p.s.Glyphs.Dot+" ")
}

// nameWidth is how many columns a friend's name takes in a row.
const nameWidth = 16

// about is to whom a message went, and its kind: nothing for a text to oneself.
func (p *LogPane) about(e kit.Entry) []string {
	var words []string
	if to := recipientOf(e); to != kit.ToMe && to != "" {
		words = append(words, hangul.Elide(p.nameOf(e, to), nameWidth, p.s.Glyphs.Ellipsis))
	}
	if m := e.Message; m != nil && m.Kind != "" && m.Kind != kindText {
		words = append(words, p.s.Say(text.MessageKind(m.Kind)))
	}
	return words
}

// kindText is the journal's name for a plain text.
const kindText = "text"

func recipientOf(e kit.Entry) string {
	if e.Message != nil {
		return e.Message.Recipient
	}
	return e.Recipient
}

// nameOf is the name of a friend as the list has it, else as the session knew it when the message went out.
func (p *LogPane) nameOf(e kit.Entry, uuid string) string {
	if e.Name != "" && p.s.People.Place(uuid) < 0 {
		return text.VisibleLine(e.Name)
	}
	return p.s.NameOf(uuid)
}

// meaning of a failed call in one line: to whom and of what kind, what was to be sent in up to a third of the room, or which call
// it was, and why it came to nothing.
func (p *LogPane) meaning(e kit.Entry, room int) string {
	words := p.about(e)
	switch {
	case !isSend(e.Op) && e.What == "":
		words = append(words, p.s.Say(text.Operation(string(e.Op))))
	case e.What != "":
		words = append(words, hangul.Elide(text.VisibleLine(e.What), max(10, room/3), p.s.Glyphs.Ellipsis))
	}
	return strings.Join(append(words, text.VisibleLine(p.report(e).Title)), " "+p.s.Glyphs.Dot+" ")
}

func (p *LogPane) report(e kit.Entry) report.Report {
	if isSend(e.Op) {
		return Told(p.s, e.Err)
	}
	return report.Of(e.Err, p.s.Lang)
}

// mend is the key that mends it, where there is one, or where to look, or what was decided since.
func (p *LogPane) mend(e kit.Entry) string {
	if isSend(e.Op) && !p.s.Log.Newest(e) {
		return "" // a later entry tells how it went on
	}
	if isSend(e.Op) && e.Message != nil && e.Message.State != journal.State(e.Fate) {
		switch e.Message.Decided { // a person's decision has no entry of its own
		case journal.DecidedSent:
			return p.s.Say(text.OutboxPageMarked)
		case journal.DecidedToDrop:
			return p.s.Say(text.OutboxPageDropped)
		}
	}
	if e.Fate == session.Unknown && isSend(e.Op) {
		return p.s.Say(text.PartLogLook)
	}
	return p.Offer(e.Fate)
}

// fate is a sign, a word and a colour.
func (p *LogPane) fate(e kit.Entry) (sign, word string, paint kit.Paint) {
	sign, _, paint = MessageSign(p.s, journal.State(e.Fate))
	word = p.s.Say(text.FateOfCall(string(e.Op), string(e.Fate)))
	if e.Fate == session.Sent && !isSend(e.Op) && e.Op != kakao.OpRefresh {
		paint = p.s.Theme.Dim
	}
	return sign, word, paint
}

func (p *LogPane) fateWidth() int {
	n := hangul.Width(p.s.Say(text.PartLogDone))
	for _, f := range []string{"sent", "queued", "unknown", "refused", "login", "consent", "refreshed", "sending", "expired", "dropped"} {
		n = max(n, hangul.Width(p.s.Say(text.Fate(f))))
	}
	return n
}

// codeOf is Kakao's own code, "" when the failure has none.
func codeOf(err error) string {
	if k, ok := errors.AsType[*kakao.Error](err); ok {
		return text.VisibleLine(k.Code)
	}
	return ""
}
