package main_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"
)

// kills is how often a send is killed; KAKAOTUI_TEST_KILLS asks for more.
func kills(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("KAKAOTUI_TEST_KILLS"))
	if err != nil {
		return 40
	}
	return n
}

// The program killed at any moment of a send loses nothing that it had accepted and sends nothing twice: each message in the
// journal has one state; the sent arrived once, the unknown at most once, and the queued are delivered by who comes next.
func TestKilledSends(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a killed process ends otherwise on Windows")
	}
	w := newWorld(t)
	w.login()
	w.want(0, "send", "처음")
	rounds := kills(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d, %d rounds", seed, rounds)
	random := rand.New(rand.NewPCG(seed, 1))
	// A slow Kakao, so that many die while an answer is awaited; sometimes the answer is lost besides.
	w.control("POST", "faults", fmt.Sprintf(`[{"path":%q,"mode":"delay","delay":"15ms","times":%d}]`, sendPath, rounds*2))
	took := time.Duration(0)
	for range 3 {
		start := time.Now()
		w.want(0, "send", "--quiet", "시간 재기")
		took = max(took, time.Since(start))
	}
	codes := map[string]int{}
	for n := range rounds {
		text := fmt.Sprintf("죽임 %d", n)
		p := w.start(w.command("send", "--quiet", text))
		after := time.AfterFunc(time.Duration(random.Int64N(int64(took)*5/4)), func() { _ = p.cmd.Process.Kill() })
		r := p.wait()
		after.Stop()
		codes[text] = r.code
	}
	w.control("DELETE", "faults", "")
	w.checkKilled(codes)
}

// checkKilled compares the journal with what arrived, before and after the outbox was sent.
func (w *world) checkKilled(codes map[string]int) {
	w.t.Helper()
	fates := map[string]string{}
	w.want(0, "outbox", "retry")
	for _, m := range eachLine[logJSON](w.t, w.want(0, "log", "--json", "-n", "100000").out) {
		if m.Type != "message" {
			continue
		}
		if _, twice := fates[m.Text]; twice && codes[m.Text] != 0 {
			w.t.Errorf("%q is there twice", m.Text)
		}
		fates[m.Text] = m.State
	}
	arrived := map[string]int{}
	for _, text := range w.messages() {
		arrived[text]++
	}
	count := map[string]int{}
	for text, code := range codes {
		fate := fates[text]
		count[fmt.Sprintf("%q, exit %d", fate, code)]++
		n := arrived[text]
		ok := false
		switch fate {
		case "sent":
			ok = n == 1
		case "unknown":
			ok = n <= 1 && code != 0
		case "": // killed before it was accepted
			ok = n == 0 && code != 0
		}
		if !ok {
			w.t.Errorf("%q: exit %d, journal %q, arrived %d times", text, code, fate, n)
		}
	}
	w.t.Log(count)
}
