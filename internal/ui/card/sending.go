package card

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// asking is what ctrl+s asks before it sends, and for what.
type asking struct {
	about   string // what was asked about: message and recipients; "" for nothing
	friends bool
	twice   bool
	gone    string // what was sent last
	held    string // what was sent last and may have reached somebody, or may still
}

// about is a message and its recipients, to know them again.
func (p *Page) about() string { return strings.Join(p.to(), " ") + "\n" + p.words().JSON }

func (p *Page) to() []string {
	var out []string
	for _, f := range p.s.To {
		out = append(out, f.UUID)
	}
	return out
}

// send begins with the moment in which a syllable may still arrive.
func (p *Page) send() tea.Cmd {
	p.upload.err = nil
	p.calm.Break() // what is sent has been seen
	return tea.Batch(p.sending.Begin(), p.draft.Now())
}

// freeze takes the message as it is now, checks it, asks what is to be asked and sends it.
func (p *Page) freeze() tea.Cmd {
	kind, doc, err := p.current()
	if err != nil {
		p.raw.refused = err
		return nil
	}
	r := p.reader().read(kind, doc, integers(formOf(kind)))
	p.strict = true
	if _, wrong := r.hard(); wrong {
		p.sending.Forget()
		if !p.json {
			p.form.show(p.topmost(r))
		}
		p.peek = false
		return nil
	}
	about := p.about()
	if question := p.question(about, r.message); question != (asking{}) && p.asking.about != about {
		question.about, question.held = about, p.asking.held
		p.asking = question
		return nil
	}
	p.asking.about, p.asking.gone = "", about
	m := r.message
	in := session.Intent{Parts: []session.Message{{Other: &m}}, To: p.to()}
	if p.mends != "" && strings.Join(in.To, " ") == p.mendsTo {
		in.Replaces = p.mends
	}
	return p.sending.Deliver(in)
}

// topmost is the path of the first problem from the top of the form for which it is not sent.
func (p *Page) topmost(r reading) (path string) {
	top := len(p.form.entries)
	for _, q := range r.problems {
		if i := p.form.nearest(q.path); !q.warning && i >= 0 && i < top {
			path, top = q.path, i
		}
	}
	return path
}

// question is what has to be asked before this message is sent.
func (p *Page) question(about string, m kakao.Message) asking {
	return asking{friends: len(p.s.To) > 0, twice: about == p.asking.held || p.inOutbox(m) || p.went(m)}
}

// inOutbox tells whether the same message waits in the outbox for one of the recipients already.
func (p *Page) inOutbox(m kakao.Message) bool {
	to := p.to()
	for _, o := range p.s.Ledger.Outbox {
		mine := len(to) == 0 && o.Recipient == kit.ToMe || slices.Contains(to, o.Recipient)
		if !mine || o.Kind != m.Kind() || !slices.Contains(journal.Open, o.State) {
			continue
		}
		if kept, err := session.SentAs(o); err == nil && same(kept, m) {
			return true
		}
	}
	return false
}

// same tells whether two messages are sent alike.
func same(a, b kakao.Message) bool {
	if a.Template == nil || b.Template == nil {
		return a.Template == nil && b.Template == nil && a.TemplateID == b.TemplateID && a.RequestURL == b.RequestURL && maps.Equal(a.Args, b.Args)
	}
	x, err := json.Marshal(a.Template)
	y, err2 := json.Marshal(b.Template)
	return err == nil && err2 == nil && bytes.Equal(x, y)
}

// confirming is true while the question stands.
func (p *Page) confirming() bool {
	return p.asking.about != "" && !p.sending.Busy() && p.asking.about == p.about()
}

// cancel takes the question away.
func (p *Page) cancel() tea.Cmd {
	p.asking.about = ""
	return nil
}

// askRow is the question.
func (p *Page) askRow() string {
	var say []string
	if p.asking.twice {
		say = append(say, p.s.Say(text.CardAskTwice))
	}
	if p.asking.friends {
		say = append(say, p.s.Say(text.CardAskFriends, part.Recipients(p.s, 60)))
	}
	return strings.Join(append(say, p.s.Say(text.CardAskAgain)), " ")
}

// sent takes the outcome: what everybody got leaves the form, everything else stays.
func (p *Page) sent() tea.Cmd {
	if p.sending.Kept() {
		p.mends = ""
	}
	p.settleForm()
	return tea.Batch(p.draft.Soon(), func() tea.Msg { return kit.AskLedger{} })
}

// hear takes what became of a message later, in the outbox.
func (p *Page) hear(msg tea.Msg) {
	open := p.sending.Failed() != nil
	p.sending.Hear(msg)
	switch {
	case !open || p.sending.Failed() != nil:
	case p.sending.Sent():
		p.settleForm()
	default: // it was decided elsewhere, in the outbox
		p.asking.held = ""
	}
}

// settleForm empties the form once Kakao took what is in it, and else remembers that it may have gone.
func (p *Page) settleForm() {
	gone := p.asking.gone
	switch {
	case gone == "":
	case !p.sending.Sent():
		p.asking.held = ""
		if p.sending.Kept() {
			p.asking.held = gone
		}
	case p.about() == gone:
		p.earlier.kept = store.Card{}
		p.keep()
		kind := p.form.kind
		delete(p.last, kind)
		p.load(kind, blank(kind), "")
		p.showJSON(false)
		p.raw.refused = nil
	default: // it was changed meanwhile: what is new of it cannot be told apart
		p.asking.gone, p.asking.held = "", ""
		p.note = note{say: p.s.Say(text.CardMixed), bad: true}
	}
}

// nothingWritten tells whether there is nothing that could be sent.
func (p *Page) nothingWritten() bool { return p.words() == (store.Card{}) }
