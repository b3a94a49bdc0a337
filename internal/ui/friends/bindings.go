package friends

import (
	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// Bindings are the keys that do something now.
func (p *Page) Bindings() []kit.Binding {
	var bs []kit.Binding
	if label, ok := p.personLabel(); ok { // first: what is told to be missing has its key in the narrowest help line
		bs = append(bs, kit.Bind(label, p.askConsent, part.KeyPerson))
	}
	again := kit.Bind(text.FriendsAgain, func() tea.Cmd { return p.ask(true) }, keyAgain)
	if p.passes() {
		bs = append(bs, again)
	}
	if to, ok := p.taking(); ok {
		label := text.FriendsTake
		switch {
		case len(to) == 0:
			label = text.FriendsTakeMe
		case len(p.marks.order) > 0:
			label = text.FriendsTakeAll
		}
		bs = append(bs, kit.Bind(label, p.take, "enter").Explained(text.FriendsTakeAbout))
	}
	if at, ok := p.list.chosen(); ok && (at != me || len(p.marks.order) > 0) {
		bs = append(bs, kit.Bind(text.FriendsMark, p.mark, "space"))
	}
	if len(p.s.People.List) > 0 {
		label := text.FriendsMarkAll
		if len(p.marks.order) > 0 && p.allMarked() {
			label = text.FriendsMarkNone
		}
		bs = append(bs, kit.Bind(label, p.markAll, "ctrl+a").Hush())
	}
	if p.canAsk() && !p.passes() {
		bs = append(bs, again)
	}
	back := text.KeyBack
	if p.field.Value() != "" {
		back = text.FriendsClear
	}
	return append(bs, kit.Bind(back, p.leave, "esc"))
}

// keyAgain asks Kakao anew.
const keyAgain = "ctrl+r"

// passes tells whether there is no new list for a reason that may have passed when Kakao is asked again.
func (p *Page) passes() bool {
	err := p.s.People.Err
	if _, person := p.personLabel(); err == nil || person || !p.canAsk() {
		return false
	}
	return session.FateOf(err) != session.Refused
}

// canAsk is false while Kakao is being asked, and where it would only say what is known.
func (p *Page) canAsk() bool {
	return !p.s.People.Asking && p.s.Account.Status.LoggedIn
}

func (p *Page) allMarked() bool {
	for _, at := range p.list.found {
		if at != me && !p.marks.has(p.list.people.List[at].UUID) {
			return false
		}
	}
	return true
}

// personLabel says what ctrl+g does: only a person can consent, log in or mend the settings.
func (p *Page) personLabel() (text.Sentence, bool) {
	if p.s.People.Asking {
		return text.Sentence{}, false
	}
	if _, ok := part.SetupMends(p.s.People.Err); ok {
		return text.PartSetup, true
	}
	switch {
	case !p.s.Account.Status.LoggedIn, p.s.People.Err != nil && session.FateOf(p.s.People.Err) == session.NeedsLogin:
		return text.ComposeLogin, true
	case p.notSetUp():
		return text.Sentence{}, false
	case p.lacksConsent():
		return text.FriendsConsent, true
	}
	return text.Sentence{}, false
}
