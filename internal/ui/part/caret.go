package part

// Offset is where the cursor stands in Text, in bytes.
func (b *EditBox) Offset() int { return b.e.Offset() }

// Keep leaves what stands between two offsets, so that a person can undo it, and the cursor at its place there.
func (b *EditBox) Keep(from, to int) {
	at := max(0, min(b.e.Offset(), to)-from)
	b.Replace(b.Text()[from:to])
	for b.e.Offset() > at {
		b.e.Left()
	}
}
