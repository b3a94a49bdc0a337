package kittest

import (
	"context"
	"io"
	"os"
	"sync"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
)

// Cards is the part of the fake session that is about messages of other kinds and friends. Set the fields before use.
type Cards struct {
	SavedCard    store.Card
	CardErr      error
	Kept         []store.SavedTemplate
	TemplatesErr error
	People       session.Friends
	FriendsErr   error
	Image        kakao.Image
	UploadErr    error
	Uploading    func(context.Context) // what it sees of its context
	Uploaded     []string

	cardMu sync.Mutex // a draft may be read while it is being saved
}

// Card gives SavedCard, or CardErr.
func (c *Cards) Card() (store.Card, error) {
	c.cardMu.Lock()
	defer c.cardMu.Unlock()
	return c.SavedCard, c.CardErr
}

// SaveCard keeps the card in SavedCard unless CardErr is set.
func (c *Cards) SaveCard(card store.Card) error {
	c.cardMu.Lock()
	defer c.cardMu.Unlock()
	if c.CardErr == nil {
		c.SavedCard = card
	}
	return c.CardErr
}

// Templates gives Kept, or TemplatesErr.
func (c *Cards) Templates() ([]store.SavedTemplate, error) { return c.Kept, c.TemplatesErr }

// SaveTemplate adds to Kept unless TemplatesErr is set.
func (c *Cards) SaveTemplate(t store.SavedTemplate) error {
	if c.TemplatesErr == nil {
		c.Kept = append(c.Kept, t)
	}
	return c.TemplatesErr
}

// RemoveTemplate takes the named one out of Kept.
func (c *Cards) RemoveTemplate(name string) error {
	for i, t := range c.Kept {
		if t.Name == name {
			c.Kept = append(c.Kept[:i:i], c.Kept[i+1:]...)
			return nil
		}
	}
	return os.ErrNotExist
}

// Friends gives People and FriendsErr.
func (c *Cards) Friends(context.Context, bool) (session.Friends, error) {
	return c.People, c.FriendsErr
}

// Remembered gives People.
func (c *Cards) Remembered() (session.Friends, error) { return c.People, nil }

// Choose remembers the choice in People.
func (c *Cards) Choose(uuids []string) error { c.People.Chosen = uuids; return nil }

// Upload reads the image and gives Image, or UploadErr.
func (c *Cards) Upload(ctx context.Context, name string, image io.Reader) (kakao.Image, error) {
	if c.Uploading != nil {
		c.Uploading(ctx)
	}
	c.Uploaded = append(c.Uploaded, name)
	if _, err := io.Copy(io.Discard, image); err != nil {
		return kakao.Image{}, err
	}
	return c.Image, c.UploadErr
}
