// Package compose is the page where a message is written and sent, with the log of what became of every call beside it.
package compose

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// pane is what keys go to.
type pane int

const (
	message pane = iota
	link
	mobile
	button
	log
	panes
)

// Page is the compose page.
type Page struct {
	s       *kit.Shared
	message *part.EditBox
	link    *part.Field
	mobile  *part.Field // the link on phones where it is another one
	button  *part.Field
	log     *part.LogPane
	focus   pane
	sending *part.Sending
	out     outgoing
	length  length
	draft   *part.Autosave[store.Draft]
	kept    store.Draft // what the disk held at the start, until it is sent
	phone   phone
	places  [panes]place
	toPlace place // of the recipients
	columns columns
	fetch   fetch
	swapped int  // version of what is written just after another text took its place; 0 for never
	chosen  int  // how often other recipients were chosen
	narrow  bool // one pane at a time, as last drawn
	broad   bool // with the preview beside the editor, as last drawn
	peek    bool // the preview in place of everything else, where there is no room beside
	scroll  kit.Scroll
	pv      drawn
	calm    *part.Calm // of the preview beside the editor
}

// New makes the page. Nothing is read before Enter.
func New(s *kit.Shared) kit.Page { return newPage(s) }

func newPage(s *kit.Shared) *Page {
	p := &Page{
		s:       s,
		message: part.NewEditBox(s, 0),
		link:    part.NewField(s, text.ComposeLink, text.ComposeLinkHint),
		mobile:  part.NewField(s, text.ComposeMobile, text.ComposeMobileHint),
		button:  part.NewField(s, text.ComposeButton, text.ComposeButtonHint),
		log:     part.NewLogPane(s),
		sending: part.NewSending(s),
		calm:    part.NewCalm(s),
		out:     outgoing{asked: notAsked},
	}
	p.log.Offer, p.draft = p.offer, p.autosave()
	p.sending.Freeze, p.sending.Outcome = p.freeze, p.sent
	p.focusOn(message)
	return p
}

// Enter reads the draft and the log the first time. After a login, what waited for it in the outbox goes out.
func (p *Page) Enter(arg any) tea.Cmd {
	cmds := []tea.Cmd{p.draft.Load(), p.draft.Soon(), p.log.More()}
	if in, ok := arg.(kit.LoggedIn); ok {
		p.out.draining = in.SendAfter && p.out.awaiting
		p.out.began = p.s.Ports.Now()
		cmds = append(cmds, func() tea.Msg { return kit.DrainOutbox{} })
	}
	p.out.awaiting, p.peek = false, false
	p.calm.Break()
	return tea.Batch(cmds...)
}

// Update takes what no binding took.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		cmd = p.calm.Key(p.broad, p.written, func() tea.Cmd { return p.key(m) })
	case tea.PasteMsg:
		p.peek = false
		if p.focus == log && !p.log.Searching() {
			p.focusOn(message)
		}
		cmd, _ = p.part(p.focus).Update(m)
	case tea.MouseClickMsg:
		cmd = p.click(m)
	case tea.MouseWheelMsg:
		cmd = p.wheel(m)
	case tea.WindowSizeMsg:
		p.calm.Break()
	case kit.RecipientsMsg:
		p.chosen++
	case kit.Drained, kit.EventMsg, kit.LedgerMsg:
		p.hear(m)
	case kit.Finished:
		cmd = p.finished(m)
	default:
		return nil
	}
	p.recheck()
	return tea.Batch(cmd, p.draft.Soon())
}

// recheck lets what is said of the message go as soon as it is mended.
func (p *Page) recheck() {
	if p.out.refusal != nil {
		_, p.out.refusal = p.messages()
	}
	p.out.mixed = p.out.mixed && p.message.Len() > 0
}

// key goes to the pane that has the focus. Text that the log has no use for is text for the message: nothing typed is lost.
func (p *Page) key(k tea.KeyPressMsg) tea.Cmd {
	typed := k.Text != "" && k.Mod&(tea.ModCtrl|tea.ModAlt) == 0
	if p.peeking() {
		if !typed {
			return nil
		}
		p.peek = false
	}
	if p.focus == log && typed && !p.log.Searching() {
		p.focusOn(message)
	}
	cmd, used := p.part(p.focus).Update(k)
	if used || p.focus == message || p.focus == log {
		return cmd
	}
	switch k.Keystroke() {
	case "enter", "down":
		p.step(1)
	case "up":
		p.step(-1)
	}
	return cmd
}

// step goes to the next pane that is there, or the one before.
func (p *Page) step(by pane) tea.Cmd { return p.focusOn(p.beside(by)) }

func (p *Page) beside(by pane) pane {
	at := (p.focus + by + panes) % panes
	if at == mobile && !p.hasMobile() {
		at = (at + by + panes) % panes
	}
	return at
}

// hasMobile tells whether the link for phones is shown: where there is room, and where it is in use.
func (p *Page) hasMobile() bool { return p.broad || p.mobile.Value() != "" || p.focus == mobile }

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
	case mobile:
		return p.mobile
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
	if f.ID == 0 {
		return nil
	}
	if cmd, mine := part.First(f, p.sending, p.draft, p.calm); mine {
		return cmd
	}
	switch f.ID {
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

// content is what would be sent now, were it short enough. Both kinds of link are always given (kakao-api.md 11).
func (p *Page) content() session.Message {
	m := session.Message{Text: p.message.Text(), Link: p.link.Value(), MobileLink: p.mobile.Value(), Button: p.button.Value()}
	if m.MobileLink == "" {
		m.MobileLink = m.Link
	}
	return m
}

// version changes with every change of what is written, and with the recipients.
func (p *Page) version() int { return p.written() + p.chosen }

// written changes with every change of what is written.
func (p *Page) written() int {
	return p.message.Version() + p.link.Version() + p.mobile.Version() + p.button.Version()
}

// Mouse is on: panes, entries and filters can be clicked.
func (p *Page) Mouse() bool { return true }

// NeedsTick is true while a message is on its way: the seconds are shown.
func (p *Page) NeedsTick() bool { return p.sending.Busy() || p.out.draining }
