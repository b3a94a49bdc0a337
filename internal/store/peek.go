package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"
	"github.com/pelletier/go-toml/v2"
)

// PeekTokens reads the tokens of the place that KAKAOTUI_TOKENS asks for ("" is the file) and changes nothing: what is damaged
// stays in its place, and rights that others have stay theirs. With a *DamagedError the tokens are the generation before (or
// zero), as TokenFile.Load would use them. Other errors: *RingError, *NewerError, *NotPlainError, *UnsupportedError, file
// system errors.
func PeekTokens(d Dirs, tokens string) (Tokens, error) { return peekTokens(d, tokens, realRing) }

func peekTokens(d Dirs, tokens string, r ring) (Tokens, error) {
	if err := CheckTokenStore(tokens); err != nil {
		return Tokens{}, err
	}
	if tokens == TokensInKeyring {
		return openRing(d, time.Now, r).read()
	}
	f := OpenTokens(d, nil)
	t, err := readGeneration(f.path, readAlone)
	if damaged, ok := errors.AsType[*DamagedError](err); ok {
		old, oldErr := readGeneration(f.previous, readAlone)
		damaged.Previous = oldErr == nil && !old.None()
		return old, damaged
	}
	return t, err
}

// readAlone is readPrivate that leaves the rights to the file as they are.
func readAlone(path string, limit int) ([]byte, error) {
	if err := plain(path); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(limit)+1))
}

// TokensLocked tells whether another process holds the lock of the tokens for all of the time that ctx allows. It makes no
// lock file, and shares the lock for a moment where it is free.
func TokensLocked(ctx context.Context, d Dirs) bool {
	path := lockPath(d)
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	l := flock.New(path, flock.SetFlag(os.O_RDONLY))
	free, err := l.TryRLockContext(ctx, lockPoll)
	if free {
		_ = l.Unlock()
	}
	return !free && errors.Is(err, context.DeadlineExceeded)
}

// knownKeys are the keys of config.toml.
var knownKeys = []string{"rest_api_key", "client_secret", "redirect_uri", "auth_url", "api_url", "lang", "tokens", "ascii", "quota", "keep_days",
	"count", "link_domains", "fetch_images"}

// UnknownKeys are the keys of config.toml that kakaotui does not know, misspelt perhaps. They stay and do nothing. A file that
// cannot be read has none.
func UnknownKeys(d Dirs) []string {
	b, err := readConfigBytes(filepath.Join(d.Config, "config.toml"))
	var there map[string]any
	if err != nil || toml.Unmarshal(b, &there) != nil {
		return nil
	}
	var unknown []string
	for key := range there {
		if !slices.Contains(knownKeys, key) {
			unknown = append(unknown, key)
		}
	}
	slices.Sort(unknown)
	return unknown
}
