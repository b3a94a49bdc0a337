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

// Images of the web are fetched unless the file says otherwise, and saving other settings keeps its word.
func TestFetchImages(t *testing.T) {
	t.Parallel()
	for file, no := range map[string]bool{"": false, "fetch_images = true\n": false, "fetch_images = false\n": true} {
		d, src := place(t, file, "", nil)
		s, err := LoadSettings(d, src)
		if err != nil || s.NoImages != no {
			t.Errorf("%q: %v, %v", file, s.NoImages, err)
		}
		s.RESTAPIKey, s.Origins.RESTAPIKey = "key", FromConfig
		if err := SaveSettings(d, s); err != nil {
			t.Fatal(err)
		}
		if again, err := LoadSettings(d, src); err != nil || again.NoImages != no || again.RESTAPIKey != "key" {
			t.Errorf("%q, saved: %+v, %v", file, again, err)
		}
	}
	d, src := place(t, "fetch_images = \"no\"\n", "", nil)
	if _, err := LoadSettings(d, src); err == nil {
		t.Error("a word was taken for yes or no")
	}
}
