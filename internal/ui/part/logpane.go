package part

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// LogPane shows kit.Log, the newest entry first, and below it what the journal holds of earlier runs, which is read page by
// page as a person goes there. It looks at the entries on screen and no others, so that a frame costs the same at any length.
// Entries are named by places that nothing moves: calls of this run from 0 on, what is older below zero. What a person looks at
// stays where it is, and only while the newest is chosen do new ones push in above it.
type LogPane struct {
	// Offer is the key and words that mend a fate here and now ("ctrl+g 동의 받기"), "" when there is none.
	Offer func(session.Fate) string

	s       *kit.Shared
	filter  kit.Filter
	focused bool
	// chosen and top are places of entries of the filter. follow keeps chosen at the newest.
	chosen, top int
	follow      bool
	open        bool // the chosen entry shows everything
	skip        int  // rows of the top entry that are scrolled out
	h           int  // rows for entries at the last View
	hits        []int
	cached      kit.Block
	key         logKey
	past        past
	detail      detail
	search      search
}

// logKey is everything a drawing of the pane depends on.
type logKey struct {
	look
	filter               kit.Filter
	focused, open        bool
	oldest, newest       int
	chosen, top, skip    int
	day                  int
	past, detail, search int // versions
	log                  int
	people               int64 // when Kakao was asked for the names
	login, consent, q    string
}

// NewLogPane shows s.Log, all of it, from the newest on.
func NewLogPane(s *kit.Shared) *LogPane {
	p := &LogPane{s: s, follow: true, Offer: func(session.Fate) string { return "" }}
	p.past.since = s.Ports.Now()
	p.search.field = NewField(s, text.Sentence{}, text.PartLogSearchHint)
	return p
}

// Focus and Blur say whether keys go to this pane.
func (p *LogPane) Focus()        { p.focused = true; p.search.refocus(true) }
func (p *LogPane) Blur()         { p.focused = false; p.search.refocus(false) }
func (p *LogPane) Focused() bool { return p.focused }

// Update takes the keys of a focused pane, clicks and wheel turns with coordinates relative to its View, and the answers to
// what it asked of the journal.
func (p *LogPane) Update(msg tea.Msg) (cmd tea.Cmd, used bool) {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		switch m.Button {
		case tea.MouseWheelUp:
			p.Move(-1)
		case tea.MouseWheelDown:
			p.Move(1)
		default:
			return nil, false
		}
		used = true
	case tea.MouseClickMsg:
		used = p.click(m)
	case tea.PasteMsg:
		used = p.search.update(m)
	case tea.KeyPressMsg:
		used = p.search.update(m) || p.Press(m.Keystroke())
	case kit.Finished:
		used = p.answered(m)
	}
	if !used {
		return nil, false
	}
	return p.More(), true
}

// Press does what a key does, by its name; false when it does nothing. More must be called after it.
func (p *LogPane) Press(key string) bool {
	p.past.err = nil // the key asks again
	switch key {
	case "up":
		p.Move(-1)
	case "down":
		p.Move(1)
	case "pgup":
		p.Move(-max(1, p.h-1))
	case "pgdown":
		p.Move(max(1, p.h-1))
	case "home":
		p.toNewest()
	case "end":
		p.choose(p.oldest())
	case "left":
		p.Filter(p.filter - 1)
	case "right":
		p.Filter(p.filter + 1)
	case "enter":
		p.enter()
	default:
		return false
	}
	return true
}

func (p *LogPane) enter() {
	if p.search.begin() {
		p.past.forget()
		p.toNewest()
		return
	}
	p.Toggle()
}

func (p *LogPane) toNewest() { p.chosen, p.follow, p.skip, p.open = p.newest(), true, 0, false }

// Shown is how many entries are known that filter and search let through.
func (p *LogPane) Shown() int { return p.newest() - p.oldest() + 1 }

// Chosen is the entry that a key is about, false when there is none.
func (p *LogPane) Chosen() (kit.Entry, bool) {
	if p.Shown() == 0 {
		return kit.Entry{}, false
	}
	p.settle()
	return p.at(p.chosen), true
}

// Toggle shows or hides everything about the chosen entry.
func (p *LogPane) Toggle() {
	if p.Shown() > 0 {
		p.settle()
		p.open = !p.open
		p.follow = p.follow && !p.open // what is being read stays in place
		p.skip = 0
	}
}

// Filter chooses what is listed; beyond the last it begins anew. The newest entry is chosen then.
func (p *LogPane) Filter(f kit.Filter) {
	const n = kit.FailedOnly + 1
	p.filter = (f%n + n) % n
	p.follow, p.open, p.skip = true, false, 0
}

// Move goes by entries towards the older ones (positive) or the newer ones. Inside an opened entry that does not fit it goes
// by rows first.
func (p *LogPane) Move(by int) {
	p.settle()
	if p.open && p.scrollOpen(by) {
		return
	}
	p.choose(p.chosen - by)
}

func (p *LogPane) choose(i int) {
	i = p.inside(i)
	if i != p.chosen {
		p.open, p.skip = false, 0
	}
	p.chosen = i
	p.follow = i == p.newest()
}

// scrollOpen moves an opened entry that is taller than the pane; false when its end is reached.
func (p *LogPane) scrollOpen(by int) bool {
	if p.top != p.chosen || p.h < 1 {
		return false
	}
	hidden := max(0, len(p.rowsOf(p.chosen, p.key.w))-p.h)
	to := max(0, min(p.skip+by, hidden))
	if to == p.skip {
		return false
	}
	p.skip = to
	return true
}

// newest and oldest are the places of the first and the last entry; without any entry the newest is before the oldest.
func (p *LogPane) newest() int {
	if p.search.on() {
		return -1 // a search lists what the journal finds, this run's messages too
	}
	return p.s.Log.Len(p.filter) - 1
}

func (p *LogPane) oldest() int { return -len(p.tail().Entries) }

func (p *LogPane) inside(i int) int { return max(p.oldest(), min(i, p.newest())) }

// at is the entry at a place.
func (p *LogPane) at(i int) kit.Entry {
	if i < 0 {
		return p.tail().Entries[-1-i]
	}
	return p.s.Log.At(p.filter, i)
}

// settle brings chosen and top into what is there now.
func (p *LogPane) settle() {
	if p.follow {
		p.chosen, p.top = p.newest(), p.newest()
	}
	p.chosen, p.top = p.inside(p.chosen), p.inside(p.top)
}

// nobody is a row that belongs to no entry.
const nobody = int(^uint(0) >> 1)

func (p *LogPane) click(m tea.MouseClickMsg) bool {
	if m.Button != tea.MouseLeft {
		return false
	}
	if m.Y == 0 {
		return p.clickFilter(m.X)
	}
	if m.Y >= len(p.hits) || p.hits[m.Y] == nobody {
		return false
	}
	if i := p.hits[m.Y]; i != p.chosen || p.follow {
		p.follow = false
		p.choose(i)
		p.follow = false
	} else {
		p.Toggle()
	}
	return true
}

func (p *LogPane) clickFilter(x int) bool {
	at := p.key.w
	for f := kit.FailedOnly; f >= kit.All; f-- {
		n := hangul.Width(p.s.Say(filterWord(f))) + 2
		at -= n
		if x >= at && x < at+n {
			p.Filter(f)
			return true
		}
	}
	return false
}

func filterWord(f kit.Filter) text.Sentence {
	return [...]text.Sentence{text.PartLogAll, text.PartLogSent, text.PartLogFailed}[f]
}

// dayOf numbers the days of the person's time zone.
func dayOf(t time.Time) int {
	y, m, d := t.Local().Date()
	return (y*12+int(m))*31 + d
}
