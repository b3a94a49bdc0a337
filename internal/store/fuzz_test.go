package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// Whatever is in the token file: reading never panics, and its bytes are afterwards in their place or set aside.
func FuzzTokenFile(f *testing.F) {
	good, err := encodeTokens(generation(1))
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{good, good[:len(good)/2], nil, []byte(`{"version":2}`), []byte("[]"), []byte(`{"version":1,"access_token":"a","scopes":[null]}`)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d := Dirs{State: t.TempDir()}
		file := OpenTokens(d, at(noon))
		write(t, file.path, string(b))
		got, err := file.Load()
		place := file.path
		var damaged *DamagedError
		if errors.As(err, &damaged) {
			place = damaged.SetAside
		}
		if kept, readErr := os.ReadFile(place); readErr != nil || !bytes.Equal(kept, b) {
			t.Fatalf("lost: %v (%v)", readErr, err)
		}
		if err != nil {
			return
		}
		again, err := encodeTokens(got)
		if err != nil {
			t.Fatal(err)
		}
		back, damage, newer := decodeTokens(again)
		if damage != "" || newer != 0 || !reflect.DeepEqual(got, back) {
			t.Errorf("round trip: %q %d", damage, newer)
		}
	})
}

func FuzzPending(f *testing.F) {
	good, err := encodePending([]PendingLogin{{State: "s", Verifier: "v", RedirectURI: "http://localhost", CreatedAt: noon}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"version":1,"attempts":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		p := OpenPending(Dirs{State: t.TempDir()}, at(noon))
		write(t, p.path, string(b))
		_, err := p.List()
		place := p.path
		var damaged *DamagedError
		if errors.As(err, &damaged) {
			place = damaged.SetAside
		}
		if kept, readErr := os.ReadFile(place); readErr != nil || !bytes.Equal(kept, b) {
			t.Fatalf("lost: %v (%v)", readErr, err)
		}
	})
}

func FuzzDotEnv(f *testing.F) {
	for _, seed := range []string{"REST_API_KEY=k\nCLIENT_SECRET='s'\n", "A=\"x\ny\"\nB", "export =", "=", "A=$", "A=${B", "\ufeffREST_API_KEY=k"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		_, line := parseDotEnv(b)
		if lines := bytes.Count(b, []byte("\n")) + 1; line < 0 || line > lines {
			t.Errorf("line %d of %d", line, lines)
		}
	})
}

// Saving settings into any readable file keeps its unknown keys and gives the settings back.
func FuzzConfig(f *testing.F) {
	for _, seed := range []string{"", "rest_api_key = 'x'\n[table]\na = 1", "ascii = 1", "a.b = 'c'", "lang = \"ko\" # here"} {
		f.Add([]byte(seed), "key")
		f.Add([]byte(seed), "\xff")
	}
	f.Fuzz(func(t *testing.T, b []byte, key string) {
		d := Dirs{Config: t.TempDir()}
		write(t, ConfigPath(d), string(b))
		key = strings.TrimSpace(key)
		err := SaveSettings(d, Settings{RESTAPIKey: key})
		now, _ := os.ReadFile(ConfigPath(d))
		if err != nil {
			if !bytes.Equal(now, b) {
				t.Errorf("a refused save changed the file to %q", now)
			}
			return
		}
		got, err := LoadSettings(d, Sources{DotEnv: filepath.Join(d.Config, "none"), Environ: func(string) (string, bool) { return "", false }})
		if err != nil || got.RESTAPIKey != key {
			t.Errorf("key %q came back as %q: %v", key, got.RESTAPIKey, err)
		}
	})
}
