package part

// Offset is where the cursor stands in Text, in bytes.
func (b *EditBox) Offset() int { return b.e.Offset() }
