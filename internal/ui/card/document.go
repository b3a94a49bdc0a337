package card

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/text"
)

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
