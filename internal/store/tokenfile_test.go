package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"kakaotui/internal/kakao"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func at(now time.Time) func() time.Time { return func() time.Time { return now } }

// generation makes tokens that can be told apart from others and checked for having been torn.
func generation(n int64) Tokens {
	return Tokens{
		AccessToken: kakao.Secret(fmt.Sprintf("access-%d", n)), AccessExpiresAt: noon.Add(6 * time.Hour),
		RefreshToken: kakao.Secret(fmt.Sprintf("refresh-%d", n)), RefreshExpiresAt: noon.AddDate(0, 2, 0),
		IssuedAt: noon, RefreshIssuedAt: noon, Scopes: []string{"talk_message"}, UserID: n, Nickname: "홍길동",
	}
}

func saveGeneration(t *testing.T, f *TokenFile, n int64) {
	t.Helper()
	if _, err := f.Update(t.Context(), func(Tokens) (Tokens, error) { return generation(n), nil }); err != nil {
		t.Fatalf("saving generation %d: %v", n, err)
	}
}

func wantGeneration(t *testing.T, got Tokens, n int64) {
	t.Helper()
	want := generation(n)
	want.SavedAt = got.SavedAt
	if n == 0 {
		want = Tokens{}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got user %d, want generation %d", got.UserID, n)
	}
}

func open(t *testing.T) (*TokenFile, Dirs) {
	t.Helper()
	d := Dirs{State: filepath.Join(t.TempDir(), "home"), Config: t.TempDir()}
	return OpenTokens(d, at(noon)), d
}

func TestTokensKeepBothGenerations(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	got, err := f.Load()
	if err != nil || !got.None() {
		t.Fatalf("no file yet: %v", err)
	}
	if _, err := os.Stat(d.State); !errors.Is(err, fs.ErrNotExist) {
		t.Error("reading made the folder")
	}
	saveGeneration(t, f, 1)
	saveGeneration(t, f, 1<<40+7)
	got, err = f.Load()
	if err != nil {
		t.Fatal(err)
	}
	wantGeneration(t, got, 1<<40+7)
	if !got.SavedAt.Equal(noon) || got.AccessExpiresAt.Location() != time.UTC {
		t.Errorf("times: saved %v, expires %v", got.SavedAt, got.AccessExpiresAt)
	}
	old, err := f.read(f.previous)
	if err != nil {
		t.Fatal(err)
	}
	wantGeneration(t, old, 1)
	for _, name := range []string{"tokens.json", "tokens.json.prev", "tokens.lock"} {
		info, err := os.Stat(filepath.Join(d.State, name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
	if info, _ := os.Stat(d.State); info.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v", info.Mode())
	}
	wantNoLeftovers(t, d)
}

func wantNoLeftovers(t *testing.T, d Dirs) {
	t.Helper()
	left, _ := filepath.Glob(filepath.Join(d.State, ".*"))
	if len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestWideModeIsRepaired(t *testing.T) {
	t.Parallel()
	f, _ := open(t)
	saveGeneration(t, f, 1)
	if err := os.Chmod(f.path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Load(); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(f.path); info.Mode().Perm() != 0o600 {
		t.Errorf("mode after load: %v", info.Mode())
	}
}

func TestFailedChangeChangesNothing(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	saveGeneration(t, f, 1)
	saveGeneration(t, f, 2)
	cause := errors.New("Kakao said no")
	if _, err := f.Update(t.Context(), func(Tokens) (Tokens, error) { return generation(3), cause }); !errors.Is(err, cause) {
		t.Fatal(err)
	}
	got, _ := f.Load()
	wantGeneration(t, got, 2)
	old, _ := f.read(f.previous)
	wantGeneration(t, old, 1)
	wantNoLeftovers(t, d)
}

func TestUpdateIfNotNeededWritesNothing(t *testing.T) {
	t.Parallel()
	f, _ := open(t)
	saveGeneration(t, f, 1)
	before, _ := os.Stat(f.path)
	got, err := f.UpdateIf(t.Context(), func(t Tokens) bool { return t.UserID != 1 }, func(Tokens) (Tokens, error) {
		t.Error("change was called")
		return Tokens{}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wantGeneration(t, got, 1)
	if after, _ := os.Stat(f.path); !os.SameFile(before, after) {
		t.Error("the file was written")
	}
}

func TestOnlyAPlainFile(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(path string) error{
		"link":   func(p string) error { return os.Symlink(filepath.Join(filepath.Dir(p), "elsewhere"), p) },
		"folder": func(p string) error { return os.Mkdir(p, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, d := open(t)
			if err := os.MkdirAll(d.State, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := spoil(f.path); err != nil {
				t.Skip("cannot be made here:", err)
			}
			var odd *NotPlainError
			if _, err := f.Load(); !errors.As(err, &odd) {
				t.Errorf("Load: %v", err)
			}
			if _, err := f.Update(t.Context(), func(Tokens) (Tokens, error) { t.Error("change was called"); return Tokens{}, nil }); !errors.As(err, &odd) {
				t.Errorf("Update: %v", err)
			}
		})
	}
}

func TestClearForgetsBothGenerations(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	if err := f.Clear(t.Context()); err != nil {
		t.Fatalf("nothing to clear: %v", err)
	}
	saveGeneration(t, f, 1)
	saveGeneration(t, f, 2)
	half := filepath.Join(d.State, ".tokens.json-1.tmp")
	if err := os.WriteFile(half, []byte("access-2"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	files, _ := os.ReadDir(d.State)
	if len(files) != 1 || files[0].Name() != "tokens.lock" {
		t.Errorf("left: %v", files)
	}
	if got, err := f.Load(); err != nil || !got.None() {
		t.Errorf("afterwards: %v", err)
	}
}

func TestLockIsWaitedForAsLongAsTheContext(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	saveGeneration(t, f, 1)
	_, err := f.Update(t.Context(), func(Tokens) (Tokens, error) {
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
		defer cancel()
		other := OpenTokens(d, at(noon))
		_, err := other.Update(ctx, func(Tokens) (Tokens, error) { t.Error("two holders"); return Tokens{}, nil })
		var busy *LockError
		if !errors.As(err, &busy) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("second holder: %v", err)
		}
		return generation(2), nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestUpdatesFromManyGoroutinesLoseNothing(t *testing.T) {
	t.Parallel()
	f, _ := open(t)
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := f.Update(t.Context(), func(old Tokens) (Tokens, error) { return generation(old.UserID + 1), nil }); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got, _ := f.Load()
	wantGeneration(t, got, 20)
}

func TestLeftoversOfDeadProcessesGo(t *testing.T) {
	t.Parallel()
	f, d := open(t)
	saveGeneration(t, f, 1)
	dead, alive, foreign := filepath.Join(d.State, ".tokens.json-1.tmp"), filepath.Join(d.State, ".tokens.json-2.tmp"), filepath.Join(d.State, ".other-1.tmp")
	for _, path := range []string{dead, alive, foreign} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().Add(-2 * time.Hour)
	_ = os.Chtimes(dead, long, long)
	_ = os.Chtimes(foreign, long, long)
	saveGeneration(t, f, 2)
	for path, there := range map[string]bool{dead: false, alive: true, foreign: true} {
		if _, err := os.Stat(path); (err == nil) != there {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestNoErrorQuotesATokenFile(t *testing.T) {
	t.Parallel()
	f, _ := open(t)
	saveGeneration(t, f, 1)
	if err := os.WriteFile(f.path, []byte(`{"version":1,"access_token":"SECRET","access_expires_at":"SECRET"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := f.Load()
	if err == nil || strings.Contains(err.Error(), "SECRET") {
		t.Errorf("error: %v", err)
	}
	if text := fmt.Sprintf("%v %+v %#v %s", generation(9), generation(9), generation(9), generation(9).AccessToken); strings.Contains(text, "access-9") {
		t.Errorf("printing: %s", text)
	}
}
