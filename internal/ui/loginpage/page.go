// Package loginpage is the login: the URL whole and selectable, a browser on request, a field to paste into at the same time,
// and the time that is left. What comes first ends it.
package loginpage

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/login"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const (
	beginLimit   = session.LockWait + 45*time.Second // a save of the attempt before may be waited for as well
	waitLimit    = login.Timeout + 2*time.Minute     // an exchange that began in time may end
	openLimit    = 15 * time.Second
	consentLimit = 90 * time.Second
	pasteLimit   = 10 * time.Second
	closeLimit   = 45 * time.Second
)

// narrow is the width below which the header has no room for more than the time itself.
const narrow = 48

type page struct {
	s     *kit.Shared
	field *part.Field
	ask   kit.AskConsent
	// live is true from Enter to Leave.
	live bool
	try  *try
	// begin is true while an attempt is being begun; last is the one begun last. It must be closed before the next one
	// begins, for both hear the same port.
	begin bool
	last  *kit.Attempt
	then  map[kit.JobID]func(kit.Finished) tea.Cmd

	canOpen bool
	reason  login.Reason // why not
	qr      qrView
	scroll  kit.Scroll
	width   int // of the last View
}

// try is all that is known of one attempt. Answers that belong to an older one are told by it.
type try struct {
	attempt *kit.Attempt // nil while it is being begun
	shown   bool         // the URL was drawn: only then may a browser be opened
	opened  bool
	openErr error
	// consenting and consentErr belong to the consent given in the terminal, in the demo.
	consenting bool
	consentErr error
	taken      bool // a code was taken, tokens are being fetched
	paste      *verdict
	err        error // why it failed
	held       bool  // it failed only in saving: the tokens serve until the program ends
}

// waiting tells whether the person still can log in by this attempt.
func (t *try) waiting() bool { return t.attempt != nil && t.err == nil }

// New makes the page.
func New(s *kit.Shared) kit.Page {
	return &page{
		s: s, field: part.NewField(s, text.Sentence{}, text.LoginPageHint),
		try: &try{}, then: map[kit.JobID]func(kit.Finished) tea.Cmd{},
	}
}

// Enter begins an attempt; a kit.AskConsent says what consent is wanted.
func (p *page) Enter(arg any) tea.Cmd {
	p.ask, _ = arg.(kit.AskConsent)
	p.live = true
	p.canOpen, p.reason = p.s.Ports.Browser.CanOpen()
	p.field.SetValue("")
	p.field.Focus()
	return p.beginTry()
}

// Leave gives the attempt up, so that its port is free again.
func (p *page) Leave() tea.Cmd {
	if !p.live {
		return nil
	}
	begun := p.try.attempt != nil
	p.live, p.try = false, &try{}
	p.field.SetValue("")
	if !begun {
		return nil
	}
	return p.closeLast()
}

// Mouse is off, so that the URL can be selected.
func (p *page) Mouse() bool { return false }

// Header names the page and the time that is left.
func (p *page) Header() (left, right string) {
	left = p.s.Say(text.LoginPageTitle)
	if len(p.ask.Scopes) > 0 {
		left = p.s.Say(text.LoginPageConsentTitle)
	}
	if !p.try.waiting() {
		return left, ""
	}
	right = text.Countdown(p.try.attempt.Deadline.Sub(p.s.Ports.Now()))
	if p.width >= narrow || p.width == 0 {
		right = p.s.Say(text.LoginPageLeft, right)
	}
	return left, right
}

// NeedsTick is true while time runs out.
func (p *page) NeedsTick() bool { return p.try.waiting() }

// scopes are what the attempt asks consent for.
func (p *page) scopes() []string {
	if len(p.ask.Scopes) > 0 {
		return p.ask.Scopes
	}
	return session.Required
}

// Update takes the ends of jobs, pastes and what is typed.
func (p *page) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Finished:
		then, mine := p.then[m.ID]
		if !mine {
			return nil
		}
		delete(p.then, m.ID)
		return then(m)
	case tea.PasteMsg:
		return p.pasted(m)
	case tea.KeyPressMsg:
		before := p.field.Version()
		cmd, _ := p.field.Update(m)
		if p.field.Version() != before {
			p.qr.on = false
			p.try.paste = nil
			p.scroll.Reset()
		}
		return cmd
	}
	return nil
}

// run starts a job and remembers what follows its end.
func (p *page) run(kind kit.JobKind, limit time.Duration, do func(context.Context) (any, error), then func(kit.Finished) tea.Cmd) tea.Cmd {
	id, cmd := p.s.Jobs.Start(kind, limit, do)
	p.then[id] = then
	return cmd
}
