// Package card is the page where messages of other kinds than plain text are composed: cards with pictures, lists, places,
// prices and dates, templates of the console and web pages, as a form or as JSON, with a live preview.
package card

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// over is what stands over form and JSON and takes the keys.
type over int

const (
	nothing  over = iota
	picking       // a kind or a saved template
	browsing      // an image
	naming        // a template to save
	filling       // the placeholders of a saved template
)

// Page is the card page.
type Page struct {
	s       *kit.Shared
	form    *form
	json    bool // the JSON is what is being written, not the form
	turns   int  // how often form and JSON took turns
	raw     rawPane
	over    over
	kinds   kindPicker
	files   filePane
	upload  uploading
	saved   savedTemplates
	fill    filler
	outside outside
	earlier earlier
	sending *part.Sending
	draft   *part.Autosave[store.Card]
	asking  asking
	mends   string // a refused message of the outbox that the next one replaces, if it goes
	mendsTo string // to the same friend, "" for oneself
	undo    []snapshot
	aside   bool              // a kept card became a template, and the person did not look for it yet
	last    map[string]string // JSON of each kind as it was left in this run
	strict  bool              // it was to be sent: what is missing is told too
	peek    bool              // the preview in place of the form, where there is no room for both
	seen    seen
	pv      drawn
	calm    *part.Calm // of the preview beside the form
	scroll  kit.Scroll
	gallery gallery
	width   int  // of the page, as last drawn or told
	narrow  bool // no room for the preview beside the form, as last drawn
	cut     bool // not for all of it
	body    area
	note    note
	// wait starts a pause that ends in kit.Finished; tests put their own clock here.
	wait waiter
}

// area is where the form or another pane was drawn last.
type area struct{ x, y, w, h int }

func (a area) holds(x, y int) bool { return x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h }

// note is a short word about what just happened; the next key takes it away.
type note struct {
	say string
	bad bool
}

// New makes the page. Nothing is read before Enter.
func New(s *kit.Shared) kit.Page { return newPage(s) }

func newPage(s *kit.Shared) *Page {
	p := &Page{s: s, form: newForm(s), sending: part.NewSending(s), calm: part.NewCalm(s), last: map[string]string{}, gallery: gallery{s: s}}
	p.wait, p.sending.Back = part.Pause(s), kit.Card
	p.sending.Freeze, p.sending.Outcome = p.freeze, p.sent
	p.draft = p.autosave()
	p.raw.box = part.NewEditBox(s, 0)
	p.raw.box.Focus()
	p.kinds.list = part.NewPicker(s, text.CardPickHint)
	p.files.list = part.NewPicker(s, text.CardFilesHint)
	p.saved.name = part.NewField(s, text.CardTemplateName, text.CardTemplateNameHint)
	p.load(kindFeed, blank(kindFeed), "")
	p.over = picking
	return p
}

// Enter reads the draft the first time. With nothing written yet it asks for the kind.
func (p *Page) Enter(arg any) tea.Cmd {
	cmds := []tea.Cmd{p.begin(), p.listTemplates(), p.draft.Soon(), p.gallery.enter(p.wait)}
	p.calm.Break()
	_, codePoints := counter(p.s)
	p.form.marked = 0
	if codePoints {
		p.form.marked = 1
	}
	switch a := arg.(type) {
	case kit.OpenMessage:
		return tea.Batch(append(cmds, p.reuse(a.Message))...)
	case kit.ImageFeed:
		return tea.Batch(append(cmds, p.imageFeed())...)
	case kit.LoggedIn: // what waited for it in the outbox goes out
		cmds = append(cmds, func() tea.Msg { return kit.DrainOutbox{} })
	}
	switch {
	case p.over == nothing && p.words() == (store.Card{}):
		return tea.Batch(append(cmds, p.pick())...)
	case p.over == picking:
		p.fillKinds()
	}
	return tea.Batch(cmds...)
}

// Update takes what no binding took.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch m := msg.(type) {
	case kit.Finished:
		cmd = p.finished(m)
	case kit.Drained, kit.EventMsg, kit.LedgerMsg:
		p.hear(m)
	case editorClosed:
		cmd = p.closedEditor(m)
	case tea.KeyPressMsg:
		p.note = note{}
		cmd = p.calm.Key(!p.narrow, p.version, func() tea.Cmd { return p.key(m) })
	case tea.PasteMsg:
		p.note = note{}
		cmd = p.give(m)
	case tea.MouseClickMsg:
		cmd = p.click(m)
	case tea.MouseWheelMsg:
		cmd = p.wheel(m)
	case kit.Graphics:
		cmd = p.gallery.answered(m, p.wait)
	case kit.ImageShown:
		p.gallery.shown(m)
	case tea.WindowSizeMsg:
		p.width, p.peek = m.Width, p.peek && m.Width < wideWidth
		p.calm.Break()
	case kit.RecipientsMsg:
	default:
		return nil
	}
	return tea.Batch(cmd, p.draft.Soon(), p.pictures())
}

// give hands a message to the part that has the focus.
func (p *Page) give(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch p.over {
	case picking:
		cmd, _, _ = p.kinds.list.Update(msg)
		p.kinds.asked = ""
	case browsing:
		cmd, _, _ = p.files.list.Update(msg)
		p.files.err = nil
	case naming:
		cmd, _ = p.saved.name.Update(msg)
		p.saved.nameChanged()
	case filling:
		cmd = p.fill.update(msg)
	case nothing:
		return p.write(msg)
	}
	return cmd
}

// write hands a message to the form or to the JSON.
func (p *Page) write(msg tea.Msg) tea.Cmd {
	if p.json {
		cmd, _ := p.raw.box.Update(msg)
		p.raw.refused = nil
		return cmd
	}
	cmd, _ := p.updateForm(msg)
	return cmd
}

// updateForm gives the form a message. What is written in the field of an image that failed takes the failure away.
func (p *Page) updateForm(msg tea.Msg) (tea.Cmd, bool) {
	before := p.form.version
	cmd, used := p.form.update(msg)
	if p.form.version != before && p.form.focus == p.upload.into {
		p.upload.err = nil
	}
	return cmd, used
}

// key is a key that no binding took. Where the preview stands in place of the form, what is typed leads back to the form.
func (p *Page) key(k tea.KeyPressMsg) tea.Cmd {
	if p.over == nothing && p.peeking() {
		if !typed(k) {
			return nil
		}
		p.peek = false
	}
	if p.over != nothing || p.json {
		return p.give(k)
	}
	cmd, used := p.updateForm(k)
	if used {
		return cmd
	}
	p.steer(k)
	return cmd
}

// steer moves in the form with a key that the field had no use for.
func (p *Page) steer(k tea.KeyPressMsg) {
	e, ok := p.form.focused()
	if !ok {
		return
	}
	switch k.Keystroke() {
	case "up":
		p.form.move(-1)
	case "down":
		p.form.move(1)
	case "pgup":
		p.form.turn(-8)
	case "pgdown":
		p.form.turn(8)
	case "enter", "space":
		switch {
		case e.role == header:
			p.form.fold(e)
		case e.role == adder:
			p.form.addRow(e)
		default:
			p.form.move(1)
		}
	case "right", "left":
		if e.role == header && p.form.open[e.id] == (k.Keystroke() == "left") {
			p.form.fold(e)
		}
	}
}

func (p *Page) finished(f kit.Finished) tea.Cmd {
	if f.ID == 0 {
		return nil
	}
	if cmd, mine := part.First(f, p.sending, p.draft, p.calm); mine {
		return cmd
	}
	switch f.ID {
	case p.saved.job:
		return p.savedFinished(f)
	case p.earlier.job:
		p.earlierRead(f)
	case p.files.job:
		p.listed(f)
	case p.upload.job:
		return p.uploaded(f)
	case p.outside.job:
		return p.outsideFinished(f)
	case p.gallery.timer:
		p.gallery.timer = 0
	case p.gallery.job:
		return p.gallery.finished(f)
	}
	return nil
}

// load shows a document in the form.
func (p *Page) load(kind string, doc *node, raw string) {
	p.form.load(kind, doc, raw)
	p.strict, p.asking = false, asking{}
}

// open shows JSON in the form, or as JSON when no form can show it.
func (p *Page) open(kind, raw string) {
	k, doc, err := parseDocument(raw, kind)
	if err != nil {
		if isKind(kind) {
			p.load(kind, blank(kind), "")
		}
		p.raw.set(raw, err)
		p.showJSON(true)
		return
	}
	p.load(k, doc, raw)
	p.showJSON(false)
}

// Mouse is on: fields, lines of lists and the editor can be clicked.
func (p *Page) Mouse() bool { return true }

// NeedsTick is true while seconds are shown.
func (p *Page) NeedsTick() bool { return p.sending.Busy() || p.upload.job != 0 }
