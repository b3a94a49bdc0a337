package card

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/template"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// snapshot is what was written at some moment.
type snapshot struct{ kind, raw string }

// mostUndo is how many of them are kept.
const mostUndo = 50

// keep remembers what is written now, before something takes its place.
func (p *Page) keep() {
	w := p.words()
	if w == (store.Card{}) {
		return
	}
	if n := len(p.undo); n > 0 && p.undo[n-1] == (snapshot{w.Kind, w.JSON}) {
		return
	}
	p.undo = append(p.undo, snapshot{w.Kind, w.JSON})
	if len(p.undo) > mostUndo {
		p.undo = p.undo[1:]
	}
}

// takeBack shows again what stood there before. What is written now goes to the far end, so that pressing on leads back to it.
func (p *Page) takeBack() tea.Cmd {
	n := len(p.undo)
	if n == 0 {
		return nil
	}
	was := p.undo[n-1]
	p.undo, p.aside = p.undo[:n-1], false
	if now := p.words(); now != (store.Card{}) && now != (store.Card{Kind: was.kind, JSON: was.raw}) {
		p.undo = slices.Insert(p.undo, 0, snapshot{now.Kind, now.JSON})
	}
	p.open(was.kind, was.raw)
	return p.draft.Soon()
}

// reuse shows a message of the journal, to be sent anew. What stood there can be taken back. One that was refused is
// replaced by what is sent in its place.
func (p *Page) reuse(m journal.Message) tea.Cmd {
	sent, err := session.SentAs(m)
	var raw []byte
	if err == nil {
		raw, err = template.MarshalMessage(sent)
	}
	if err != nil {
		p.over = nothing
		p.note = note{say: p.s.Say(text.ComposeNoText, report.Of(err, p.s.Lang).Title), bad: true}
		return nil
	}
	cmd := p.exchange(strings.TrimSuffix(string(raw), "\n"))
	p.mends, p.mendsTo = "", ""
	if m.State == journal.Refused || m.State == journal.Expired {
		p.mends = m.ID
		if m.Recipient != kit.ToMe {
			p.mendsTo = m.Recipient
		}
	}
	return cmd
}
