package main_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/hangul"
)

// doctorNote and doctorLine are what `doctor --json` says, decoded strictly.
type doctorNote struct {
	State  string `json:"state"`
	Detail string `json:"detail"`
	Remedy string `json:"remedy"`
	Code   any    `json:"code"`
}

type doctorLine struct {
	Check string `json:"check"`
	doctorNote
	More []doctorNote `json:"more"`
}

var doctorOrder = []string{"settings", "files", "keyring", "terminal", "clock", "reachability", "login", "consent", "outbox", "quota"}

// doctor runs the command and gives its lines by check. What was in the home is there as it was.
func (w *world) doctor(code int, args ...string) map[string]doctorLine {
	w.t.Helper()
	before := w.photo()
	r := w.want(code, append([]string{"doctor", "--json"}, args...)...)
	if r.err != "" {
		w.t.Errorf("beside the JSON: %q", r.err)
	}
	lines := map[string]doctorLine{}
	var order []string
	for line := range strings.Lines(r.out) {
		var l doctorLine
		strict(w.t, line, &l)
		lines[l.Check] = l
		order = append(order, l.Check)
	}
	if !slices.Equal(order, doctorOrder) {
		w.t.Errorf("checks: %q", order)
	}
	if after := w.photo(); !slices.Equal(before, after) {
		w.t.Errorf("the home was changed\nbefore %q\nafter %q", before, after)
	}
	return lines
}

// photo is name, mode, size and time of all that is in the home, but for the file in which SQLite keeps its locks.
func (w *world) photo() []string {
	w.t.Helper()
	var all []string
	err := filepath.WalkDir(w.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && !strings.HasSuffix(path, "-shm") {
			all = append(all, strings.Join([]string{path, info.Mode().String(), info.ModTime().Format(time.RFC3339Nano)}, " "))
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.t.Fatal(err)
	}
	return all
}

func (w *world) wantState(lines map[string]doctorLine, check, state string, words ...string) {
	w.t.Helper()
	l := lines[check]
	all := l.Detail + "\n" + l.Remedy
	for _, n := range l.More {
		all += "\n" + n.State + " " + n.Detail + "\n" + n.Remedy
	}
	if l.State != state {
		w.t.Errorf("%s: want %s, got %+v", check, state, l)
	}
	for _, word := range words {
		if !strings.Contains(all, word) {
			w.t.Errorf("%s: no %q in %q", check, word, all)
		}
	}
}

func TestDoctorWithoutSetUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	bare := w.with("KAKAO_REST_API_KEY", "KAKAO_CLIENT_SECRET")
	lines := bare.doctor(3)
	w.wantState(lines, "settings", "failed", "Run `kakaotui`", "[App] > [Platform Key] > [REST API key]")
	w.wantState(lines, "files", "info", w.home)
	w.wantState(lines, "reachability", "ok")
	w.wantState(lines, "login", "skipped", "settings")
	if _, err := os.Lstat(w.home); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the home was made: %v", err)
	}
	// With settings, the login is what is missing.
	lines = w.doctor(3)
	w.wantState(lines, "settings", "ok", "the environment")
	w.wantState(lines, "login", "failed", "kakaotui login")
	w.wantState(lines, "consent", "skipped", "login")
	ko, en := w.with("KAKAOTUI_LANG=ko").want(3, "doctor"), w.want(3, "doctor")
	if ko.err != "" || en.err != "" || !strings.Contains(ko.out, "[실패]    로그인       로그인이 필요해요") || hasHangul(en.out) || strings.Contains(en.out+ko.out, "\x1b") {
		t.Error(ko, en)
	}
	if r := w.want(2, "doctor", "extra"); r.out != "" {
		t.Error(r)
	}
	w.want(2, "doctor", "--profile", "../up")
}

func TestDoctor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.want(0, "send", "하나")
	refreshes := w.calls(tokenPath)
	lines := w.doctor(0)
	for check, state := range map[string]string{
		"settings": "ok", "files": "ok", "keyring": "skipped", "terminal": "skipped", "clock": "ok", "reachability": "ok", "login": "ok", "consent": "ok",
		"outbox": "ok", "quota": "info",
	} {
		w.wantState(lines, check, state)
	}
	w.wantState(lines, "quota", "info", "Sent today: 1, left: 99 (to yourself: 19)")
	w.wantState(lines, "login", "ok", "app ID")
	w.wantState(w.with("LANG=C").doctor(0), "terminal", "warning", "LANG=C")
	calls := w.calls("/v2/user/scopes")
	lines = w.doctor(0, "--offline")
	w.wantState(lines, "clock", "skipped", "--offline")
	w.wantState(lines, "reachability", "skipped", "--offline")
	w.wantState(lines, "login", "ok", "as stored")
	w.wantState(lines, "consent", "ok")
	if w.calls("/v2/user/scopes") != calls || w.calls(tokenPath) != refreshes {
		t.Error("offline asked Kakao, or a token was refreshed")
	}
	w.wantState(w.doctor(3, "--profile", "다른"), "login", "failed")

	w.control("POST", "consent", `{"scope":"talk_message","agreed":false}`)
	lines = w.doctor(4)
	w.wantState(lines, "login", "ok")
	w.wantState(lines, "consent", "failed", "kakaotui login --scope talk_message", "[Kakao Login] > [Consent Items]")
	w.want(4, "send", "둘")
	w.wantState(w.doctor(4), "outbox", "info", "queued 1")

	// An access token that is over is not refreshed for this.
	w.expire()
	refreshes = w.calls(tokenPath)
	lines = w.doctor(4)
	w.wantState(lines, "login", "ok", "refreshes nothing")
	w.wantState(lines, "consent", "failed", "said last")
	if w.calls(tokenPath) != refreshes {
		t.Error("the token was refreshed")
	}
}

var severalSpaces = regexp.MustCompile(` {2,}`)

// Each line of the human view begins in its column, whatever the language.
func TestDoctorColumns(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	for _, lang := range []string{"ko", "en"} {
		r := w.with("KAKAOTUI_LANG="+lang).want(0, "doctor", "--ascii")
		column := 0
		for line := range strings.Lines(r.out) {
			if !strings.HasPrefix(line, "[") {
				continue
			}
			fields := severalSpaces.Split(strings.TrimSpace(line), 3)
			at := hangul.Width(strings.TrimSuffix(strings.TrimRight(line, "\n"), fields[len(fields)-1]))
			if column == 0 {
				column = at
			}
			if len(fields) != 3 || at != column {
				t.Errorf("%s: column %d, want %d: %q", lang, at, column, line)
			}
		}
		if column == 0 || !strings.Contains(r.out, " - ") || strings.Contains(r.out, "·") {
			t.Errorf("%s: %s", lang, r.out)
		}
		checkSafe(t, r.out)
	}
}

func TestDoctorWithoutKakao(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	lines := w.with("KAKAOTUI_API_URL="+deadEnd(t), "KAKAOTUI_AUTH_URL="+deadEnd(t)).doctor(6)
	w.wantState(lines, "reachability", "failed", "refused")
	w.wantState(lines, "clock", "skipped")
	w.wantState(lines, "login", "skipped", "reachability")
	w.wantState(lines, "consent", "skipped", "reachability")

	w.fault("/v1/user/access_token_info", "html", `,"status":200`)
	w.wantState(w.doctor(6), "reachability", "failed", "sign-in page")
	w.fault("/.well-known/openid-configuration", "status", `,"status":503,"body":"{\"msg\":\"under maintenance\",\"code\":-9798}"`)
	lines = w.doctor(6)
	w.wantState(lines, "reachability", "failed", "maintenance")
	if lines["reachability"].Code != float64(-9798) {
		t.Errorf("code: %+v", lines["reachability"])
	}
	w.wantState(w.with("KAKAOTUI_API_URL=http://example.com").doctor(2), "settings", "failed", "https")

	w.control("POST", "clock", `{"advance":"3m"}`)
	w.wantState(w.doctor(0), "clock", "warning", "behind")
	w.control("POST", "clock", `{"advance":"7h"}`)
	lines = w.doctor(1)
	w.wantState(lines, "clock", "failed", "7 h 3 min behind")
	w.wantState(lines, "login", "warning", "kakaotui status")
	if lines["login"].Code != float64(-401) {
		t.Errorf("code: %+v", lines["login"])
	}
}

func TestDoctorFiles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	tokens, config := filepath.Join(w.home, "tokens.json"), filepath.Join(w.home, "config.toml")
	if runtime.GOOS != "windows" {
		if err := os.Chmod(tokens, 0o644); err != nil {
			t.Fatal(err)
		}
		w.wantState(w.doctor(0), "files", "warning", "tokens.json", "chmod 600")
		if err := os.Chmod(tokens, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	whole, err := os.ReadFile(tokens)
	if err != nil {
		t.Fatal(err)
	}
	write := func(path, content string) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(tokens, string(whole[:len(whole)/2]))
	w.wantState(w.doctor(0), "files", "warning", "kakaotui status")
	if err := os.Remove(tokens + ".prev"); err != nil {
		t.Fatal(err)
	}
	lines := w.doctor(1)
	w.wantState(lines, "files", "failed", "kakaotui login")
	w.wantState(lines, "login", "skipped", "files")
	write(tokens, string(whole))
	write(filepath.Join(w.home, "journal.db"), "no database")
	lines = w.doctor(1)
	w.wantState(lines, "files", "failed", "journal.db")
	w.wantState(lines, "outbox", "skipped", "files")
	w.wantState(lines, "login", "ok")
	write(config, "rest_api_kye = \"x\"\n")
	w.wantState(w.doctor(1), "settings", "warning", "rest_api_kye")
	write(config, "rest_api_key = \n")
	lines = w.doctor(2)
	w.wantState(lines, "settings", "failed", "config.toml")
	w.wantState(w.with("KAKAOTUI_TOKENS=keyring", "DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(w.home, "no-bus")).doctor(2), "login", "skipped", "key ring")
}

// Secrets in the working directory that others can see, or that git would publish.
func TestDoctorDotEnv(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps no modes")
	}
	w := newWorld(t)
	w.login()
	cmd := w.command("doctor", "--json", "--offline")
	env := filepath.Join(cmd.Dir, ".env")
	if err := os.WriteFile(env, []byte("REST_API_KEY=0a9c4be1d72f4f63b8e15c0d9a7736ef\nSOMETHING=else\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	tracked := false
	if _, err := exec.LookPath("git"); err == nil {
		for _, args := range [][]string{{"init", "-q"}, {"add", ".env"}} {
			git := exec.Command("git", args...)
			git.Dir = cmd.Dir
			tracked = git.Run() == nil
		}
	}
	r := w.finish(cmd)
	first, _, _ := strings.Cut(r.out, "\n")
	var l doctorLine
	strict(t, first+"\n", &l)
	lines := map[string]doctorLine{"settings": l}
	w.wantState(lines, "settings", "warning", "chmod 600 .env", "0644")
	if tracked {
		w.wantState(lines, "settings", "warning", "git rm --cached .env")
	}
	if strings.Contains(r.out, "0a9c4be1") {
		t.Error("the key is printed")
	}
}

// ctrl+c ends it at once, however slow Kakao is.
func TestDoctorInterrupted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.login()
	w.fault("/v1/user/access_token_info", "delay", `,"delay":"50s"`)
	seen := w.calls("/v1/user/access_token_info")
	p := w.start(w.command("doctor"))
	w.await("the question", func() bool { return w.calls("/v1/user/access_token_info") > seen })
	p.interrupt(os.Interrupt)
	if r := p.wait(); r.code != 130 || strings.Contains(r.out, "consent") {
		t.Error(r)
	}
}
