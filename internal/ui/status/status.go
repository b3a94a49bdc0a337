// Package status is the page of the login: both tokens with what is left of them, and what the person consented to.
package status

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// refreshLimit bounds one refresh, the wait for other processes included.
const refreshLimit = 60 * time.Second

// Page is the status page.
type Page struct {
	s *kit.Shared
	// refresh is the refresh under way; refreshed and failed are how the last one ended, at most one of them set.
	refresh   kit.JobID
	began     time.Time
	refreshed time.Time
	failed    error
	// top is the first row shown, of rows; height is the room, as last drawn.
	top, rows, height int
}

// New makes the page.
func New(s *kit.Shared) kit.Page { return &Page{s: s} }

// Enter asks Kakao again, so that what stands here is true now.
func (p *Page) Enter(any) tea.Cmd {
	p.top = 0
	count := func() tea.Msg { return kit.AskLedger{} }
	if !p.s.Account.Status.LoggedIn {
		return count
	}
	return tea.Batch(p.askAgain(), count)
}

func (p *Page) askAgain() tea.Cmd {
	return func() tea.Msg { return kit.AccountChanged{Ask: true} }
}

// Update takes the end of a refresh, and the wheel.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Finished:
		if m.ID != 0 && m.ID == p.refresh {
			return p.finished(m)
		}
	case tea.MouseWheelMsg:
		switch m.Button {
		case tea.MouseWheelUp:
			p.scroll(-1)
		case tea.MouseWheelDown:
			p.scroll(1)
		}
	}
	return nil
}

func (p *Page) finished(f kit.Finished) tea.Cmd {
	p.refresh, p.failed = 0, f.Err
	if f.Err == nil {
		p.refreshed = p.s.Ports.Now()
	}
	// A failed refresh may have ended the login: the account is read again in any case.
	return func() tea.Msg { return kit.AccountChanged{} }
}

// refreshNow begins a refresh; what stood of the last one is gone.
func (p *Page) refreshNow() tea.Cmd {
	p.failed, p.refreshed, p.began = nil, time.Time{}, p.s.Ports.Now()
	var cmd tea.Cmd
	p.refresh, cmd = p.s.Jobs.Start(kit.JobRefresh, refreshLimit, func(ctx context.Context) (any, error) {
		return p.s.Ports.Session.Refresh(ctx)
	})
	return cmd
}

// needsLogin is true when nothing but a new login helps.
func (p *Page) needsLogin() bool {
	st := p.s.Account.Status
	if !st.LoggedIn || p.failed != nil && session.FateOf(p.failed) == session.NeedsLogin {
		return true
	}
	end := st.Tokens.RefreshExpiresAt
	return !end.IsZero() && !p.s.Ports.Now().Before(end)
}

// askable are the scopes to ask consent for: those that this app cannot do without, else those that it could have.
func (p *Page) askable() (ids []string, needed bool) {
	st := p.s.Account.Status
	if len(st.Missing) > 0 {
		return slices.Clone(st.Missing), true
	}
	for _, c := range st.Scopes {
		if c.Using && !c.Agreed {
			ids = append(ids, c.ID)
		}
	}
	return ids, false
}

// askPerson goes where the person has to do something: to set-up, or to the login page for a login or for consent.
func (p *Page) askPerson() tea.Cmd {
	if mend, ok := part.SetupMends(p.failed); ok {
		return kit.Go(kit.Setup, mend)
	}
	if p.needsLogin() {
		return kit.Go(kit.Login, kit.AskConsent{})
	}
	ids, _ := p.askable()
	return kit.Go(kit.Login, kit.AskConsent{Scopes: ids})
}

// Bindings are the keys that do something now.
func (p *Page) Bindings() []kit.Binding {
	var bs []kit.Binding
	if label, ok := p.personLabel(); ok {
		bs = append(bs, kit.Bind(label, p.askPerson, "ctrl+g"))
	}
	if !p.s.Jobs.Running(kit.JobRefresh) && !p.needsLogin() {
		bs = append(bs, kit.Bind(text.StatusPageRefreshNow, p.refreshNow, "ctrl+r"))
	}
	if p.s.Account.Status.LoggedIn && !p.s.Jobs.Running(kit.JobStatus) {
		bs = append(bs, kit.Bind(text.StatusPageAskAgain, p.askAgain, "ctrl+u"))
	}
	if p.rows > p.height {
		move := func(by int) func() tea.Cmd { return func() tea.Cmd { p.scroll(by); return nil } }
		bs = append(bs,
			kit.Bind(text.StatusPageScroll, move(1), "down"),
			kit.Bind(text.StatusPageScroll, move(-1), "up").Hush(),
			kit.Bind(text.StatusPageScroll, move(max(1, p.height-1)), "pgdown").Hush(),
			kit.Bind(text.StatusPageScroll, move(-max(1, p.height-1)), "pgup").Hush(),
			kit.Bind(text.StatusPageScroll, move(-p.rows), "home").Hush(),
			kit.Bind(text.StatusPageScroll, move(p.rows), "end").Hush())
	}
	back := func() tea.Cmd { return kit.Go(kit.Compose, nil) }
	return append(bs, kit.Bind(text.StatusPageBack, back, "esc"))
}

func (p *Page) personLabel() (text.Sentence, bool) {
	if _, ok := part.SetupMends(p.failed); ok {
		return text.PartSetup, true
	}
	if p.needsLogin() {
		return text.StatusPageLogin, true
	}
	ids, needed := p.askable()
	switch {
	case needed:
		return text.StatusPageConsent, true
	case len(ids) > 0:
		return text.StatusPageMoreConsent, true
	}
	return text.Sentence{}, false
}

func (p *Page) scroll(by int) { p.top = max(0, min(p.top+by, p.rows-p.height)) }

// Mouse is on for the wheel only when there is more than fits; else the terminal's own selection works.
func (p *Page) Mouse() bool { return p.rows > p.height }

// NeedsTick is true while something counts.
func (p *Page) NeedsTick() bool { return p.s.Account.Status.LoggedIn || p.refresh != 0 }
