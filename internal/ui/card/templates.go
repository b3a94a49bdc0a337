package card

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/report"
	"kakaotui/internal/store"
	"kakaotui/internal/template"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const templateLimit = 10 * time.Second

// savedTemplates are the templates that were saved under names.
type savedTemplates struct {
	all []store.SavedTemplate
	job kit.JobID
	doing,
	about string // what the job does, and with which name
	err       error // why they could not be read
	changeErr error // why one could not be saved or removed
	name      *part.Field
	asked     string // the name that was asked about: it is taken
}

const (
	listing  = "list"
	saving   = "save"
	removing = "remove"
)

// listTemplates reads them.
func (p *Page) listTemplates() tea.Cmd {
	return p.withTemplates(listing, "", func() (any, error) { return p.s.Ports.Session.Templates() })
}

func (p *Page) withTemplates(doing, about string, run func() (any, error)) tea.Cmd {
	var cmd tea.Cmd
	p.saved.doing, p.saved.about = doing, about
	p.saved.job, cmd = p.s.Jobs.Start(kit.JobOther, templateLimit, func(context.Context) (any, error) { return run() })
	return cmd
}

func (p *Page) savedFinished(f kit.Finished) tea.Cmd {
	t := &p.saved
	t.job = 0
	switch t.doing {
	case listing:
		t.err = f.Err
		if all, ok := f.Result.([]store.SavedTemplate); ok && (f.Err == nil || len(all) > 0) {
			t.all = all
			p.fillKinds()
		}
		return nil
	case saving:
		if t.changeErr = f.Err; f.Err != nil {
			return nil
		}
		p.over = nothing
		p.note = note{say: p.s.Say(text.CardSavedAs, t.about)}
	case removing:
		if t.changeErr = f.Err; f.Err != nil {
			return nil
		}
		p.kinds.list.Clear() // what was looked for is gone
		p.note = note{say: p.s.Say(text.CardRemoved, t.about)}
	}
	return p.listTemplates()
}

// nameTemplate asks for the name that what is written is saved under.
func (p *Page) nameTemplate() tea.Cmd {
	if p.words() == (store.Card{}) {
		p.note = note{say: p.s.Say(text.CardNothingYet), bad: true}
		return nil
	}
	p.over, p.peek = naming, false
	p.saved.name.Focus()
	p.saved.nameChanged()
	return nil
}

// busy is true while one is being saved or removed. A list that is being read is read again afterwards.
func (t *savedTemplates) busy() bool { return t.job != 0 && t.doing != listing }

func (t *savedTemplates) nameChanged() { t.asked, t.changeErr = "", nil }

// saveTemplate saves; a name that is taken is asked about once. Only JSON can be saved, valid or not as a message.
func (p *Page) saveTemplate() tea.Cmd {
	name := strings.TrimSpace(p.saved.name.Value())
	if name == "" || p.saved.busy() {
		return nil
	}
	if p.json {
		if _, _, err := p.current(); err != nil {
			if _, broken := errors.AsType[*syntaxError](err); broken {
				p.over, p.raw.refused = nothing, err
				return nil
			}
		}
	}
	if _, taken := p.templateNamed(name); taken && p.saved.asked != name {
		p.saved.asked = name
		return nil
	}
	t := store.SavedTemplate{Name: name, JSON: []byte(p.words().JSON), At: p.s.Ports.Now()}
	return p.withTemplates(saving, name, func() (any, error) { return nil, p.s.Ports.Session.SaveTemplate(t) })
}

func (p *Page) templateNamed(name string) (store.SavedTemplate, bool) {
	for _, t := range p.saved.all {
		if t.Name == name {
			return t, true
		}
	}
	return store.SavedTemplate{}, false
}

// removeTemplate removes the chosen template; it asks once.
func (p *Page) removeTemplate() tea.Cmd {
	t, ok := p.chosenTemplate()
	if !ok || p.saved.busy() {
		return nil
	}
	if p.kinds.asked != t.Name {
		p.kinds.asked = t.Name
		return nil
	}
	p.kinds.asked = ""
	return p.withTemplates(removing, t.Name, func() (any, error) { return nil, p.s.Ports.Session.RemoveTemplate(t.Name) })
}

// useTemplate asks for the placeholders of a template, if it has any, and shows it in the form.
func (p *Page) useTemplate(t store.SavedTemplate) tea.Cmd {
	names, err := template.Placeholders(t.JSON)
	if err != nil || len(names) == 0 {
		return p.exchange(string(t.JSON))
	}
	p.fill = newFiller(p.s, t, names)
	p.over = filling
	return nil
}

// exchange replaces what is written, and says how that comes back.
func (p *Page) exchange(raw string) tea.Cmd {
	if w := p.words(); w != (store.Card{}) && w.JSON != raw {
		p.note = note{say: p.s.Say(text.CardReplaced)}
	}
	p.replace(raw)
	return p.draft.Soon()
}

// replace shows other JSON in place of what is written, which can be taken back.
func (p *Page) replace(raw string) {
	p.keep()
	if was := p.words(); was.JSON != "" {
		p.last[was.Kind] = was.JSON
	}
	p.over, p.peek = nothing, false
	p.open(p.form.kind, raw)
}

// filler asks for the values of a template's placeholders.
type filler struct {
	s      *kit.Shared
	t      store.SavedTemplate
	names  []string
	fields []*part.Field
	at     int
	top    int
	err    error
}

func newFiller(s *kit.Shared, t store.SavedTemplate, names []string) filler {
	f := filler{s: s, t: t, names: names}
	for range names {
		f.fields = append(f.fields, part.NewField(s, text.Sentence{}, text.CardPlaceholderHint))
	}
	f.fields[0].Focus()
	return f
}

func (f *filler) move(by int) {
	f.fields[f.at].Blur()
	f.at = (f.at + by + len(f.fields)) % len(f.fields)
	f.fields[f.at].Focus()
}

func (f *filler) update(msg tea.Msg) tea.Cmd {
	f.err = nil
	cmd, used := f.fields[f.at].Update(msg)
	if k, ok := msg.(tea.KeyPressMsg); ok && !used {
		switch k.Keystroke() {
		case "down":
			f.move(1)
		case "up":
			f.move(-1)
		}
	}
	return cmd
}

// fillIn goes to the next value; from the last one the template is filled and shown.
func (p *Page) fillIn() tea.Cmd {
	f := &p.fill
	if f.at < len(f.fields)-1 {
		f.move(1)
		return nil
	}
	args := map[string]string{}
	for i, name := range f.names {
		args[name] = f.fields[i].Value()
	}
	filled, err := template.Fill(f.t.JSON, args)
	if err != nil {
		f.err = err
		return nil
	}
	return p.exchange(withNumbers(string(filled), p.form.kind))
}

// withNumbers makes numbers of what filled a placeholder in a numeric field: there it had to stand in quotes.
func withNumbers(raw, before string) string {
	kind, doc, err := parseDocument(raw, before)
	if err != nil || !unquoteNumbers(doc, "", integers(formOf(kind))) {
		return raw
	}
	return doc.JSON()
}

// unquoteNumbers tells whether there was one.
func unquoteNumbers(n *node, path string, numbers map[string]bool) bool {
	found := false
	for i, kid := range n.kids {
		at := n.step(path, i)
		switch {
		case kid.shape == object || kid.shape == array:
			found = unquoteNumbers(kid, at, numbers) || found
		case kid.shape == str && numbers[anyRow(at)] && numeric(kid.text).shape == number:
			n.kids[i], found = numeric(kid.text), true
		}
	}
	return found
}

// templateTrouble says why a template could not be saved or removed.
func templateTrouble(s *kit.Shared, err error) string {
	if _, ok := errors.AsType[*store.TemplateNameError](err); ok {
		return s.Say(text.CardBadName)
	}
	rep := report.Of(err, s.Lang)
	return strings.TrimSpace(rep.Title + " " + rep.Remedy)
}

// fillTrouble says why a template could not be filled.
func fillTrouble(s *kit.Shared, err error) string {
	if e, ok := errors.AsType[*template.MissingError](err); ok {
		return s.Say(text.CardMissing, text.VisibleLine(strings.Join(e.Names, ", ")))
	}
	return report.Of(err, s.Lang).Title
}
