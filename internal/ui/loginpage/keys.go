package loginpage

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Bindings are what the keys do now.
func (p *page) Bindings() []kit.Binding {
	if p.qr.on {
		return []kit.Binding{
			kit.Bind(text.KeyBack, p.toggleQR, "esc", "ctrl+q"),
			kit.Bind(text.LoginKeyCopy, p.copyURL, "ctrl+y"),
		}
	}
	var bs []kit.Binding
	if enter, ok := p.enter(); ok {
		bs = append(bs, enter)
	}
	t := p.try
	if code, ok := p.mendable(); ok {
		bs = append(bs, kit.Bind(text.LoginKeySetup, func() tea.Cmd { return kit.Go(kit.Setup, kit.Mend{Code: code}) }, "f4"))
	}
	if t.waiting() {
		if p.s.Ports.Demo != nil && p.canOpen && t.shown && !t.consenting && !t.taken {
			bs = append(bs, kit.Bind(text.LoginKeyConsent, p.consentHere, "ctrl+t"))
		}
		bs = append(bs, kit.Bind(text.LoginKeyCopy, p.copyURL, "ctrl+y"))
	}
	bs = append(bs, p.scroll.Bindings()...)
	if t.waiting() {
		bs = append(bs, kit.Bind(text.LoginKeyQR, p.toggleQR, "ctrl+q").Explained(text.LoginKeyQRAbout))
	}
	back := text.KeyBack
	if t.held {
		back = text.LoginKeyGoOn
	}
	return append(bs, kit.Bind(back, p.back, "esc"))
}

// enter takes what is in the field; without that it opens the browser, or starts anew after a failure.
func (p *page) enter() (kit.Binding, bool) {
	t := p.try
	switch {
	case strings.TrimSpace(p.field.Value()) != "":
		return kit.Bind(text.LoginKeySubmit, func() tea.Cmd { return p.submit(p.field.Value()) }, "enter"), true
	case t.err != nil:
		return kit.Bind(text.LoginKeyRetry, p.beginTry, "enter"), true
	case t.attempt == nil, !t.shown, t.taken, t.consenting:
		return kit.Binding{}, false
	case p.canOpen:
		return kit.Bind(text.LoginKeyOpen, p.openBrowser, "enter"), true
	case p.s.Ports.Demo != nil:
		return kit.Bind(text.LoginKeyConsent, p.consentHere, "enter"), true
	}
	return kit.Binding{}, false
}

func (p *page) copyURL() tea.Cmd { return p.s.Ports.Terminal.SetClipboard(p.try.attempt.URL) }

func (p *page) toggleQR() tea.Cmd { p.qr.on = !p.qr.on; return nil }

// back leaves: to compose for who is logged in, else to the set-up.
func (p *page) back() tea.Cmd {
	to := kit.Go(kit.Setup, nil)
	switch {
	case p.try.held:
		to = p.goOn()
	case p.s.Account.Status.LoggedIn && p.ask.Then != "":
		to = kit.Go(p.ask.Then, nil)
	case p.s.Account.Status.LoggedIn:
		to = kit.Go(kit.Compose, nil)
	}
	return tea.Batch(p.Leave(), to)
}
