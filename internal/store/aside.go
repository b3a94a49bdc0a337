package store

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// setAside gives a damaged file a name that says when, and never one that another file has. Where hard links exist the
// file also stays in its place until the caller replaces or removes it, so that a process killed in between loses nothing.
func (k disk) setAside(path string, now time.Time) (string, error) {
	base := path + ".damaged-" + now.UTC().Format("20060102T150405Z")
	for n := 1; ; n++ {
		name := base
		if n > 1 {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		err := os.Link(path, name)
		if err != nil && !errors.Is(err, os.ErrExist) {
			err = k.renameToNew(path, name)
		}
		switch {
		case err == nil:
			_ = os.Chmod(name, privateFile)
			return name, nil
		case !errors.Is(err, os.ErrExist):
			return "", cause(err)
		}
	}
}

// renameToNew renames where there are no hard links. The exclusive placeholder makes the new name ours first, so that
// the rename overwrites nothing of anybody's.
func (k disk) renameToNew(path, name string) error {
	spot, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, privateFile)
	if err != nil {
		return err
	}
	_ = spot.Close()
	if err := k.rename(path, name); err != nil {
		_ = os.Remove(name)
		return err
	}
	return nil
}

// clearAway sets a damaged file aside and empties its place.
func (k disk) clearAway(path string, now time.Time) (string, error) {
	name, err := k.setAside(path, now)
	if err != nil {
		return "", err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return name, cause(err)
	}
	return name, nil
}
