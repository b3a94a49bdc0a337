package setup

import (
	"strconv"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// View draws the list of steps, the question, its field, and where the answer stands. Where the terminal is low the list
// gives way first.
func (p *page) View(w, h int) kit.Block {
	list, question := p.list(), p.question(w)
	if whole := kit.Stack(list, kit.Lines(""), question); len(whole.Rows) <= h {
		return p.scroll.View(whole, -1, h)
	}
	return p.scroll.View(question, -1, h)
}

// list shows how far one is.
func (p *page) list() kit.Block {
	var b kit.Block
	t := p.s.Theme
	width := 0
	for _, st := range steps {
		width = max(width, hangul.Width(p.s.Say(st.name)))
	}
	for i, st := range steps {
		name, sign := hangul.PadRight(p.s.Say(st.name), width), ""
		switch {
		case i < p.at:
			sign = "  " + t.Good.On(p.s.Glyphs.Check)
		case i == p.at:
			name, sign = t.Title.On(name), "  "+t.Accent.On(p.s.Glyphs.Arrow+" "+p.s.Say(text.SetupHere))
		default:
			name = t.Dim.On(name)
		}
		b.Rows = append(b.Rows, "   "+strconv.Itoa(i+1)+" "+name+sign)
	}
	return b
}

func (p *page) question(w int) kit.Block {
	none, dim := kit.Paint{}, p.s.Theme.Dim
	b := kit.Stack(p.prose(none, p.step().ask, w), kit.Lines(""), p.typed(w))
	switch {
	case p.saveErr != nil:
		b = kit.Stack(b, p.unsaved(w), kit.Lines(""))
	case p.save != 0:
		b = kit.Stack(b, p.prose(dim, text.SetupSaving, w), kit.Lines(""))
	}
	if p.openErr != nil {
		why := p.s.Glyphs.Cross + " " + p.s.Say(text.SetupUnopened) + " (" + report.Of(p.openErr, p.s.Lang).Detail + ")"
		b = kit.Stack(b, kit.Prose(p.s.Theme.Bad, why, w, 1))
	}
	if p.step().console || p.openErr != nil {
		b = kit.Stack(b, kit.Prose(p.s.Theme.Accent, consoleURL, w, 3), kit.Lines(""))
	}
	b = kit.Stack(b, p.where(w), p.prose(dim, p.step().more, w))
	return kit.Stack(b, p.overruled(w))
}

// typed is the field with what is right or wrong about it, and in the demo that there is nothing to type.
func (p *page) typed(w int) kit.Block {
	var b kit.Block
	if f := p.field(); f != nil {
		a := p.step().look(f.Value())
		f.Note, f.Bad = a.words(p.s.Lang, p.pressed), !a.OK()
		if p.s.Ports.Demo != nil && a.found == kakao.UnusualShape {
			f.Note = "" // the simulator's keys are shorter than Kakao's, which is nothing to think about
		}
		b = kit.Stack(f.View(w-6).Indent(3), kit.Lines(""))
	}
	switch {
	case p.s.Ports.Demo == nil:
		return b
	case p.field() != nil:
		b = kit.Stack(b, p.prose(p.s.Theme.Accent, text.SetupDemo, w))
	default:
		b = p.prose(p.s.Theme.Accent, text.SetupDemoStep, w)
	}
	return kit.Stack(b, kit.Lines(""))
}

// where names the console's menus, the way there now and before the console was rearranged.
func (p *page) where(w int) kit.Block {
	b := p.prose(p.s.Theme.Title, text.SetupWhere, w)
	for _, m := range p.step().menus {
		b = kit.Stack(b, kit.Prose(kit.Paint{}, p.s.Say(text.SetupAt, p.s.Say(m.Now)), w, 3))
		if !m.Before.IsZero() {
			b = kit.Stack(b, kit.Prose(p.s.Theme.Dim, p.s.Say(text.SetupOld, p.s.Say(m.Before)), w, 3))
		}
	}
	return kit.Stack(b, kit.Lines(""))
}

// stronger are the sources of a setting that win over what is saved here.
var stronger = map[store.Origin]text.Sentence{
	store.FromFlag: text.SetupFromFlag, store.FromEnvironment: text.SetupFromEnvironment, store.FromDotEnv: text.SetupFromDotEnv,
}

// overruled says when an answer of this step will be saved, but another source wins.
func (p *page) overruled(w int) kit.Block {
	if p.step().origin == nil || p.s.Ports.Demo != nil {
		return kit.Block{}
	}
	from, ok := stronger[p.step().origin(p.base)]
	if !ok {
		return kit.Block{}
	}
	return kit.Prose(p.s.Theme.Warn, p.s.Say(text.SetupEnv, p.s.Say(from)), w, 1)
}

func (p *page) unsaved(w int) kit.Block {
	r := report.Of(p.saveErr, p.s.Lang)
	return kit.Stack(
		kit.Prose(p.s.Theme.Bad, p.s.Glyphs.Cross+" "+p.s.Say(text.SetupUnsaved)+" "+r.Title, w, 1),
		kit.Prose(kit.Paint{}, r.Detail, w, 3), kit.Prose(kit.Paint{}, r.Remedy, w, 3))
}

func (p *page) prose(paint kit.Paint, s text.Sentence, w int) kit.Block {
	return kit.Prose(paint, p.s.Say(s), w, 1)
}
