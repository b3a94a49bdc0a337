package friends

import (
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const (
	margin    = 1
	headRows  = 2  // title and search field
	leastRows = 3  // of the list, whatever stands below it
	roomy     = 14 // from so many rows on blank rows and explanations have a place
	noteGap   = "  "
)

// View draws the search field, as much of the list as there is room for, and below it who is chosen and how old the list is.
func (p *Page) View(w, h int) kit.Block {
	in := w - 2*margin
	top := headRows
	if h >= roomy {
		top++
	}
	below := part.CutTo(p.s, p.below(in, h), max(1, h-top-leastRows))
	room := max(1, h-top-len(below))
	rows := p.rows(in, room)
	p.body = place{top, len(rows)}
	head := kit.Stack(kit.Lines(p.titleRow(in)), p.field.Row(in)).Fit(top)
	b := kit.Stack(head, kit.Lines(rows...))
	if len(p.list.found) == 0 {
		b = kit.Stack(b, kit.Prose(p.s.Theme.Dim, p.s.Say(text.FriendsNoName), in, 2))
	}
	if h >= roomy && len(rows) < room {
		b.Rows = append(b.Rows, "") // the rows below follow the list where that is short
	} else {
		b = b.Fit(h - len(below))
	}
	return kit.Stack(b, kit.Lines(below...)).Fit(h).Indent(margin)
}

// titleRow is the title, how many there are, and how many of the list as just drawn are out of sight.
func (p *Page) titleRow(w int) string {
	count := ""
	if n := len(p.s.People.List); n > 0 {
		count = p.s.Say(text.FriendsCount, n)
		if strings.TrimSpace(p.list.query) != "" {
			count = p.s.Say(text.FriendsFound, n, len(p.list.found))
		}
	}
	l := &p.list
	return part.Titled(p.s, p.s.Say(text.FriendsTitle), count, l.top, len(l.found)-l.top-l.height, w)
}

// rows are the part of the list that is on screen.
func (p *Page) rows(w, h int) []string {
	window := p.list.window(h)
	out := make([]string, len(window))
	for i, at := range window {
		out[i] = p.row(at, p.list.top+i == p.list.at, w)
	}
	return out
}

// row is oneself or a friend: cursor, mark, name, and at the right end what is to be known.
func (p *Page) row(at int, here bool, w int) string {
	t, g := p.s.Theme, p.s.Glyphs
	cursor, mark, paint := " ", " ", kit.Paint{}
	name, note := p.s.Say(text.FriendsMe), p.s.Say(text.FriendsMeAbout)
	marked := at == me && len(p.marks.order) == 0 && len(p.s.To) == 0
	if at != me {
		f := p.list.people.List[at]
		name, note = p.list.people.Names[at], p.note(at, p.s.Say(text.FriendsFavorite))
		marked = p.marks.has(f.UUID)
	}
	if marked {
		mark = t.Good.On(g.Check)
	}
	if here {
		cursor, paint = t.Accent.On(g.Prompt), t.Accent
	}
	lead := cursor + " " + mark + " "
	room := w - 4
	if at != me && hangul.Width(note) > room/2 {
		note = p.note(at, "") // the sign of a favourite without its word
	}
	for words := strings.Split(note, noteGap); hangul.Width(note) > room/2 && len(words) > 1; {
		words = words[:len(words)-1]
		note = strings.Join(words, noteGap)
	}
	note = hangul.Elide(note, room/2, g.Ellipsis)
	nameRoom := room - hangul.Width(note) - 2
	name = hangul.Elide(name, nameRoom, g.Ellipsis)
	if note == "" {
		return lead + paint.On(name)
	}
	return lead + paint.On(name) + strings.Repeat(" ", room-hangul.Width(name)-hangul.Width(note)) + t.Dim.On(note)
}

// note is what is to be known about a friend, in words and a sign. favorite is the word beside the sign of a favourite.
func (p *Page) note(at int, favorite string) string {
	f := p.list.people.List[at]
	var words []string
	if f.AllowedMsg != nil && !*f.AllowedMsg {
		words = append(words, "! "+p.s.Say(text.FriendsDeaf))
	}
	if p.list.latest[at] {
		words = append(words, p.s.Say(text.FriendsLast))
	}
	if f.Favorite {
		words = append(words, strings.TrimSpace("* "+favorite))
	}
	return strings.Join(words, noteGap)
}

// below is why there is no list, or no new one, who is chosen, and how old the list is.
func (p *Page) below(w, h int) []string {
	r := &part.Paragraph{W: w}
	if n := len(p.marks.order); n > 0 {
		name := func(i int) string { return kit.Nickname(p.marks.order[i]) }
		room := w - 2 - hangul.Width(p.s.Say(text.FriendsMarked, n, ""))
		r.Add(p.s.Theme.Accent, p.s.Glyphs.Check, p.s.Say(text.FriendsMarked, n, part.Names(p.s, n, name, room)))
		if n > kakao.MaxReceivers && h >= roomy {
			r.Add(p.s.Theme.Dim, "", p.s.Say(text.FriendsByFive, kakao.MaxReceivers))
		}
	}
	p.trouble(r)
	p.age(r)
	if h >= roomy && len(p.s.People.List) > 0 && !p.lacksConsent() {
		r.Add(p.s.Theme.Dim, "", p.s.Say(text.FriendsMembers))
	}
	return r.Rows
}

// trouble is why there is nobody to choose, or why the list may be old, with the key that mends it.
func (p *Page) trouble(r *part.Paragraph) {
	t, g, people := p.s.Theme, p.s.Glyphs, &p.s.People
	label, person := p.personLabel()
	switch {
	case people.Asking:
	case !p.s.Account.Status.LoggedIn:
		r.Add(t.Warn, "!", p.s.Say(text.FriendsLoginTitle))
	case p.notSetUp():
		r.Add(t.Bad, g.Cross, p.s.Say(text.FriendsNotSetUp))
	case p.lacksConsent():
		r.Add(t.Warn, "!", p.s.Say(text.FriendsConsentTitle))
		r.Add(t.Key, "", part.KeyPerson+" "+p.s.Say(label))
		r.Add(kit.Paint{}, "", p.s.Say(text.FriendsConsentWhy))
		r.Add(t.Dim, "", p.s.Say(text.FriendsMembers))
		return
	case people.Err != nil:
		rep := report.Of(people.Err, p.s.Lang)
		r.Add(t.Bad, g.Cross, p.s.Say(text.FriendsFailed, rep.Title))
		if p.passes() {
			r.Add(t.Key, "", keyAgain+" "+p.s.Say(text.FriendsAgain))
		}
		r.Add(kit.Paint{}, "", rep.Detail)
		if session.FateOf(people.Err) != session.NeedsLogin {
			r.Add(kit.Paint{}, "", rep.Remedy)
			r.Add(t.Dim, "", rep.Menu)
		}
	case len(people.List) == 0 && !people.At.IsZero():
		r.Add(t.Warn, "!", p.s.Say(text.FriendsNoneTitle))
		r.Add(kit.Paint{}, "", p.s.Say(text.FriendsNoneWhy))
		r.Add(t.Dim, "", p.s.Say(text.FriendsNonePermission))
	}
	if person && !people.Asking {
		r.Add(t.Key, "", part.KeyPerson+" "+p.s.Say(label))
	}
}

// age is how old the list is, or that a new one is on its way.
func (p *Page) age(r *part.Paragraph) {
	t, people := p.s.Theme, &p.s.People
	switch {
	case people.Asking:
		r.Add(t.Accent, p.s.Glyphs.Arrow, p.s.Say(text.FriendsLookingUp))
	case !people.Known:
		r.Add(t.Dim, "", p.s.Say(text.FriendsReading))
	case people.At.IsZero():
		if people.Err == nil && !p.lacksConsent() && p.s.Account.Status.LoggedIn {
			r.Add(t.Dim, "", p.s.Say(text.FriendsNever))
		}
	case people.Young(p.s.Ports.Now()):
		r.Add(t.Dim, "", p.s.Say(text.FriendsYoung))
	default:
		r.Add(t.Dim, "", p.s.Say(text.FriendsOld, part.When(p.s, people.At)))
	}
}
