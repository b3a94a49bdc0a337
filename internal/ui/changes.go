package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
)

const (
	// watchEvery is how often the journal is read at most for what other processes (cron, scripts) did. It is done with the tick, so
	// not at all while nobody looks, and only after its files changed: what they do not tell is found after watchBlind.
	watchEvery = 2 * time.Second
	watchBlind = 30 * time.Second
	watchLimit = 15 * time.Second
)

// watcher follows the journal. One question at a time: what is asked meanwhile is one more at its end.
type watcher struct {
	job   kit.JobID
	again bool
	begun bool  // next is known
	next  int64 // the number to go on from
	asked time.Time
	stamp journal.Stamp // of the files just before they were read
}

type changesAnswer struct {
	found    []journal.Entry
	next     int64
	moreover bool
	stamp    journal.Stamp
}

func (a *App) askChanges() tea.Cmd {
	w := &a.watch
	if w.job != 0 {
		w.again = true
		return nil
	}
	w.asked = a.s.Ports.Now()
	after := int64(-1)
	if w.begun {
		after = w.next
	}
	var cmd tea.Cmd
	w.job, cmd = a.s.Jobs.Start(kit.JobOther, watchLimit, func(ctx context.Context) (any, error) {
		stamp := a.s.Ports.Session.Stamp() // first: what is written while it is read is read again
		found, next, moreover, err := a.s.Ports.Session.Changes(ctx, after)
		return changesAnswer{found, next, moreover, stamp}, err
	})
	return cmd
}

func (a *App) changesDue(now time.Time, stamp journal.Stamp) tea.Cmd {
	w := &a.watch
	wait := watchEvery
	if stamp.Same(w.stamp) {
		wait = watchBlind
	}
	if w.job != 0 || now.Before(w.asked.Add(wait)) {
		return nil
	}
	return a.askChanges()
}

// changesFinished puts what happened into the log. A journal that cannot be read is told where its page of the log is, and asked
// again with the next tick.
func (a *App) changesFinished(f kit.Finished) (tea.Cmd, bool) {
	w := &a.watch
	if f.ID != w.job || f.ID == 0 {
		return nil, false
	}
	w.job, w.stamp = 0, journal.Stamp{}
	var cmds []tea.Cmd
	r, ok := f.Result.(changesAnswer)
	if ok && f.Err == nil {
		w.begun, w.next, w.stamp = true, r.next, r.stamp
		cmds = append(cmds, a.happened(r.found))
	}
	if w.again || r.moreover && f.Err == nil {
		w.again = false
		cmds = append(cmds, a.askChanges())
	}
	return tea.Batch(cmds...), true
}

func (a *App) happened(found []journal.Entry) tea.Cmd {
	var cmds []tea.Cmd
	counted, tokens := false, false
	for _, x := range found {
		e, news, shown := a.s.Log.Take(x)
		counted = counted || news
		tokens = tokens || news && (e.Op == kakao.OpRefresh || e.Op == kakao.OpExchange || e.Op == kakao.OpLogout || e.Op == kakao.OpUnlink)
		if shown && e.Message != nil {
			cmds = append(cmds, a.tellPages(kit.EventMsg{Event: e.Event}))
		}
	}
	if counted {
		cmds = append(cmds, a.askLedger())
	}
	if tokens {
		cmds = append(cmds, a.askAccount(false))
	}
	return tea.Batch(cmds...)
}
