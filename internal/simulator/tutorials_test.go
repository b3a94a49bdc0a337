package simulator

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// issuedToken matches the tokens of the simulator, so that a transcript can be compared and shows none of them.
var issuedToken = regexp.MustCompile(`[\w-]{54}`)

// tutorial is a folder of Python scripts in the style of public tutorials, which name Kakao's real hosts and have
// gaps such as {REST_API_KEY} for the reader to fill in. A test fills the gaps, changes the hosts and nothing else,
// runs the scripts as a reader would and keeps what they print.
type tutorial struct {
	*rig
	python     string
	folder     string // with the scripts
	work       string // where they run
	gaps       map[string]string
	transcript strings.Builder
	door       *Door // nil: the hosts in the scripts are changed; else the scripts run as they are
}

// openTutorial skips the test when there is no Python with requests.
func openTutorial(t *testing.T, folder string, config Config) *tutorial {
	t.Helper()
	config.ConsentAuto = true
	return &tutorial{
		rig: newRig(t, config), python: findPython(t),
		folder: filepath.Join("testdata", "tutorials", folder), work: t.TempDir(), gaps: map[string]string{},
	}
}

func findPython(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starting Python many times is slow: skipped by -short")
	}
	for _, name := range []string{"/usr/bin/python3", "python3", "python"} {
		if path, err := exec.LookPath(name); err == nil && exec.Command(path, "-c", "import requests").Run() == nil {
			return path
		}
	}
	t.Skip("no Python with the module requests (Debian: python3-requests)")
	return ""
}

// run runs a script and adds a heading and what it printed to the transcript.
func (tu *tutorial) run(heading, script string) {
	tu.t.Helper()
	text, err := os.ReadFile(filepath.Join(tu.folder, script))
	if err != nil {
		tu.t.Fatal(err)
	}
	env, swap := append(os.Environ(), "NO_PROXY=*", "no_proxy=*"), []string{"https://kauth.kakao.com", tu.base, "https://kapi.kakao.com", tu.base}
	if tu.door != nil {
		env, swap = tu.door.environment(), nil
	}
	for gap, value := range tu.gaps {
		swap = append(swap, "{"+gap+"}", value)
	}
	tu.write(script, strings.NewReplacer(swap...).Replace(string(text)))
	cmd := exec.Command(tu.python, script)
	cmd.Dir = tu.work
	cmd.Env = append(env, "PYTHONUTF8=1")
	out, err := cmd.CombinedOutput()
	printed := issuedToken.ReplaceAllString(strings.ReplaceAll(string(out), "\r\n", "\n"), "TOKEN")
	if err != nil && cmd.ProcessState.ExitCode() != 1 { // 1 is a script's own sys.exit
		tu.t.Fatalf("%s: %v\n%s", script, err, printed)
	}
	if tu.transcript.Len() > 0 {
		tu.transcript.WriteString("\n")
	}
	tu.transcript.WriteString("## " + heading + ": python " + script + "\n" + printed)
}

func (tu *tutorial) write(name, text string) {
	tu.t.Helper()
	if err := os.WriteFile(filepath.Join(tu.work, name), []byte(text), 0o600); err != nil {
		tu.t.Fatal(err)
	}
}

// wantTranscript compares all that was printed with the folder's transcript.txt.
func (tu *tutorial) wantTranscript() {
	tu.t.Helper()
	want, err := os.ReadFile(filepath.Join(tu.folder, "transcript.txt"))
	if err != nil {
		tu.t.Fatal(err)
	}
	if got := tu.transcript.String(); got != strings.ReplaceAll(string(want), "\r\n", "\n") {
		tu.t.Errorf("the scripts print something else than %s/transcript.txt:\n%s", tu.folder, got)
	}
}

// texts lists the texts of the messages that arrived.
func (tu *tutorial) texts() []string {
	tu.t.Helper()
	var texts []string
	tu.sim.mu.Lock()
	defer tu.sim.mu.Unlock()
	for _, m := range tu.sim.messages {
		object, err := decodeTemplate(string(m.TemplateObject))
		if err != nil {
			tu.t.Fatal(err)
		}
		texts = append(texts, firstText(object, "text"))
	}
	return texts
}

// TestTutorialWithJSONFiles: exchange, kakao_code.json, refresh, kakao_token.json, send; then everything that goes
// wrong for readers of such tutorials sooner or later.
func TestTutorialWithJSONFiles(t *testing.T) {
	t.Parallel()
	tu := openTutorial(t, "json", Config{})
	tu.gaps["REST_API_KEY"], tu.gaps["REDIRECT_URI"] = DefaultRESTAPIKey, redirectURI
	tu.gaps["AUTHORIZE_CODE"] = tu.code("scope", "talk_message")
	tu.run("the first time", "1_token.py")
	tu.run("the same code again", "1_token.py")
	tu.run("a fresh access token", "2_refresh.py")
	tu.run("the message", "3_send.py")

	tu.control("POST", "/_sim/clock", `{"advance":"7h"}`)
	tu.run("seven hours later", "3_send.py")
	tu.run("refreshed", "2_refresh.py")
	tu.run("refreshed", "3_send.py")

	tu.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":false}`)
	tu.run("talk_message is not agreed to", "3_send.py")

	tu.write("kakao_token.json", `[{"access_token":"made-up"}]`)
	tu.run("a wrong token", "3_send.py")

	// Below a month the answer has a new refresh token; the tutorial's file keeps the old one, which is dead now.
	tu.control("POST", "/_sim/clock", `{"advance":"840h"}`)
	tu.run("35 days later", "2_refresh.py")
	tu.run("kakao_code.json was not updated", "2_refresh.py")
	tu.wantTranscript()

	if got := strings.Join(tu.texts(), "|"); got != "오늘의 할 일: 물 마시기 💧|오늘의 할 일: 물 마시기 💧" {
		t.Errorf("on the phone: %q", got)
	}
}

// TestTutorialWithDotenv: .env, exchange, send, scopes; and every wrong line in .env.
func TestTutorialWithDotenv(t *testing.T) {
	t.Parallel()
	testTutorialWithDotenv(t, openTutorial(t, "env", Config{}))
}

// TestTutorialThroughTheDoor changes not even the hosts: the environment alone leads the script here.
func TestTutorialThroughTheDoor(t *testing.T) {
	t.Parallel()
	tu := openTutorial(t, "env", Config{})
	tu.door = new(tu.openDoor())
	testTutorialWithDotenv(t, tu)
}

func testTutorialWithDotenv(t *testing.T, tu *tutorial) {
	dotenv := func(key, uri, code, more string) {
		tu.write(".env", "# 카카오\nREST_API_KEY="+key+"\nREDIRECT_URI="+uri+"\nAUTHORIZATION_CODE="+code+"\n"+more)
	}
	code := tu.code()
	dotenv("made-up-key", redirectURI, code, "")
	tu.run("a wrong key", "kakao.py")
	dotenv(DefaultRESTAPIKey, redirectURI+"/", code, "")
	tu.run("another redirect URI", "kakao.py")
	tu.control("POST", "/_sim/app", `{"client_secret":"secret-of-a-test"}`)
	dotenv(DefaultRESTAPIKey, redirectURI, code, "")
	tu.run("the client secret is on and not sent", "kakao.py")
	dotenv(DefaultRESTAPIKey, redirectURI, code, "CLIENT_SECRET=secret-of-a-test\n")
	tu.run("all of it right", "kakao.py")
	tu.run("the same code again", "kakao.py")

	code = tu.code()
	tu.control("POST", "/_sim/consent", `{"scope":"talk_message","agreed":false}`)
	dotenv(DefaultRESTAPIKey, redirectURI, code, "CLIENT_SECRET=secret-of-a-test\n")
	tu.run("talk_message is not agreed to", "kakao.py")
	tu.wantTranscript()

	if got := strings.Join(tu.texts(), "|"); got != "안녕하세요, 파이썬에서 보냅니다." {
		t.Errorf("on the phone: %q", got)
	}
}
