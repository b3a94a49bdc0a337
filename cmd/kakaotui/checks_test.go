package main_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode"
)

func (w *world) addSecret(s string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(s) > 8 {
		w.secrets[s] = true
	}
}

var secretFields = regexp.MustCompile(`"(?:access_token|refresh_token|verifier)": *"([^"]+)"`)

// learnSecrets takes what the files of the home hold.
func (w *world) learnSecrets() {
	_ = filepath.WalkDir(w.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		for _, m := range secretFields.FindAllStringSubmatch(string(b), -1) {
			w.addSecret(m[1])
		}
		return nil
	})
}

func (w *world) checkSecrets(r result) {
	w.t.Helper()
	w.learnSecrets()
	w.mu.Lock()
	defer w.mu.Unlock()
	for s := range w.secrets {
		if strings.Contains(r.out, s) || strings.Contains(r.err, s) || strings.Contains(r.out+r.err, url.QueryEscape(s)) {
			w.t.Errorf("a secret was printed: %v", r)
		}
	}
}

// checkModes looks at every file the processes wrote.
func (w *world) checkModes() {
	if runtime.GOOS == "windows" {
		return
	}
	err := filepath.WalkDir(w.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if mode := info.Mode().Perm(); mode&0o077 != 0 {
			w.t.Errorf("%s has mode %v", strings.TrimPrefix(path, w.home), mode)
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.t.Error(err)
	}
}

// strict decodes one line of JSON that may hold nothing else than into knows.
func strict(t testing.TB, line string, into any) {
	t.Helper()
	if strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, "\n") {
		t.Fatalf("not one line: %q", line)
	}
	d := json.NewDecoder(strings.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Fatalf("%v in %s", err, line)
	}
}

// errorJSON is {"error":…} of the interface, decoded strictly.
type errorJSON struct {
	Kind           string   `json:"kind"`
	Reason         string   `json:"reason"`
	Code           any      `json:"code"`
	Message        string   `json:"message"`
	RequiredScopes []string `json:"required_scopes"`
	Remedy         string   `json:"remedy"`
	Menu           string   `json:"menu"`
}

// errorOf is the error of a command that answered with JSON.
func errorOf(t testing.TB, r result) errorJSON {
	t.Helper()
	var v struct {
		Error *errorJSON `json:"error"`
	}
	strict(t, r.out, &v)
	if v.Error == nil || v.Error.Kind == "" || v.Error.Message == "" {
		t.Fatalf("no error in %s", r.out)
	}
	return *v.Error
}

func hasHangul(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}

// checkSafe looks for what a terminal would obey.
func checkSafe(t testing.TB, s string) {
	t.Helper()
	for _, r := range s {
		if r != '\n' && (unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			t.Errorf("%U reaches the terminal: %q", r, s)
			return
		}
	}
}
