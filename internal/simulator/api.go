package simulator

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
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
	ReceiverIDs   []string `json:"receiver_ids,omitzero"` // all of a send that nobody got (section 10.3)
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

// apiCall is one call of kapi whose key is valid.
type apiCall struct {
	login  int
	token  accessToken
	params url.Values // the query, and the form of a POST
	upload *upload    // of the image upload only
	origin string     // scheme and host that were called: addresses in the answer stay there
}

// text is a required parameter's value (section 10.3).
func (c apiCall) text(name string) (string, *apiError) {
	if !c.params.Has(name) {
		return "", badParameter("The Parameter [%s] cannot be null.", name)
	}
	if c.params.Get(name) == "" {
		return "", badParameter("The Parameter [%s] cannot be empty.", name)
	}
	return c.params.Get(name), nil
}

// whole is a whole-number parameter's value, or the default when it is absent.
func (c apiCall) whole(name string, absent int) (int, *apiError) {
	if !c.params.Has(name) {
		return absent, nil
	}
	n, err := strconv.Atoi(c.params.Get(name))
	if err != nil {
		return 0, unparsable(name)
	}
	return n, nil
}

// secure is secure_resource: whether image addresses shall begin with https.
func (c apiCall) secure() (bool, *apiError) {
	switch c.params.Get("secure_resource") {
	case "true":
		return true, nil
	case "", "false":
		return false, nil
	}
	return false, unparsable("secure_resource")
}

// apiFunc does the call and returns the answer's body. It runs with the lock held.
type apiFunc func(apiCall) (any, *apiError)

// apiRoute is one call of kapi.
type apiRoute struct {
	path, methods string
	do            apiFunc
	image         bool // an image call: the app's key will do, and the body may be multipart (section 4.11)
}

func (s *Simulator) kapiRoutes(mux *http.ServeMux) {
	routes := []apiRoute{
		{path: "/v1/user/access_token_info", methods: "GET", do: s.tokenInfo},
		{path: "/v2/user/scopes", methods: "GET", do: s.listScopes},
		{path: "/v2/user/revoke/scopes", methods: "POST", do: s.revokeScopes},
		{path: "/v2/user/me", methods: "GET, POST", do: s.me},
		{path: "/v1/user/logout", methods: "POST", do: s.logout},
		{path: "/v1/user/unlink", methods: "POST", do: s.unlinkUser},
		{path: "/v1/api/talk/profile", methods: "GET", do: s.talkProfile},
		{path: "/v1/api/talk/friends", methods: "GET", do: s.listFriends},
		{path: "/v2/api/talk/memo/default/send", methods: "POST", do: s.toMe("TALK_MEMO_DEFAULT_SEND", s.composeDefault)},
		{path: "/v2/api/talk/memo/scrap/send", methods: "POST", do: s.toMe("TALK_MEMO_SCRAP_SEND", s.composeScrap)},
		{path: "/v2/api/talk/memo/send", methods: "POST", do: s.toMe("TALK_MEMO_SEND", s.composeCustom)},
		{path: "/v1/api/talk/friends/message/default/send", methods: "POST", do: s.toFriends(s.composeDefault)},
		{path: "/v1/api/talk/friends/message/scrap/send", methods: "POST", do: s.toFriends(s.composeScrap)},
		{path: "/v1/api/talk/friends/message/send", methods: "POST", do: s.toFriends(s.composeCustom)},
		{path: "/v2/api/talk/message/image/upload", methods: "POST", do: s.uploadImage, image: true},
		{path: "/v2/api/talk/message/image/scrap", methods: "POST", do: s.scrapImage, image: true},
		{path: "/v2/api/talk/message/image/delete", methods: "DELETE", do: s.deleteImage, image: true},
	}
	for _, route := range routes {
		mux.HandleFunc(route.path, s.kapi(route))
	}
	// (sim) Kakao documents neither the answer to an unknown path nor to a wrong method.
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		writeAPIError(w, &apiError{status: http.StatusNotFound, Code: -2, Msg: "no such api"})
	})
}

// kapi checks method and key, then does the call. (sim) The order of checks, section 6: key (-401), app setting (-3),
// permission (-5), the person's consent (-402), parameters (-2), KakaoTalk account (-501), per-user quota (-53x), the
// app's quota (-10).
func (s *Simulator) kapi(route apiRoute) http.HandlerFunc {
	allowed := strings.Split(route.methods, ", ")
	return func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(allowed, r.Method) {
			w.Header().Set("Allow", route.methods)
			writeAPIError(w, &apiError{status: http.StatusMethodNotAllowed, Code: -2,
				Msg: "Request method '" + r.Method + "' is not supported"})
			return
		}
		query := r.URL.Query()
		var sent *upload
		var form url.Values
		malformed := false
		if route.image && isMultipart(r) {
			sent, malformed = readUpload(w, r)
		} else {
			form, malformed = readForm(w, r)
		}

		s.mu.Lock()
		defer s.mu.Unlock()
		call, err := s.authenticate(r.Header.Get("Authorization"), query, route.image)
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
		call.upload, call.origin = sent, origin(r)
		body, err := route.do(call)
		if err != nil {
			writeAPIError(w, err)
			return
		}
		writeJSON(w, http.StatusOK, body)
	}
}

// origin is the scheme and host that a request was sent to.
func origin(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// authenticate finds the access token in the header or, failing that, in the query's access_token (section 4.1). Some
// calls take an app key in its place; admin keys are not played.
func (s *Simulator) authenticate(header string, query url.Values, appKey bool) (apiCall, *apiError) {
	scheme, token, _ := strings.Cut(header, " ")
	token = strings.TrimSpace(token)
	switch {
	case strings.EqualFold(scheme, "KakaoAK"):
		if !appKey || !slices.Contains(s.app.keys, token) {
			return apiCall{}, unauthorized("invalid app key.")
		}
		return apiCall{params: query}, nil
	case strings.EqualFold(scheme, "Bearer"):
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

// scopesOff checks that the app uses the consent items (-3).
func (s *Simulator) scopesOff(apiType string, scopes ...string) *apiError {
	for _, scope := range scopes {
		if !s.app.isOn(scope) {
			return &apiError{status: 403, Code: -3, Msg: fmt.Sprintf(
				"[%s] App disabled [%s] scopes for [%s] API on developers.kakao.com. Enable it first.", s.app.name, scope, apiType)}
		}
	}
	return nil
}

// scopesMissing checks that the person agreed to the consent items (-402).
func (s *Simulator) scopesMissing(apiType string, scopes ...string) *apiError {
	missing := slices.DeleteFunc(slices.Clone(scopes), func(scope string) bool { return s.agreed[scope] })
	if len(missing) == 0 {
		return nil
	}
	return &apiError{status: 403, Code: -402, Msg: "insufficient scopes.", APIType: apiType,
		RequiredScope: missing, AllowedScopes: s.agreedScopes()}
}

// noTalkAccount is -501 when the person's account has no KakaoTalk.
func (s *Simulator) noTalkAccount() *apiError {
	if s.talkAccount {
		return nil
	}
	return &apiError{status: 400, Code: -501, Msg: "given account is not connected to any talk user."}
}
