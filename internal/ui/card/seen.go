package card

import (
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/preview"
)

// seen is what the document says, as last read.
type seen struct {
	version int
	lang    text.Lang
	json    bool
	focus   string
	strict  bool
	known   bool

	kind    string // of the document, which JSON may change
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
	now.kind = kind
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
	of    drawnOf
	block kit.Block
}

type drawnOf struct {
	version int
	w       int
	lang    text.Lang
	theme   kit.Theme
	glyphs  kit.Glyphs
	toMe    bool
	json    bool
	images  int // version of the gallery
}

// drawn draws the message and what its sender would not expect. What is being typed is drawn when the keys pause.
func (p *Page) drawn(w int) kit.Block {
	of := drawnOf{p.version(), w, p.s.Lang, p.s.Theme, p.s.Glyphs, len(p.s.To) == 0, p.json, p.gallery.version}
	same := of
	if p.calm.Holds(of.version) {
		same.version = p.pv.of.version
	}
	if p.pv.block.Rows == nil || p.pv.of != same {
		p.gallery.wanted = p.gallery.wanted[:0]
		p.pv = drawn{of, p.draw(w)}
	}
	return p.pv.block
}

func (p *Page) draw(w int) kit.Block {
	t := p.s.Theme
	if p.nothingWritten() {
		return kit.Prose(t.Dim, p.s.Say(text.CardBlankPreview), w, 0)
	}
	if !p.seen.reading.drawable {
		return kit.Prose(t.Dim, p.s.Say(text.CardNoPreview), w, 0)
	}
	set := p.s.Ports.Session.Settings()
	o := preview.Options{
		Width: w, Lang: p.s.Lang, Theme: t, Glyphs: p.s.Glyphs, Count: p.reader().count, Domains: set.LinkDomains, ToMe: len(p.s.To) == 0,
	}
	if p.gallery.showing() != noPictures {
		o.Picture, o.PictureNote = p.gallery.cells, p.pictureNote
	}
	b := preview.Draw(p.seen.reading.message, o)
	b.Cursor = nil
	for _, n := range append(preview.Notes(p.seen.reading.message, o), p.pictureNotes()...) {
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
