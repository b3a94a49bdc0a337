package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
)

// friendsLimit bounds one question for all friends, page by page.
const friendsLimit = 2 * time.Minute

// peopleJobs are the questions for friends: what the disk says, then what Kakao says.
type peopleJobs struct{ disk, kakao kit.JobID }

// remember reads the list that the disk has, for the names in the log and the first look at the friends page.
func (a *App) remember() tea.Cmd {
	var cmd tea.Cmd
	a.people.disk, cmd = a.s.Jobs.Start(kit.JobOther, ledgerLimit, func(context.Context) (any, error) {
		f, err := a.s.Ports.Session.Remembered()
		return kit.NewPeople(f), err
	})
	return cmd
}

func (a *App) askFriends(ask kit.AskFriends) tea.Cmd {
	if a.people.kakao != 0 {
		return nil
	}
	a.s.People.Asking = true
	var cmd tea.Cmd
	a.people.kakao, cmd = a.s.Jobs.Start(kit.JobOther, friendsLimit, func(ctx context.Context) (any, error) {
		f, err := a.s.Ports.Session.Friends(ctx, ask.Fresh)
		return kit.NewPeople(f), err
	})
	return tea.Batch(cmd, a.tellPages(kit.FriendsMsg{}))
}

func (a *App) peopleFinished(f kit.Finished) (tea.Cmd, bool) {
	old, ok := a.s.People, false
	found, _ := f.Result.(kit.People)
	switch {
	case f.ID == 0:
		return nil, false
	case f.ID == a.people.disk:
		a.people.disk = 0
		ok = f.Err == nil && !old.Known
		found.Asking, found.Err = old.Asking, old.Err
	case f.ID == a.people.kakao:
		a.people.kakao = 0
		// With an error comes the list as it was remembered.
		ok = f.Err == nil || found.Known && !found.At.IsZero()
		found.Err, old.Err, old.Asking = f.Err, f.Err, false
	default:
		return nil, false
	}
	a.s.People = old
	if ok {
		a.s.People = found
	}
	return a.tellPages(kit.FriendsMsg{}), true
}

// otherPerson forgets friends and recipients when somebody else logged in: they are known under other UUIDs there, if at all.
func (a *App) otherPerson(before int64) tea.Cmd {
	now := a.s.Account.Status.UserID
	if before == now || before == 0 {
		return nil
	}
	a.s.To, a.s.People = nil, kit.People{Asking: a.s.People.Asking}
	return tea.Batch(a.remember(), a.tellPages(kit.RecipientsMsg{}), a.tellPages(kit.FriendsMsg{}))
}

// setRecipients exchanges whom messages go to. The session remembers a choice of friends on disk; here it is offered first the
// next time.
func (a *App) setRecipients(to []kakao.Friend) tea.Cmd {
	a.s.To = to
	if len(to) > 0 {
		a.s.People.Chosen = nil
		for _, f := range to {
			a.s.People.Chosen = append(a.s.People.Chosen, f.UUID)
		}
	}
	return a.tellPages(kit.RecipientsMsg{})
}
