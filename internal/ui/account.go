package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
)

// accountLimit bounds one question for the account, refresh included.
const accountLimit = 60 * time.Second

// accountJobs are the questions under way: what the disk says, then what Kakao says.
type accountJobs struct{ disk, kakao kit.JobID }

// askAccount reads the stored login and, when ask is set, asks Kakao as well.
func (a *App) askAccount(ask bool) tea.Cmd {
	var disk, online tea.Cmd
	a.account.disk, disk = a.s.Jobs.Start(kit.JobStatus, accountLimit, func(ctx context.Context) (any, error) {
		return a.s.Ports.Session.Status(ctx, true)
	})
	if ask {
		a.account.kakao, online = a.s.Jobs.Start(kit.JobStatus, accountLimit, func(ctx context.Context) (any, error) {
			return a.s.Ports.Session.Status(ctx, false)
		})
	}
	return tea.Batch(disk, online)
}

func (a *App) accountFinished(f kit.Finished) (tea.Cmd, bool) {
	acc := &a.s.Account
	before := acc.Status.UserID
	var drain tea.Cmd
	switch f.ID {
	case a.account.disk:
		st, ok := f.Result.(session.Status)
		if f.Err != nil || !ok {
			if !acc.Known {
				acc.Err = f.Err
			}
			break
		}
		// The disk knows no scopes in detail: keep what Kakao said of the same person.
		if acc.Known && st.LoggedIn && st.UserID == acc.Status.UserID {
			st.Scopes, st.Missing, st.Nickname = acc.Status.Scopes, acc.Status.Missing, acc.Status.Nickname
		} else {
			acc.Known = false
		}
		acc.Status = st
	case a.account.kakao:
		acc.Err = f.Err
		if st, ok := f.Result.(session.Status); ok && f.Err == nil {
			acc.Status, acc.Known = st, true
			drain = a.drainAtStart()
		}
	default:
		return nil, false
	}
	return tea.Batch(drain, a.otherPerson(before), a.page().Update(kit.AccountMsg{})), true
}
