package text

import (
	"strings"
)

var (
	// koeInText is KOE and its number as people write it: KOE006, koe 6, KOE-006.
	koeInText = lazily(`(?i)(?:^|[^a-z0-9])koe[\s_:#-]*0*([0-9]{1,5})(?:$|[^0-9])`)
	// numberAlone is a text that is nothing but a number, with or without its sign.
	numberAlone = lazily(`^(-?)\s*([0-9]{1,5})$`)
	// negativeInText is a negative number that is no part of a date, a range or a name.
	negativeInText = lazily(`(?:^|[^0-9A-Za-z._-])(-[0-9]{1,5})(?:$|[^0-9A-Za-z-])`)
	// wordInText is an OAuth error name.
	wordInText = lazily(`[a-z]+(?:_[a-z]+)+`)
	// errorField is the error of a redirect ("?error=…") or of an answer ("error":"…").
	errorField = lazily(`(?:^|[?&\s"'{,#])error["']?\s*[=:]\s*["']?([a-z_]+)`)
)

// typed folds what a keyboard or a web page makes of a code: full-width characters, other dashes, other spaces, and "KOE"
// typed with the Korean layout on (ㅏㅐㄷ).
var typed = strings.NewReplacer(
	"−", "-", "–", "-", "—", "-", "‐", "-", "‑", "-", "ㅡ", "-", "ー", "-",
	"\u00a0", " ", "\u3000", " ", "\u200b", "", "\ufeff", "",
	"ㅏㅐㄷ", "koe", "ㅏㅒㄸ", "koe", "ㅏㅐㄸ", "koe", "ㅏㅒㄷ", "koe",
)

// FindCode finds Kakao's error code in a text and gives its canonical form: "KOE006", "-402", "access_denied". The text may be
// the code as people type it ("koe 6", "402"), a sentence of an error page ("잘못된 요청 (KOE205)"), an answer in JSON
// or the address of an error redirect. The most telling code wins: KOE, then a negative number, then an OAuth name.
// A KOE code is found even when it is unknown; numbers inside a sentence and names only when they are known.
func FindCode(s string) (string, bool) {
	s = strings.ToLower(strings.TrimSpace(typed.Replace(narrow(s))))
	if m := koeInText().FindStringSubmatch(s); m != nil {
		return koe(m[1]), true
	}
	if m := numberAlone().FindStringSubmatch(s); m != nil {
		return number(m[1], m[2]), true
	}
	for _, m := range negativeInText().FindAllStringSubmatch(s, -1) {
		if known(m[1]) {
			return m[1], true
		}
	}
	return oauthName(s)
}

func known(code string) bool {
	_, ok := explanations()[code]
	return ok
}

// koe writes the digits of a KOE code as Kakao does, with at least three.
func koe(digits string) string {
	if missing := 3 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	return "KOE" + digits
}

// number reads a number that stands alone. Without a sign it is kapi's code when there is one (402 is -402), else a KOE
// code when there is one (320 is KOE320); a leading zero means KOE (006).
func number(minus, digits string) string {
	trimmed := strings.TrimLeft(digits[:len(digits)-1], "0") + digits[len(digits)-1:]
	negative := "-" + trimmed
	if minus != "" {
		return negative
	}
	leadingZero := len(trimmed) < len(digits)
	if known(koe(trimmed)) && (leadingZero || !known(negative)) {
		return koe(trimmed)
	}
	return negative
}

func oauthName(s string) (string, bool) {
	if known(s) {
		return s, true
	}
	if m := errorField().FindStringSubmatch(s); m != nil && known(m[1]) {
		return m[1], true
	}
	for _, name := range wordInText().FindAllString(s, -1) {
		if known(name) {
			return name, true
		}
	}
	return "", false
}

// narrow turns full-width letters, digits and signs (Ｋ, ４, －) into their usual forms.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xff01 && r <= 0xff5e {
			return r - 0xfee0
		}
		return r
	}, s)
}
