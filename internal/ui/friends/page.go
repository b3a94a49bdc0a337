// Package friends is the page where a person chooses whom a message goes to: oneself, or one or several friends.
package friends

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const (
	// scope is the consent item that the list needs (kakao-api.md 4.8).
	scope = "friends"
	// chooseLimit bounds remembering a choice.
	chooseLimit = 10 * time.Second
)

// Page is the friends page.
type Page struct {
	s     *kit.Shared
	field *part.Field
	list  list
	marks marks
	back  kit.PageID
	still bool  // nobody touched a key since the page came up: the cursor goes where it is best
	body  place // the rows of the list as last drawn
}

// place is where something was drawn last.
type place struct{ y, h int }

// New makes the page. Nothing is read before Enter.
func New(s *kit.Shared) kit.Page { return newPage(s) }

func newPage(s *kit.Shared) *Page {
	p := &Page{s: s, field: part.NewField(s, text.Sentence{}, text.FriendsHint), back: kit.Compose}
	p.field.Focus()
	p.list.load(&s.People)
	return p
}

// Enter marks whom messages go to now, and has Kakao asked when the list is old. Back from the consent, Kakao is asked anew.
func (p *Page) Enter(arg any) tea.Cmd {
	_, in := arg.(kit.LoggedIn)
	if !in {
		p.back = kit.Compose
		if c, ok := arg.(kit.ChooseFriends); ok && c.Back != "" {
			p.back = c.Back
		}
		p.marks.set(p.s.To)
		p.field.SetValue("")
	}
	p.reload()
	p.still = true
	p.list.begin(p.marks)
	switch {
	case in: // what waited for the login goes out now
		return tea.Batch(p.ask(true), func() tea.Msg { return kit.DrainOutbox{} })
	case p.lacksConsent():
		return nil // Kakao would only say so
	}
	return p.ask(false)
}

func (p *Page) ask(fresh bool) tea.Cmd {
	return func() tea.Msg { return kit.AskFriends{Fresh: fresh} }
}

// reload takes the list as the root has it now.
func (p *Page) reload() {
	p.list.load(&p.s.People)
	p.list.search(p.field.Value())
}

// Update takes what no binding took.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.FriendsMsg:
		p.reload()
		if p.still {
			p.list.begin(p.marks)
		}
	case tea.KeyPressMsg:
		p.still = false
		return p.key(m)
	case tea.PasteMsg:
		p.still = false
		p.field.Update(m)
		p.searched()
	case tea.MouseClickMsg:
		p.still = false
		p.click(m)
	case tea.MouseWheelMsg:
		p.still = false
		switch m.Button {
		case tea.MouseWheelUp:
			p.list.scroll(-1)
		case tea.MouseWheelDown:
			p.list.scroll(1)
		}
	}
	return nil
}

// key is what is typed: a space chooses, everything else searches.
func (p *Page) key(k tea.KeyPressMsg) tea.Cmd {
	switch k.Keystroke() {
	case "space":
		p.mark()
		return nil
	case "down", "ctrl+n", "tab":
		p.list.move(1)
	case "up", "shift+tab":
		p.list.move(-1)
	case "pgdown":
		p.list.page(1)
	case "pgup":
		p.list.page(-1)
	case "home":
		p.list.choose(0)
	case "end":
		p.list.choose(len(p.list.found) - 1)
	default:
		if _, used := p.field.Update(k); used {
			p.searched()
		}
	}
	return nil
}

// searched lists what the field asks for now.
func (p *Page) searched() {
	if p.field.Value() == p.list.query {
		return
	}
	p.list.search(p.field.Value())
	p.list.first(p.field.Value() != "")
}

// mark chooses the friend under the cursor, or not any more; on oneself it takes every mark away.
func (p *Page) mark() tea.Cmd {
	at, ok := p.list.chosen()
	switch {
	case !ok:
	case at == me:
		p.marks = marks{}
	default:
		p.marks.toggle(p.list.people.List[at])
	}
	return nil
}

// markAll chooses everybody who is listed; when they are chosen already, nobody any more.
func (p *Page) markAll() tea.Cmd {
	if p.allMarked() {
		listed := map[string]bool{}
		for _, at := range p.list.found {
			if at != me {
				listed[p.list.people.List[at].UUID] = true
			}
		}
		p.marks.set(slices.DeleteFunc(slices.Clone(p.marks.order), func(f kakao.Friend) bool { return listed[f.UUID] }))
		return nil
	}
	for _, at := range p.list.found {
		if at != me && !p.marks.has(p.list.people.List[at].UUID) {
			p.marks.toggle(p.list.people.List[at])
		}
	}
	return nil
}

// taking are those whom enter would make the recipients: oneself when the cursor is there, else the marked, else the one under
// the cursor. ok is false when there is nobody.
func (p *Page) taking() (to []kakao.Friend, ok bool) {
	at, there := p.list.chosen()
	switch {
	case there && at == me:
		return nil, true
	case len(p.marks.order) > 0:
		return p.marks.order, true
	case there:
		return []kakao.Friend{p.list.people.List[at]}, true
	}
	return nil, false
}

// take makes them the recipients and goes back. Whom the person chose is remembered for the next time.
func (p *Page) take() tea.Cmd {
	to, ok := p.taking()
	if !ok {
		return nil
	}
	to = slices.Clone(to)
	cmds := []tea.Cmd{func() tea.Msg { return kit.SetRecipients{To: to} }, kit.Go(p.back, nil)}
	if len(to) == 0 {
		return tea.Batch(cmds...)
	}
	ids := make([]string, len(to))
	for i, f := range to {
		ids[i] = f.UUID
	}
	_, remember := p.s.Jobs.Start(kit.JobOther, chooseLimit, func(context.Context) (any, error) {
		return nil, p.s.Ports.Session.Choose(ids)
	})
	return tea.Batch(append(cmds, remember)...)
}

func (p *Page) leave() tea.Cmd {
	if p.field.Value() != "" {
		p.field.SetValue("")
		p.searched()
		p.list.first(false)
		return nil
	}
	return kit.Go(p.back, nil)
}

func (p *Page) click(m tea.MouseClickMsg) {
	if m.Button != tea.MouseLeft || m.Y < p.body.y || m.Y >= p.body.y+p.body.h {
		return
	}
	if i := p.list.top + m.Y - p.body.y; i < len(p.list.found) {
		p.list.choose(i)
		p.mark()
	}
}

// Mouse is on: friends can be clicked.
func (p *Page) Mouse() bool { return true }

// lacksConsent tells whether Kakao says that the person has not agreed to the friends list.
func (p *Page) lacksConsent() bool {
	if kakao.CodeOf(p.s.People.Err) == "-402" {
		return true
	}
	acc := p.s.Account
	if !acc.Known || !acc.Status.LoggedIn {
		return false
	}
	for _, x := range acc.Status.Scopes {
		if x.ID == scope {
			return !x.Agreed
		}
	}
	return true
}

// notSetUp tells whether the app cannot even ask for the consent.
func (p *Page) notSetUp() bool {
	acc := p.s.Account
	if !acc.Known || !acc.Status.LoggedIn {
		return false
	}
	for _, x := range acc.Status.Scopes {
		if x.ID == scope {
			return !x.Using && !x.Agreed
		}
	}
	return true
}

// askConsent goes to the login page for what is missing, and comes back.
func (p *Page) askConsent() tea.Cmd {
	if mend, ok := part.SetupMends(p.s.People.Err); ok {
		return kit.Go(kit.Setup, mend)
	}
	ask := kit.AskConsent{Then: kit.Friends}
	if p.s.Account.Status.LoggedIn && session.FateOf(p.s.People.Err) != session.NeedsLogin {
		ask.Scopes = []string{scope}
		for _, id := range p.s.Account.Status.Missing {
			if id != scope {
				ask.Scopes = append(ask.Scopes, id)
			}
		}
	}
	return kit.Go(kit.Login, ask)
}
