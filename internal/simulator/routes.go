package simulator

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
)

// maxBody is the largest request body read, far above any real call of this API. (sim)
const maxBody = 1 << 20

// routes joins the rooms of the simulated house.
func (s *Simulator) routes() http.Handler {
	mux := http.NewServeMux()
	s.kauthRoutes(mux)
	s.kapiRoutes(mux)

	own := http.NewServeMux() // not Kakao's: never logged, never faulty, loopback names only
	s.controlRoutes(own)
	s.phoneRoutes(own)

	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isOwnPath(r.URL.Path) {
			guardOwn(own).ServeHTTP(w, r)
			return
		}
		if strings.HasPrefix(r.URL.Path, imageRoot) {
			s.handleImage(w, r)
			return
		}
		s.serveRecorded(w, r, mux)
	})
}

// isOwnPath tells the simulator's own pages and controls from what it plays.
func isOwnPath(path string) bool {
	return path == "/" || path == "/favicon.ico" || path == "/_sim" ||
		strings.HasPrefix(path, "/phone/") || strings.HasPrefix(path, "/_sim/")
}

func (s *Simulator) kauthRoutes(mux *http.ServeMux) {
	mux.HandleFunc("/oauth/authorize", s.handleAuthorize)
	mux.HandleFunc("/oauth/authorize/login", s.handleLogin)
	mux.HandleFunc("/oauth/authorize/consent", s.handleConsent)
	mux.HandleFunc("/oauth/token", s.handleToken)
	mux.HandleFunc("/.well-known/openid-configuration", handleMetadata)
	mux.HandleFunc("/oauth/", func(w http.ResponseWriter, r *http.Request) {
		writeKOEPage(w, http.StatusNotFound, koe("KOE002", "잘못된 주소로 요청했습니다."))
	})
}

// writeJSON answers with v as JSON; the text keeps <, > and & and has no line end, as Kakao's.
func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json;charset=UTF-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("simulator: an answer does not encode: " + err.Error())
	}
	_, _ = w.Write(bytes.TrimSuffix(body.Bytes(), []byte("\n"))) // the client may be gone; nobody is left to tell
}

// handleMetadata answers the OpenID metadata of section 2.2. Hosts are the one that was asked, so that a client which
// discovers its addresses stays with the simulator; played as kauth.kakao.com, kapi is the other host.
func handleMetadata(w http.ResponseWriter, r *http.Request) {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	kauth := scheme + "://" + r.Host
	kapi := scheme + "://" + strings.Replace(r.Host, "kauth.kakao.com", "kapi.kakao.com", 1)
	writeJSON(w, http.StatusOK, map[string]any{
		"issuer":                                kauth,
		"authorization_endpoint":                kauth + "/oauth/authorize",
		"token_endpoint":                        kauth + "/oauth/token",
		"userinfo_endpoint":                     kapi + "/v1/oidc/userinfo",
		"jwks_uri":                              kauth + "/.well-known/jwks.json",
		"token_endpoint_auth_methods_supported": []string{"client_secret_post"},
		"subject_types_supported":               []string{"public"},
		"id_token_signing_alg_values_supported": []string{"RS256"},
		"request_uri_parameter_supported":       false,
		"response_types_supported":              []string{"code"},
		"response_modes_supported":              []string{"query"},
		"grant_types_supported":                 []string{"authorization_code", "refresh_token"},
		"code_challenge_methods_supported":      []string{"S256"},
		"claims_supported": []string{
			"iss", "aud", "sub", "auth_time", "exp", "iat", "nonce", "nickname", "picture", "email",
		},
	})
}
