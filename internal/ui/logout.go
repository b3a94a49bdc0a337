package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

const logoutLimit = 30 * time.Second

// confirmLogout asks before the tokens are forgotten.
func (a *App) confirmLogout() tea.Cmd {
	a.overlay = &confirm{question: text.LogoutQuestion, yes: text.LogoutYes, do: func() tea.Cmd {
		var cmd tea.Cmd
		a.logout, cmd = a.s.Jobs.Start(kit.JobOther, logoutLimit, func(ctx context.Context) (any, error) {
			return nil, a.s.Ports.Session.Logout(ctx, false)
		})
		return cmd
	}}
	return nil
}

func (a *App) loggedOut(f kit.Finished) (tea.Cmd, bool) {
	if f.ID != a.logout || a.logout == 0 {
		return nil, false
	}
	a.logout = 0
	if f.Err != nil {
		a.notice = notice{text: text.LogoutFailed, err: f.Err, bad: true}
		return nil, true
	}
	a.s.Account = kit.Account{}
	return tea.Batch(a.askAccount(false), kit.Go(kit.Login, nil)), true
}
