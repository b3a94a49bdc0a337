package doctor

import (
	"context"
	"crypto/x509"
	"errors"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/store"
)

func TestClock(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		date  time.Duration // Kakao's clock ahead of ours
		state State
		kind  report.Kind
		says  string
	}{
		{0, OK, "", "0 s"},
		{59 * time.Second, OK, "", ""},
		{2 * time.Minute, Warning, "", "2 min 0 s behind"},
		{-2 * time.Minute, Warning, "", "ahead"},
		{5 * time.Minute, Failed, report.Unexpected, "timedatectl"},
		{-400 * 24 * time.Hour, Failed, report.Unexpected, "ahead"},
	} {
		p, k := healthy()
		k.reach = func(_ context.Context, h kakao.Host) (kakao.Reached, error) { return reached(h, c.date), nil }
		want(t, examine(t, p), Clock, c.state, c.kind, c.says)
	}
	for _, c := range []struct{ os, wsl, says string }{
		{"windows", "", "w32tm /resync"}, {"darwin", "", "automatically"}, {"linux", "Ubuntu", "hwclock"},
	} {
		p, k := healthy()
		k.reach = func(_ context.Context, h kakao.Host) (kakao.Reached, error) { return reached(h, time.Hour), nil }
		p.OS = c.os
		p.Getenv = func(name string) string { return map[string]string{"WSL_DISTRO_NAME": c.wsl}[name] }
		want(t, examine(t, p), Clock, Failed, report.Unexpected, c.says)
	}
}

func noAnswer(err error) error {
	return &kakao.Error{Kind: kakao.NoAnswer, Op: kakao.OpReach, Err: err}
}

func TestReachability(t *testing.T) {
	t.Parallel()
	refused := &net.OpError{Op: "dial", Err: &os.SyscallError{Syscall: "connect", Err: syscall.ECONNREFUSED}}
	for _, c := range []struct {
		name string
		err  error
		says string
	}{
		{"no name", noAnswer(&net.DNSError{Name: "kauth.kakao.com", IsNotFound: true}), "(DNS)"},
		{"closed", noAnswer(refused), "(connection refused)"},
		{"certificate", noAnswer(x509.UnknownAuthorityError{}), "certificate of kauth.kakao.com"},
		{"too slow", noAnswer(context.DeadlineExceeded), "within 5 seconds"},
		{"portal", &kakao.Error{Kind: kakao.BadAnswer, Status: 200, Err: errors.New("the answer is an HTML page, not JSON")}, "sign-in page"},
		{"portal that redirects", &kakao.Error{Kind: kakao.BadAnswer, Status: 302, Err: errOdd}, "sign-in page"},
		{"broken", &kakao.Error{Kind: kakao.BadAnswer, Status: 502, Err: errOdd}, "HTTP 502"},
		{"maintenance", &kakao.Error{Kind: kakao.Refused, Status: 503, Code: "-9798"}, "-9798"},
	} {
		p, k := healthy()
		k.reach = func(_ context.Context, h kakao.Host) (kakao.Reached, error) {
			return kakao.Reached{Address: string(h) + ".kakao.com"}, c.err
		}
		got := examine(t, p)
		want(t, got, Reachability, Failed, report.Queued, c.says)
		want(t, got, Clock, Skipped, "")
		want(t, got, Login, Skipped, "", "reachability", "50 d")
		want(t, got, Consent, Skipped, "", "reachability")
		if len(k.asked) > 0 {
			t.Errorf("%s: Kakao was asked: %q", c.name, k.asked)
		}
	}
}

// One host that answers does not hide that the other does not; the proxy is told with the variable that names it.
func TestReachabilityOfOne(t *testing.T) {
	t.Parallel()
	p, k := healthy()
	p.Getenv = func(name string) string { return map[string]string{"https_proxy": "http://me:hush@proxy:3128"}[name] }
	k.reach = func(_ context.Context, h kakao.Host) (kakao.Reached, error) {
		r := reached(h, 0)
		r.Proxy = "proxy:3128"
		if h == kakao.APIHost {
			return r, noAnswer(&net.DNSError{Name: "proxy"})
		}
		return r, nil
	}
	got := examine(t, p)
	want(t, got, Reachability, Failed, report.Queued, "address of proxy was not found", "https_proxy", "NO_PROXY", "kauth.kakao.com (20 ms)", "proxy:3128")
	want(t, got, Clock, OK, "")
	for _, n := range got[Reachability].More {
		if strings.Contains(n.Detail, "hush") {
			t.Error("the proxy's password is told")
		}
	}
	p.Offline = true
	got = examine(t, p)
	want(t, got, Reachability, Skipped, "", "--offline")
	want(t, got, Clock, Skipped, "", "--offline")
}

func TestReachGivesUp(t *testing.T) {
	t.Parallel()
	p, k := healthy()
	k.reach = func(context.Context, kakao.Host) (kakao.Reached, error) {
		return kakao.Reached{}, errLate // what within gives for a call that does not end
	}
	p.Settings.AuthURL = "http://127.0.0.1:1"
	e := &exam{Patient: *p}
	if got := e.hostOf(kakao.AuthHost) + " " + e.hostOf(kakao.APIHost); got != "127.0.0.1:1 kapi.kakao.com" {
		t.Errorf("hosts: %s", got)
	}
	want(t, examine(t, p), Reachability, Failed, report.Queued, "within 5 seconds")
}

func TestLogin(t *testing.T) {
	t.Parallel()
	day := 24 * time.Hour
	refusedToken := &kakao.Error{Kind: kakao.Refused, Status: 401, Code: "-401", Message: "this access token does not exist"}
	for _, c := range []struct {
		name  string
		make  func(*Patient, *fakeKakao)
		state State
		kind  report.Kind
		says  string
	}{
		{"nobody", func(p *Patient, _ *fakeKakao) { p.Tokens = func() (store.Tokens, error) { return store.Tokens{}, nil } }, Failed, report.Login, "kakaotui login"},
		{"in the other place", func(p *Patient, _ *fakeKakao) {
			p.Tokens = func() (store.Tokens, error) { return store.Tokens{}, nil }
			p.Elsewhere = func() *store.ElsewhereError { return &store.ElsewhereError{Looked: "file", Found: "keyring"} }
		}, Failed, report.Login, "tokens move --to file"},
		{"run out", func(p *Patient, _ *fakeKakao) {
			tokens(func(t *store.Tokens) error {
				t.AccessExpiresAt, t.RefreshExpiresAt = noon.Add(-day), noon.Add(-time.Hour)
				return nil
			})(p)
		}, Failed, report.Login, "run out"},
		{"rejected", func(p *Patient, _ *fakeKakao) {
			tokens(func(t *store.Tokens) error {
				t.AccessExpiresAt, t.RefreshRejectedAt = noon.Add(-day), noon.Add(-time.Hour)
				return nil
			})(p)
		}, Failed, report.Login, "any more"},
		{"rejected, access still lives", func(p *Patient, _ *fakeKakao) {
			tokens(func(t *store.Tokens) error { t.RefreshRejectedAt = noon.Add(-time.Hour); return nil })(p)
		}, Warning, "", "5:00 left"},
		{"access token over", func(p *Patient, _ *fakeKakao) {
			tokens(func(t *store.Tokens) error { t.AccessExpiresAt = noon.Add(-time.Second); return nil })(p)
		}, OK, "", "refreshes nothing"},
		{"two weeks left", func(p *Patient, _ *fakeKakao) {
			tokens(func(t *store.Tokens) error { t.RefreshExpiresAt = noon.Add(14 * day); return nil })(p)
		}, Warning, "", "14 d"},
		{"a day left", func(p *Patient, _ *fakeKakao) {
			tokens(func(t *store.Tokens) error { t.RefreshExpiresAt = noon.Add(20 * time.Hour); return nil })(p)
		}, Warning, "", "keepalive"},
		{"no end told, estimated", func(p *Patient, _ *fakeKakao) {
			tokens(func(t *store.Tokens) error { t.RefreshExpiresAt, t.Estimated = time.Time{}, true; return nil })(p)
		}, OK, "", "estimated"},
		{"dead at Kakao", func(_ *Patient, k *fakeKakao) {
			k.info = func() (kakao.TokenInfo, error) { return kakao.TokenInfo{}, refusedToken }
		}, Warning, "", "kakaotui status"},
		{"dead at Kakao, nothing to refresh with", func(p *Patient, k *fakeKakao) {
			k.info = func() (kakao.TokenInfo, error) { return kakao.TokenInfo{}, refusedToken }
			tokens(func(t *store.Tokens) error { t.RefreshToken = ""; return nil })(p)
		}, Failed, report.Login, "-401"},
		{"another address", func(_ *Patient, k *fakeKakao) {
			k.info = func() (kakao.TokenInfo, error) {
				return kakao.TokenInfo{}, &kakao.Error{Kind: kakao.Refused, Status: 401, Code: "-401", Message: "ip mismatched! callerIp=1.2.3.4"}
			}
		}, Failed, report.Refused, "allowed IP addresses"},
		{"a passing fault", func(_ *Patient, k *fakeKakao) {
			k.info = func() (kakao.TokenInfo, error) {
				return kakao.TokenInfo{}, &kakao.Error{Kind: kakao.Refused, Status: 400, Code: "-1"}
			}
		}, Warning, "", "could not confirm"},
		{"too slow", func(_ *Patient, k *fakeKakao) {
			k.info = func() (kakao.TokenInfo, error) { return kakao.TokenInfo{}, errLate }
		}, Warning, "", "within 5 seconds"},
		{"another person's", func(_ *Patient, k *fakeKakao) {
			k.info = func() (kakao.TokenInfo, error) { return kakao.TokenInfo{UserID: 8}, nil }
		}, Warning, "", "another person"},
		{"offline", func(p *Patient, _ *fakeKakao) { p.Offline = true }, OK, "", "as stored"},
		{"half the settings", func(p *Patient, k *fakeKakao) {
			p.SettingsErr = &store.SettingsError{Path: "/c.toml", Reason: "it is empty"}
			k.info = nil // may not be asked: the host may stand in what could not be read
		}, Skipped, "", "settings"},
		{"no such place of tokens", func(p *Patient, _ *fakeKakao) {
			p.Settings.Tokens, p.SettingsErr = "drawer", &store.SettingsError{Key: "KAKAOTUI_TOKENS", Reason: "no"}
		}, Skipped, "", "settings"},
		{"no settings", func(p *Patient, _ *fakeKakao) {
			p.Settings.RESTAPIKey = ""
			p.Tokens = func() (store.Tokens, error) { return store.Tokens{}, nil }
		}, Skipped, "", "settings"},
	} {
		p, k := healthy()
		c.make(p, k)
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			want(t, examine(t, p), Login, c.state, c.kind, c.says)
		})
	}
}

func TestConsent(t *testing.T) {
	t.Parallel()
	scopes := func(list ...kakao.Scope) func(*Patient, *fakeKakao) {
		return func(_ *Patient, k *fakeKakao) { k.scopes = func() ([]kakao.Scope, error) { return list, nil } }
	}
	stored := func(ids ...string) func(*Patient, *fakeKakao) {
		return func(p *Patient, _ *fakeKakao) {
			p.Offline = true
			tokens(func(t *store.Tokens) error { t.Scopes = ids; return nil })(p)
		}
	}
	for _, c := range []struct {
		name  string
		make  func(*Patient, *fakeKakao)
		state State
		kind  report.Kind
		says  string
	}{
		{"both", scopes(kakao.Scope{ID: "talk_message", Using: true, Agreed: true}, kakao.Scope{ID: "friends", Agreed: true}), OK, "", "friends: agreed"},
		{"no friends", scopes(kakao.Scope{ID: "talk_message", Using: true, Agreed: true}), OK, "", "friends: not agreed"},
		{"withdrawn", scopes(kakao.Scope{ID: "talk_message", Using: true}), Failed, report.Consent, "login --scope talk_message"},
		{"off in the console", scopes(kakao.Scope{ID: "friends", Using: true}), Failed, report.Consent, "[Consent Items]"},
		{"not in use", scopes(kakao.Scope{ID: "talk_message"}), Failed, report.Consent, "lack"},
		{"Kakao fails", func(_ *Patient, k *fakeKakao) {
			k.scopes = func() ([]kakao.Scope, error) { return nil, &kakao.Error{Kind: kakao.Refused, Status: 400, Code: "-7"} }
		}, Warning, "", "-7"},
		{"stored", stored("talk_message", "friends"), OK, "", "said last"},
		{"stored without", stored("profile_nickname"), Failed, report.Consent, "said last"},
		{"never said", stored(), Skipped, "", "not said yet"},
		{"nobody", func(p *Patient, _ *fakeKakao) { p.Tokens = func() (store.Tokens, error) { return store.Tokens{}, nil } }, Skipped, "", "login"},
	} {
		p, k := healthy()
		c.make(p, k)
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			want(t, examine(t, p), Consent, c.state, c.kind, c.says)
		})
	}
}
