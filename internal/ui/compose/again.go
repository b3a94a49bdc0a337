package compose

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/part"
)

// fetchLimit bounds the reading of one message.
const fetchLimit = 15 * time.Second

// fetch is the reading of all of a message's text, of which the log shows the beginning.
type fetch struct {
	job  kit.JobID
	then func(journal.Message) tea.Cmd
	err  error
}

// logBindings are the keys of the log.
func (p *Page) logBindings() []kit.Binding {
	key := func(name string) func() tea.Cmd {
		return func() tea.Cmd { p.log.Press(name); return p.log.More() }
	}
	var bs []kit.Binding
	if p.log.Searching() {
		bs = append(bs, kit.Bind(text.PartLogSearchGo, key("enter"), "enter"))
	} else if p.log.Shown() > 0 {
		bs = append(bs, kit.Bind(text.PartLogDetails, key("enter"), "enter"))
	}
	if p.log.Shown() > 0 {
		bs = append(bs, p.entryBindings()...)
		bs = append(bs,
			kit.Bind(text.PartLogMove, key("down"), "down").Hush(),
			kit.Bind(text.PartLogMove, key("up"), "up").Hush())
	}
	if !p.log.Searching() {
		bs = append(bs,
			kit.Bind(text.PartLogSearch, p.searchLog, "ctrl+f"),
			kit.Bind(text.PartLogFilter, key("right"), "right"),
			kit.Bind(text.PartLogFilter, key("left"), "left").Hush())
	}
	return bs
}

// entryBindings are what can be done with the chosen message: its text is taken as it was written.
func (p *Page) entryBindings() []kit.Binding {
	e, ok := p.log.Chosen()
	if !ok || e.ID == "" || !e.Op.Sends() || p.fetch.job != 0 || e.Message != nil && e.Message.BodyGone {
		return nil
	}
	return []kit.Binding{
		kit.Bind(text.PartLogReuse, func() tea.Cmd { return p.withText(e, p.reuse) }, "ctrl+r").Explained(text.PartLogReuseAbout),
		kit.Bind(text.PartLogCopy, func() tea.Cmd { return p.withText(e, p.copyText) }, "ctrl+y"),
	}
}

// searchLog opens the log's search.
func (p *Page) searchLog() tea.Cmd {
	p.focusOn(log)
	p.log.Search()
	return nil
}

// withText does something with a message of the log, which is read first when the log has only its beginning.
func (p *Page) withText(e kit.Entry, do func(journal.Message) tea.Cmd) tea.Cmd {
	p.fetch.err = nil
	if e.Message != nil {
		return do(*e.Message)
	}
	p.fetch.then = do
	var cmd tea.Cmd
	p.fetch.job, cmd = p.s.Jobs.Start(kit.JobOther, fetchLimit, func(ctx context.Context) (any, error) {
		return kit.FindMessage(ctx, p.s.Ports.Session, e.ID)
	})
	return cmd
}

func (p *Page) fetched(f kit.Finished) tea.Cmd {
	p.fetch.job, p.fetch.err = 0, f.Err
	if m, ok := f.Result.(journal.Message); ok && f.Err == nil {
		return p.fetch.then(m)
	}
	return nil
}

// refill exchanges what a field holds so that undo brings it back.
func refill(f *part.Field, value string) {
	f.Clear()
	f.Update(tea.PasteMsg{Content: value})
}

func (p *Page) copyText(m journal.Message) tea.Cmd { return p.s.Ports.Terminal.SetClipboard(m.Text) }

// reuse puts a message of the log into the editor, to be sent anew; one of another kind goes to the card page. What stood there comes back by undo. Of one that may have
// arrived the question stands before it is sent; one that was refused is replaced by what is sent in its place.
func (p *Page) reuse(m journal.Message) tea.Cmd {
	if !kit.PlainText(m) {
		return kit.Go(kit.Card, kit.OpenMessage{Message: m})
	}
	before := p.message.Text()
	w := kit.Written(m)
	p.message.Replace(w.Text)
	refill(p.link, w.Link)
	if w.MobileLink == w.Link {
		w.MobileLink = ""
	}
	refill(p.mobile, w.MobileLink)
	refill(p.button, w.Button)
	p.swapped = 0
	if before != "" && before != w.Text {
		p.swapped = p.written()
	}
	l := letter{words: p.words()}
	if m.Recipient != kit.ToMe {
		l.to = m.Recipient
	}
	p.out.mends, p.out.mendsTo = nil, ""
	switch m.State {
	case journal.Unknown:
		p.out.doubt, p.out.asked = &l, notAsked
	case journal.Refused, journal.Expired:
		p.out.mends, p.out.mendsTo = []string{m.ID}, l.to
	}
	p.out.refusal = nil
	return tea.Batch(p.focusOn(message), p.draft.Soon())
}
