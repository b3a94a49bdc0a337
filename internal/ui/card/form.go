package card

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// role is what an entry of the form is.
type role int

const (
	header  role = iota // of a group that folds
	heading             // of one row; takes no focus
	value               // a field
	name                // of a pair
	adder               // makes one more row
)

// entry is one thing in the form, from top to bottom.
type entry struct {
	role  role
	id    string // unique; of a value its path
	group int
	row   int // within rows, -1 outside
	field field
}

func (e entry) focusable() bool { return e.role != heading }

// form shows the JSON of one kind as fields and changes it in place.
type form struct {
	s        *kit.Shared
	kind     string
	groups   []group
	order    []string
	integers map[string]bool
	doc      *node
	raw      string // the JSON as a person wrote it; "" once the form changed it
	version  int    // changes with every change of doc, and with nothing else
	open     map[string]bool
	controls map[string]*control
	entries  []entry
	focus    string
	marked   int // characters that fields mark as too many are code points; 0 when another unit counts
	top      int
	wheeled  bool
	places   []place
}

func newForm(s *kit.Shared) *form { return &form{s: s, open: map[string]bool{}} }

// load shows a document. raw is how it was written, "" when nobody wrote it.
func (f *form) load(kind string, doc *node, raw string) {
	same := kind == f.kind
	f.kind, f.groups, f.doc, f.raw = kind, formOf(kind), doc, raw
	f.order, f.integers = orderOf(f.groups), integers(f.groups)
	f.version++
	f.controls = map[string]*control{}
	if !same {
		f.open = map[string]bool{}
		f.focus, f.top = "", 0
	}
	for i, g := range f.groups {
		if g.open || f.written(g) {
			f.open[f.groupID(i)] = true
		}
	}
	f.arrange()
}

// written tells whether something of a group is there.
func (f *form) written(g group) bool {
	if g.rows != nil {
		if n := f.doc.at(g.rows.path); n != nil && !n.blank() {
			return true
		}
	}
	return slices.ContainsFunc(g.fields, func(d field) bool { return f.doc.scalar(d.path) != "" })
}

// JSON is what is written, to the letter as long as only a person's hand made it.
func (f *form) JSON() string {
	if f.raw == "" {
		f.raw = f.doc.JSON()
	}
	return f.raw
}

// changed notes that the form changed the document.
func (f *form) changed() { f.raw = ""; f.version++ }

func (f *form) groupID(i int) string { return "group " + strconv.Itoa(i) }

// arrange lists what there is to see, and keeps the focus where it was if that still exists.
func (f *form) arrange() {
	before := f.place()
	f.entries = f.entries[:0]
	for i, g := range f.groups {
		id := f.groupID(i)
		if !g.name.IsZero() {
			f.entries = append(f.entries, entry{role: header, id: id, group: i, row: -1})
			if !f.open[id] {
				continue
			}
		}
		for _, d := range g.fields {
			f.entries = append(f.entries, entry{role: value, id: d.path, group: i, row: -1, field: d})
		}
		if g.rows != nil {
			f.arrangeRows(i, g.rows)
		}
	}
	if f.at(f.focus) < 0 && len(f.entries) > 0 {
		f.focusAt(min(before, len(f.entries)-1), 1)
	}
}

func (f *form) arrangeRows(group int, r *rows) {
	n := max(f.doc.length(r.path), r.min)
	for row := range n {
		at := r.path + "." + strconv.Itoa(row)
		f.entries = append(f.entries, entry{role: heading, id: at, group: group, row: row})
		if r.pairs {
			f.arrangePair(group, row, r)
			continue
		}
		for _, d := range r.fields {
			f.entries = append(f.entries, entry{role: value, id: at + "." + d.path, group: group, row: row, field: d})
		}
	}
	if r.max == 0 || n < r.max {
		f.entries = append(f.entries, entry{role: adder, id: "add " + r.path, group: group, row: -1})
	}
}

func (f *form) arrangePair(group, row int, r *rows) {
	at := r.path + ".#" + strconv.Itoa(row)
	f.entries = append(f.entries,
		entry{role: name, id: "name " + at, group: group, row: row, field: field{path: at, name: text.CardArgName, hint: text.CardArgNameHint}},
		entry{role: value, id: at, group: group, row: row, field: field{path: at, name: text.CardArgValue, manner: lines}})
}

// at is where an entry stands, below zero for nowhere.
func (f *form) at(id string) int {
	return slices.IndexFunc(f.entries, func(e entry) bool { return e.id == id })
}

func (f *form) place() int { return max(0, f.at(f.focus)) }

// focused is the entry that has the focus.
func (f *form) focused() (entry, bool) {
	if i := f.at(f.focus); i >= 0 {
		return f.entries[i], true
	}
	return entry{}, false
}

// focusAt gives the focus to the first entry from i on, in the direction by, that takes it; false when there is none.
func (f *form) focusAt(i, by int) bool {
	for ; i >= 0 && i < len(f.entries); i += by {
		if f.entries[i].focusable() {
			f.setFocus(f.entries[i].id)
			return true
		}
	}
	return false
}

func (f *form) setFocus(id string) {
	if c := f.controls[f.focus]; c != nil {
		c.blur()
	}
	f.focus, f.wheeled = id, false
	if e, ok := f.focused(); ok && (e.role == value || e.role == name) {
		f.control(e).focus()
	}
}

// move goes some entries on, around the ends.
func (f *form) move(by int) {
	step := 1
	if by < 0 {
		step = -1
	}
	for range max(by, -by) {
		if f.focusAt(f.place()+step, step) {
			continue
		}
		if step > 0 {
			f.focusAt(0, 1)
		} else {
			f.focusAt(len(f.entries)-1, -1)
		}
	}
}

// turn goes on by many entries and stops at the ends.
func (f *form) turn(by int) {
	i := max(0, min(f.place()+by, len(f.entries)-1))
	if !f.focusAt(i, sign(by)) {
		f.focusAt(i, -sign(by))
	}
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// show gives the focus to the entry nearest to a path of a problem, and unfolds its group.
func (f *form) show(path string) {
	for i, g := range f.groups {
		inRows := g.rows != nil && strings.HasPrefix(path, g.rows.path)
		if inRows || g.path != "" && strings.HasPrefix(path, g.path) ||
			slices.ContainsFunc(g.fields, func(d field) bool { return d.path == path }) {
			f.open[f.groupID(i)] = true
		}
	}
	f.arrange()
	if i := f.nearest(path); i >= 0 {
		f.focusAt(i, 1)
	}
}

// nearest is the entry that a problem at a path belongs to: the field itself, the header of its rows, else the first field
// inside it, else the header of what is folded around it. Below zero: none.
func (f *form) nearest(path string) int {
	for i, e := range f.entries {
		g := f.groups[e.group]
		if e.id == path || e.role == header && g.rows != nil && g.rows.path == path {
			return i
		}
	}
	for i, e := range f.entries {
		if e.role == value && strings.HasPrefix(e.id, path+".") {
			return i
		}
	}
	best := -1
	for i, e := range f.entries {
		g := f.groups[e.group]
		if e.role == header && (inside(path, g.path) || g.rows != nil && inside(path, g.rows.path) ||
			slices.ContainsFunc(g.fields, func(d field) bool { return d.path == path || inside(d.path, path) })) {
			best = i
		}
	}
	if best < 0 {
		for i, e := range f.entries {
			if e.role == value && inside(path, e.id) {
				return i
			}
		}
	}
	return best
}

// inside tells whether path is at or below the path at.
func inside(path, at string) bool {
	return at != "" && (path == at || strings.HasPrefix(path, at+"."))
}

// fold opens or closes the group of the header that has the focus.
func (f *form) fold(e entry) {
	f.open[e.id] = !f.open[e.id]
	f.arrange()
}

// label is the name of an entry.
func (f *form) label(e entry) string {
	switch g := f.groups[e.group]; e.role {
	case header:
		return f.s.Say(g.name)
	case heading:
		return fmt.Sprintf(f.s.Say(g.rows.name), e.row+1)
	case adder:
		return f.s.Say(g.rows.add)
	}
	return f.s.Say(e.field.name)
}
