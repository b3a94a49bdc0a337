package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"
)

// ErrNotFound means that no message has such an id.
var ErrNotFound = errors.New("no such message in the journal")

// ErrClosed means that the journal was used after Close.
var ErrClosed = errors.New("the journal is closed")

// Damage says what is wrong with a file that cannot be used.
type Damage string

const (
	DamageBroken  Damage = "it is no whole database"
	DamageForeign Damage = "it was not written by kakaotui"
	DamageOrphan  Damage = "the database that this log belongs to is gone"
)

// DamagedError tells of a file that was set aside with its -wal and -shm. It is told once: the next call begins a new
// journal. SetAside is empty when it could not be moved (Err says why); then nothing is written and it is told again.
type DamagedError struct {
	Path     string
	SetAside string
	Damage   Damage
	Err      error
}

func (e *DamagedError) Error() string {
	text := fmt.Sprintf("the journal %s cannot be used: %s", e.Path, e.Damage)
	if e.SetAside != "" {
		text += "; it was set aside as " + e.SetAside
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

// NotPlainError refuses a path that holds something else than a plain file.
type NotPlainError struct {
	Path string
	Type fs.FileMode // fs.ModeSymlink, fs.ModeDir, …
}

func (e *NotPlainError) Error() string {
	return fmt.Sprintf("%s is no plain file (%s): move it away", e.Path, e.Type)
}

// NotWritableError says that nothing can be written down: a full disk (syscall.ENOSPC), a read-only folder (EROFS,
// EACCES). It comes from Add and Begin before anything is sent.
type NotWritableError struct {
	Op   string // what was being done
	Path string
	Err  error
}

func (e *NotWritableError) Error() string {
	return fmt.Sprintf("cannot write %s (%s): %v", e.Path, e.Op, e.Err)
}

func (e *NotWritableError) Unwrap() error { return e.Err }

// LockError means that another process held a lock for all of the time that the caller would wait.
type LockError struct {
	Path string
	Err  error // context.DeadlineExceeded, context.Canceled, or the database's own word
}

func (e *LockError) Error() string {
	return fmt.Sprintf("another kakaotui has held %s all the time: %v", e.Path, e.Err)
}

func (e *LockError) Unwrap() error { return e.Err }

// KeyTakenError means that a message with this key was delivered, may have been delivered, or is still to go. State is
// the one that matters most: unknown before sending, queued and sent. Messages are those of the earlier intent; none
// when it was purged since, and then At says when it was delivered.
type KeyTakenError struct {
	Key      string
	State    State
	At       time.Time
	Messages []Message
}

func (e *KeyTakenError) Error() string {
	return fmt.Sprintf("the key %q belongs to an earlier message that is %s", e.Key, e.State)
}

// StateError refuses a step that the message's state does not allow.
type StateError struct {
	ID    string
	State State
	Step  string // "begin", "finish", "leave", "retry", "drop", "mark as sent", "replace"
}

func (e *StateError) Error() string {
	return fmt.Sprintf("message %s is %s: cannot %s it", e.ID, e.State, e.Step)
}

// BodyGoneError refuses to send again what only a hash was kept of.
type BodyGoneError struct{ ID string }

func (e *BodyGoneError) Error() string {
	return fmt.Sprintf("the text of message %s was not kept: it cannot be sent again", e.ID)
}

// AmbiguousError means that a beginning of an id fits several messages, of which IDs names a few.
type AmbiguousError struct {
	Prefix string
	IDs    []string
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q fits several messages: %s", e.Prefix, strings.Join(e.IDs, ", "))
}

// IntentError refuses an Intent that cannot be written down. Field names what is wrong.
type IntentError struct{ Field string }

func (e *IntentError) Error() string { return "a message cannot be kept: bad " + e.Field }

// ReplaceError refuses an Intent whose Replaces names no message that can be given up: Err is a *StateError, ErrNotFound or
// an *AmbiguousError. Nothing was added.
type ReplaceError struct {
	ID  string
	Err error
}

func (e *ReplaceError) Error() string {
	return fmt.Sprintf("nothing can be sent in place of %s: %v", e.ID, e.Err)
}

func (e *ReplaceError) Unwrap() error { return e.Err }
