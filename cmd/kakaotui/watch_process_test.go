package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// script is a command of the system's shell, which these tests need.
func script(t testing.TB, lines string) []string {
	t.Helper()
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("there is no /bin/sh here:", err)
	}
	return []string{"--", "/bin/sh", "-c", lines}
}

// watching starts `watch --every 1s` with more flags and a script.
func (w *world) watching(lines string, flags ...string) *running {
	w.t.Helper()
	args := append([]string{"watch", "--every", "1s", "--now"}, flags...)
	return w.start(w.command(append(args, script(w.t, lines)...)...))
}

// end interrupts a watch and wants the exit code of an interruption.
func (p *running) end() result {
	p.w.t.Helper()
	p.interrupt(syscall.SIGTERM)
	r := p.wait()
	p.w.checkSecrets(r)
	if r.code != 130 {
		p.w.t.Errorf("want exit 130: %v", r)
	}
	return r
}

func (w *world) awaitMessages(n int) []string {
	w.t.Helper()
	var got []string
	w.await(fmt.Sprint(n, " messages"), func() bool { got = w.messages(); return len(got) >= n })
	return got
}

func TestWatchSendsWhatIsPrinted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	p := w.watching(`printf '\033[31m새 글\033[0m\r\n\260\241\n\n'; echo seen >&2`)
	got := w.awaitMessages(2)
	r := p.end()
	if got[0] != "새 글\n\uFFFD" || got[1] != got[0] {
		t.Errorf("%q", got)
	}
	if !strings.Contains(r.out, "sent: 새 글↵") || !strings.Contains(r.err, "seen\n") {
		t.Error(r)
	}
}

func TestWatchQuiet(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	p := w.watching(`echo 하나`, "--quiet")
	w.awaitMessages(1)
	if r := p.end(); r.out != "" || r.err != "" {
		t.Error(r)
	}
}

// A change is sent once, also by the next process; other output is cut, which the message says.
func TestWatchOnChange(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	dir := t.TempDir()
	news, count := filepath.Join(dir, "news"), filepath.Join(dir, "count")
	runs := func() int { b, _ := os.ReadFile(count); return len(b) }
	write := func(s string) {
		if err := os.WriteFile(news+"~", []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(news+"~", news); err != nil {
			t.Fatal(err)
		}
	}
	write("처음")
	here := t.TempDir()
	start := func() *running {
		cmd := w.command(append([]string{"watch", "--every", "1s", "--now", "--on-change"}, script(t, "printf x >>"+count+"; cat "+news)...)...)
		cmd.Dir = here
		return w.start(cmd)
	}
	p := start()
	w.await("three runs", func() bool { return runs() > 3 })
	write(strings.Repeat("가", 1234))
	w.awaitMessages(8)
	p.end()
	before := runs()
	p = start()
	w.await("two more runs", func() bool { return runs() > before+2 })
	p.end()
	got := w.messages()
	whole := ""
	for i, part := range got[1:] {
		body, ok := strings.CutPrefix(part, fmt.Sprintf("(%d/7) ", i+1))
		if whole += body; !ok || len([]rune(part)) > 200 {
			t.Errorf("part %d: %q", i+1, part)
		}
	}
	if got[0] != "처음" || whole != strings.Repeat("가", 1234) {
		t.Errorf("%q", got)
	}
}

func TestWatchLines(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	p := w.watching(`printf '하나\n\n  둘\n'`, "--lines", "--on-change")
	got := w.awaitMessages(2)
	p.end()
	if !slices.Equal(got, []string{"하나", "  둘"}) {
		t.Errorf("%q", got)
	}
}

// An endless output is not kept whole, and the message says how much there was.
func TestWatchHugeOutput(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	p := w.watching(`head -c 3072000 /dev/zero | tr '\0' x`, "--on-change")
	got := w.awaitMessages(1)
	p.end()
	if note := " (beginning of 3,000 KiB)"; len([]rune(got[0])) != 200 || !strings.HasSuffix(got[0], "x…"+note) {
		t.Errorf("%q", got[0])
	}
}

// A failure is told once, with what the command said, and its end once.
func TestWatchTellsFailureOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAOTUI_LANG=ko")
	w.login()
	dir := t.TempDir()
	p := w.watching(`cd `+dir+`; printf x >>count; test -e ok || { echo '연결이 안 돼요' >&2; exit 3; }`, "--name", "크롤러")
	w.await("three runs", func() bool { b, _ := os.ReadFile(filepath.Join(dir, "count")); return len(b) > 3 })
	if err := os.WriteFile(filepath.Join(dir, "ok"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got := w.awaitMessages(2)
	p.end()
	if len(got) != 2 || got[0] != "⚠ 크롤러: 실패하기 시작했어요 (종료 코드 3). 다시 되면 알려 드릴게요.\n연결이 안 돼요" || !strings.HasPrefix(got[1], "✓ 크롤러: 다시 돼요") {
		t.Errorf("%q", got)
	}
}

func TestWatchTellsThatACommandIsMissing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	p := w.start(w.command("watch", "--every", "1s", "--now", "no-such-command-here", "--flag"))
	got := w.awaitMessages(1)
	p.end()
	if len(got) != 1 || !strings.Contains(got[0], "no-such-command-here began to fail (command not found)") {
		t.Errorf("%q", got)
	}
}

// The message on its way is finished when the watch is ended, and told.
func TestWatchFinishesTheMessageInFlight(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fault(sendPath, "delay", `,"delay":"1s"`)
	p := w.watching(`printf '하나\n둘\n'`, "--lines")
	w.awaitMessages(1)
	r := p.end()
	if got := w.messages(); !slices.Equal(got, []string{"하나"}) || !strings.Contains(r.out, "sent: 하나") || !strings.Contains(r.err, "1 messages were not sent") {
		t.Errorf("%q, %v", got, r)
	}
}

func TestWatchEndsItsCommandWithItsChildren(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	pidFile := filepath.Join(t.TempDir(), "pid")
	p := w.watching(`sleep 600 & echo $! >`+pidFile+`~; mv `+pidFile+`~ `+pidFile+`; wait`, "--timeout", "10m")
	w.await("the child", func() bool { _, err := os.Stat(pidFile); return err == nil })
	p.end()
	b, err := os.ReadFile(pidFile)
	if err != nil {
		t.Fatal(err)
	}
	stat := "/proc/" + strings.TrimSpace(string(b)) + "/stat"
	w.await("the child's end", func() bool {
		state, err := os.ReadFile(stat)
		return err != nil || strings.Contains(string(state), ") Z ")
	})
	if got := w.messages(); len(got) != 0 {
		t.Errorf("sent: %q", got)
	}
}

// Who is not logged in is told once, and what is printed after a login goes out.
func TestWatchWaitsForALogin(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	count := filepath.Join(t.TempDir(), "count")
	p := w.watching(`printf x >>` + count + `; echo 하나`)
	w.await("three runs", func() bool { b, _ := os.ReadFile(count); return len(b) > 3 })
	w.login()
	w.awaitMessages(1)
	if r := p.end(); strings.Count(r.err, "A login is needed") != 1 {
		t.Error(r)
	}
}

func TestWatchNeedsAKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t).with("KAKAO_REST_API_KEY")
	w.want(3, "watch", "--every", "1s", "--", "date")
}

// A send that failed is told, and the watch goes on.
func TestWatchGoesOnAfterAFailedSend(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fault(sendPath, "status", `,"status":503`)
	count := filepath.Join(t.TempDir(), "count")
	p := w.watching(`printf x >>` + count + `; cat ` + count)
	w.await("three runs", func() bool { b, _ := os.ReadFile(count); return len(b) > 3 })
	r := p.end()
	got := w.messages()
	if len(slices.Compact(slices.Sorted(slices.Values(got)))) != len(got) || !strings.Contains(r.err, "kakaotui: ") {
		t.Errorf("%q, %v", got, r)
	}
}

// What nobody knows of is not sent again.
func TestWatchSendsNothingTwice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fault(sendPath, "drop-after", "")
	count := filepath.Join(t.TempDir(), "count")
	runs := func() int { b, _ := os.ReadFile(count); return len(b) }
	p := w.watching(`printf x >>`+count+`; echo 하나`, "--on-change")
	w.awaitMessages(1)
	before := runs()
	w.await("two more runs", func() bool { return runs() > before+2 })
	r := p.end()
	if n := w.calls(sendPath); n != 1 || strings.Count(r.err, "kakaotui: ") != 1 {
		t.Errorf("%d calls, %v", n, r)
	}
}

// nohup: the end of the terminal is not the end of the watch.
func TestWatchUnderNohup(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	cmd := w.command(append([]string{"watch", "--every", "1s", "--now"}, script(t, "echo 하나")...)...)
	cmd.Args = append([]string{"/bin/sh", "-c", `trap '' HUP; exec "$@"`, "sh", binary}, cmd.Args[1:]...)
	cmd.Path = "/bin/sh"
	p := w.start(cmd)
	n := len(w.awaitMessages(1))
	p.interrupt(syscall.SIGHUP)
	w.awaitMessages(n + 2)
	p.end()
}
