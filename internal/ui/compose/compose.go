// Package compose is the page where a message is written and sent, with the log of what became of every call beside it.
package compose

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// pane is what keys go to.
type pane int

const (
	message pane = iota
	link
	button
	log
	panes
)

// Page is the compose page.
type Page struct {
	s       *kit.Shared
	message *part.EditBox
	link    *part.Field
	button  *part.Field
	log     *part.LogPane
	focus   pane
	sending sending
	draft   drafting
	phone   phone
	places  [panes]place
	lower   lower
	fetch   fetch
	swapped int  // version of what is written just after another text took its place; 0 for never
	narrow  bool // one pane at a time, as last drawn
	// wait starts a pause that ends in kit.Finished; tests put their own clock here.
	wait func(kit.JobKind, time.Duration) (kit.JobID, tea.Cmd)
}

// New makes the page. Nothing is read before Enter.
func New(s *kit.Shared) kit.Page { return newPage(s) }

func newPage(s *kit.Shared) *Page {
	p := &Page{
		s:       s,
		message: part.NewEditBox(s, kakao.MaxText),
		link:    part.NewField(s, text.ComposeLink, text.ComposeLinkHint),
		button:  part.NewField(s, text.ComposeButton, text.ComposeButtonHint),
		log:     part.NewLogPane(s),
	}
	p.log.Offer = p.offer
	p.wait = func(kind kit.JobKind, d time.Duration) (kit.JobID, tea.Cmd) {
		return s.Jobs.Start(kind, d+time.Minute, func(ctx context.Context) (any, error) {
			t := time.NewTimer(d)
			defer t.Stop()
			select {
			case <-t.C:
				return nil, nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		})
	}
	p.focusOn(message)
	return p
}

// Enter reads the draft and the log the first time. After a login, what waited for it in the outbox goes out.
func (p *Page) Enter(arg any) tea.Cmd {
	cmds := []tea.Cmd{p.loadDraft(), p.saveSoon(), p.log.More()}
	if in, ok := arg.(kit.LoggedIn); ok {
		p.sending.draining = in.SendAfter && p.sending.awaiting
		p.sending.began = p.s.Ports.Now()
		cmds = append(cmds, func() tea.Msg { return kit.DrainOutbox{} })
	}
	p.sending.awaiting = false
	return tea.Batch(cmds...)
}

// Update takes what no binding took.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch m := msg.(type) {
	case kit.Finished:
		cmd = p.finished(m)
	case kit.Drained:
		p.drained(m)
	case kit.EventMsg:
		p.became(m.Event.ID, m.Event.Err)
	case kit.LedgerMsg:
		p.decidedElsewhere()
	case tea.KeyPressMsg:
		cmd = p.key(m)
	case tea.PasteMsg:
		if p.focus == log && !p.log.Searching() {
			p.focusOn(message)
		}
		cmd, _ = p.part(p.focus).Update(m)
	case tea.MouseClickMsg:
		cmd = p.click(m)
	case tea.MouseWheelMsg:
		cmd = p.wheel(m)
	default:
		return nil
	}
	p.recheck()
	return tea.Batch(cmd, p.saveSoon())
}

// recheck lets a reason why the message cannot be sent go as soon as it is mended.
func (p *Page) recheck() {
	if p.sending.refusal != nil {
		p.sending.refusal = p.content().Check()
	}
}

// key goes to the pane that has the focus. Text that the log has no use for is text for the message: nothing typed is lost.
func (p *Page) key(k tea.KeyPressMsg) tea.Cmd {
	typed := k.Text != "" && k.Mod&(tea.ModCtrl|tea.ModAlt) == 0
	if p.focus == log && typed && !p.log.Searching() {
		p.focusOn(message)
	}
	cmd, used := p.part(p.focus).Update(k)
	if used || p.focus != link && p.focus != button {
		return cmd
	}
	switch k.Keystroke() {
	case "enter", "down":
		p.focusOn(p.focus + 1)
	case "up":
		p.focusOn(p.focus - 1)
	}
	return cmd
}

// focusable is what a pane can do with the focus.
type focusable interface {
	Update(tea.Msg) (tea.Cmd, bool)
	Focus()
	Blur()
}

func (p *Page) part(at pane) focusable {
	switch at {
	case link:
		return p.link
	case button:
		return p.button
	case log:
		return p.log
	}
	return p.message
}

func (p *Page) focusOn(at pane) tea.Cmd {
	p.part(p.focus).Blur()
	p.focus = (at%panes + panes) % panes
	p.part(p.focus).Focus()
	return nil
}

func (p *Page) finished(f kit.Finished) tea.Cmd {
	switch f.ID {
	case 0:
		return nil
	case p.sending.settle:
		return p.settled(f)
	case p.sending.job:
		return p.sent(f)
	case p.draft.load:
		p.loaded(f)
	case p.draft.timer:
		return p.draftDue()
	case p.draft.save:
		p.draftSaved(f)
	case p.phone.job:
		p.phone.job, p.phone.err = 0, f.Err
	case p.fetch.job:
		return p.fetched(f)
	default:
		cmd, _ := p.log.Update(f)
		return cmd
	}
	return nil
}

// content is what would be sent now. Both kinds of link are always given (kakao-api.md 11).
func (p *Page) content() session.Message {
	return session.Message{Text: p.message.Text(), Link: p.link.Value(), MobileLink: p.link.Value(), Button: p.button.Value()}
}

// version changes with every change of what is written.
func (p *Page) version() int { return p.message.Version() + p.link.Version() + p.button.Version() }

// Mouse is on: panes, entries and filters can be clicked.
func (p *Page) Mouse() bool { return true }

// NeedsTick is true while a message is on its way: the seconds are shown.
func (p *Page) NeedsTick() bool { return p.sending.busy() || p.sending.draining }
