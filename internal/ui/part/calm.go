package part

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"kakaotui/internal/ui/kit"
)

const (
	// calmPause is how long after the last key a preview is drawn anew, calmLongest how long after the first one at the latest
	// while somebody types on: shorter, every key sends the preview's rows too.
	calmPause   = 250 * time.Millisecond
	calmLongest = 500 * time.Millisecond
)

// Calm holds back what would be drawn anew after every key until the keys pause. Everything but typing is shown at once.
type Calm struct {
	// Wait starts a pause.
	Wait func(kit.JobKind, time.Duration) (kit.JobID, tea.Cmd)

	s           *kit.Shared
	timer       kit.JobID
	version     int       // of what is written, after the last key
	first, last time.Time // keys since the last drawing
}

// NewCalm holds nothing back yet.
func NewCalm(s *kit.Shared) *Calm { return &Calm{s: s, Wait: Pause(s)} }

// Key runs what a key does, and waits when it changed the version of what is written; on is false where nothing is drawn of it.
func (c *Calm) Key(on bool, version func() int, do func() tea.Cmd) tea.Cmd {
	before := version()
	cmd := do()
	if now := version(); on && now != before {
		return tea.Batch(cmd, c.typed(now))
	}
	return cmd
}

func (c *Calm) typed(version int) tea.Cmd {
	c.version, c.last = version, c.s.Ports.Now()
	if c.timer != 0 {
		return nil
	}
	c.first = c.last
	return c.pause(calmPause)
}

func (c *Calm) pause(d time.Duration) (cmd tea.Cmd) {
	c.timer, cmd = c.Wait(kit.JobOther, d)
	return cmd
}

// Holds tells whether this version is not to be drawn yet: it was typed just now. One that came about otherwise is drawn.
func (c *Calm) Holds(version int) bool { return c.timer != 0 && c.version == version }

// Break ends the waiting: what is written is to be seen now.
func (c *Calm) Break() { c.timer = 0 }

// Finished takes the end of a pause; mine is false for those of others.
func (c *Calm) Finished(f kit.Finished) (cmd tea.Cmd, mine bool) {
	if f.ID == 0 || f.ID != c.timer {
		return nil, false
	}
	c.timer = 0
	due := c.last.Add(calmPause)
	if latest := c.first.Add(calmLongest); latest.Before(due) {
		due = latest
	}
	if left := due.Sub(c.s.Ports.Now()); left > 0 && f.Err == nil {
		return c.pause(min(left, calmPause)), true
	}
	return nil, true
}
