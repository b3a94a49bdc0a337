package compose

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// Keys that sentences name.
const (
	keyPhone   = "ctrl+o"
	keyTo      = "ctrl+t"
	keyKind    = "ctrl+k"
	keyPreview = "f5"
)

// phone is the simulator's page that shows arrived messages, in the demo.
type phone struct {
	job kit.JobID
	err error
}

// Bindings are the keys that do something now.
func (p *Page) Bindings() []kit.Binding {
	var bs []kit.Binding
	if !p.sending.Busy() {
		bs = append(bs, kit.Bind(p.sendLabel(), p.send, part.KeySend, "ctrl+enter").Explained(text.ComposeSendAbout))
		if p.confirming() {
			bs = append(bs, kit.Bind(text.ComposeCancel, p.cancelQuestion, "esc"))
		}
		if label, ok := p.sending.PersonLabel(); ok {
			bs = append(bs, kit.Bind(label, p.askPerson, part.KeyPerson))
		}
	}
	if p.peeking() {
		bs = append(bs, kit.Bind(text.ComposeBack, p.togglePeek, "esc", keyPreview))
		bs = append(bs, p.scroll.Bindings()...)
	} else {
		bs = append(bs, p.paneBindings()...)
		bs = append(bs, p.elsewhere()...)
	}
	if p.canOpenPhone() {
		bs = append(bs, kit.Bind(text.ComposePhone, p.openPhone, keyPhone))
	}
	if p.focus != log {
		bs = append(bs, kit.Bind(text.ComposeSearchLog, p.searchLog)) // from the palette
	}
	return bs
}

// elsewhere are the keys that lead to recipients, other kinds and the preview.
func (p *Page) elsewhere() []kit.Binding {
	bs := []kit.Binding{
		kit.Bind(text.CommandFriends, p.chooseFriends, keyTo).Hush(), // its row names it
		kit.Bind(text.ComposeKinds, func() tea.Cmd { return kit.Go(kit.Card, nil) }, keyKind).Explained(text.ComposeKindsAbout),
	}
	if !p.broad {
		bs = append(bs, kit.Bind(text.CardPreview, p.togglePeek, keyPreview).Hush())
	}
	return bs
}

func (p *Page) chooseFriends() tea.Cmd {
	return kit.Go(kit.Friends, kit.ChooseFriends{Back: kit.Compose})
}

func (p *Page) paneBindings() []kit.Binding {
	go1 := func(n pane) func() tea.Cmd { return func() tea.Cmd { return p.step(n) } }
	next := text.ComposeNext
	if p.narrow {
		next = p.paneName(p.beside(1))
	}
	var bs []kit.Binding
	if p.focus == log {
		bs = p.logBindings()
	}
	bs = append(bs,
		kit.Bind(next, go1(1), "tab"),
		kit.Bind(text.ComposePrevious, go1(-1), "shift+tab").Hush())
	if p.focus == log && p.log.Searching() {
		return append(bs, kit.Bind(text.PartLogSearchEnd, func() tea.Cmd { p.log.EndSearch(); return p.log.More() }, "esc"))
	}
	if p.focus != message {
		return append(bs, kit.Bind(text.ComposeBack, func() tea.Cmd { return p.focusOn(message) }, "esc"))
	}
	return append(bs,
		kit.Bind(text.PartUndo, func() tea.Cmd { p.message.Undo(); return p.draft.Soon() }, "alt+z").Hush(),
		kit.Bind(text.PartRedo, func() tea.Cmd { p.message.Redo(); return p.draft.Soon() }, "alt+shift+z", "ctrl+y").Hush())
}

func (p *Page) paneName(at pane) text.Sentence {
	return [...]text.Sentence{text.ComposeMessage, text.ComposeLink, text.ComposeMobile, text.ComposeButton, text.PartLog}[at]
}

func (p *Page) sendLabel() text.Sentence {
	switch {
	case p.confirming() && p.out.twice:
		return text.ComposeSendAgain
	case p.confirming():
		return text.ComposeSendSure
	}
	return text.ComposeSend
}

// offer is what the log says beside an entry that can be mended here and now.
func (p *Page) offer(f session.Fate) string {
	if p.sending.Busy() || f != session.NeedsConsent && f != session.NeedsLogin {
		return ""
	}
	label, ok := p.sending.PersonLabel()
	login := label == text.ComposeLogin || label == text.ComposeLoginSend
	if !ok || label == text.PartSetup || login != (f == session.NeedsLogin) {
		return ""
	}
	return part.KeyPerson + " " + p.s.Say(label)
}

func (p *Page) canOpenPhone() bool {
	if p.s.Ports.Demo == nil || p.s.Ports.Demo.PhoneURL == "" || p.phone.job != 0 {
		return false
	}
	ok, _ := p.s.Ports.Browser.CanOpen()
	return ok
}

func (p *Page) openPhone() tea.Cmd {
	url := p.s.Ports.Demo.PhoneURL
	p.phone.err = nil
	var cmd tea.Cmd
	p.phone.job, cmd = p.s.Jobs.Start(kit.JobOther, 10*time.Second, func(context.Context) (any, error) {
		return nil, p.s.Ports.Browser.Open(url)
	})
	return cmd
}
