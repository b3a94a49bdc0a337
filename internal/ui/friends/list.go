package friends

import (
	"slices"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/ui/kit"
)

// me is the place of oneself, before all friends.
const me = -1

// list is who is to be seen, and where in it the person is. The rows that are not on screen cost nothing.
type list struct {
	people *kit.People
	// order are the places of all: oneself, the last choice, favourites, the others.
	order  []int
	latest map[int]bool
	keys   []string // names by the keys that type them, made at the first search that needs them
	query  string
	found  []int
	at     int // among found
	top    int
	height int // as last drawn
}

// load takes a list. Favourites come first in it already, then names.
func (l *list) load(p *kit.People) {
	here, had := l.chosen()
	uuid := ""
	if had && here != me {
		uuid = l.people.List[here].UUID
	}
	mine := *p // the root exchanges what p points to
	l.people, l.keys, l.latest = &mine, nil, map[int]bool{}
	l.order = append(make([]int, 0, len(p.List)+1), me)
	for _, id := range p.Chosen {
		if i := p.Place(id); i >= 0 && !l.latest[i] {
			l.latest[i] = true
			l.order = append(l.order, i)
		}
	}
	for i := range p.List {
		if !l.latest[i] {
			l.order = append(l.order, i)
		}
	}
	l.search(l.query)
	if uuid != "" {
		l.goTo(p.Place(uuid))
	}
}

// search keeps the names that hold what was typed: by syllables, initial consonants or, when that finds nobody, the keys of the
// other layout.
func (l *list) search(query string) {
	l.query = query
	if strings.TrimSpace(query) == "" {
		l.found = l.order
		l.at = max(0, min(l.at, len(l.found)-1))
		return
	}
	l.found = nil
	if l.people.Index != nil {
		l.found = l.people.Index.Search(query)
	}
	if len(l.found) == 0 {
		l.found = l.byKeys(query)
	}
	l.found = l.latestFirst(l.found)
	l.at = max(0, min(l.at, len(l.found)-1))
}

// latestFirst puts the last choice before the others and leaves each in its order.
func (l *list) latestFirst(found []int) []int {
	if len(l.latest) == 0 {
		return found
	}
	out := make([]int, 0, len(found))
	for _, late := range []bool{true, false} {
		for _, i := range found {
			if l.latest[i] == late {
				out = append(out, i)
			}
		}
	}
	return out
}

func (l *list) byKeys(query string) []int {
	if l.keys == nil {
		l.keys = make([]string, len(l.people.Names))
		for i, name := range l.people.Names {
			l.keys[i] = strings.ToLower(hangul.Keys(name))
		}
	}
	want := strings.ToLower(hangul.Keys(strings.Join(strings.Fields(query), "")))
	var out []int
	for i, k := range l.keys {
		if strings.Contains(k, want) {
			out = append(out, i)
		}
	}
	return out
}

// chosen is the place under the cursor; false when nobody is listed.
func (l *list) chosen() (int, bool) {
	if l.at < 0 || l.at >= len(l.found) {
		return 0, false
	}
	return l.found[l.at], true
}

func (l *list) choose(i int) { l.at = max(0, min(i, len(l.found)-1)) }

func (l *list) move(by int) { l.choose(l.at + by) }

func (l *list) page(by int) { l.choose(l.at + by*max(1, l.height-1)) }

// scroll turns the wheel: the rows move, and the cursor no further than it must.
func (l *list) scroll(by int) {
	l.top = max(0, min(l.top+by, len(l.found)-max(1, l.height)))
	l.at = max(l.top, min(l.at, l.top+max(1, l.height)-1))
	l.choose(l.at)
}

// first goes to the best find of a search, or to the first friend.
func (l *list) first(searched bool) {
	l.at, l.top = 0, 0
	if !searched {
		l.choose(1)
	}
}

// begin is where the cursor stands when the page comes up: with the first recipient, else the first that is offered.
func (l *list) begin(m marks) {
	l.first(false)
	if len(m.order) > 0 {
		l.goTo(l.people.Place(m.order[0].UUID))
	}
}

func (l *list) goTo(place int) {
	if place < 0 {
		return
	}
	if i := slices.Index(l.found, place); i >= 0 {
		l.at = i
	}
}

// window are the places on screen for a height; the cursor is among them.
func (l *list) window(h int) []int {
	l.height = max(1, h)
	l.top = max(0, min(l.top, len(l.found)-l.height))
	l.top = max(min(l.top, l.at), l.at-l.height+1)
	return l.found[l.top:min(len(l.found), l.top+l.height)]
}

// marks are the chosen friends in the order of choosing.
type marks struct {
	order []kakao.Friend
	is    map[string]bool
}

func (m *marks) set(to []kakao.Friend) {
	*m = marks{}
	for _, f := range to {
		m.toggle(f)
	}
}

func (m *marks) has(uuid string) bool { return m.is[uuid] }

func (m *marks) toggle(f kakao.Friend) {
	if m.is == nil {
		m.is = map[string]bool{}
	}
	if !m.is[f.UUID] {
		m.is[f.UUID] = true
		m.order = append(m.order, f)
		return
	}
	delete(m.is, f.UUID)
	m.order = slices.DeleteFunc(slices.Clone(m.order), func(x kakao.Friend) bool { return x.UUID == f.UUID })
}
