package simulator

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// maxTokenLength is the longest access token that is looked up; more is "too long" (section 10.3). (sim) the number.
const maxTokenLength = 512

// apiError is kapi's error body (section 6).
type apiError struct {
	status        int
	Msg           string   `json:"msg"`
	Code          int      `json:"code"`
	APIType       string   `json:"api_type,omitempty"`
	RequiredScope []string `json:"required_scopes,omitzero"`
	AllowedScopes []string `json:"allowed_scopes,omitzero"`
}

func unauthorized(msg string) *apiError { return &apiError{status: 401, Code: -401, Msg: msg} }
func badParameter(format string, args ...any) *apiError {
	return &apiError{status: 400, Code: -2, Msg: fmt.Sprintf(format, args...)}
}
func unparsable(name string) *apiError {
	return badParameter("failed to parse parameter. name=%s", name)
}

func writeAPIError(w http.ResponseWriter, err *apiError) {
	if err.status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer error=invalid_token")
	}
	writeJSON(w, err.status, err)
}

// apiCall is one call of kapi whose access token is valid.
type apiCall struct {
	login  int
	token  accessToken
	params url.Values // the query, and the form of a POST
}

// apiFunc does the call and returns the answer's body. It runs with the lock held.
type apiFunc func(apiCall) (any, *apiError)

func (s *Simulator) kapiRoutes(mux *http.ServeMux) {
	routes := []struct {
		path, methods string
		do            apiFunc
	}{
		{"/v1/user/access_token_info", "GET", s.tokenInfo},
		{"/v2/user/scopes", "GET", s.listScopes},
		{"/v2/user/revoke/scopes", "POST", s.revokeScopes},
		{"/v2/user/me", "GET, POST", s.me},
		{"/v1/user/logout", "POST", s.logout},
		{"/v1/user/unlink", "POST", s.unlinkUser},
		{"/v2/api/talk/memo/default/send", "POST", s.sendToMe},
	}
	for _, route := range routes {
		mux.HandleFunc(route.path, s.kapi(route.methods, route.do))
	}
	// (sim) Kakao documents neither the answer to an unknown path nor to a wrong method.
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		writeAPIError(w, &apiError{status: http.StatusNotFound, Code: -2, Msg: "no such api"})
	})
}

// kapi checks method and token, then does the call. (sim) The order of checks, section 6: token (-401), app setting
// (-3), the person's consent (-402), parameters (-2), quota (-10).
func (s *Simulator) kapi(methods string, do apiFunc) http.HandlerFunc {
	allowed := strings.Split(methods, ", ")
	return func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(allowed, r.Method) {
			w.Header().Set("Allow", methods)
			writeAPIError(w, &apiError{status: http.StatusMethodNotAllowed, Code: -2,
				Msg: "Request method '" + r.Method + "' is not supported"})
			return
		}
		query := r.URL.Query()
		form, malformed := readForm(w, r)

		s.mu.Lock()
		defer s.mu.Unlock()
		call, err := s.authenticate(r.Header.Get("Authorization"), query)
		if err == nil && malformed {
			err = badParameter("malformed request body")
		}
		if err != nil {
			writeAPIError(w, err)
			return
		}
		for name, values := range form {
			call.params[name] = append(call.params[name], values...)
		}
		body, err := do(call)
		if err != nil {
			writeAPIError(w, err)
			return
		}
		writeJSON(w, http.StatusOK, body)
	}
}

// authenticate finds the access token in the header or, failing that, in the query's access_token (section 4.1).
func (s *Simulator) authenticate(header string, query url.Values) (apiCall, *apiError) {
	scheme, token, _ := strings.Cut(header, " ")
	switch {
	case strings.EqualFold(scheme, "KakaoAK"):
		return apiCall{}, unauthorized("invalid app key.") // admin keys are not played
	case strings.EqualFold(scheme, "Bearer"):
		token = strings.TrimSpace(token)
	default:
		token = query.Get("access_token")
	}
	query.Del("access_token")
	if token == "" {
		return apiCall{}, unauthorized("no authentication key!")
	}
	if len(token) > maxTokenLength {
		return apiCall{}, badParameter("too long for access token.")
	}
	t, ok := s.access[token]
	if !ok {
		return apiCall{}, unauthorized("this access token does not exist")
	}
	if !s.now().Before(t.expires) {
		return apiCall{}, unauthorized("this access token is already expired")
	}
	return apiCall{login: t.login, token: t, params: query}, nil
}

// requireScope checks that the app uses the consent item (-3) and that the person agreed to it (-402).
func (s *Simulator) requireScope(apiType, scope string) *apiError {
	if !s.app.isOn(scope) {
		return &apiError{status: 403, Code: -3, Msg: fmt.Sprintf(
			"[%s] App disabled [%s] scopes for [%s] API on developers.kakao.com. Enable it first.", s.app.name, scope, apiType)}
	}
	if !s.agreed[scope] {
		return &apiError{status: 403, Code: -402, Msg: "insufficient scopes.", APIType: apiType,
			RequiredScope: []string{scope}, AllowedScopes: s.agreedScopes()}
	}
	return nil
}
