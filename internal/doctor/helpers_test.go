package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

var noon = time.Date(2026, 11, 21, 3, 0, 0, 0, time.UTC)

const (
	goodKey    = "0a9c4be1d72f4f63b8e15c0d9a7736ef"
	goodSecret = "Zk8Qw2Lr5Tn1Vx7Bm4Hs9Jd3Fg6Pc0Ya"
	goodToken  = "an-access-token-that-nobody-may-see"
)

// fakeKakao answers as it is told.
type fakeKakao struct {
	reach  func(ctx context.Context, h kakao.Host) (kakao.Reached, error)
	info   func() (kakao.TokenInfo, error)
	scopes func() ([]kakao.Scope, error)
	asked  []string
}

func (k *fakeKakao) Reach(ctx context.Context, h kakao.Host) (kakao.Reached, error) {
	return k.reach(ctx, h)
}

func (k *fakeKakao) TokenInfo(_ context.Context, access kakao.Secret) (kakao.TokenInfo, error) {
	k.asked = append(k.asked, "info "+access.Reveal())
	return k.info()
}

func (k *fakeKakao) Scopes(context.Context, kakao.Secret, ...string) ([]kakao.Scope, error) {
	k.asked = append(k.asked, "scopes")
	return k.scopes()
}

// reached is a host that answered, with its clock as far ahead of ours as date says.
func reached(h kakao.Host, date time.Duration) kakao.Reached {
	return kakao.Reached{Address: string(h) + ".kakao.com", Took: 20 * time.Millisecond, At: noon, Date: noon.Add(date - 500*time.Millisecond)}
}

// healthy is a set-up with nothing wrong; k is its Kakao.
func healthy() (*Patient, *fakeKakao) {
	k := &fakeKakao{
		reach: func(_ context.Context, h kakao.Host) (kakao.Reached, error) { return reached(h, 0), nil },
		info: func() (kakao.TokenInfo, error) {
			return kakao.TokenInfo{UserID: 7, AppID: 1234, ExpiresIn: 5 * time.Hour}, nil
		},
		scopes: func() ([]kakao.Scope, error) {
			return []kakao.Scope{{ID: "talk_message", Using: true, Agreed: true}, {ID: "friends", Using: true}}, nil
		},
	}
	env := map[string]string{"LANG": "ko_KR.UTF-8", "TERM": "xterm"}
	p := &Patient{
		Now: func() time.Time { return noon }, Getenv: func(name string) string { return env[name] }, OS: "linux", AtScreen: true,
		Dirs: store.Dirs{Config: "/home/me/.config/kakaotui", State: "/home/me/.state/kakaotui"},
		Settings: store.Settings{
			RESTAPIKey: goodKey, ClientSecret: goodSecret, RedirectURI: store.DefaultRedirectURI, Tokens: store.TokensInFile,
			Origins: store.Origins{RESTAPIKey: store.FromConfig, ClientSecret: store.FromEnvironment, RedirectURI: store.FromDefault},
		},
		Inspect: func() store.Inspection {
			return store.Inspection{Folders: []store.Folder{{Path: "/home/me/.state/kakaotui", Exists: true, Mode: 0o700}}, Free: 9 << 30, Measured: true}
		},
		Locked: func(context.Context) bool { return false },
		Tokens: func() (store.Tokens, error) {
			return store.Tokens{
				AccessToken: goodToken, AccessExpiresAt: noon.Add(5 * time.Hour), RefreshToken: "a-refresh-token", RefreshExpiresAt: noon.Add(50 * 24 * time.Hour),
				UserID: 7, Scopes: []string{"talk_message"},
			}, nil
		},
		Elsewhere: func() *store.ElsewhereError { return nil },
		Ledger: func(context.Context, store.Tokens) (Ledger, error) {
			return Ledger{Quota: session.Quota{Sender: session.Count{Used: 3, Limit: 100}, Pair: session.Count{Used: 2, Limit: 20}}}, nil
		},
		Kakao: k,
	}
	return p, k
}

// examine runs all checks in both languages, and shows what holds for every result: an order, a step below each failure, no
// secret, nothing that a terminal would obey. It gives the English results.
func examine(t *testing.T, p *Patient) map[Check]Result {
	t.Helper()
	var results map[Check]Result
	for _, lang := range []text.Lang{text.Korean, text.English} {
		p.Lang = lang
		results = map[Check]Result{}
		var order []Check
		if err := Run(t.Context(), *p, func(r Result) {
			order = append(order, r.Check)
			results[r.Check] = r
			checkNote(t, lang, r.Check, r.Note)
			for _, n := range r.More {
				checkNote(t, lang, r.Check, n)
			}
			if (r.State == Failed) != (r.Kind != "") {
				t.Errorf("%s is %s and of kind %q", r.Check, r.State, r.Kind)
			}
		}); err != nil {
			t.Fatal(err)
		}
		if len(order) != len(steps) || order[0] != Settings || order[len(order)-1] != Quota {
			t.Errorf("checks made: %q", order)
		}
	}
	return results
}

func checkNote(t *testing.T, l text.Lang, c Check, n Note) {
	t.Helper()
	if n.Detail == "" || (n.State == Failed || n.State == Warning) && n.Remedy == "" && c != Reachability {
		t.Errorf("%s: %+v says nothing or no next step", c, n)
	}
	for _, s := range []string{n.Detail, n.Remedy} {
		if strings.Contains(s, goodKey) || strings.Contains(s, goodSecret) || strings.Contains(s, "-token") || strings.Contains(s, "%!") ||
			strings.ContainsFunc(s, func(r rune) bool { return r < ' ' }) {
			t.Errorf("%s: %q", c, s)
		}
		if hangul := strings.ContainsFunc(s, func(r rune) bool { return '가' <= r && r <= '힣' }); s != "" && hangul && l == text.English {
			t.Errorf("%s: Korean among English: %q", c, s)
		}
	}
}

// want compares one result.
func want(t *testing.T, got map[Check]Result, c Check, state State, kind report.Kind, words ...string) {
	t.Helper()
	r := got[c]
	all := fmt.Sprintf("%+v", r)
	if r.State != state || r.Kind != kind {
		t.Errorf("%s: want %s %q, got %s", c, state, kind, all)
	}
	for _, w := range words {
		if !strings.Contains(all, w) {
			t.Errorf("%s: no %q in %s", c, w, all)
		}
	}
}

var errNoFile = &fs.PathError{Op: "open", Path: "/home/me/journal.db", Err: fs.ErrNotExist}

var errOdd = errors.New("something odd")
