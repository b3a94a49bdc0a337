package ui

import (
	"context"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// patience is how long a test waits for what must come; no test asserts anything about time.
const patience = 60 * time.Second

// rig is the app on fake ports, with an event loop that turns only while a test waits for something, and a clock that stands
// still until it is moved. Ticks come only from tick.
type rig struct {
	testing.TB
	app    *App
	fake   *kittest.Session
	term   *console
	clock  sync.Mutex // jobs look at the time while a test moves it
	now    time.Time
	events chan session.Event
	msgs   chan tea.Msg
	ticks  int // asked for and not delivered
	quit   bool
	seen   []tea.Msg // what was delivered, commands' answers included
}

// console is a fake terminal whose commands can be told from one another.
type console struct {
	kittest.Terminal
	asked []string
}

type consoleMsg string

func (c *console) command(what string) tea.Cmd {
	return func() tea.Msg { return consoleMsg(what) }
}

func (c *console) Suspend() tea.Cmd {
	c.asked = append(c.asked, "suspend")
	return c.command("suspend")
}
func (c *console) Redraw() tea.Cmd { c.asked = append(c.asked, "redraw"); return c.command("redraw") }
func (c *console) AskBackground() tea.Cmd {
	return c.command("background")
}
func (c *console) Exec(*exec.Cmd, func(error) tea.Msg) tea.Cmd { return c.command("exec") }

// option changes the ports before the app is made.
type option func(*rig, *Options)

func at(p kit.PageID) option       { return func(_ *rig, o *Options) { o.Start = p } }
func speaking(l text.Lang) option  { return func(_ *rig, o *Options) { o.Lang = l } }
func plain(_ *rig, o *Options)     { o.Glyphs = kit.Plain }
func loggedOut(r *rig, _ *Options) { r.fake.StatusIs, r.fake.Held = session.Status{}, store.Tokens{} }
func withEvents(r *rig, o *Options) {
	r.events = make(chan session.Event, 16)
	o.Ports.Events = r.events
}
func noBrowser(_ *rig, o *Options) { o.Ports.Browser = &kittest.Browser{Reason: "display"} }
func inDemo(_ *rig, o *Options) {
	o.Ports.Demo = &kit.Demo{PhoneURL: "http://127.0.0.1:45678/", Consent: func(context.Context, string) error { return nil }}
}

// newRig is an app of 80x24 on the compose page, logged in, that has not begun.
func newRig(t testing.TB, options ...option) *rig {
	t.Helper()
	account := kittest.Account()
	r := &rig{TB: t, now: kittest.Now, term: &console{}, msgs: make(chan tea.Msg, 1024), fake: &kittest.Session{
		Set:  store.Settings{RESTAPIKey: strings.Repeat("ab12", 8), RedirectURI: store.DefaultRedirectURI},
		Held: kittest.Tokens(), StatusIs: account.Status,
		Attempt: &kit.Attempt{
			URL: "https://kauth.example.com/oauth/authorize?client_id=x", Deadline: kittest.Now.Add(5 * time.Minute), Listening: "localhost:8910",
			Paste: func(string) error { return nil }, Close: func() {},
			Wait: func(ctx context.Context) (kakao.Token, error) { <-ctx.Done(); return kakao.Token{}, ctx.Err() },
		},
	}}
	o := Options{
		Ports: kit.Ports{Session: r.fake, Terminal: r.term, Browser: &kittest.Browser{}, Now: r.time},
		Lang:  text.Korean, Dark: true, Glyphs: kit.Fancy, Profile: "default", Start: kit.Compose,
	}
	for _, f := range options {
		f(r, &o)
	}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	r.app = New(ctx, o)
	r.app.wait = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { r.ticks++; return nil }
	return r
}

// running is an app that has begun and knows its account.
func running(t testing.TB, options ...option) *rig {
	t.Helper()
	r := newRig(t, options...)
	r.do(r.app.Init())
	r.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.settle()
	return r
}

func (r *rig) time() time.Time {
	r.clock.Lock()
	defer r.clock.Unlock()
	return r.now
}

// pass moves the clock.
func (r *rig) pass(d time.Duration) {
	r.clock.Lock()
	defer r.clock.Unlock()
	r.now = r.now.Add(d)
}

// do runs a command elsewhere; what it answers waits until the loop turns.
func (r *rig) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() { r.msgs <- cmd() }()
}

// send delivers a message now.
func (r *rig) send(msgs ...tea.Msg) {
	for _, m := range msgs {
		r.seen = append(r.seen, m)
		switch m := m.(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range m {
				r.do(c)
			}
		case tea.QuitMsg:
			r.quit = true
		default:
			_, cmd := r.app.Update(m)
			r.do(cmd)
		}
	}
}

func (r *rig) press(names ...string) {
	for _, k := range kittest.Keys(names...) {
		r.send(k)
	}
}

// until turns the loop until ok.
func (r *rig) until(what string, ok func() bool) {
	r.Helper()
	limit := time.After(patience)
	for !ok() {
		select {
		case m := <-r.msgs:
			r.send(m)
		case <-limit:
			r.Fatalf("never came: %s\n%s", what, r.screen())
		}
	}
}

// settle turns the loop until the questions for the account and the drafts are answered.
func (r *rig) settle() {
	r.Helper()
	r.until("the account", func() bool {
		return !r.app.s.Jobs.Running(kit.JobStatus) && r.app.s.Account.Status.LoggedIn == r.fake.StatusIs.LoggedIn
	})
	if r.app.at == kit.Compose {
		r.until("the draft", func() bool { return slices.Contains(r.fake.Calls(), "Draft") && !r.app.s.Jobs.Running(kit.JobOther) })
	}
}

// tick delivers the tick that was asked for, at the time by which the clock moves on.
func (r *rig) tick(on time.Duration) {
	r.Helper()
	if r.ticks != 1 {
		r.Fatalf("%d ticks are under way, want 1", r.ticks)
	}
	r.ticks--
	r.pass(on)
	r.send(r.app.second(r.now))
}

// rows are the rows on the screen without their styles.
func (r *rig) rows() []string {
	return strings.Split(ansi.Strip(r.app.View().Content), "\n")
}

func (r *rig) screen() string { return strings.Join(r.rows(), "\n") }

func (r *rig) shows(words ...string) {
	r.Helper()
	for _, w := range words {
		if !strings.Contains(r.screen(), w) {
			r.Errorf("the screen does not show %q:\n%s", w, r.screen())
		}
	}
}

func (r *rig) hides(words ...string) {
	r.Helper()
	for _, w := range words {
		if strings.Contains(r.screen(), w) {
			r.Errorf("the screen shows %q:\n%s", w, r.screen())
		}
	}
}

func (r *rig) say(s text.Sentence, args ...any) string { return r.app.s.Say(s, args...) }

// took tells whether a message of this kind was delivered since mark.
func took[M any](r *rig, mark int, ok func(M) bool) bool {
	for _, m := range r.seen[mark:] {
		if m, is := m.(M); is && ok(m) {
			return true
		}
	}
	return false
}

// fakePage remembers what reached it.
type fakePage struct {
	got   []tea.Msg
	binds []kit.Binding
	wants struct{ tick, mouse bool }
	draft *store.Draft
	save  func(store.Draft) error
	head  [2]string
}

func (p *fakePage) Enter(any) tea.Cmd          { return nil }
func (p *fakePage) Update(msg tea.Msg) tea.Cmd { p.got = append(p.got, msg); return nil }
func (p *fakePage) View(w, h int) kit.Block {
	return kit.Block{Rows: []string{"page", "body"}, Cursor: &kit.Cursor{X: 3, Y: 1}}
}
func (p *fakePage) Bindings() []kit.Binding { return p.binds }
func (p *fakePage) Mouse() bool             { return p.wants.mouse }
func (p *fakePage) NeedsTick() bool         { return p.wants.tick }
func (p *fakePage) Flush() (func() error, bool) {
	return func() error { return p.save(*p.draft) }, p.draft != nil
}

// headedPage is a fakePage with a header of its own.
type headedPage struct{ fakePage }

func (p *headedPage) Header() (left, right string) { return p.head[0], p.head[1] }

// withPage puts a fake page in the place of compose.
func (r *rig) withPage(p kit.Page) {
	if fake, ok := p.(*fakePage); ok {
		fake.save = func(d store.Draft) error { return r.fake.ChangeDraft(func(store.Draft) store.Draft { return d }) }
	}
	r.app.pages[kit.Compose] = p
	r.app.at = kit.Compose
}
