package card

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kakaotui/internal/store"
	"kakaotui/internal/text"
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
		Aside:   p.keepAside,
		Restore: p.restore,
	})
}

// keepAside saves a kept card as a template, for another was begun before it was read. One that is saved already is not saved
// again. It runs in a job.
func (p *Page) keepAside(l text.Lang, kept store.Card) error {
	saved, err := p.s.Ports.Session.Templates()
	if err != nil && len(saved) == 0 {
		return err
	}
	name := asideName(l, kept.Kind)
	for n := 2; ; n++ {
		i := slices.IndexFunc(saved, func(t store.SavedTemplate) bool { return t.Name == name })
		if i < 0 {
			return p.s.Ports.Session.SaveTemplate(store.SavedTemplate{Name: name, JSON: []byte(kept.JSON)})
		}
		if string(saved[i].JSON) == kept.JSON {
			return nil
		}
		name = asideName(l, kept.Kind) + "-" + strconv.Itoa(n)
	}
}

// asideName is what the template of a kept card is called: a template's name has no spaces.
func asideName(l text.Lang, kind string) string {
	return strings.ReplaceAll(text.CardAsideName.In(l, kindName(kind).In(l)), " ", "-")
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
	p.earlier.kept = c
	if p.words() != (store.Card{}) {
		p.undo = append(p.undo, snapshot{c.Kind, c.JSON})
		p.aside = p.words() != c
		return
	}
	p.open(c.Kind, c.JSON)
	if p.over == picking && p.kinds.list.Typed() == "" {
		p.over = nothing
	}
}
