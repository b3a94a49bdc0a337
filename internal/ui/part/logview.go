package part

import (
	"kakaotui/internal/hangul"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// View draws the title row, the search field while it is open, and as many entries as fit into w columns and h rows.
func (p *LogPane) View(w, h int) kit.Block {
	p.settle()
	p.h = max(0, h-1)
	if p.search.open {
		p.h = max(0, h-2)
	}
	k := p.keyNow(w, h)
	if k != p.key {
		p.draw(k, w, h)
	}
	if !p.search.open {
		return p.cached
	}
	b := kit.Stack(kit.Lines(p.cached.Rows[0]), p.search.field.Row(w))
	b.Rows = append(b.Rows, p.cached.Rows[1:]...)
	return b.Fit(min(h, len(b.Rows)))
}

// draw makes the cached drawing, without the search field.
func (p *LogPane) draw(k logKey, w, h int) {
	p.key = k
	p.reveal(w)
	rows := append(make([]string, 0, h), p.title(w))
	p.hits = append(p.hits[:0], nobody)
	if p.search.open {
		p.hits = append(p.hits, nobody)
	}
	if p.Shown() == 0 {
		rows = append(rows, p.nothing(w)...)
	} else {
		rows = p.entries(rows, w)
	}
	p.key = p.keyNow(w, h) // reveal may have moved the top
	p.cached = kit.Lines(rows[:max(1, min(len(rows), 1+p.h))]...)
}

func (p *LogPane) keyNow(w, h int) logKey {
	searched := 0
	if p.search.open {
		searched = 1
	}
	return logKey{
		look: lookOf(p.s, w, h), filter: p.filter, focused: p.focused, open: p.open, oldest: p.oldest(), newest: p.newest(),
		chosen: p.chosen, top: p.top, skip: p.skip, day: dayOf(p.s.Ports.Now()),
		log: p.s.Log.Version(), people: p.s.People.At.UnixNano(),
		past: p.past.version, detail: p.detail.version, search: searched,
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
		if p.dayBegins(i) {
			used++
		}
	}
	p.top = first
}

// entries draws from the top entry towards the older ones, with a row between the days.
func (p *LogPane) entries(rows []string, w int) []string {
	skip := p.skip
	for i := p.top; i >= p.oldest() && len(rows) < 1+p.h; i-- {
		if i < p.top && p.dayBegins(i) {
			rows = append(rows, "   "+p.s.Theme.Dim.On(text.Date(p.at(i).At, p.s.Lang)))
			p.hits = append(p.hits, nobody)
		}
		for _, row := range p.rowsOf(i, w) {
			if skip > 0 {
				skip--
				continue
			}
			rows = append(rows, row)
			p.hits = append(p.hits, i)
		}
	}
	if paint, end := p.ending(); end != "" && len(rows) < 1+p.h {
		rows = append(rows, "   "+paint.On(hangul.Elide(end, max(0, w-3), p.s.Glyphs.Ellipsis)))
		p.hits = append(p.hits, nobody)
	}
	return rows
}

// dayBegins is true where an entry is of an earlier day than the one above it.
func (p *LogPane) dayBegins(i int) bool {
	return i < p.newest() && dayOf(p.at(i).At) != dayOf(p.at(i+1).At)
}

// name is the title in at most w columns, with the day of what is on top unless that is today, and how many newer entries are out
// of sight, as far as there is room.
func (p *LogPane) name(w int) string {
	name, dot := p.s.Say(text.PartLog), " "+p.s.Glyphs.Dot+" "
	if p.Shown() == 0 {
		return hangul.Clip(name, w)
	}
	add := func(words string) {
		if hangul.Width(name+dot+words) <= w {
			name += dot + words
		}
	}
	if at := p.at(p.top).At; dayOf(at) != p.key.day {
		add(text.Date(at, p.s.Lang))
	}
	if newer := p.newest() - p.top; newer > 0 {
		add(More(p.s, newer, 0))
	}
	return hangul.Clip(name, w)
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
		width += hangul.Width(word) + 2
		if f == p.filter {
			words += "[" + t.Title.On(word) + "]"
		} else {
			words += " " + t.Dim.On(word) + " "
		}
	}
	name := p.name(max(0, w-width-1))
	if w < width {
		return title.On(hangul.Clip(p.s.Say(text.PartLog), w))
	}
	gap := w - width - hangul.Width(name)
	return title.On(name) + spaces(gap) + words
}

func (p *LogPane) nothing(w int) []string {
	say, paint := p.s.Say(text.PartLogEmpty), p.s.Theme.Dim
	switch p2, end := p.ending(); {
	case end != "":
		say, paint = end, p2
	case p.search.on():
		say = p.s.Say(text.PartLogNotFound, p.search.what)
	case p.filter != kit.All:
		say = p.s.Say(text.PartLogNone)
	}
	var rows []string
	for _, r := range kit.Wrap(text.Visible(say), max(2, w-2)) {
		rows = append(rows, "  "+paint.On(hangul.Clip(r, max(0, w-2))))
	}
	return rows
}
