package store

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kakaotui/internal/kakao"
)

func openFakeRing(t *testing.T) (*TokenRing, *fakeRing, Dirs) {
	t.Helper()
	d := Dirs{State: filepath.Join(t.TempDir(), "home"), Config: t.TempDir(), RingEntry: "default"}
	fake := newFakeRing()
	return openRing(d, at(noon), bounded(fake, RingLimit)), fake, d
}

func (f *fakeRing) names() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Sorted(maps.Keys(f.entries))
}

func fill(t *testing.T, s TokenStore, tokens Tokens) {
	t.Helper()
	if _, err := s.Update(t.Context(), func(Tokens) (Tokens, error) { return tokens, nil }); err != nil {
		t.Fatal(err)
	}
}

// long are tokens that no key ring takes in one entry.
func long(n int64) Tokens {
	t := generation(n)
	t.AccessToken = kakao.Secret(strings.Repeat("a", 3000) + string(t.AccessToken))
	t.RefreshToken = kakao.Secret(strings.Repeat("r", 3000) + string(t.RefreshToken))
	return t
}

func TestTokensInTheKeyRing(t *testing.T) {
	t.Parallel()
	r, fake, d := openFakeRing(t)
	if got, err := r.Load(); err != nil || !got.None() {
		t.Fatalf("nothing yet: %v", err)
	}
	fill(t, r, generation(1))
	fill(t, r, generation(2))
	got, err := r.Load()
	if err != nil {
		t.Fatal(err)
	}
	wantGeneration(t, got, 2)
	if names := fake.names(); !slices.Equal(names, []string{"default"}) {
		t.Errorf("entries: %v", names)
	}
	if len(fake.entries["default"]) > 600 || strings.Contains(fake.entries["default"], "\n") {
		t.Errorf("not compact: %d bytes", len(fake.entries["default"]))
	}
	if file, _ := OpenTokens(d, nil).Load(); !file.None() {
		t.Error("they are in the file too")
	}
	if err := r.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	if names := fake.names(); len(names) != 0 {
		t.Errorf("left: %v", names)
	}
	if got, err := r.Load(); err != nil || !got.None() || Elsewhere(d, TokensInFile) != nil {
		t.Errorf("after clearing: %v, %v", err, Elsewhere(d, TokensInFile))
	}
}

func TestLongTokensAreSplit(t *testing.T) {
	t.Parallel()
	r, fake, _ := openFakeRing(t)
	fake.limit = 2560 // Windows
	for n, tokens := range []Tokens{long(1), long(2), generation(3), long(4)} {
		fill(t, r, tokens)
		got, err := r.Load()
		if err != nil || got.RefreshToken != tokens.RefreshToken || got.AccessToken != tokens.AccessToken {
			t.Fatalf("round %d: %v", n, err)
		}
		if names := fake.names(); len(names) > 5 {
			t.Errorf("round %d: parts of an older generation stay: %v", n, names)
		}
	}
	if err := r.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	if names := fake.names(); len(names) != 0 {
		t.Errorf("left: %v", names)
	}
}

// A writer that fails or is killed anywhere leaves the old tokens or the new ones.
func TestACutWriteLeavesWholeTokens(t *testing.T) {
	t.Parallel()
	for stop := range 12 {
		r, fake, _ := openFakeRing(t)
		fill(t, r, long(1))
		writes := 0
		fake.failing(func(op, _ string) error {
			if op == "get" {
				return nil
			}
			if writes++; writes > stop {
				return errors.New("the power went")
			}
			return nil
		})
		_, err := r.Update(t.Context(), func(Tokens) (Tokens, error) { return long(2), nil })
		fake.failing(func(string, string) error { return nil })
		got, loadErr := r.Load()
		if loadErr != nil || (got.UserID != 1 && got.UserID != 2) || (err == nil) != (got.UserID == 2) {
			t.Errorf("stopped after %d: user %d, %v, %v", stop, got.UserID, err, loadErr)
		}
	}
}

// A reader that meets a writer between head and parts reads again.
func TestReadingWhileAWriterReplacesTheParts(t *testing.T) {
	t.Parallel()
	r, fake, _ := openFakeRing(t)
	fill(t, r, long(0))
	var all sync.WaitGroup
	all.Go(func() {
		for n := range int64(30) {
			fill(t, r, long(n))
		}
	})
	reader := openRing(Dirs{State: filepath.Dir(r.lockPath), RingEntry: "default"}, at(noon), bounded(fake, RingLimit))
	for range 100 {
		got, err := reader.Load()
		if err != nil || got.AccessToken != long(got.UserID).AccessToken {
			t.Errorf("torn: %v", err)
		}
	}
	all.Wait()
}

// A key ring that takes nothing is found before the change is made at Kakao.
func TestTheProbeComesBeforeTheChange(t *testing.T) {
	t.Parallel()
	for _, op := range []string{"get", "set", "remove"} {
		r, fake, d := openFakeRing(t)
		fill(t, r, generation(1))
		fake.failing(func(o, _ string) error {
			if o == op {
				return errors.New("no")
			}
			return nil
		})
		_, err := r.Update(t.Context(), func(Tokens) (Tokens, error) {
			t.Errorf("%s fails: change was called", op)
			return generation(2), nil
		})
		if _, ok := errors.AsType[*RingError](err); !ok {
			t.Errorf("%s: %v", op, err)
		}
		wantNoLeftovers(t, d)
	}
}

func TestFailedSaveInTheKeyRingGivesTheTokensBack(t *testing.T) {
	t.Parallel()
	r, fake, _ := openFakeRing(t)
	fill(t, r, generation(1))
	fake.failing(func(op, name string) error {
		if op == "set" && !strings.HasSuffix(name, "/probe") {
			return errors.New("no")
		}
		return nil
	})
	got, err := r.Update(t.Context(), func(Tokens) (Tokens, error) { return generation(2), nil })
	unsaved, ok := errors.AsType[*NotSavedError](err)
	if !ok || strings.Contains(unsaved.Error(), "access-2") {
		t.Fatal(err)
	}
	wantGeneration(t, got, 2)
}

func TestDamagedEntryIsSetAsideInTheKeyRing(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{
		"broken": `{"version":1,"acc`, "foreign": `{"version":1}`, "empty": " ", "no parts": `{"version":1,"parts":2,"generation":"a"}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, fake, _ := openFakeRing(t)
			fake.entries["default"] = value
			got, err := r.Load()
			damaged, ok := errors.AsType[*DamagedError](err)
			if !ok || !got.None() || damaged.Err != nil || !strings.Contains(damaged.SetAside, "default.damaged-20260301T120000Z") {
				t.Fatalf("%v", err)
			}
			if fake.entries["default.damaged-20260301T120000Z"] != value || len(fake.entries) != 1 {
				t.Errorf("entries: %v", fake.names())
			}
			if _, err := r.Load(); err != nil {
				t.Errorf("told twice: %v", err)
			}
		})
	}
}

func TestNewerEntryIsLeftAlone(t *testing.T) {
	t.Parallel()
	r, fake, _ := openFakeRing(t)
	fake.entries["default"] = `{"version":2}`
	_, err := r.Load()
	if _, ok := errors.AsType[*NewerError](err); !ok {
		t.Error(err)
	}
	if _, ok := errors.AsType[*NewerError](r.Clear(t.Context())); !ok {
		t.Error("it was cleared")
	}
	_, err = r.Update(t.Context(), func(Tokens) (Tokens, error) { t.Error("change was called"); return Tokens{}, nil })
	if _, ok := errors.AsType[*NewerError](err); !ok || fake.entries["default"] != `{"version":2}` {
		t.Error(err)
	}
}

func TestKeyRingUpdatesLoseNothing(t *testing.T) {
	t.Parallel()
	r, _, _ := openFakeRing(t)
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			if _, err := r.Update(t.Context(), func(old Tokens) (Tokens, error) { return generation(old.UserID + 1), nil }); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got, err := r.Load()
	if err != nil {
		t.Error(err)
	}
	wantGeneration(t, got, 10)
}

func TestEntriesOfTwoHomesDiffer(t *testing.T) {
	t.Parallel()
	one, err := Locate(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Locate(t.TempDir(), "")
	named, _ := Locate(one.State, "일")
	usual, _ := locate("/c", "/s", "")
	work, _ := locate("/c", "/s", "work")
	names := []string{one.RingEntry, two.RingEntry, named.RingEntry, usual.RingEntry, work.RingEntry}
	slices.Sort(names)
	if len(slices.Compact(names)) != 5 || usual.RingEntry != "default" || work.RingEntry != "work" {
		t.Errorf("%q", names)
	}
}

func TestOpenTokenStore(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir()}
	for tokens, want := range map[string]string{"": "tokens.json", TokensInFile: "tokens.json", TokensInKeyring: "key ring"} {
		s, err := OpenTokenStore(d, tokens, time.Now)
		if err != nil || !strings.Contains(s.Path(), want) {
			t.Errorf("%q: %v", tokens, err)
		}
	}
	if s, err := OpenTokenStore(d, "cloud", nil); err == nil {
		t.Errorf("cloud: %v", s)
	}
}
