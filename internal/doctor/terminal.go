package doctor

import (
	"context"
	"strings"

	"kakaotui/internal/text"
)

// terminal looks for what garbles Korean. kakaotui itself writes UTF-8 whatever the locale says; what stands between it and the
// person's eyes may not.
func (e *exam) terminal(context.Context) Result {
	if e.OS == "windows" {
		return e.skip(text.DoctorWindows)
	}
	var f findings
	if e.AtScreen && e.Getenv("TERM") == "linux" {
		f.warn(e.say(text.DoctorConsole), e.say(text.DoctorConsoleMend))
	}
	name, value := locale(e.Getenv)
	set := name + "=" + text.VisibleLine(text.Cut(value, 40))
	switch {
	case value == "" && !e.AtScreen:
		return e.skip(text.DoctorNoTerminal) // cron and services have none, and nobody reads along
	case value == "" && e.OS == "darwin":
		return f.result(e.say(text.DoctorLocaleFine, "macOS")) // its terminals are UTF-8 all the same
	case value == "":
		f.warn(e.say(text.DoctorNoLocale), e.say(text.DoctorLocaleMend))
	case !utf8Locale(value):
		f.warn(e.say(text.DoctorNotUTF8, set), e.say(text.DoctorLocaleMend))
	default:
		return f.result(e.say(text.DoctorLocaleFine, set))
	}
	return f.result("")
}

// locale is the variable that decides how characters are written, as POSIX orders them, and its value.
func locale(getenv func(string) string) (name, value string) {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := getenv(name); v != "" {
			return name, v
		}
	}
	return "LANG", ""
}

// utf8Locale reads "ko_KR.UTF-8" and "C.utf8"; macOS also has "UTF-8" alone.
func utf8Locale(v string) bool {
	v = strings.ToLower(v)
	return strings.Contains(v, "utf-8") || strings.Contains(v, "utf8")
}
