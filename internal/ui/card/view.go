package card

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
	"kakaotui/internal/ui/preview"
)

// Sizes at which the page is laid out otherwise.
const (
	wideWidth   = 76 // from here on the preview stands beside the form
	margin      = 1  // columns kept free at the left and at the right
	gutter      = 3  // between form and preview
	lowHeight   = 14 // below, blank rows are spared
	widestDrawn = 46 // of the preview beside the form
	leastRows   = 3  // of the form above what went wrong
)

// View draws the page for the room there is.
func (p *Page) View(w, h int) kit.Block {
	p.narrow = w < wideWidth
	in := w - 2*margin
	p.read()
	p.body = place2{}
	switch {
	case p.over != nothing:
		return p.overView(in, h).Indent(margin).Fit(h)
	case p.peeking():
		return p.peekView(in, h).Indent(margin).Fit(h)
	case p.narrow:
		return p.pane(in, h).Indent(margin).Fit(h)
	}
	side := min(widestDrawn, in*2/5)
	left := p.pane(in-side-gutter, h)
	right := p.side(side, h)
	return kit.Beside(left, in-side, right).Indent(margin).Fit(h)
}

// pane is title, form or JSON, and below it how sending goes and what went wrong.
func (p *Page) pane(w, h int) kit.Block {
	b := kit.Lines(p.titleRow(w))
	if h >= lowHeight {
		b.Rows = append(b.Rows, "")
	}
	below := part.CutTo(p.s, p.below(w, h >= lowHeight), max(1, h-len(b.Rows)-leastRows))
	room := max(1, h-len(b.Rows)-len(below))
	p.body = place2{margin, len(b.Rows), w, room}
	if p.json {
		b = kit.Stack(b, p.raw.box.View(w, room))
	} else {
		b = kit.Stack(b, p.form.view(w, room, p.seen.below, p.reader().counting()))
	}
	return kit.Stack(b, kit.Lines(below...))
}

// titleRow is the kind, to whom it goes, and the state at the right end.
func (p *Page) titleRow(w int) string {
	t := p.s.Theme
	kind := p.s.Say(kindName(p.form.kind))
	if p.json {
		kind += " JSON"
	}
	to := p.s.Say(text.CardToMe)
	if len(p.s.To) > 0 {
		to = p.s.Say(text.CardTo, p.names(2))
	}
	state, paint := p.sending.State()
	if state == "" && !p.json {
		state, paint = p.s.Say(text.CardRequired), t.Dim
	}
	left, gap, right := part.Between(p.s, kind+"   "+to, state, w)
	rest, _ := strings.CutPrefix(left, kind)
	if rest == left {
		return t.Title.On(left) + gap + paint.On(right)
	}
	return t.Title.On(kind) + t.Dim.On(rest) + gap + paint.On(right)
}

// below is what stands under the form: questions first, then what went wrong, then what just happened.
func (p *Page) below(w int, roomy bool) []string {
	t, g := p.s.Theme, p.s.Glyphs
	r := &part.Paragraph{W: w}
	if p.confirming() {
		r.Add(t.Warn, "?", p.askRow())
	} else {
		p.sending.Trouble(r, roomy)
	}
	if n := p.note; n.bad {
		r.Add(t.Warn, "!", n.say)
	} else {
		r.Add(t.Good, g.Check, n.say)
	}
	for _, q := range p.seen.above {
		if q.warning && !p.narrow {
			continue // it is among the notes below the preview
		}
		paint, mark := t.Bad, g.Cross
		if q.warning {
			paint, mark = t.Warn, "!"
		}
		r.Add(paint, mark, q.say)
	}
	if p.json && p.seen.err != nil {
		r.Add(t.Bad, g.Cross, rawTrouble(p.s, p.seen.err))
		if p.raw.refused != nil {
			r.Add(t.Dim, "", p.s.Say(text.CardMendFirst))
		}
	}
	if p.upload.job != 0 {
		r.Add(t.Accent, g.Arrow, p.uploadRow())
	}
	if p.upload.err != nil {
		say, remedy := imageTrouble(p.s, p.upload.err)
		r.Add(t.Bad, g.Cross, text.VisibleLine(p.upload.name)+": "+say)
		r.Add(kit.Paint{}, "", remedy)
	}
	if p.outside.err != nil {
		r.Add(t.Warn, "!", p.outsideTrouble())
	}
	p.diskTrouble(r)
	return r.Rows
}

func (p *Page) diskTrouble(r *part.Paragraph) {
	t := p.s.Theme
	if err := p.draft.saveErr; err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.ComposeNotSaved, report.Of(err, p.s.Lang).Title))
	}
	if err := p.draft.readErr; err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.ComposeNotRead, report.Of(err, p.s.Lang).Title))
	}
}

// overView is what stands over form and JSON.
func (p *Page) overView(w, h int) kit.Block {
	t := p.s.Theme
	head := func(title string) kit.Block { return kit.Lines(t.Title.On(elide(p.s, title, w))) }
	r := &part.Paragraph{W: w}
	switch p.over {
	case picking:
		return p.pickView(head(p.s.Say(text.CardWhich)), r, w, h)
	case browsing:
		return p.filesView(head(p.s.Say(text.CardWhichImage)), r, w, h)
	case naming:
		b := kit.Stack(head(p.s.Say(text.CardSaveTemplate)), kit.Lines(""), p.saved.name.View(w))
		if p.saved.asked != "" {
			r.Add(t.Warn, "?", p.s.Say(text.CardTaken, text.VisibleLine(p.saved.asked)))
		}
		if p.saved.changeErr != nil {
			r.Add(t.Bad, p.s.Glyphs.Cross, templateTrouble(p.s, p.saved.changeErr))
		}
		r.Add(t.Dim, "", p.s.Say(text.CardPlaceholders))
		return kit.Stack(b, kit.Lines(""), kit.Lines(r.Rows...))
	}
	return p.fillView(head(p.s.Say(text.CardFillTitle, text.VisibleLine(p.fill.t.Name))), r, w, h)
}

func (p *Page) pickView(b kit.Block, r *part.Paragraph, w, h int) kit.Block {
	t := p.s.Theme
	if p.kinds.asked != "" {
		r.Add(t.Warn, "?", p.s.Say(text.CardRemoveAsk, text.VisibleLine(p.kinds.asked)))
	}
	if p.saved.changeErr != nil {
		r.Add(t.Bad, p.s.Glyphs.Cross, templateTrouble(p.s, p.saved.changeErr))
	}
	if p.saved.err != nil {
		r.Add(t.Warn, "!", p.s.Say(text.CardNoTemplates, report.Of(p.saved.err, p.s.Lang).Title))
	}
	if p.note.say != "" {
		r.Add(t.Good, p.s.Glyphs.Check, p.note.say)
	}
	p.diskTrouble(r)
	return p.listView(b, p.kinds.list, r, w, h, p.s.Say(text.CardNoSuchKind))
}

func (p *Page) filesView(b kit.Block, r *part.Paragraph, w, h int) kit.Block {
	t := p.s.Theme
	b.Rows = append(b.Rows, t.Dim.On(elide(p.s, text.VisibleLine(p.files.folder.Path), w)))
	if p.files.err != nil {
		rep := report.Of(p.files.err, p.s.Lang)
		r.Add(t.Bad, p.s.Glyphs.Cross, p.s.Say(text.CardNoFolder))
		r.Add(t.Dim, "", rep.Title)
	}
	if p.files.job != 0 {
		r.Add(t.Dim, p.s.Glyphs.Arrow, p.s.Say(text.CardReadingFolder))
	}
	none := p.s.Say(text.CardNoFile)
	if len(p.files.folder.Images) == 0 && p.files.job == 0 && p.files.err == nil {
		r.Add(t.Dim, "", p.s.Say(text.CardNoImages))
	}
	return p.listView(b, p.files.list, r, w, h, none)
}

func (p *Page) listView(b kit.Block, list *part.Picker, r *part.Paragraph, w, h int, none string) kit.Block {
	below := part.CutTo(p.s, r.Rows, max(1, h-len(b.Rows)-leastRows))
	room := max(2, h-len(b.Rows)-len(below))
	p.body = place2{margin, len(b.Rows), w, room}
	return kit.Stack(b, list.View(w, room, none), kit.Lines(below...))
}

func (p *Page) fillView(b kit.Block, r *part.Paragraph, w, h int) kit.Block {
	f := &p.fill
	label := 0
	for _, n := range f.names {
		label = max(label, hangul.Width(text.VisibleLine(n)))
	}
	label = min(label, w/3) + 2
	if f.err != nil {
		r.Add(p.s.Theme.Bad, p.s.Glyphs.Cross, fillTrouble(p.s, f.err))
	}
	room := max(1, h-1-len(r.Rows))
	f.top = max(min(f.top, f.at), f.at-room+1)
	for i := f.top; i < min(len(f.names), f.top+room); i++ {
		paint := kit.Paint{}
		if i == f.at {
			paint = p.s.Theme.Accent
		}
		name := paint.On(hangul.PadRight(elide(p.s, text.VisibleLine(f.names[i]), label-2), label))
		b = kit.Stack(b, kit.Beside(kit.Lines(name), label, f.fields[i].Row(w-label)))
	}
	return kit.Stack(b, kit.Lines(r.Rows...))
}

// peekView is the preview in place of the form.
func (p *Page) peekView(w, h int) kit.Block {
	b := p.drawn(w)
	return p.scroll.View(kit.Stack(kit.Lines(p.s.Theme.Title.On(p.s.Say(text.CardPreview))), b), -1, h)
}

// side is the preview beside the form.
func (p *Page) side(w, h int) kit.Block {
	b := kit.Stack(kit.Lines(p.s.Theme.Title.On(p.s.Say(text.CardPreview)), ""), p.drawn(w))
	b.Cursor = nil
	return kit.Lines(part.CutTo(p.s, b.Rows, h)...)
}

// seen is what the document says, as last read.
type seen struct {
	version int
	lang    text.Lang
	json    bool
	focus   string
	strict  bool
	known   bool

	reading reading
	err     error                // why the JSON is no message at all
	below   map[string][]problem // by the entry that they are told at
	above   []problem            // those that belong to none
}

// read reads the document again when it changed, and puts each problem where it belongs.
func (p *Page) read() {
	now := seen{version: p.version(), lang: p.s.Lang, json: p.json, focus: p.form.focus, strict: p.strict, known: true}
	old := p.seen
	old.reading, old.err, old.below, old.above = reading{}, nil, nil, nil
	if p.sameSeen(old, now) {
		return
	}
	kind, doc, err := p.current()
	if now.err = err; err == nil {
		numbers := p.form.integers
		if p.json {
			numbers = integers(formOf(kind))
		}
		now.reading = p.reader().read(kind, doc, numbers)
	}
	now.below = map[string][]problem{}
	for _, q := range now.reading.problems {
		if p.quiet(q, doc) {
			continue
		}
		i := p.form.nearest(q.path)
		if p.json || i < 0 {
			q.say = q.named()
			now.above = append(now.above, q)
			continue
		}
		id := p.form.entries[i].id
		if id != q.path && p.form.entries[i].role == header {
			q.say = q.named()
		}
		now.below[id] = append(now.below[id], q)
	}
	p.seen = now
}

func (p *Page) sameSeen(a, b seen) bool {
	return a.known && a.version == b.version && a.lang == b.lang && a.json == b.json && a.focus == b.focus && a.strict == b.strict
}

// quiet tells what is not told yet: what is missing while nobody wants to send, and an address that is being typed.
func (p *Page) quiet(q problem, doc *node) bool {
	if p.strict && !q.warning {
		return false
	}
	return q.empty || doc.blank() || q.unfinished && q.path == p.form.focus && !p.json
}

// named is the sentence with the field's name before it, where the sentence does not hold it.
func (q problem) named() string {
	if !q.bare || q.path == "" {
		return q.say
	}
	return text.VisibleLine(strings.TrimPrefix(q.path, "name ")) + ": " + q.say
}

// drawn is the preview as last drawn, and what it was drawn of.
type drawn struct {
	version int
	w       int
	lang    text.Lang
	theme   kit.Theme
	glyphs  kit.Glyphs
	toMe    bool
	json    bool
	block   kit.Block
}

// drawn draws the message and what its sender would not expect.
func (p *Page) drawn(w int) kit.Block {
	now := drawn{version: p.version(), w: w, lang: p.s.Lang, theme: p.s.Theme, glyphs: p.s.Glyphs, toMe: len(p.s.To) == 0, json: p.json}
	old := p.pv
	if old.block.Rows != nil && old.version == now.version && old.w == now.w && old.lang == now.lang && old.theme == now.theme &&
		old.glyphs == now.glyphs && old.toMe == now.toMe && old.json == now.json {
		return old.block
	}
	now.block = p.draw(w)
	p.pv = now
	return now.block
}

func (p *Page) draw(w int) kit.Block {
	t := p.s.Theme
	if !p.seen.reading.drawable {
		return kit.Prose(t.Dim, p.s.Say(text.CardNoPreview), w, 0)
	}
	set := p.s.Ports.Session.Settings()
	o := preview.Options{
		Width: w, Lang: p.s.Lang, Theme: t, Glyphs: p.s.Glyphs, Count: p.reader().count, Domains: set.LinkDomains, ToMe: len(p.s.To) == 0,
	}
	b := preview.Draw(p.seen.reading.message, o)
	b.Cursor = nil
	for _, n := range preview.Notes(p.seen.reading.message, o) {
		b = kit.Stack(b, kit.Lines(""), kit.Prose(t.Dim, n, w, 0))
	}
	return b
}

func (p *Page) reader() reader {
	count, _ := counter(p.s)
	return reader{p.s, count}
}

// counting is the reader's counter, never nil.
func (x reader) counting() func(string) int {
	if x.count == nil {
		return kakao.Counter(hangul.Count)
	}
	return x.count
}

// click gives the focus to what is under the mouse.
func (p *Page) click(m tea.MouseClickMsg) tea.Cmd {
	if !p.body.holds(m.X, m.Y) {
		return nil
	}
	p.note = note{}
	m.X, m.Y = m.X-p.body.x, m.Y-p.body.y
	switch {
	case p.over == picking:
		if _, _, chosen := p.kinds.list.Update(m); chosen {
			return p.picked()
		}
	case p.over == browsing:
		if _, _, chosen := p.files.list.Update(m); chosen {
			return p.chooseFile()
		}
	case p.over != nothing:
	case p.json:
		return p.give(m)
	default:
		p.form.click(m)
	}
	return nil
}

// wheel turns what is under the mouse.
func (p *Page) wheel(m tea.MouseWheelMsg) tea.Cmd {
	if !p.body.holds(m.X, m.Y) {
		return nil
	}
	switch {
	case p.over == nothing && !p.json:
		p.form.wheel(m)
	case p.over == nothing || p.over == picking || p.over == browsing:
		return p.give(m)
	}
	return nil
}
