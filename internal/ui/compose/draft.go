package compose

import (
	"cmp"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/part"
)

// autosave keeps the text that is being written on disk.
func (p *Page) autosave() *part.Autosave[store.Draft] {
	disk := &keeper{s: p.s}
	return part.NewAutosave(p.s, part.Draft[store.Draft]{
		Read:    disk.read,
		Write:   disk.write,
		Words:   p.words,
		Version: p.written,
		Join:    join,
		Restore: p.restore,
	})
}

func (p *Page) words() store.Draft {
	return store.Draft{Text: p.message.Text(), Link: p.link.Value(), MobileLink: p.mobile.Value(), Button: p.button.Value()}
}

// Flush implements kit.Flusher.
func (p *Page) Flush() (func() error, bool) { return p.draft.Flush() }

// join puts what was typed behind the kept draft.
func join(kept, typed store.Draft) store.Draft {
	d := store.Draft{
		Text: kept.Text + "\n" + typed.Text, Link: cmp.Or(typed.Link, kept.Link),
		MobileLink: cmp.Or(typed.MobileLink, kept.MobileLink), Button: cmp.Or(typed.Button, kept.Button),
	}
	if kept.Text == "" || typed.Text == "" {
		d.Text = kept.Text + typed.Text
	}
	return d
}

// restore shows the kept draft, with what was typed while it was being read.
func (p *Page) restore(kept, joined store.Draft) {
	p.kept = kept
	if p.message.Text() == "" {
		p.message.SetText(joined.Text)
	} else if p.message.Text() != joined.Text {
		p.message.Replace(joined.Text)
	}
	if p.link.Value() == "" {
		p.link.SetValue(joined.Link)
	}
	if p.mobile.Value() == "" {
		p.mobile.SetValue(joined.MobileLink)
	}
	if p.button.Value() == "" {
		p.button.SetValue(joined.Button)
	}
}
