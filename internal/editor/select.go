package editor

// Select is called before a movement: with true (shift is held) the movement extends the selection, which begins at the
// cursor when there was none; with false there is no selection any more.
func (e *Editor) Select(on bool) {
	if on && !e.marked {
		e.anchor = e.cur
	}
	e.marked = on
}

// SelectAll selects the whole text and puts the cursor at its end.
func (e *Editor) SelectAll() {
	e.moveTo(e.end())
	e.anchor, e.marked = pos{}, true
}

// Selection gives the selected text, empty when nothing is selected.
func (e *Editor) Selection() string { return e.slice(e.selected()) }

// selected gives the two ends of the selection in order; both are the cursor when nothing is selected.
func (e *Editor) selected() (from, to pos) {
	switch {
	case !e.marked:
		return e.cur, e.cur
	case e.anchor.before(e.cur):
		return e.anchor, e.cur
	}
	return e.cur, e.anchor
}
