package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
)

const (
	// ledgerLimit bounds one reading of quota and outbox; ledgerEvery is how often they are read without a reason, for cron and
	// scripts use the same journal.
	ledgerLimit = 15 * time.Second
	ledgerEvery = 30 * time.Second
	// drainLimit bounds one emptying of the outbox; drainEvery is the least time between two that nobody asked for.
	drainLimit = 5 * time.Minute
	drainEvery = 10 * time.Second
)

// ledgerJobs reads quota and outbox. One reading at a time: what is asked meanwhile is one more at its end.
type ledgerJobs struct {
	job   kit.JobID
	began time.Time
	again bool
}

type ledgerAnswer struct {
	quota  session.Quota
	outbox []journal.Message
}

func (a *App) askLedger() tea.Cmd {
	if a.ledger.job != 0 {
		a.ledger.again = true
		return nil
	}
	var cmd tea.Cmd
	a.ledger.began = a.s.Ports.Now()
	a.ledger.job, cmd = a.s.Jobs.Start(kit.JobOther, ledgerLimit, func(ctx context.Context) (any, error) {
		// The outbox first: reading it settles what its process left behind, which counts for the quota.
		box, err := a.s.Ports.Session.Outbox(ctx)
		if err != nil {
			return nil, err
		}
		q, err := a.s.Ports.Session.Quota(ctx)
		return ledgerAnswer{q, box}, err
	})
	return cmd
}

// ledgerDue reads again after a while.
func (a *App) ledgerDue(now time.Time) tea.Cmd {
	if a.ledger.job != 0 || now.Before(a.ledger.began.Add(ledgerEvery)) {
		return nil
	}
	return a.askLedger()
}

func (a *App) ledgerFinished(f kit.Finished) (tea.Cmd, bool) {
	if f.ID != a.ledger.job || f.ID == 0 {
		return nil, false
	}
	a.ledger.job = 0
	l := &a.s.Ledger
	l.Asked, l.Err = a.ledger.began, f.Err
	if r, ok := f.Result.(ledgerAnswer); ok && f.Err == nil {
		l.Known, l.Quota, l.Outbox = true, r.quota, r.outbox
	}
	var again tea.Cmd
	if a.ledger.again {
		a.ledger.again = false
		again = a.askLedger()
	}
	return tea.Batch(again, a.tellPages(kit.LedgerMsg{})), true
}

// drainer sends what waits in the outbox: once when the app begins, after each login, and when the time of a message comes.
type drainer struct {
	job   kit.JobID
	begun bool // the one of the beginning was
	again bool
	last  time.Time
	due   bool // something may have waited when the job began
}

// sending is true while a message may be on its way by itself.
func (d *drainer) sending() bool { return d.job != 0 && d.due }

// drainAtStart is for the moment in which the account is known.
func (a *App) drainAtStart() tea.Cmd {
	if a.drain.begun || !a.s.Account.Status.LoggedIn {
		return nil
	}
	return a.drainNow()
}

func (a *App) drainDue(now time.Time) tea.Cmd {
	if a.drain.job != 0 || !a.s.Account.Status.LoggedIn || now.Before(a.drain.last.Add(drainEvery)) || !a.s.Ledger.Due(now) {
		return nil
	}
	return a.drainNow()
}

func (a *App) drainNow() tea.Cmd {
	d := &a.drain
	if d.job != 0 {
		d.again = true
		return nil
	}
	d.begun, d.last, d.due = true, a.s.Ports.Now(), !a.s.Ledger.Known || a.s.Ledger.Open() > 0
	var cmd tea.Cmd
	d.job, cmd = a.s.Jobs.Start(kit.JobOther, drainLimit, func(ctx context.Context) (any, error) {
		var tried []session.Delivery
		err := a.s.Ports.Session.Drain(ctx, func(d session.Delivery) { tried = append(tried, d) })
		return tried, err
	})
	return cmd
}

func (a *App) drainFinished(f kit.Finished) (tea.Cmd, bool) {
	d := &a.drain
	if f.ID != d.job || f.ID == 0 {
		return nil, false
	}
	d.job, d.last = 0, a.s.Ports.Now()
	tried, _ := f.Result.([]session.Delivery)
	cmds := []tea.Cmd{a.askLedger(), a.tellPages(kit.Drained{Tried: tried, Err: f.Err})}
	if d.again {
		d.again = false
		cmds = append(cmds, a.drainNow())
	}
	return tea.Batch(cmds...), true
}

// tellPages tells every page: the one that a message is about may not be the one on show.
func (a *App) tellPages(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range a.pages {
		cmds = append(cmds, p.Update(msg))
	}
	return tea.Batch(cmds...)
}
