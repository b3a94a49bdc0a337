// Package welcome is the demo's first page: what will happen, and that none of it is real.
package welcome

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

type page struct {
	s      *kit.Shared
	scroll kit.Scroll
}

// New makes the page.
func New(s *kit.Shared) kit.Page { return &page{s: s} }

// Enter shows the page from its beginning.
func (p *page) Enter(any) tea.Cmd { p.scroll.Reset(); return nil }

// Update takes nothing: all keys are bindings.
func (p *page) Update(tea.Msg) tea.Cmd { return nil }

// Mouse is off, so that the phone's address can be selected.
func (p *page) Mouse() bool { return false }

// Header names the page in the top row.
func (p *page) Header() (left, right string) { return p.s.Say(text.WelcomeTitle), "" }

// Bindings are enter, and a key that copies the phone's address.
func (p *page) Bindings() []kit.Binding {
	bs := []kit.Binding{kit.Bind(text.WelcomeStart, func() tea.Cmd { return kit.Go(kit.Setup, nil) }, "enter")}
	if d := p.s.Ports.Demo; d != nil {
		copyIt := func() tea.Cmd { return p.s.Ports.Terminal.SetClipboard(d.PhoneURL) }
		bs = append(bs, kit.Bind(text.WelcomeCopy, copyIt, "ctrl+y").Explained(text.WelcomeCopyAbout))
	}
	return append(bs, p.scroll.Bindings()...)
}

// View draws the way that lies ahead, with blank rows between its parts where there is room.
func (p *page) View(w, h int) kit.Block {
	parts := p.parts(w)
	roomy := parts[0]
	for _, b := range parts[1:] {
		roomy = kit.Stack(roomy, kit.Lines(""), b)
	}
	if len(roomy.Rows) > h {
		roomy = kit.Stack(parts...)
	}
	return p.scroll.View(roomy, -1, h)
}

func (p *page) parts(w int) []kit.Block {
	say := func(paint kit.Paint, s text.Sentence) kit.Block { return kit.Prose(paint, p.s.Say(s), w, 1) }
	parts := []kit.Block{say(p.s.Theme.Title, text.WelcomeText), say(kit.Paint{}, text.WelcomeSteps)}
	if d := p.s.Ports.Demo; d != nil {
		parts = append(parts, kit.Stack(say(kit.Paint{}, text.WelcomePhone), kit.Prose(p.s.Theme.Accent, d.PhoneURL, w, 1)))
	}
	return append(parts, say(p.s.Theme.Dim, text.WelcomeSafe))
}
