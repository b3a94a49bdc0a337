package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestDraft(t *testing.T) {
	t.Parallel()
	d := Dirs{State: filepath.Join(t.TempDir(), "state")}
	if got, err := LoadDraft(d); err != nil || got != (Draft{}) {
		t.Errorf("none yet: %+v, %v", got, err)
	}
	want := Draft{Text: "안녕\n하세요 👨‍👩‍👧", Link: "https://example.com", Button: "보기"}
	if err := SaveDraft(d, want); err != nil {
		t.Fatal(err)
	}
	if got, err := LoadDraft(d); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	if info, _ := os.Stat(draftPath(d)); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	for range 2 {
		if err := SaveDraft(d, Draft{}); err != nil {
			t.Fatal(err)
		}
	}
	if files, _ := os.ReadDir(d.State); len(files) != 0 {
		t.Errorf("left: %v", files)
	}
}

// Two apps that save at the same moment: each adds to what the other wrote.
func TestDraftsChangedAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir()}
	const each = 20
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			for range each {
				if err := ChangeDraft(d, func(on Draft) Draft { on.Text += "가"; return on }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if got, err := LoadDraft(d); err != nil || got.Text != strings.Repeat("가", 2*each) {
		t.Errorf("%q, %v", got.Text, err)
	}
}

func TestDamagedDraftIsSetAside(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir()}
	half := `{"text":"세 시간 쓴 글`
	write(t, draftPath(d), half)
	got, err := LoadDraft(d)
	var damaged *DamagedError
	if !errors.As(err, &damaged) || got != (Draft{}) {
		t.Fatalf("%+v, %v", got, err)
	}
	if b, _ := os.ReadFile(damaged.SetAside); string(b) != half {
		t.Errorf("set aside: %q", b)
	}
	if _, err := LoadDraft(d); err != nil {
		t.Errorf("told twice: %v", err)
	}
}

func TestDraftIsNeverTorn(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir()}
	texts := []string{strings.Repeat("가", 3000), strings.Repeat("나", 10)}
	var wg sync.WaitGroup
	for _, text := range texts {
		wg.Go(func() {
			for range 30 {
				if err := SaveDraft(d, Draft{Text: text}); err != nil {
					t.Error(err)
				}
				if got, err := LoadDraft(d); err != nil || (got.Text != texts[0] && got.Text != texts[1]) {
					t.Errorf("torn: %d bytes, %v", len(got.Text), err)
				}
			}
		})
	}
	wg.Wait()
}

func TestPendingLogins(t *testing.T) {
	t.Parallel()
	d := Dirs{State: filepath.Join(t.TempDir(), "state")}
	now := noon
	p := OpenPending(d, func() time.Time { return now })
	if list, err := p.List(); err != nil || len(list) != 0 {
		t.Fatalf("none yet: %v, %v", list, err)
	}
	add := func(state string) {
		t.Helper()
		if err := p.Add(t.Context(), PendingLogin{State: state, Verifier: "verifier-of-" + "x", RedirectURI: "http://localhost:8910/oauth", Scopes: []string{"friends"}, CreatedAt: now}); err != nil {
			t.Fatal(err)
		}
	}
	states := func() string {
		t.Helper()
		list, err := p.List()
		if err != nil {
			t.Fatal(err)
		}
		var s []string
		for _, l := range list {
			if l.Verifier.Reveal() != "verifier-of-x" || l.RedirectURI == "" || len(l.Scopes) != 1 {
				t.Errorf("%+v", l)
			}
			s = append(s, l.State)
		}
		return strings.Join(s, " ")
	}
	add("first")
	now = noon.Add(6 * time.Minute)
	add("second")
	add("third")
	if got := states(); got != "third second first" {
		t.Errorf("newest first: %q", got)
	}
	if info, _ := os.Stat(p.path); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	now = noon.Add(PendingFor)
	if got := states(); got != "third second" {
		t.Errorf("after ten minutes: %q", got)
	}
	if err := p.Remove(t.Context(), "second"); err != nil {
		t.Fatal(err)
	}
	if got := states(); got != "third" {
		t.Errorf("after removal: %q", got)
	}
	if err := p.Remove(t.Context(), "third"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(p.path); !errors.Is(err, os.ErrNotExist) {
		t.Error("an empty list keeps its file")
	}
	for range 30 {
		add("many")
	}
	if list, _ := p.List(); len(list) != pendingKept {
		t.Errorf("%d kept", len(list))
	}
}

func TestDamagedPendingLogins(t *testing.T) {
	t.Parallel()
	d := Dirs{State: t.TempDir()}
	p := OpenPending(d, at(noon))
	write(t, p.path, `{"version":1,"attempts":[{"sta`)
	if err := p.Add(t.Context(), PendingLogin{State: "s", CreatedAt: noon}); err != nil {
		t.Fatal(err)
	}
	if files, _ := filepath.Glob(p.path + ".damaged-*"); len(files) != 1 {
		t.Errorf("set aside: %v", files)
	}
	write(t, p.path, `{"version":9}`)
	var newer *NewerError
	if err := p.Add(t.Context(), PendingLogin{State: "s", CreatedAt: noon}); !errors.As(err, &newer) {
		t.Errorf("newer: %v", err)
	}
}
