package setup

import (
	"slices"

	"kakaotui/internal/hangul"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/part"
)

// step is one question: what is asked, where it stands in the console, and what is wrong with an answer.
type step struct {
	name, ask text.Sentence
	menus     []text.ConsoleMenu
	more      text.Sentence
	field     func(*page) *part.Field // nil: nothing to type
	look      func(typed string) answer
	origin    func(store.Settings) store.Origin
	console   bool     // the console's address is shown
	copies    bool     // ctrl+y copies the redirect URI
	mends     []string // Kakao's codes whose cause lies here
}

var steps = []step{
	{
		name: text.SetupStepApp, ask: text.SetupAppAsk, console: true,
		menus: []text.ConsoleMenu{text.MenuCreateApp, text.MenuActivation},
	},
	{
		name: text.SetupStepKey, ask: text.SetupKeyAsk, more: text.SetupKeyOther,
		menus:  []text.ConsoleMenu{text.MenuRESTAPIKey},
		field:  func(p *page) *part.Field { return p.key },
		look:   lookAtKey,
		origin: func(s store.Settings) store.Origin { return s.Origins.RESTAPIKey },
		mends:  []string{"KOE101", "KOE008"},
	},
	{
		name: text.SetupStepSecret, ask: text.SetupSecretAsk, more: text.SetupSecretMore,
		menus:  []text.ConsoleMenu{text.MenuClientSecret},
		field:  func(p *page) *part.Field { return p.secret },
		look:   lookAtSecret,
		origin: func(s store.Settings) store.Origin { return s.Origins.ClientSecret },
		mends:  []string{"KOE010"},
	},
	{
		name: text.SetupStepRedirect, ask: text.SetupRedirectAsk, more: text.SetupRedirectMore, copies: true,
		menus:  []text.ConsoleMenu{text.MenuRedirectURI},
		field:  func(p *page) *part.Field { return p.redirect },
		look:   lookAtRedirect,
		origin: func(s store.Settings) store.Origin { return s.Origins.RedirectURI },
		mends:  []string{"KOE006", "KOE303"},
	},
	{
		name: text.SetupStepConsent, ask: text.SetupConsentAsk, more: text.SetupConsentMore,
		menus: []text.ConsoleMenu{text.MenuConsentItems, text.MenuWebDomain},
	},
}

// stepOf is the step that mends a code of Kakao's; the first one for every other code.
func stepOf(code string) int {
	for i, st := range steps {
		if slices.Contains(st.mends, code) {
			return i
		}
	}
	return 0
}

// answer is what a look at a typed answer tells. It holds how long the answer is, never the answer.
type answer struct {
	found  kakao.Finding
	length int
	fine   text.Sentence // said of an answer of the usual shape
	// none is said of an empty answer where that is no mistake.
	none text.Sentence
}

// OK tells whether the answer can be used.
func (a answer) OK() bool { return a.found.OK() || a.found == kakao.Empty && !a.none.IsZero() }

func lookAtKey(typed string) answer {
	value, found := kakao.CheckRESTAPIKey(typed)
	return answer{found: found, length: hangul.Count(value), fine: text.FindKeyFine}
}

func lookAtSecret(typed string) answer {
	value, found := kakao.CheckClientSecret(kakao.Secret(typed))
	return answer{found: found, length: hangul.Count(value.Reveal()), fine: text.FindSecretFine, none: text.FindNoSecret}
}

func lookAtRedirect(typed string) answer {
	value, found := kakao.CheckRedirectURI(typed)
	return answer{found: found, length: hangul.Count(value), fine: text.FindURIFine}
}

// words are what is said below the field. An empty answer is no mistake before enter was pressed.
func (a answer) words(l text.Lang, pressed bool) string {
	if a.found == kakao.Empty && !a.none.IsZero() {
		return a.none.In(l)
	}
	if a.found == kakao.Empty && !pressed {
		return ""
	}
	return report.Finding(a.found, a.fine, a.length, l)
}
