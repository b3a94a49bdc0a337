package journal

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

var sentences = []string{
	"회의 시작 10분 전입니다", "서버 점검이 끝났습니다", "backup finished", "배포에 실패했습니다: exit status 1", "오늘 점심은 김치찌개",
	"삼성전자 71,200원 (+1.2%)", "수강 신청 마감이 내일입니다", "새 글이 올라왔습니다",
}

// filled is a journal of n sent messages, written fast.
func filled(b *testing.B, n int) *Journal {
	b.Helper()
	j, _ := fresh(b)
	check(b, j.write(b.Context(), "filling", func(ctx context.Context, tx *sql.Tx) error {
		for i := range n {
			in := text(fmt.Sprintf("%s, %s (%d)", sentences[i%len(sentences)], sentences[i/7%len(sentences)], i))
			m := in.message(0, "me", noon)
			m.Intent = fmt.Sprint(i)
			check(b, j.insert(ctx, tx, &m))
			m.State, m.Done, m.Delivered, m.Attempts = Sent, noon, noon, 1
			if i%1000 == 0 {
				m.State, m.Delivered = Refused, time.Time{}
			}
			_, err := tx.ExecContext(ctx, "INSERT INTO attempts (message, n, started, fate, pid, owner) VALUES (?, 1, ?, ?, 1, '')", m.Seq, micro(noon), m.State)
			check(b, err)
			check(b, save(ctx, tx, &m))
		}
		return nil
	}))
	b.ResetTimer()
	return j
}

func BenchmarkAppend(b *testing.B) {
	j := New(filepath.Join(b.TempDir(), "journal.db"), Options{})
	b.Cleanup(func() { check(b, j.Close()) })
	add(b, j, text("처음"))
	for b.Loop() {
		add(b, j, text("회의 시작 10분 전입니다"))
	}
}

func BenchmarkAppendWithOpenAndClose(b *testing.B) {
	path := filepath.Join(b.TempDir(), "journal.db")
	for b.Loop() {
		j := New(path, Options{})
		add(b, j, text("회의 시작 10분 전입니다"))
		check(b, j.Close())
	}
}

// BenchmarkSend is all that the journal does for one message of a command: open, add, right to send, attempt, outcome, close.
func BenchmarkSend(b *testing.B) {
	path := filepath.Join(b.TempDir(), "journal.db")
	for b.Loop() {
		j := New(path, Options{})
		m := add(b, j, text("회의 시작 10분 전입니다"))
		s, err := j.Sender(b.Context())
		check(b, err)
		_, err = s.Next(b.Context(), Account{})
		check(b, err)
		try(b, s, m.ID, Outcome{State: Sent})
		check(b, s.Close())
		check(b, j.Close())
	}
}

func BenchmarkSearchIn100000(b *testing.B) {
	j := filled(b, 100_000)
	for name, word := range map[string]string{"nothing found, Korean": "없는말", "nothing found, Latin": "Nowhere", "one found": "(77777)", "common": "점심"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, err := j.History(b.Context(), Page{Search: word})
				check(b, err)
			}
		})
	}
}

func BenchmarkPageIn100000(b *testing.B) {
	j := filled(b, 100_000)
	for name, p := range map[string]Page{"newest": {}, "oldest": {Before: 100}, "middle": {Before: 60_000}, "a rare fate": {Fates: []State{Refused, Unknown}}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, err := j.History(b.Context(), p)
				check(b, err)
			}
		})
	}
}
