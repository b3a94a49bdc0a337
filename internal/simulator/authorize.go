package simulator

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// authRequest is an authorize request that passed every check: its redirect URI is registered and may be used.
type authRequest struct {
	clientID    string
	redirectURI string
	state       string
	hasState    bool
	scopes      []string // asked for by scope=, all set up in the app
	prompt      []string
	challenge   string // PKCE S256 challenge, empty without PKCE
	loginHint   string
}

var (
	s256Challenge = lazily(`^[A-Za-z0-9_-]{43}$`)
	promptValues  = []string{"login", "none", "create", "select_account", "cert"}
)

// checkAuthorize reads the query of GET /oauth/authorize (section 2.1). (sim) The order of checks: malformed or repeated
// parameter (KOE001), missing client_id, redirect_uri or response_type (KOE207), client_id (KOE101), login switched off
// (KOE004), redirect_uri (KOE006), response_type (KOE202 for token, else KOE201), prompt and PKCE (KOE204), scope
// (KOE205). Each of these stays on a page.
func checkAuthorize(a app, rawQuery string) (authRequest, *koeError) {
	q, err := url.ParseQuery(rawQuery)
	if err != nil {
		return authRequest{}, koe("KOE001", "요청 파라미터의 형식이 올바르지 않습니다.")
	}
	for name, values := range q {
		if len(values) > 1 {
			e := koe("KOE001", "같은 파라미터를 여러 번 포함해 인가 코드를 요청했습니다.")
			e.Detail = "파라미터: " + name
			return authRequest{}, e
		}
	}
	for _, name := range []string{"client_id", "redirect_uri", "response_type"} {
		if q.Get(name) == "" {
			e := koe("KOE207", "필수 파라미터 없이 인가 코드를 요청했습니다.")
			e.Detail = "빠진 파라미터: " + name
			return authRequest{}, e
		}
	}
	if e := checkApp(a, q); e != nil {
		return authRequest{}, e
	}
	req := authRequest{
		clientID: q.Get("client_id"), redirectURI: q.Get("redirect_uri"),
		state: q.Get("state"), hasState: q.Has("state"), loginHint: q.Get("login_hint"),
		scopes: splitList(q.Get("scope")), prompt: splitList(q.Get("prompt")),
	}
	e := req.checkOptions(a, q)
	if e != nil {
		e.App = a.name
	}
	return req, e
}

// checkApp compares the request with the console settings.
func checkApp(a app, q url.Values) *koeError {
	if !slices.Contains(a.keys, q.Get("client_id")) {
		return koe("KOE101", "존재하지 않는 앱 키로 인가 코드를 요청했습니다.")
	}
	if !a.loginOn {
		return &koeError{Code: "KOE004", App: a.name, Reason: "카카오 로그인을 사용하도록 설정하지 않은 앱입니다."}
	}
	if uri := q.Get("redirect_uri"); !slices.Contains(a.redirectURIs, uri) {
		return &koeError{
			Code: "KOE006", App: a.name, Detail: "사용한 리다이렉트 URI: " + uri,
			Reason: "등록하지 않은 리다이렉트 URI를 사용해 인가 코드를 요청했습니다.",
		}
	}
	return nil
}

// checkOptions checks response_type, prompt, PKCE and scope.
func (req *authRequest) checkOptions(a app, q url.Values) *koeError {
	switch typ := q.Get("response_type"); typ {
	case "code":
	case "token":
		return koe("KOE202", "지원하지 않는 응답 유형(token)으로 요청했습니다.")
	default:
		return &koeError{Code: "KOE201", Reason: "지원하지 않는 응답 유형으로 요청했습니다.",
			Detail: "Unsupported response type: " + typ}
	}
	for _, p := range req.prompt {
		if !slices.Contains(promptValues, p) || (p == "none" && len(req.prompt) > 1) {
			return &koeError{Code: "KOE204", Reason: "잘못된 파라미터를 포함해 요청했습니다.", Detail: "prompt: " + q.Get("prompt")}
		}
	}
	if q.Get("code_challenge") != "" || q.Get("code_challenge_method") != "" {
		req.challenge = q.Get("code_challenge")
		if q.Get("code_challenge_method") != "S256" || !s256Challenge().MatchString(req.challenge) {
			return &koeError{Code: "KOE204", Reason: "잘못된 파라미터를 포함해 요청했습니다.",
				Detail: "code_challenge, code_challenge_method: S256만 지원합니다."}
		}
	}
	unset := slices.DeleteFunc(slices.Clone(req.scopes), a.isOn)
	if len(unset) > 0 {
		return &koeError{Code: "KOE205", Detail: "설정하지 않은 동의 항목: " + strings.Join(unset, ", "),
			Reason: "설정하지 않은 카카오 로그인 동의 항목을 포함해 인가 코드를 요청했습니다."}
	}
	return nil
}

// splitList splits a list at commas and spaces: Kakao's pages write commas, its SDKs send spaces (section 2.1).
func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}

// handleAuthorize answers GET /oauth/authorize: a KOE page, the login or consent page, or the redirect to the app.
func (s *Simulator) handleAuthorize(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		w.Header().Set("Allow", http.MethodGet)
		writeKOEPage(w, http.StatusMethodNotAllowed, koe("KOE002", "인가 코드는 브라우저에서 GET으로 요청해야 합니다."))
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	req, bad := checkAuthorize(s.app, r.URL.RawQuery)
	if bad != nil {
		writeKOEPage(w, http.StatusBadRequest, bad)
		return
	}
	session := s.browserSession(r)
	loggedIn := session != "" || s.autoConsent
	if slices.Contains(req.prompt, "none") {
		s.answerSilently(w, req, loggedIn)
		return
	}
	if s.autoConsent {
		redirectTo(w, s.grant(req, itemIDs(s.itemsToAsk(req))))
		return
	}
	loggedIn = loggedIn && len(req.prompt) == 0 // every prompt but none asks for the login page
	if loggedIn && !s.needsConsent(req) {
		redirectTo(w, s.grant(req, nil))
		return
	}
	t := s.newTransaction(req)
	if !loggedIn {
		s.writeLoginPage(w, t)
		return
	}
	t.session = session
	s.writeConsentPage(w, http.StatusOK, t, "")
}

// answerSilently serves prompt=none: no page is ever shown (section 2.5).
func (s *Simulator) answerSilently(w http.ResponseWriter, req authRequest, loggedIn bool) {
	switch {
	case !loggedIn:
		redirectTo(w, req.refusal("login_required", "user login required."))
	case s.needsConsent(req):
		redirectTo(w, req.refusal("consent_required", "user consent required."))
	default:
		redirectTo(w, s.grant(req, nil))
	}
}

// itemsToAsk lists what the consent page shows: on the first link every required and optional item, and always what
// scope= names that is not agreed yet (sections 1.5 and 2.3). The lock must be held.
func (s *Simulator) itemsToAsk(req authRequest) []consentItem {
	var items []consentItem
	for _, it := range s.app.items {
		named := slices.Contains(req.scopes, it.id)
		first := s.linkedAt.IsZero() && (it.stage == stageRequired || it.stage == stageOptional)
		if it.stage != stageOff && !s.agreed[it.id] && (named || first) {
			items = append(items, it)
		}
	}
	return items
}

func (s *Simulator) needsConsent(req authRequest) bool {
	return s.linkedAt.IsZero() || len(s.itemsToAsk(req)) > 0
}

func itemIDs(items []consentItem) []string {
	ids := make([]string, len(items))
	for i, it := range items {
		ids[i] = it.id
	}
	return ids
}

// grant links the person, notes what was agreed to and returns the redirect with a fresh code. The lock must be held.
func (s *Simulator) grant(req authRequest, agreed []string) string {
	if s.linkedAt.IsZero() {
		s.linkedAt = s.now()
	}
	for _, id := range agreed {
		s.agreed[id] = true
	}
	return req.redirect("code", s.newCode(req))
}

// refusal is the error redirect of section 2.5.
func (req authRequest) refusal(code, description string) string {
	return req.redirect("error", code, "error_description", description)
}

// redirect appends name-value pairs and the state to the redirect URI, to the letter as it was registered.
func (req authRequest) redirect(pairs ...string) string {
	if req.hasState {
		pairs = append(pairs, "state", req.state)
	}
	to := req.redirectURI
	separator := "?"
	if strings.Contains(to, "?") {
		separator = "&"
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		// Kakao writes a space as %20.
		to += separator + pairs[i] + "=" + strings.ReplaceAll(url.QueryEscape(pairs[i+1]), "+", "%20")
		separator = "&"
	}
	return to
}

func redirectTo(w http.ResponseWriter, location string) {
	w.Header().Set("Location", location)
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", "0")
	w.WriteHeader(http.StatusFound)
}
