package store

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kakaotui/internal/kakao"
)

// place writes config.toml and .env (where given) and gives what LoadSettings needs.
func place(t *testing.T, config, dotenv string, env map[string]string) (Dirs, Sources) {
	t.Helper()
	dir := t.TempDir()
	d := Dirs{Config: filepath.Join(dir, "config"), State: filepath.Join(dir, "state")}
	src := Sources{
		DotEnv:  filepath.Join(dir, ".env"),
		Environ: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
	}
	if config != "" {
		write(t, ConfigPath(d), config)
	}
	if dotenv != "" {
		write(t, src.DotEnv, dotenv)
	}
	return d, src
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSettingsStrongestSourceWins(t *testing.T) {
	t.Parallel()
	config := `rest_api_key = "from-config"
client_secret = " config-secret "
redirect_uri = "http://localhost:1/config"
lang = "en"
ascii = true
`
	dotenv := "REST_API_KEY=bare\nKAKAO_REST_API_KEY=prefixed\nCLIENT_SECRET='env file secret'\nAUTHORIZATION_CODE=code\nKAKAOTUI_API_URL=http://evil.example\nAPI_URL=http://evil.example\n"
	env := map[string]string{"KAKAO_REDIRECT_URI": " http://localhost:2/env\n", "KAKAO_CLIENT_SECRET": "  ", "REST_API_KEY": "not a name of ours in the environment", "KAKAOTUI_AUTH_URL": "http://127.0.0.1:1"}
	d, src := place(t, config, dotenv, env)
	src.Flags = Settings{Lang: "ko"}
	got, err := LoadSettings(d, src)
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{
		RESTAPIKey: "prefixed", ClientSecret: "env file secret", RedirectURI: "http://localhost:2/env", AuthorizationCode: "code",
		AuthURL: "http://127.0.0.1:1", Lang: "ko", Tokens: "file", ASCII: true,
		Origins: Origins{RESTAPIKey: FromDotEnv, ClientSecret: FromDotEnv, RedirectURI: FromEnvironment, AuthorizationCode: FromDotEnv,
			AuthURL: FromEnvironment, Lang: FromFlag, Tokens: FromDefault, ASCII: FromConfig},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v %q\nwant %+v", got, got.ClientSecret.Reveal(), want)
	}
}

func TestSettingsWithoutAnything(t *testing.T) {
	t.Parallel()
	d, src := place(t, "", "", nil)
	got, err := LoadSettings(d, src)
	want := Settings{RedirectURI: "http://localhost:8910/oauth", Tokens: "file", Origins: Origins{RedirectURI: FromDefault, Tokens: FromDefault}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := os.Stat(d.Config); !errors.Is(err, os.ErrNotExist) {
		t.Error("reading made the folder")
	}
}

func TestDotEnv(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text, key, secret string
		line              int
	}{
		"byte order mark":       {text: "\ufeffREST_API_KEY=k", key: "k"},
		"windows line ends":     {text: "REST_API_KEY=k\r\nCLIENT_SECRET=s\r\n", key: "k", secret: "s"},
		"export and comments":   {text: "# 카카오\nexport REST_API_KEY=\"k\" # mine\n\nCLIENT_SECRET = s\n", key: "k", secret: "s"},
		"empty prefixed name":   {text: "KAKAO_REST_API_KEY=\nREST_API_KEY=k\n", key: "k"},
		"value over two lines":  {text: "OTHER=\"a\nb\"\nREST_API_KEY=k\n", key: "k"},
		"no assignment":         {text: "REST_API_KEY=k\nSECRET WORDS\nCLIENT_SECRET=s\n", line: 2},
		"quote left open":       {text: "A=1\nB=2\nREST_API_KEY=\"SECRET\nCLIENT_SECRET=s\n", line: 3},
		"not UTF-8":             {text: "A=1\nREST_API_KEY=\xff\xfeSECRET\n", line: 2},
		"after a multi-line":    {text: "OTHER=\"a\nb\"\n?SECRET\n", line: 3},
		"far away quote":        {text: "X='SECRET\n" + strings.Repeat("A=1\n", 500), line: 1},
		"UTF-16 as Notepad has": {text: "\xff\xfeR\x00E\x00S\x00T\x00_\x00A\x00P\x00I\x00_\x00K\x00E\x00Y\x00=\x00k\x00\r\x00\n\x00", key: "k"},
		"UTF-16 that says no":   {text: "\xff\xfe?\x00\n\x00", line: 1},
		"a comment in CP949":    {text: "# \xc4\xab\xc4\xab\xbf\xc0 \xc5\xb0\r\nREST_API_KEY=k\r\n", key: "k"},
		"CP949 after a value":   {text: "REST_API_KEY=k # \xbf\xc0\r\nNOTE=\xbf\xc0\r\n", key: "k"},
		"CP949 in a value":      {text: "NOTE=\xbf\xc0\r\n# \xbf\xc0\r\nREST_API_KEY=\xbf\xc0\r\n", line: 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, src := place(t, "", c.text, nil)
			got, err := LoadSettings(d, src)
			if got.RESTAPIKey != c.key || got.ClientSecret != kakao.Secret(c.secret) {
				t.Errorf("key %q, secret %q", got.RESTAPIKey, got.ClientSecret.Reveal())
			}
			var wrong *SettingsError
			switch {
			case c.line == 0:
				if err != nil {
					t.Error(err)
				}
			case !errors.As(err, &wrong) || wrong.Line != c.line || wrong.Path != src.DotEnv:
				t.Errorf("error: %v", err)
			case strings.Contains(err.Error(), "SECRET"):
				t.Errorf("the error quotes the file: %v", err)
			}
		})
	}
}

func TestFolderNamedDotEnvIsNobodysFault(t *testing.T) {
	t.Parallel()
	d, src := place(t, "", "", nil)
	if err := os.Mkdir(src.DotEnv, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadSettings(d, src); err != nil {
		t.Error(err)
	}
}

func TestBrokenConfigIsLeftAlone(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text, key string
		line      int
	}{
		"no TOML":    {text: "lang = \"ko\"\nclient_secret = SECRET\n", line: 2},
		"open quote": {text: "client_secret = \"SECRET\n", line: 1},
		"wrong type": {text: "lang = \"ko\"\n\nclient_secret = [\"SECRET\"]\n", line: 3},
		"twice":      {text: "lang = \"SECRET\"\nlang = \"SECRET\"\n", line: 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, src := place(t, c.text, "REST_API_KEY=k\n", nil)
			got, err := LoadSettings(d, src)
			var wrong *SettingsError
			if !errors.As(err, &wrong) || wrong.Line != c.line || wrong.Path != ConfigPath(d) || strings.Contains(err.Error(), "SECRET") {
				t.Errorf("error: %v", err)
			}
			if got.RESTAPIKey != "k" {
				t.Error("the other sources do not count")
			}
			if err := SaveSettings(d, Settings{RESTAPIKey: "new"}); !errors.As(err, &wrong) {
				t.Errorf("SaveSettings: %v", err)
			}
			if b, _ := os.ReadFile(ConfigPath(d)); string(b) != c.text {
				t.Errorf("the file is now %q", b)
			}
		})
	}
}

func TestTokensSettingIsChecked(t *testing.T) {
	t.Parallel()
	d, src := place(t, "", "", map[string]string{"KAKAOTUI_TOKENS": "cloud"})
	var wrong *SettingsError
	if _, err := LoadSettings(d, src); !errors.As(err, &wrong) || wrong.Key != "KAKAOTUI_TOKENS" || wrong.Path != "" {
		t.Errorf("environment: %v", err)
	}
	d, src = place(t, `tokens = "cloud"`, "", nil)
	if _, err := LoadSettings(d, src); !errors.As(err, &wrong) || wrong.Key != "tokens" || wrong.Path != ConfigPath(d) {
		t.Errorf("config: %v", err)
	}
	var unsupported *UnsupportedError
	if err := CheckTokenStore("cloud"); !errors.As(err, &unsupported) {
		t.Error(err)
	}
	for _, place := range []string{"", "file", "keyring"} {
		if err := CheckTokenStore(place); err != nil {
			t.Errorf("%q: %v", place, err)
		}
	}
}

func TestSaveSettings(t *testing.T) {
	t.Parallel()
	d, src := place(t, "lang = \"en\"\nredirect_uri = \"http://localhost:1/old\"\nauth_url = \"http://127.0.0.1:9\"\nnew_idea = [1, 2]\n[later]\nx = \"y\"\n", "",
		map[string]string{"KAKAO_REDIRECT_URI": "http://localhost:2/env"})
	s, err := LoadSettings(d, src)
	if err != nil {
		t.Fatal(err)
	}
	s.RESTAPIKey, s.ClientSecret, s.AuthorizationCode = "k", `quote"'\ secret`, "code"
	s.AuthURL = ""
	if err := SaveSettings(d, s); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(ConfigPath(d)); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	b, _ := os.ReadFile(ConfigPath(d))
	for _, want := range []string{"new_idea", "[later]", "http://localhost:1/old"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%q is gone from:\n%s", want, b)
		}
	}
	if strings.Contains(string(b), "code") || strings.Contains(string(b), "localhost:2") || strings.Contains(string(b), "tokens") {
		t.Errorf("too much was saved:\n%s", b)
	}
	src.Environ = func(string) (string, bool) { return "", false }
	got, err := LoadSettings(d, src)
	if err != nil || got.RESTAPIKey != "k" || got.ClientSecret.Reveal() != `quote"'\ secret` || got.RedirectURI != "http://localhost:1/old" || got.Lang != "en" || got.AuthURL != "" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestSaveSettingsThroughALink(t *testing.T) {
	t.Parallel()
	d, src := place(t, "", "", nil)
	real := filepath.Join(t.TempDir(), "dotfiles.toml")
	write(t, real, "lang = \"ko\"\n")
	if err := os.MkdirAll(d.Config, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, ConfigPath(d)); err != nil {
		t.Skip("no links here:", err)
	}
	if err := SaveSettings(d, Settings{RESTAPIKey: "k", Lang: "ko"}); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Lstat(ConfigPath(d)); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	if s, err := LoadSettings(d, src); err != nil || s.RESTAPIKey != "k" || s.Lang != "ko" {
		t.Errorf("%+v, %v", s, err)
	}
}

// What stands in a tutorial's .env is saved, so that a job in another folder finds the key it needs to refresh.
func TestSaveSettingsTakesDotEnvAlong(t *testing.T) {
	t.Parallel()
	d, src := place(t, "", "REST_API_KEY=k\n", map[string]string{"KAKAO_CLIENT_SECRET": "from the environment"})
	s, err := LoadSettings(d, src)
	if err != nil {
		t.Fatal(err)
	}
	if err := SaveSettings(d, s); err != nil {
		t.Fatal(err)
	}
	src.DotEnv += ".elsewhere"
	src.Environ = func(string) (string, bool) { return "", false }
	got, err := LoadSettings(d, src)
	if err != nil || got.RESTAPIKey != "k" || got.Origins.RESTAPIKey != FromConfig || got.ClientSecret != "" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestSaveSettingsKeepsComments(t *testing.T) {
	t.Parallel()
	d, src := place(t, "# 내 설정\nlang = \"en\" # for the screenshots\n  redirect_uri='http://localhost:1/old'\n\n[later]\nlang = \"xx\" # not ours", "", nil)
	s, err := LoadSettings(d, src)
	if err != nil {
		t.Fatal(err)
	}
	s.RESTAPIKey, s.RedirectURI = "k", "http://localhost:2/new"
	if err := SaveSettings(d, s); err != nil {
		t.Fatal(err)
	}
	want := "# 내 설정\nlang = \"en\" # for the screenshots\nredirect_uri = 'http://localhost:2/new'\n\nrest_api_key = 'k'\n[later]\nlang = \"xx\" # not ours"
	if b, _ := os.ReadFile(ConfigPath(d)); string(b) != want {
		t.Errorf("got:\n%s", b)
	}
}

// A value that editing by lines cannot follow is still saved right.
func TestSaveSettingsOverAValueOfSeveralLines(t *testing.T) {
	t.Parallel()
	d, src := place(t, "other = \"\"\"\nlang = 'x'\n[no table]\n\"\"\"\nrest_api_key = \"\"\"\nold\"\"\"\n\"lang\" = \"en\"\n", "", nil)
	s, err := LoadSettings(d, src)
	if err != nil {
		t.Fatal(err)
	}
	s.RESTAPIKey, s.Lang = "new", "ko"
	if err := SaveSettings(d, s); err != nil {
		t.Fatal(err)
	}
	got, err := LoadSettings(d, src)
	if err != nil || got.RESTAPIKey != "new" || got.Lang != "ko" {
		t.Errorf("%+v, %v", got, err)
	}
	if b, _ := os.ReadFile(ConfigPath(d)); !strings.Contains(string(b), "[no table]") {
		t.Errorf("a value of somebody else's is gone:\n%s", b)
	}
}
