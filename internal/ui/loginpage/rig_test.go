package loginpage

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/kakao"
	"kakaotui/internal/login"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// loginURL is as long as a real one.
const loginURL = "https://kauth.kakao.com/oauth/authorize?client_id=1a2b3c4d5e6f7081920a3b4c5d6e7f80&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" +
	"&code_challenge_method=S256&redirect_uri=http%3A%2F%2Flocalhost%3A8910%2Foauth&response_type=code&scope=talk_message&state=kq7Zt0xYb1mN3pQrS5uVwA"

// outcome is how an attempt ends.
type outcome struct {
	token kakao.Token
	err   error
}

// attempts is a session whose every login is a new attempt that waits until the test ends it.
type attempts struct {
	*kittest.Session
	r *rig

	mu     sync.Mutex
	made   []*attempt
	pasted []string
}

type attempt struct {
	kit.Attempt
	end    chan outcome
	closed chan struct{}
	parked atomic.Bool // Wait is waiting
	once   sync.Once
}

func (s *attempts) BeginLogin(ctx context.Context, scopes []string) (*kit.Attempt, error) {
	s.Session.Attempt = &kit.Attempt{}
	if _, err := s.Session.BeginLogin(ctx, scopes); err != nil {
		return nil, err
	}
	a := &attempt{end: make(chan outcome), closed: make(chan struct{})}
	s.mu.Lock()
	s.made = append(s.made, a)
	n := len(s.made)
	s.mu.Unlock()
	a.Attempt = kit.Attempt{
		URL: fmt.Sprint(loginURL, n), Deadline: kittest.Now.Add(4*time.Minute + 37*time.Second), Listening: "localhost:8910",
		Paste: func(typed string) error {
			p, err := login.ParsePaste(typed)
			if err != nil {
				return err
			}
			s.mu.Lock()
			s.pasted = append(s.pasted, p.Code.Reveal())
			s.mu.Unlock()
			return nil
		},
		Wait: func(context.Context) (kakao.Token, error) {
			a.parked.Store(true)
			s.r.parked <- struct{}{}
			select {
			case o := <-a.end:
				a.parked.Store(false)
				return o.token, o.err
			case <-a.closed:
				return kakao.Token{}, login.ErrClosed
			}
		},
		Close: func() {
			a.once.Do(func() {
				if a.parked.Load() {
					s.r.freed <- struct{}{}
				}
				close(a.closed)
			})
		},
	}
	if s.r.deaf != nil {
		a.Listening, a.Deaf = "", s.r.deaf
	}
	return &a.Attempt, nil
}

// rig runs a page's jobs as the root would, but for the waiting of an attempt, which goes on until the test ends it.
type rig struct {
	t       *testing.T
	s       *kit.Shared
	p       *page
	session *attempts
	browser *kittest.Browser
	copied  *kittest.Terminal
	deaf    error

	msgs          chan tea.Msg
	parked, freed chan struct{}
	out           int // commands that have not answered and do not wait for the test
	others        []tea.Msg
}

func newRig(t *testing.T) *rig {
	t.Helper()
	s, fake := kittest.Shared()
	r := &rig{t: t, s: s, msgs: make(chan tea.Msg), parked: make(chan struct{}), freed: make(chan struct{})}
	r.session = &attempts{Session: fake, r: r}
	r.browser, r.copied = s.Ports.Browser.(*kittest.Browser), s.Ports.Terminal.(*kittest.Terminal)
	s.Ports.Session = r.session
	r.p = New(s).(*page)
	return r
}

// demo makes it the demo; what Consent gives is err.
func (r *rig) demo(err error) *rig {
	r.s.Ports.Demo = &kit.Demo{PhoneURL: "http://127.0.0.1:1/", Consent: func(context.Context, string) error { return err }}
	return r
}

func (r *rig) enter(arg any) *rig { r.do(r.p.Enter(arg)); r.settle(); return r }

// shown is a rig with the URL on the screen.
func (r *rig) shown() *rig { r.enter(nil); r.view(80, 21); return r }

func (r *rig) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	r.out++
	go func() { r.msgs <- cmd() }()
}

func (r *rig) settle() {
	for r.out > 0 {
		select {
		case m := <-r.msgs:
			r.out--
			r.take(m)
		case <-r.parked:
			r.out--
		case <-r.freed:
			r.out++
		}
	}
}

func (r *rig) take(m tea.Msg) {
	switch m := m.(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			r.do(c)
		}
	case kit.Finished:
		r.s.Jobs.Done(m)
		r.do(r.p.Update(m))
	default:
		r.others = append(r.others, m)
	}
}

func (r *rig) press(names ...string) *rig {
	r.t.Helper()
	for _, k := range kittest.Keys(names...) {
		cmd, ok := kit.Press(r.p.Bindings(), k)
		if !ok {
			cmd = r.p.Update(k)
		}
		r.do(cmd)
		r.settle()
	}
	return r
}

func (r *rig) paste(s string) *rig { r.do(r.p.Update(tea.PasteMsg{Content: s})); r.settle(); return r }

// end ends the last attempt.
func (r *rig) end(o outcome) *rig {
	r.t.Helper()
	r.out++
	r.session.made[len(r.session.made)-1].end <- o
	r.settle()
	return r
}

func (r *rig) closed(n int) bool {
	select {
	case <-r.session.made[n].closed:
		return true
	default:
		return false
	}
}

// view draws the page, checks what is true of every drawing, and gives its rows without escape sequences.
func (r *rig) view(w, h int) []string {
	r.t.Helper()
	b := r.p.View(w, h)
	if len(b.Rows) != h {
		r.t.Fatalf("%dx%d: %d rows", w, h, len(b.Rows))
	}
	rows := make([]string, len(b.Rows))
	for i, row := range b.Rows {
		if kit.Width(row) > w {
			r.t.Errorf("%dx%d: row %d is %d columns wide: %q", w, h, i, kit.Width(row), row)
		}
		rows[i] = ansi.Strip(row)
	}
	if c := b.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
		r.t.Errorf("%dx%d: cursor outside: %+v", w, h, *c)
	}
	return rows
}

// words is the text of a drawing with its row ends taken out, so that a wrapped sentence can be found.
func (r *rig) words(w, h int) string {
	r.t.Helper()
	return strings.Join(strings.Fields(strings.Join(r.view(w, h), " ")), " ")
}

func (r *rig) has(what ...string) {
	r.t.Helper()
	words := r.words(80, 40)
	for _, s := range what {
		if !strings.Contains(words, strings.Join(strings.Fields(s), " ")) {
			r.t.Errorf("%q is not in\n%s", s, strings.Join(r.view(80, 40), "\n"))
		}
	}
}

func (r *rig) hasNot(what string) {
	r.t.Helper()
	if strings.Contains(r.words(80, 40), what) {
		r.t.Errorf("%q is still in\n%s", what, strings.Join(r.view(80, 40), "\n"))
	}
}

func (r *rig) say(s text.Sentence, args ...any) string { return r.s.Say(s, args...) }

// keys are the bindings of the help line: "enter 브라우저 열기".
func (r *rig) keys() string {
	var out []string
	for _, b := range r.p.Bindings() {
		if !b.Quiet {
			out = append(out, b.Shown()+" "+r.s.Say(b.Label))
		}
	}
	return strings.Join(out, "   ")
}

// went is where the page wanted to go.
func (r *rig) went() (g kit.Goto, ok bool) {
	for _, m := range r.others {
		if g, ok := m.(kit.Goto); ok {
			return g, true
		}
	}
	return kit.Goto{}, false
}
