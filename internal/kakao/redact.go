package kakao

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Shapes that are secret whoever wrote them: a named value, as in KOE320's "for code=…" (3.4); a run as long as Kakao's
// codes (86) and tokens (about 54); a password in a URL, such as a proxy's. App keys (32) stay readable.
var (
	namedSecret = lazily(`(?i)((?:code|token|secret|verifier)["']?\s*[=:]\s*["']?)[^\s"',;&)\]}]+`)
	longRun     = lazily(`[A-Za-z0-9_-]{40,}`)
	urlPassword = lazily(`//[^/\s"]*@`)
	bearer      = lazily(`(?i)\bbearer\s+\S+`)
)

// minSecret is the length below which a value is a word rather than a secret: replacing "a" would spoil every text.
const minSecret = 4

// redact replaces what is or may be a secret in a text of a server or library.
func redact(s string, secrets []Secret) string {
	var known []string
	for _, secret := range secrets {
		if raw := secret.Reveal(); len(raw) >= minSecret {
			known = append(known, raw, url.QueryEscape(raw), url.PathEscape(raw))
		}
	}
	// The longest first, so that a secret that begins with another leaves no tail.
	slices.SortFunc(known, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, raw := range known {
		s = strings.ReplaceAll(s, raw, hidden)
	}
	s = namedSecret().ReplaceAllString(s, "${1}"+hidden)
	s = urlPassword().ReplaceAllString(s, "//"+hidden+"@")
	s = bearer().ReplaceAllString(s, "Bearer "+hidden)
	return longRun().ReplaceAllString(s, hidden)
}

// clip cuts s to n characters, the last one an ellipsis when something is missing.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return string(r[:n-1]) + "…"
}

// quoteOdd shows a plain word as it is and anything else cut and quoted, so that no control character gets out.
func quoteOdd(s string) string {
	for _, r := range s {
		if r <= ' ' || r > '~' {
			return strconv.Quote(clip(s, maxShown))
		}
	}
	return clip(s, maxShown)
}
