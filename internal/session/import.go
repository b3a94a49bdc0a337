package session

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
)

// OlderImportError refuses to put imported tokens over a login that works and is newer. Nothing was changed.
type OlderImportError struct{}

func (e *OlderImportError) Error() string {
	return "the stored login is newer than the file's tokens: nothing was imported"
}

// ImportOptions of Import.
type ImportOptions struct {
	Offline bool // ask Kakao nothing
	Force   bool // replace a newer login too
}

// Imported is what became of an import.
type Imported struct {
	Tokens    store.Tokens
	Already   bool  // this login was stored before; nothing was changed
	Replaced  bool  // an older login that worked has given way
	Confirmed bool  // Kakao confirmed the access token, or gave another
	Unasked   error // why Kakao could not confirm them; nil when it did or was not to be asked
}

// Import stores tokens that came out of a file; found.Estimated says that its lifetimes are counted from the file's time.
// Kakao is asked before anything is stored, so that dead tokens replace no login: a live access token gets its true end, a dead
// one is refreshed. Errors: *OlderImportError, *LoginNeededError (Kakao does not take the refresh token any more), *kakao.Error
// of a refusal, and the errors of store.TokenStore.Update; then nothing has changed, a *store.NotSavedError aside.
func (s *Session) Import(ctx context.Context, found store.Tokens, o ImportOptions) (Imported, error) {
	wait, cancel := context.WithTimeout(ctx, LockWait)
	defer cancel()
	var got Imported
	other := func(old store.Tokens) bool {
		got.Already = old.RefreshToken == found.RefreshToken
		return !got.Already
	}
	fresh, err := s.tokens().UpdateIf(wait, other, func(old store.Tokens) (store.Tokens, error) {
		got.Replaced = s.usable(old)
		if got.Replaced && !o.Force && !found.IssuedAt.After(old.IssuedAt) {
			return store.Tokens{}, &OlderImportError{}
		}
		if o.Offline {
			return found, nil
		}
		return s.checked(ctx, found, &got)
	})
	if unsaved, held := errors.AsType[*store.NotSavedError](err); held {
		s.hold(fresh, unsaved)
		got.Tokens = fresh
		return got, nil
	}
	if err != nil {
		return Imported{}, fmt.Errorf("importing the tokens: %w", err)
	}
	got.Tokens = fresh
	if got.Already {
		if !fresh.RefreshRejectedAt.IsZero() {
			return Imported{}, &LoginNeededError{Reason: LoginRejected}
		}
		return got, nil
	}
	s.drop()
	if got.Confirmed {
		got.Tokens = s.introduced(ctx, fresh)
	}
	return got, nil
}

// checked asks Kakao about imported tokens. Where it cannot be asked, they stay as they are, estimated.
func (s *Session) checked(ctx context.Context, found store.Tokens, got *Imported) (store.Tokens, error) {
	s.mu.Lock()
	client := s.client // whose token it is can be asked without a REST API key
	s.mu.Unlock()
	began := s.now()
	var err error
	if found.AccessToken != "" {
		var info kakao.TokenInfo
		if info, err = client.TokenInfo(ctx, found.AccessToken); err == nil {
			got.Confirmed = true
			return confirmed(found, info, began), nil
		}
		if kakao.CodeOf(err) != kakao.CodeBadToken {
			return unconfirmed(found, err, got)
		}
		if began.Before(found.AccessExpiresAt) {
			found.AccessExpiresAt = began // Kakao knows better than the file's time
		}
	}
	if client, err = s.kakao(); err != nil {
		got.Unasked = err
		return found, nil
	}
	answer, err := client.Refresh(context.WithoutCancel(ctx), found.RefreshToken)
	if kakao.CodeOf(err) == kakao.CodeBadRefresh {
		return store.Tokens{}, &LoginNeededError{Reason: LoginRejected, Err: err}
	}
	if err != nil {
		return unconfirmed(found, err, got)
	}
	got.Confirmed = true
	return merged(found, answer, began), nil
}

// unconfirmed keeps tokens that Kakao could not be asked about; a refusal is an error.
func unconfirmed(found store.Tokens, err error, got *Imported) (store.Tokens, error) {
	if e, ok := errors.AsType[*kakao.Error](err); ok && !transient(e) {
		return store.Tokens{}, err
	}
	got.Unasked = err
	return found, nil
}

// confirmed sets the true end of an access token. The tokens of one answer were issued together, so the other times, counted
// from the same file's time, were wrong by as much.
func confirmed(t store.Tokens, info kakao.TokenInfo, asked time.Time) store.Tokens {
	end := asked.Add(info.ExpiresIn)
	wrong := end.Sub(t.AccessExpiresAt)
	t.AccessExpiresAt = end
	t.IssuedAt, t.RefreshIssuedAt = t.IssuedAt.Add(wrong), t.RefreshIssuedAt.Add(wrong)
	if !t.RefreshExpiresAt.IsZero() {
		t.RefreshExpiresAt = t.RefreshExpiresAt.Add(wrong)
	}
	t.Estimated, t.UserID = false, info.UserID
	return t
}

// confirm asks Kakao for the true end of imported tokens. Failing to is no harm: it is asked again next time.
func (s *Session) confirm(ctx context.Context) {
	var info kakao.TokenInfo
	var asked kakao.Secret
	began := s.now()
	err := s.withAccess(ctx, func(client *kakao.Client, access kakao.Secret) (err error) {
		asked = access
		info, err = client.TokenInfo(ctx, access)
		return err
	})
	if err != nil {
		return
	}
	s.remember(ctx, func(t *store.Tokens) {
		if t.Estimated && t.AccessToken == asked {
			*t = confirmed(*t, info, began)
		}
	})
}

// ImportSettings saves what a .env file says of key, secret and redirect URI, even where the environment says the same now,
// and uses it. What the file does not say stays. Errors and warnings as for Configure.
func (s *Session) ImportSettings(found store.Settings) error {
	save := store.Settings{RESTAPIKey: found.RESTAPIKey, ClientSecret: found.ClientSecret, RedirectURI: found.RedirectURI}
	unsaid := store.FromDefault // what comes from a default is not written
	save.Origins = store.Origins{
		RESTAPIKey: unsaid, ClientSecret: unsaid, RedirectURI: unsaid, AuthURL: unsaid, APIURL: unsaid, Lang: unsaid, Tokens: unsaid, ASCII: unsaid,
	}
	use := s.Settings()
	if found.RESTAPIKey != "" {
		use.RESTAPIKey, save.Origins.RESTAPIKey = found.RESTAPIKey, store.FromDotEnv
	}
	if found.ClientSecret != "" {
		use.ClientSecret, save.Origins.ClientSecret = found.ClientSecret, store.FromDotEnv
	}
	if found.RedirectURI != "" {
		use.RedirectURI, save.Origins.RedirectURI = found.RedirectURI, store.FromDotEnv
	}
	if err := store.SaveSettings(s.dirs, save); err != nil {
		return fmt.Errorf("saving the settings: %w", err)
	}
	return s.Configure(use)
}
