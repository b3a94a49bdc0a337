package card

import (
	"context"
	"strings"
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
	onDisk, writing   store.Card
	// Versions of what is written: as last looked at, as it is on disk, as it is being saved.
	version, saved, saving int
	changed                time.Time
	readErr, saveErr       error
}

// words are what is written, as the disk keeps it; empty when there is nothing but a kind.
func (p *Page) words() store.Card {
	if p.json {
		if raw := p.raw.text(); raw != p.form.JSON() {
			if strings.TrimSpace(raw) == "" {
				return store.Card{}
			}
			return store.Card{Kind: p.form.kind, JSON: raw}
		}
	}
	if p.form.doc.blank() {
		return store.Card{}
	}
	return store.Card{Kind: p.form.kind, JSON: p.form.JSON()}
}

// version changes with every change of what is written.
func (p *Page) version() int { return p.form.version + p.raw.box.Version() + p.turns }

// PendingCard is the draft that is not on disk yet. Before the disk was read, nothing that is there is overwritten with
// nothing.
func (p *Page) PendingCard() (store.Card, bool) {
	w := p.words()
	if !p.draft.loaded && w == (store.Card{}) {
		return w, false
	}
	return w, w != p.draft.onDisk
}

func (p *Page) loadDraft() tea.Cmd {
	if p.draft.asked {
		return nil
	}
	p.draft.asked = true
	var cmd tea.Cmd
	p.draft.load, cmd = p.s.Jobs.Start(kit.JobOther, draftLimit, func(context.Context) (any, error) {
		return p.s.Ports.Session.Card()
	})
	return cmd
}

// loaded shows the kept draft. What was typed while it was being read stays, and the draft can then be taken back.
func (p *Page) loaded(f kit.Finished) {
	d := &p.draft
	d.load, d.loaded, d.readErr = 0, true, f.Err
	c, ok := f.Result.(store.Card)
	if f.Err != nil || !ok {
		return
	}
	d.onDisk = c
	if c == (store.Card{}) {
		d.saved = p.version()
		return
	}
	if p.words() != (store.Card{}) {
		p.undo = append(p.undo, snapshot{c.Kind, c.JSON})
		return
	}
	p.open(c.Kind, c.JSON)
	if p.over == picking && p.kinds.list.Typed() == "" {
		p.over = nothing
	}
	d.saved = p.version()
}

// saveSoon notes a change and sees to it that a pause is running, at whose end the draft is saved.
func (p *Page) saveSoon() tea.Cmd {
	d := &p.draft
	if v := p.version(); v != d.version {
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
		d.saved = p.version()
		return nil
	}
	d.writing, d.saving = words, p.version()
	var cmd tea.Cmd
	d.save, cmd = p.s.Jobs.Start(kit.JobOther, draftLimit, func(context.Context) (any, error) {
		return nil, p.s.Ports.Session.SaveCard(words)
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
