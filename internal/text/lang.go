package text

import "strings"

// localeVariables are asked after KAKAOTUI_LANG, strongest first, as POSIX orders them; the first that is set decides.
var localeVariables = []string{"LC_ALL", "LC_MESSAGES", "LANG"}

// Detect chooses the language: the --lang flag, then KAKAOTUI_LANG, then the locale. The first value that is not empty
// decides; Korean is Korean and everything else, "C" and "POSIX" included, is English.
func Detect(flag string, getenv func(string) string) Lang {
	values := []string{flag, getenv("KAKAOTUI_LANG")}
	for _, name := range localeVariables {
		values = append(values, getenv(name))
	}
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return ofLocale(v)
		}
	}
	return English
}

// ofLocale reads "ko", "ko_KR.UTF-8", "ko-KR" or the old alias "korean". Only the language part counts, so that
// Konkani ("kok_IN") is not taken for Korean.
func ofLocale(locale string) Lang {
	language, _, _ := strings.Cut(strings.ToLower(locale), "_")
	language, _, _ = strings.Cut(language, "-")
	language, _, _ = strings.Cut(language, ".")
	language, _, _ = strings.Cut(language, "@")
	switch language {
	case "ko", "kor", "korean":
		return Korean
	}
	return English
}

// ParseLang reads the value of --lang; false when it names neither language.
func ParseLang(s string) (Lang, bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "ko":
		return Korean, true
	case "en":
		return English, true
	}
	return English, false
}
