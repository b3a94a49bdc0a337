package compose

import (
	"kakaotui/internal/store"
	"kakaotui/internal/ui/part"
)

// autosave keeps the text that is being written on disk.
func (p *Page) autosave() *part.Autosave[store.Draft] {
	return part.NewAutosave(p.s, part.Draft[store.Draft]{
		Read:    func() (store.Draft, error) { return p.s.Ports.Session.Draft() },
		Write:   func(d store.Draft) error { return p.s.Ports.Session.SaveDraft(d) },
		Words:   p.words,
		Version: p.written,
		Restore: p.restore,
	})
}

func (p *Page) words() store.Draft {
	return store.Draft{Text: p.message.Text(), Link: p.link.Value(), MobileLink: p.mobile.Value(), Button: p.button.Value()}
}

// PendingDraft is the draft that is not on disk yet.
func (p *Page) PendingDraft() (store.Draft, bool) { return p.draft.Pending() }

// restore puts the kept draft into the page, before what was typed while it was being read.
func (p *Page) restore(d store.Draft) {
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
