package simulator

import (
	_ "embed" // the pages' patterns
	"net/http"
)

//go:embed html/account.html
var accountPattern markup

//go:embed html/account.css
var accountStyle markup

// writeAccountPage answers with a page of Kakao's account pages: login, consent or an error. The script is ours or empty.
func writeAccountPage(w http.ResponseWriter, status int, title string, body, script markup) {
	writePage(w, status, accountPattern, map[string]markup{
		"Title": esc(title), "Style": accountStyle, "Body": body, "Script": script,
	})
}

// writePage answers with an HTML page. The policy lets nothing run or load that is not the page's own; {{Nonce}} stands
// for the mark of its own style and script.
func writePage(w http.ResponseWriter, status int, pattern markup, values map[string]markup) {
	nonce := randomText(16)
	values["Nonce"] = markup(nonce)
	body := fill(pattern, values)
	h := w.Header()
	h.Set("Content-Type", "text/html;charset=utf-8")
	// form-action must allow the redirect to the app that follows the consent form: browsers check redirects too.
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'nonce-"+nonce+"'; script-src 'nonce-"+nonce+
		"'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http: https:")
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // with no-referrer, browsers send our own forms with Origin: null
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body)) // the browser may be gone
}
