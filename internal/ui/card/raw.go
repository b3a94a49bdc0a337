package card

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// rawPane is the JSON in an editor.
type rawPane struct {
	box     *part.EditBox
	as      string // the JSON to the letter that stands in the box while nobody changed it
	at      int    // version of the box then
	refused error  // why it could not become a form when that was asked for
}

// set puts JSON into the box.
func (r *rawPane) set(raw string, refused error) {
	r.box.SetText(raw)
	r.as, r.at, r.refused = raw, r.box.Version(), refused
}

// text is the JSON as it stands.
func (r *rawPane) text() string {
	if r.box.Version() == r.at {
		return r.as
	}
	return r.box.Text()
}

// left makes a form of what stands in the box; false when that cannot be. What was not touched changes nothing.
func (r *rawPane) left(p *Page) bool {
	raw := r.text()
	if raw == p.form.JSON() {
		return true
	}
	kind, doc, err := parseDocument(raw, p.form.kind)
	if r.refused = err; err != nil {
		return false
	}
	p.undo = append(p.undo, snapshot{p.form.kind, p.form.JSON()})
	p.load(kind, doc, raw)
	return true
}

// showJSON has the JSON or the form be what is written.
func (p *Page) showJSON(on bool) {
	if on != p.json {
		p.json = on
		p.turns++
	}
}

// toggleRaw goes from the form to the JSON and back.
func (p *Page) toggleRaw() tea.Cmd {
	p.peek = false
	if p.json {
		p.showJSON(!p.raw.left(p))
		return p.draft.Soon()
	}
	p.raw.set(p.form.JSON(), nil)
	p.showJSON(true)
	return nil
}

// dropRaw goes back to the form as it was before the JSON was changed.
func (p *Page) dropRaw() tea.Cmd {
	p.keep()
	p.showJSON(false)
	return p.draft.Soon()
}

// current is the document that would be sent now. Errors: as of parseDocument.
func (p *Page) current() (kind string, doc *node, err error) {
	if p.json {
		return parseDocument(p.raw.text(), p.form.kind)
	}
	return p.form.kind, p.form.doc, nil
}

// rawTrouble says what is wrong with the JSON.
func rawTrouble(s *kit.Shared, err error) string {
	if e, ok := errors.AsType[*syntaxError](err); ok {
		where := s.Say(text.CardSyntaxAt, e.line, e.column)
		if e.found != "" && e.why == text.CardSyntaxOther {
			where += fmt.Sprintf(" (%s)", text.VisibleLine(e.found))
		}
		return where + ": " + s.Say(e.why)
	}
	if e, ok := errors.AsType[*shapeError](err); ok {
		want := s.Say(text.CardWantValue)
		switch e.want {
		case object:
			want = "{ }"
		case array:
			want = "[ ]"
		}
		if e.path == "" {
			return s.Say(text.CardWantTop)
		}
		return s.Say(text.CardWrongShape, text.VisibleLine(e.path), want)
	}
	if e, ok := errors.AsType[*kindError](err); ok {
		return s.Say(text.CardNoKind, text.VisibleLine(text.Cut(e.kind, 30)), strings.Join(objectTypes(), ", "))
	}
	return text.VisibleLine(err.Error())
}

func objectTypes() []string {
	var out []string
	for _, k := range kinds {
		if doc := blank(k.id); doc.at(keyKind) != nil {
			out = append(out, k.id)
		}
	}
	return out
}
