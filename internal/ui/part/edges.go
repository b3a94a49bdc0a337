package part

// AtTop and AtBottom tell whether the cursor is in the first or the last row of the text as last drawn: from there up and
// down lead out of the box.
func (b *EditBox) AtTop() bool {
	_, y := b.e.Cursor()
	return b.e.ScrollOffset()+y == 0
}

// AtBottom is as AtTop.
func (b *EditBox) AtBottom() bool {
	_, y := b.e.Cursor()
	return b.e.ScrollOffset()+y >= b.e.TotalRows()-1
}

// TotalRows is how many rows the text takes as last drawn.
func (b *EditBox) TotalRows() int { return b.e.TotalRows() }
