//go:build unix

package main_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Keys as a terminal sends them.
const (
	enter = "\r"
	ctrlC = "\x03"
	ctrlS = "\x13"
	ctrlZ = "\x1a"
)

// tongue is what a person reads on the way through the demo.
type tongue struct {
	locale                              string
	welcome, setup, login, agree, empty string
}

var (
	korean  = tongue{"ko_KR.UTF-8", "데모", "처음 설정", "카카오 로그인", "여기서 동의하기", "0 / 200"}
	english = tongue{"C.UTF-8", "Demo", "Set-up", "Kakao Login", "agree here", "0 / 200"}
)

var stepOf = regexp.MustCompile(`(\d) / (\d)`)

// stage is where on the way the screen is, "" while it is not to be told or enter does nothing there yet.
func (l tongue) stage(screen string) string {
	head, rest, _ := strings.Cut(screen, "\n")
	foot := rest[strings.LastIndex(rest, "\n")+1:]
	switch {
	case strings.Contains(screen, l.empty):
		return "compose"
	case !strings.Contains(foot, "enter "):
		return ""
	case strings.Contains(head, l.setup):
		if m := stepOf.FindString(head); m != "" {
			return "set-up " + m
		}
	case strings.Contains(head, l.welcome):
		return "welcome"
	case strings.Contains(head, l.login) && strings.Contains(foot, l.agree):
		return "login"
	}
	return ""
}

// walk presses enter until compose is there, and counts.
func (c *console) walk(l tongue) (presses int) {
	c.t.Helper()
	last := ""
	for {
		at := ""
		c.until("the stage after "+last, func() bool { at = l.stage(c.screen()); return at != "" && at != last })
		if at == "compose" {
			return presses
		}
		c.types(enter)
		last = at
		if presses++; presses > 20 {
			c.t.Fatalf("enter leads nowhere:\n%s", c.screen())
		}
	}
}

var (
	phoneURL   = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)
	countdowns = regexp.MustCompile(`\d:\d\d:\d\d`)
)

// phone finds the phone's address on the screen.
func (c *console) phone() *world {
	c.t.Helper()
	var at string
	c.until("the phone's address", func() bool { at = phoneURL.FindString(c.screen()); return at != "" })
	t, ok := c.t.(*testing.T)
	if !ok {
		c.t.Fatal("only in tests")
	}
	return &world{t: t, url: strings.TrimSuffix(at, "/")}
}

// arrives waits until the phone has exactly these messages.
func (w *world) arrives(texts ...string) {
	w.t.Helper()
	w.await(fmt.Sprintf("%q on the phone", texts), func() bool { return len(w.messages()) >= len(texts) })
	if got := w.messages(); fmt.Sprint(got) != fmt.Sprint(texts) {
		w.t.Errorf("the phone has %q, want %q", got, texts)
	}
}

// From the first screen to the delivered message: at most 12 keys apart from the text, 8 of them enter up to compose.
func TestDemoByKeyboard(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {40, 12}, {200, 60}} {
		for _, l := range []tongue{korean, english} {
			for _, noColor := range []string{"", "yes"} {
				if noColor != "" && size[0] != 80 {
					continue
				}
				t.Run(fmt.Sprintf("%dx%d %s NO_COLOR=%s", size[0], size[1], l.locale, noColor), func(t *testing.T) {
					t.Parallel()
					demoByKeyboard(t, l, size, noColor)
				})
			}
		}
	}
}

func demoByKeyboard(t *testing.T, l tongue, size [2]int, noColor string) {
	c := openConsole(t, size[0], size[1])
	c.run(map[string]string{"LANG": l.locale, "NO_COLOR": noColor}, binary, "demo")
	presses := c.walk(l)
	if presses > 8 {
		t.Errorf("%d times enter up to compose, want at most 8", presses)
	}
	phone := c.phone()
	c.types("안녕하세요! ")
	c.shows("안녕하세요!")
	other := [2]int{100, 30}
	c.resize(other[0], other[1])
	c.types("첫 메시지예요. 👍")
	c.shows("안녕하세요! 첫 메시지예요.")
	c.resize(size[0], size[1])
	c.shows("첫 메시지예요.")
	c.types(ctrlS)
	if presses++; presses > 12 {
		t.Errorf("%d keys up to the delivered message, want at most 12", presses)
	}
	phone.arrives("안녕하세요! 첫 메시지예요. 👍")
	c.shows("0 / 200")
	c.quits()
	if code := c.ends(); code != 0 {
		t.Errorf("exit %d", code)
	}
	c.restored()
	if got := hasColour(c.output()); got != (noColor == "") {
		t.Errorf("NO_COLOR=%q: colours are %v", noColor, got)
	}
}

// Shortcuts while the Korean layout is on, as a terminal with the Kitty protocol tells them, with and without the key's place.
func TestShortcutsUnderTheKoreanLayout(t *testing.T) {
	t.Parallel()
	c := openConsole(t, 80, 24)
	c.run(map[string]string{"LANG": korean.locale}, binary, "demo")
	c.walk(korean)
	phone := c.phone()
	c.types("qㅂ")
	c.shows("qㅂ")
	c.types("\x1b[12596;5u") // ctrl+ㄴ
	phone.arrives("qㅂ")
	c.shows("0 / 200")
	c.types("\x1b[12618::99;5u") // ctrl+ㅊ, in the place of c
	if code := c.ends(); code != 0 {
		t.Errorf("exit %d", code)
	}
	c.restored()
}

// A paste arrives whole and is no key press, whatever it holds.
func TestPaste(t *testing.T) {
	t.Parallel()
	c := openConsole(t, 80, 24)
	c.run(map[string]string{"LANG": korean.locale}, binary, "demo")
	c.walk(korean)
	phone := c.phone()
	c.until("bracketed paste", func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.modes[ansi.ModeBracketedPaste]
	})
	c.types("\x1b[200~첫 줄\r\n\x03\x13둘째 줄\x1b[201~")
	c.shows("첫 줄", "둘째 줄")
	c.types(ctrlS)
	phone.arrives("첫 줄\n\x03\x13둘째 줄")
}

// consoleWorld is a home that is logged in at a simulator, in Korean.
func consoleWorld(t *testing.T) *world {
	w := newWorld(t)
	w.login()
	return w.with("KAKAOTUI_LANG", "LANG=ko_KR.UTF-8")
}

func (w *world) app(width, height int) *console {
	w.t.Helper()
	c := openConsole(w.t, width, height)
	c.run(w.env, binary)
	return c
}

// onDisk waits until some file of the home holds a text; one that is still being written does not count.
func (w *world) onDisk(s string) {
	w.t.Helper()
	w.await(s+" on the disk", func() bool {
		found := false
		_ = filepath.WalkDir(w.home, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !strings.HasSuffix(path, ".tmp") {
				b, _ := os.ReadFile(path)
				found = found || strings.Contains(string(b), s)
			}
			return nil
		})
		return found
	})
}

// What was typed is there again after the worst end: kill -9.
func TestDraftOutlivesAKill(t *testing.T) {
	t.Parallel()
	w := consoleWorld(t)
	c := w.app(80, 24)
	c.shows("0 / 200")
	c.types("쓰던 글이에요")
	c.shows("쓰던 글이에요")
	w.onDisk("쓰던 글이에요")
	c.signal(syscall.SIGKILL)
	c.ends()
	again := w.app(40, 12)
	again.shows("쓰던 글이에요")
	again.types(ctrlS)
	w.arrives("쓰던 글이에요")
}

// However the program ends: the draft is kept and the terminal is as it was found.
func TestTerminalIsRestored(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name string
		end  func(*console)
		code int
	}{
		{"ctrl+c", func(c *console) { c.quits() }, 0},
		{"SIGTERM", func(c *console) { c.signal(syscall.SIGTERM) }, 130},
		{"SIGHUP", func(c *console) { c.signal(syscall.SIGHUP) }, 130},
		{"SIGINT", func(c *console) { c.signal(syscall.SIGINT) }, 130},
	} {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			w := consoleWorld(t)
			c := w.app(80, 24)
			c.shows("0 / 200")
			c.types("남겨 둘 글")
			c.shows("남겨 둘 글")
			way.end(c)
			if code := c.ends(); code != way.code {
				t.Errorf("exit %d, want %d", code, way.code)
			}
			c.restored()
			w.onDisk("남겨 둘 글")
		})
	}
}

// A terminal that goes away takes the program with it, and the draft stays.
func TestTerminalIsGone(t *testing.T) {
	t.Parallel()
	w := consoleWorld(t)
	c := w.app(80, 24)
	c.shows("0 / 200")
	c.types("남겨 둘 글")
	c.shows("남겨 둘 글")
	_ = c.tty.Close()
	_ = c.pty.Close()
	c.ends()
	w.onDisk("남겨 둘 글")
}

// ctrl+z gives the shell its terminal back with the draft saved, fg goes on where one was.
func TestSuspendAndGoOn(t *testing.T) {
	t.Parallel()
	w := consoleWorld(t).with("PS1=shell> ", "ENV=")
	c := openConsole(t, 80, 24)
	c.run(w.env, "/bin/sh", "-i")
	c.shows("shell>")
	c.types(binary + enter)
	c.shows("0 / 200")
	c.types("멈춰도 남는 글")
	c.shows("멈춰도 남는 글")
	prompts := 1
	prompted := func() {
		t.Helper()
		prompts++
		c.until("the shell", func() bool { return strings.Count(c.output(), "shell>") == prompts })
		c.restored()
	}
	for range 2 {
		c.types(ctrlZ)
		prompted()
		w.onDisk("멈춰도 남는 글")
		c.types("fg" + enter)
		c.shows("멈춰도 남는 글")
	}
	c.types("!" + ctrlS)
	w.arrives("멈춰도 남는 글!")
	c.quits()
	prompted()
	c.types("exit" + enter)
	c.ends()
}

// In a pipe the app takes its keys from the terminal around it, and leaves what is in the pipe alone.
func TestKeysWhenStandardInputIsAPipe(t *testing.T) {
	t.Parallel()
	c := openConsole(t, 80, 24)
	c.run(map[string]string{"LANG": korean.locale}, "/bin/sh", "-c", "echo piped | "+binary+" demo")
	c.walk(korean)
	c.types("터미널에서 쓴 글")
	c.shows("터미널에서 쓴 글")
	c.quits()
	if code := c.ends(); code != 0 {
		t.Errorf("exit %d", code)
	}
	c.restored()
}

// Without a terminal the app says so instead of writing sequences into a file.
func TestAppNeedsATerminal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if r := w.want(2); strings.Contains(r.out+r.err, "\x1b") || r.err == "" {
		t.Error(r)
	}
}
