package text

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// Explanation is what one of Kakao's error codes means and how it is mended.
type Explanation struct {
	Code    string   // canonical: "KOE006", "-402", "access_denied"
	Title   Sentence // what happened, one short line
	Meaning Sentence // why
	Remedy  Sentence // the next step
	Menu    Sentence // where in Kakao's console; empty when the console is not the place
	// Uncertain: the code or its meaning is known only from SDKs or third parties, not from Kakao's documents.
	Uncertain bool
	// Invented: people write this code, but Kakao has none of that name (kakao-api.md 3.4).
	Invented bool

	menu ConsoleMenu // where Menu comes from, in the tables below alone
}

// explanations are all codes by their canonical form. They are collected at the first question, since most runs of the
// program ask none and all of them start; the tables themselves are plain data in the binary.
var explanations = sync.OnceValue(func() map[string]Explanation {
	all := map[string]Explanation{}
	for _, e := range slices.Concat(authorizeCodes, tokenCodes, apiCodes, messageCodes, oauthErrors) {
		e.Menu, e.menu = e.menu.Sentence(), ConsoleMenu{}
		all[e.Code] = e
	}
	return all
})

// Codes are all codes that Explain knows, sorted.
func Codes() []string { return slices.Sorted(maps.Keys(explanations())) }

// Explain tells what a code means. It takes a code as people type it ("koe 6", "402", full-width digits) and a whole
// pasted sentence or answer that holds one (see FindCode). An unknown code stays unknown: false.
func Explain(code string) (Explanation, bool) {
	found, ok := FindCode(code)
	if !ok {
		return Explanation{}, false
	}
	return ExplainMessage(found, code)
}

// ExplainMessage is Explain with the server's own text (msg or error_description) beside the code, for the codes that
// have several causes; -401 above all (kakao-api.md 6).
func ExplainMessage(code, msg string) (Explanation, bool) {
	found, ok := FindCode(code)
	if !ok {
		return Explanation{}, false
	}
	e, ok := explanations()[found]
	if !ok {
		return inventedCode(found)
	}
	msg = strings.ToLower(msg)
	for _, c := range causes()[found] {
		if strings.Contains(msg, c.says) {
			return c.refine(e), true
		}
	}
	return e, true
}

// cause is one of several reasons behind the same code, told apart by a part of the server's text in lower case.
type cause struct {
	says                   string
	title, meaning, remedy Sentence
	menu                   ConsoleMenu
}

// refine puts the cause's own sentences in place of the general ones.
func (c cause) refine(e Explanation) Explanation {
	if !c.title.IsZero() {
		e.Title = c.title
	}
	if !c.meaning.IsZero() {
		e.Meaning = c.meaning
	}
	if !c.remedy.IsZero() {
		e.Remedy = c.remedy
	}
	e.Menu = c.menu.Sentence()
	return e
}

// madeUp are codes that some projects made out of kapi's numbers; Kakao has no such KOE codes.
var madeUp = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"KOE406": "-406", "KOE501": "-501", "KOE602": "-602", "KOE903": "-903", "KOE911": "-911", "KOE9798": "-9798",
	}
})

var (
	madeUpTitle   = Sentence{"카카오에 없는 코드예요", "Kakao has no such code"}
	madeUpMeaning = Sentence{"카카오 문서에는 %s 코드가 없어요. 다른 프로그램이 카카오의 %s 코드를 바꿔 적은 것일 수 있어요.",
		"Kakao's documents know no %s. Another program may have renamed Kakao's %s."}
	madeUpRemedy = Sentence{"`kakaotui explain %s`로 원래 코드의 뜻을 확인해 주세요.",
		"See what the original code means with `kakaotui explain %s`."}
)

func inventedCode(code string) (Explanation, bool) {
	original, ok := madeUp()[code]
	if !ok {
		return Explanation{}, false
	}
	number := strings.TrimPrefix(original, "-") // "explain -406" would be read as a flag
	return Explanation{
		Code:     code,
		Title:    madeUpTitle,
		Meaning:  Sentence{KO: madeUpMeaning.In(Korean, code, original), EN: madeUpMeaning.In(English, code, original)},
		Remedy:   Sentence{KO: madeUpRemedy.In(Korean, number), EN: madeUpRemedy.In(English, number)},
		Invented: true,
	}, true
}
