package session

import (
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kakaotui/internal/journal"
	"kakaotui/internal/kakao"
)

// keeper is a world whose session keeps a journal.
type keeper struct {
	*world
	j *journal.Journal
}

func newKeeper(t *testing.T) *keeper {
	t.Helper()
	w := newWorld(t)
	k := &keeper{world: w}
	k.s, k.j = k.process()
	return k
}

// enter logs in as the app does, which then asks who it is.
func (k *keeper) enter() {
	k.t.Helper()
	k.login()
	if _, err := k.s.Status(k.t.Context(), false); err != nil {
		k.t.Fatal(err)
	}
}

func (k *keeper) path() string { return filepath.Join(k.dirs.State, "journal.db") }

// process is another process's session and journal on the same profile. Its back-off has no chance in it: 30 s, 60 s, …
func (k *keeper) process() (*Session, *journal.Journal) {
	k.t.Helper()
	j := journal.New(k.path(), journal.Options{Now: k.clock, Random: func() float64 { return 0.999999 }})
	k.t.Cleanup(func() { _ = j.Close() })
	s, err := Open(Options{Dirs: k.dirs, Settings: k.settings(), Now: k.clock, Journal: j, Origin: "send", Observe: func(e Event) {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.events = append(k.events, e)
	}})
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(s.Close)
	return s, j
}

func say(text string) Intent { return Intent{Parts: []Message{{Text: text}}} }

// states are the texts and states of all messages, oldest first.
func (k *keeper) states() []string {
	k.t.Helper()
	all, err := k.j.List(k.t.Context(), journal.Queued, journal.Sending, journal.Sent, journal.Unknown, journal.Refused, journal.Expired, journal.Dropped)
	if err != nil {
		k.t.Fatal(err)
	}
	var out []string
	for _, m := range all {
		s := m.Text + " " + string(m.State)
		if m.Wait != "" {
			s += " " + string(m.Wait)
		}
		out = append(out, s)
	}
	return out
}

func (k *keeper) want(states ...string) {
	k.t.Helper()
	if got := k.states(); !slices.Equal(got, states) {
		k.t.Errorf("the journal holds %q, want %q", got, states)
	}
}

func (k *keeper) arrived(texts ...string) {
	k.t.Helper()
	if got := k.messages(); !slices.Equal(got, texts) {
		k.t.Errorf("arrived: %q, want %q", got, texts)
	}
}

func (k *keeper) drain() []Delivery {
	k.t.Helper()
	var out []Delivery
	if err := k.s.Drain(k.t.Context(), func(d Delivery) { out = append(out, d) }); err != nil {
		k.t.Fatal(err)
	}
	return out
}

func TestDeliver(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.enter()
	r, err := k.s.Deliver(t.Context(), Intent{Parts: []Message{hello, {Text: "둘"}}, Key: "a"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Messages) != 2 || r.Already || len(r.Earlier) != 0 {
		t.Fatalf("receipt: %+v", r)
	}
	for i, d := range r.Messages {
		if d.ID == "" || d.State != journal.Sent || d.Part != i+1 || d.Parts != 2 || d.To != "me" || d.Key != "a" || !d.At.Equal(k.clock()) || d.Err != nil {
			t.Errorf("delivery %d: %+v", i, d)
		}
	}
	k.arrived(hello.Text, "둘")
	k.want(hello.Text+" sent", "둘 sent")
	m, err := k.j.Find(t.Context(), r.Messages[0].ID)
	if err != nil || m.Origin != "send" || m.Attempts != 1 || m.Last.Status != http.StatusOK || m.Sender == "" {
		t.Errorf("kept: %+v, %v", m, err)
	}
	for _, bad := range []Intent{{}, say(" "), {Parts: []Message{hello, {}}}} {
		if _, err := k.s.Deliver(t.Context(), bad); FateOf(err) != Refused {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if _, err := k.s.Deliver(t.Context(), Intent{Parts: []Message{hello}, Expire: -1}); FateOf(err) != Refused {
		t.Error(err)
	}
	nameless, err := Open(Options{Dirs: k.dirs, Journal: k.j})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := nameless.Deliver(t.Context(), say("누구의 앱")); !errors.Is(err, ErrNoSettings) || len(r.Messages) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	wantCalls(t, k.world, sendPath, 2)
	events := k.seen()
	if e := events[len(events)-1]; e.ID != r.Messages[1].ID || e.Fate != Sent || e.Op != kakao.OpSendToMe || e.What != "둘" {
		t.Errorf("event: %+v", e)
	}
}

// Every fault of the simulator and every kind of answer, with what becomes of the message and how often it leaves.
func TestFates(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		mode   string
		status int
		body   string
		state  string
		fate   Fate
		effect bool // the simulator took it
	}{
		"503":            {"status", 503, "", "queued", Queued, false},
		"429":            {"status", 429, "", "queued", Queued, false},
		"-7":             {"status", 400, `{"code":-7,"msg":"x"}`, "queued", Queued, false},
		"-9798":          {"status", 503, `{"code":-9798,"msg":"x"}`, "queued", Queued, false},
		"500":            {"status", 500, "", "unknown", Unknown, false},
		"502":            {"status", 502, "", "unknown", Unknown, false},
		"504":            {"status", 504, "", "unknown", Unknown, false},
		"-1":             {"status", 400, `{"code":-1,"msg":"x"}`, "unknown", Unknown, false},
		"-603":           {"status", 400, `{"code":-603,"msg":"x"}`, "unknown", Unknown, false},
		"cut before":     {"drop-before", 0, "", "unknown", Unknown, false},
		"cut after":      {"drop-after", 0, "", "unknown", Unknown, true},
		"half an answer": {"truncate", 0, "", "unknown", Unknown, true},
		"a web page":     {"html", 200, "", "unknown", Unknown, false},
		"template":       {"status", 400, `{"code":-2,"msg":"x"}`, "refused", Refused, false},
		"permission":     {"status", 403, `{"code":-5,"msg":"x"}`, "refused", Refused, false},
		"app quota":      {"status", 400, `{"code":-10,"msg":"x"}`, "refused", Refused, false},
		"sender quota":   {"status", 400, `{"code":-532,"msg":"x"}`, "refused", Refused, false},
		"consent":        {"status", 403, `{"code":-402,"msg":"x","required_scopes":["talk_message"],"allowed_scopes":[]}`, "queued consent", NeedsConsent, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := newKeeper(t)
			k.login()
			status := c.status
			if status == 0 {
				status = 503
			}
			k.fail(sendPath, c.mode, status, c.body, 1)
			r, err := k.s.Deliver(t.Context(), say("하나"))
			e, ok := errors.AsType[*UndeliveredError](err)
			if !ok || FateOf(err) != c.fate || len(r.Messages) != 1 || r.Messages[0].Err != err || e.ID != r.Messages[0].ID {
				t.Fatalf("%v (%s): %+v", err, FateOf(err), r)
			}
			k.want("하나 " + c.state)
			m, err := k.j.Find(t.Context(), e.ID)
			if err != nil {
				t.Fatal(err)
			}
			// What the journal keeps tells the same as the error did.
			if again := deliveryOf(m, nil); FateOf(again.Err) != c.fate || kakao.CodeOf(again.Err) != kakao.CodeOf(e) || m.Last.Error == "" && c.body == "" {
				t.Errorf("told again: %v, was %v", again.Err, e)
			}
			if (len(k.messages()) == 1) != c.effect {
				t.Errorf("arrived: %q", k.messages())
			}
			wantCalls(t, k.world, sendPath, 1)
			// By itself only what was for sure not taken goes again, at its time.
			k.drain()
			wantCalls(t, k.world, sendPath, 1)
			k.advance(31 * time.Second)
			k.drain()
			if c.state == "queued" {
				k.want("하나 sent")
				wantCalls(t, k.world, sendPath, 2)
			} else {
				k.want("하나 " + c.state)
				wantCalls(t, k.world, sendPath, 1)
			}
		})
	}
}

func TestDelayedAnswerIsSent(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.login()
	k.sim("POST", "/_sim/faults", []map[string]any{{"path": sendPath, "mode": "delay", "delay": "50ms"}}, nil)
	if _, err := k.s.Deliver(t.Context(), say("하나")); err != nil {
		t.Fatal(err)
	}
	k.want("하나 sent")
}

func TestOfflineStaysQueuedInOrder(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.login()
	away := k.away()
	for _, text := range []string{"하나", "둘", "셋"} {
		r, err := away.Deliver(t.Context(), say(text))
		if FateOf(err) != Queued || r.Messages[0].State != journal.Queued {
			t.Fatalf("%s: %v", text, err)
		}
	}
	k.want("하나 queued", "둘 queued", "셋 queued")
	// Without a network nothing of Kakao's was met: the next send may try at once, and what waited goes before it.
	r, err := k.s.Deliver(t.Context(), say("넷"))
	if err != nil || len(r.Earlier) != 3 || r.Earlier[0].What != "하나" || len(r.Messages) != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	k.arrived("하나", "둘", "셋", "넷")
}

// away is a session without a network.
func (k *keeper) away() *Session {
	k.t.Helper()
	set := k.settings()
	set.APIURL = "http://127.0.0.1:1"
	s, err := Open(Options{Dirs: k.dirs, Settings: set, Now: k.clock, Journal: k.j, Origin: "send"})
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(s.Close)
	return s
}
