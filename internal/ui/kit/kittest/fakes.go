// Package kittest holds what the tests of the app's pages need in place of the world: ports that remember what they
// were asked, keys as a terminal would send them, and a shared state to build a page on.
package kittest

import (
	"context"
	"errors"
	"os/exec"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// Now is the moment at which every fake clock stands.
var Now = time.Date(2026, 1, 5, 10, 58, 1, 0, time.Local)

// Session is a fake of kit.Session. Set the fields before use; Calls are what was asked of it, in order.
type Session struct {
	Set        store.Settings
	Held       store.Tokens
	StatusIs   session.Status
	Saved      store.Draft
	SendErr    error
	RefreshErr error
	StatusErr  error
	TokensErr  error
	DraftErr   error
	SaveErr    error
	ConfigErr  error
	LogoutErr  error
	BeginErr   error
	Attempt    *kit.Attempt
	Journal
	Cards

	mu     sync.Mutex
	calls  []string
	sent   []session.Message
	scopes []string
}

// Calls are the names of the methods called so far.
func (s *Session) Calls() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.calls...)
}

// Sent are the messages that Send was given.
func (s *Session) Sent() []session.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]session.Message(nil), s.sent...)
}

// AskedScopes are the scopes of the last BeginLogin.
func (s *Session) AskedScopes() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.scopes...)
}

func (s *Session) called(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, name)
}

// Settings gives Set.
func (s *Session) Settings() store.Settings { return s.Set }

// Configure keeps the settings in Set unless ConfigErr is set.
func (s *Session) Configure(set store.Settings) error {
	s.called("Configure")
	if s.ConfigErr == nil {
		s.Set = set
	}
	return s.ConfigErr
}

// Tokens gives Held.
func (s *Session) Tokens() (store.Tokens, error) { s.called("Tokens"); return s.Held, s.TokensErr }

// EnsureFresh gives Held, or RefreshErr.
func (s *Session) EnsureFresh(context.Context) (store.Tokens, error) {
	s.called("EnsureFresh")
	return s.Held, s.RefreshErr
}

// Refresh gives Held, or RefreshErr.
func (s *Session) Refresh(context.Context) (store.Tokens, error) {
	s.called("Refresh")
	return s.Held, s.RefreshErr
}

// Status gives StatusIs, or StatusErr.
func (s *Session) Status(context.Context, bool) (session.Status, error) {
	s.called("Status")
	return s.StatusIs, s.StatusErr
}

// BeginLogin gives Attempt, or BeginErr.
func (s *Session) BeginLogin(_ context.Context, scopes []string) (*kit.Attempt, error) {
	s.called("BeginLogin")
	s.mu.Lock()
	defer s.mu.Unlock()
	s.scopes = scopes
	if s.BeginErr != nil {
		return nil, s.BeginErr
	}
	if s.Attempt == nil {
		return nil, errors.New("kittest: no attempt was set")
	}
	return s.Attempt, nil
}

// Logout gives LogoutErr.
func (s *Session) Logout(context.Context, bool) error { s.called("Logout"); return s.LogoutErr }

// Draft gives Saved, or DraftErr.
func (s *Session) Draft() (store.Draft, error) { s.called("Draft"); return s.Saved, s.DraftErr }

// ChangeDraft changes Saved unless SaveErr is set.
func (s *Session) ChangeDraft(change func(store.Draft) store.Draft) error {
	s.called("ChangeDraft")
	if s.SaveErr == nil {
		s.Saved = change(s.Saved)
	}
	return s.SaveErr
}

// Terminal is a fake of kit.Terminal that remembers what was copied, and the pictures in pictures.go.
type Terminal struct {
	Copied  []string
	CopyErr error
	Screen
}

// Suspend does nothing.
func (t *Terminal) Suspend() tea.Cmd { return nil }

// Exec runs nothing and reports success.
func (t *Terminal) Exec(_ *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { return done(nil) }
}

// SetClipboard remembers s and answers with CopyErr.
func (t *Terminal) SetClipboard(s string) tea.Cmd {
	t.Copied = append(t.Copied, s)
	return func() tea.Msg { return kit.Copied{Err: t.CopyErr} }
}

// Redraw does nothing.
func (t *Terminal) Redraw() tea.Cmd { return nil }

// AskBackground asks nobody.
func (t *Terminal) AskBackground() tea.Cmd { return nil }

// MeasureGlyph does nothing: no answer comes.
func (t *Terminal) MeasureGlyph(string) tea.Cmd { return nil }

// Browser is a fake of kit.Browser. Reason, when set, says why it cannot open.
type Browser struct {
	Reason  login.Reason
	OpenErr error

	mu     sync.Mutex
	opened []string
}

// CanOpen is true without a Reason.
func (b *Browser) CanOpen() (bool, login.Reason) { return b.Reason == "", b.Reason }

// Open remembers the URL and gives OpenErr.
func (b *Browser) Open(url string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.opened = append(b.opened, url)
	return b.OpenErr
}

// Opened are the URLs opened so far.
func (b *Browser) Opened() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string(nil), b.opened...)
}

// Shared is a shared state on fake ports, in Korean, dark, with fancy glyphs. The clock stands at Now.
func Shared() (*kit.Shared, *Session) {
	s := &Session{}
	now := func() time.Time { return Now }
	return &kit.Shared{
		Ports: kit.Ports{
			Session: s, Terminal: &Terminal{}, Browser: &Browser{}, Files: &Files{},
			Events: make(chan session.Event), Now: now,
		},
		Lang: text.Korean, Theme: kit.NewTheme(true), Glyphs: kit.Fancy,
		Jobs: kit.NewJobs(context.Background(), now), Log: &kit.Log{},
	}, s
}

// Tokens are a login as the sketches show it: 5:41:07 and 58 days 3:12:44 left at Now.
func Tokens() store.Tokens {
	left := 5*time.Hour + 41*time.Minute + 7*time.Second
	long := 58*24*time.Hour + 3*time.Hour + 12*time.Minute + 44*time.Second
	return store.Tokens{
		AccessToken: "fake-access", AccessExpiresAt: Now.Add(left), IssuedAt: Now.Add(left - 6*time.Hour),
		RefreshToken: "fake-refresh", RefreshExpiresAt: Now.Add(long), RefreshIssuedAt: Now.Add(long - 60*24*time.Hour),
		Scopes: []string{"talk_message"}, SavedAt: Now, UserID: 4000000001, Nickname: "홍길동",
	}
}

// Account is a login with Tokens and the consent items of the sketches.
func Account() kit.Account {
	t := Tokens()
	return kit.Account{Known: true, Status: session.Status{
		Tokens: t, LoggedIn: true, NextRefresh: t.AccessExpiresAt.Add(-session.RefreshBefore),
		UserID: t.UserID, Nickname: t.Nickname,
		Scopes: []kakao.Scope{
			{ID: "talk_message", DisplayName: "카카오톡 메시지 전송", Type: "SERVICE", Using: true, Agreed: true, Revocable: true},
			{ID: "profile_nickname", DisplayName: "닉네임", Type: "PRIVACY", Using: true, Agreed: true},
			{ID: "profile_image", DisplayName: "프로필 사진", Type: "PRIVACY", Using: true, Agreed: true, Revocable: true},
			{ID: "friends", DisplayName: "카카오 서비스 내 친구목록(프로필사진, 닉네임, 즐겨찾기 포함)", Type: "SERVICE", Using: true},
		},
	}}
}
