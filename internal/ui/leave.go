package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Hangup asks the app to save what is unsaved and end at once: SIGTERM, SIGHUP, a lost terminal.
type Hangup struct{}

// drainedMsg says that the draft was saved, or why not, and what to do next.
type drainedMsg struct {
	job  kit.Finished
	then func() tea.Cmd
	// force goes on even when the draft could not be saved.
	force bool
}

// leaving remembers what a first ctrl+c already warned of; every other key forgets it.
type leaving struct {
	warnedSend, warnedDraft bool
	// whenSent is set by a hangup while a message is on its way: its answer is waited for, as long as the screen allows.
	whenSent bool
}

// sending tells whether a message is on its way, from a page or out of the outbox.
func (a *App) sending() bool { return a.s.Jobs.Running(kit.JobSend) || a.drain.sending() }

// quit ends the app with the draft kept. It warns once while a message is on its way, and once when the draft cannot be saved.
func (a *App) quit() tea.Cmd {
	if a.sending() && !a.leaving.warnedSend {
		a.leaving.warnedSend = true
		a.notice = notice{text: text.QuitWhileSending, bad: true}
		return nil
	}
	return a.saveDraftThen(func() tea.Cmd { return tea.Quit }, a.leaving.warnedDraft)
}

func (a *App) leaveNow() tea.Cmd {
	return a.saveDraftThen(func() tea.Cmd {
		if a.leaving.whenSent = a.s.Jobs.Running(kit.JobSend); a.leaving.whenSent {
			return nil
		}
		return tea.Quit
	}, true)
}

func (a *App) suspend() tea.Cmd {
	return a.saveDraftThen(a.s.Ports.Terminal.Suspend, true)
}

const draftLimit = 3 * time.Second

func (a *App) saveDraftThen(then func() tea.Cmd, force bool) tea.Cmd {
	var saves []func() error
	for _, page := range a.pages {
		if f, ok := page.(kit.Flusher); ok {
			if save, unsaved := f.Flush(); unsaved {
				saves = append(saves, save)
			}
		}
	}
	if len(saves) == 0 {
		return then()
	}
	_, cmd := a.s.Jobs.Start(kit.JobOther, draftLimit, func(context.Context) (any, error) {
		var failed error
		for _, save := range saves {
			failed = errors.Join(failed, save())
		}
		return nil, failed
	})
	return func() tea.Msg {
		return drainedMsg{job: cmd().(kit.Finished), then: then, force: force}
	}
}

func (a *App) drained(m drainedMsg) tea.Cmd {
	a.s.Jobs.Done(m.job)
	if m.job.Err != nil && !m.force {
		a.leaving.warnedDraft = true
		a.notice = notice{text: text.QuitDraftUnsaved, err: m.job.Err, bad: true}
		return nil
	}
	return m.then()
}
