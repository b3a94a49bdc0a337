package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

func TestRunPassesThroughAndTells(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, lines string
		flags       []string
		code        int
		out, err    string
		want        string // a regular expression of the message; "" for none
	}{
		{"fine", `printf 'a\033[1mb\000c'; printf 'd\n' >&2`, nil, 0, "a\x1b[1mb\x00c", "d\n", `^✓ sh is done \(exit code 0, [0-9.]+ s\)\n`},
		{"failed", `echo 하나; echo 둘; exit 3`, []string{"--name", "백업"}, 3, "하나\n둘\n", "", `^✗ 백업 failed \(exit code 3, [0-9.]+ s\)\n하나\n둘$`},
		{"signal", `kill -KILL $$`, nil, 137, "", "", `^✗ sh failed \(signal SIGKILL, [0-9.]+ s\)$`},
		{"fine, on fail", `echo 하나`, []string{"--on-fail"}, 0, "하나\n", "", ""},
		{"failed, on fail", `exit 1`, []string{"--on-fail"}, 1, "", "", `^✗ sh failed \(exit code 1`},
		{"input", `cat`, nil, 0, "입력", "", `\n입력$`},
		{"much", `i=0; while [ $i -lt 300 ]; do echo "줄 $i"; i=$((i+1)); done; exit 2`, nil, 2, "", "", `(?s)^✗ sh failed.*줄 298\n줄 299$`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.login()
			r := w.pipe("입력", append(append([]string{"run"}, c.flags...), script(t, c.lines)...)...)
			if r.code != c.code || r.err != c.err || c.out != "" && r.out != c.out {
				t.Error(r)
			}
			got := w.messages()
			if (len(got) == 1) != (c.want != "") || len(got) > 1 {
				t.Fatalf("%d messages: %q", len(got), got)
			}
			if c.want != "" && (!regexp.MustCompile(c.want).MatchString(got[0]) || len([]rune(got[0])) > 200) {
				t.Errorf("%q", got[0])
			}
		})
	}
}

func TestRunOfWhatCannotRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	r := w.want(127, "run", "no-such-command-here")
	if !strings.Contains(r.err, "no-such-command-here: command not found") || r.out != "" {
		t.Error(r)
	}
	w.want(126, "run", "--on-fail", w.t.TempDir())
	if got := w.messages(); len(got) != 2 || got[0] != "✗ no-such-command-here did not run (command not found)" || !strings.Contains(got[1], "not executable") {
		t.Errorf("%q", got)
	}
}

// Whatever becomes of the message, the exit code is the command's.
func TestRunKeepsTheExitCode(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, other := range []*world{w, w.with("KAKAO_REST_API_KEY"), w.with("KAKAOTUI_API_URL=http://not.loopback.example"), w.with("KAKAOTUI_PROFILE=../x")} {
		for _, code := range []string{"0", "9"} {
			r := other.run(append([]string{"run"}, script(t, "echo out; exit "+code)...)...)
			if r.code != int(code[0]-'0') || r.out != "out\n" || r.err == "" {
				t.Error(r)
			}
		}
	}
}

// A signal is the command's; how it ended with it is told all the same.
func TestRunForwardsSignals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	ready := filepath.Join(t.TempDir(), "ready")
	p := w.start(w.command(append([]string{"run"}, script(t, `trap 'echo bye; exit 9' TERM; >`+ready+`; while :; do sleep 0.05; done`)...)...))
	w.await("the command", func() bool { _, err := os.Stat(ready); return err == nil })
	p.interrupt(syscall.SIGTERM)
	r := p.wait()
	if got := w.messages(); r.code != 9 || r.out != "bye\n" || len(got) != 1 || !strings.Contains(got[0], "exit code 9") {
		t.Errorf("%v, %q", r, got)
	}
}
