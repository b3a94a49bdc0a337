package loginpage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/login"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

// View draws the attempt, or why it failed. Once it has drawn the URL, a browser may be opened.
func (p *page) View(w, h int) kit.Block {
	p.width = w
	t := p.try
	switch {
	case t.err != nil:
		b, last := p.failed(t, w)
		return p.scroll.View(b, last, h)
	case t.attempt == nil:
		return p.scroll.View(p.prose(kit.Paint{}, text.LoginPageBeginning, w), -1, h)
	case p.qr.on:
		return p.viewQR(t.attempt.URL, w, h).Fit(h)
	}
	t.shown = true
	b, last := p.waiting(t, w, h)
	return p.scroll.View(b, last, h)
}

// waiting draws the three steps around the URL. Where the terminal is low the blank rows give way first; then what matters most
// comes first, and the rest can be scrolled to. last is the row to keep in sight.
func (p *page) waiting(t *try, w, h int) (b kit.Block, last int) {
	open := kit.Stack(p.numbered(1, p.howToOpen(t), w), p.whyNot(w), p.openFailed(t, w))
	agree := p.numbered(2, p.whatToAgree(), w)
	paste := p.numbered(3, p.s.Say(p.howToPaste(t)), w)
	field := p.typed(t, w)
	url := kit.Lines(urlRows(t.attempt.URL, w)...)
	state, hint := p.state(t, w), p.prose(p.s.Theme.Dim, text.LoginPageKOE, w)

	gap := kit.Lines("")
	b = kit.Stack(open, gap, url, gap, agree, gap, paste, gap, field, gap, state, gap, hint)
	if len(b.Rows) > h {
		b = kit.Stack(open, url, agree, paste, field, state, hint)
	}
	if len(b.Rows) <= h {
		return b, -1
	}
	first := kit.Stack(url, p.openFailed(t, w), field)
	return kit.Stack(first, state, p.numbered(1, p.howToOpen(t), w), p.whyNot(w), agree, paste, hint), len(first.Rows) - 1
}

// failed draws why the attempt failed, the keys that mend it, and the field: a code from the browser can be typed still.
func (p *page) failed(t *try, w int) (b kit.Block, last int) {
	b = p.draw(p.failure(t), w, 1)
	if _, ok := p.mendable(); ok {
		b = kit.Stack(b, p.prose(p.s.Theme.Accent, text.LoginPageSetup, w))
	}
	if !t.held {
		b = kit.Stack(b, p.prose(p.s.Theme.Accent, text.LoginPageRetry, w))
	}
	b = kit.Stack(b, kit.Lines(""), p.typed(t, w))
	if t.paste == nil && p.field.Value() == "" {
		return b, -1
	}
	return b, len(b.Rows) - 1
}

// urlRows are rows that hold nothing but the URL, each a link to all of it, and full up to the last one, so that a selection
// over them gives the URL.
func urlRows(url string, w int) []string {
	rows := kit.Wrap(url, w)
	for i, row := range rows {
		rows[i] = ansi.SetHyperlink(url, "id=kakao-login") + row + ansi.ResetHyperlink()
	}
	return rows
}

func (p *page) howToOpen(t *try) string {
	demo := p.s.Ports.Demo != nil
	switch {
	case t.opened:
		return p.s.Say(text.LoginPageOpening)
	case demo && p.canOpen:
		return p.s.Say(text.LoginPageDemo)
	case demo:
		return p.s.Say(text.LoginPageDemoHere)
	case p.canOpen:
		return p.s.Say(text.LoginPageOpen)
	}
	return p.s.Say(text.LoginPageByHand)
}

// whyNot says why no browser is opened here.
func (p *page) whyNot(w int) kit.Block {
	if p.canOpen {
		return kit.Block{}
	}
	return kit.Prose(p.s.Theme.Dim, p.s.Say(report.BrowserReason(p.reason)), w, 4)
}

// openFailed says that the browser, or the consent in the terminal, came to nothing.
func (p *page) openFailed(t *try, w int) kit.Block {
	tell := func(s text.Sentence, err error) kit.Block {
		if err == nil {
			return kit.Block{}
		}
		why := report.Of(err, p.s.Lang)
		return kit.Prose(p.s.Theme.Bad, p.s.Glyphs.Cross+" "+p.s.Say(s, strings.TrimSpace(why.Title+". "+why.Detail)), w, 4)
	}
	return kit.Stack(tell(text.LoginPageNoBrowser, t.openErr), tell(text.LoginPageNoConsent, t.consentErr))
}

// whatToAgree names what must be ticked. Sending is what this program is for, so that item is named even when not asked for alone.
func (p *page) whatToAgree() string {
	if slices.Equal(p.scopes(), session.Required) {
		return p.s.Say(text.LoginPageAgree)
	}
	names := make([]string, 0, len(p.ask.Scopes))
	for _, id := range p.scopes() {
		names = append(names, fmt.Sprintf("%s (%s)", text.VisibleLine(p.s.Say(text.ScopeName(id))), text.VisibleLine(id)))
	}
	return p.s.Say(text.LoginPageAgreeTo, strings.Join(names, ", "))
}

// howToPaste: where nobody listens, or the browser runs on another machine, pasting is the only way.
func (p *page) howToPaste(t *try) text.Sentence {
	if t.attempt.Deaf != nil || p.reason == login.BrowserSSH {
		return text.LoginPagePasteOnly
	}
	return text.LoginPagePaste
}

// typed is the field and what is wrong with its text, or what a code of Kakao means.
func (p *page) typed(t *try, w int) kit.Block {
	b := p.field.View(w - 6).Indent(3)
	if t.paste == nil {
		return b
	}
	b = kit.Stack(b, p.draw(p.refusal(t.paste), w, 5))
	if _, ok := p.mendable(); ok && t.err == nil {
		b = kit.Stack(b, kit.Prose(p.s.Theme.Accent, p.s.Say(text.LoginPageSetup), w, 7))
	}
	return b
}

// state says what is under way: fetching tokens, listening, or why nobody listens.
func (p *page) state(t *try, w int) kit.Block {
	switch {
	case t.taken:
		return kit.Prose(p.s.Theme.Accent, p.s.Say(text.LoginPageTaken), w, 3)
	case t.consenting:
		return kit.Prose(p.s.Theme.Accent, p.s.Say(text.LoginPageConsenting), w, 3)
	case t.attempt.Deaf != nil:
		r := report.Of(t.attempt.Deaf, p.s.Lang)
		return kit.Prose(p.s.Theme.Warn, r.Title+". "+r.Detail, w, 3)
	}
	return kit.Prose(p.s.Theme.Dim, p.s.Say(text.LoginPageListening, text.VisibleLine(t.attempt.Listening)), w, 3)
}

// numbered is a step of the way.
func (p *page) numbered(n int, s string, w int) kit.Block {
	b := kit.Prose(kit.Paint{}, s, w, 4)
	if len(b.Rows) > 0 {
		b.Rows[0] = fmt.Sprintf(" %d. ", n) + strings.TrimPrefix(b.Rows[0], "    ")
	}
	return b
}

func (p *page) prose(paint kit.Paint, s text.Sentence, w int) kit.Block {
	return kit.Prose(paint, p.s.Say(s), w, 1)
}
