package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"kakaotui/internal/kakao"
)

const (
	// PendingFor is how long an attempt whose URL was printed can be finished by another process.
	PendingFor = 10 * time.Minute
	// pendingKept bounds login.json: the newest attempts stay.
	pendingKept    = 16
	pendingVersion = 1
)

// PendingLogin is one login attempt that waits for its code.
type PendingLogin struct {
	State       string
	Verifier    kakao.Secret
	RedirectURI string
	Scopes      []string
	CreatedAt   time.Time
}

// PendingLogins is one profile's login.json and its lock file. Safe for concurrent use, by many processes too.
type PendingLogins struct {
	path, lockPath string
	now            func() time.Time
}

// OpenPending names the files and touches nothing. now is the wall clock (nil: time.Now).
func OpenPending(d Dirs, now func() time.Time) *PendingLogins {
	if now == nil {
		now = time.Now
	}
	return &PendingLogins{path: filepath.Join(d.State, "login.json"), lockPath: filepath.Join(d.State, "login.lock"), now: now}
}

type pendingFile struct {
	Version  int            `json:"version"`
	Attempts []pendingEntry `json:"attempts"`
}

type pendingEntry struct {
	State       string    `json:"state"`
	Verifier    string    `json:"verifier"`
	RedirectURI string    `json:"redirect_uri"`
	Scopes      []string  `json:"scopes,omitempty"`
	CreatedAt   time.Time `json:"created_at"`
}

// List gives the attempts that can still be finished, newest first. With a *DamagedError the file was set aside and the
// list is empty; a *NewerError leaves it alone.
func (p *PendingLogins) List() ([]PendingLogin, error) {
	b, err := readPrivate(p.path, fileLimit)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the login attempts: %w", err)
	}
	all, damage, newer := decodePending(b)
	switch {
	case newer != 0:
		return nil, &NewerError{Path: p.path, Version: newer, Known: pendingVersion}
	case damage != "":
		damaged := &DamagedError{Path: p.path, Damage: damage}
		damaged.SetAside, damaged.Err = realDisk.clearAway(p.path, p.now())
		return nil, damaged
	}
	now := p.now()
	live := slices.DeleteFunc(all, func(l PendingLogin) bool { return !now.Before(l.CreatedAt.Add(PendingFor)) })
	slices.SortStableFunc(live, func(a, b PendingLogin) int { return b.CreatedAt.Compare(a.CreatedAt) })
	return live, nil
}

// Add remembers an attempt. Errors as for TokenFile.Update.
func (p *PendingLogins) Add(ctx context.Context, l PendingLogin) error {
	return p.change(ctx, func(list []PendingLogin) []PendingLogin {
		list = append([]PendingLogin{l}, list...)
		return list[:min(len(list), pendingKept)]
	})
}

// Remove forgets an attempt: its code was exchanged, or is dead.
func (p *PendingLogins) Remove(ctx context.Context, state string) error {
	return p.change(ctx, func(list []PendingLogin) []PendingLogin {
		return slices.DeleteFunc(list, func(l PendingLogin) bool { return l.State == state })
	})
}

func (p *PendingLogins) change(ctx context.Context, edit func([]PendingLogin) []PendingLogin) error {
	unlock, err := lock(ctx, p.lockPath)
	if err != nil {
		return err
	}
	defer unlock()
	list, err := p.List()
	var damaged *DamagedError
	// A damaged list of attempts costs at most a login of ten minutes ago; it was set aside.
	if err != nil && (!errors.As(err, &damaged) || damaged.SetAside == "") {
		return err
	}
	list = edit(list)
	if len(list) == 0 {
		if err := os.Remove(p.path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return &NotWritableError{Op: "remove", Path: p.path, Err: cause(err)}
		}
		return nil
	}
	b, err := encodePending(list)
	if err != nil {
		return err
	}
	return realDisk.writeWhole(p.path, b)
}

func encodePending(list []PendingLogin) ([]byte, error) {
	f := pendingFile{Version: pendingVersion}
	for _, l := range list {
		f.Attempts = append(f.Attempts, pendingEntry{State: l.State, Verifier: l.Verifier.Reveal(), RedirectURI: l.RedirectURI, Scopes: l.Scopes, CreatedAt: utc(l.CreatedAt)})
	}
	b, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing down the login attempts: %w", err)
	}
	return append(b, '\n'), nil
}

func decodePending(b []byte) (list []PendingLogin, damage Damage, newer int) {
	if len(b) > fileLimit {
		return nil, DamageHuge, 0
	}
	version, damage := decodeVersion(b)
	switch {
	case damage != "":
		return nil, damage, 0
	case version > pendingVersion:
		return nil, "", version
	}
	var f pendingFile
	if json.Unmarshal(b, &f) != nil || f.Version != pendingVersion {
		return nil, DamageForeign, 0
	}
	for _, e := range f.Attempts {
		list = append(list, PendingLogin{State: e.State, Verifier: kakao.Secret(e.Verifier), RedirectURI: e.RedirectURI, Scopes: e.Scopes, CreatedAt: utc(e.CreatedAt)})
	}
	return list, "", 0
}
