package simulator

import (
	"net/http"
	"net/url"
	"slices"
	"time"
)

const (
	sessionCookie  = "_sim_account"
	sessionTTL     = 24 * time.Hour // the account session without "로그인 상태 유지" (section 2.3)
	transactionTTL = 10 * time.Minute
)

// transaction is an authorize request that waits for the person. Its id is a secret of the page that was shown, and
// after the login it also belongs to one browser session: another site can neither guess nor use it.
type transaction struct {
	id      string
	req     authRequest
	session string // empty until logged in
	expires time.Time
	outcome string // where the first decision led; a second click leads there too
}

// newTransaction keeps an authorize request until the person decides. The lock must be held.
func (s *Simulator) newTransaction(req authRequest) *transaction {
	now := s.now()
	for id, t := range s.transactions {
		if !now.Before(t.expires) {
			delete(s.transactions, id)
		}
	}
	t := &transaction{id: randomText(32), req: req, expires: now.Add(transactionTTL)}
	s.transactions[t.id] = t
	return t
}

// browserSession returns the account session of the browser, empty when nobody is logged in. The lock must be held.
func (s *Simulator) browserSession(r *http.Request) string {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return ""
	}
	if end, ok := s.browsers[cookie.Value]; !ok || !s.now().Before(end) {
		return ""
	}
	return cookie.Value
}

// openTransaction finds the transaction of a form or consent page. The lock must be held.
func (s *Simulator) openTransaction(id string) *transaction {
	t := s.transactions[id]
	if t == nil || !s.now().Before(t.expires) {
		return nil
	}
	return t
}

var errStaleForm = koe("KOE001", "이미 끝났거나 오래된 요청입니다. 앱에서 로그인을 다시 시작해 주세요.")

// handleLogin takes the login page's form. Any account name will do: there is one person, and no password.
func (s *Simulator) handleLogin(w http.ResponseWriter, r *http.Request) {
	form, ok := pageForm(w, r)
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.openTransaction(form.Get("tx"))
	if t == nil || t.outcome != "" {
		writeKOEPage(w, http.StatusBadRequest, errStaleForm)
		return
	}
	t.session = randomText(32)
	s.browsers[t.session] = s.now().Add(sessionTTL)
	http.SetCookie(w, &http.Cookie{
		Name: sessionCookie, Value: t.session, Path: "/oauth", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil,
	})
	if !s.needsConsent(t.req) {
		t.outcome = s.grant(t.req, nil)
		redirectTo(w, t.outcome)
		return
	}
	w.Header().Set("Location", "/oauth/authorize/consent?tx="+url.QueryEscape(t.id))
	w.WriteHeader(http.StatusSeeOther)
}

// handleConsent shows the consent page after the login (GET) and takes the decision (POST).
func (s *Simulator) handleConsent(w http.ResponseWriter, r *http.Request) {
	form := r.URL.Query()
	if r.Method != http.MethodGet {
		var ok bool
		if form, ok = pageForm(w, r); !ok {
			return
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.openTransaction(form.Get("tx"))
	if t == nil || t.session == "" || t.session != s.browserSession(r) {
		writeKOEPage(w, http.StatusBadRequest, errStaleForm)
		return
	}
	switch {
	case t.outcome != "":
		redirectTo(w, t.outcome)
	case r.Method == http.MethodGet:
		s.writeConsentPage(w, http.StatusOK, t, "")
	default:
		s.decide(w, t, form)
	}
}

// decide ends a transaction: cancel is section 2.5's access_denied; leaving out a required item asks again.
func (s *Simulator) decide(w http.ResponseWriter, t *transaction, form url.Values) {
	if form.Get("decision") != "agree" {
		t.outcome = t.req.refusal("access_denied", "User denied access")
		redirectTo(w, t.outcome)
		return
	}
	var agreed []string
	for _, it := range s.itemsToAsk(t.req) {
		// "전체 동의하기" works without JavaScript too: it is a field of its own.
		ticked := form.Has("all") || slices.Contains(form["scope"], it.id)
		if !ticked && it.stage == stageRequired {
			s.writeConsentPage(w, http.StatusBadRequest, t, "필수 항목에 동의해야 계속할 수 있어요. (KOE203)")
			return
		}
		if ticked {
			agreed = append(agreed, it.id)
		}
	}
	t.outcome = s.grant(t.req, agreed)
	redirectTo(w, t.outcome)
}

// pageForm reads the form of one of our own pages; it answers and returns false for anything else.
func pageForm(w http.ResponseWriter, r *http.Request) (url.Values, bool) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		writeKOEPage(w, http.StatusMethodNotAllowed, errStaleForm)
		return nil, false
	}
	if !sameOrigin(r) {
		writeKOEPage(w, http.StatusForbidden, koe("KOE001", "다른 사이트에서 보낸 요청입니다."))
		return nil, false
	}
	form, _ := readForm(w, r) // a broken form holds no transaction
	return form, true
}

// sameOrigin refuses what a browser sends for another site. Programs send neither header and pass.
func sameOrigin(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
	default:
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && u.Host == r.Host
}
