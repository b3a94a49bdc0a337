package kit

import "kakaotui/internal/store"

// CardFlusher is a page with a message of another kind than plain text that is not on disk yet.
type CardFlusher interface {
	// PendingCard returns the draft to save; ok is false when the disk has it already.
	PendingCard() (c store.Card, ok bool)
}

// ImageFeed is the argument of Goto{Card}: an image is to be picked, and a feed made of it.
type ImageFeed struct{}
