package card

import (
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/store"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// rig is a page on fake ports and a clock that moves only when a pause is waited for.
type rig struct {
	testing.TB
	p      *Page
	s      *kit.Shared
	fake   *kittest.Session
	files  *kittest.Files
	now    time.Time
	held   []tea.Msg // messages of commands that ran and were not fed to the page yet
	others []tea.Msg
}

var sizes = [][2]int{{40, 9}, {80, 21}, {120, 37}}

func newRig(t testing.TB) *rig {
	t.Helper()
	r := &rig{TB: t, now: kittest.Now}
	r.s, r.fake = kittest.Shared()
	r.files = r.s.Ports.Files.(*kittest.Files)
	r.s.Account = kittest.Account()
	r.s.Ports.Now = func() time.Time { return r.now }
	r.p = newPage(r.s)
	wait := func(kind kit.JobKind, d time.Duration) (kit.JobID, tea.Cmd) {
		return r.s.Jobs.Start(kind, time.Minute, func(context.Context) (any, error) {
			r.now = r.now.Add(d)
			return nil, nil
		})
	}
	r.p.wait, r.p.sending.Wait, r.p.calm.Wait = wait, wait, wait
	r.p.draft.Wait = func(kind kit.JobKind, d time.Duration) (kit.JobID, tea.Cmd) {
		id, cmd := wait(kind, d)
		if d > time.Second {
			return id, nil // what could not be saved is tried again, as often as it fails
		}
		return id, cmd
	}
	return r
}

// entered is a rig whose page was entered and has read its draft.
func entered(t testing.TB) *rig {
	t.Helper()
	r := newRig(t)
	r.do(r.p.Enter(nil))
	r.settle()
	return r
}

// writing is a rig with the form of a kind.
func writing(t testing.TB, kind, raw string) *rig {
	t.Helper()
	r := newRig(t)
	r.fake.SavedCard = store.Card{Kind: kind, JSON: raw}
	r.do(r.p.Enter(nil))
	r.settle()
	r.p.View(80, 21)
	return r
}

func (r *rig) do(cmd tea.Cmd) { r.held = append(r.held, kittest.Run(cmd)...) }

// press holds back what the keys caused, until settle.
func (r *rig) press(keys ...string) {
	for _, k := range keys {
		r.held = append(r.held, kittest.Press(r.p, k)...)
	}
}

// settle feeds the page everything that was caused and all that follows from it.
func (r *rig) settle() {
	held := r.held
	r.held = nil
	r.others = append(r.others, kittest.Settle(r.p, r.s.Jobs, held...)...)
}

// type_ presses keys and settles.
func (r *rig) keys(keys ...string) {
	r.press(keys...)
	r.settle()
}

// command runs a palette command.
func (r *rig) command(label string) {
	r.Helper()
	for _, b := range r.p.Bindings() {
		if b.Label.KO == label || b.Label.EN == label {
			r.do(b.Do())
			r.settle()
			return
		}
	}
	r.Fatalf("there is no command %q among %s", label, r.offered())
}

// offered are the keys that the page says it has.
func (r *rig) offered() string {
	var all []string
	for _, b := range r.p.Bindings() {
		all = append(all, b.Shown()+" "+r.s.Say(b.Label))
	}
	return strings.Join(all, ", ")
}

func (r *rig) screen(w, h int) string {
	rows := r.p.View(w, h).Rows
	for i := range rows {
		rows[i] = ansi.Strip(rows[i])
	}
	return strings.Join(rows, "\n")
}

func flat(s string) string { return strings.Join(strings.Fields(s), "") }

// says checks that the screen says each of the words, in the sizes that matter. Words may be broken over rows.
func (r *rig) says(words ...string) {
	r.Helper()
	for _, size := range sizes {
		r.saysAt(size[0], size[1], words...)
	}
}

func (r *rig) saysAt(w, h int, words ...string) {
	r.Helper()
	shown := r.screen(w, h)
	for _, word := range words {
		if !strings.Contains(flat(shown), flat(word)) {
			r.Errorf("%dx%d does not say %q:\n%s", w, h, word, shown)
		}
	}
}

func (r *rig) saysNot(words ...string) {
	r.Helper()
	for _, size := range sizes {
		for _, word := range words {
			if shown := r.screen(size[0], size[1]); strings.Contains(flat(shown), flat(word)) {
				r.Errorf("%dx%d says %q:\n%s", size[0], size[1], word, shown)
			}
		}
	}
}

// fits checks that a drawing has the size that it was given.
func (r *rig) fits(name string, w, h int) {
	r.Helper()
	b := r.p.View(w, h)
	if len(b.Rows) != h {
		r.Errorf("%s at %dx%d: %d rows", name, w, h, len(b.Rows))
	}
	for i, row := range b.Rows {
		if n := kit.Width(row); n > w {
			r.Errorf("%s at %dx%d: row %d is %d wide: %q", name, w, h, i, n, ansi.Strip(row))
		}
	}
	if c := b.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
		r.Errorf("%s at %dx%d: the cursor is at %v", name, w, h, *c)
	}
}

// json is what is written, in one line without spaces outside of texts.
func (r *rig) json() string {
	r.Helper()
	_, doc, err := r.p.current()
	if err != nil {
		r.Fatalf("what is written cannot be read: %v\n%s", err, r.p.words().JSON)
	}
	out := doc.JSON()
	for _, cut := range []string{"\n", "  "} {
		out = strings.ReplaceAll(out, cut, "")
	}
	return strings.ReplaceAll(out, `": `, `":`)
}

// brokenTerminal has no editor to start.
type brokenTerminal struct{ kittest.Terminal }

func (brokenTerminal) Exec(_ *exec.Cmd, done func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { return done(exec.ErrNotFound) }
}
func (brokenTerminal) Suspend() tea.Cmd                    { return nil }
func (brokenTerminal) SetClipboard(string) tea.Cmd         { return nil }
func (brokenTerminal) Redraw() tea.Cmd                     { return nil }
func (brokenTerminal) AskBackground() tea.Cmd              { return nil }
func (brokenTerminal) MeasureGlyph(string) tea.Cmd         { return nil }
func (brokenTerminal) AskGraphics() tea.Cmd                { return nil }
func (brokenTerminal) Image(int, []byte, int, int) tea.Cmd { return nil }
func (brokenTerminal) ImageRows(int, int, int) []string    { return nil }
