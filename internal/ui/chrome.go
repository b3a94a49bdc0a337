package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/hangul"
	"kakaotui/internal/report"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// notice is the root's own line below the header. It stays until a key is pressed after it was shown.
type notice struct {
	text text.Sentence
	err  error
	bad  bool
	seen bool // it was drawn
}

// read clears the notice at the first key after it was there to be read.
func (n *notice) read() {
	if n.seen {
		*n = notice{}
	}
}

func (a *App) copied(c kit.Copied) {
	a.notice = notice{text: text.Copied}
	if c.Err != nil {
		a.notice = notice{text: text.NotCopied, err: c.Err, bad: true}
	}
}

// View draws header, notice, page or overlay, and help line.
func (a *App) View() tea.View {
	var v tea.View
	v.AltScreen, v.ReportFocus, v.WindowTitle = true, true, "kakaotui"
	if a.w == 0 || a.h == 0 {
		return v
	}
	if a.w < MinWidth || a.h < MinHeight {
		v.SetContent(a.tooSmall())
		return v
	}
	notice := a.noticeRows()
	a.top = 1 + len(notice)
	room := a.h - a.top - 1
	body := a.body(room).Fit(room)
	rows := make([]string, 0, a.h)
	rows = append(rows, a.header())
	rows = append(rows, notice...)
	rows = append(rows, body.Rows...)
	rows = append(rows, a.helpLine())
	v.SetContent(strings.Join(rows, "\n"))
	if c := body.Cursor; c != nil {
		v.Cursor = tea.NewCursor(c.X, c.Y+a.top)
	}
	if a.overlay == nil && a.page().Mouse() {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

func (a *App) body(room int) kit.Block {
	if a.overlay != nil {
		return a.overlay.view(a, a.w, room)
	}
	return a.page().View(a.w, room)
}

// tooSmall is the one sentence of a window in which nothing else is shown: the notice where there is one.
func (a *App) tooSmall() string {
	say := a.noticeText()
	if say == "" {
		say = a.s.Say(text.TooSmall, MinWidth, MinHeight, a.w, a.h)
	}
	rows := kit.Wrap(say, a.w)
	rows = rows[:min(len(rows), a.h)]
	for i, r := range rows {
		rows[i] = kit.Clip(r, a.w) // a syllable does not fit into one column
	}
	return strings.Join(rows, "\n")
}

// noticeText is what the notice says, "" without one. It counts as seen.
func (a *App) noticeText() string {
	if a.notice.text.IsZero() {
		return ""
	}
	a.notice.seen = true
	line := a.s.Say(a.notice.text)
	if a.notice.err != nil {
		line += " " + report.Of(a.notice.err, a.s.Lang).Title
	}
	return line
}

// noticeRows are the notice, or one blank row. It is told whole, for its end says what to do: the page gives up the rows.
func (a *App) noticeRows() []string {
	line := a.noticeText()
	if line == "" {
		return []string{""}
	}
	p := a.s.Theme.Dim
	if a.notice.bad {
		p = a.s.Theme.Bad
	}
	rows := kit.Wrap(line, a.w-2)
	for i, r := range rows {
		rows[i] = " " + p.On(r)
	}
	return rows[:min(len(rows), a.bodyHeight()/2)]
}

// header says who I am, how long I am logged in and how much was sent; or what the page says of itself. What stands at the
// right end is what changes: where the row is too short for both, the left end gives way.
func (a *App) header() string {
	var left, right string
	for _, c := range a.headers() {
		left, right = c[0], c[1]
		if kit.Width(left)+kit.Width(right)+2 <= a.w {
			break
		}
	}
	left = kit.Clip(left, a.w-2-kit.Width(right))
	gap := a.w - kit.Width(left) - kit.Width(right) - 1
	return kit.Clip(left+strings.Repeat(" ", max(1, gap))+right, a.w)
}

// headers are the left and right end of the top row, the fullest first.
func (a *App) headers() [][2]string {
	title := a.s.Theme.Title.On("kakaotui")
	if h, ok := a.page().(kit.Headed); ok {
		left, right := h.Header()
		return [][2]string{{" " + title + "   " + left, right}, {" " + left, right}}
	}
	acc, t := a.s.Account.Status, a.s.Theme
	dot := t.Dim.On(a.s.Glyphs.Off)
	if acc.LoggedIn {
		dot = t.Accent.On(a.s.Glyphs.On)
	}
	profile := a.profile
	if profile == "default" {
		profile = a.s.Say(text.DefaultProfile)
	}
	profile = t.Dim.On(hangul.Elide(profile, 16, a.s.Glyphs.Ellipsis))
	short := [2]string{" " + dot + " " + profile, a.lifetimes(true)}
	if a.w < 60 {
		return [][2]string{short}
	}
	long := [2]string{" " + dot + " " + title + "   " + profile, a.lifetimes(false)}
	whole := long
	if acc.Nickname != "" {
		whole[0] += "   " + hangul.Elide(text.VisibleLine(acc.Nickname), 16, a.s.Glyphs.Ellipsis)
	}
	return [][2]string{whole, long, short}
}

// lifetimes are the two countdowns, what waits in the outbox and how much was sent today.
func (a *App) lifetimes(narrow bool) string {
	acc, t, now := a.s.Account.Status, a.s.Theme, a.s.Ports.Now()
	if !acc.LoggedIn {
		return t.Warn.On(a.s.Say(text.NotLoggedIn))
	}
	access, refresh := acc.Tokens.AccessExpiresAt.Sub(now), acc.Tokens.RefreshExpiresAt.Sub(now)
	words := []string{
		a.life(access, text.RemainingShort(access, a.s.Lang)),
		a.life(refresh, a.until(refresh)),
	}
	if !narrow {
		words = []string{
			t.Dim.On(a.s.Say(text.AccessShort)) + " " + a.life(access, text.Remaining(access, a.s.Lang)),
			t.Dim.On(a.s.Say(text.RefreshShort)) + " " + a.life(refresh, a.until(refresh)),
		}
	}
	return strings.Join(append(words, a.counts(narrow)...), "   ")
}

// until is what is left of the refresh token, painted when a person must soon log in again.
func (a *App) until(left time.Duration) string {
	shown := text.RemainingShort(left, a.s.Lang)
	switch {
	case left <= part.LoginSoonest:
		return a.s.Theme.Bad.On(shown)
	case left <= part.LoginSoon:
		return a.s.Theme.Warn.On(shown)
	}
	return shown
}

// roomy is from how many columns the header has room for the day's limit too.
const roomy = 100

// counts are what waits in the outbox, when something does, and what was sent today; nothing before the journal was read.
func (a *App) counts(narrow bool) []string {
	l, t := a.s.Ledger, a.s.Theme
	var words []string
	if n := l.Open(); n > 0 && (a.at == kit.Compose || a.at == kit.Outbox) {
		say := text.HeaderOutbox
		if narrow {
			say = text.HeaderOutboxShort
		}
		words = append(words, t.Warn.On(a.s.Glyphs.Off+" "+a.s.Say(say, n)))
	}
	if !l.Known {
		return words
	}
	used, limit := l.Quota.Sender.Used, l.Quota.Sender.Limit
	sent := a.s.Say(text.SentToday, used)
	switch {
	case narrow:
		sent = a.s.Say(text.SentShort, used)
	case a.w >= roomy:
		sent = a.s.Say(text.SentTodayOf, used, limit)
	}
	if part.QuotaNear(l.Quota) {
		sent = t.Warn.On(sent)
	}
	return append(words, sent)
}

// life paints a countdown by how near its end is.
func (a *App) life(left time.Duration, shown string) string {
	if left <= 0 {
		return a.s.Theme.Bad.On(a.s.Say(text.Expired))
	}
	return shown
}

// helpLine says what the keys do here, cut at whole entries; f1 always keeps its place at the end.
func (a *App) helpLine() string {
	t := a.s.Theme
	if a.overlay != nil {
		return a.entries(a.overlay.bindings(a), a.w-2)
	}
	tail := t.Key.On("f1")
	if a.w >= 60 {
		tail += " " + a.s.Say(text.KeyHelp)
	}
	bs := append(append([]kit.Binding{}, a.page().Bindings()...), a.global()...)
	return a.entries(bs, a.w-2-kit.Width(tail)-3) + "   " + tail
}

// entries joins as many whole entries as fit.
func (a *App) entries(bs []kit.Binding, room int) string {
	line, used := "", 0
	for _, b := range bs {
		if b.Quiet || b.Shown() == "" || b.Shown() == "f1" {
			continue
		}
		entry := " " + a.s.Theme.Key.On(b.Shown()) + " " + a.s.Say(b.Label)
		if line != "" {
			entry = "  " + entry
		}
		if w := kit.Width(entry); used+w <= room { // else a shorter one may still fit
			line, used = line+entry, used+w
		}
	}
	return line
}
