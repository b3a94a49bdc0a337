package status

import (
	"strings"
	"time"

	"kakaotui/internal/hangul"
	"kakaotui/internal/report"
	"kakaotui/internal/session"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

const (
	narrow = 60 // below, what stands beside a bar stands under it
	indent = 3
	month  = 30 * 24 * time.Hour
)

// View draws the page; what does not fit is scrolled.
func (p *Page) View(w, h int) kit.Block {
	d := &drawing{p: p, s: p.s, w: w, now: p.s.Ports.Now()}
	if st := p.s.Account.Status; st.LoggedIn {
		d.tokens(st)
		d.consent()
	} else {
		d.noLogin()
	}
	d.today()
	p.rows, p.height = len(d.rows), h
	p.scroll(0)
	return kit.Lines(d.rows[p.top:min(len(d.rows), p.top+h)]...)
}

// drawing collects the rows of the page.
type drawing struct {
	p    *Page
	s    *kit.Shared
	w    int
	now  time.Time
	rows []string
}

func (d *drawing) row(s string) { d.rows = append(d.rows, s) }

// title is a heading of one word with something dim at the right end.
func (d *drawing) title(word, right string) {
	if len(d.rows) > 0 {
		d.row("")
	}
	left, gap, r := part.Between(d.s, word, right, d.w-2)
	d.row(" " + d.s.Theme.Title.On(left) + gap + d.s.Theme.Dim.On(r))
	if d.w >= narrow {
		d.row("")
	}
}

// say wraps a sentence, indented by at columns, its first row behind a sign.
func (d *drawing) say(paint kit.Paint, at int, sign, s string) {
	if s == "" {
		return
	}
	lead := ""
	if sign != "" {
		lead = sign + " "
	}
	width := hangul.Width(lead)
	for i, r := range kit.Wrap(text.Visible(s), max(8, d.w-at-width-1)) {
		if i > 0 {
			lead = strings.Repeat(" ", width)
		}
		d.row(strings.Repeat(" ", at) + paint.On(lead+hangul.Clip(r, d.w-at-width)))
	}
}

func (d *drawing) noLogin() {
	d.say(d.s.Theme.Warn, indent, "", d.s.Say(text.StatusPageNoLogin))
	if err := d.s.Account.Err; err != nil {
		d.trouble(err, indent)
	}
	d.say(d.s.Theme.Key, indent, "", "ctrl+g "+d.s.Say(text.StatusPageLogin))
}

// trouble tells an error with its next step.
func (d *drawing) trouble(err error, at int) {
	r := report.Of(err, d.s.Lang)
	d.say(d.s.Theme.Bad, at, d.s.Glyphs.Cross, r.Title)
	d.say(kit.Paint{}, at+2, "", r.Detail)
	d.say(kit.Paint{}, at+2, "", r.Remedy)
}

func (d *drawing) tokens(st session.Status) {
	d.title(d.s.Say(text.PartTokens), d.who(st))
	t := st.Tokens
	at := d.life(text.PartAccess, t.IssuedAt, t.AccessExpiresAt)
	d.refresh(st, at)
	at = d.life(text.PartRefresh, t.RefreshIssuedAt, t.RefreshExpiresAt)
	d.end(t.RefreshExpiresAt, at)
}

func (d *drawing) who(st session.Status) string {
	switch name := text.VisibleLine(st.Nickname); {
	case name != "" && st.UserID != 0:
		return d.s.Say(text.StatusPageWho, name, st.UserID)
	case st.UserID != 0:
		return d.s.Say(text.StatusPageWhoID, st.UserID)
	default:
		return name
	}
}

// life is a token's name, what is left of it, its bar and its end. It tells the column where words about it begin.
func (d *drawing) life(name text.Sentence, from, to time.Time) (at int) {
	label := d.s.Say(name)
	labels := max(hangul.Width(d.s.Say(text.PartAccess)), hangul.Width(d.s.Say(text.PartRefresh)))
	left, until := d.left(to), d.until(to)
	bar := part.Left(from, to, d.now)
	at = indent + labels + 3
	head := strings.Repeat(" ", indent) + hangul.PadRight(label, labels) + "   "
	if d.w < narrow {
		d.row(head + hangul.Elide(left, d.w-at, d.s.Glyphs.Ellipsis))
		untilW := hangul.Width(until)
		d.row(strings.Repeat(" ", indent) + part.Bar(d.s, bar, max(4, d.w-indent-untilW-3)) + "  " + d.s.Theme.Dim.On(until))
		return indent
	}
	const leftW, untilW = 18, 20
	barW := min(40, d.w-at-leftW-untilW-3)
	d.row(head + hangul.PadRight(hangul.Elide(left, leftW, d.s.Glyphs.Ellipsis), leftW) + " " + part.Bar(d.s, bar, barW) + "  " +
		d.s.Theme.Dim.On(hangul.Elide(until, untilW, d.s.Glyphs.Ellipsis)))
	return at
}

// left is what remains, to the second.
func (d *drawing) left(to time.Time) string {
	switch {
	case to.IsZero():
		return d.s.Say(text.StatusPageNoEnd)
	case !d.now.Before(to):
		return d.s.Say(text.PartExpired)
	}
	return d.s.Say(text.StatusPageLeft, text.Remaining(to.Sub(d.now), d.s.Lang))
}

// until is the end in the person's time zone: the time today, else the day, near it with the time.
func (d *drawing) until(to time.Time) string {
	if to.IsZero() {
		return ""
	}
	there, now := to.Local(), d.now.Local()
	switch {
	case there.YearDay() == now.YearDay() && there.Year() == now.Year():
		return d.s.Say(text.StatusPageUntilToday, text.Clock(to))
	case to.Sub(d.now) < 48*time.Hour && d.now.Before(to):
		return d.s.Say(text.StatusPageUntilTime, text.Date(to, d.s.Lang), text.Clock(to))
	}
	return d.s.Say(text.StatusPageUntilDay, text.Date(to, d.s.Lang))
}

// refresh is when the access token is refreshed next, how a refresh goes and how the last one ended.
func (d *drawing) refresh(st session.Status, at int) {
	t, p := d.s.Theme, d.p
	switch {
	case p.refresh != 0:
		seconds := max(0, int(d.now.Sub(p.began)/time.Second))
		d.say(t.Accent, at, d.s.Glyphs.Arrow, d.s.Say(text.StatusPageRefreshing, seconds))
		return
	case p.failed != nil:
		d.trouble(p.failed, at)
		if _, ok := part.SetupMends(p.failed); ok {
			d.say(t.Key, at+2, "", "ctrl+g "+d.s.Say(text.PartSetup))
		} else if p.needsLogin() {
			d.say(t.Key, at+2, "", "ctrl+g "+d.s.Say(text.StatusPageLogin))
		} else {
			d.say(t.Key, at+2, "", "ctrl+r "+d.s.Say(text.StatusPageRefreshNow))
		}
		return
	case !p.refreshed.IsZero():
		d.say(t.Good, at, d.s.Glyphs.Check, d.s.Say(text.StatusPageRefreshed, text.Clock(p.refreshed)))
	}
	switch {
	case p.needsLogin():
	case d.now.Before(st.NextRefresh):
		d.say(t.Dim, at, "", d.s.Say(text.StatusPageNextRefresh, text.Clock(st.NextRefresh)))
	default:
		d.say(t.Dim, at, "", d.s.Say(text.StatusPageRefreshSoon))
	}
}

// end is from when on a refresh brings a new refresh token (kakao-api.md 3.3), and by when a person must log in again.
func (d *drawing) end(to time.Time, at int) {
	t := d.s.Theme
	if to.IsZero() {
		return
	}
	if !d.now.Before(to) {
		d.say(t.Bad, at, d.s.Glyphs.Cross, d.s.Say(text.StatusPageLoginNow)+" "+d.s.Glyphs.Dot+" ctrl+g "+d.s.Say(text.StatusPageLogin))
		return
	}
	if from := to.Add(-month); d.now.Before(from) {
		d.say(t.Dim, at, "", d.s.Say(text.StatusPageExtends, text.Date(from, d.s.Lang)))
	} else {
		d.say(t.Warn, at, "", d.s.Say(text.StatusPageExtendsNow)+" "+d.s.Glyphs.Dot+" ctrl+r "+d.s.Say(text.StatusPageRefreshNow))
	}
	left := to.Sub(d.now)
	paint := t.Warn
	switch {
	case left > part.LoginSoon:
		d.say(t.Dim, at, "", d.s.Say(text.StatusPageLoginBy, text.Date(to, d.s.Lang)))
		return
	case left <= part.LoginSoonest:
		paint = t.Bad
	}
	d.say(paint, at, "!", d.s.Say(text.StatusPageLoginSoon, text.RemainingShort(left, d.s.Lang)))
}

// today is what was used of Kakao's limits.
func (d *drawing) today() {
	l := d.s.Ledger
	if !l.Known && l.Err == nil {
		return
	}
	d.title(d.s.Say(text.PartToday), "")
	if l.Err != nil {
		d.say(d.s.Theme.Warn, indent, "!", d.s.Say(text.StatusPageNoToday, part.Told(d.s, l.Err).Title))
	}
	if !l.Known {
		return
	}
	for _, r := range part.TodayRows(d.s, l.Quota, d.w-indent-1) {
		d.row(strings.Repeat(" ", indent) + r)
	}
	if n := l.Open(); n > 0 {
		d.say(d.s.Theme.Warn, indent, d.s.Glyphs.Off, d.s.Say(text.StatusPageOutbox, n)+" "+d.s.Glyphs.Dot+" f4 "+d.s.Say(text.KeyOutbox))
	}
}

func (d *drawing) consent() {
	acc, t := d.s.Account, d.s.Theme
	asking := d.s.Jobs.Running(kit.JobStatus)
	right := ""
	if asking {
		right = d.s.Say(text.StatusPageAsking)
	}
	d.title(d.s.Say(text.PartScopes), right)
	if acc.Err != nil {
		d.say(t.Warn, indent, "!", d.s.Say(text.StatusPageAskFailed))
		d.trouble(acc.Err, indent)
		if !asking {
			d.say(t.Key, indent+2, "", "ctrl+u "+d.s.Say(text.StatusPageAskAgain))
		}
	}
	if missing := acc.Status.Missing; len(missing) > 0 {
		names := make([]string, len(missing))
		for i, id := range missing {
			names[i] = d.s.Say(text.ScopeName(id))
		}
		d.say(t.Bad, indent, d.s.Glyphs.Cross, d.s.Say(text.StatusPageMissing, strings.Join(names, ", ")))
		if !d.p.needsLogin() {
			d.say(t.Key, indent+2, "", "ctrl+g "+d.s.Say(text.StatusPageConsent))
		}
	}
	switch {
	case len(acc.Status.Scopes) > 0:
		for _, r := range part.Checklist(d.s, acc.Status.Scopes, session.Required, d.w-indent-1) {
			d.row(strings.Repeat(" ", indent) + r)
		}
	case acc.Known:
		d.say(t.Dim, indent, "", d.s.Say(text.StatusPageNoScopes))
	case !asking && acc.Err == nil:
		d.say(t.Dim, indent, "", d.s.Say(text.StatusPageNotAsked)+" "+d.s.Glyphs.Dot+" ctrl+u "+d.s.Say(text.StatusPageAskAgain))
	}
}
