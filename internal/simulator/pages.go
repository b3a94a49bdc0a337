package simulator

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"sync"
)

//go:embed html
var htmlFiles embed.FS

var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").ParseFS(htmlFiles, "html/*.html"))
})

// page is what every template gets: a nonce for its own style and script, and the page's data.
type page struct {
	Nonce string
	Data  any
}

// writePage answers with an HTML page. Templates escape all data; the policy lets nothing run or load that is not the
// page's own.
func writePage(w http.ResponseWriter, status int, name string, data any) {
	nonce := randomText(16)
	var body bytes.Buffer
	if err := pages().ExecuteTemplate(&body, name, page{nonce, data}); err != nil {
		http.Error(w, "simulator: "+err.Error(), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html;charset=utf-8")
	// form-action must allow the redirect to the app that follows the consent form: browsers check redirects too.
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'nonce-"+nonce+"'; script-src 'nonce-"+nonce+
		"'; connect-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http: https:")
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // with no-referrer, browsers send our own forms with Origin: null
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes())
}
