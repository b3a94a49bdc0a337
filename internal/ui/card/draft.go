package card

import (
	"cmp"
	"strings"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/part"
)

// autosave keeps the card that is being written on disk.
func (p *Page) autosave() *part.Autosave[store.Card] {
	return part.NewAutosave(p.s, part.Draft[store.Card]{
		Read:    func() (store.Card, error) { return p.s.Ports.Session.Card() },
		Write:   func(c store.Card) error { return p.s.Ports.Session.SaveCard(c) },
		Words:   p.words,
		Version: p.version,
		Join:    func(kept, typed store.Card) store.Card { return cmp.Or(typed, kept) }, // two cards are never one
		Restore: p.restore,
	})
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

// Flush implements kit.Flusher.
func (p *Page) Flush() (func() error, bool) { return p.draft.Flush() }

// restore shows the kept draft. What was typed while it was being read stays, and the draft can then be taken back.
func (p *Page) restore(c, _ store.Card) {
	if p.words() != (store.Card{}) {
		p.undo = append(p.undo, snapshot{c.Kind, c.JSON})
		return
	}
	p.open(c.Kind, c.JSON)
	if p.over == picking && p.kinds.list.Typed() == "" {
		p.over = nothing
	}
}
