// Package outbox is the page of what has not been delivered for sure: each message with its state and why, and the decisions
// that a person takes about it.
package outbox

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const (
	// sendLimit bounds a new try, the wait for other processes included; askLimit anything else.
	sendLimit = 5 * time.Minute
	askLimit  = 15 * time.Second
)

// verb is what a person decides about a message.
type verb int

const (
	nothing verb = iota
	retry
	arrived
	drop
)

// Page is the outbox page.
type Page struct {
	s *kit.Shared
	// chosen is the message that keys are about, by its id and, when that has gone, by its place.
	chosen string
	at     int
	open   bool // it shows everything
	// asking is the decision that waits for its key a second time.
	asking verb
	// job is the decision under way; did and failed are how the last one ended.
	job    kit.JobID
	doing  verb
	did    text.Sentence
	failed error
	detail detail
	top    int   // the first row shown, as last drawn
	skip   int   // rows by which a person scrolled on inside an opened message
	hits   []int // the message of each row, as last drawn
	hidden int   // rows of the chosen message below the screen, as last drawn

}

// detail is what was read about the opened message.
type detail struct {
	id       string
	tries    int // how many attempts there were when it was read
	job      kit.JobID
	attempts []journal.Attempt
	err      error
}

// New makes the page.
func New(s *kit.Shared) kit.Page { return &Page{s: s} }

// Enter reads the outbox anew.
func (p *Page) Enter(any) tea.Cmd {
	p.asking, p.did, p.failed, p.open, p.skip = nothing, text.Sentence{}, nil, false, 0
	return func() tea.Msg { return kit.AskLedger{} }
}

func (p *Page) list() []journal.Message { return p.s.Ledger.Outbox }

// message is the chosen one; its place is kept when it is gone.
func (p *Page) message() (journal.Message, bool) {
	all := p.list()
	if len(all) == 0 {
		p.chosen, p.at, p.open = "", 0, false
		return journal.Message{}, false
	}
	if i := slices.IndexFunc(all, func(m journal.Message) bool { return m.ID == p.chosen }); i >= 0 {
		p.at = i
	} else {
		p.at = min(max(p.at, 0), len(all)-1)
		p.chosen, p.open, p.asking, p.skip = all[p.at].ID, false, nothing, 0
	}
	return all[p.at], true
}

// Update takes what no binding took.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Finished:
		return p.finished(m)
	case kit.LedgerMsg:
		p.message()
		return p.attempts()
	case tea.KeyPressMsg:
		p.asking = nothing
	case tea.MouseClickMsg:
		return p.click(m)
	case tea.MouseWheelMsg:
		switch m.Button {
		case tea.MouseWheelUp:
			return p.move(-1)
		case tea.MouseWheelDown:
			return p.move(1)
		}
	}
	return nil
}

func (p *Page) finished(f kit.Finished) tea.Cmd {
	switch {
	case f.ID == 0:
	case f.ID == p.job:
		return p.decided(f)
	case f.ID == p.detail.job:
		p.detail.job, p.detail.err = 0, f.Err
		if found, ok := f.Result.([]journal.Attempt); ok {
			p.detail.attempts = found
		}
	}
	return nil
}

// move goes by messages; inside an opened one that does not fit by rows first.
func (p *Page) move(by int) tea.Cmd {
	p.asking = nothing
	if p.open && by > 0 && p.hidden > 0 {
		p.skip++
		return nil
	}
	if p.open && by < 0 && p.skip > 0 {
		p.skip--
		return nil
	}
	return p.choose(p.at + by)
}

func (p *Page) choose(i int) tea.Cmd {
	all := p.list()
	if i < 0 || i >= len(all) || all[i].ID == p.chosen {
		return nil
	}
	p.at, p.chosen, p.open, p.asking, p.skip = i, all[i].ID, false, nothing, 0
	return nil
}

func (p *Page) toggle() tea.Cmd {
	p.open, p.asking, p.skip = !p.open, nothing, 0
	return p.attempts()
}

// attempts reads those of the opened message, when there may be new ones.
func (p *Page) attempts() tea.Cmd {
	m, ok := p.message()
	if !ok || !p.open || p.detail.job != 0 || p.detail.id == m.ID && p.detail.tries == m.Attempts {
		return nil
	}
	if p.detail.id != m.ID {
		p.detail = detail{id: m.ID}
	}
	p.detail.tries = m.Attempts
	var cmd tea.Cmd
	p.detail.job, cmd = p.s.Jobs.Start(kit.JobOther, askLimit, func(ctx context.Context) (any, error) {
		return p.s.Ports.Session.Attempts(ctx, m.ID)
	})
	return cmd
}

func (p *Page) click(m tea.MouseClickMsg) tea.Cmd {
	if m.Button != tea.MouseLeft || m.Y >= len(p.hits) || p.hits[m.Y] < 0 {
		return nil
	}
	if i := p.hits[m.Y]; i != p.at {
		return p.choose(i)
	}
	return p.toggle()
}

// Mouse is on: messages can be clicked.
func (p *Page) Mouse() bool { return true }

// NeedsTick is true while something waits for its time or is on its way.
func (p *Page) NeedsTick() bool { return p.s.Ledger.Open() > 0 || p.job != 0 }

// Bindings are the keys that do something now.
func (p *Page) Bindings() []kit.Binding {
	back := kit.Bind(text.OutboxPageBack, func() tea.Cmd { return kit.Go(kit.Compose, nil) }, "esc")
	m, ok := p.message()
	if !ok {
		return []kit.Binding{back}
	}
	var bs []kit.Binding
	if p.job == 0 {
		bs = p.decisions(m)
	}
	if label, ok := p.personLabel(m); ok {
		bs = append(bs, kit.Bind(label, p.askPerson, "ctrl+g"))
	}
	if p.asking != nothing {
		return append(bs, kit.Bind(text.OutboxPageLeave, func() tea.Cmd { p.asking = nothing; return nil }, "esc"))
	}
	step := func(by int) func() tea.Cmd { return func() tea.Cmd { return p.move(by) } }
	return append(bs,
		kit.Bind(text.PartLogDetails, p.toggle, "enter"),
		kit.Bind(text.PartLogMove, step(1), "down").Hush(), kit.Bind(text.PartLogMove, step(-1), "up").Hush(), back)
}

// decisions are the steps that the message's state allows.
func (p *Page) decisions(m journal.Message) []kit.Binding {
	var bs []kit.Binding
	if p.can(retry, m) {
		label := text.OutboxPageRetry
		if p.asking == retry {
			label = text.OutboxPageRetryYes
		}
		bs = append(bs, kit.Bind(label, p.decide(retry), keyRetry).Explained(text.OutboxPageRetryAbout))
	}
	if p.can(arrived, m) {
		bs = append(bs, kit.Bind(text.OutboxPageArrived, p.decide(arrived), keyArrived).Explained(text.OutboxPageArrivedAbout))
	}
	if p.can(drop, m) {
		give := kit.Bind(text.OutboxPageDrop, p.decide(drop), keyDrop).Explained(text.OutboxPageDropAbout)
		if p.asking == drop { // first: the answer to a question has its key in the narrowest help line
			give.Label = text.OutboxPageDropYes
			bs = append([]kit.Binding{give}, bs...)
		} else {
			bs = append(bs, give)
		}
	}
	queued := 0
	for _, m := range p.list() {
		if m.State == journal.Queued {
			queued++
		}
	}
	if queued > 1 && p.asking == nothing {
		bs = append(bs, kit.Bind(text.OutboxPageRetryAll, func() tea.Cmd { return p.start(retry) }, "ctrl+a").Hush())
	}
	return bs
}

// Keys that sentences name.
const (
	keyRetry   = "ctrl+r"
	keyArrived = "ctrl+t"
	keyDrop    = "ctrl+d"
)

// can tells what the journal allows (journal.Retry, MarkSent, Drop).
func (p *Page) can(v verb, m journal.Message) bool {
	switch m.State {
	case journal.Queued, journal.Unknown:
		return v != retry || !m.BodyGone
	case journal.Refused, journal.Expired:
		return v == drop || v == retry && !m.BodyGone
	}
	return false
}

// personLabel says what ctrl+g does for the message, when only a person can go on.
func (p *Page) personLabel(m journal.Message) (text.Sentence, bool) {
	err := kit.MessageError(m)
	if _, ok := part.SetupMends(err); ok && m.State == journal.Queued {
		return text.PartSetup, true
	}
	switch {
	case m.State != journal.Queued:
	case m.Wait == journal.WaitConsent:
		return text.OutboxPageConsent, true
	case m.Wait == journal.WaitLogin:
		return text.OutboxPageLogin, true
	}
	return text.Sentence{}, false
}

// askPerson goes where the person has to do something. What waits for it goes out after the login.
func (p *Page) askPerson() tea.Cmd {
	m, ok := p.message()
	if !ok {
		return nil
	}
	if mend, ok := part.SetupMends(kit.MessageError(m)); ok {
		return kit.Go(kit.Setup, mend)
	}
	ask := kit.AskConsent{}
	if m.Wait == journal.WaitConsent {
		ask.Scopes = slices.Clone(session.Required)
		if m.Recipient != kit.ToMe {
			ask.Scopes = append(ask.Scopes, "friends") // which of the two is missing the journal does not keep (kakao-api.md 4.10)
		}
	}
	return kit.Go(kit.Login, ask)
}
