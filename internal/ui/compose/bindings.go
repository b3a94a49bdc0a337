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
	keySend   = "ctrl+s"
	keyPerson = "ctrl+g"
	keyPhone  = "ctrl+o"
	keyOutbox = "f4" // the root's
)

// phone is the simulator's page that shows arrived messages, in the demo.
type phone struct {
	job kit.JobID
	err error
}

// Bindings are the keys that do something now.
func (p *Page) Bindings() []kit.Binding {
	var bs []kit.Binding
	if !p.sending.busy() {
		bs = append(bs, kit.Bind(p.sendLabel(), p.send, keySend, "ctrl+enter").Explained(text.ComposeSendAbout))
		if label, ok := p.personLabel(); ok {
			bs = append(bs, kit.Bind(label, p.askPerson, keyPerson))
		}
	}
	bs = append(bs, p.paneBindings()...)
	if p.canOpenPhone() {
		bs = append(bs, kit.Bind(text.ComposePhone, p.openPhone, keyPhone))
	}
	if p.focus != log {
		bs = append(bs, kit.Bind(text.ComposeSearchLog, p.searchLog)) // from the palette
	}
	return bs
}

func (p *Page) paneBindings() []kit.Binding {
	go1 := func(n pane) func() tea.Cmd { return func() tea.Cmd { return p.focusOn(p.focus + n) } }
	next := text.ComposeNext
	if p.narrow {
		next = p.paneName((p.focus + 1) % panes)
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
		kit.Bind(text.PartUndo, func() tea.Cmd { p.message.Undo(); return p.saveSoon() }, "alt+z").Hush(),
		kit.Bind(text.PartRedo, func() tea.Cmd { p.message.Redo(); return p.saveSoon() }, "alt+shift+z", "ctrl+y").Hush())
}

func (p *Page) paneName(at pane) text.Sentence {
	return [...]text.Sentence{text.ComposeMessage, text.ComposeLink, text.ComposeButton, text.PartLog}[at]
}

func (p *Page) sendLabel() text.Sentence {
	if p.confirming() {
		return text.ComposeSendAgain
	}
	return text.ComposeSend
}

// confirming is true while the question stands whether to send a text again that may have arrived.
func (p *Page) confirming() bool {
	s := &p.sending
	return s.doubt != nil && s.asked == p.version() && *s.doubt == p.content()
}

// personLabel says what ctrl+g does: only a person can consent, log in or mend the settings.
func (p *Page) personLabel() (text.Sentence, bool) {
	if _, ok := part.SetupMends(p.sending.failed); ok {
		return text.PartSetup, true
	}
	switch fate := p.sending.fate(); {
	case p.sending.id == "": // it was not kept: nothing would be sent by itself
	case fate == session.NeedsConsent:
		return text.ComposeConsentSend, true
	case fate == session.NeedsLogin:
		return text.ComposeLoginSend, true
	}
	switch acc := p.s.Account; {
	case !acc.Status.LoggedIn:
		return text.ComposeLogin, true
	case acc.Known && len(acc.Status.Missing) > 0:
		return text.ComposeConsent, true
	}
	return text.Sentence{}, false
}

// offer is what the log says beside an entry that can be mended here and now.
func (p *Page) offer(f session.Fate) string {
	if p.sending.busy() || f != session.NeedsConsent && f != session.NeedsLogin {
		return ""
	}
	label, ok := p.personLabel()
	login := label == text.ComposeLogin || label == text.ComposeLoginSend
	if !ok || label == text.PartSetup || login != (f == session.NeedsLogin) {
		return ""
	}
	return keyPerson + " " + p.s.Say(label)
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
