package simulator

import (
	_ "embed" // the page's pattern
	"net/http"
	"slices"
)

// koeError is an error of the authorize step that stays on Kakao's page (section 2.6): the redirect URI never hears of it.
type koeError struct {
	Code   string
	App    string // empty while the app is not known
	Reason string
	Detail string
}

func koe(code, reason string) *koeError { return &koeError{Code: code, Reason: reason} }

// Heading is the page's title. Kakao calls faults of the console settings another name than bad requests.
func (e *koeError) Heading() string {
	if slices.Contains([]string{"KOE004", "KOE006", "KOE009", "KOE101"}, e.Code) {
		return "앱 관리자 설정 오류 (" + e.Code + ")"
	}
	return "잘못된 요청 (" + e.Code + ")"
}

//go:embed html/koe.html
var koePattern markup

func writeKOEPage(w http.ResponseWriter, status int, e *koeError) {
	writeAccountPage(w, status, e.Heading(), fill(koePattern, map[string]markup{
		"Heading": esc(e.Heading()), "App": when("<bdi>", e.App, "</bdi> "), "Reason": esc(e.Reason),
		"Detail": when(`<p class="detail"><bdi>`, e.Detail, "</bdi></p>\n"),
	}), "")
}
