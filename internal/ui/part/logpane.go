package part

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// LogPane shows kit.Log, the newest entry first. It looks at the entries on screen and no others, so that a frame costs the
// same at any length. Entries are named by their place in the log, which new ones do not change: what a person looks at
// stays where it is, and only while the newest is chosen do new ones push in above it.
type LogPane struct {
	// Offer is the key and words that mend a fate here and now ("ctrl+g 동의 받기"), "" when there is none.
	Offer func(session.Fate) string

	s       *kit.Shared
	filter  kit.Filter
	focused bool
	// chosen and top are entries of the filter, counted from the oldest. follow keeps chosen at the newest.
	chosen, top int
	follow      bool
	open        bool // the chosen entry shows everything
	skip        int  // rows of the top entry that are scrolled out
	h           int  // rows for entries at the last View
	hits        []int
	cached      kit.Block
	key         logKey
}

// logKey is everything a drawing of the pane depends on.
type logKey struct {
	look
	filter            kit.Filter
	focused, open     bool
	n, chosen, skip   int
	top               int
	login, consent, q string
}

// NewLogPane shows s.Log, all of it, from the newest on.
func NewLogPane(s *kit.Shared) *LogPane {
	return &LogPane{s: s, follow: true, Offer: func(session.Fate) string { return "" }}
}

// Focus and Blur say whether keys go to this pane.
func (p *LogPane) Focus()        { p.focused = true }
func (p *LogPane) Blur()         { p.focused = false }
func (p *LogPane) Focused() bool { return p.focused }

// Update takes the keys of a focused pane, and clicks and wheel turns with coordinates relative to its View.
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
		return nil, true
	case tea.MouseClickMsg:
		return nil, p.click(m)
	case tea.KeyPressMsg:
		return nil, p.Press(m.Keystroke())
	}
	return nil, false
}

// Press does what a key does, by its name; false when it does nothing.
func (p *LogPane) Press(key string) bool {
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
		p.chosen, p.follow, p.skip, p.open = p.newest(), true, 0, false
	case "end":
		p.choose(0)
	case "left":
		p.Filter(p.filter - 1)
	case "right":
		p.Filter(p.filter + 1)
	case "enter":
		p.Toggle()
	default:
		return false
	}
	return true
}

// Shown is how many entries the filter lets through.
func (p *LogPane) Shown() int { return p.s.Log.Len(p.filter) }

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
	n := p.newest()
	i = max(0, min(i, n))
	if i != p.chosen {
		p.open, p.skip = false, 0
	}
	p.chosen = i
	p.follow = i == n
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

func (p *LogPane) newest() int { return max(0, p.s.Log.Len(p.filter)-1) }

// settle brings chosen and top into what is there now.
func (p *LogPane) settle() {
	n := p.newest()
	if p.follow {
		p.chosen, p.top = n, n
	}
	p.chosen = max(0, min(p.chosen, n))
	p.top = max(0, min(p.top, n))
}

func (p *LogPane) click(m tea.MouseClickMsg) bool {
	if m.Button != tea.MouseLeft {
		return false
	}
	if m.Y == 0 {
		return p.clickFilter(m.X)
	}
	if m.Y >= len(p.hits) || p.hits[m.Y] < 0 {
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
		n := hangul.Width(p.s.Say(filterWord(f)))
		at -= n
		if x >= at && x < at+n {
			p.Filter(f)
			return true
		}
		at -= 2
	}
	return false
}

func filterWord(f kit.Filter) text.Sentence {
	return [...]text.Sentence{text.PartLogAll, text.PartLogSent, text.PartLogFailed}[f]
}
