// Package kit is what the pages of the app share: the ports they ask, the page contract, key bindings, jobs, theme and
// glyphs, and the block of rows that every part draws. It knows no page.
package kit

import (
	"context"
	"io"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// Session is what the app asks of the rules; *session.Session behind an adapter in cmd, a fake in tests.
// Every call may touch disk or network: run it in a job, never inside Update or View.
type Session interface {
	Settings() store.Settings
	Configure(store.Settings) error
	Tokens() (store.Tokens, error)
	// EnsureFresh refreshes when less than session.RefreshBefore is left.
	EnsureFresh(context.Context) (store.Tokens, error)
	Refresh(context.Context) (store.Tokens, error)
	Status(ctx context.Context, offline bool) (session.Status, error)
	// Deliver keeps the message in the journal, then sends it. The error of what was kept is a *session.UndeliveredError.
	Deliver(context.Context, session.Intent) (session.Receipt, error)
	// Drain sends what is due in the outbox and reports each message tried.
	Drain(context.Context, func(session.Delivery)) error
	// Outbox is what was not delivered for sure and not given up, oldest first.
	Outbox(context.Context) ([]journal.Message, error)
	Retry(ctx context.Context, ids ...string) (session.Receipt, error)
	Drop(ctx context.Context, ids ...string) ([]journal.Message, error)
	MarkSent(ctx context.Context, ids ...string) ([]journal.Message, error)
	Quota(context.Context) (session.Quota, error)
	// LogPage is a page of the log, newest first, of this day and earlier ones.
	LogPage(context.Context, journal.Page) ([]journal.Entry, error)
	Attempts(ctx context.Context, id string) ([]journal.Attempt, error)
	// Stamp changes when the journal does, and costs next to nothing; where it is not known, only Changes tells.
	Stamp() journal.Stamp
	// Changes is what any process wrote into the log since a change; below zero: nothing, and the number to begin with.
	Changes(ctx context.Context, after int64) (found []journal.Entry, next int64, moreover bool, err error)
	BeginLogin(ctx context.Context, scopes []string) (*Attempt, error)
	Logout(ctx context.Context, unlink bool) error
	Draft() (store.Draft, error)
	// ChangeDraft saves what change makes of the draft on disk, which another app may have changed.
	ChangeDraft(change func(onDisk store.Draft) store.Draft) error
	// Card is the unsent message of another kind than a plain text.
	Card() (store.Card, error)
	SaveCard(store.Card) error
	Templates() ([]store.SavedTemplate, error)
	SaveTemplate(store.SavedTemplate) error
	RemoveTemplate(name string) error
	// Friends asks Kakao unless the remembered list is young; Remembered asks nobody.
	Friends(ctx context.Context, fresh bool) (session.Friends, error)
	Remembered() (session.Friends, error)
	Choose(uuids []string) error
	Upload(ctx context.Context, name string, image io.Reader) (kakao.Image, error)
}

// Attempt is one login under way (login.Attempt as seen by a page).
type Attempt struct {
	URL       string
	Deadline  time.Time
	Listening string // "localhost:8910"; empty when Deaf says why
	Deaf      error
	Paste     func(string) error
	Wait      func(context.Context) (kakao.Token, error)
	Close     func()
}

// Terminal is what leaves the model for the terminal. Nothing else in the app may call tea.Suspend, tea.ExecProcess,
// tea.SetClipboard or tea.Raw: the screen that owns the terminal can then be exchanged.
type Terminal interface {
	Suspend() tea.Cmd
	// Exec hands the terminal to a program ($EDITOR) and comes back with done's message.
	Exec(c *exec.Cmd, done func(error) tea.Msg) tea.Cmd
	// SetClipboard copies by OSC 52 and, where the machine has one, by the native clipboard; answers with Copied.
	SetClipboard(s string) tea.Cmd
	// Redraw paints everything anew (ctrl+l).
	Redraw() tea.Cmd
	// AskBackground asks for the background colour; the answer is a tea.BackgroundColorMsg, or never comes.
	AskBackground() tea.Cmd
	// MeasureGlyph asks how many columns the terminal gives a glyph; the answer is a GlyphWidth, or never comes.
	MeasureGlyph(glyph string) tea.Cmd
	// AskGraphics asks how the terminal shows pictures; the answer is a Graphics.
	AskGraphics() tea.Cmd
	// Image has the terminal show a PNG wherever the view has ImageRows of the same id (1 to MaxPicture), cols and rows; the
	// answer is an ImageShown. The last one with an id counts, no PNG takes it away. AskGraphics comes first.
	Image(id int, png []byte, cols, rows int) tea.Cmd
	// ImageRows are the cells that stand for a picture in a view.
	ImageRows(id, cols, rows int) []string
}

// GlyphWidth is how many columns the terminal gave a glyph.
type GlyphWidth struct {
	Glyph string
	Width int
}

// Copied says that a text was handed to the clipboard. Err is nil when at least one way took it.
type Copied struct{ Err error }

// Browser opens pages. Reason says why it cannot (ssh, no display).
type Browser interface {
	CanOpen() (ok bool, reason login.Reason)
	Open(url string) error
}

// Demo is there when the app runs against the built-in simulator.
type Demo struct {
	// PhoneURL is the page that shows arrived messages.
	PhoneURL string
	// Consent plays the person in the browser: logs in and agrees to everything asked for. It returns when the redirect was delivered.
	Consent func(ctx context.Context, authorizeURL string) error
}

// Ports is all that the app asks of the world.
type Ports struct {
	Session  Session
	Terminal Terminal
	Browser  Browser
	Files    Files
	Pictures Pictures // nil: nothing is fetched
	// Events are the calls to Kakao and their fates, in order; closed never.
	Events <-chan session.Event
	// Now is the wall clock.
	Now  func() time.Time
	Demo *Demo // nil outside the demo
	// Language hears which language the person chose, for what is written outside the app (the page in the browser). May be nil.
	Language func(text.Lang)
}
