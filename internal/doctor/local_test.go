package doctor

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
)

func TestHealthy(t *testing.T) {
	t.Parallel()
	p, k := healthy()
	got := examine(t, p)
	for check, state := range map[Check]State{
		Settings: OK, Files: OK, KeyRing: Skipped, Terminal: OK, Clock: OK, Reachability: OK, Login: OK, Consent: OK, Outbox: OK, Quota: Info,
	} {
		want(t, got, check, state, "")
	}
	want(t, got, Settings, OK, "", "config.toml", "the environment", "8910")
	want(t, got, Login, OK, "", "5:00", "50 d", "1234")
	want(t, got, Quota, Info, "", "97", "18")
	if k.asked[0] != "info "+goodToken {
		t.Errorf("asked: %q", k.asked)
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		make  func(*Patient)
		state State
		kind  report.Kind
		says  string
	}{
		{"no set-up", func(p *Patient) { p.Settings = store.Settings{RedirectURI: store.DefaultRedirectURI} }, Failed, report.Login, "[Platform Key]"},
		{"no secret", func(p *Patient) { p.Settings.ClientSecret, p.Settings.Origins.ClientSecret = "", "" }, OK, "", "client secret: none"},
		{"a broken file", func(p *Patient) {
			p.SettingsErr = errors.Join(&store.SettingsError{Path: "/c.toml", Line: 3, Reason: "the value has the wrong type"})
		}, Failed, report.Usage, "/c.toml, line 3"},
		{"a host that cannot be", func(p *Patient) { p.Kakao, p.KakaoErr = nil, &kakao.ConfigError{Field: "AuthURL", Reason: "not a URL"} }, Failed, report.Usage, "AuthURL"},
		{"a tutorial's key", func(p *Patient) { p.Settings.RESTAPIKey = "${YOUR_REST_API_KEY}" }, Failed, report.Usage, "placeholder"},
		{"another key's shape", func(p *Patient) { p.Settings.RESTAPIKey = "sim-rest-api-key" }, Warning, "", "32 letters"},
		{"the simulator's key", func(p *Patient) {
			p.Settings.RESTAPIKey, p.Settings.APIURL = "sim-rest-api-key", "http://127.0.0.1:1234"
		}, OK, "", "127.0.0.1:1234"},
		{"Hangul in the key", func(p *Patient) { p.Settings.RESTAPIKey = goodKey[:31] + "ㅁ" }, Failed, report.Usage, "Korean layout"},
		{"quotes around the key", func(p *Patient) { p.Settings.RESTAPIKey = `"` + goodKey + `"` }, Failed, report.Usage, "quotes"},
		{"one value twice", func(p *Patient) { p.Settings.ClientSecret = goodKey }, Failed, report.Usage, "same value"},
		{"a tutorial's secret", func(p *Patient) { p.Settings.ClientSecret = "발급받은 시크릿" }, Failed, report.Usage, "Client secret"},
		{"a URI of Kakao", func(p *Patient) { p.Settings.RedirectURI = "https://kauth.kakao.com/oauth/authorize" }, Failed, report.Usage, "address of Kakao"},
		{"a URI with quotes", func(p *Patient) { p.Settings.RedirectURI = "'http://localhost:8910/oauth'" }, Failed, report.Usage, "to the letter"},
		{"plain http elsewhere", func(p *Patient) { p.Settings.RedirectURI = "http://example.com/oauth" }, Warning, "", "unencrypted"},
		{"https", func(p *Patient) { p.Settings.RedirectURI = "https://example.com/oauth" }, OK, "", "pasted"},
		{"port 80", func(p *Patient) { p.Settings.RedirectURI = "http://localhost/oauth" }, Warning, "", "Port 80"},
		{"a low port", func(p *Patient) { p.Settings.RedirectURI = "http://127.0.0.1:443/oauth" }, Warning, "", "Port 443"},
		{"keys that are none", func(p *Patient) { p.UnknownKeys = []string{"rest_api_kye"} }, Warning, "", "rest_api_kye"},
		{".env for all", func(p *Patient) { p.DotEnv = DotEnv{Path: ".env", Gives: true, Mode: 0o644} }, Warning, "", "chmod 600 .env"},
		{".env in git", func(p *Patient) { p.DotEnv = DotEnv{Path: ".env", Gives: true, Mode: 0o600, Tracked: true} }, Warning, "", "git rm --cached"},
		{"another .env", func(p *Patient) { p.DotEnv = DotEnv{Path: ".env", Mode: 0o666} }, OK, "", ""},
	} {
		p, _ := healthy()
		c.make(p)
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			want(t, examine(t, p), Settings, c.state, c.kind, c.says)
		})
	}
}

func TestPlaceholders(t *testing.T) {
	t.Parallel()
	for _, v := range []string{"YOUR_REST_API_KEY", "your-client-secret", "<REST API KEY>", "{REST_API_KEY}", "xxxxxxxxxxxxxxxx", "REST_API_KEY", "CLIENT_SECRET",
		"여기에 입력", "본인의 키", "00000000000000000000000000000000", "1234567890", "abcdefghijklmnop", "$KAKAO_KEY", "test", "********"} {
		if !placeholder(v) {
			t.Errorf("%q is taken for a key", v)
		}
	}
	for _, v := range []string{goodKey, goodSecret, "sim-rest-api-key", "a", "", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"} {
		if placeholder(v) {
			t.Errorf("%q is taken for a placeholder", v)
		}
	}
}

func inspection(f func(*store.Inspection)) func(*Patient) {
	return func(p *Patient) {
		in := p.Inspect()
		f(&in)
		p.Inspect = func() store.Inspection { return in }
	}
}

func tokens(f func(*store.Tokens) error) func(*Patient) {
	return func(p *Patient) {
		got, _ := p.Tokens()
		err := f(&got)
		p.Tokens = func() (store.Tokens, error) { return got, err }
	}
}

func ledger(err error) func(*Patient) {
	return func(p *Patient) {
		p.Ledger = func(context.Context, store.Tokens) (Ledger, error) { return Ledger{}, err }
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		make  func(*Patient)
		state State
		kind  report.Kind
		says  string
	}{
		{"nothing yet", inspection(func(in *store.Inspection) { in.Folders = []store.Folder{{Path: "/home/me/x"}} }), Info, "", "/home/me/x"},
		{"cannot be made", inspection(func(in *store.Inspection) {
			in.Folders = []store.Folder{{Path: "/x/y", Err: &store.NotWritableError{Path: "/x/y", Err: syscall.EROFS}}}
		}), Failed, report.Unexpected, "read-only file system"},
		{"read-only", inspection(func(in *store.Inspection) {
			in.Folders[0].Err = &store.NotWritableError{Path: "/x", Err: fs.ErrPermission}
		}), Failed, report.Unexpected, "sudo chown"},
		{"a file there", inspection(func(in *store.Inspection) { in.Folders[0].Err = &store.NotPlainError{Path: "/x"} }), Failed, report.Unexpected, "Move it away"},
		{"others write", inspection(func(in *store.Inspection) { in.Folders[0].Mode = 0o777 }), Warning, "", "chmod 700 /home/me/.state/kakaotui"},
		{"others look", inspection(func(in *store.Inspection) { in.Folders[0].Mode = 0o755 }), OK, "", "0755"},
		{"others read", inspection(func(in *store.Inspection) { in.Open = []string{"/home/m e/it's.json"} }), Warning, "", `chmod 600 '/home/m e/it'\''s.json'`},
		{"root's files", inspection(func(in *store.Inspection) { in.Stuck = []string{"/home/me/journal.db"} }), Failed, report.Unexpected, "sudo chown -R"},
		{"little room", inspection(func(in *store.Inspection) { in.Free = 20 << 20 }), Warning, "", "20 MB"},
		{"no room", inspection(func(in *store.Inspection) { in.Free = 4 << 10 }), Failed, report.Unexpected, "4096 B"},
		{"room unknown", inspection(func(in *store.Inspection) { in.Measured = false }), OK, "", "can be written"},
		{"set aside", inspection(func(in *store.Inspection) { in.Aside = make([]string, 2) }), OK, "", "2 damaged"},
		{"damaged tokens", tokens(func(t *store.Tokens) error {
			*t = store.Tokens{}
			return &store.DamagedError{Damage: store.DamageBroken}
		}), Failed, report.Unexpected, "kakaotui login"},
		{"damaged, with the ones before", tokens(func(*store.Tokens) error {
			return &store.DamagedError{Damage: store.DamageEmpty, Previous: true}
		}), Warning, "", "kakaotui status"},
		{"tokens of a newer one", tokens(func(*store.Tokens) error { return &store.NewerError{Path: "/t", Version: 9, Known: 1} }), Failed, report.Unexpected, "Update"},
		{"not ours to read", tokens(func(*store.Tokens) error { return &fs.PathError{Path: "/t", Err: fs.ErrPermission} }), Failed, report.Unexpected, "/t"},
		{"lock held", func(p *Patient) { p.Locked = func(context.Context) bool { return true } }, Warning, "", "ps -ef"},
		{"no journal", ledger(errNoFile), OK, "", ""},
		{"an old journal", ledger(journal.ErrOlder), OK, "", "older format"},
		{"a damaged journal", ledger(&journal.DamagedError{Path: "/j.db", Damage: journal.DamageBroken}), Failed, report.Unexpected, "/j.db"},
		{"a newer journal", ledger(&journal.NewerError{Path: "/j.db", Version: 9}), Failed, report.Unexpected, "Update"},
		{"a slow journal", ledger(errLate), Warning, "", "within 5 seconds"},
	} {
		p, _ := healthy()
		c.make(p)
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := examine(t, p)
			want(t, got, Files, c.state, c.kind, c.says)
			if strings.Contains(c.name, "journal") && c.name != "no journal" {
				want(t, got, Outbox, Skipped, "")
				want(t, got, Quota, Skipped, "")
			}
		})
	}
}

func TestTerminal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		env    map[string]string
		os     string
		screen bool
		state  State
		says   string
	}{
		{map[string]string{"LANG": "C"}, "linux", true, Warning, "LANG=C"},
		{map[string]string{"LANG": "ko_KR.UTF-8", "LC_ALL": "ko_KR.EUC-KR"}, "linux", false, Warning, "LC_ALL=ko_KR.EUC-KR"},
		{map[string]string{"LC_CTYPE": "C.utf8"}, "linux", true, OK, "LC_CTYPE=C.utf8"},
		{nil, "linux", true, Warning, "LANG is empty"},
		{nil, "linux", false, Skipped, ""},
		{nil, "darwin", true, OK, "macOS"},
		{nil, "windows", true, Skipped, "Windows"},
		{map[string]string{"LANG": "ko_KR.UTF-8", "TERM": "linux"}, "linux", true, Warning, "cannot draw Hangul"},
	} {
		p, _ := healthy()
		p.Getenv, p.OS, p.AtScreen = func(name string) string { return c.env[name] }, c.os, c.screen
		want(t, examine(t, p), Terminal, c.state, "", c.says)
	}
}

func TestKeyRing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		err   error
		state State
		says  string
	}{
		{"answers", nil, OK, "answered within"},
		{"locked", &store.RingError{Op: "read", Problem: store.RingLocked, Err: errOdd}, Failed, "locked"},
		{"missing", &store.RingError{Op: "read", Problem: store.RingMissing, Err: errOdd}, Failed, "KAKAOTUI_TOKENS=file"},
		{"hangs", errLate, Failed, "3 seconds"},
		{"damaged", &store.DamagedError{Damage: store.DamageForeign}, Failed, "kakaotui login"},
	} {
		p, _ := healthy()
		p.Settings.Tokens = store.TokensInKeyring
		tokens(func(*store.Tokens) error { return c.err })(p)
		got := examine(t, p)
		kind := report.Unexpected
		if c.state == OK {
			kind = ""
		}
		want(t, got, KeyRing, c.state, kind, c.says)
		if c.err != nil {
			want(t, got, Login, Skipped, "", "key ring")
			want(t, got, Consent, Skipped, "", "key ring")
		}
	}
}

func TestOutboxAndQuota(t *testing.T) {
	t.Parallel()
	p, _ := healthy()
	l := Ledger{Quota: session.Quota{Sender: session.Count{Used: 30, Limit: 100}, Pair: session.Count{Used: 20, Limit: 20}, Refusal: "-532"}}
	l.Undelivered = []journal.Message{{State: journal.Queued}, {State: journal.Unknown}, {State: journal.Queued}}
	p.Ledger = func(context.Context, store.Tokens) (Ledger, error) { return l, nil }
	got := examine(t, p)
	want(t, got, Outbox, Info, "", "queued 2, unknown 1", "outbox sent ID")
	want(t, got, Quota, Info, "", "to yourself: 0", "-532", "[Quotas]")
	l.Undelivered = l.Undelivered[:1]
	want(t, examine(t, p), Outbox, Info, "", "goes out by itself")
	ledger(errNoFile)(p)
	got = examine(t, p)
	want(t, got, Outbox, OK, "")
	want(t, got, Quota, Info, "", "Nothing was sent")
}

// A look that hangs is given up by an interruption at once, and by its time.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	p, _ := healthy()
	hang := make(chan struct{})
	defer close(hang)
	ctx, cancel := context.WithCancel(t.Context())
	p.Tokens = func() (store.Tokens, error) {
		cancel()
		<-hang
		return store.Tokens{}, nil
	}
	var told []Check
	err := Run(ctx, *p, func(r Result) { told = append(told, r.Check) })
	if !errors.Is(err, context.Canceled) || len(told) != 1 {
		t.Errorf("%v after %q", err, told)
	}
	_, err = within(t.Context(), time.Millisecond, func(context.Context) (int, error) { <-hang; return 0, nil })
	if !errors.Is(err, errLate) {
		t.Errorf("%v", err)
	}
}
