package main

import (
	"context"
	"runtime"
	"sync/atomic"
	"time"

	"kakaotui/internal/login"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// sessionPort is the session as the app asks it.
type sessionPort struct {
	*session.Session
	lang *atomic.Int32 // a text.Lang: the app may change it at any time
	// beforeLogin, when set, is called before each login begins.
	beforeLogin func()
}

func (p sessionPort) EnsureFresh(ctx context.Context) (store.Tokens, error) {
	if _, err := p.AccessToken(ctx); err != nil {
		return store.Tokens{}, err
	}
	return p.Tokens()
}

func (p sessionPort) BeginLogin(ctx context.Context, scopes []string) (*kit.Attempt, error) {
	if p.beforeLogin != nil {
		p.beforeLogin()
	}
	a, err := p.Session.BeginLogin(ctx, scopes, text.Lang(p.lang.Load()) == text.Korean)
	if err != nil {
		return nil, err
	}
	return &kit.Attempt{
		URL: a.URL, Deadline: a.Deadline, Listening: a.Listening, Deaf: a.Deaf,
		Paste: a.Paste, Wait: a.Wait, Close: a.Close,
	}, nil
}

// browserPort opens pages, never over ssh or without a display.
type browserPort struct{ getenv func(string) string }

func (b browserPort) CanOpen() (bool, login.Reason) {
	return login.CanOpenBrowser(b.getenv, runtime.GOOS)
}

func (b browserPort) Open(url string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return login.OpenBrowser(ctx, url)
}
