package kit

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// PageID names a page.
type PageID string

const (
	Welcome PageID = "welcome" // demo only: what will happen
	Setup   PageID = "setup"
	Login   PageID = "login"
	Compose PageID = "compose"
	Status  PageID = "status"
	Outbox  PageID = "outbox"
	Card    PageID = "card"    // a message of another kind than a plain text
	Friends PageID = "friends" // whom it goes to
)

// Page is one page of the app. Its methods run on the event loop and must not block.
type Page interface {
	// Enter is called each time the page comes up; arg is what Goto carried (nil, or a type of this package).
	Enter(arg any) tea.Cmd
	// Update gets what no overlay, no global binding and no binding of the page took, and every other message.
	Update(msg tea.Msg) tea.Cmd
	// View draws the body into at most w columns and h rows.
	View(w, h int) Block
	// Bindings are the keys that do something here and now, the most important first: the help line, f1 and the
	// palette are made of them, and the root runs them, so that none of these can be untrue.
	Bindings() []Binding
	// Mouse tells whether the page wants the mouse; without, the terminal's own selection works.
	Mouse() bool
}

// Shared is the state that every page may read. Only the root writes it.
type Shared struct {
	Ports  Ports
	Lang   text.Lang
	Theme  Theme
	Glyphs Glyphs
	Jobs   *Jobs
	Log    *Log
	// Account is the last known login; the zero value is none.
	Account Account
	// To are the friends that messages go to; none is oneself. The root changes it at SetRecipients.
	To []kakao.Friend
	// People are the friends to choose from.
	People People
	// Ledger is what the journal says of today and of the outbox.
	Ledger Ledger
}

// Account is who is logged in, as last heard.
type Account struct {
	Status session.Status
	// Known is true once Kakao was asked in this run; before, Status holds what the token file says.
	Known bool
	// Err is why the last question failed; nil when it did not. It stays until asked again.
	Err error
}

// Tokens are the tokens of the account.
func (a Account) Tokens() store.Tokens { return a.Status.Tokens }

// Say returns a sentence in the person's language.
func (s *Shared) Say(t text.Sentence, args ...any) string { return t.In(s.Lang, args...) }

// Goto asks the root for another page.
type Goto struct {
	To  PageID
	Arg any
}

// Go is the command form of Goto, the only way to change page.
func Go(to PageID, arg any) tea.Cmd { return func() tea.Msg { return Goto{To: to, Arg: arg} } }

// AskConsent is the argument of Goto{Login}: more consent is wanted; Then is the page to return to, compose when it is empty.
type AskConsent struct {
	Scopes []string
	Then   PageID
	// SendAfter is true when a message waits for this consent: compose sends it after the login.
	SendAfter bool
}

// LoggedIn is the argument with which login returns to compose.
type LoggedIn struct {
	SendAfter bool
}

// SetRecipients asks the root to put others in Shared.To; every page hears of it as RecipientsMsg.
type SetRecipients struct{ To []kakao.Friend }

// RecipientsMsg says that Shared.To is new.
type RecipientsMsg struct{}

// AccountChanged asks the root to read the account again (after login, refresh, logout). Ask also asks Kakao.
type AccountChanged struct{ Ask bool }

// Tick comes once a second while the page shows a countdown and the window has focus.
type Tick struct{ Now time.Time }

// Ticker is a page with a countdown on it.
type Ticker interface{ NeedsTick() bool }

// EventMsg is one call to Kakao and its fate; the root has appended it to Shared.Log before a page sees it.
type EventMsg struct{ Event session.Event }

// AccountMsg says that Shared.Account is new.
type AccountMsg struct{}

// Flusher is a page with something typed that may not be on disk yet.
type Flusher interface {
	// Flush gives what saves it, to be run in a job; ok is false when the disk has it already.
	Flush() (save func() error, ok bool)
}

// Headed is a page with words of its own in the header, in place of the account: what it is, and a state at the right end.
type Headed interface{ Header() (left, right string) }
