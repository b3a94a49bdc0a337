package main_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kakaotui/internal/simulator"
)

// binary is the program under test, built once.
var binary string

func TestMain(m *testing.M) {
	os.Exit(testMain(m))
}

func testMain(m *testing.M) int {
	flag.Parse()
	if testing.Short() {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "kakaotui-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }()
	binary = filepath.Join(dir, "kakaotui")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	build := exec.Command("go", "build", "-buildvcs=false", "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the program under test: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// patience is how long anything in these tests may take before it counts as hanging.
const patience = 60 * time.Second

const (
	testSecret = "a-secret-of-the-simulated-app"
	pasteURI   = "https://example.com/oauth" // cannot be heard
	sendPath   = "/v2/api/talk/memo/default/send"
	tokenPath  = "/oauth/token"
)

// world is a simulator, a home and the environment that joins them. Whatever a process of it prints is searched for
// secrets, and its files for modes that are too wide.
type world struct {
	t    testing.TB
	sim  *simulator.Simulator
	url  string
	home string
	env  map[string]string

	mu      *sync.Mutex // shared with the worlds made by with, as secrets is
	secrets map[string]bool
}

func newWorld(t testing.TB) *world {
	t.Helper()
	if testing.Short() {
		t.Skip("processes of the real program are left out with -short")
	}
	home := filepath.Join(t.TempDir(), "home")
	w := &world{t: t, home: home, mu: &sync.Mutex{}, secrets: map[string]bool{testSecret: true}}
	w.sim = simulator.New(simulator.Config{ClientSecret: testSecret, RedirectURIs: []string{pasteURI}, ConsentAuto: true})
	base, err := w.sim.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w.url = base
	t.Cleanup(func() { _ = w.sim.Close() })
	w.env = map[string]string{
		"KAKAOTUI_HOME": home, "HOME": home, "KAKAO_REST_API_KEY": simulator.DefaultRESTAPIKey, "KAKAO_CLIENT_SECRET": testSecret,
		"KAKAO_REDIRECT_URI": pasteURI, "KAKAOTUI_AUTH_URL": base, "KAKAOTUI_API_URL": base, "KAKAOTUI_LANG": "en",
		"BROWSER": "none", "PATH": os.Getenv("PATH"), "SystemRoot": os.Getenv("SystemRoot"),
	}
	t.Cleanup(w.checkModes)
	return w
}

// with is the same world in another environment: NAME=value sets, NAME alone takes away.
func (w *world) with(changes ...string) *world {
	other := &world{t: w.t, sim: w.sim, url: w.url, home: w.home, mu: w.mu, secrets: w.secrets, env: map[string]string{}}
	for k, v := range w.env {
		other.env[k] = v
	}
	for _, c := range changes {
		if name, value, ok := strings.Cut(c, "="); ok {
			other.env[name] = value
		} else {
			delete(other.env, c)
		}
	}
	return other
}

type result struct {
	code     int
	out, err string
}

func (r result) String() string {
	return fmt.Sprintf("exit %d\nout: %q\nerr: %q", r.code, r.out, r.err)
}

// command is a process that is not started yet; stdin is empty.
func (w *world) command(args ...string) *exec.Cmd {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	w.t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Dir = w.t.TempDir()
	for k, v := range w.env {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	return cmd
}

// run is one process with an empty standard input.
func (w *world) run(args ...string) result { return w.pipe("", args...) }

// pipe is one process that reads stdin.
func (w *world) pipe(stdin string, args ...string) result {
	w.t.Helper()
	cmd := w.command(args...)
	cmd.Stdin = strings.NewReader(stdin)
	r := w.finish(cmd)
	if !slices.Contains(args, "token") {
		w.checkSecrets(r)
	}
	return r
}

func (w *world) finish(cmd *exec.Cmd) result {
	w.t.Helper()
	return w.start(cmd).wait()
}

// running is a process under way. Its output may be read after wait.
type running struct {
	w        *world
	cmd      *exec.Cmd
	out, err bytes.Buffer
}

func (w *world) start(cmd *exec.Cmd) *running {
	w.t.Helper()
	p := &running{w: w, cmd: cmd}
	if cmd.Stdout == nil {
		cmd.Stdout = &p.out
	}
	cmd.Stderr = &p.err
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	return p
}

func (p *running) wait() result {
	p.w.t.Helper()
	err := p.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.w.t.Error(err)
	}
	return result{p.cmd.ProcessState.ExitCode(), p.out.String(), p.err.String()}
}

// interrupt sends a signal, which Windows does not have.
func (p *running) interrupt(s os.Signal) {
	p.w.t.Helper()
	if runtime.GOOS == "windows" {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
		p.w.t.Skip("there are no signals on Windows")
	}
	if err := p.cmd.Process.Signal(s); err != nil {
		p.w.t.Fatal(err)
	}
}

// want runs and compares the exit code.
func (w *world) want(code int, args ...string) result {
	w.t.Helper()
	r := w.run(args...)
	if r.code != code {
		w.t.Fatalf("%q: want exit %d, got %v", args, code, r)
	}
	return r
}

// login logs in the way a script on another machine does: the URL is printed, the code comes back later.
func (w *world) login() {
	w.t.Helper()
	back := w.agree(w.want(3, "login", "--no-browser").out)
	w.want(0, "login", "--code", back)
	w.learnSecrets()
}

// agree opens the login URL as a browser would, in a simulator that agrees to everything, and gives the redirect.
func (w *world) agree(loginURL string) string {
	w.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(strings.TrimSpace(loginURL))
	if err != nil {
		w.t.Fatal(err)
	}
	_ = answer.Body.Close()
	to, err := answer.Location()
	if err != nil {
		w.t.Fatalf("no redirect: %v, HTTP %d", err, answer.StatusCode)
	}
	w.addSecret(to.Query().Get("code"))
	return to.String()
}

// await waits until something outside this process has happened.
func (w *world) await(what string, happened func() bool) {
	w.t.Helper()
	for end := time.Now().Add(patience); !happened(); {
		if time.Now().After(end) {
			w.t.Fatalf("waited in vain for %s", what)
		}
		time.Sleep(2 * time.Millisecond)
	}
}
