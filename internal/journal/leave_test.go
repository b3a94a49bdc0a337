package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

const (
	hiddenText = "비밀번호는 셋째 서랍에"
	oldText    = "지난달의 이야기"
)

func init() {
	roles["add and leave"] = func(ctx context.Context, j *Journal) error {
		_, err := j.Add(ctx, text("남기고 간 "+fmt.Sprint(os.Getpid())))
		return errors.Join(err, j.Leave())
	}
	send := func(ctx context.Context, j *Journal, words string, noBody bool) error {
		in := text(words)
		in.NoBody = noBody
		_, err := j.Add(ctx, in)
		return errors.Join(err, drain(ctx, j, func(*OpenAttempt, string) {}))
	}
	roles["send and leave"] = func(ctx context.Context, j *Journal) error {
		return errors.Join(send(ctx, j, oldText, false), j.Leave())
	}
	roles["send without a body and leave"] = func(ctx context.Context, j *Journal) error {
		return errors.Join(send(ctx, j, hiddenText, true), j.Leave())
	}
	roles["send without a body and die"] = func(ctx context.Context, j *Journal) error {
		return send(ctx, j, hiddenText, true) // the process ends without Close or Leave
	}
	roles["purge and leave"] = func(ctx context.Context, j *Journal) error {
		_, err := j.Purge(ctx, 0)
		return errors.Join(err, j.Leave())
	}
}

func runChild(t *testing.T, j *Journal, role string) {
	t.Helper()
	if out, err := child(j, role).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v %s", role, err, out)
	}
}

func logSize(j *Journal) int64 {
	info, err := os.Stat(j.path + "-wal")
	if err != nil {
		return 0
	}
	return info.Size()
}

// holds says whether any file of the journal holds the text.
func holds(t *testing.T, j *Journal, text string) bool {
	t.Helper()
	names, err := filepath.Glob(j.path + "*")
	check(t, err)
	for _, name := range names {
		raw, err := os.ReadFile(name)
		check(t, err)
		if bytes.Contains(raw, []byte(text)) {
			return true
		}
	}
	return false
}

func TestWhatIsLeftIsThere(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	const n = 20
	left, most := 0, int64(0)
	for range n {
		runChild(t, j, "add and leave")
		if size := logSize(j); size > 0 {
			left++
			most = max(most, size)
		}
	}
	if left < n/2 || left == n || most > smallLog {
		t.Errorf("a log was left %d of %d times, at most %d bytes", left, n, most)
	}
	got, err := j.List(t.Context(), Queued)
	check(t, err)
	if len(got) != n {
		t.Errorf("%d of %d messages are there", len(got), n)
	}
	check(t, j.Close())
	if size := logSize(j); size != 0 {
		t.Errorf("a log of %d bytes after Close", size)
	}
	if got, err := again(t, j).List(t.Context(), Queued); err != nil || len(got) != n {
		t.Errorf("%d of %d messages are in the file itself (%v)", len(got), n, err)
	}
}

func TestLeaveCloses(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	check(t, j.Leave()) // never opened
	if _, err := j.Add(t.Context(), text("가")); !errors.Is(err, ErrClosed) {
		t.Errorf("left: %v", err)
	}
	check(t, j.Close())
}

// Rows of SQLite's log hold texts that are removed from the file. Where only a hash was to be kept, or old texts went, the
// log goes too, also when the process that should have seen to it was killed.
func TestNothingRemovedIsLeft(t *testing.T) {
	t.Parallel()
	j, _ := fresh(t)
	runChild(t, j, "send without a body and leave")
	if holds(t, j, hiddenText) {
		t.Error("the text of a message without a body was left")
	}
	runChild(t, j, "send without a body and die")
	if !holds(t, j, hiddenText) {
		t.Fatal("the text is nowhere even after a kill: this test shows nothing")
	}
	runChild(t, j, "add and leave")
	if holds(t, j, hiddenText) {
		t.Error("the text of a message without a body outlived the next process")
	}

	runChild(t, j, "send and leave")
	if !holds(t, j, oldText) {
		t.Fatal("the old text is nowhere: this test shows nothing")
	}
	runChild(t, j, "purge and leave")
	if holds(t, j, oldText) {
		t.Error("a purged text was left")
	}
}
