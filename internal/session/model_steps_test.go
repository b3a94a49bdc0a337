package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
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
	})
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

// spoil makes calls to come fail.
func (w *model) spoil(r *rand.Rand) {
	codes := []string{"-1", "-7", "-603", "-10", "-402", "-401", "-2", "-9798", "-532", "-536", "-530"}
	for range 1 + r.IntN(3) {
		f := map[string]any{"path": sendPath, "times": 1 + r.IntN(3)}
		switch r.IntN(6) {
		case 0:
			f["path"] = tokenPath
		case 1, 2:
			f["path"] = friendSendPath
		}
		switch mode := []string{"status", "status", "status", "drop-before", "drop-after", "delay", "truncate", "html"}[r.IntN(8)]; mode {
		case "status":
			f["mode"], f["status"] = mode, []int{500, 502, 503, 504, 429}[r.IntN(5)]
			if code := codes[r.IntN(len(codes))]; r.IntN(2) == 0 {
				f["status"], f["body"] = map[string]int{"-402": 403, "-401": 401}[code], fmt.Sprintf(`{"code":%s,"msg":"x"}`, code)
				if f["status"] == 0 {
					f["status"] = []int{400, 500}[r.IntN(2)]
				}
			}
		case "delay":
			f["mode"], f["delay"] = mode, "1ms"
		default:
			f["mode"] = mode
		}
		if f["path"] == friendSendPath && r.IntN(3) == 0 { // nobody gets it, and the answer says so of one friend at most
			code := codes[r.IntN(len(codes))]
			delete(f, "delay")
			f["mode"], f["status"] = "status", 200
			f["body"] = fmt.Sprintf(`{"failure_info":[{"code":%s,"msg":"x","receiver_uuids":[%q]}]}`, code, modelFriends[r.IntN(len(modelFriends))])
		}
		w.tell("fault %v", f)
		w.control("POST", "/_sim/faults", []any{f}, nil)
	}
}

// jump moves everybody's clock, mostly ahead: past a back-off, an access token, a refresh token.
func (w *model) jump(r *rand.Rand) {
	by := []time.Duration{20 * time.Second, time.Minute, 10 * time.Minute, 2 * time.Hour, 7 * time.Hour, 30 * time.Hour, -10 * time.Minute, 35 * 24 * time.Hour, 61 * 24 * time.Hour}[min(r.IntN(12), 8)]
	w.mu.Lock()
	w.now = w.now.Add(by)
	w.mu.Unlock()
	w.tell("the clock moves by %s", by)
}

// logIn logs in as the app does, which then asks who it is.
func (w *model) logIn(p *process) error {
	p.dieAt, p.stopAt = 0, 0
	ctx := w.t.Context()
	a, err := p.s.BeginLogin(ctx, nil, true)
	if err != nil {
		return err
	}
	defer a.Close()
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, a.URL, nil))
	if answer.Code/100 != 3 {
		return errors.New("no redirect")
	}
	if err := a.Paste(answer.Header().Get("Location")); err != nil {
		return err
	}
	if _, err := a.Wait(ctx); err != nil {
		return err
	}
	_, err = p.s.Status(ctx, false)
	return err
}
