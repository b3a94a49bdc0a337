// Package store keeps settings, tokens and drafts on disk: atomic, private, versioned.
package store

import (
	"context"
	"time"

	"kakaotui/internal/kakao"
)

// Dirs are the folders of one profile.
type Dirs struct {
	Config string // config.toml
	State  string // tokens, drafts, pending logins
}

// Locate finds the folders of a profile: home (KAKAOTUI_HOME) holds everything when set, else the platform's own folders.
// It refuses profile names that are not a plain folder name.
func Locate(home, profile string) (Dirs, error) { panic("contract") }

// Settings are what a person set up. Each value comes from the strongest source that has it.
type Settings struct {
	RESTAPIKey        string
	ClientSecret      kakao.Secret
	RedirectURI       string
	AuthorizationCode kakao.Secret // environment or .env only; to be exchanged once
	AuthURL, APIURL   string       // never from .env
	Lang              string
	Tokens            string // "file" or "keyring"
	ASCII             bool
}

// Tokens is the token file's content. The zero value means: no login.
type Tokens struct {
	AccessToken      kakao.Secret
	AccessExpiresAt  time.Time
	RefreshToken     kakao.Secret
	RefreshExpiresAt time.Time
	Scopes           []string
	SavedAt          time.Time
	IssuedAt         time.Time // of the access token; the bar's left end
	RefreshIssuedAt  time.Time
	UserID           int64
	Nickname         string
}

// TokenFile is one profile's token file and its lock file.
type TokenFile struct{}

func OpenTokens(d Dirs, now func() time.Time) *TokenFile { panic("contract") }

// Load reads the tokens without a lock. Errors: *DamagedError (file set aside, previous generation used or none), fs errors.
func (f *TokenFile) Load() (Tokens, error) { panic("contract") }

// Update holds the lock of all processes (bounded by ctx), re-reads, reserves room on disk, calls change and saves what it returns.
func (f *TokenFile) Update(ctx context.Context, change func(Tokens) (Tokens, error)) (Tokens, error) {
	panic("contract")
}

// Clear forgets the tokens, kept generations included.
func (f *TokenFile) Clear(ctx context.Context) error { panic("contract") }

// Draft is the unsent message.
type Draft struct {
	Text   string `json:"text"`
	Link   string `json:"link,omitempty"`
	Button string `json:"button,omitempty"`
}
