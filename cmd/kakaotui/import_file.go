package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"kakaotui/internal/importer"
	"kakaotui/internal/kakao"
	"kakaotui/internal/report"
	"kakaotui/internal/store"
	"kakaotui/internal/text"
)

const (
	// importLimit is far above any file of a tutorial, in bytes.
	importLimit = 1 << 20
	// usualAccess is the lifetime of an access token (kakao-api.md 3.2) for a file that does not say.
	usualAccess = 6 * time.Hour
	// gitLimit bounds the question whether git tracks a file.
	gitLimit = 2 * time.Second
)

// importFile is one file given to import, and what it holds.
type importFile struct {
	shown    string    // the path, safe for a terminal
	written  time.Time // when the file was last written, never in the future
	dotenv   bool
	settings store.Settings // of a .env file
	keys     []string       // the keys of config.toml that settings has values for
	found    importer.File
	trouble  string // why it gives nothing; empty when it gives something
}

func (f *importFile) usable() bool { return f.trouble == "" }

// holds is the JSON name of what a file holds.
func (f *importFile) holds() string {
	switch {
	case f.dotenv && f.usable():
		return "settings"
	case f.found.Kind != "":
		return string(f.found.Kind)
	}
	return "nothing"
}

// readImport reads a file and warns where others may read it too. What is wrong with it is its trouble.
func (c *cli) readImport(ctx context.Context, path string) *importFile {
	f := &importFile{shown: text.VisibleLine(path)}
	b, info, err := readSmall(path)
	switch {
	case err != nil:
		f.trouble = c.say(text.ImportNoFile, f.shown, text.Reason(c.lang, err))
		return f
	case len(b) > importLimit:
		f.trouble = c.say(text.ImportTooLarge, f.shown)
		return f
	}
	// A file from the future was written by a wrong clock.
	f.written = info.ModTime()
	if now := c.now(); f.written.After(now) {
		f.written = now
	}
	f.dotenv = !importer.LooksLikeJSON(b) && (strings.Contains(filepath.Base(path), "env") || !strings.HasSuffix(path, ".json"))
	if f.dotenv {
		c.readImportedSettings(f, path, b)
	} else {
		c.readImportedTokens(f, b)
	}
	if f.found.Kind != importer.Failure && (f.usable() || f.found.Kind == importer.AccessOnly) {
		c.warnOpen(ctx, f, path, info)
	}
	return f
}

// readSmall reads a plain file. Its errors do not name the path again.
func readSmall(path string) ([]byte, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no file")
	}
	if err != nil {
		return nil, nil, bare(err)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, bare(err)
	}
	defer file.Close()
	b, err := io.ReadAll(io.LimitReader(file, importLimit+1))
	return b, info, bare(err)
}

func bare(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// readImportedSettings takes the values that can be what their names say, and tells of the others.
func (c *cli) readImportedSettings(f *importFile, path string, b []byte) {
	set, err := store.ParseDotEnv(path, b)
	if err != nil {
		f.trouble = report.Of(err, c.lang).Detail
		return
	}
	f.settings.AuthorizationCode = set.AuthorizationCode
	key, keyFound := kakao.CheckRESTAPIKey(set.RESTAPIKey)
	secret, secretFound := kakao.CheckClientSecret(set.ClientSecret)
	uri, uriFound := kakao.CheckRedirectURI(set.RedirectURI)
	for _, v := range []struct {
		key   string
		found kakao.Finding
		take  func()
	}{
		{"rest_api_key", keyFound, func() { f.settings.RESTAPIKey = key }},
		{"client_secret", secretFound, func() { f.settings.ClientSecret = secret }},
		{"redirect_uri", uriFound, func() { f.settings.RedirectURI = uri }},
	} {
		switch {
		case v.found.OK():
			v.take()
			f.keys = append(f.keys, v.key)
		case v.found != kakao.Empty:
			fmt.Fprintf(c.err, "%s: %s: %s\n", f.shown, v.key, report.Finding(v.found, text.FindKeyFine, 0, c.lang))
		}
	}
	if len(f.keys) == 0 && f.settings.AuthorizationCode == "" {
		f.trouble = c.say(text.ImportNoSettings, f.shown)
	}
}

var importReasons = map[importer.Reason]text.Sentence{
	importer.Empty: text.ImportEmpty, importer.NotJSON: text.ImportNotJSON, importer.Several: text.ImportSeveral, importer.NoTokens: text.ImportNoTokens,
}

func (c *cli) readImportedTokens(f *importFile, b []byte) {
	found, err := importer.Parse(b)
	if e, ok := errors.AsType[*importer.FormatError](err); ok {
		f.trouble = c.say(importReasons[e.Reason], f.shown)
		return
	}
	f.found = found
	switch found.Kind {
	case importer.Failure:
		f.trouble = c.say(text.ImportFailure, f.shown, found.ErrorCode)
	case importer.AccessOnly:
		f.trouble = c.say(text.ImportNoRefresh, f.shown)
	}
}

// warnOpen warns of a file with secrets that others can read. Windows keeps no modes.
func (c *cli) warnOpen(ctx context.Context, f *importFile, path string, info fs.FileInfo) {
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintln(c.err, c.say(text.ImportOpenMode, f.shown))
	}
	if trackedByGit(ctx, path) {
		fmt.Fprintln(c.err, c.say(text.ImportTracked, f.shown))
	}
}

// trackedByGit asks git, where there is a repository around the file. A repository's own settings can name programs that git
// runs; the one that listing files would run is switched off.
func trackedByGit(ctx context.Context, path string) bool {
	full, err := filepath.Abs(path)
	if err != nil || !insideRepository(filepath.Dir(full)) {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, gitLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "git", "-c", "core.fsmonitor=false", "ls-files", "--error-unmatch", "--", filepath.Base(full))
	cmd.Dir = filepath.Dir(full)
	cmd.WaitDelay = time.Second
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	return cmd.Run() == nil
}

func insideRepository(dir string) bool {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return false
		}
		dir = up
	}
}
