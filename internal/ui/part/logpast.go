package part

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/journal"
	"kakaotui/internal/text"
	"kakaotui/internal/ui/kit"
)

const (
	// pastPage is how many entries are read at once; more are read when fewer than pastAhead are left below the screen.
	pastPage  = 100
	pastAhead = 30
	// pastLimit bounds one reading.
	pastLimit = 15 * time.Second
)

// past is what was read of the journal, for each filter: without a search, and of the search.
type past struct {
	since   time.Time // when this run began: what came later is in kit.Log
	tails   [kit.FailedOnly + 1]kit.Tail
	found   [kit.FailedOnly + 1]kit.Tail
	job     kit.JobID
	filter  kit.Filter // what the job reads
	search  string
	err     error
	version int
}

// forget drops what an earlier search found.
func (p *past) forget() {
	p.found = [kit.FailedOnly + 1]kit.Tail{}
	p.version++
}

// tail is what the list on show has of the journal.
func (p *LogPane) tail() *kit.Tail {
	if p.search.on() {
		return &p.past.found[p.filter]
	}
	return &p.past.tails[p.filter]
}

// More reads what a person will see next: older entries near the end of the list, and the attempts of an opened message. It
// does nothing while there is nothing to read.
func (p *LogPane) More() tea.Cmd { return tea.Batch(p.older(), p.attempts()) }

func (p *LogPane) older() tea.Cmd {
	t := p.tail()
	p.settle()
	if t.Done || p.past.job != 0 || p.past.err != nil || min(p.chosen, p.top-p.h)-p.oldest() > pastAhead {
		return nil
	}
	p.past.filter, p.past.search = p.filter, p.search.what
	page := p.filter.Page(t.Before, pastPage, p.search.what)
	var cmd tea.Cmd
	p.past.job, cmd = p.s.Jobs.Start(kit.JobOther, pastLimit, func(ctx context.Context) (any, error) {
		return p.s.Ports.Session.LogPage(ctx, page)
	})
	p.past.version++
	return cmd
}

// Holds tells whether there is such a message among those of this run, those of other processes meanwhile, and what was read of
// the journal without a filter.
func (p *LogPane) Holds(is func(journal.Message) bool) bool {
	has := func(e kit.Entry) bool { return e.Message != nil && is(*e.Message) }
	for i := range p.s.Log.Len(kit.All) {
		if has(p.s.Log.At(kit.All, i)) {
			return true
		}
	}
	return slices.ContainsFunc(p.past.tails[kit.All].Entries, has)
}

// answered takes the end of a job of the pane's own.
func (p *LogPane) answered(f kit.Finished) bool {
	switch {
	case f.ID == 0:
		return false
	case f.ID == p.detail.job:
		p.detail.took(f)
		return true
	case f.ID != p.past.job:
		return false
	}
	p.past.job = 0
	p.past.version++
	if p.past.search != p.search.what {
		return true // another search began meanwhile
	}
	found, ok := f.Result.([]journal.Entry)
	if f.Err != nil || !ok {
		p.past.err = f.Err
		return true
	}
	tail := &p.past.tails[p.past.filter]
	if p.past.search != "" {
		tail = &p.past.found[p.past.filter]
	}
	tail.Add(found, pastPage, func(e kit.Entry) bool { return p.past.search != "" || e.At.Before(p.past.since) })
	return true
}

// detail is what was read about the opened entry.
type detail struct {
	id       string // of the message, "" for none
	job      kit.JobID
	message  *journal.Message
	attempts []journal.Attempt
	err      error
	version  int
}

type detailAnswer struct {
	message  *journal.Message
	attempts []journal.Attempt
}

// attempts reads the attempts of the opened message, and all of its text.
func (p *LogPane) attempts() tea.Cmd {
	if !p.open || p.detail.job != 0 {
		return nil
	}
	e, ok := p.Chosen()
	if !ok || e.ID == "" || e.ID == p.detail.id {
		return nil
	}
	p.detail = detail{id: e.ID, message: e.Message, version: p.detail.version + 1}
	var cmd tea.Cmd
	p.detail.job, cmd = p.s.Jobs.Start(kit.JobOther, pastLimit, func(ctx context.Context) (any, error) {
		a := detailAnswer{message: e.Message}
		if a.message == nil {
			m, err := kit.FindMessage(ctx, p.s.Ports.Session, e.ID)
			if err != nil {
				return nil, err
			}
			a.message = &m
		}
		var err error
		a.attempts, err = p.s.Ports.Session.Attempts(ctx, e.ID)
		return a, err
	})
	return cmd
}

func (d *detail) took(f kit.Finished) {
	d.job, d.err = 0, f.Err
	d.version++
	if a, ok := f.Result.(detailAnswer); ok {
		d.message, d.attempts = a.message, a.attempts
	}
}

// search is the field above the entries and what was searched for last.
type search struct {
	field *Field
	open  bool
	what  string
}

// on is true while the list is what a search found.
func (s *search) on() bool { return s.what != "" }

func (s *search) refocus(on bool) {
	s.field.Blur()
	if on && s.open {
		s.field.Focus()
	}
}

// update takes what is typed into the open field.
func (s *search) update(msg tea.Msg) bool {
	if !s.open {
		return false
	}
	_, used := s.field.Update(msg)
	return used
}

// begin searches for what the field holds; false when that was searched for already.
func (s *search) begin() bool {
	if !s.open || s.field.Value() == s.what {
		return false
	}
	s.what = s.field.Value()
	return true
}

// Search opens the field to search in, or puts the cursor into it.
func (p *LogPane) Search() {
	p.search.open = true
	p.search.refocus(p.focused)
}

// Searching tells whether the search field is open: what is typed then belongs to it.
func (p *LogPane) Searching() bool { return p.search.open }

// EndSearch closes the field and lists everything again.
func (p *LogPane) EndSearch() {
	p.search.open, p.search.what = false, ""
	p.search.field.SetValue("")
	p.search.refocus(false)
	p.past.forget()
	p.toNewest()
}

// ending is the row below the oldest entry: what is under way or went wrong, "" when there is nothing to say.
func (p *LogPane) ending() (kit.Paint, string) {
	switch {
	case p.past.err != nil:
		return p.s.Theme.Warn, "! " + p.s.Say(text.PartLogNotRead, Told(p.s, p.past.err).Title)
	case p.past.job != 0 && p.Shown() == 0:
		return p.s.Theme.Dim, p.s.Say(text.PartLogReading)
	}
	return p.s.Theme.Dim, ""
}
