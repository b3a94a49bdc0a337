package doctor

import (
	"cmp"
	"slices"
	"strings"

	"kakaotui/internal/report"
)

// findings collects what one check finds.
type findings struct {
	notes []Note
	kind  report.Kind
}

func (f *findings) fail(kind report.Kind, detail, remedy string) {
	f.add(kind, Note{State: Failed, Detail: detail, Remedy: remedy})
}

func (f *findings) warn(detail, remedy string) {
	f.add("", Note{State: Warning, Detail: detail, Remedy: remedy})
}

func (f *findings) inform(detail, remedy string) {
	f.add("", Note{State: Info, Detail: detail, Remedy: remedy})
}

func (f *findings) add(kind report.Kind, n Note) {
	if n.State == Failed {
		f.kind = cmp.Or(f.kind, kind)
	}
	f.notes = append(f.notes, n)
}

// result is the worst finding with the others below it. fine is what the check says when nothing is wrong, and what it says
// last otherwise; it may be empty.
func (f *findings) result(fine string) Result {
	worst := -1
	for _, state := range []State{Failed, Warning} {
		if worst < 0 {
			worst = slices.IndexFunc(f.notes, func(n Note) bool { return n.State == state })
		}
	}
	if worst < 0 {
		return Result{Note: Note{State: OK, Detail: fine}, More: f.notes}
	}
	r := Result{Note: f.notes[worst], More: slices.Concat(f.notes[:worst], f.notes[worst+1:]), Kind: f.kind}
	if fine != "" {
		r.More = append(r.More, Note{State: Info, Detail: fine})
	}
	return r
}

// told is a report as one thing that was found.
func told(state State, r report.Report) Note {
	return Note{State: state, Detail: sentence(r), Remedy: joined(r.Remedy, r.Menu), Code: r.Code}
}

// sentence is title and detail of a report as running text.
func sentence(r report.Report) string {
	title := r.Title
	if r.Detail != "" {
		title = strings.TrimRight(title, ".") + "."
	}
	return joined(title, r.Detail)
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}
