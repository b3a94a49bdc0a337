package card

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// problem is what is wrong with one field, in a sentence.
type problem struct {
	path    string
	say     string
	warning bool // it is sent all the same
	empty   bool // nothing is written yet: told when it is to be sent
	bare    bool // the sentence does not name the field
	// unfinished may be a value that is still being typed.
	unfinished bool
}

// reading is what the JSON is as a message.
type reading struct {
	message  kakao.Message
	drawable bool // enough of it can be read to be drawn
	problems []problem
}

// hard is the first problem for which it is not sent.
func (r reading) hard() (problem, bool) {
	for _, p := range r.problems {
		if !p.warning {
			return p, true
		}
	}
	return problem{}, false
}

// reader reads documents as messages.
type reader struct {
	s     *kit.Shared
	count kakao.Counter
}

// counter is what the settings say a character is.
func counter(s *kit.Shared) (count kakao.Counter, codePoints bool) {
	unit, ok := hangul.ParseUnit(s.Ports.Session.Settings().Count)
	if !ok {
		unit = hangul.UnitCodePoint
	}
	return unit.Count, unit == hangul.UnitCodePoint
}

// read reads a document. What a numeric field cannot hold is left out of the drawing, and told.
func (x reader) read(kind string, doc *node, numbers map[string]bool) reading {
	switch kind {
	case kakao.KindCustom, kakao.KindScrap:
		return x.readCall(kind, doc)
	}
	var r reading
	clean := doc.clone()
	r.problems = x.dropBadNumbers(clean, "", numbers, nil)
	t, err := kakao.ParseTemplate([]byte(clean.JSON()))
	if err != nil {
		r.problems = append(r.problems, x.of(err))
		return r
	}
	r.message, r.drawable = kakao.Message{Template: t}, true
	for _, e := range t.Problems(x.count) {
		p := x.of(e)
		if !slices.ContainsFunc(r.problems, func(q problem) bool { return q.path == p.path }) || p.warning {
			r.problems = append(r.problems, p)
		}
	}
	return r
}

// dropBadNumbers takes what is no whole number out of numeric fields.
func (x reader) dropBadNumbers(n *node, path string, numbers map[string]bool, found []problem) []problem {
	for i := len(n.kids) - 1; i >= 0; i-- {
		at, kid := n.step(path, i), n.kids[i]
		if kid.shape == object || kid.shape == array {
			found = x.dropBadNumbers(kid, at, numbers, found)
			continue
		}
		if !numbers[anyRow(at)] || whole(kid) {
			continue
		}
		n.drop(i)
		if kid.text != "" {
			found = append(found, problem{path: at, say: x.noNumber(kid.text), bare: true})
		}
	}
	return found
}

// whole tells whether a node is a whole number that fits, or null.
func whole(n *node) bool {
	if n.shape == literal {
		return n.text == "null"
	}
	_, err := strconv.Atoi(n.text)
	return n.shape == number && err == nil
}

// of tells a problem that kakao found.
func (x reader) of(err error) problem {
	e, ok := errors.AsType[*kakao.TemplateError](err)
	if !ok {
		return problem{say: report.OfSend(err, x.s.Lang).Title}
	}
	rep := report.OfSend(e, x.s.Lang)
	say := rep.Title
	if rep.Detail != "" {
		say = rep.Detail
	}
	return problem{path: pathOf(e.Field), say: say, warning: e.Warning, empty: e.Reason == kakao.FieldEmpty || e.Reason == kakao.FieldNothingToShow,
		unfinished: e.Reason == kakao.FieldNotURL}
}

var brackets = strings.NewReplacer("[", ".", "]", "")

// pathOf is the path of a field that kakao names: "contents[0].title" is contents.0.title here.
func pathOf(field string) string { return brackets.Replace(field) }

// readCall reads what a custom template or a page to scrap is sent with (kakao-api.md 4.9).
func (x reader) readCall(kind string, doc *node) reading {
	r := reading{drawable: true}
	id := doc.scalar(keyID)
	n, err := strconv.ParseInt(id, 10, 64)
	if id != "" && err != nil {
		r.problems = append(r.problems, problem{path: keyID, say: x.noNumber(id), bare: true})
		n = 1 // so that nothing else is said about it
	}
	r.message.TemplateID = n
	r.problems = append(r.problems, x.args(doc, &r.message)...)
	found := r.message.Problems(x.count)
	if kind == kakao.KindScrap {
		if r.message.RequestURL = strings.TrimSpace(doc.scalar(keyPage)); r.message.RequestURL == "" {
			found = []*kakao.TemplateError{{Field: keyPage, Reason: kakao.FieldEmpty}}
		} else {
			found = r.message.Problems(x.count)
		}
	}
	for _, e := range found {
		p := x.of(e)
		if arg, ok := strings.CutPrefix(p.path, keyArgs+"."); ok {
			p.path = keyArgs + ".#" + strconv.Itoa(doc.at(keyArgs).index(arg))
		}
		r.problems = append(r.problems, p)
	}
	return r
}

func (x reader) noNumber(typed string) string {
	return x.s.Say(text.CardNoNumber, text.VisibleLine(text.Cut(typed, 20)))
}

// args reads the names and values; a row that nothing was written into is none.
func (x reader) args(doc *node, m *kakao.Message) []problem {
	args := doc.at(keyArgs)
	if args == nil || len(args.kids) == 0 {
		return nil
	}
	var found []problem
	m.Args = map[string]string{}
	for i, kid := range args.kids {
		key := args.keys[i]
		at := "name " + keyArgs + ".#" + strconv.Itoa(i)
		_, twice := m.Args[key]
		switch {
		case key == "" && kid.text == "":
			continue
		case strings.TrimSpace(key) == "":
			found = append(found, problem{path: at, say: x.s.Say(text.CardNoArgName), empty: true})
			continue
		case twice:
			found = append(found, problem{path: at, say: x.s.Say(text.CardArgTwice, text.VisibleLine(key))})
		}
		m.Args[key] = doc.scalar(keyArgs + ".#" + strconv.Itoa(i))
	}
	return found
}
