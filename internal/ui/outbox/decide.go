package outbox

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// decide takes a step with the chosen message. What cannot be taken back, or may send a text twice, is asked once.
func (p *Page) decide(v verb) func() tea.Cmd {
	return func() tea.Cmd {
		m, ok := p.message()
		if !ok || p.job != 0 {
			return nil
		}
		if asks(v, m) && p.asking != v {
			p.asking = v
			return nil
		}
		return p.start(v, m.ID)
	}
}

func asks(v verb, m journal.Message) bool {
	return v == drop || v == retry && m.State == journal.Unknown
}

// start begins a step with the messages; without ids a new try of all that are queued.
func (p *Page) start(v verb, ids ...string) tea.Cmd {
	p.asking, p.doing, p.did, p.failed = nothing, v, text.Sentence{}, nil
	ask, kind, limit := p.s.Ports.Session, kit.JobOther, askLimit
	if v == retry {
		kind, limit = kit.JobSend, sendLimit
	}
	var cmd tea.Cmd
	p.job, cmd = p.s.Jobs.Start(kind, limit, func(ctx context.Context) (any, error) {
		switch v {
		case retry:
			return ask.Retry(ctx, ids...)
		case arrived:
			return ask.MarkSent(ctx, ids...)
		}
		return ask.Drop(ctx, ids...)
	})
	return cmd
}

// decided takes the end of a step. A message that could not be delivered tells it in its own row.
func (p *Page) decided(f kit.Finished) tea.Cmd {
	p.job = 0
	switch r, _ := f.Result.(session.Receipt); {
	case f.Err != nil && len(r.Messages) == 0:
		p.failed = f.Err
	case f.Err != nil:
		p.did = text.OutboxPageStays
	default:
		p.did = [...]text.Sentence{{}, text.OutboxPageWent, text.OutboxPageMarked, text.OutboxPageDropped}[p.doing]
	}
	p.doing = nothing
	return func() tea.Msg { return kit.AskLedger{} }
}
