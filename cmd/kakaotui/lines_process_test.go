package main_test

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func TestSendLines(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	if r := w.pipe("\ufeff하나\r\n\n  \n둘\n끝에 줄바꿈 없음", "send", "--lines"); r.code != 0 || r.out != "sent 3\n" || r.err != "" {
		t.Error(r)
	}
	w.checkArrived("하나", "둘", "끝에 줄바꿈 없음")
	if r := w.with("KAKAOTUI_LANG=ko").pipe("\n\n", "send", "--lines", "-"); r.code != 0 || r.out != "보낸 줄이 없어요.\n" {
		t.Error(r)
	}
	if r := w.pipe("넷\n", "send", "--lines", "--quiet", "--link", "https://example.com/x"); r.code != 0 || r.out+r.err != "" {
		t.Error(r)
	}
	// A line that cannot be sent is named and stops nobody; of several codes the highest wins.
	r := w.pipe("다섯\n"+strings.Repeat("가", 2001)+"\n\xff\n"+strings.Repeat("a", 2<<20)+"\n여섯\n", "send", "--lines", "--json")
	lines := eachLine[sendJSON](t, r.out)
	var states []string
	for _, l := range lines {
		states = append(states, l.State)
		if (l.State == "sent") != (l.ID != "" && l.Error == nil && l.Quota != nil) {
			t.Errorf("%+v", l)
		}
	}
	if want := []string{"sent", "refused", "refused", "refused", "sent"}; r.code != 2 || !slices.Equal(states, want) {
		t.Error(r)
	}
	for n, says := range map[int]string{2: "--max-parts 11", 3: "UTF-8", 4: "KiB"} {
		if !strings.Contains(r.err, fmt.Sprintf("line %d: ", n)) || !strings.Contains(r.err, says) {
			t.Errorf("line %d: %v", n, r)
		}
	}
	checkSafe(t, r.err)
	w.checkArrived("하나", "둘", "끝에 줄바꿈 없음", "넷", "다섯", "여섯")
	w.control("POST", "faults", `[{"path":"`+sendPath+`","mode":"drop-after","times":1}]`)
	if r := w.pipe("일곱\n여덟\n", "send", "--lines"); r.code != 7 || r.out != "sent 1, unknown 1\n" || !strings.Contains(r.err, "line 1: ") {
		t.Error(r)
	}
	if r := w.offline().pipe("아홉\n열\n", "send", "--lines"); r.code != 6 || r.out != "queued 2\n" {
		t.Error(r)
	}
	if r := w.pipe("마지막\n", "send", "--lines"); r.code != 0 || r.out != "sent 1\n" || !strings.Contains(r.err, "sent 2") {
		t.Error(r)
	}
	if all := w.messages(); !slices.Equal(all[len(all)-3:], []string{"아홉", "열", "마지막"}) {
		t.Errorf("arrived %q", all)
	}
	if r := w.pipe("하나\n"+strings.Repeat("가", 2001)+"\n", "send", "--lines", "--dry-run"); r.code != 2 || strings.Count(r.out, "2/200") != 1 {
		t.Error(r)
	}
}

// A line that had to wait and goes while later ones are sent is told again, and counts as what it came to.
func TestSendLinesThatWaited(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	// Nothing is heard, so that the try comes again with the next line.
	w.fault(sendPath, "drop-before", "")
	r := w.pipe("하나\n둘\n", "send", "--lines", "--json")
	lines := eachLine[sendJSON](t, r.out)
	if len(lines) < 2 || r.code != 0 && r.code != 7 {
		t.Fatal(r)
	}
	last := map[string]string{}
	for _, l := range lines {
		last[l.ID] = l.State
	}
	for _, m := range w.outbox() {
		if last[m.ID] != m.State {
			t.Errorf("%s was told as %s", m.State, last[m.ID])
		}
		delete(last, m.ID)
	}
	for id, state := range last {
		if state != "sent" {
			t.Errorf("%s: %s", id, state)
		}
	}
}

// The next line goes when the one before has its fate, however fast the writer is.
func TestSendLinesBackPressure(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.control("POST", "faults", `[{"path":"`+sendPath+`","mode":"delay","delay":"1500ms","times":1}]`)
	read, write := io.Pipe()
	cmd := w.command("send", "--lines", "--quiet")
	cmd.Stdin = read
	p := w.start(cmd)
	for _, line := range []string{"하나\n", "둘\n"} {
		if _, err := io.WriteString(write, line); err != nil {
			t.Fatal(err)
		}
	}
	w.await("the first request", func() bool { return w.calls(sendPath) == 1 })
	if n := w.calls(sendPath); n != 1 {
		t.Errorf("%d requests at once", n)
	}
	w.await("the second", func() bool { return w.calls(sendPath) == 2 })
	_ = write.Close()
	if r := p.wait(); r.code != 0 {
		t.Error(r)
	}
	w.checkArrived("하나", "둘")
}

// A signal ends the reading; the message on its way is finished, so that its fate is known.
func TestSendLinesInterrupted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.control("POST", "faults", `[{"path":"`+sendPath+`","mode":"delay","delay":"1s","times":1}]`)
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = read.Close(), write.Close() }()
	cmd := w.command("send", "--lines")
	cmd.Stdin = read
	p := w.start(cmd)
	if _, err := write.WriteString("하나\n둘\n"); err != nil {
		t.Fatal(err)
	}
	w.await("the request", func() bool { return w.calls(sendPath) == 1 })
	p.interrupt(syscall.SIGTERM)
	if r := p.wait(); r.code != 130 || r.out != "sent 1\n" || !strings.Contains(r.err, "Interrupted") {
		t.Error(r)
	}
	w.checkArrived("하나")
	if left := w.outbox(); len(left) != 0 {
		t.Errorf("%+v", left)
	}
}

// Twenty processes with ten messages each and an expired access token: two hundred messages once each, one refresh, and each
// process' own in the order it gave them.
func TestTwentySenders(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.control("POST", "clock", `{"advance":"960h"}`)
	w.expire()
	before := w.calls(tokenPath)
	const senders, each = 20, 10
	var all sync.WaitGroup
	for n := range senders {
		all.Go(func() {
			var in strings.Builder
			for i := range each {
				fmt.Fprintf(&in, "%02d-%02d\n", n, i)
			}
			if r := w.pipe(in.String(), "send", "--lines", "--quiet"); r.code != 0 {
				t.Error(r)
			}
		})
	}
	all.Wait()
	if n := w.calls(tokenPath) - before; n != 1 {
		t.Errorf("%d refresh calls", n)
	}
	got := w.messages()
	last := map[string]string{}
	for _, text := range got {
		sender, number, _ := strings.Cut(text, "-")
		if last[sender] >= number {
			t.Errorf("%s came after %s", text, last[sender])
		}
		last[sender] = number
	}
	if slices.Sort(got); len(slices.Compact(got)) != senders*each || len(w.messages()) != senders*each {
		t.Errorf("%d messages arrived, %d different ones", len(w.messages()), len(slices.Compact(got)))
	}
	if left := w.outbox(); len(left) != 0 {
		t.Errorf("%d are left", len(left))
	}
}
