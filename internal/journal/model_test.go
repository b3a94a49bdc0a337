package journal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// walk is a random walk through the life of messages, beside what they should be like by the rules of the package
// comment, told in the plainest way.
type walk struct {
	t       *testing.T
	r       *rand.Rand
	j       *Journal
	c       *clock
	s       *Sender
	order   []string
	model   map[string]*modelled
	decided map[string]int // how often a person had an unknown one sent again
	taken   map[string]int // requests that Kakao took, or may have taken
}

type modelled struct {
	key      string
	state    State
	lane     string
	created  time.Time
	expires  time.Time
	next     time.Time
	wait     Wait
	attempts int
}

// FuzzWalk walks a few ways in every test run, and as many as one likes with -fuzz=Walk.
func FuzzWalk(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		t.Parallel()
		j, c := fresh(t)
		w := &walk{t: t, r: rand.New(rand.NewPCG(seed, 7)), j: j, c: c, model: map[string]*modelled{}, decided: map[string]int{}, taken: map[string]int{}}
		w.open()
		for range 30 {
			w.step()
			if t.Failed() {
				return
			}
		}
		w.compare()
		check(t, w.s.Close())
	})
}

func (w *walk) open() {
	var err error
	w.s, err = w.j.Sender(w.t.Context())
	check(w.t, err)
}

func (w *walk) step() {
	switch n := w.r.IntN(20); {
	case n < 5:
		w.add()
	case n < 12:
		w.send()
	case n < 14:
		w.c.add(time.Duration(w.r.IntN(3600)) * time.Second)
	case n < 15:
		w.c.add(time.Duration(w.r.IntN(20)) * time.Hour)
	case n < 18:
		w.decide()
	case n < 19:
		w.release()
	default:
		w.compare()
	}
}

func (w *walk) add() {
	in := text(fmt.Sprint("글 ", len(w.order)))
	in.Recipients = []string{[]string{"me", "friend"}[w.r.IntN(2)]}
	if w.r.IntN(2) == 0 {
		in.Key = fmt.Sprint("key ", w.r.IntN(4))
	}
	taken := false
	for _, m := range w.model {
		taken = taken || (in.Key != "" && m.key == in.Key && slices.Contains(live, m.state))
	}
	got, err := w.j.Add(w.t.Context(), in)
	if taken {
		wantError[*KeyTakenError](w.t, err)
		return
	}
	check(w.t, err)
	now := w.c.now()
	w.order = append(w.order, got[0].ID)
	w.model[got[0].ID] = &modelled{key: in.Key, state: Queued, lane: in.Recipients[0], created: now, expires: now.Add(DefaultExpire), next: now}
}

// expire is the rule that nothing stays queued for longer than it may.
func (w *walk) expire() {
	for _, m := range w.model {
		if m.state == Queued && !m.expires.After(w.c.now()) {
			m.state, m.wait = Expired, NoWait
		}
	}
}

// due is the message that should go next.
func (w *walk) due() string {
	blocked := map[string]bool{}
	for _, id := range w.order {
		m := w.model[id]
		if m.state != Queued || blocked[m.lane] {
			continue
		}
		if m.wait == NoWait && !m.next.After(w.c.now()) {
			return id
		}
		blocked[m.lane] = true
	}
	return ""
}

// send makes an attempt that may end well, badly, or with the end of its process before or after the request left.
func (w *walk) send() {
	w.expire()
	want := w.due()
	m, err := w.s.Next(w.t.Context(), Account{})
	check(w.t, err)
	if (m == nil) != (want == "") || (m != nil && m.ID != want) {
		w.t.Fatalf("next is %+v, want %q", m, want)
	}
	if m == nil {
		return
	}
	is := w.model[m.ID]
	a, err := w.s.Begin(w.t.Context(), m.ID, NotWritten)
	check(w.t, err)
	is.attempts++
	if w.r.IntN(5) == 0 {
		w.crash()
		is.state, is.next = Queued, w.c.now()
		return
	}
	check(w.t, a.Leave(w.t.Context()))
	if w.r.IntN(5) == 0 {
		w.crash()
		is.state = Unknown
		w.taken[m.ID]++
		return
	}
	o := []Outcome{
		{State: Sent, Status: 200}, {State: Sent, Status: 200}, {State: Unknown, Written: true, Status: 500}, {State: Refused, Status: 400, Code: "-2"},
		{State: Queued, Status: 503}, {State: Queued, Wait: WaitConsent, Code: "-402"}, {State: Queued, Wait: WaitLogin},
	}[w.r.IntN(7)]
	got, err := a.Finish(w.t.Context(), o)
	check(w.t, err)
	is.state, is.wait, is.next = o.State, o.Wait, got.Next
	if o.State == Sent || o.State == Unknown {
		w.taken[m.ID]++
	}
}

// crash ends the sender as the end of its process does, and lets another one take over.
func (w *walk) crash() {
	w.s.unlock()
	w.open()
}

func (w *walk) decide() {
	if len(w.order) == 0 {
		return
	}
	id := w.order[w.r.IntN(len(w.order))]
	m := w.model[id]
	was := m.state
	var err error
	switch w.r.IntN(4) {
	case 0:
		_, err = w.j.Drop(w.t.Context(), id)
		w.allowed(err, m, Dropped, Queued, Unknown, Refused, Expired)
	case 1:
		_, err = w.j.MarkSent(w.t.Context(), id)
		w.allowed(err, m, Sent, Queued, Unknown)
	default:
		other := slices.ContainsFunc(w.order, func(o string) bool {
			return o != id && m.key != "" && w.model[o].key == m.key && slices.Contains(live, w.model[o].state)
		})
		_, err = w.j.Retry(w.t.Context(), id)
		if other && (was == Refused || was == Expired) {
			wantError[*KeyTakenError](w.t, err)
			return
		}
		w.allowed(err, m, Queued, Queued, Unknown, Refused, Expired)
		if err == nil {
			m.next = w.c.now()
			if was != Queued {
				m.expires = m.next.Add(m.expires.Sub(m.created))
			}
		}
		if err == nil && was == Unknown {
			w.decided[id]++
		}
	}
}

func (w *walk) allowed(err error, m *modelled, to State, from ...State) {
	w.t.Helper()
	if !slices.Contains(from, m.state) {
		wantError[*StateError](w.t, err)
		return
	}
	check(w.t, err)
	m.state, m.wait = to, NoWait
}

func (w *walk) release() {
	wait := []Wait{NoWait, WaitConsent, WaitLogin}[w.r.IntN(3)]
	_, err := w.j.hurry(w.t.Context(), wait)
	check(w.t, err)
	w.expire()
	for _, m := range w.model {
		if m.state == Queued && (wait == NoWait || m.wait == wait) && (m.wait != NoWait || m.next.After(w.c.now())) {
			m.wait, m.next = NoWait, w.c.now()
		}
	}
}

// compare looks at everything: nothing vanished, nothing was sent twice without a decision.
func (w *walk) compare() {
	w.expire()
	_, err := w.j.Expire(w.t.Context())
	check(w.t, err)
	all, err := w.j.History(w.t.Context(), Page{Limit: 1000})
	check(w.t, err)
	if len(all) != len(w.order) {
		w.t.Errorf("%d messages, want %d", len(all), len(w.order))
	}
	for _, e := range all {
		got, want := e.Message, w.model[e.Message.ID]
		if got.State != want.state || got.Wait != want.wait || got.Attempts != want.attempts || (got.State == Queued && !got.Next.Equal(want.next)) {
			w.t.Errorf("%s is %s (%s) after %d attempts, next %v; want %+v", got.Text, got.State, got.Wait, got.Attempts, got.Next, *want)
		}
		attempts, err := w.j.Attempts(w.t.Context(), got.ID)
		check(w.t, err)
		if len(attempts) != want.attempts {
			w.t.Errorf("%s has %d attempts on record, want %d", got.Text, len(attempts), want.attempts)
		}
	}
	for id, n := range w.taken {
		if n > 1+w.decided[id] {
			w.t.Errorf("%s may have been taken %d times after %d decisions", id, n, w.decided[id])
		}
	}
}
