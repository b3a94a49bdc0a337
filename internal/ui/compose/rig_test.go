package compose

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kakaotui/internal/kakao"
	"kakaotui/internal/session"
	"kakaotui/internal/ui/kit"
	"kakaotui/internal/ui/kit/kittest"
)

// rig is a page on fake ports and a clock that moves only when a pause is waited for.
type rig struct {
	*testing.T
	p    *Page
	s    *kit.Shared
	fake *kittest.Session
	now  time.Time
	// held are the messages of commands that ran and were not fed to the page yet.
	held   []tea.Msg
	others []tea.Msg
	// settling is the pause that waits for the last syllable.
	settling kit.JobID
	// pause is the one after the last key, at whose end the draft is saved.
	pause kit.JobID
	// retry is the one after a save that failed. Nothing ends it but a test.
	retry kit.JobID
}

func newRig(t *testing.T) *rig {
	t.Helper()
	r := &rig{T: t, now: kittest.Now}
	r.s, r.fake = kittest.Shared()
	r.s.Account = kittest.Account()
	r.s.Ports.Now = func() time.Time { return r.now }
	r.p = newPage(r.s)
	wait := func(kind kit.JobKind, d time.Duration) (kit.JobID, tea.Cmd) {
		return r.s.Jobs.Start(kind, time.Minute, func(context.Context) (any, error) {
			r.now = r.now.Add(d)
			return nil, nil
		})
	}
	r.p.draft.Wait = func(kind kit.JobKind, d time.Duration) (id kit.JobID, cmd tea.Cmd) {
		if d > time.Second { // what failed is tried again, as often as it fails
			r.retry, _ = wait(kind, d)
			return r.retry, nil
		}
		r.pause, cmd = wait(kind, d)
		return r.pause, cmd
	}
	r.p.calm.Wait = wait
	r.p.sending.Wait = func(kind kit.JobKind, d time.Duration) (id kit.JobID, cmd tea.Cmd) {
		r.settling, cmd = wait(kind, d)
		return r.settling, cmd
	}
	return r
}

// entered is a rig whose page was entered and has read its draft.
func entered(t *testing.T) *rig {
	t.Helper()
	r := newRig(t)
	r.do(r.p.Enter(nil))
	r.settle()
	return r
}

func (r *rig) do(cmd tea.Cmd) { r.held = append(r.held, kittest.Run(cmd)...) }

// press holds back what the keys caused, until settle.
func (r *rig) press(keys ...string) {
	r.held = append(r.held, kittest.Press(r.p, keys...)...)
}

// settle feeds the page everything that was caused and all that follows from it.
func (r *rig) settle() {
	held := r.held
	r.held = nil
	r.others = append(r.others, kittest.Settle(r.p, r.s.Jobs, held...)...)
}

// feed gives the page the one held message that pick chooses.
func (r *rig) feed(id kit.JobID) {
	r.Helper()
	for i, m := range r.held {
		if f, ok := m.(kit.Finished); ok && f.ID == id {
			r.held = append(r.held[:i:i], r.held[i+1:]...)
			r.s.Jobs.Done(f)
			r.do(r.p.Update(f))
			return
		}
	}
	r.Fatalf("no message of job %d is held", id)
}

func (r *rig) screen(w, h int) string {
	rows := r.p.View(w, h).Rows
	for i := range rows {
		rows[i] = ansi.Strip(rows[i])
	}
	return strings.Join(rows, "\n")
}

// says checks that the screen says each of the words, in the sizes that matter. Words may be broken over rows.
func (r *rig) says(words ...string) {
	r.Helper()
	for _, size := range sizes {
		flat := ""
		for _, column := range r.halves(size[0], size[1]) {
			flat += strings.Join(strings.Fields(column), "") + "\n"
		}
		for _, w := range words {
			if !strings.Contains(flat, strings.ReplaceAll(w, " ", "")) {
				r.Errorf("%dx%d does not say %q:\n%s", size[0], size[1], w, r.screen(size[0], size[1]))
			}
		}
	}
}

// halves are the columns of the screen, each of which reads downwards.
func (r *rig) halves(w, h int) []string {
	all := r.screen(w, h)
	if w < wideWidth {
		return []string{all}
	}
	x := w - margin - min(widestPreview, w*2/5)
	var left, right []string
	for _, row := range strings.Split(all, "\n") {
		left, right = append(left, ansi.Truncate(row, x, "")), append(right, ansi.TruncateLeft(row, x, ""))
	}
	return []string{strings.Join(left, "\n"), strings.Join(right, "\n")}
}

func (r *rig) saysNot(words ...string) {
	r.Helper()
	for _, size := range sizes {
		for _, w := range words {
			if strings.Contains(r.screen(size[0], size[1]), w) {
				r.Errorf("%dx%d says %q", size[0], size[1], w)
			}
		}
	}
}

// keys are the keys that the page says it has.
func (r *rig) keys() string {
	var all []string
	for _, b := range r.p.Bindings() {
		all = append(all, b.Shown()+" "+r.s.Say(b.Label))
	}
	return strings.Join(all, ", ")
}

var sizes = [][2]int{{40, 9}, {80, 21}, {120, 37}}

func refusal(code string, status int, scopes ...string) error {
	return &kakao.Error{Kind: kakao.Refused, Op: kakao.OpSendToMe, Status: status, Code: code, Written: true, RequiredScopes: scopes}
}

func event(f session.Fate, op kakao.Operation, what string, err error) session.Event {
	return session.Event{At: kittest.Now, Op: op, Fate: f, What: what, Duration: 182 * time.Millisecond, Status: 200, Err: err}
}
