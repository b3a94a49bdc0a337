package editor

import "strings"

// kind groups edits that belong together: a run of typing, a run of erasing. Everything else stands alone.
type kind uint8

const (
	kindNone kind = iota
	kindType
	kindBlank // typing a blank: it ends a word, and with it the run
	kindErase
	kindOther
)

// edit is one change of the text, which can be turned round: at the place, old became new and the cursor went from, to.
type edit struct {
	at       pos
	old, new string
	from, to pos
	group    int
}

// history is how many edits are kept at most.
const history = 10_000

// typing tells a typed key from a paste or a line break.
func typing(s string) kind {
	switch {
	case s == " ":
		return kindBlank
	case strings.Contains(s, "\n") || len(s) > 32:
		return kindOther
	}
	return kindType
}

// record keeps an edit for Undo, in the group of the last one if it goes on where that left off.
func (e *Editor) record(ed edit, k kind) {
	goesOn := k == e.kind && k != kindOther || k == kindBlank && e.kind == kindType
	if !goesOn || len(e.past) == 0 || e.past[len(e.past)-1].to != ed.from {
		e.group++
	}
	ed.group, e.kind = e.group, k
	e.past = append(e.past, ed)
	e.future = nil
	if len(e.past) > history {
		e.forget()
	}
}

// forget drops the oldest tenth of what can be undone, in whole groups.
func (e *Editor) forget() {
	n := history / 10
	for n < len(e.past) && e.past[n].group == e.past[n-1].group {
		n++
	}
	e.past = append([]edit(nil), e.past[n:]...)
}

// Undo takes back the last run of typing or the last other change; false when there is none.
func (e *Editor) Undo() bool {
	n := len(e.past)
	if n == 0 {
		return false
	}
	e.marked = false
	for group := e.past[n-1].group; n > 0 && e.past[n-1].group == group; n-- {
		ed := e.past[n-1]
		e.put(ed.at, behind(ed.at, ed.new), ed.old)
		e.moveTo(ed.from)
		e.future = append(e.future, ed)
	}
	e.past, e.kind = e.past[:n], kindNone
	return true
}

// Redo does again what Undo took back last; false when there is nothing.
func (e *Editor) Redo() bool {
	n := len(e.future)
	if n == 0 {
		return false
	}
	e.marked = false
	for group := e.future[n-1].group; n > 0 && e.future[n-1].group == group; n-- {
		ed := e.future[n-1]
		e.put(ed.at, behind(ed.at, ed.old), ed.new)
		e.moveTo(ed.to)
		e.past = append(e.past, ed)
	}
	e.future, e.kind = e.future[:n], kindNone
	return true
}

// behind gives the place behind s when s stands at p.
func behind(p pos, s string) pos {
	if n := strings.Count(s, "\n"); n > 0 {
		return pos{p.line + n, len(s) - strings.LastIndexByte(s, '\n') - 1}
	}
	return pos{p.line, p.off + len(s)}
}
