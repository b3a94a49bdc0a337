package part

import (
	"kakaotui/internal/hangul"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// View draws the title row and as many entries as fit into w columns and h rows.
func (p *LogPane) View(w, h int) kit.Block {
	p.settle()
	p.h = max(0, h-1)
	k := p.keyNow(w, h)
	if k == p.key {
		return p.cached
	}
	p.key = k
	p.reveal(w)
	rows := append(make([]string, 0, h), p.title(w))
	p.hits = append(p.hits[:0], -1)
	if p.s.Log.Len(p.filter) == 0 {
		rows = append(rows, p.nothing(w)...)
	} else {
		rows = p.entries(rows, w, h)
	}
	p.key = p.keyNow(w, h) // reveal may have moved the top
	p.cached = kit.Lines(rows[:min(len(rows), max(h, 0))]...)
	return p.cached
}

func (p *LogPane) keyNow(w, h int) logKey {
	return logKey{
		look: lookOf(p.s, w, h), filter: p.filter, focused: p.focused, open: p.open, n: p.s.Log.Len(p.filter),
		chosen: p.chosen, top: p.top, skip: p.skip,
		login: p.Offer(session.NeedsLogin), consent: p.Offer(session.NeedsConsent), q: p.Offer(session.Queued),
	}
}

// reveal moves the top just so far that the chosen entry is on screen. Every entry has a row at least, so no more than a
// screenful of them is looked at.
func (p *LogPane) reveal(w int) {
	if p.chosen >= p.top {
		if p.chosen > p.top {
			p.top = p.chosen
		}
		return
	}
	p.skip = 0
	used, first := 0, p.chosen
	for i := p.chosen; i <= p.top; i++ {
		used += len(p.rowsOf(i, w))
		if used > p.h {
			break
		}
		first = i
	}
	p.top = first
}

// entries draws from the top entry towards the older ones.
func (p *LogPane) entries(rows []string, w, h int) []string {
	skip := p.skip
	for i := p.top; i >= 0 && len(rows) < h; i-- {
		for _, row := range p.rowsOf(i, w) {
			if skip > 0 {
				skip--
				continue
			}
			rows = append(rows, row)
			p.hits = append(p.hits, i)
		}
	}
	return rows
}

func (p *LogPane) title(w int) string {
	t := p.s.Theme
	title := t.Title
	if p.focused {
		title = t.Accent
	}
	words, width := "", 0
	for f := kit.All; f <= kit.FailedOnly; f++ {
		word := p.s.Say(filterWord(f))
		if f > kit.All {
			words += "  "
			width += 2
		}
		width += hangul.Width(word)
		if f == p.filter {
			words += t.Title.On(word)
		} else {
			words += t.Dim.On(word)
		}
	}
	name := hangul.Clip(p.s.Say(text.PartLog), max(0, w-width-1))
	if w < width {
		return title.On(hangul.Clip(p.s.Say(text.PartLog), w))
	}
	gap := w - width - hangul.Width(name)
	return title.On(name) + spaces(gap) + words
}

func (p *LogPane) nothing(w int) []string {
	say := text.PartLogEmpty
	if p.filter != kit.All {
		say = text.PartLogNone
	}
	var rows []string
	for _, r := range kit.Wrap(p.s.Say(say), max(2, w-2)) {
		rows = append(rows, "  "+p.s.Theme.Dim.On(r))
	}
	return rows
}
