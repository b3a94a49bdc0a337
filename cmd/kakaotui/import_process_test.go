package main_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"kakaotui/internal/simulator"
)

// tutorial is a folder as a tutorial leaves it.
type tutorial struct {
	*world
	dir string
}

func newTutorial(t *testing.T) *tutorial {
	t.Helper()
	return &tutorial{newWorld(t), t.TempDir()}
}

func (u *tutorial) write(name, text string, age time.Duration) string {
	u.t.Helper()
	path := filepath.Join(u.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		u.t.Fatal(err)
	}
	when := time.Now().Add(-age)
	if err := os.Chtimes(path, when, when); err != nil {
		u.t.Fatal(err)
	}
	return path
}

// answer is what the token endpoint says to a new login of another profile, as a script would save it.
func (u *tutorial) answer(profile string) string {
	u.t.Helper()
	other := u.with("KAKAOTUI_PROFILE=" + profile)
	other.login()
	b, err := os.ReadFile(filepath.Join(u.home, "profiles", profile, "tokens.json"))
	if err != nil {
		u.t.Fatal(err)
	}
	var held struct {
		Access  string `json:"access_token"`
		Refresh string `json:"refresh_token"`
	}
	if err := json.Unmarshal(b, &held); err != nil {
		u.t.Fatal(err)
	}
	return fmt.Sprintf(`{"access_token": %q, "token_type": "bearer", "refresh_token": %q, "expires_in": 21599, "scope": "talk_message profile_nickname", "refresh_token_expires_in": 5183999}`, held.Access, held.Refresh)
}

type importJSON struct {
	Profile  string   `json:"profile"`
	Settings []string `json:"settings"`
	Login    *struct {
		Access    *tokenJSON `json:"access_token"`
		Refresh   *tokenJSON `json:"refresh_token"`
		Confirmed bool       `json:"confirmed"`
		Estimated bool       `json:"estimated"`
		Already   bool       `json:"already"`
	} `json:"login"`
	Files []struct{ File, Holds string } `json:"files"`
}

func (u *tutorial) imported(args ...string) importJSON {
	u.t.Helper()
	var v importJSON
	strict(u.t, u.want(0, append([]string{"import", "--json"}, args...)...).out, &v)
	return v
}

// The whole folder of a tutorial: settings, a login in a list with a trailing comma, a used code, the answer of a refresh, an error.
func TestImportOfATutorialsFolder(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	answer := u.answer("script")
	clean := &tutorial{u.with("KAKAO_REST_API_KEY", "KAKAO_CLIENT_SECRET", "KAKAO_REDIRECT_URI"), u.dir}
	env := u.write(".env", "\ufeffREST_API_KEY='"+simulator.DefaultRESTAPIKey+"'\nCLIENT_SECRET="+testSecret+"\nREDIRECT_URI="+pasteURI+"\nAUTHORIZATION_CODE=used-code-used-code-used-code\nKAKAOTUI_API_URL=https://evil.example\n", 0)
	code := u.write("kakao_code.json", "\ufeff["+answer[:len(answer)-1]+",},]", time.Hour)
	token := u.write("kakao_token.json", `{"access_token":"aaaaaaaaaaaaaaaa","token_type":"bearer","expires_in":21599}`, 0)
	failed := u.write("old.json", `{"error":"invalid_grant","error_description":"authorization code not found for code=cccccccccccc","error_code":"KOE320"}`, 0)
	r := clean.want(0, "import", env, code, token, failed)
	for _, want := range []string{"rest_api_key, client_secret, redirect_uri", "kakao_code.json: the login was taken over", "access token: 5:59", "kakaotui send"} {
		if !strings.Contains(r.out+r.err, want) {
			t.Errorf("%q is missing: %v", want, r)
		}
	}
	for _, want := range []string{"kakao_token.json: it has no refresh token", "old.json: it holds an error of Kakao's, no tokens (KOE320)", "the authorization code was not needed"} {
		if !strings.Contains(r.err, want) {
			t.Errorf("%q is missing: %v", want, r)
		}
	}
	// From any other folder: settings, login and confirmed lifetimes are there.
	var st statusJSON
	strict(t, clean.want(0, "status", "--json").out, &st)
	if !st.LoggedIn || st.UserID == 0 || st.Nickname == "" || st.Access.ExpiresIn < 21000 {
		t.Errorf("%+v", st)
	}
	clean.want(0, "send", "--quiet", "가져온 로그인")
	if got := u.messages(); !slices.Equal(got, []string{"가져온 로그인"}) {
		t.Errorf("arrived: %q", got)
	}
	config, err := os.ReadFile(filepath.Join(u.home, "config.toml"))
	if err != nil || strings.Contains(string(config), "evil") || strings.Contains(string(config), "used-code") || !strings.Contains(string(config), testSecret) {
		t.Errorf("config.toml: %q, %v", config, err)
	}
	if again := clean.imported(code); !again.Login.Already || len(again.Settings) != 0 {
		t.Errorf("again: %+v", again)
	}
}

// Lifetimes count from the file's time and are marked as such, until Kakao can be asked.
func TestImportOffline(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	code := u.write("kakao_code.json", strings.ReplaceAll(u.answer("script"), `"`, `'`), 2*time.Hour)
	got := u.imported("--offline", code)
	if got.Login == nil || !got.Login.Estimated || got.Login.Confirmed || got.Files[0].Holds != "login" || got.Login.Access.ExpiresIn < 14000 || got.Login.Access.ExpiresIn > 14399 ||
		got.Login.Refresh.ExpiresIn < 5183999-7300 || got.Login.Refresh.ExpiresIn > 5183999-7200 {
		t.Errorf("%+v", got.Login)
	}
	if n := u.calls("/v1/user/access_token_info"); n != 0 {
		t.Errorf("Kakao was asked %d times", n)
	}
	ko, en := u.with("KAKAOTUI_LANG=ko").want(0, "status", "--offline"), u.want(0, "status", "--offline")
	if !strings.Contains(ko.out, "어림한 값") || !strings.Contains(en.out, "estimated") {
		t.Error(ko, en)
	}
	var st statusJSON
	strict(t, u.want(0, "status", "--json").out, &st)
	if st.Access.ExpiresIn < 21000 || strings.Contains(u.want(0, "status", "--offline").out, "estimated") {
		t.Errorf("not confirmed: %+v", st.Access)
	}
}

// Kakao cannot be reached: the login is taken all the same, and stays estimated.
func TestImportWithoutNetwork(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	code := u.write("kakao_code.json", u.answer("script"), 0)
	dead := u.with("KAKAOTUI_API_URL=" + deadEnd(t))
	r := dead.want(0, "import", code)
	if !strings.Contains(r.err, "could not confirm") || !strings.Contains(r.err, "estimated") {
		t.Error(r)
	}
	u.want(0, "send", "--quiet", "a")
}

// A file from yesterday: the access token is over, the refresh token gets another one.
func TestImportOfAnOldFile(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	answer := u.answer("script")
	u.control("POST", "clock", `{"advance":"26h"}`)
	code := u.write("kakao_code.json", answer, 26*time.Hour)
	got := u.imported(code)
	if got.Login == nil || !got.Login.Confirmed || got.Login.Estimated || !got.Login.Access.Valid {
		t.Errorf("%+v", got.Login)
	}
	u.want(0, "send", "--quiet", "a")
}

// Tokens that Kakao does not take replace nothing.
func TestImportOfDeadTokens(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	u.login()
	dead := u.write("kakao_token.json", `{"access_token":"aaaaaaaaaaaaaaaaaaaa","refresh_token":"rrrrrrrrrrrrrrrrrrrr","expires_in":21599}`, 0)
	older := u.write("older.json", `{"access_token":"aaaaaaaaaaaaaaaaaaaa","refresh_token":"rrrrrrrrrrrrrrrrrrrr","expires_in":21599}`, 24*time.Hour)
	if e := errorOf(t, u.want(2, "import", "--json", older)); e.Reason != "older_import" || !strings.Contains(e.Remedy, "--force") {
		t.Errorf("%+v", e)
	}
	for _, args := range [][]string{{dead}, {"--force", older}} {
		e := errorOf(t, u.want(3, append([]string{"import", "--json"}, args...)...))
		if e.Kind != "login" || e.Reason != "login_rejected" {
			t.Errorf("%+v", e)
		}
	}
	u.want(0, "send", "--quiet", "still logged in")
}

func TestImportNeverReplacesSilently(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	older := u.write("kakao_code.json", u.answer("script"), time.Hour)
	u.login()
	if r := u.want(2, "import", older); !strings.Contains(r.err, "--force") {
		t.Error(r)
	}
	if r := u.want(0, "import", "--force", older); !strings.Contains(r.out, "replaced") {
		t.Error(r)
	}
	newer := u.write("kakao_token.json", u.answer("other"), 0)
	future := time.Now().Add(time.Hour) // a wrong clock wrote it
	if err := os.Chtimes(newer, future, future); err != nil {
		t.Fatal(err)
	}
	if r := u.want(0, "import", newer, older); !strings.Contains(r.out, "kakao_token.json: the login was taken over and replaced") || !strings.Contains(r.err, "kakao_code.json: the login of a newer file") {
		t.Error(r)
	}
}

func TestImportOfNothing(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	for name, c := range map[string]struct{ file, text, says string }{
		"error":    {"kakao_code.json", `{"error":"invalid_client","error_description":"Bad client credentials","error_code":"KOE010"}`, "KOE010"},
		"refresh":  {"kakao_token.json", `{"access_token":"aaaaaaaaaaaaaaaa","expires_in":21599}`, "refresh token"},
		"empty":    {"empty.json", "", "empty"},
		"text":     {"code.json", "hello", "JSON"},
		"several":  {"list.json", `[{"refresh_token":"r"},{"refresh_token":"s"}]`, "several"},
		"object":   {"package.json", `{"name":"x"}`, "no tokens"},
		"other":    {".env", "DATABASE_URL=postgres://secret@db\n", "REST_API_KEY"},
		"broken":   {"b.env", "REST_API_KEY=\"half-a-secret\n", "NAME=value"},
		"odd key":  {"c.env", "REST_API_KEY=여기에_키\n", "REST_API_KEY"},
		"too much": {"huge.json", `{"a":"` + strings.Repeat("x", 2<<20) + `"}`, "too large"},
	} {
		path := u.write(strings.ReplaceAll(name, " ", "-")+c.file, c.text, 0)
		ko, en := u.with("KAKAOTUI_LANG=ko").want(2, "import", path), u.want(2, "import", path)
		checkBothLanguages(t, ko, en)
		if !strings.Contains(en.err, c.says) || !strings.Contains(en.err, "kakaotui login") || strings.Contains(en.err, "half-a-secret") || strings.Contains(en.err, "postgres") {
			t.Errorf("%s: %v", name, en)
		}
		if e := errorOf(t, u.want(2, "import", "--json", path)); e.Kind != "usage" {
			t.Errorf("%s: %+v", name, e)
		}
	}
	for _, path := range []string{filepath.Join(u.dir, "missing.json"), u.dir} {
		if r := u.want(2, "import", path); !strings.Contains(r.err, "cannot be read") {
			t.Error(r)
		}
	}
	u.want(2, "import")
	if _, err := os.Stat(filepath.Join(u.home, "tokens.json")); err == nil {
		t.Error("something was stored")
	}
}

// A code that was used is what a tutorial leaves; one that was not logs in.
func TestImportOfAnAuthorizationCode(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	env := u.write(".env", "REST_API_KEY="+simulator.DefaultRESTAPIKey+"\nAUTHORIZATION_CODE="+strings.Repeat("used", 20)+"\n", 0)
	ko, en := u.with("KAKAOTUI_LANG=ko").want(0, "import", env), u.want(0, "import", env)
	if !strings.Contains(ko.err, "이미 쓰였거나") || !strings.Contains(en.err, "used already") {
		t.Error(ko, en)
	}
	u.want(3, "import", u.write("kakao_code.json", `{"code":"`+strings.Repeat("used", 20)+`"}`, 0))
	fresh := u.agree(u.want(3, "login", "--no-browser").out)
	_, code, _ := strings.Cut(fresh, "code=")
	code, _, _ = strings.Cut(code, "&")
	env = u.write("new.env", "REST_API_KEY="+simulator.DefaultRESTAPIKey+"\nAUTHORIZATION_CODE="+code+"\n", 0)
	if r := u.want(0, "import", env); !strings.Contains(r.out, "logged in with the authorization code") {
		t.Error(r)
	}
	u.want(0, "send", "--quiet", "a")
}

func TestImportWarnsOfOpenFiles(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps no modes")
	}
	u := newTutorial(t)
	env := u.write(".env", "REST_API_KEY="+simulator.DefaultRESTAPIKey+"\n", 0)
	if r := u.want(0, "import", env); strings.Contains(r.err, "Warning") {
		t.Error(r)
	}
	if err := os.Chmod(env, 0o644); err != nil {
		t.Fatal(err)
	}
	if r := u.want(0, "import", env); !strings.Contains(r.err, "chmod 600") || strings.Contains(r.err, "git") {
		t.Error(r)
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	git := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-C", u.dir}, args...)...)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + u.dir, "GIT_CONFIG_NOSYSTEM=1"}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	git("init", "-q")
	if r := u.want(0, "import", env); strings.Contains(r.err, "tracked by git") {
		t.Error(r)
	}
	git("add", ".env")
	if r := u.want(0, "import", env); !strings.Contains(r.err, "git rm --cached") {
		t.Error(r)
	}
}

// The environment wins over what was imported, and says so.
func TestImportUnderAnEnvironmentThatDiffers(t *testing.T) {
	t.Parallel()
	u := newTutorial(t)
	env := u.write(".env", "REST_API_KEY=0123456789abcdef0123456789abcdef\n", 0)
	r := u.want(0, "import", env)
	if !strings.Contains(r.err, "the environment") {
		t.Error(r)
	}
	same := u.with("KAKAO_REST_API_KEY=0123456789abcdef0123456789abcdef")
	same.want(0, "import", env)
	config, _ := os.ReadFile(filepath.Join(u.home, "config.toml"))
	if !strings.Contains(string(config), "0123456789abcdef") {
		t.Errorf("config.toml: %s", config)
	}
}
