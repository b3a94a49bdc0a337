package store

import (
	"errors"
	"path/filepath"
	"testing"
)

// both are the two places of one profile.
type both struct {
	t    *testing.T
	d    Dirs
	fake *fakeRing
	file *TokenFile
	ring *TokenRing
}

func newBoth(t *testing.T) *both {
	t.Helper()
	d := Dirs{State: filepath.Join(t.TempDir(), "home"), RingEntry: "default"}
	fake := newFakeRing()
	return &both{t, d, fake, OpenTokens(d, at(noon)), openRing(d, at(noon), bounded(fake, RingLimit))}
}

func (b *both) move(to string, force bool, settle func() error) (Tokens, error) {
	return moveTokens(b.t.Context(), b.d, to, at(noon), force, settle, b.ring.ring)
}

func (b *both) want(inFile, inRing int64) {
	b.t.Helper()
	for s, n := range map[TokenStore]int64{b.file: inFile, b.ring: inRing} {
		got, err := s.Load()
		if err != nil {
			b.t.Errorf("%s: %v", s.Path(), err)
		}
		wantGeneration(b.t, got, n)
	}
}

func settled() error { return nil }

func TestTokensMoveBothWays(t *testing.T) {
	t.Parallel()
	b := newBoth(t)
	if _, err := b.move(TokensInKeyring, false, settled); !errors.As(err, new(*NothingToMoveError)) {
		t.Errorf("nothing to move: %v", err)
	}
	fill(t, b.file, generation(1))
	fill(t, b.file, generation(2))
	if e := Elsewhere(b.d, TokensInKeyring); e == nil || e.Found != TokensInFile {
		t.Errorf("elsewhere: %v", e)
	}
	if e := Elsewhere(b.d, TokensInFile); e != nil {
		t.Errorf("elsewhere: %v", e)
	}
	got, err := b.move(TokensInKeyring, false, settled)
	if err != nil {
		t.Fatal(err)
	}
	wantGeneration(t, got, 2)
	b.want(0, 2)
	if left, _ := filepath.Glob(filepath.Join(b.d.State, "tokens.json*")); len(left) != 0 {
		t.Errorf("left on disk: %v", left)
	}
	if e := Elsewhere(b.d, ""); e == nil || e.Looked != TokensInFile || e.Found != TokensInKeyring {
		t.Errorf("elsewhere: %v", e)
	}
	if _, err := b.move(TokensInFile, false, settled); err != nil {
		t.Fatal(err)
	}
	b.want(2, 0)
	if names := b.fake.names(); len(names) != 0 || Elsewhere(b.d, TokensInFile) != nil {
		t.Errorf("left in the key ring: %v", names)
	}
}

func TestMovingReplacesNoOtherLogin(t *testing.T) {
	t.Parallel()
	b := newBoth(t)
	fill(t, b.file, generation(1))
	fill(t, b.ring, generation(2))
	_, err := b.move(TokensInKeyring, false, func() error { t.Error("settled"); return nil })
	if e, ok := errors.AsType[*OccupiedError](err); !ok || e.UserID != 2 {
		t.Errorf("%v", err)
	}
	b.want(1, 2)
	if _, err := b.move(TokensInKeyring, true, settled); err != nil {
		t.Fatal(err)
	}
	b.want(0, 1)
}

// Whatever fails, the tokens are in one place at least; a second try finds both the same and ends the move.
func TestAFailedMoveLosesNothing(t *testing.T) {
	t.Parallel()
	no := errors.New("no")
	for name, c := range map[string]struct {
		fail           func(op, name string) error
		settle         func() error
		inFile, inRing int64
	}{
		"key ring takes nothing": {func(op, _ string) error { return map[bool]error{true: no}[op == "set"] }, settled, 1, 0},
		"key ring reads nothing": {func(op, _ string) error { return map[bool]error{true: no}[op == "get"] }, settled, 1, 0},
		"entry refused":          {func(op, n string) error { return map[bool]error{true: no}[op == "set" && n == "default"] }, settled, 1, 0},
		"settings not saved":     {func(string, string) error { return nil }, func() error { return no }, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBoth(t)
			fill(t, b.file, generation(1))
			b.fake.failing(c.fail)
			if _, err := b.move(TokensInKeyring, false, c.settle); !errors.Is(err, no) {
				t.Errorf("error: %v", err)
			}
			b.fake.failing(func(string, string) error { return nil })
			b.want(c.inFile, c.inRing)
			if _, err := b.move(TokensInKeyring, false, settled); err != nil {
				t.Error(err)
			}
			b.want(0, 1)
		})
	}
}
