package report

import (
	"kakaotui/internal/text"
)

// maxForeign is how many characters of a foreign text are shown.
const maxForeign = 200

// What may be a secret in a text that is not ours, whoever wrote it: a named value as in KOE320's "for code=…" (kakao-api.md
// 3.4), a bearer token, a run as long as Kakao's codes and tokens, a password in an address. The rooms hide their own
// secrets already; this is the last door.
var (
	namedSecret = lazily(`(?i)((?:code|token|secret|verifier|state)["']?\s*[=:]\s*["']?)[^\s"',;&)\]}]+`)
	bearer      = lazily(`(?i)\b(bearer|kakaoak)\s+\S+`)
	longRun     = lazily(`[A-Za-z0-9_-]{40,}`)
	urlPassword = lazily(`//[^/\s"]*@`)
)

const hidden = "***"

// foreign makes a text that somebody else wrote fit to be shown: no secrets, visible, one line, cut.
func foreign(s string) string {
	s = namedSecret().ReplaceAllString(s, "${1}"+hidden)
	s = bearer().ReplaceAllString(s, "${1} "+hidden)
	s = urlPassword().ReplaceAllString(s, "//"+hidden+"@")
	s = longRun().ReplaceAllString(s, hidden)
	return text.Cut(text.VisibleLine(s), maxForeign)
}

// path makes a file name fit to be shown. It is not cut: a person needs all of it.
func path(s string) string { return text.VisibleLine(s) }
