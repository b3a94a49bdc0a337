// Package setup is the first-time set-up: one question a step, each with where in Kakao's console its answer stands.
package setup

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/kakao"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// consoleURL is the list of a person's apps (kakao-api.md 1).
const consoleURL = "https://developers.kakao.com/console/app"

const (
	saveLimit = 10 * time.Second
	openLimit = 15 * time.Second
)

type page struct {
	s        *kit.Shared
	at       int
	key      *part.Field
	secret   *part.Field
	redirect *part.Field
	base     store.Settings // what the set-up began with
	save     kit.JobID
	saveErr  error // why saving failed; stays until the next try
	open     kit.JobID
	openErr  error // why the console could not be opened; stays until the next try or step
	pressed  bool  // enter was pressed on this answer: an empty one is a mistake only then
	scroll   kit.Scroll
}

// New makes the page.
func New(s *kit.Shared) kit.Page {
	return &page{
		s:        s,
		key:      part.NewField(s, text.Sentence{}, text.SetupKeyHint),
		secret:   part.NewField(s, text.Sentence{}, text.SetupSecretHint).Secret(),
		redirect: part.NewField(s, text.Sentence{}, text.Sentence{KO: store.DefaultRedirectURI, EN: store.DefaultRedirectURI}),
	}
}

// Enter begins with what is set already: at the first step, or at the one that mends the error in a kit.Mend.
func (p *page) Enter(arg any) tea.Cmd {
	p.base = p.s.Ports.Session.Settings()
	p.key.SetValue(p.base.RESTAPIKey)
	p.secret.SetValue(p.base.ClientSecret.Reveal())
	p.redirect.SetValue(p.base.RedirectURI)
	if p.base.RedirectURI == "" {
		p.redirect.SetValue(store.DefaultRedirectURI)
	}
	p.saveErr = nil
	first := 0
	if mend, ok := arg.(kit.Mend); ok {
		first = stepOf(mend.Code)
	}
	p.move(first)
	return nil
}

// Leave lets a save under way end without bringing up the login.
func (p *page) Leave() tea.Cmd { p.save = 0; return nil }

// Mouse is off, so that the redirect URI can be selected.
func (p *page) Mouse() bool { return false }

// Header names the page and the step.
func (p *page) Header() (left, right string) {
	return p.s.Say(text.SetupTitle), fmt.Sprintf("%d / %d", p.at+1, len(steps))
}

func (p *page) step() step { return steps[p.at] }

// field is the field of the step, nil where there is nothing to type.
func (p *page) field() *part.Field {
	if f := p.step().field; f != nil {
		return f(p)
	}
	return nil
}

// move goes to a step and gives its field the focus.
func (p *page) move(to int) {
	for _, f := range []*part.Field{p.key, p.secret, p.redirect} {
		f.Blur()
	}
	p.at, p.openErr, p.pressed = to, nil, false
	p.scroll.Reset()
	if f := p.field(); f != nil {
		f.Focus()
	}
}

// usable tells whether the step's answer can be used.
func (p *page) usable() bool {
	f := p.field()
	return f == nil || p.step().look(f.Value()).OK()
}

// toldWrong tells whether the answer cannot be used and that stands below it already: enter has nothing to add.
func (p *page) toldWrong() bool {
	f := p.field()
	return f != nil && !p.usable() && p.step().look(f.Value()).words(p.s.Lang, p.pressed) != ""
}

// Bindings are the keys of the step.
func (p *page) Bindings() []kit.Binding {
	next := text.SetupNext
	if p.at == len(steps)-1 {
		next = text.SetupDone
	}
	enter := kit.Bind(next, p.next, "enter")
	if p.save != 0 || p.toldWrong() {
		enter = enter.Hush()
	}
	bs := append([]kit.Binding{enter}, p.scroll.Bindings()...)
	if p.canGoBack() {
		bs = append(bs, kit.Bind(text.SetupBack, p.back, "esc"))
	}
	if p.step().copies && p.usable() {
		bs = append(bs, kit.Bind(text.SetupCopy, p.copyURI, "ctrl+y").Explained(text.SetupCopyAbout))
	}
	if ok, _ := p.s.Ports.Browser.CanOpen(); ok && p.s.Ports.Demo == nil {
		bs = append(bs, kit.Bind(text.SetupOpen, p.openConsole, "ctrl+o"))
	}
	return bs
}

func (p *page) canGoBack() bool {
	return p.at > 0 || p.s.Ports.Demo != nil || p.s.Account.Status.LoggedIn
}

func (p *page) back() tea.Cmd {
	switch {
	case p.save != 0:
		return nil
	case p.at > 0:
		p.saveErr = nil
		p.move(p.at - 1)
		return nil
	case p.s.Account.Status.LoggedIn:
		return kit.Go(kit.Compose, nil)
	}
	return kit.Go(kit.Welcome, nil)
}

// copyURI copies what would be saved, to the letter: Kakao compares it so (kakao-api.md 1.3).
func (p *page) copyURI() tea.Cmd {
	uri, _ := kakao.CheckRedirectURI(p.redirect.Value())
	return p.s.Ports.Terminal.SetClipboard(uri)
}

func (p *page) openConsole() tea.Cmd {
	var cmd tea.Cmd
	p.openErr = nil
	p.open, cmd = p.s.Jobs.Start(kit.JobOther, openLimit, func(context.Context) (any, error) {
		return nil, p.s.Ports.Browser.Open(consoleURL)
	})
	return cmd
}

// next goes on only from an answer that can be used.
func (p *page) next() tea.Cmd {
	p.pressed = true
	switch {
	case p.save != 0, !p.usable():
		p.scroll.Reset()
		return nil
	case p.at < len(steps)-1:
		p.move(p.at + 1)
		return nil
	}
	return p.store()
}

// settings are the set-up's answers over what was there before.
func (p *page) settings() store.Settings {
	set := p.base
	set.RESTAPIKey, _ = kakao.CheckRESTAPIKey(p.key.Value())
	set.ClientSecret, _ = kakao.CheckClientSecret(kakao.Secret(p.secret.Value()))
	set.RedirectURI, _ = kakao.CheckRedirectURI(p.redirect.Value())
	return set
}

func (p *page) store() tea.Cmd {
	set := p.settings()
	var cmd tea.Cmd
	p.saveErr = nil
	p.save, cmd = p.s.Jobs.Start(kit.JobOther, saveLimit, func(context.Context) (any, error) {
		return nil, p.s.Ports.Session.Configure(set)
	})
	return cmd
}

// Update takes the ends of jobs and what is typed.
func (p *page) Update(msg tea.Msg) tea.Cmd {
	if f, ok := msg.(kit.Finished); ok {
		return p.finished(f)
	}
	f := p.field()
	if f == nil {
		return nil
	}
	before := f.Version()
	cmd, _ := f.Update(msg)
	if f.Version() != before {
		p.pressed = false
		p.scroll.Reset()
	}
	return cmd
}

func (p *page) finished(f kit.Finished) tea.Cmd {
	switch {
	case f.ID == 0:
	case f.ID == p.open:
		p.open, p.openErr = 0, f.Err
	case f.ID == p.save:
		p.save, p.saveErr = 0, f.Err
		p.scroll.Reset()
		if f.Err == nil {
			return kit.Go(kit.Login, nil)
		}
	}
	return nil
}
