package compose

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
)

const (
	// draftPause is how long after the last change the draft is saved.
	draftPause = 500 * time.Millisecond
	draftLimit = 10 * time.Second
)

// drafting keeps what is written on disk.
type drafting struct {
	load, timer, save kit.JobID
	asked, loaded     bool
	onDisk            store.Draft // as last read or saved
	writing           store.Draft // as being saved, or as it could not be saved
	// Versions of what is written, so that no key compares whole texts: as last looked at, as it is on disk and as it is
	// being saved.
	version, saved, saving int
	changed                time.Time
	readErr, saveErr       error
}

func (p *Page) words() store.Draft {
	return store.Draft{Text: p.message.Text(), Link: p.link.Value(), MobileLink: p.mobile.Value(), Button: p.button.Value()}
}

// PendingDraft is the draft that is not on disk yet. Before the disk was read, nothing that is there is overwritten with
// nothing.
func (p *Page) PendingDraft() (store.Draft, bool) {
	d := p.words()
	if !p.draft.loaded && d == (store.Draft{}) {
		return d, false
	}
	return d, p.written() != p.draft.saved && d != p.draft.onDisk
}

func (p *Page) loadDraft() tea.Cmd {
	if p.draft.asked {
		return nil
	}
	p.draft.asked = true
	var cmd tea.Cmd
	p.draft.load, cmd = p.s.Jobs.Start(kit.JobOther, draftLimit, func(context.Context) (any, error) {
		return p.s.Ports.Session.Draft()
	})
	return cmd
}

// loaded puts the kept draft into the page, before what was typed while it was being read.
func (p *Page) loaded(f kit.Finished) {
	p.draft.load, p.draft.loaded, p.draft.readErr = 0, true, f.Err
	d, ok := f.Result.(store.Draft)
	if f.Err != nil || !ok {
		return
	}
	p.draft.onDisk = d
	if p.words() == (store.Draft{}) {
		defer func() { p.draft.saved = p.written() }()
	}
	if typed := p.message.Text(); typed == "" {
		p.message.SetText(d.Text)
	} else if d.Text != "" {
		p.message.Replace(d.Text + "\n" + typed)
	}
	if p.link.Value() == "" {
		p.link.SetValue(d.Link)
	}
	if p.mobile.Value() == "" {
		p.mobile.SetValue(d.MobileLink)
	}
	if p.button.Value() == "" {
		p.button.SetValue(d.Button)
	}
}

// saveSoon notes a change and sees to it that a pause is running, at whose end the draft is saved.
func (p *Page) saveSoon() tea.Cmd {
	d := &p.draft
	if v := p.written(); v != d.version {
		d.version, d.changed = v, p.s.Ports.Now()
	}
	if d.version == d.saved || d.timer != 0 || d.save != 0 || !d.loaded {
		return nil
	}
	if d.saveErr != nil && d.saving == d.version {
		return nil // this very text could not be saved: try again when it changes
	}
	var cmd tea.Cmd
	left := min(draftPause, d.changed.Add(draftPause).Sub(p.s.Ports.Now()))
	d.timer, cmd = p.wait(kit.JobOther, max(0, left))
	return cmd
}

// draftDue saves when nothing changed for the length of the pause; else Update starts a pause for the rest of it.
func (p *Page) draftDue() tea.Cmd {
	d := &p.draft
	d.timer = 0
	if p.s.Ports.Now().Before(d.changed.Add(draftPause)) {
		return nil
	}
	words := p.words()
	if words == d.onDisk {
		d.saved = p.written()
		return nil
	}
	d.writing, d.saving = words, p.written()
	var cmd tea.Cmd
	d.save, cmd = p.s.Jobs.Start(kit.JobOther, draftLimit, func(context.Context) (any, error) {
		return nil, p.s.Ports.Session.SaveDraft(words)
	})
	return cmd
}

// draftSaved takes the outcome. One draft is written at a time, so that an older one never lands on a newer one.
func (p *Page) draftSaved(f kit.Finished) {
	p.draft.save, p.draft.saveErr = 0, f.Err
	if f.Err == nil {
		p.draft.onDisk, p.draft.saved = p.draft.writing, p.draft.saving
	}
}
