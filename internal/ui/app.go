// Package ui is the terminal app: a root model that owns the header, the help line, the overlays, jobs and ticks, and
// one page at a time below them.
package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/card"
	"kakaotui/internal/ui/compose"
	"kakaotui/internal/ui/friends"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/loginpage"
	"kakaotui/internal/ui/outbox"
	"kakaotui/internal/ui/setup"
	"kakaotui/internal/ui/status"
	"kakaotui/internal/ui/welcome"
)

// Smallest terminal the pages are drawn in; below it one sentence is shown.
const (
	MinWidth  = 40
	MinHeight = 12
)

// Rows around the page: header, notice, help line.
const chrome = 3

// Options of the app.
type Options struct {
	Ports   kit.Ports
	Lang    text.Lang
	Dark    bool
	Glyphs  kit.Glyphs
	Profile string
	Start   kit.PageID
}

// App is the root model.
type App struct {
	s       *kit.Shared
	profile string
	pages   map[kit.PageID]kit.Page
	at      kit.PageID
	overlay overlay
	w, h    int
	top     int // the first row of the page, as last drawn
	notice  notice
	ticking bool
	began   time.Time
	wait    func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick; tests put their own clock here
	blurred bool
	leaving leaving
	refresh refresher
	account accountJobs
	logout  kit.JobID
	ledger  ledgerJobs
	drain   drainer
	people  peopleJobs
	watch   watcher
}

// New makes the app. Ending ctx cancels whatever it has under way.
func New(ctx context.Context, o Options) *App {
	s := &kit.Shared{
		Ports: o.Ports, Lang: o.Lang, Theme: kit.NewTheme(o.Dark), Glyphs: o.Glyphs,
		Jobs: kit.NewJobs(ctx, o.Ports.Now), Log: &kit.Log{},
	}
	return &App{s: s, profile: o.Profile, at: o.Start, began: time.Now(), wait: tea.Tick, pages: map[kit.PageID]kit.Page{
		kit.Welcome: welcome.New(s), kit.Setup: setup.New(s), kit.Login: loginpage.New(s),
		kit.Compose: compose.New(s), kit.Status: status.New(s), kit.Outbox: outbox.New(s),
		kit.Card: card.New(s), kit.Friends: friends.New(s),
	}}
}

// Init enters the first page, reads the account and starts listening for events.
func (a *App) Init() tea.Cmd {
	a.began = time.Now()
	return tea.Batch(a.page().Enter(nil), a.askAccount(a.at == kit.Compose), a.askLedger(), a.nextEvents(),
		a.remember(), a.askChanges(), a.s.Ports.Terminal.AskBackground(), a.measure())
}

// measure asks how wide the terminal draws the decoration: set up for Korean, it may be two columns.
func (a *App) measure() tea.Cmd {
	if a.s.Glyphs.Plain {
		return nil
	}
	return a.s.Ports.Terminal.MeasureGlyph(a.s.Glyphs.On)
}

func (a *App) page() kit.Page { return a.pages[a.at] }

// Update routes one message and keeps the tick alive while something counts down.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.route(msg)
	return a, tea.Batch(cmd, a.keepTicking())
}

func (a *App) route(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h, a.top = m.Width, m.Height, chrome-1
		return a.page().Update(tea.WindowSizeMsg{Width: a.w, Height: a.bodyHeight()})
	case tea.BackgroundColorMsg:
		a.s.Theme = kit.NewTheme(m.IsDark())
	case kit.GlyphWidth:
		if m.Width > 1 {
			a.s.Glyphs = kit.Plain
		}
	case tea.KeyPressMsg:
		return a.key(normalise(m))
	case tea.PasteMsg:
		return a.written(msg)
	case tea.MouseMsg:
		return a.mouse(m)
	case tea.FocusMsg:
		a.blurred = false
		return tea.Batch(a.askChanges(), a.page().Update(msg))
	case tea.BlurMsg:
		a.blurred = true
	case tickMsg:
		return a.tick(m)
	case eventsMsg:
		return a.events(m)
	case kit.Finished:
		return a.finished(m)
	case kit.Goto:
		return a.goTo(m)
	case kit.AccountChanged:
		return a.askAccount(m.Ask)
	case kit.AskLedger:
		return tea.Batch(a.askLedger(), a.askChanges()) // the log tells decisions too
	case kit.DrainOutbox:
		return a.drainNow()
	case kit.AskFriends:
		return a.askFriends(m)
	case kit.SetRecipients:
		return a.setRecipients(m.To)
	case kit.Copied:
		a.copied(m)
	case Hangup:
		return a.leaveNow()
	case drainedMsg:
		return a.drained(m)
	}
	return a.page().Update(msg)
}

func (a *App) goTo(g kit.Goto) tea.Cmd {
	if _, ok := a.pages[g.To]; !ok {
		return nil
	}
	var leave tea.Cmd
	if l, ok := a.page().(kit.Leaver); ok {
		leave = l.Leave()
	}
	a.overlay, a.at = nil, g.To
	a.notice = notice{}
	return tea.Batch(leave, a.page().Enter(g.Arg))
}

// mouse hands a mouse message to the page with coordinates relative to its body; overlays are worked by keys.
func (a *App) mouse(m tea.MouseMsg) tea.Cmd {
	if a.overlay != nil || !a.page().Mouse() {
		return nil
	}
	if y := m.Mouse().Y; y < a.top || y >= a.h-1 {
		return nil
	}
	return a.page().Update(shiftMouse(m, -a.top))
}

// finished forgets the job, and lets go of the warning that a message is on its way when none is any more.
func (a *App) finished(f kit.Finished) tea.Cmd {
	a.s.Jobs.Done(f)
	cmd := a.take(f)
	if a.notice.text == text.QuitWhileSending && !a.sending() {
		a.notice, a.leaving.warnedSend = notice{}, false
	}
	return cmd
}

// take takes the answers that are the root's own, and hands every other to the pages.
func (a *App) take(f kit.Finished) tea.Cmd {
	if cmd, mine := a.refresh.finished(a, f); mine {
		return cmd
	}
	if cmd, mine := a.accountFinished(f); mine {
		return cmd
	}
	if cmd, mine := a.loggedOut(f); mine {
		return cmd
	}
	if cmd, mine := a.ledgerFinished(f); mine {
		return cmd
	}
	if cmd, mine := a.drainFinished(f); mine {
		return cmd
	}
	if cmd, mine := a.peopleFinished(f); mine {
		return cmd
	}
	if cmd, mine := a.changesFinished(f); mine {
		return cmd
	}
	// A page that started a job may not be the one on show now: every page compares the id, only one knows it.
	var cmds []tea.Cmd
	for _, p := range a.pages {
		cmds = append(cmds, p.Update(f))
	}
	if a.leaving.whenSent && !a.s.Jobs.Running(kit.JobSend) {
		cmds = append(cmds, a.leaveNow())
	}
	return tea.Batch(cmds...)
}

// events appends calls to Kakao to the log, and has what they change read anew.
func (a *App) events(m eventsMsg) tea.Cmd {
	cmds := []tea.Cmd{a.nextEvents()}
	stale, counted := false, false
	for _, e := range m {
		// Consent or login ended behind our back: what is shown of them is old.
		stale = stale || (e.Op.Sends() && (e.Fate == session.NeedsConsent || e.Fate == session.NeedsLogin))
		a.s.Log.Append(e)
		counted = counted || e.Op.Sends() || e.Op == kakao.OpRefresh || e.Op == kakao.OpExchange
		cmds = append(cmds, a.tellPages(kit.EventMsg{Event: e}))
	}
	if stale {
		cmds = append(cmds, a.askAccount(true))
	}
	if counted {
		cmds = append(cmds, a.askLedger(), a.askChanges())
	}
	return tea.Batch(cmds...)
}

func (a *App) bodyHeight() int { return max(0, a.h-chrome) }
