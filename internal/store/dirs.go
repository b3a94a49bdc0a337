// Package store keeps settings, tokens and drafts on disk: atomic, private, versioned.
//
// Every file is written as a whole beside its place, flushed and renamed, so that a reader sees the old file or the new
// one and never a part. What cannot be read is set aside under a new name, never deleted.
package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"sync"

	"github.com/adrg/xdg"
)

// DefaultProfile is the profile of a person who names none.
const DefaultProfile = "default"

// Dirs are the folders of one profile. They need not exist: the first write makes them, for their owner alone.
type Dirs struct {
	Config string // config.toml
	State  string // tokens, drafts, pending logins
	// RingEntry is the name of this profile's entry in the key ring; the state folder's path stands in for an empty one.
	RingEntry string
}

// ProfileError refuses a profile name that is not a plain folder name.
type ProfileError struct{ Name string }

func (e *ProfileError) Error() string {
	return fmt.Sprintf("the profile name %q is not plain: use 1 to 64 letters, digits, Hangul syllables, dots, underscores or hyphens, no dot in front", e.Name)
}

// ErrNoHome means that the person has no home folder (cron and service managers may set none) and KAKAOTUI_HOME is not set.
var ErrNoHome = errors.New("no home folder is known: set HOME or KAKAOTUI_HOME")

// plainProfile is compiled at its first use: all runs of the program start, few name a profile.
var plainProfile = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z0-9_가-힣-][A-Za-z0-9._가-힣-]{0,63}$`)
})

// Locate finds the folders of a profile: home (KAKAOTUI_HOME) holds everything when set, else the platform's own folders.
// The profile "" is DefaultProfile. Errors: *ProfileError for a name that is not a plain folder name, ErrNoHome.
func Locate(home, profile string) (Dirs, error) {
	if home != "" {
		d, err := locate(home, home, profile)
		if err != nil {
			return Dirs{}, err
		}
		// Two homes are two to the lock file, so they must be two to the key ring.
		d.RingEntry += "@" + d.State
		return d, nil
	}
	// xdg read the environment when the program started.
	if !filepath.IsAbs(xdg.ConfigHome) || !filepath.IsAbs(xdg.StateHome) {
		return Dirs{}, ErrNoHome
	}
	return locate(filepath.Join(xdg.ConfigHome, "kakaotui"), filepath.Join(xdg.StateHome, "kakaotui"), profile)
}

func locate(config, state, profile string) (Dirs, error) {
	var under []string
	if profile != "" && profile != DefaultProfile {
		if !plainProfile().MatchString(profile) {
			return Dirs{}, &ProfileError{Name: profile}
		}
		under = []string{"profiles", profile}
	}
	d := Dirs{RingEntry: DefaultProfile}
	if under != nil {
		d.RingEntry = profile
	}
	for _, side := range []struct {
		base string
		to   *string
	}{{config, &d.Config}, {state, &d.State}} {
		base, err := filepath.Abs(side.base)
		if err != nil {
			return Dirs{}, fmt.Errorf("finding the folder of the profile: %w", err)
		}
		*side.to = filepath.Join(append([]string{base}, under...)...)
	}
	return d, nil
}
