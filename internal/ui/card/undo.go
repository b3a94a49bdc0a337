package card

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/store"
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

// takeBack shows again what stood there before.
func (p *Page) takeBack() tea.Cmd {
	n := len(p.undo)
	if n == 0 {
		return nil
	}
	was := p.undo[n-1]
	p.undo = p.undo[:n-1]
	p.open(was.kind, was.raw)
	return p.saveSoon()
}
