package login

import (
	"net/url"
	"strings"
	"unicode"

	"kakaotui/internal/kakao"
)

const (
	maxPaste = 64 << 10 // bytes; a redirect has a few hundred
	maxCode  = 2048     // Kakao documents no length (2.4)
	minCode  = 8        // real codes have 86 characters (2.4); shorter ones cannot come from an authorization server
	unbroken = 16       // a code broken by a terminal has a longer piece than this, prose has not
	maxWords = 300      // runes kept of a server's error_description
)

// Pasted is what a redirect or a pasted text says. Exactly one of Code and Denied is set.
type Pasted struct {
	Code   kakao.Secret
	State  string // empty when the text had none
	Denied *DeniedError
}

// ParsePaste reads an authorization code out of what a person copied: a bare code, the URL of the redirect, whole or
// in part, encoded once more, broken by the terminal, in quotes, or an error redirect (sections 2.4, 2.5).
// The error is a *PasteError. Whether the state belongs to an attempt is the caller's to check.
func ParsePaste(text string) (Pasted, error) {
	if len(text) > maxPaste {
		return Pasted{}, &PasteError{Reason: PasteTooLong}
	}
	s := unwrap(text)
	if s == "" {
		return Pasted{}, &PasteError{Reason: PasteEmpty}
	}
	if err := namedMistake(text, s); err != nil {
		return Pasted{}, err
	}
	s = decode(s)
	s, _, _ = strings.Cut(s, "#") // some browsers append #_=_
	if query, ok := queryOf(s); ok {
		return parseQuery(s, query)
	}
	if isAddress(s) {
		return Pasted{}, &PasteError{Reason: addressReason(s)}
	}
	return parseBare(text, s)
}

// unwrap takes out white space, invisible characters and what surrounds a copied text.
func unwrap(text string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, text)
	const around = "\"'`<>()[]“”‘’«»「」『』,;."
	return strings.Trim(s, around)
}

var (
	koeCode = lazily(`(?i)\bKOE[0-9]{3}\b`)
	appKey  = lazily(`(?i)^(KakaoAK)?[0-9a-f]{32}$`)
	hasCode = lazily(`(?i)(^|[?&]|%3f|%26)code(=|%3d)`)
)

// namedMistake knows the things that are copied by mistake and are no URL.
func namedMistake(text, s string) error {
	switch {
	case strings.Contains(s, `"access_token"`) || strings.Contains(s, `"refresh_token"`):
		return &PasteError{Reason: PasteToken}
	case appKey().MatchString(s):
		return &PasteError{Reason: PasteAPIKey}
	case hasCode().MatchString(s):
		return nil // a code's own letters may spell KOE and three digits
	}
	if koe := koeCode().FindString(text); koe != "" {
		return &PasteError{Reason: PasteKOE, Code: strings.ToUpper(koe)}
	}
	return nil
}

// decode undoes what chat programs and web pages do to a URL: HTML entities, percent-encoding of the whole.
func decode(s string) string {
	s = entities.Replace(s)
	for range 2 { // encoded twice is the most that was seen
		if strings.ContainsAny(s, "?=") || !strings.Contains(s, "%") {
			return s
		}
		plain, err := url.QueryUnescape(s)
		if err != nil {
			return s
		}
		s = entities.Replace(plain)
	}
	return s
}

var entities = strings.NewReplacer("&amp;", "&", "&AMP;", "&", "&#38;", "&", "&#x26;", "&", "&#61;", "=", "&#x3D;", "=")

// queryOf finds the query in a URL, in a part of one, or in a bare query string.
func queryOf(s string) (string, bool) {
	if _, query, ok := strings.Cut(s, "?"); ok {
		return query, true
	}
	query := strings.TrimLeft(s, "&")
	for _, key := range []string{"code=", "error=", "state=", "error_description="} {
		if strings.HasPrefix(query, key) {
			return query, true
		}
	}
	return "", false
}

func parseQuery(s, query string) (Pasted, error) {
	q, err := url.ParseQuery(query)
	if err != nil {
		return Pasted{}, &PasteError{Reason: PasteCharacters}
	}
	p, reason := readAnswer(q)
	if reason == PasteNoCode {
		reason = addressReason(s)
	}
	if reason != "" {
		return Pasted{}, &PasteError{Reason: reason}
	}
	if code := p.Code.Reveal(); len(code) == len("KOE000") && koeCode().MatchString(code) {
		return Pasted{}, &PasteError{Reason: PasteKOE, Code: strings.ToUpper(code)} // the address of an error page
	}
	return p, nil
}

// readAnswer reads the parameters of a redirect (2.4, 2.5). The reason is empty when they make sense.
func readAnswer(q url.Values) (Pasted, Reason) {
	for _, key := range []string{"code", "state", "error", "error_description"} {
		if len(q[key]) > 1 {
			return Pasted{}, PasteAmbiguous
		}
	}
	code, name := q.Get("code"), q.Get("error")
	switch {
	case q.Has("code") && q.Has("error"):
		return Pasted{}, PasteAmbiguous
	case name != "":
		return Pasted{State: q.Get("state"), Denied: &DeniedError{
			Name: shorten(name, 64), Description: shorten(q.Get("error_description"), maxWords),
		}}, ""
	case code == "":
		return Pasted{}, PasteNoCode
	case len(code) > maxCode:
		return Pasted{}, PasteTooLong
	case !codeCharacters(code):
		return Pasted{}, PasteCharacters
	}
	return Pasted{Code: kakao.Secret(code), State: q.Get("state")}, ""
}

func parseBare(text, s string) (Pasted, error) {
	reason := Reason("")
	switch {
	case !codeCharacters(s) || isProse(text):
		reason = PasteCharacters
	case len(s) < minCode:
		reason = PasteTooShort
	case len(s) > maxCode:
		reason = PasteTooLong
	}
	if reason != "" {
		return Pasted{}, &PasteError{Reason: reason}
	}
	return Pasted{Code: kakao.Secret(s)}, nil
}

// isProse tells words from a code that a terminal broke into rows.
func isProse(text string) bool {
	words := strings.Fields(text)
	longest := 0
	for _, word := range words {
		longest = max(longest, len(word))
	}
	return len(words) > 1 && longest < unbroken
}

// codeCharacters: real codes have A-Z a-z 0-9 - _ (2.4); the rest of base64 and of the unreserved characters is let through.
func codeCharacters(s string) bool {
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', strings.ContainsRune("-_.~+/=", r):
		default:
			return false
		}
	}
	return true
}

func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "kauth.kakao.com") || strings.HasPrefix(s, "accounts.kakao.com")
}

// addressReason says what a URL without a code is.
func addressReason(s string) Reason {
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return PasteNoCode
	}
	host := strings.ToLower(u.Hostname())
	ofKakao := host == "kakao.com" || strings.HasSuffix(host, ".kakao.com")
	switch {
	case strings.HasSuffix(u.Path, "/oauth/authorize"), ofKakao && strings.HasPrefix(u.Path, "/login"):
		return PasteAuthorizeURL
	case ofKakao:
		return PasteErrorPage
	}
	return PasteNoCode
}

func shorten(s string, limit int) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if runes := []rune(s); len(runes) > limit {
		return string(runes[:limit])
	}
	return s
}
