package login

import (
	"net/http"
	"net/url"
	"time"
)

// serve answers one request. Only the attempt's own redirect gets anything but an empty 404.
func (a *Attempt) serve(w http.ResponseWriter, r *http.Request) {
	answer, ok := a.redirect(r)
	if !ok {
		stray(w)
		return
	}
	// The exchange may take longer than a request may take to arrive.
	_ = http.NewResponseController(w).SetReadDeadline(time.Time{})
	a.take(answer) // a second redirect changes nothing and sees the same outcome
	select {
	case <-a.done:
	case <-r.Context().Done(): // the browser went away; the exchange goes on
		return
	}
	_, err := a.outcome()
	writePage(w, err, a.o.Korean)
}

// redirect reads a request as the attempt's own redirect (2.4, 2.5).
func (a *Attempt) redirect(r *http.Request) (Pasted, bool) {
	if r.Method != http.MethodGet || r.ContentLength != 0 || r.URL.Host != "" ||
		r.URL.EscapedPath() != a.target.path || !a.target.hasAuthority(r.Host) {
		return Pasted{}, false
	}
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return Pasted{}, false
	}
	answer, reason := readAnswer(q)
	if reason != "" || !a.isOurs(answer.State) {
		return Pasted{}, false
	}
	return answer, true
}

func stray(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(http.StatusNotFound)
}
