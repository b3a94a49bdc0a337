package session

import (
	"context"
	"slices"
	"time"

	"kakaotui/internal/journal"
)

var everyState = []journal.State{journal.Queued, journal.Sending, journal.Sent, journal.Unknown, journal.Refused, journal.Expired, journal.Dropped}

// all are the messages of the journal, oldest first.
func (w *model) all() []journal.Message {
	all, err := w.eye.List(context.Background(), everyState...)
	if err != nil {
		w.wrong("reading the journal: %v", err)
	}
	return all
}

// name is recipient and text of a message, also when only the text's hash is left.
func (w *model) name(m journal.Message) string {
	if w.texts[m.Hash] == "" {
		return ""
	}
	return m.Recipient + " " + w.texts[m.Hash]
}

// arrivals are recipient and text of what the simulated Kakao took, in order.
func (w *model) arrivals() []string {
	var all []struct {
		To       string
		Template struct {
			Text string `json:"text"`
		} `json:"template_object"`
	}
	w.control("GET", "/_sim/messages", nil, &all)
	var names []string
	for _, m := range all {
		names = append(names, m.To+" "+m.Template.Text)
	}
	return names
}

// row is whose messages go in order: those from one sender to one recipient.
type row struct {
	journal.Account
	to string
}

func rowOf(m journal.Message) row { return row{m.Account, m.Recipient} }

// check holds the journal against what Kakao took.
func (w *model) check(when string) {
	if _, err := w.eye.Recover(context.Background()); err != nil {
		w.wrong("%s: %v", when, err)
	}
	taken := map[string]int{}
	arrived := w.arrivals()
	for _, name := range arrived {
		taken[name]++
	}
	rows := map[string]journal.Message{}
	texts := map[string]map[row][]journal.Message{} // by intent
	doubtful := map[string]bool{}                   // intents of which a message was unknown once or decided about
	for _, m := range w.all() {
		name := w.name(m)
		if _, twice := rows[name]; twice || name == "" {
			w.wrong("%s: a message that nobody wrote so: %q %s", when, name, m.ID)
		}
		rows[name] = m
		delete(w.accepted, m.ID)
		if texts[m.Intent] == nil {
			texts[m.Intent] = map[row][]journal.Message{}
		}
		texts[m.Intent][rowOf(m)] = append(texts[m.Intent][rowOf(m)], m)
		wasUnknown := w.wasUnknown(when, m)
		doubtful[m.Intent] = doubtful[m.Intent] || wasUnknown || m.Decided != journal.NoDecision
		w.checkOne(when, m, taken[name], wasUnknown)
	}
	for id := range w.accepted {
		w.wrong("%s: message %s was accepted and has vanished", when, id)
	}
	for name := range taken {
		if _, kept := rows[name]; !kept {
			w.wrong("%s: %s arrived and is not in the journal", when, name)
		}
	}
	for _, byRow := range texts {
		for _, parts := range byRow {
			w.checkParts(when, arrived, parts)
		}
	}
	w.checkOrder(when, arrived, rows, doubtful)
	w.checkKeys(when, taken, rows)
}

// checkParts wants the parts of a text to one recipient to have arrived in order, none before an earlier one arrived or a
// person decided about that, and those that wait for another to have one to wait for.
func (w *model) checkParts(when string, arrived []string, parts []journal.Message) {
	for i, m := range parts {
		if m.Part != i+1 || m.Parts != len(parts) {
			w.wrong("%s: %s is part %d of %d, want %d of %d", when, w.name(m), m.Part, m.Parts, i+1, len(parts))
		}
		at := slices.Index(arrived, w.name(m))
		waits := false
		for _, before := range parts[:i] {
			first := slices.Index(arrived, w.name(before))
			givenUp := before.State == journal.Dropped || before.Decided == journal.DecidedSent
			if at >= 0 && !givenUp && (first < 0 || first > at) {
				w.wrong("%s: %s arrived before %s (%s)", when, w.name(m), w.name(before), before.State)
			}
			waits = waits || before.State == journal.Unknown || before.State == journal.Refused || before.State == journal.Expired
		}
		if m.State == journal.Queued && waits != (m.Wait == journal.WaitPart) {
			w.wrong("%s: %s waits for %q, and a part before it is in its way: %t", when, w.name(m), m.Wait, waits)
		}
	}
}

// wasUnknown tells whether an attempt of a message ended without anybody knowing how. Another one after such needs a decision.
func (w *model) wasUnknown(when string, m journal.Message) bool {
	if m.Attempts < 2 {
		return m.Last.Fate == journal.Unknown
	}
	attempts, err := w.eye.Attempts(context.Background(), m.ID)
	if err != nil {
		w.wrong("attempts of %s: %v", w.name(m), err)
	}
	unknown, again := 0, 0
	for i, a := range attempts {
		if a.Fate == journal.Unknown {
			unknown++
			if i < len(attempts)-1 {
				again++
			}
		}
	}
	if again > w.decided[m.ID] {
		w.wrong("%s: %s was tried again %d times after an unknown outcome, on %d decisions", when, w.name(m), again, w.decided[m.ID])
	}
	return unknown > 0
}

// checkOne holds one message's state against how often it arrived.
func (w *model) checkOne(when string, m journal.Message, arrived int, wasUnknown bool) {
	want, most := 0, 0
	switch {
	case m.State == journal.Sent && m.Decided != journal.DecidedSent:
		want, most = 1, 1
	case m.State == journal.Sending:
		w.wrong("%s: %s is being sent by nobody", when, w.name(m))
	}
	if wasUnknown {
		most = 1 + w.decided[m.ID]
	}
	if arrived < want || arrived > most {
		w.wrong("%s: %s (%s, decided %q, was unknown: %t, %d decisions to send it again) arrived %d times, want %d to %d",
			when, w.name(m), m.State, m.Decided, wasUnknown, w.decided[m.ID], arrived, want, most)
	}
}

// checkOrder wants the messages about which nobody decided and nobody was in doubt in the order they were written.
func (w *model) checkOrder(when string, arrived []string, rows map[string]journal.Message, doubtful map[string]bool) {
	last := map[row]journal.Message{}
	for _, name := range arrived {
		m := rows[name]
		if m.Decided != journal.NoDecision || doubtful[m.Intent] {
			continue
		}
		if before := last[rowOf(m)]; before.Seq > m.Seq {
			w.wrong("%s: %s arrived after %s", when, w.name(m), w.name(before))
		}
		last[rowOf(m)] = m
	}
}

// checkKeys wants each key delivered once, but for what a person let go again or gave up while it was unknown.
func (w *model) checkKeys(when string, taken map[string]int, rows map[string]journal.Message) {
	intents := map[string][]string{} // by key
	for text, n := range taken {
		m := rows[text]
		if n == 0 || m.Key == "" || w.decided[m.ID] > 0 || m.State == journal.Dropped {
			continue
		}
		if !slices.Contains(intents[m.Key], m.Intent) {
			intents[m.Key] = append(intents[m.Key], m.Intent)
		}
	}
	for key, all := range intents {
		if len(all) > 1 {
			w.wrong("%s: %s was delivered for %d intents", when, key, len(all))
		}
	}
}

// settleDown mends the world and lets everything out that can go: nothing may be stuck.
func (w *model) settleDown() {
	w.tell("everything is mended")
	w.control("DELETE", "/_sim/faults", nil, nil)
	w.befriend(nil)
	w.control("POST", "/_sim/quota", map[string]int{"left": 1000, "sender_left": 1000, "receiver_left": 1000, "pair_left": 1000}, nil)
	for _, scope := range RequiredForFriends {
		w.control("POST", "/_sim/consent", map[string]any{"scope": scope, "agreed": true}, nil)
	}
	w.mu.Lock()
	w.now = w.now.Add(2 * time.Hour)
	w.mu.Unlock()
	if err := w.logIn(w.actor(0)); err != nil {
		w.wrong("login: %v", err)
	}
	w.do(0, nil, func(ctx context.Context, p *process) {
		err := p.s.Drain(ctx, func(d Delivery) { w.received(Receipt{Earlier: []Delivery{d}}, nil, true) })
		if err != nil {
			w.wrong("drain at the end: %v", err)
		}
	})
	for _, m := range w.all() {
		if m.State == journal.Queued && m.Wait != journal.WaitPart {
			w.wrong("%s is stuck, waiting for %q until %s (now %s)", w.name(m), m.Wait, m.Next, w.clock())
		}
	}
}
