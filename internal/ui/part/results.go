package part

import (
	"slices"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// mostResults is how many receivers may have a row each.
const mostResults = 3

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

// results is one row for each receiver, when there are several or only a part of the text arrived; of more receivers, one
// row for those who share what became of it.
func (x *Sending) results(r *Paragraph) {
	all := x.perReceiver()
	if len(all) == 0 || len(all) == 1 && (all[0].parts < 2 || all[0].sent == all[0].parts) {
		return
	}
	if len(all) > mostResults {
		x.shared(r, all)
		return
	}
	for _, one := range all {
		sign, paint, what := x.outcome(one)
		r.Add(paint, sign, x.s.NameOf(one.to)+"  "+what)
	}
}

// outcome is what became of the message for one receiver, in a sign and words. A reason that the headline tells already is
// not told again.
func (x *Sending) outcome(one result) (sign string, paint kit.Paint, what string) {
	sign, what, paint = MessageSign(x.s, one.worst.State)
	if one.parts > 1 {
		what += " " + x.s.Say(text.PartResultParts, one.sent, one.parts)
	}
	if one.worst.Err != nil {
		if why := Told(x.s, one.worst.Err).Title; x.failed == nil || why != Told(x.s, x.failed).Title {
			what += " " + x.s.Glyphs.Dot + " " + why
		}
	}
	return sign, paint, what
}

// shared is one row for each outcome: how many share it, and as many of their names as fit.
func (x *Sending) shared(r *Paragraph, all []result) {
	type group struct {
		sign, what string
		paint      kit.Paint
		to         []string
	}
	var groups []*group
	at := map[string]*group{}
	for _, one := range all {
		sign, paint, what := x.outcome(one)
		g := at[what]
		if g == nil {
			g = &group{sign: sign, what: what, paint: paint}
			at[what], groups = g, append(groups, g)
		}
		g.to = append(g.to, one.to)
	}
	for _, g := range groups {
		head := x.s.Say(text.PartResultShared, g.what, len(g.to))
		name := func(i int) string { return x.s.NameOf(g.to[i]) }
		r.Add(g.paint, g.sign, head+" "+Names(x.s, len(g.to), name, max(12, r.W-3-kit.Width(head))))
	}
}
