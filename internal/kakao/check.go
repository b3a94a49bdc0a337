package kakao

import (
	"net/url"
	"strings"
	"unicode"
)

// Finding is what a look at a typed or pasted setting tells. The sentences for it live elsewhere.
type Finding int

const (
	// Fine: has the shape that Kakao gives.
	Fine Finding = iota
	// UnusualShape: no 32 lower-case hex digits, yet possible (the simulator's keys, keys of days to come). Accepted.
	UnusualShape
	// Labelled: a label or quotes were pasted along; the value returned is without them. Accepted.
	Labelled
	// Empty: nothing was typed. For a client secret that means "switched off" (1.4).
	Empty
	// SpacesInside: white space within the value, perhaps two values.
	SpacesInside
	// NotASCII: other letters than Kakao uses, such as Hangul typed under the Korean layout.
	NotASCII
	// JavaScriptKey, NativeKey, AdminKey: the label names another key of the app. Without a label nobody can tell: all are
	// 32 hex digits.
	JavaScriptKey
	NativeKey
	AdminKey

	// NotAbsolute: a redirect URI without http:// or https:// and host.
	NotAbsolute
	// NotHTTP: another scheme, such as the kakao…:// of native apps.
	NotHTTP
	// HasQuery, HasFragment, HasUser, HasWildcard: parts that a registered redirect URI cannot have (1.3).
	HasQuery
	HasFragment
	HasUser
	HasWildcard
	// AuthorizeAddress: Kakao's own address (the authorize URL, the console) in place of the app's.
	AuthorizeAddress
)

// OK tells whether the returned value can be used.
func (f Finding) OK() bool { return f == Fine || f == UnusualShape || f == Labelled }

// keyLength is the length of Kakao's app keys and client secrets.
const keyLength = 32

// CheckRESTAPIKey looks at a REST API key as typed. The value returned is free of surrounding spaces, quotes and label.
func CheckRESTAPIKey(typed string) (string, Finding) { return checkKey(typed, hexKey) }

// CheckClientSecret looks at a client secret as typed. Empty is right for an app that has none; the caller decides.
func CheckClientSecret(typed Secret) (Secret, Finding) {
	value, f := checkKey(typed.Reveal(), alphanumericKey)
	return Secret(value), f
}

func checkKey(typed string, usual func(string) bool) (string, Finding) {
	label, value := unlabel(typed)
	if kind := otherKey(label); kind != Fine {
		return value, kind
	}
	switch {
	case value == "":
		return "", Empty
	case strings.ContainsFunc(value, unicode.IsSpace):
		return value, SpacesInside
	case strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r > '~' }):
		return value, NotASCII
	case label != "":
		return value, Labelled
	case !usual(value):
		return value, UnusualShape
	}
	return value, Fine
}

func hexKey(s string) bool {
	return len(s) == keyLength && strings.Trim(s, "0123456789abcdef") == ""
}

// alphanumericKey is a client secret's shape as seen in third-party material.
func alphanumericKey(s string) bool {
	return len(s) == keyLength && !strings.ContainsFunc(s, func(r rune) bool {
		return r > '~' || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// wrapping is what people copy around a value: quotes of code and of word processors, ends of a line of code.
const wrapping = "\"'`“”‘’<>,;"

// unlabel parts "REST API 키: abc", `KAKAO_REST_API_KEY="abc"`, "REST API key abc" and quotes alone into label and value;
// bare quotes count as a label. Only words that label a key count, so that a value may hold any sign.
func unlabel(typed string) (label, value string) {
	value = strings.TrimSpace(typed)
	bare := unwrap(value)
	if i := strings.IndexAny(bare, ":=："); i > 0 && namesKey(bare[:i]) {
		return bare[:i], unwrap(strings.TrimLeft(bare[i:], ":=： \t"))
	}
	if words := strings.Fields(bare); len(words) > 1 {
		last := words[len(words)-1]
		before := strings.Join(words[:len(words)-1], " ")
		if namesKey(before) && !namesKey(last) {
			return before, unwrap(last)
		}
	}
	if namesKey(bare) && strings.ContainsAny(bare, " ") {
		return bare, "" // a label alone
	}
	if bare != value {
		return "quotes", bare
	}
	return "", value
}

func unwrap(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(wrapping, r) })
}

// namesKey tells words that a console, a .env file or a tutorial puts before a key.
func namesKey(s string) bool {
	s = strings.ToLower(s)
	for _, word := range []string{"key", "키", "secret", "시크릿", "client", "rest", "api", "admin", "어드민", "native", "네이티브",
		"javascript", "자바스크립트"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// otherKey is the finding for a label of another key, Fine for any other label.
func otherKey(label string) Finding {
	label = strings.ToLower(label)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(label, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("javascript", "자바스크립트", "js_key", "js key", "js 키"):
		return JavaScriptKey
	case has("native", "네이티브"):
		return NativeKey
	case has("admin", "어드민"):
		return AdminKey
	}
	return Fine
}

// CheckRedirectURI looks at a redirect URI as typed. It must equal the registered one to the letter (1.3), so the value
// returned differs from what was typed by surrounding spaces, quotes and label alone.
func CheckRedirectURI(typed string) (string, Finding) {
	value := strings.TrimSpace(typed)
	bare := unwrap(value)
	if i := strings.Index(bare, "://"); i > 0 {
		// The scheme is the word before "://"; what is before that is a label.
		start := strings.LastIndexAny(bare[:i], ":= \t\"'`") + 1
		bare = bare[start:]
	}
	if f := redirectFault(bare); f != Fine {
		return bare, f
	}
	if bare != value {
		return bare, Labelled
	}
	return bare, Fine
}

func redirectFault(s string) Finding {
	switch {
	case s == "":
		return Empty
	case strings.ContainsFunc(s, unicode.IsSpace):
		return SpacesInside
	case strings.ContainsRune(s, '*'):
		return HasWildcard
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme == "" || !strings.Contains(s, "://"):
		return NotAbsolute
	case u.Scheme != "http" && u.Scheme != "https":
		return NotHTTP
	case u.Hostname() == "":
		return NotAbsolute
	case kakaoHost(u.Hostname()) || strings.HasSuffix(u.Path, "/oauth/authorize"):
		return AuthorizeAddress
	case u.User != nil:
		return HasUser
	case strings.Contains(s, "#"):
		return HasFragment
	case strings.Contains(s, "?"):
		return HasQuery
	}
	return Fine
}

// kakaoHost tells the hosts of Kakao's own login.
func kakaoHost(host string) bool {
	switch strings.ToLower(host) {
	case "kauth.kakao.com", "kapi.kakao.com", "accounts.kakao.com", "developers.kakao.com":
		return true
	}
	return false
}
