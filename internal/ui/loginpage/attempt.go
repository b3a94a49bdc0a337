package loginpage

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
)

// beginTry begins a new attempt, after the one before is closed.
func (p *page) beginTry() tea.Cmd {
	t := &try{}
	p.try, p.qr.on = t, false
	p.scroll.Reset()
	if p.begin {
		return nil // begun sees that the attempt on its way is not wanted any more
	}
	p.begin = true
	before, scopes := p.last, p.scopes()
	return p.run(kit.JobLogin, beginLimit, func(ctx context.Context) (any, error) {
		if before != nil {
			before.Close()
		}
		return p.s.Ports.Session.BeginLogin(ctx, scopes)
	}, func(f kit.Finished) tea.Cmd { return p.begun(t, f) })
}

// begun shows the attempt and waits for its end. An attempt that nobody wants any more gives its port back.
func (p *page) begun(t *try, f kit.Finished) tea.Cmd {
	p.begin = false
	a, _ := f.Result.(*kit.Attempt)
	if a != nil {
		p.last = a
	}
	switch {
	case t != p.try && p.live:
		return p.beginTry()
	case t != p.try && a != nil:
		return p.closeLast()
	case t != p.try:
		return nil
	case f.Err != nil:
		t.err = f.Err
		return nil
	}
	t.attempt = a
	return p.run(kit.JobLogin, waitLimit, func(ctx context.Context) (any, error) {
		return a.Wait(ctx)
	}, func(f kit.Finished) tea.Cmd { return p.ended(t, f) })
}

// ended goes straight on after a login, else says why there is none. A login that succeeded while the person left counts too.
func (p *page) ended(t *try, f kit.Finished) tea.Cmd {
	token, _ := f.Result.(kakao.Token)
	var account tea.Cmd
	if f.Err == nil || token.AccessToken != "" {
		account = func() tea.Msg { return kit.AccountChanged{Ask: true} }
	}
	switch {
	case t != p.try:
		return account
	case f.Err == nil:
		// The listener lingers for a browser that asks twice and ends by itself: nothing to close.
		p.try = &try{}
		return tea.Batch(account, p.goOn())
	}
	t.err, t.held, t.paste = f.Err, token.AccessToken != "", nil
	p.qr.on = false
	p.scroll.Reset()
	return account
}

func (p *page) goOn() tea.Cmd {
	if p.ask.Then != "" {
		return kit.Go(p.ask.Then, kit.LoggedIn{SendAfter: p.ask.SendAfter})
	}
	return kit.Go(kit.Compose, kit.LoggedIn{SendAfter: p.ask.SendAfter})
}

func (p *page) closeLast() tea.Cmd {
	a := p.last
	return p.run(kit.JobOther, closeLimit, func(context.Context) (any, error) {
		a.Close()
		return nil, nil
	}, func(kit.Finished) tea.Cmd { return nil })
}

// openBrowser opens the URL, which is on the screen already.
func (p *page) openBrowser() tea.Cmd {
	t, url := p.try, p.try.attempt.URL
	t.openErr = nil
	return p.run(kit.JobOther, openLimit, func(context.Context) (any, error) {
		return nil, p.s.Ports.Browser.Open(url)
	}, func(f kit.Finished) tea.Cmd {
		t.opened, t.openErr = f.Err == nil, f.Err
		return nil
	})
}

// consentHere plays the person at the simulator, in the demo.
func (p *page) consentHere() tea.Cmd {
	t, url, demo := p.try, p.try.attempt.URL, p.s.Ports.Demo
	t.consenting, t.consentErr = true, nil
	return p.run(kit.JobOther, consentLimit, func(ctx context.Context) (any, error) {
		return nil, demo.Consent(ctx, url)
	}, func(f kit.Finished) tea.Cmd {
		t.consenting, t.consentErr = false, f.Err
		t.taken = t.taken || f.Err == nil
		return nil
	})
}
