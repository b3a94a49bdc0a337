package store

import (
	"fmt"
	"io/fs"
)

// Damage says what is wrong with a file that cannot be used. It never quotes the file, which may hold a token.
type Damage string

const (
	DamageEmpty   Damage = "it is empty"
	DamageBroken  Damage = "it is no whole JSON (half written?)"
	DamageForeign Damage = "it was not written by kakaotui"
	DamageHuge    Damage = "it is far too large"
)

// DamagedError tells of a file that could not be read and was set aside under another name. It is told once: the next
// read finds the mended state. What the reader returns beside it can be used.
type DamagedError struct {
	Path     string
	SetAside string // where the damaged file is now; empty when it could not be moved (Err says why)
	Previous bool   // the generation before it serves in its place
	Damage   Damage
	Err      error // why it could not be set aside, or nil
}

func (e *DamagedError) Error() string {
	text := fmt.Sprintf("%s cannot be read: %s", e.Path, e.Damage)
	if e.SetAside != "" {
		text += "; it was set aside as " + e.SetAside
	}
	if e.Previous {
		text += "; the generation before it is used"
	}
	if e.Err != nil {
		text += "; it could not be set aside: " + e.Err.Error()
	}
	return text
}

func (e *DamagedError) Unwrap() error { return e.Err }

// NewerError refuses a file that a newer kakaotui wrote. The file is left alone.
type NewerError struct {
	Path           string
	Version, Known int
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("%s was written by a newer kakaotui (format %d, this one knows %d): update kakaotui", e.Path, e.Version, e.Known)
}

// NotPlainError refuses a path that holds something else than a plain file: a symbolic link, a folder, a pipe.
type NotPlainError struct {
	Path string
	Type fs.FileMode // fs.ModeSymlink, fs.ModeDir, …
}

func (e *NotPlainError) Error() string {
	what := "no plain file"
	switch {
	case e.Type&fs.ModeSymlink != 0:
		what = "a symbolic link"
	case e.Type&fs.ModeDir != 0:
		what = "a folder"
	}
	return fmt.Sprintf("%s is %s; kakaotui keeps a plain file there: move it away", e.Path, what)
}

// NotWritableError says before anything was done that nothing could be saved: a full disk (syscall.ENOSPC), a read-only
// folder (EROFS, EACCES) and the like; errors.Is finds the cause.
type NotWritableError struct {
	Op   string // "make folder", "lock", "reserve room", "write", "set aside", "remove"
	Path string
	Err  error
}

func (e *NotWritableError) Error() string {
	return fmt.Sprintf("cannot write %s (%s): %v", e.Path, e.Op, e.Err)
}

func (e *NotWritableError) Unwrap() error { return e.Err }

// NotSavedError comes with tokens that are good but could not be written after all, although room was reserved. The
// tokens live only as long as this process: the person must know.
type NotSavedError struct {
	Path string
	Err  error
}

func (e *NotSavedError) Error() string {
	return fmt.Sprintf("the new tokens could not be saved to %s: %v", e.Path, e.Err)
}

func (e *NotSavedError) Unwrap() error { return e.Err }

// LockError means that another process held the lock for all of the time that the caller would wait.
type LockError struct {
	Path string
	Err  error // context.DeadlineExceeded or context.Canceled
}

func (e *LockError) Error() string {
	return fmt.Sprintf("another kakaotui has held %s all the time: %v", e.Path, e.Err)
}

func (e *LockError) Unwrap() error { return e.Err }

// UnsupportedError refuses a setting that names something kakaotui cannot do. It never falls back silently.
type UnsupportedError struct{ Setting, Value, Reason string }

func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("%s=%s is not supported: %s", e.Setting, e.Value, e.Reason)
}
