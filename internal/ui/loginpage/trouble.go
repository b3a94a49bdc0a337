package loginpage

import (
	"errors"
	"slices"
	"strings"

	"kakaotui/internal/login"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// settingsCodes are Kakao's codes whose cause may be a setting of ours (kakao-api.md 2.7, 3.4).
var settingsCodes = []string{"KOE006", "KOE008", "KOE010", "KOE101", "KOE303"}

// mendable tells whether the set-up can mend what is on the screen, and the code it is about.
func (p *page) mendable() (code string, ok bool) {
	t := p.try
	if t.paste != nil && slices.Contains(settingsCodes, t.paste.code) {
		return t.paste.code, true
	}
	if t.err == nil {
		return "", false
	}
	code = report.Of(t.err, p.s.Lang).Code
	return code, slices.Contains(settingsCodes, code) || errors.Is(t.err, session.ErrNoSettings)
}

// told is a trouble in words: what happened, and what to know and do.
type told struct {
	title string
	more  []string
}

// failure tells why the attempt failed.
func (p *page) failure(t *try) told {
	if errors.Is(t.err, session.ErrNoSettings) {
		return told{title: p.s.Say(text.LoginPageNoKey)}
	}
	out := p.tell(report.Of(t.err, p.s.Lang))
	switch {
	case t.held:
		out.more = append(out.more, p.s.Say(text.LoginPageHeld))
	case errors.Is(t.err, login.ErrTimeout):
		out.more = append(out.more, p.s.Say(text.LoginPageTimeout))
	}
	return out
}

// refusal tells why a paste was not taken, or what a code of Kakao means.
func (p *page) refusal(v *verdict) told {
	if v.known.Code != "" {
		x := v.known
		menu := ""
		if !x.Menu.IsZero() {
			menu = p.s.Say(text.InConsole, p.s.Say(x.Menu))
		}
		return p.tell(report.Report{Code: x.Code, Title: p.s.Say(x.Title), Detail: p.s.Say(x.Meaning), Remedy: p.s.Say(x.Remedy), Menu: menu})
	}
	if v.code != "" {
		return told{p.s.Say(text.LoginPageUnknownKOE, v.code), []string{p.s.Say(text.LoginPageDevTalk)}}
	}
	out := p.tell(report.Of(v.err, p.s.Lang))
	if e, ok := errors.AsType[*login.PasteError](v.err); ok {
		switch e.Reason {
		case login.PasteOtherAttempt:
			out.more = append(out.more, p.s.Say(text.LoginPageOtherPaste))
		case login.PasteOver:
			out.more = []string{p.s.Say(text.LoginPageOver)}
		}
	}
	return out
}

// tell is a report for this page. A remedy that names a command of the shell is left out: here a key mends it, which the page
// says itself.
func (p *page) tell(r report.Report) told {
	out := told{title: r.Title}
	if r.Code != "" {
		out.title += " (" + r.Code + ")"
	}
	if strings.Contains(r.Remedy, "`kakaotui") {
		r.Remedy = ""
	}
	for _, s := range []string{r.Detail, r.Remedy, r.Menu} {
		if s != "" {
			out.more = append(out.more, s)
		}
	}
	return out
}

// draw sets a trouble into rows behind indent columns.
func (p *page) draw(t told, w, indent int) kit.Block {
	b := kit.Prose(p.s.Theme.Bad, t.title, w, indent+2)
	b.Rows[0] = strings.Repeat(" ", indent) + p.s.Theme.Bad.On(p.s.Glyphs.Cross) + b.Rows[0][indent+1:]
	for _, s := range t.more {
		b = kit.Stack(b, kit.Prose(kit.Paint{}, s, w, indent+2))
	}
	return b
}
