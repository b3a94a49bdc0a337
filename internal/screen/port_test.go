package screen

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestClipboardReachesTheTerminalAround(t *testing.T) {
	t.Parallel()
	const plain = "\x1b]52;c;6rCA\a"
	for _, c := range []struct {
		env  []string
		want string
	}{
		{[]string{"TERM=xterm"}, plain},
		{[]string{"TERM=screen-256color", "TMUX=/tmp/tmux,1,0"}, plain + "\x1bPtmux;\x1b" + plain + "\x1b\\"},
		{[]string{"TERM=tmux-256color"}, plain + "\x1bPtmux;\x1b" + plain + "\x1b\\"},
		{[]string{"TERM=screen", "STY=1.tty"}, "\x1bP" + plain + "\x1b\\"},
	} {
		if got := (environment{c.env}).copy("가"); got != c.want {
			t.Errorf("%v: %q, want %q", c.env, got, c.want)
		}
	}
	long := environment{[]string{"TERM=screen"}}.copy(strings.Repeat("가", 1000))
	for piece := range strings.SplitSeq(long, "\x1b\\") {
		if len(piece) > 768 {
			t.Errorf("screen gets a string of %d bytes", len(piece))
		}
	}
}

func TestNotices(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ env, title, body, want string }{
		{"TERM=xterm", "제목", "내용", "\a"},
		{"TERM_PROGRAM=ghostty", "제목", "내용", "\x1b]9;제목: 내용\a"},
		{"TERM_PROGRAM=iTerm.app", "", "4;1;50", "\x1b]9;4,1,50\a"},
		{"VTE_VERSION=7600", "a;b", "c\x1b\\\ad", "\x1b]777;notify;a,b;c\\d\a"},
		{"TERM=foot", "제목", "", "\x1b]777;notify;제목;\a"},
		{"TERM=foot", "", "", "\a"},
	} {
		if got := (environment{[]string{c.env}}).notice(c.title, c.body); got != c.want {
			t.Errorf("%s: %q, want %q", c.env, got, c.want)
		}
	}
	if got := (environment{[]string{"TMUX=x"}}).notice("제목", ""); got != "\a" {
		t.Errorf("inside tmux, in a terminal without notices: %q", got)
	}
	inside := environment{[]string{"TMUX=x", "KITTY_WINDOW_ID=1"}}.notice("", "내용")
	if want := "\x1bPtmux;\x1b\x1b]9;내용\a\x1b\\\a"; inside != want {
		t.Errorf("inside tmux: %q, want %q", inside, want)
	}
}

// What the screen does must be asked of its port: Bubble Tea's own commands write past it.
func TestNobodyElseWritesToTheTerminal(t *testing.T) {
	t.Parallel()
	forbidden := regexp.MustCompile(`\btea\.(Suspend|ExecProcess|Exec|SetClipboard|SetPrimaryClipboard|ReadClipboard|ReadPrimaryClipboard|Raw|Println|Printf|` +
		`ClearScreen|Request[A-Z]\w*|NewProgram)\b`)
	root := filepath.Join("..", "..")
	files := 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() {
			if rel == filepath.Join("internal", "screen") || strings.HasPrefix(d.Name(), ".") && rel != "." || d.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files++
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(source), "\n") {
			code, _, _ := strings.Cut(line, "//")
			if call := forbidden.FindString(code); call != "" {
				t.Errorf("%s:%d calls %s: ask screen.Port", rel, i+1, call)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Error("found no source to check")
	}
}
