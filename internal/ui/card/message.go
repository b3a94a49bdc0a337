package card

import (
	"encoding/json"
	"errors"
	"fmt"
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
		step := strconv.Itoa(i)
		if n.shape == object {
			step = n.keys[i]
		}
		at := step
		if path != "" {
			at = path + "." + step
		}
		kid := n.kids[i]
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

// kindOf is the kind that a document says it is of, "" when it does not say.
func kindOf(doc *node) string {
	switch {
	case doc.at(keyKind) != nil:
		return doc.scalar(keyKind)
	case doc.at(keyPage) != nil:
		return kakao.KindScrap
	case doc.at(keyID) != nil:
		return kakao.KindCustom
	}
	return ""
}

// shapeError says that a form cannot show a document, because something in it is of another shape than it should be.
type shapeError struct {
	path string
	want shape
}

func (e *shapeError) Error() string { return fmt.Sprintf("card: %s should be %c", e.path, e.want) }

// kindError says that there is no such kind.
type kindError struct{ kind string }

func (e *kindError) Error() string { return "card: no kind " + strconv.Quote(e.kind) }

// syntaxError says where JSON ends to be JSON.
type syntaxError struct {
	line, column int // from 1; the column in characters
	found        string
	why          text.Sentence
}

func (e *syntaxError) Error() string {
	return fmt.Sprintf("card: line %d, column %d", e.line, e.column)
}

// parseDocument reads JSON for the form of the kind it says, or of the kind before when it does not say. Errors: *syntaxError,
// *shapeError, *kindError.
func parseDocument(raw, before string) (kind string, doc *node, err error) {
	doc, err = parseNode([]byte(raw))
	if err != nil {
		return "", nil, whereIn(raw, err)
	}
	if doc.shape != object {
		return "", nil, &shapeError{want: object}
	}
	if kind = kindOf(doc); kind == "" {
		kind = before
	}
	if !isKind(kind) || doc.at(keyKind) != nil && (kind == kakao.KindCustom || kind == kakao.KindScrap) {
		return "", nil, &kindError{kind}
	}
	return kind, doc, fits(doc, formOf(kind))
}

// fits tells whether a form can show a document: where it has fields there are values, where it has rows there are lists.
func fits(doc *node, groups []group) error {
	for _, g := range groups {
		for _, d := range g.fields {
			if err := fitsField(doc, d.path); err != nil {
				return err
			}
		}
		if g.rows == nil {
			continue
		}
		if err := fitsRows(doc, g.rows); err != nil {
			return err
		}
	}
	return nil
}

func fitsRows(doc *node, r *rows) error {
	want := array
	if r.pairs {
		want = object
	}
	list := doc.at(r.path)
	if list == nil || list.shape == literal && list.text == "null" {
		return nil
	}
	if list.shape != want {
		return &shapeError{r.path, want}
	}
	for i, kid := range list.kids {
		at := r.path + "." + strconv.Itoa(i)
		if r.pairs {
			if kid.shape == object || kid.shape == array {
				return &shapeError{r.path + "." + list.keys[i], str}
			}
			continue
		}
		if kid.shape != object {
			return &shapeError{at, object}
		}
		for _, d := range r.fields {
			if err := fitsField(kid, d.path); err != nil {
				e, _ := errors.AsType[*shapeError](err)
				return &shapeError{at + "." + e.path, e.want}
			}
		}
	}
	return nil
}

// fitsField looks at what leads to a field, and at the field.
func fitsField(n *node, path string) error {
	steps := strings.Split(path, ".")
	for i, step := range steps {
		at := n.index(step)
		if at < 0 {
			return nil
		}
		n = n.kids[at]
		here := strings.Join(steps[:i+1], ".")
		isNull := n.shape == literal && n.text == "null"
		switch last := i == len(steps)-1; {
		case last && (n.shape == object || n.shape == array):
			return &shapeError{here, str}
		case !last && isNull:
			return nil
		case !last && n.shape != object:
			return &shapeError{here, object}
		}
	}
	return nil
}

// whereIn finds line and column of a syntax error, and guesses at what a person did.
func whereIn(raw string, err error) error {
	e, ok := errors.AsType[*json.SyntaxError](err)
	if !ok {
		return fmt.Errorf("reading the JSON: %w", err)
	}
	at := min(max(0, int(e.Offset)-1), len(raw))
	if strings.Contains(e.Error(), "unexpected end") {
		at = len(raw)
	}
	before, rest := raw[:at], raw[at:]
	out := &syntaxError{line: strings.Count(before, "\n") + 1, found: rest[:hangul.First(rest)]}
	out.column = hangul.Count(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	out.why = guess(strings.TrimRight(before, " \t\r\n"), rest)
	return out
}

// guess is the most likely cause of a syntax error.
func guess(before, rest string) text.Sentence {
	switch {
	case rest == "":
		return text.CardSyntaxEnd
	case strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "/*") || strings.HasPrefix(rest, "#"):
		return text.CardSyntaxComment
	case strings.HasSuffix(before, ",") && strings.ContainsAny(rest[:1], "}]"):
		return text.CardSyntaxComma
	case rest[0] == '\'' || strings.HasPrefix(rest, "‘") || strings.HasPrefix(rest, "“") || strings.HasPrefix(rest, "”"):
		return text.CardSyntaxQuote
	case rest[0] == '\n' || rest[0] == '\t' || rest[0] == '\r':
		return text.CardSyntaxControl
	case rest[0] == '"' || rest[0] == '{' || rest[0] == '[':
		return text.CardSyntaxNoComma
	}
	return text.CardSyntaxOther
}
