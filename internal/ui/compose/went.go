package compose

import (
	"cmp"
	"slices"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
)

// went tells whether a draft that was on disk at the start has gone to one of the recipients already: a process that was killed
// between the message and its draft left it there, or another app with the same draft sent it.
func (p *Page) went(parts []session.Message, l letter) bool {
	if p.kept == (store.Draft{}) || p.kept != l.words {
		return false
	}
	to := p.to()
	if len(to) == 0 {
		to = []string{kit.ToMe}
	}
	return p.log.Holds(func(m journal.Message) bool {
		first := m.Part == 1 && m.Parts == len(parts) && slices.Contains(to, m.Recipient)
		if !first || m.State != journal.Sent && !slices.Contains(journal.Open, m.State) || !kit.PlainText(m) {
			return false
		}
		w := kit.Written(m)
		w.MobileLink = cmp.Or(w.MobileLink, w.Link)
		return w == parts[0]
	})
}
