package part

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

const (
	// draftPause is how long after the last change what is written is saved.
	draftPause = 500 * time.Millisecond
	// draftAtMost is how long words stay unsaved while somebody types without a pause.
	draftAtMost = 2 * time.Second
	// draftAgain is how long after a save that failed the same words are tried again.
	draftAgain = 5 * time.Second
	draftLimit = 10 * time.Second
)

// Draft is where a page keeps what is written. The zero value of T is nothing written.
type Draft[T comparable] struct {
	Read  func() (T, error)
	Write func(T) error
	// Words are what is written now, Version a number that changes with them, so that no key compares whole texts.
	Words   func() T
	Version func() int
	// Join gives what was on disk together with what was typed before it was read, of which nothing must be lost.
	Join func(kept, typed T) T
	// Aside keeps what was on disk elsewhere, before what Join gave takes its place without it. It may be called twice for the
	// same words. nil where Join leaves nothing out.
	Aside func(l text.Lang, kept T) error
	// Restore shows what was on disk; joined is it with what was typed.
	Restore func(kept, joined T)
}

// Autosave keeps what is written on disk: read once, saved when nothing changed for half a second, and every two seconds
// while it goes on changing.
type Autosave[T comparable] struct {
	// Wait starts a pause.
	Wait func(kit.JobKind, time.Duration) (kit.JobID, tea.Cmd)
	// ReadErr and SaveErr are why the disk's words could not be read, and the last ones not be saved.
	ReadErr, SaveErr error

	s                        *kit.Shared
	of                       Draft[T]
	disk                     func() (T, error) // what was there when it was first asked for
	load, timer, save, again kit.JobID
	asked, loaded            bool
	onDisk, writing          T
	aside                    T // what was on disk and is to be kept elsewhere at the next save
	// Versions of what is written: as last looked at, as it is on disk, as it is being saved or as it could not be saved.
	version, saved, saving int
	// changed is when the last change was noted, begun when the first that no save took was; zero when there is none.
	changed, begun time.Time
}

// NewAutosave reads and saves nothing yet.
func NewAutosave[T comparable](s *kit.Shared, of Draft[T]) *Autosave[T] {
	return &Autosave[T]{s: s, of: of, disk: sync.OnceValues(of.Read), Wait: Pause(s)}
}

// Flush gives what saves the words that are not on disk yet, for an app that leaves; ok is false when there are none. What is
// on disk and was not read yet stays, before what was typed.
func (a *Autosave[T]) Flush() (save func() error, ok bool) {
	words, unsaved := a.Pending()
	if !unsaved {
		return nil, false
	}
	if a.loaded {
		return a.write(words, a.aside), true
	}
	of, disk, lang := a.of, a.disk, a.s.Lang
	return func() error {
		kept, _ := disk() // what cannot be read is told when the app goes on
		joined := of.Join(kept, words)
		return of.write(lang, joined, of.leftOut(kept, joined))
	}, true
}

// write saves what is written, after what it displaces is kept.
func (a *Autosave[T]) write(words, aside T) func() error {
	of, lang := a.of, a.s.Lang
	return func() error { return of.write(lang, words, aside) }
}

func (d Draft[T]) write(l text.Lang, words, aside T) error {
	var none T
	if aside != none {
		if err := d.Aside(l, aside); err != nil {
			return err
		}
	}
	return d.Write(words)
}

// leftOut is what was on disk, if joined is without it.
func (d Draft[T]) leftOut(kept, joined T) T {
	if d.Aside == nil || kept == joined {
		var none T
		return none
	}
	return kept
}

// Pending is what is not on disk yet. Before the disk was read, nothing that is there is overwritten with nothing.
func (a *Autosave[T]) Pending() (T, bool) {
	var none T
	words := a.of.Words()
	return words, words != a.onDisk && (a.loaded || words != none)
}

// waiting is a part with jobs of its own.
type waiting interface {
	Finished(kit.Finished) (cmd tea.Cmd, mine bool)
}

// First gives the end of a job to the part whose job it was; mine is false when it is none's.
func First(f kit.Finished, parts ...waiting) (cmd tea.Cmd, mine bool) {
	for _, x := range parts {
		if cmd, mine = x.Finished(f); mine {
			return cmd, true
		}
	}
	return nil, false
}

// Load reads the disk, the first time it is called.
func (a *Autosave[T]) Load() tea.Cmd {
	if a.asked {
		return nil
	}
	a.asked = true
	var cmd tea.Cmd
	a.load, cmd = a.s.Jobs.Start(kit.JobOther, draftLimit, func(context.Context) (any, error) { return a.disk() })
	return cmd
}

// Soon notes a change and sees to it that a pause is running, at whose end what is written is saved. Call it after
// everything that may have changed the words.
func (a *Autosave[T]) Soon() tea.Cmd {
	if v := a.of.Version(); v != a.version {
		a.version, a.changed = v, a.s.Ports.Now()
		if a.begun.IsZero() {
			a.begun = a.changed
		}
	}
	if a.version == a.saved || a.timer != 0 || a.save != 0 || !a.loaded {
		return nil
	}
	if a.SaveErr != nil && a.saving == a.version {
		return a.retry() // these very words could not be saved
	}
	var cmd tea.Cmd
	left := min(draftPause, a.when().Sub(a.s.Ports.Now()))
	a.timer, cmd = a.Wait(kit.JobOther, max(0, left))
	return cmd
}

// Finished takes the end of a job; mine is false for those of others. Soon has to be called after it.
func (a *Autosave[T]) Finished(f kit.Finished) (cmd tea.Cmd, mine bool) {
	switch f.ID {
	case 0:
		return nil, false
	case a.load:
		a.read(f)
	case a.timer:
		cmd = a.due()
	case a.again:
		if a.again = 0; a.timer == 0 && a.save == 0 {
			cmd = a.due()
		}
	case a.save:
		a.save, a.SaveErr = 0, f.Err
		if f.Err == nil {
			var none T
			a.onDisk, a.saved, a.aside = a.writing, a.saving, none
		}
	default:
		return nil, false
	}
	return cmd, true
}

func (a *Autosave[T]) read(f kit.Finished) {
	a.load, a.loaded, a.ReadErr = 0, true, f.Err
	kept, ok := f.Result.(T)
	if f.Err != nil || !ok {
		return
	}
	var none T
	typed := a.of.Words()
	untouched := typed == none
	a.onDisk = kept
	if kept != none {
		joined := a.of.Join(kept, typed)
		a.aside = a.of.leftOut(kept, joined)
		a.of.Restore(kept, joined)
	}
	if untouched {
		a.saved = a.of.Version()
	}
}

// Now saves what is not on disk yet without waiting for a pause: before it is sent.
func (a *Autosave[T]) Now() tea.Cmd {
	if a.version = a.of.Version(); !a.loaded || a.save != 0 || a.version == a.saved {
		return nil
	}
	a.changed, a.begun = time.Time{}, time.Time{}
	return a.due()
}

// retry begins a longer pause, after which the disk may have room again. What changes meanwhile does not wait for it.
func (a *Autosave[T]) retry() (cmd tea.Cmd) {
	if a.again == 0 {
		a.again, cmd = a.Wait(kit.JobOther, draftAgain)
	}
	return cmd
}

// when is the moment to save what changed.
func (a *Autosave[T]) when() time.Time {
	pause, most := a.changed.Add(draftPause), a.begun.Add(draftAtMost)
	if most.Before(pause) {
		return most
	}
	return pause
}

// due saves when nothing changed for the length of the pause, or when somebody types on and on; else Soon starts a pause for the rest of it. One save runs at
// a time, so that an older one never lands on a newer one.
func (a *Autosave[T]) due() tea.Cmd {
	a.timer = 0
	if a.s.Ports.Now().Before(a.when()) {
		return nil
	}
	a.begun = time.Time{}
	words, version := a.of.Words(), a.of.Version()
	if words == a.onDisk {
		var none T
		a.saved, a.aside = version, none
		return nil
	}
	a.writing, a.saving = words, version
	write := a.write(words, a.aside)
	var cmd tea.Cmd
	a.save, cmd = a.s.Jobs.Start(kit.JobOther, draftLimit, func(context.Context) (any, error) { return nil, write() })
	return cmd
}
