package card

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
)

const (
	// earlierPage is how many messages of the journal are looked through for a kept card; earlierLimit bounds the reading.
	earlierPage  = 50
	earlierLimit = 15 * time.Second
)

// earlier is the card that was on disk at the start, until it is sent, and what the journal held then: a process that was killed
// between a message and its card left both.
type earlier struct {
	kept     store.Card
	job      kit.JobID
	messages []journal.Entry
}

// begin reads the kept card and the newest messages, the first time it is called.
func (p *Page) begin() tea.Cmd {
	load := p.draft.Load()
	if load == nil {
		return nil
	}
	var cmd tea.Cmd
	page := journal.Page{Limit: earlierPage, Only: journal.OnlyMessages}
	p.earlier.job, cmd = p.s.Jobs.Start(kit.JobOther, earlierLimit, func(ctx context.Context) (any, error) {
		return p.s.Ports.Session.LogPage(ctx, page)
	})
	return tea.Batch(load, cmd)
}

func (p *Page) earlierRead(f kit.Finished) {
	p.earlier.job = 0
	p.earlier.messages, _ = f.Result.([]journal.Entry)
}

// went tells whether the kept card, as it was, has gone to one of the recipients already.
func (p *Page) went(m kakao.Message) bool {
	if p.earlier.kept == (store.Card{}) || p.earlier.kept != p.words() {
		return false
	}
	to := p.to()
	if len(to) == 0 {
		to = []string{kit.ToMe}
	}
	return slices.ContainsFunc(p.earlier.messages, func(e journal.Entry) bool {
		x := e.Message
		if x == nil || x.State != journal.Sent || x.Kind != m.Kind() || !slices.Contains(to, x.Recipient) {
			return false
		}
		gone, err := session.SentAs(*x)
		return err == nil && same(gone, m)
	})
}
