package part

import (
	"slices"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// mostResults is how many receivers have a row of their own; the others share one.
const mostResults = 8

// result is what became of the last message for one receiver.
type result struct {
	to          string
	sent, parts int
	worst       session.Delivery // the first that was not delivered, else the last
}

// perReceiver gathers the parts of each receiver; those who did not get all come first.
func (x *Sending) perReceiver() []result {
	var all []result
	at := map[string]int{}
	for _, d := range x.receipt.Messages {
		i, ok := at[d.To]
		if !ok {
			i = len(all)
			at[d.To] = i
			all = append(all, result{to: d.To, worst: d})
		}
		all[i].parts++
		if d.State == journal.Sent {
			all[i].sent++
		} else if all[i].worst.State == journal.Sent {
			all[i].worst = d
		}
	}
	slices.SortStableFunc(all, func(a, b result) int { return boolInt(a.sent == a.parts) - boolInt(b.sent == b.parts) })
	return all
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// reached is who got the last message, in few words, where that was one friend or a text in parts.
func (x *Sending) reached() string {
	all := x.perReceiver()
	if len(all) != 1 {
		return ""
	}
	sep, words := " "+x.s.Glyphs.Dot+" ", ""
	if all[0].to != kit.ToMe && all[0].to != "" {
		words += sep + x.s.NameOf(all[0].to)
	}
	if all[0].parts > 1 {
		words += sep + x.s.Say(text.PartResultCount, all[0].parts)
	}
	return words
}

// results is one row for each receiver, when there are several or only a part of the text arrived.
func (x *Sending) results(r *Paragraph) {
	all := x.perReceiver()
	if len(all) == 0 || len(all) == 1 && (all[0].parts < 2 || all[0].sent == all[0].parts) {
		return
	}
	for i, one := range all {
		if i == mostResults && len(all) > mostResults+1 {
			x.rest(r, all[i:])
			return
		}
		sign, word, paint := MessageSign(x.s, one.worst.State)
		row := x.s.NameOf(one.to) + "  " + word
		if one.parts > 1 {
			row += " " + x.s.Say(text.PartResultParts, one.sent, one.parts)
		}
		if one.worst.Err != nil {
			row += " " + x.s.Glyphs.Dot + " " + Told(x.s, one.worst.Err).Title
		}
		r.Add(paint, sign, row)
	}
}

// rest counts the receivers that have no row of their own.
func (x *Sending) rest(r *Paragraph, all []result) {
	failed := 0
	for _, one := range all {
		if one.sent < one.parts {
			failed++
		}
	}
	if failed > 0 {
		r.Add(x.s.Theme.Bad, x.s.Glyphs.Cross, x.s.Say(text.PartResultNot, failed))
	}
	if n := len(all) - failed; n > 0 {
		r.Add(x.s.Theme.Good, x.s.Glyphs.Check, x.s.Say(text.PartResultGot, n))
	}
}
