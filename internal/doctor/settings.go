package doctor

import (
	"context"
	"io/fs"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

// settings looks where the settings come from and whether they can be right. It shows no value of key and secret.
func (e *exam) settings(context.Context) Result {
	var f findings
	if e.SettingsErr != nil {
		r := report.Of(e.SettingsErr, e.Lang)
		f.add(r.Kind, told(Failed, r))
	}
	if e.KakaoErr != nil {
		r := report.Of(e.KakaoErr, e.Lang)
		f.add(r.Kind, told(Failed, r))
	}
	set := e.Settings
	switch {
	case set.RESTAPIKey == "" && e.SettingsErr != nil: // it may stand in what could not be read
	case set.RESTAPIKey == "":
		f.fail(report.Login, e.say(text.DoctorNoKey), e.say(text.DoctorNoKeyMend, e.menu(text.MenuRESTAPIKey)))
	default:
		_, found := kakao.CheckRESTAPIKey(set.RESTAPIKey)
		e.value(&f, value{text.DoctorKeyName, set.RESTAPIKey, set.Origins.RESTAPIKey, found, text.MenuRESTAPIKey})
	}
	if secret := set.ClientSecret.Reveal(); secret != "" {
		_, found := kakao.CheckClientSecret(set.ClientSecret)
		e.value(&f, value{text.DoctorSecretName, secret, set.Origins.ClientSecret, found, text.MenuClientSecret})
		if secret == set.RESTAPIKey {
			f.fail(report.Usage, e.say(text.DoctorSameValue), e.say(text.DoctorPlaceholderMend, e.menu(text.MenuClientSecret)))
		}
	}
	e.redirectURI(&f)
	e.otherHosts(&f)
	if len(e.UnknownKeys) > 0 {
		f.warn(e.say(text.DoctorUnknownKeys, text.VisibleLine(text.Cut(strings.Join(e.UnknownKeys, ", "), maxKeys))),
			e.say(text.DoctorKeysMend, text.VisibleLine(store.ConfigPath(e.Dirs))))
	}
	e.dotEnv(&f)
	return f.result(e.origins())
}

// maxKeys is how many characters of unknown keys are shown.
const maxKeys = 100

// origins says where the three settings come from.
func (e *exam) origins() string {
	o := e.Settings.Origins
	return e.say(text.DoctorOrigins, e.from(o.RESTAPIKey), e.from(o.ClientSecret), text.VisibleLine(e.Settings.RedirectURI), e.from(o.RedirectURI))
}

func (e *exam) from(o store.Origin) string {
	switch o {
	case "":
		return e.say(text.DoctorUnset)
	case store.FromDefault:
		return e.say(text.DoctorDefault)
	}
	return e.say(text.DoctorFrom, e.origin(o))
}

func (e *exam) origin(o store.Origin) string { return e.say(text.Origin(string(o))) }

func (e *exam) menu(m text.ConsoleMenu) string { return e.say(m.Sentence()) }

// value is a key or secret that is there.
type value struct {
	name   text.Sentence
	value  string
	origin store.Origin
	found  kakao.Finding
	menu   text.ConsoleMenu
}

// value judges a key or secret by its looks.
func (e *exam) value(f *findings, v value) {
	name, origin, menu := e.say(v.name), e.origin(v.origin), e.menu(v.menu)
	odd := func(why string) string { return e.say(text.DoctorOddValue, name, origin, why) }
	switch {
	case placeholder(v.value):
		f.fail(report.Usage, e.say(text.DoctorPlaceholder, name, origin), e.say(text.DoctorPlaceholderMend, menu))
	case v.found == kakao.Fine, v.found == kakao.UnusualShape && e.elsewhere():
	case v.found == kakao.UnusualShape:
		f.warn(odd(e.say(text.DoctorOddShape)), e.say(text.DoctorOddMend, menu))
	case v.found == kakao.Labelled:
		f.fail(report.Usage, odd(e.say(text.DoctorLabelled)), e.say(text.DoctorOddMend, menu))
	default:
		f.fail(report.Usage, odd(report.Finding(v.found, text.DoctorOddShape, len([]rune(v.value)), e.Lang)), e.say(text.DoctorOddMend, menu))
	}
}

// elsewhere is true when another server plays Kakao, whose keys may look like anything.
func (e *exam) elsewhere() bool { return e.Settings.AuthURL != "" || e.Settings.APIURL != "" }

// placeholders are parts of what tutorials write where a value belongs; bare are whole values, signs left out.
var (
	placeholders = []string{"your", "여기", "발급", "입력", "본인", "xxxx", "****", "....", "…", "changeme", "change-me", "change_me", "<", ">", "{", "}", "$"}
	bare         = []string{"restapikey", "kakaorestapikey", "apikey", "appkey", "myappkey", "clientid", "clientsecret", "kakaoclientsecret", "secret", "key", "test", "todo", "none", "null"}
)

// placeholder tells an example's value from a real one.
func placeholder(v string) bool {
	low := strings.ToLower(v)
	if slices.ContainsFunc(placeholders, func(p string) bool { return strings.Contains(low, p) }) {
		return true
	}
	letters := strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' || r == '.' {
			return -1
		}
		return r
	}, low)
	return slices.Contains(bare, letters) || counted(letters)
}

// counted tells 0000…, 1234567890… and abcdef…: no key has so little chance in it.
func counted(v string) bool {
	if len(v) < 8 {
		return false
	}
	steps := 0
	for i := 1; i < len(v); i++ {
		if d := int(v[i]) - int(v[i-1]); d == 0 || d == 1 {
			steps++
		}
	}
	return steps*5 >= (len(v)-1)*4
}

// redirectURI judges the redirect URI: whether Kakao can have it registered, and whether this computer can hear it.
func (e *exam) redirectURI(f *findings) {
	raw := e.Settings.RedirectURI
	menu, origin := e.menu(text.MenuRedirectURI), e.origin(e.Settings.Origins.RedirectURI)
	odd := func(why string) {
		f.fail(report.Usage, e.say(text.DoctorOddValue, e.say(text.DoctorURIName), origin, why), e.say(text.DoctorURIMend, menu))
	}
	switch _, found := kakao.CheckRedirectURI(raw); found {
	case kakao.Fine:
	case kakao.Labelled:
		odd(e.say(text.DoctorLabelled))
		return
	default:
		odd(report.Finding(found, text.DoctorOddShape, len([]rune(raw)), e.Lang))
		return
	}
	u, err := url.Parse(raw)
	if err != nil {
		return // CheckRedirectURI has parsed it
	}
	port, _ := strconv.Atoi(u.Port())
	if port == 0 {
		port = 80
	}
	switch {
	case u.Scheme == "https":
		f.inform(e.say(text.DoctorURIPaste), "")
	case !loopback(u.Hostname()):
		f.warn(e.say(text.DoctorURIPlain), e.say(text.DoctorPlainMend, menu))
	case port < 1024 && e.OS != "windows":
		f.warn(e.say(text.DoctorURIPort, strconv.Itoa(port)), e.say(text.DoctorPortMend, menu))
	}
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// otherHosts tells which hosts are asked in place of Kakao's.
func (e *exam) otherHosts(f *findings) {
	if e.KakaoErr != nil {
		return
	}
	var hosts []string
	origin := e.Settings.Origins.AuthURL
	for _, raw := range []string{e.Settings.AuthURL, e.Settings.APIURL} {
		if u, err := url.Parse(raw); raw != "" && err == nil && !slices.Contains(hosts, u.Host) {
			hosts = append(hosts, u.Host)
		}
	}
	if origin == "" {
		origin = e.Settings.Origins.APIURL
	}
	if len(hosts) > 0 {
		f.inform(e.say(text.DoctorOtherHost, text.VisibleLine(strings.Join(hosts, ", ")), e.origin(origin)), "")
	}
}

// dotEnv warns of secrets in the working directory that others can see.
func (e *exam) dotEnv(f *findings) {
	if !e.DotEnv.Gives {
		return
	}
	if e.OS != "windows" && e.DotEnv.Mode&0o077 != 0 {
		f.warn(e.say(text.DoctorEnvOpen, octal(e.DotEnv.Mode)), e.say(text.DoctorRun, "chmod 600 "+quoted(e.DotEnv.Path)))
	}
	if e.DotEnv.Tracked {
		f.warn(e.say(text.DoctorEnvTracked), e.say(text.DoctorEnvTrackedMend, e.menu(text.MenuClientSecret)))
	}
}

func octal(m fs.FileMode) string { return "0" + strconv.FormatUint(uint64(m.Perm()), 8) }

// quoted is a path as it is typed into a shell.
func quoted(path string) string {
	plain := func(r rune) bool {
		return r == '/' || r == '.' || r == '_' || r == '-' || r == '~' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '가' <= r && r <= '힣'
	}
	path = text.VisibleLine(path)
	if strings.ContainsFunc(path, func(r rune) bool { return !plain(r) }) {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
