package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The ledger counts what went out today, and status shows it with the outbox.
func TestQuotaInStatus(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.want(0, "send", "하나")
	var line sendJSON
	strict(t, w.want(0, "send", "--json", "둘").out, &line)
	if line.Quota == nil || line.Quota.SentToday != 2 || line.Quota.Limit != 100 {
		t.Errorf("%+v", line.Quota)
	}
	w.fault(sendPath, "drop-after", "")
	w.want(7, "send", "셋")
	w.control("POST", "quota", `{"left":0}`)
	w.want(5, "send", "넷")
	var st statusJSON
	strict(t, w.want(0, "status", "--json", "--offline").out, &st)
	q := st.Quota
	if q == nil || q.SentToday != 2 || q.Limit != 100 || q.ToMe.Used != 2 || q.ToMe.Limit != 20 || q.UnknownToday != 1 || q.Refusal == nil ||
		*q.Refusal != "-10" || q.RefusedAt == nil || q.AccessTokens.Used != 1 || q.HeldUntil != nil {
		t.Errorf("%+v", q)
	}
	if *st.Outbox != (outboxSums{Unknown: 1, Refused: 1}) {
		t.Errorf("%+v", st.Outbox)
	}
	en := w.want(0, "status", "--offline").out
	if !strings.Contains(en, "2 of 100") || !strings.Contains(en, "unknown 1, refused 1") || !strings.Contains(en, "-10") {
		t.Error(en)
	}
}

// Reaching a limit is told by the command that reached it, with however many messages, and not again by later ones.
func TestReachingALimitIsToldOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	limit := func(n int) {
		config := fmt.Sprintf("[quota]\npair_per_day = %d\n", n)
		if err := os.WriteFile(filepath.Join(w.home, "config.toml"), []byte(config), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	limit(3)
	told := func(r result) bool { return strings.Contains(r.err, "messages to yourself today") }
	if r := w.want(0, "send", "하나"); told(r) {
		t.Error(r)
	}
	if r := w.want(0, "send", strings.Repeat("긴 글이에요. ", 60)); !told(r) { // from 1 to more than 3
		t.Error(r)
	}
	for _, r := range []result{w.want(0, "send", "둘"), w.pipe("", "send", "--lines")} {
		if told(r) {
			t.Error(r)
		}
	}
	limit(7)
	if r := w.pipe("셋\n넷\n", "send", "--lines"); r.code != 0 || !told(r) {
		t.Error(r)
	}
	for _, r := range []result{w.pipe("", "send", "--lines"), w.pipe("다섯\n", "send", "--lines")} {
		if told(r) {
			t.Error(r)
		}
	}
}

// A person hears of the end of the login where they look, two weeks before; a quiet job does not.
func TestLoginEndIsToldBySendAndStatus(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	for _, c := range []struct {
		left time.Duration
		told bool
	}{{15 * oneDay, false}, {14*oneDay - time.Hour, true}, {20 * time.Hour, true}} {
		w.age(map[string]time.Duration{"refresh_expires_at": c.left})
		for _, args := range [][]string{{"send", "하나"}, {"status", "--offline"}, {"status", "--json", "--offline"}} {
			if r := w.want(0, args...); strings.Contains(r.err, "login ends in") != c.told {
				t.Errorf("%v left, %q: %v", c.left, args, r)
			}
		}
		if r := w.want(0, "send", "--quiet", "둘"); r.out+r.err != "" {
			t.Error(r)
		}
	}
}

// A journal that cannot be read is set aside and told of, never lost. A message without a key goes on; with a key nobody
// knows whether it was delivered, so that it stops once.
func TestDamagedJournal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.want(0, "send", "--key", "k", "하나")
	path := filepath.Join(w.home, "journal.db")
	spoil := func(what string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(what), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	spoil(strings.Repeat("this is no database. ", 100))
	r := w.want(0, "send", "둘")
	if !strings.Contains(r.out, "Sent.") || !strings.Contains(r.err, path) || !strings.Contains(r.err, "set aside") {
		t.Error(r)
	}
	if !w.keeps(strings.Repeat("this is no database. ", 100)) {
		t.Error("the damaged file is gone")
	}
	w.checkArrived("하나", "둘")
	spoil("broken again")
	if r := w.want(1, "send", "--key", "k", "하나"); !strings.Contains(r.err, "set aside") || !strings.Contains(r.err, "was not sent") {
		t.Error(r)
	}
	w.checkArrived("하나", "둘")
	w.want(0, "send", "--key", "k2", "셋")
	if !w.keeps("broken again") {
		t.Error("the second damaged file is gone")
	}
}
