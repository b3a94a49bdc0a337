package session

import "kakaotui/internal/store"

// Templates are the saved templates of this profile, by name; errors as for store.Templates.
func (s *Session) Templates() ([]store.SavedTemplate, error) { return store.Templates(s.dirs) }

// Template is one saved template; errors as for store.LoadTemplate.
func (s *Session) Template(name string) (store.SavedTemplate, error) {
	return store.LoadTemplate(s.dirs, name)
}

// SaveTemplate keeps a template under a name; one of that name is replaced. Errors: those of store.SaveTemplate.
func (s *Session) SaveTemplate(t store.SavedTemplate) error {
	if t.At.IsZero() {
		t.At = s.now()
	}
	return store.SaveTemplate(s.dirs, t)
}

// RemoveTemplate takes a saved template away; errors as for store.RemoveTemplate.
func (s *Session) RemoveTemplate(name string) error { return store.RemoveTemplate(s.dirs, name) }

// Card is the unsent message of another kind than a plain text; errors as for store.LoadCard.
func (s *Session) Card() (store.Card, error) { return store.LoadCard(s.dirs) }

// SaveCard keeps it; an empty one takes the file away. Errors as for store.SaveCard.
func (s *Session) SaveCard(c store.Card) error {
	// One after the other, as they were asked for, like drafts.
	s.drafting.Lock()
	defer s.drafting.Unlock()
	return store.SaveCard(s.dirs, c)
}
