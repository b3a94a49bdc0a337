package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestSentences reads the package's own source and checks every Sentence written in it.
func TestSentences(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, lit := range sentenceLiterals(file) {
			count++
			checkSentence(t, fset.Position(lit.Pos()).String(), lit)
		}
	}
	if count < 300 {
		t.Errorf("only %d sentences were found: the test no longer sees them all", count)
	}
}

// sentenceLiterals finds Sentence{…} and the {…} inside composite literals whose elements are sentences.
func sentenceLiterals(file *ast.File) []*ast.CompositeLit {
	var found []*ast.CompositeLit
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		if isSentence(lit.Type) {
			found = append(found, lit)
		}
		if isSentence(elementType(lit.Type)) {
			found = append(found, bareElements(lit)...)
		}
		return true
	})
	return found
}

func elementType(t ast.Expr) ast.Expr {
	switch t := t.(type) {
	case *ast.MapType:
		return t.Value
	case *ast.ArrayType:
		return t.Elt
	}
	return nil
}

func bareElements(lit *ast.CompositeLit) []*ast.CompositeLit {
	var found []*ast.CompositeLit
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		if inner, ok := e.(*ast.CompositeLit); ok && inner.Type == nil {
			found = append(found, inner)
		}
	}
	return found
}

func isSentence(t ast.Expr) bool {
	id, ok := t.(*ast.Ident)
	return ok && id.Name == "Sentence"
}

// checkSentence looks at a literal whose parts are string constants; parts computed at run time are left alone.
func checkSentence(t *testing.T, at string, lit *ast.CompositeLit) {
	t.Helper()
	if len(lit.Elts) == 0 {
		return // nothing to say, on purpose
	}
	if len(lit.Elts) != 2 {
		t.Errorf("%s: a sentence in one language only", at)
		return
	}
	ko, isText := constant(lit.Elts[0])
	en, isTextToo := constant(lit.Elts[1])
	if !isText || !isTextToo {
		return
	}
	for _, problem := range problems(ko, en) {
		t.Errorf("%s: %s\n\tko: %q\n\ten: %q", at, problem, ko, en)
	}
}

// constant is the value of "a" or "a" + "b", with or without its field's name.
func constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.KeyValueExpr:
		return constant(e.Value)
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		x, okX := constant(e.X)
		y, okY := constant(e.Y)
		return x + y, okX && okY && e.Op == token.ADD
	}
	return "", false
}

var (
	verb     = regexp.MustCompile(`%[-+# 0]*(?:\[\d+\])?[0-9*]*(?:\.[0-9*]+)?[a-zA-Z%]`)
	indexed  = regexp.MustCompile(`\[\d+\]`)
	technic  = regexp.MustCompile("^[-%a-zA-Z0-9 _.:/=`'\"()\\[\\]<>,·|+?*#]*$")
	hasWords = regexp.MustCompile(`[a-z]{3,} [a-z]{2,}`)
)

// problems is what is wrong between the two halves of a sentence.
func problems(ko, en string) []string {
	var found []string
	say := func(bad bool, what string) {
		if bad {
			found = append(found, what)
		}
	}
	say(ko == "" || en == "", "one language is empty")
	say(ko != strings.TrimRight(ko, " \t") || en != strings.TrimRight(en, " \t"), "space at the end")
	say(!slices.Equal(verbs(ko), verbs(en)), "the fmt verbs differ")
	// The same technical word in both languages (ctrl+s, "%s: %s") needs no Hangul; a sentence does.
	same := ko == en && technic.MatchString(ko) && !hasWords.MatchString(verb.ReplaceAllString(ko, ""))
	say(!same && !hasHangul(ko), "no Hangul in the Korean half")
	return found
}

// verbs are the fmt verbs in the order of their arguments: explicit indexes may stand in any order.
func verbs(s string) []string {
	all := verb.FindAllString(s, -1)
	all = slices.DeleteFunc(all, func(v string) bool { return v == "%%" })
	if indexed.MatchString(s) {
		slices.Sort(all)
		return slices.Compact(all)
	}
	return all
}

func hasHangul(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}

// TestProblems shows that the check above can fail.
func TestProblems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ko, en string
		want   int
	}{
		{"안녕", "hello", 0},
		{"%s님 %d통", "%s, %d messages", 0},
		{"%[2]d통 %[1]s", "%[1]s: %[2]d", 0},
		{"ctrl+s", "ctrl+s", 0},
		{"", "hello", 2},
		{"안녕 ", "hello", 1},
		{"%d통 %s", "%s %d", 1},
		{"hello there", "hello there", 1},
	} {
		if got := problems(c.ko, c.en); len(got) != c.want {
			t.Errorf("problems(%q, %q) = %v, want %d", c.ko, c.en, got, c.want)
		}
	}
}

func TestIn(t *testing.T) {
	t.Parallel()
	s := Sentence{"%d통", "%d messages"}
	if got := s.In(Korean, 3); got != "3통" {
		t.Errorf("Korean: %q", got)
	}
	if got := s.In(English, 3); got != "3 messages" {
		t.Errorf("English: %q", got)
	}
	if got := (Sentence{"100%", "100%"}).In(English); got != "100%" {
		t.Errorf("without arguments the text is taken as it is: %q", got)
	}
}
