package session

import "kakaotui/internal/store"

// Templates are the saved templates of this profile, by name.
func (s *Session) Templates() ([]store.SavedTemplate, error) { panic("contract") }

// SaveTemplate keeps a template under a name; one of that name is replaced. Errors: those of store.SaveTemplate.
func (s *Session) SaveTemplate(t store.SavedTemplate) error { panic("contract") }

// RemoveTemplate takes a saved template away.
func (s *Session) RemoveTemplate(name string) error { panic("contract") }

// Card is the unsent message of another kind than a plain text.
func (s *Session) Card() (store.Card, error) { panic("contract") }

// SaveCard keeps it; an empty one takes the file away.
func (s *Session) SaveCard(c store.Card) error { panic("contract") }
