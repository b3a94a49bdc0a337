package store

import (
	"os"
	"testing"
)

// Limits stand in config.toml alone, and saving other settings leaves them there.
func TestQuotaLimits(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := Dirs{Config: dir, State: dir}
	file := "keep_days = 30\n\n[quota] # as the console shows them\nsender_per_day = 200\naccess_tokens = 10\n"
	if err := os.WriteFile(ConfigPath(d), []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	want := QuotaLimits{SenderPerDay: 200, AccessTokens: 10}
	none := Sources{Environ: func(string) (string, bool) { return "", false }, DotEnv: dir + "/.env"}
	for range 2 {
		s, err := LoadSettings(d, none)
		if err != nil || s.Quota != want || s.KeepDays != 30 {
			t.Fatalf("%+v %d, %v", s.Quota, s.KeepDays, err)
		}
		s.Lang, s.Origins.Lang = "ko", FromConfig
		if err := SaveSettings(d, s); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := os.ReadFile(ConfigPath(d)); err != nil || string(b) != "keep_days = 30\n\nlang = 'ko'\n"+file[len("keep_days = 30\n\n"):] {
		t.Errorf("%q, %v", b, err)
	}
	if err := os.WriteFile(ConfigPath(d), []byte("[quota]\nsender_per_day = \"many\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadSettings(d, none); err == nil {
		t.Error("a limit that is no number was taken")
	}
}
