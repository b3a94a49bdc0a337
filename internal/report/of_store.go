package report

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

func ofStore(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*store.NotSavedError](err); ok {
		return told(l, Unexpected, "not_saved", text.TroubleNotSaved, path(e.Path), cause(l, e.Err)), true
	}
	if e, ok := errors.AsType[*store.NotWritableError](err); ok {
		return ofNotWritable(e, l), true
	}
	if e, ok := errors.AsType[*store.DamagedError](err); ok {
		return ofDamaged(e, l), true
	}
	if e, ok := errors.AsType[*store.NewerError](err); ok {
		return told(l, Unexpected, "newer_file", text.TroubleNewer, path(e.Path), e.Version, e.Known), true
	}
	if e, ok := errors.AsType[*store.NotPlainError](err); ok {
		return told(l, Unexpected, "not_plain", text.TroubleNotPlain, path(e.Path), fileType(e.Type).In(l)), true
	}
	if e, ok := errors.AsType[*store.LockError](err); ok {
		if errors.Is(e.Err, context.Canceled) {
			return told(l, Interrupted, "interrupted", text.TroubleInterrupted), true
		}
		return told(l, Unexpected, "locked", text.TroubleLocked, path(e.Path)), true
	}
	if r, ok := ofTokenPlace(err, l); ok {
		return r, true
	}
	return ofSettings(err, l)
}

func ofSettings(err error, l text.Lang) (Report, bool) {
	if e, ok := errors.AsType[*store.ProfileError](err); ok {
		return told(l, Usage, "profile", text.TroubleProfile, foreign(e.Name)), true
	}
	if e, ok := errors.AsType[*store.UnsupportedError](err); ok {
		return told(l, Usage, "unsupported", text.TroubleUnsupported, foreign(e.Setting), foreign(e.Value)), true
	}
	if errors.Is(err, store.ErrNoHome) {
		return told(l, Usage, "no_home", text.TroubleNoHome), true
	}
	all := allSettings(err)
	if len(all) == 0 {
		return Report{}, false
	}
	var places []string
	for _, e := range all {
		places = append(places, settingsPlace(e, l))
	}
	return told(l, Usage, "settings", text.TroubleSettings, strings.Join(places, "; ")), true
}

// allSettings finds every *store.SettingsError in a tree: LoadSettings joins what is wrong with several sources.
func allSettings(err error) []*store.SettingsError {
	switch e := err.(type) {
	case *store.SettingsError:
		return []*store.SettingsError{e}
	case interface{ Unwrap() []error }:
		var all []*store.SettingsError
		for _, inner := range e.Unwrap() {
			all = append(all, allSettings(inner)...)
		}
		return all
	case interface{ Unwrap() error }:
		return allSettings(e.Unwrap())
	}
	return nil
}

// settingsPlace is "/home/a/config.toml, line 3: tokens: …".
func settingsPlace(e *store.SettingsError, l text.Lang) string {
	place := path(e.Path)
	if e.Path != "" && e.Line > 0 {
		place = text.SettingsLine.In(l, place, e.Line)
	}
	// The reason may hold the system's words after a fixed beginning.
	reason := strings.TrimPrefix(e.Reason, "it cannot be read: ")
	return join(": ", place, foreign(e.Key), foreign(text.Damage(reason).In(l)))
}

func ofNotWritable(e *store.NotWritableError, l text.Lang) Report {
	t, reason := text.TroubleNotWritable, "not_writable"
	switch {
	case errors.Is(e.Err, syscall.ENOSPC), errors.Is(e.Err, syscall.EDQUOT):
		t, reason = text.TroubleDiskFull, "disk_full"
	case errors.Is(e.Err, syscall.EROFS), errors.Is(e.Err, fs.ErrPermission):
		t, reason = text.TroubleReadOnly, "read_only"
	}
	return told(l, Unexpected, reason, t, path(e.Path), cause(l, e.Err))
}

func ofDamaged(e *store.DamagedError, l text.Lang) Report {
	r := told(l, Unexpected, "damaged_file", text.TroubleDamaged, path(e.Path), text.Damage(string(e.Damage)).In(l))
	switch {
	case e.SetAside != "":
		r.Detail = join(" ", r.Detail, text.DamagedSetAside.In(l, path(e.SetAside)))
	case e.Err != nil:
		r.Detail = join(" ", r.Detail, text.DamagedStays.In(l, cause(l, e.Err)))
	default:
		r.Detail = join(" ", r.Detail, text.DamagedNothing.In(l))
	}
	if e.Previous {
		r.Detail = join(" ", r.Detail, text.DamagedPrevious.In(l))
	}
	return r
}

func fileType(t fs.FileMode) text.Sentence {
	switch {
	case t&fs.ModeSymlink != 0:
		return text.ASymbolicLink
	case t&fs.ModeDir != 0:
		return text.AFolder
	}
	return text.NoPlainFile
}

// ofFileSystem tells of an error of the file system that no room has given a type.
func ofFileSystem(err error, l text.Lang) (Report, bool) {
	e, ok := errors.AsType[*fs.PathError](err)
	if !ok {
		return Report{}, false
	}
	return told(l, Unexpected, "unreadable", text.TroubleUnreadable, path(e.Path), cause(l, e.Err)), true
}

// cause is the system's own reason, such as "no space left on device".
func cause(l text.Lang, err error) string {
	if err == nil {
		return ""
	}
	return foreign(text.Reason(l, err))
}
