package store

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
)

// The unit and the domains stand in config.toml alone, and saving other settings leaves them there.
func TestCountAndLinkDomains(t *testing.T) {
	t.Parallel()
	file := "count = \" utf16 \" # as Java counts\nlink_domains = [\n  \"https://example.com\", # ours\n  \" https://example.org \", \"\",\n]\n\n[quota]\nsender_per_day = 20\n"
	d, src := place(t, file, "", nil)
	for range 2 {
		s, err := LoadSettings(d, src)
		if err != nil || s.Count != "utf16" || !reflect.DeepEqual(s.LinkDomains, []string{"https://example.com", "https://example.org"}) {
			t.Fatalf("%q %q, %v", s.Count, s.LinkDomains, err)
		}
		s.Lang, s.Origins.Lang = "ko", FromConfig
		if err := SaveSettings(d, s); err != nil {
			t.Fatal(err)
		}
	}
	want := strings.Replace(file, "\n[quota]", "\nlang = 'ko'\n[quota]", 1)
	if b, err := os.ReadFile(ConfigPath(d)); err != nil || string(b) != want {
		t.Errorf("%s, %v", b, err)
	}
}

func TestCountIsOneOfThree(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"", "codepoint", "utf16", "grapheme"} {
		d, src := place(t, "count = \""+unit+"\"\n", "", nil)
		if s, err := LoadSettings(d, src); err != nil || s.Count != unit {
			t.Errorf("%q: %q, %v", unit, s.Count, err)
		}
	}
	for text, key := range map[string]string{"count = \"SECRET\"": "count", "count = 200": "count", "link_domains = \"SECRET\"": "link_domains", "link_domains = [1]": "link_domains"} {
		d, src := place(t, "lang = \"ko\"\n"+text+"\n", "", nil)
		s, err := LoadSettings(d, src)
		var wrong *SettingsError
		if !errors.As(err, &wrong) || wrong.Path != ConfigPath(d) || wrong.Key != key || strings.Contains(err.Error(), "SECRET") {
			t.Errorf("%s: %v", text, err)
		}
		if s.Count != "" || s.LinkDomains != nil {
			t.Errorf("%s: %q %q", text, s.Count, s.LinkDomains)
		}
	}
}
