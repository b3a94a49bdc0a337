package compose

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const (
	// settling is how long ctrl+s waits for the syllable that the input method still holds.
	settling = 120 * time.Millisecond
	// sendLimit bounds one send, a refresh and the second try after -401 included.
	sendLimit = 60 * time.Second
	// origin names the app in the journal.
	origin = "app"
)

// sending is where the message is on its way, and how the last one ended. What stands of it goes when the message does, or
// with the next ctrl+s.
type sending struct {
	settle, job kit.JobID
	began       time.Time
	frozen      session.Message // what is on its way, or was last
	sentAt      time.Time       // the last success; zero when the last one was none
	refusal     error           // why the message as written cannot be sent
	failed      error           // how the last send failed
	// doubt is a message that may have arrived though nobody said so. The same text is sent again only when a person
	// decided it: asked is the version of the text at which they were asked.
	doubt *session.Message
	asked int
	// id is the message in the journal that failed is about, "" when it was not kept. ended is when that was known.
	id    string
	ended time.Time
	// awaiting is true while a login or consent is under way for which the message waits in the outbox; draining while what
	// waited for it goes out.
	awaiting, draining bool
}

const notAsked = -1

func (s *sending) busy() bool { return s.settle != 0 || s.job != 0 }

// fate is what became of the last message, "" when nothing stands.
func (s *sending) fate() session.Fate {
	if s.failed == nil {
		return ""
	}
	return session.FateOf(s.failed)
}

// send begins with the moment in which a syllable may still arrive.
func (p *Page) send() tea.Cmd {
	if p.sending.busy() {
		return nil
	}
	var cmd tea.Cmd
	p.sending.began = p.s.Ports.Now()
	p.sending.settle, cmd = p.wait(kit.JobSend, settling)
	return cmd
}

func (p *Page) settled(f kit.Finished) tea.Cmd {
	p.sending.settle = 0
	if f.Err != nil {
		return nil // the app is closing: the message was not sent, the draft is kept
	}
	return p.freeze()
}

// freeze takes the message as it is now, checks it and sends it. This is the one way to Session.Deliver.
func (p *Page) freeze() tea.Cmd {
	s := &p.sending
	m := p.content()
	s.refusal, s.sentAt = m.Check(), time.Time{}
	if s.refusal != nil {
		s.failed = nil
		return p.focusOn(p.refused())
	}
	if s.doubt != nil && *s.doubt == m && s.asked != p.version() {
		s.asked = p.version()
		return nil
	}
	s.failed, s.id, s.asked, s.frozen = nil, "", notAsked, m
	var cmd tea.Cmd
	s.job, cmd = p.s.Jobs.Start(kit.JobSend, sendLimit, func(ctx context.Context) (any, error) {
		return p.s.Ports.Session.Deliver(ctx, session.Intent{Parts: []session.Message{m}, Origin: origin})
	})
	return cmd
}

// refused is the pane that holds what cannot be sent.
func (p *Page) refused() pane {
	e, ok := errors.AsType[*session.MessageError](p.sending.refusal)
	switch {
	case !ok || e.Field == session.FieldText:
		return message
	case e.Field == session.FieldButton:
		return button
	}
	return link
}

// sent takes the outcome. What is safe in the outbox leaves the editor: sent again from here it would go out twice. What was
// refused, or not kept, stays to be mended.
func (p *Page) sent(f kit.Finished) tea.Cmd {
	s := &p.sending
	s.job, s.asked, s.ended = 0, notAsked, p.s.Ports.Now()
	p.outcome(f.Err)
	if e, kept := errors.AsType[*session.UndeliveredError](f.Err); f.Err == nil || kept && slices.Contains(journal.Open, e.State) {
		p.clearSent()
	}
	return func() tea.Msg { return kit.AskLedger{} }
}

// outcome is how the message ended, nil for delivered.
func (p *Page) outcome(err error) {
	s := &p.sending
	s.failed, s.id = err, ""
	if err == nil {
		s.sentAt = s.ended
		if s.doubt != nil && *s.doubt == s.frozen {
			s.doubt = nil
		}
		return
	}
	if e, kept := errors.AsType[*session.UndeliveredError](err); kept {
		s.id = e.ID
	}
	if session.FateOf(err) == session.Unknown {
		m := s.frozen
		s.doubt = &m
	}
}

// drained hears what went out of the outbox: the message that the line below the editor speaks of may be among it.
func (p *Page) drained(m kit.Drained) {
	p.sending.draining = false
	if d, ok := m.Of(p.sending.id); ok {
		p.became(d.ID, d.Err)
	}
}

// became is what became of a message, nil for delivered, whoever sent it: of interest when the line below the editor is about it.
func (p *Page) became(id string, err error) {
	s := &p.sending
	if id == "" || id != s.id || s.busy() {
		return
	}
	s.draining, s.ended = false, p.s.Ports.Now()
	p.outcome(err)
}

// decidedElsewhere lets go of a message that has left the outbox some other way.
func (p *Page) decidedElsewhere() {
	s, l := &p.sending, p.s.Ledger
	if s.id == "" || s.busy() || !l.Known || l.Err != nil || !l.Asked.After(s.ended) {
		return
	}
	if _, there := l.Find(s.id); !there {
		s.failed, s.id = nil, ""
	}
}

// clearSent empties what was sent. Words typed meanwhile stay, and so do their link and button.
func (p *Page) clearSent() {
	if p.message.Text() != p.sending.frozen.Text {
		return
	}
	p.message.Replace("")
	if p.link.Value() == p.sending.frozen.Link {
		p.link.Clear()
	}
	if p.button.Value() == p.sending.frozen.Button {
		p.button.Clear()
	}
}

// missing are the scopes to ask consent for: those that Kakao named, else those that the account lacks.
func (p *Page) missing() []string {
	if k, ok := errors.AsType[*kakao.Error](p.sending.failed); ok && len(k.RequiredScopes) > 0 {
		return slices.Clone(k.RequiredScopes)
	}
	if p.sending.fate() == session.NeedsConsent {
		return slices.Clone(session.Required)
	}
	if p.s.Account.Known {
		return slices.Clone(p.s.Account.Status.Missing)
	}
	return nil
}

// askPerson goes to the login page, for consent or for a login, after which the waiting message goes out. What lies in the
// settings is mended in set-up.
func (p *Page) askPerson() tea.Cmd {
	if mend, ok := part.SetupMends(p.sending.failed); ok {
		return kit.Go(kit.Setup, mend)
	}
	fate := p.sending.fate()
	p.sending.awaiting = p.sending.id != "" && (fate == session.NeedsConsent || fate == session.NeedsLogin)
	var scopes []string
	if fate != session.NeedsLogin {
		scopes = p.missing()
	}
	return kit.Go(kit.Login, kit.AskConsent{Scopes: scopes, SendAfter: p.sending.awaiting})
}
