package card

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// kindPicker chooses a kind or a saved template.
type kindPicker struct {
	list  *part.Picker
	asked string // the template that was asked about before it is removed
}

// pick opens the list of kinds, with the one that is being written chosen.
func (p *Page) pick() tea.Cmd {
	p.over, p.peek, p.kinds.asked, p.saved.changeErr, p.aside = picking, false, "", nil, false
	p.kinds.list.Clear()
	p.fillKinds()
	return p.listTemplates()
}

// fillKinds writes the list anew.
func (p *Page) fillKinds() {
	var all []part.Choice
	chosen := 1
	for i, k := range kinds {
		about := p.s.Say(k.about)
		if k.id == p.form.kind {
			chosen = i
			if p.words() != (store.Card{}) {
				about = p.s.Say(text.CardGoOn)
			}
		}
		all = append(all, part.Choice{Label: p.s.Say(k.name), About: about, Also: k.name.KO + " " + k.name.EN + " " + k.id})
	}
	for _, t := range p.saved.all {
		all = append(all, part.Choice{
			Label: text.VisibleLine(t.Name), About: p.s.Say(text.CardSavedTemplate), Note: text.Date(t.At, p.s.Lang),
		})
	}
	if was, ok := p.kinds.list.Chosen(); ok && p.kinds.list.Typed() != "" {
		chosen = was
	}
	p.kinds.list.Set(all, chosen)
}

// chosenTemplate is the saved template that is chosen, if one is.
func (p *Page) chosenTemplate() (store.SavedTemplate, bool) {
	i, ok := p.kinds.list.Chosen()
	if i -= len(kinds); ok && i >= 0 && i < len(p.saved.all) {
		return p.saved.all[i], true
	}
	return store.SavedTemplate{}, false
}

// picked goes on with what was chosen.
func (p *Page) picked() tea.Cmd {
	if t, ok := p.chosenTemplate(); ok {
		return p.useTemplate(t)
	}
	i, ok := p.kinds.list.Chosen()
	if !ok {
		return nil
	}
	p.over = nothing
	if kinds[i].id == kindText {
		return kit.Go(kit.Compose, nil)
	}
	p.switchTo(kinds[i].id)
	return p.draft.Soon()
}

// shut closes what stands over the form; with nothing written yet the list of kinds leads back to compose.
func (p *Page) shut() tea.Cmd {
	if p.over == picking && p.words() == (store.Card{}) {
		return kit.Go(kit.Compose, nil)
	}
	p.over = nothing
	return nil
}
