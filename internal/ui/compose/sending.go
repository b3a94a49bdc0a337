package compose

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// letter is what is written and whom it goes to, to know it again.
type letter struct {
	words store.Draft
	to    string // UUIDs, "" for oneself
}

// outgoing is what the page remembers of a message besides part.Sending. What stands of it goes when the message does, or with the
// next ctrl+s.
type outgoing struct {
	refusal error  // why the message as written cannot be sent
	frozen  letter // what is on its way, or was last
	// doubt is a message that may have arrived though nobody said so. The same is sent again only when a person decided it.
	doubt *letter
	// asked is the version of the page at which a question was asked: about friends, or about what may arrive twice.
	asked          int
	friends, twice bool
	// mends are refused messages of the outbox, of which the text is in the editor to be mended, for these recipients. The new one
	// takes the place of the first; the others are given up once it is kept.
	mends   []string
	mendsTo string
	given   []string // to be given up now
	mixed   bool     // what was sent could not be told from what was written meanwhile
	// awaiting is true while a login or consent is under way for which the message waits in the outbox; draining while what
	// waited for it goes out.
	awaiting, draining bool
	began              time.Time
}

const notAsked = -1

// dropLimit bounds giving up what was sent anew.
const dropLimit = 15 * time.Second

func (p *Page) letter() letter { return letter{p.words(), strings.Join(p.to(), " ")} }

// to are the UUIDs of the recipients; none is oneself.
func (p *Page) to() []string {
	var out []string
	for _, f := range p.s.To {
		out = append(out, f.UUID)
	}
	return out
}

// send begins with the moment in which a syllable may still arrive.
func (p *Page) send() tea.Cmd {
	p.out.began = p.s.Ports.Now()
	p.calm.Break() // what is sent has been seen
	return tea.Batch(p.sending.Begin(), p.draft.Now())
}

// freeze takes the message as it is now, checks it, asks what is to be asked, and sends it. This is the one way to
// Session.Deliver.
func (p *Page) freeze() tea.Cmd {
	o := &p.out
	parts, err := p.messages()
	if o.refusal = err; err != nil {
		p.sending.Forget()
		p.peek = false
		return p.focusOn(p.refused())
	}
	l := p.letter()
	o.friends, o.twice = len(p.s.To) > 0, o.doubt != nil && *o.doubt == l || p.went(parts, l)
	if (o.friends || o.twice) && o.asked != p.version() {
		o.asked = p.version()
		return nil
	}
	o.asked, o.frozen, o.given, o.mixed = notAsked, l, nil, false
	in := session.Intent{Parts: parts, To: p.to()}
	if len(o.mends) > 0 && o.mendsTo == l.to {
		in.Replaces, o.given = o.mends[0], o.mends[1:]
	}
	return p.sending.Deliver(in)
}

// messages are what would be sent now, in parts where the text is long. Errors: *session.MessageError,
// *session.TooManyPartsError.
func (p *Page) messages() ([]session.Message, error) {
	m, unit := p.content(), p.unit()
	bodies := p.bodies()
	if len(bodies) > 1 {
		m.Text = bodies[0] // the whole is longer than a message may be: each part is looked at
	}
	if err := (session.Intent{Parts: []session.Message{m}}).CheckCounting(unit.Count); err != nil {
		return nil, err
	}
	parts, err := session.PartsOf(m, bodies, session.MaxParts)
	if err != nil {
		return nil, err
	}
	return parts, session.Intent{Parts: parts}.CheckCounting(unit.Count)
}

// confirming is true while a question stands.
func (p *Page) confirming() bool {
	return !p.sending.Busy() && p.out.asked == p.version() && (len(p.s.To) > 0 || p.out.twice)
}

// cancelQuestion leaves the message unsent.
func (p *Page) cancelQuestion() tea.Cmd {
	p.out.asked = notAsked
	return nil
}

// refused is the pane that holds what cannot be sent.
func (p *Page) refused() pane {
	e, ok := errors.AsType[*session.MessageError](p.out.refusal)
	switch {
	case !ok || e.Field == session.FieldText:
		return message
	case e.Field == session.FieldButton:
		return button
	case e.Field == session.FieldMobileLink && p.mobile.Value() != "":
		return mobile
	}
	return link
}

// sent takes the outcome. What somebody got, or what is safe in the outbox, leaves the editor: sent again from here it would
// arrive twice. What was refused by all, or not kept, stays to be mended.
func (p *Page) sent() tea.Cmd {
	o := &p.out
	var drop tea.Cmd
	ids, stays := p.sending.Mendable()
	if len(o.given) > 0 && (!stays || len(ids) > 0) {
		drop = p.giveUp(o.given)
	}
	o.given = nil
	switch {
	case !stays:
		o.mends, o.mendsTo = nil, ""
		p.kept = store.Draft{}
		p.clearSent()
	case len(ids) > 0 || replacedElsewhere(p.sending.Failed()):
		o.mends, o.mendsTo = ids, o.frozen.to
	}
	p.judge()
	return tea.Batch(drop, func() tea.Msg { return kit.AskLedger{} })
}

// replacedElsewhere tells whether the message to be replaced has been decided about, or is gone.
func replacedElsewhere(err error) bool {
	_, ok := errors.AsType[*journal.ReplaceError](err)
	return ok
}

// giveUp drops messages that were sent anew.
func (p *Page) giveUp(ids []string) tea.Cmd {
	ids = slices.Clone(ids)
	_, cmd := p.s.Jobs.Start(kit.JobOther, dropLimit, func(ctx context.Context) (any, error) {
		return p.s.Ports.Session.Drop(ctx, ids...)
	})
	return cmd
}

// judge remembers what may have arrived, and forgets it once it did for sure.
func (p *Page) judge() {
	o := &p.out
	switch {
	case p.sending.Sent():
		if o.doubt != nil && *o.doubt == o.frozen {
			o.doubt = nil
		}
	case p.sending.Fate() == session.Unknown:
		l := o.frozen
		o.doubt = &l
	}
}

// hear takes what became of the message later, whoever sent it: of interest when the line below the editor is about it.
func (p *Page) hear(msg tea.Msg) {
	before := p.sending.Failed()
	p.sending.Hear(msg)
	_, drained := msg.(kit.Drained)
	if drained || before != p.sending.Failed() {
		p.out.draining = false
		p.judge()
	}
	if len(p.out.mends) > 0 && p.goneFromOutbox(p.out.mends[0]) {
		p.out.mends, p.out.mendsTo = nil, ""
	}
}

// goneFromOutbox tells whether somebody decided about a message meanwhile.
func (p *Page) goneFromOutbox(id string) bool {
	l := p.s.Ledger
	if !l.Known || l.Err != nil || !l.Asked.After(p.sending.Ended()) {
		return false
	}
	_, there := l.Find(id)
	return !there
}

// askPerson goes to the login page, for consent or for a login, after which the waiting message goes out. What lies in the
// settings is mended in set-up.
func (p *Page) askPerson() tea.Cmd {
	if _, setup := part.SetupMends(p.sending.Failed()); !setup {
		fate := p.sending.Fate()
		p.out.awaiting = p.sending.Kept() && (fate == session.NeedsConsent || fate == session.NeedsLogin)
	}
	return p.sending.AskPerson()
}

// receivers is how many messages one text makes.
func (p *Page) receivers() int { return max(1, len(p.s.To)) }
