package editor

// Offset is where the cursor stands in Text, in bytes.
func (e *Editor) Offset() int {
	n := e.cur.off
	for _, l := range e.lines[:e.cur.line] {
		n += len(l.text) + 1
	}
	return n
}
