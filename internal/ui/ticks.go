package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
)

// tickMsg comes once a second, with a look at the journal's files that whoever waited for the second has taken: on a thread that is
// awake already.
type tickMsg struct {
	at    time.Time
	stamp journal.Stamp
}

// eventsMsg are calls to Kakao since the last one.
type eventsMsg []session.Event

// keepTicking starts the tick when a countdown shows and the window has the focus, and none is running. It comes at whole seconds
// since the app began, which is when Bubble Tea's own clock began, that beats once a second and cannot be stopped: the process then
// wakes once for both.
func (a *App) keepTicking() tea.Cmd {
	if a.ticking || a.blurred || !a.needsTick() {
		return nil
	}
	a.ticking = true
	return a.wait(time.Second-time.Since(a.began)%time.Second, a.second)
}

// second runs beside the event loop.
func (a *App) second(t time.Time) tea.Msg { return tickMsg{t, a.s.Ports.Session.Stamp()} }

func (a *App) needsTick() bool {
	if a.s.Account.Status.LoggedIn {
		return true // the header counts down, and the refresh must come in time
	}
	t, ok := a.page().(kit.Ticker)
	return ok && t.NeedsTick()
}

func (a *App) tick(m tickMsg) tea.Cmd {
	a.ticking = false
	now := a.s.Ports.Now()
	return tea.Batch(a.page().Update(kit.Tick{Now: now}), a.refresh.due(a, now), a.ledgerDue(now), a.drainDue(now), a.changesDue(now, m.stamp))
}

// nextEvents waits for a call to Kakao and takes what else is there, so that a burst is one message.
func (a *App) nextEvents() tea.Cmd {
	ch := a.s.Ports.Events
	if ch == nil {
		return nil
	}
	return func() tea.Msg {
		e, ok := <-ch
		if !ok {
			return nil
		}
		batch := eventsMsg{e}
		for {
			select {
			case e, ok := <-ch:
				if !ok {
					return batch
				}
				batch = append(batch, e)
			default:
				return batch
			}
		}
	}
}

// refresher refreshes the access token by itself when it is due, never twice within refreshMinWait, and waits longer after each
// failure.
type refresher struct {
	job     kit.JobID
	notTill time.Time
	wait    time.Duration
}

const (
	refreshLimit   = 45 * time.Second
	refreshMinWait = 30 * time.Second
	refreshMaxWait = 15 * time.Minute
)

func (r *refresher) due(a *App, now time.Time) tea.Cmd {
	st := a.s.Account.Status
	if !st.LoggedIn || st.NextRefresh.IsZero() || now.Before(st.NextRefresh) || now.Before(r.notTill) || a.s.Jobs.Running(kit.JobRefresh) {
		return nil
	}
	var cmd tea.Cmd
	r.job, cmd = a.s.Jobs.Start(kit.JobRefresh, refreshLimit, func(ctx context.Context) (any, error) {
		return a.s.Ports.Session.EnsureFresh(ctx)
	})
	return cmd
}

func (r *refresher) finished(a *App, f kit.Finished) (tea.Cmd, bool) {
	if f.ID != r.job || r.job == 0 {
		return nil, false
	}
	r.job = 0
	if f.Err == nil {
		r.wait, r.notTill = 0, a.s.Ports.Now().Add(refreshMinWait)
	} else {
		r.wait = min(max(2*r.wait, refreshMinWait), refreshMaxWait)
		r.notTill = a.s.Ports.Now().Add(r.wait)
	}
	return a.askAccount(false), true
}
