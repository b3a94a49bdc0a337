package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"kakaotui/internal/journal"
)

// step is one thing that happens: somebody uses a process, or the world changes.
func (w *model) step(i int) {
	r := rand.New(rand.NewPCG(w.seed, uint64(i)))
	n := r.IntN(len(w.actors))
	switch dice := r.IntN(100); {
	case dice < 34:
		w.deliver(i, n, r)
	case dice < 46:
		w.drain(n, r)
	case dice < 58:
		w.decide(n, r)
	case dice < 77:
		w.spoil(r)
	case dice < 87:
		w.jump(r)
	case dice < 91:
		scope, agreed := []string{"talk_message", "friends"}[r.IntN(2)], r.IntN(2) == 0
		w.tell("consent to %s given: %t", scope, agreed)
		w.control("POST", "/_sim/consent", map[string]any{"scope": scope, "agreed": agreed}, nil)
	case dice < 93:
		whose, left := []string{"left", "left", "sender_left", "receiver_left", "pair_left"}[r.IntN(5)], []int{0, 1, 100}[r.IntN(3)]
		w.tell("%s today: %d messages", whose, left)
		w.control("POST", "/_sim/quota", map[string]int{whose: left}, nil)
	case dice < 95:
		w.tell("login: %v", w.logIn(w.actor(n)))
	case dice < 97:
		w.do(n, r, func(ctx context.Context, p *process) {
			_, err := p.s.Status(ctx, false)
			w.tell("process %d asks for the status: %v", n, err)
		})
	default:
		w.together(i, r)
	}
}

// intent is new texts of this step, perhaps with a key that another intent has too.
func (w *model) intent(r *rand.Rand, name string) Intent {
	in := Intent{NoBody: r.IntN(8) == 0}
	parts := max(1, r.IntN(6)-2)
	if r.IntN(3) == 0 {
		in.To = w.someFriends(r)
		parts = max(1, parts-1)
	}
	for k := range parts {
		text := fmt.Sprintf("%s/%d", name, k+1)
		in.Parts = append(in.Parts, Message{Text: text})
		w.wrote(text)
	}
	if r.IntN(3) > 0 {
		in.Key = fmt.Sprint("key ", r.IntN(2))
	}
	if r.IntN(4) == 0 {
		in.Expire = time.Hour
	}
	if in.Key != "" && r.IntN(3) == 0 {
		in.OnUnknown = Resend
	}
	return in
}

// someFriends are one or two of them, or as many as need two requests, perhaps with oneself.
func (w *model) someFriends(r *rand.Rand) []string {
	n := 1 + r.IntN(3)
	if r.IntN(4) == 0 {
		n = len(modelFriends)
	}
	var to []string
	for _, i := range r.Perm(len(modelFriends))[:n] {
		to = append(to, modelFriends[i])
	}
	if r.IntN(5) == 0 {
		to = append(to, toMe)
	}
	return to
}

// wrote remembers a text by the hash that the journal keeps even without the text.
func (w *model) wrote(text string) {
	sum := sha256.Sum256([]byte(text))
	w.texts[hex.EncodeToString(sum[:])] = text
}

func (w *model) deliver(i, n int, r *rand.Rand) {
	in := w.intent(r, fmt.Sprint("m", i))
	w.tell("process %d delivers m%d to %v in %d parts, key %q, resend %t, expires after %s", n, i, in.To, len(in.Parts), in.Key, in.OnUnknown == Resend, in.Expire)
	if in.OnUnknown == Resend {
		for _, m := range w.all() {
			if m.Key == in.Key {
				w.mayGoAgain(m)
			}
		}
	}
	if r.IntN(4) == 0 {
		in.Replaces = w.mended(r)
	}
	request := w.meanwhile(r)
	w.do(n, r, func(ctx context.Context, p *process) {
		p.request = request
		receipt, err := p.s.Deliver(ctx, in)
		p.request = nil
		w.received(receipt, err, true)
		_, taken := errors.AsType[*journal.KeyTakenError](err) // by a second intent, while one of the first was refused
		if len(receipt.Messages) == 0 && !taken && ctx.Err() == nil {
			w.wrong("m%d was not accepted: %v", i, err)
		}
		if in.Replaces != "" && len(receipt.Messages) > 0 && receipt.Messages[0].What == beginning(in.Parts[0].Text) {
			if m, err := w.eye.Find(context.Background(), in.Replaces); err != nil || m.State != journal.Dropped {
				w.wrong("%s was replaced and is %s, %v", w.name(m), m.State, err)
			}
		}
	})
}

// mended is the id of a message that a person would send anew in other words, "" for none.
func (w *model) mended(r *rand.Rand) string {
	bad := slices.DeleteFunc(w.all(), func(m journal.Message) bool { return m.State != journal.Refused && m.State != journal.Expired })
	if len(bad) == 0 {
		return ""
	}
	m := bad[r.IntN(len(bad))]
	w.tell("  in place of %s (%s)", w.name(m), m.State)
	return m.ID
}

// received holds a receipt against the journal; alone says that nobody else was at work, so that both must agree.
func (w *model) received(receipt Receipt, err error, alone bool) {
	var told []string
	kept := map[string]journal.Message{}
	if len(receipt.Messages)+len(receipt.Earlier) > 0 {
		for _, m := range w.all() {
			kept[m.ID] = m
		}
	}
	for _, d := range slices.Concat(receipt.Earlier, receipt.Messages) {
		told = append(told, d.To+" "+d.What+" "+string(d.State))
		w.mu.Lock()
		w.accepted[d.ID] = true
		w.mu.Unlock()
		m, found := kept[d.ID]
		switch {
		case !found:
			w.wrong("message %s was accepted and cannot be found", d.ID)
		case alone && m.State != d.State && m.Decided == journal.NoDecision:
			w.wrong("%s is told as %s and kept as %s", w.name(m), d.State, m.State)
		case (d.State == journal.Sent) != (d.Err == nil):
			w.wrong("%s is told as %s with the error %v", w.name(m), d.State, d.Err)
		}
	}
	if err == nil && len(receipt.Messages) > 0 && slices.ContainsFunc(receipt.Messages, func(d Delivery) bool { return d.State != journal.Sent }) {
		w.wrong("no error beside %v", told)
	}
	w.tell("  %s; %v", strings.Join(told, ", "), err)
}

func (w *model) drain(n int, r *rand.Rand) {
	w.tell("process %d drains", n)
	w.do(n, r, func(ctx context.Context, p *process) {
		var tried []Delivery
		err := p.s.Drain(ctx, func(d Delivery) { tried = append(tried, d) })
		w.received(Receipt{Earlier: tried}, err, true)
	})
}

// mayGoAgain notes a decision that lets a message go once more though it may have arrived.
func (w *model) mayGoAgain(m journal.Message) {
	if m.State == journal.Unknown || m.State == journal.Sending {
		w.decided[m.ID]++
	}
}

func (w *model) decide(n int, r *rand.Rand) {
	all := w.all()
	if len(all) == 0 {
		return
	}
	m := all[r.IntN(len(all))]
	for range 4 { // rather one about which there is something to decide
		if other := all[r.IntN(len(all))]; m.State == journal.Sent || m.State == journal.Dropped {
			m = other
		}
	}
	word := []string{"retry", "retry", "retry", "drop", "sent", "retry all", "outbox"}[r.IntN(7)]
	w.tell("process %d: %s %s (%s)", n, word, w.name(m), m.State)
	if word == "retry" && m.State == journal.Unknown { // seen so; what becomes unknown later is not decided about
		w.decided[m.ID]++
	}
	w.do(n, r, func(ctx context.Context, p *process) {
		var err error
		var receipt Receipt
		switch word {
		case "retry":
			receipt, err = p.s.Retry(ctx, m.ID)
		case "retry all":
			receipt, err = p.s.Retry(ctx)
		case "drop":
			_, err = p.s.Drop(ctx, m.ID)
		case "sent":
			_, err = p.s.MarkSent(ctx, m.ID)
		default:
			_, err = p.s.Outbox(ctx)
		}
		w.received(receipt, err, true)
	})
}

// meanwhile is what a person does elsewhere while a message is on its way, nil for nothing.
func (w *model) meanwhile(r *rand.Rand) func() {
	if r.IntN(5) > 0 {
		return nil
	}
	word, pick := r.IntN(4), r.IntN(1000)
	return func() {
		all := w.all()
		m := all[pick%len(all)]
		var err error
		switch word {
		case 0:
			_, err = w.eye.Drop(context.Background(), m.ID)
		case 1:
			_, err = w.eye.MarkSent(context.Background(), m.ID)
		case 2:
			if _, err = w.eye.Retry(context.Background(), m.ID); err == nil {
				w.mayGoAgain(m)
			}
		default:
			_, err = w.eye.Recover(context.Background())
		}
		w.tell("  meanwhile %s %s: %v", []string{"drop", "sent", "retry", "recover"}[word], w.name(m), err)
	}
}

// together has every process deliver or drain at the same time.
func (w *model) together(i int, r *rand.Rand) {
	w.tell("all at once")
	var wg sync.WaitGroup
	for n := range w.actors {
		p, in := w.actor(n), w.intent(r, fmt.Sprint("m", i, "-", n))
		in.OnUnknown = AskPerson
		p.dieAt, p.stopAt = 0, 0
		wg.Go(func() {
			receipt, err := p.s.Deliver(w.t.Context(), in)
			w.received(receipt, err, false)
			if err := p.s.Drain(w.t.Context(), func(Delivery) {}); err != nil {
				w.tell("  drain: %v", err)
			}
		})
	}
	wg.Wait()
}
