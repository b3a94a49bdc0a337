package main_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// logJSON is a line of `log --json`, decoded strictly.
type logJSON struct {
	Seq        int64      `json:"seq"`
	At         time.Time  `json:"at"`
	Type       string     `json:"type"`
	Op         string     `json:"op"`
	Kind       string     `json:"kind"`
	ID         string     `json:"id"`
	State      string     `json:"state"`
	Wait       string     `json:"wait"`
	Part       int        `json:"part"`
	Parts      int        `json:"parts"`
	To         string     `json:"to"`
	Text       string     `json:"text"`
	Link       string     `json:"link"`
	Key        string     `json:"key"`
	Origin     string     `json:"origin"`
	Attempts   int        `json:"attempts"`
	Status     int        `json:"status"`
	Code       string     `json:"code"`
	Error      string     `json:"error"`
	DurationMS int64      `json:"duration_ms"`
	DoneAt     *time.Time `json:"done_at"`
	Decided    string     `json:"decided"`
}

func TestLog(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if r := w.want(0, "log"); r.out != "" || r.err != "" {
		t.Error(r)
	}
	w.login()
	w.want(0, "send", "--key", "k", "첫 글")
	w.fault(sendPath, "drop-after", "")
	w.want(7, "send", "둘째 한글 Deploy\n두 줄")
	w.control("POST", "quota", `{"left":0}`)
	w.want(5, "send", "100% 찼어요")
	all := eachLine[logJSON](t, w.want(0, "log", "--json", "-n", "100").out)
	var texts, calls []string
	for _, e := range all {
		if e.Type == "message" {
			texts = append(texts, e.State+" "+e.Text+" "+e.Code)
		} else {
			calls = append(calls, e.Op)
		}
	}
	if want := []string{"sent 첫 글 ", "unknown 둘째 한글 Deploy\n두 줄 ", "refused 100% 찼어요 -10"}; !slices.Equal(texts, want) {
		t.Errorf("%q", texts)
	}
	if !slices.Contains(calls, "exchange") || !slices.IsSortedFunc(all, func(a, b logJSON) int { return int(a.Seq - b.Seq) }) {
		t.Errorf("%+v", all)
	}
	first := all[slices.IndexFunc(all, func(e logJSON) bool { return e.Text == "첫 글" })]
	if first.ID == "" || first.Attempts != 1 || first.Status != 200 || first.Origin != "send" || first.Key != "k" || first.DoneAt == nil || first.To != "me" {
		t.Errorf("%+v", first)
	}
	ko := w.with("KAKAOTUI_LANG=ko").want(0, "log", "-n", "2")
	if lines := strings.Split(ko.out, "\n"); len(lines) != 3 || !strings.Contains(lines[0], "  모름 ") || !strings.Contains(lines[0], "둘째 한글 Deploy↵두 줄") ||
		!strings.Contains(lines[1], "  거절 ") || !strings.HasSuffix(lines[1], "100% 찼어요  (-10)") {
		t.Error(ko)
	}
	// The search knows Hangul however it was typed, Latin letters in either case, and takes signs as they are.
	for search, want := range map[string]int{"한글": 1, "\u1112\u1161\u11ab\u1100\u1173\u11af": 1, "deploy": 1, "글": 2, "%": 1, "_": 0, "없는 말": 0} {
		r := w.want(0, "log", "--search", search)
		if n := strings.Count(r.out, "\n"); n != want {
			t.Errorf("%q finds %d: %v", search, n, r)
		}
	}
	if r := w.want(0, "log", "-n", "0"); r.out != "" {
		t.Error(r)
	}
}

// following is a `log --follow` and its lines as they come.
func (w *world) following(args ...string) (*running, chan string) {
	w.t.Helper()
	cmd := w.command(append([]string{"log", "--follow"}, args...)...)
	read, write, err := os.Pipe()
	if err != nil {
		w.t.Fatal(err)
	}
	cmd.Stdout = write
	p := w.start(cmd)
	_ = write.Close()
	lines := make(chan string, 100)
	go func() {
		defer close(lines)
		defer func() { _ = read.Close() }()
		for in := bufio.NewScanner(read); in.Scan(); {
			lines <- in.Text()
		}
	}()
	return p, lines
}

func TestLogFollow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.want(0, "send", "전에 보낸 글")
	p, lines := w.following("-n", "1")
	next := func(want ...string) {
		t.Helper()
		for {
			select {
			case line, ok := <-lines:
				if !ok {
					t.Fatal("it ended")
				}
				for _, part := range want {
					if !strings.Contains(line, part) {
						line = ""
					}
				}
				if line != "" {
					return
				}
			case <-time.After(patience):
				t.Fatalf("never came: %q", want)
			}
		}
	}
	next("전에 보낸 글")
	w.want(0, "send", "새 글")
	next("sent", "새 글")
	w.fault(sendPath, "drop-after", "")
	w.want(7, "send", "모르는 글")
	next("unknown", "모르는 글")
	w.want(0, "outbox", "sent", w.outbox()[0].ID)
	next("sent", "모르는 글")
	p.interrupt(syscall.SIGINT)
	if r := p.wait(); r.code != 130 || r.err != "" {
		t.Error(r)
	}
	p, lines = w.following("-n", "0", "--search", "찾는")
	w.want(0, "send", "다른 글")
	w.want(0, "send", "찾는 글")
	if line := <-lines; !strings.Contains(line, "찾는 글") {
		t.Errorf("%q", line)
	}
	p.interrupt(syscall.SIGTERM)
	if r := p.wait(); r.code != 130 {
		t.Error(r)
	}
}
