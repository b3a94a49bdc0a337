package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

const (
	// ringPart is how many bytes one entry holds at most: Windows takes 2560, macOS about 2900.
	ringPart = 2000
	// ringParts bounds what a broken head can claim.
	ringParts = 64
	// ringReads is how often a reader tries again when a writer replaces the parts that it reads.
	ringReads = 3
)

// ringNote is left beside the lock file while tokens are in the key ring, so that a run that is set to the file can say
// where they are without asking a key ring that may be locked.
const ringNote = "kakaotui keeps the tokens of this profile in the key ring\n"

// TokenRing keeps one profile's tokens in the key ring of the operating system; the lock of all processes is the same file
// that a TokenFile has. Safe for concurrent use, by many processes too.
type TokenRing struct {
	name               string // of the entry
	notePath, lockPath string
	now                func() time.Time
	ring               ring
	warnings
}

func openRing(d Dirs, now func() time.Time, r ring) *TokenRing {
	name := d.RingEntry
	if name == "" {
		name = d.State
	}
	return &TokenRing{name: name, notePath: notePath(d), lockPath: lockPath(d), now: now, ring: r}
}

func notePath(d Dirs) string { return filepath.Join(d.State, "tokens.in-keyring") }

// Path says where the tokens are kept, for people.
func (r *TokenRing) Path() string { return "key ring " + ringService + ": " + r.name }

// Load reads the tokens without a lock; zero Tokens when there is no login. A *DamagedError was set aside as another entry.
// Other errors: *RingError, *NewerError.
func (r *TokenRing) Load() (Tokens, error) {
	t, err := r.read()
	var damaged *DamagedError
	if !errors.As(err, &damaged) {
		return t, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), mendWait)
	defer cancel()
	unlock, err := lock(ctx, r.lockPath)
	if err != nil {
		damaged.Err = err
		return Tokens{}, damaged
	}
	defer unlock()
	return r.readMending()
}

// Update is TokenFile.Update for the key ring: that it can be written is tried before change is called. Further errors
// before that: *RingError.
func (r *TokenRing) Update(ctx context.Context, change func(Tokens) (Tokens, error)) (Tokens, error) {
	return r.UpdateIf(ctx, func(Tokens) bool { return true }, change)
}

// UpdateIf is TokenFile.UpdateIf for the key ring.
func (r *TokenRing) UpdateIf(ctx context.Context, needed func(Tokens) bool, change func(Tokens) (Tokens, error)) (Tokens, error) {
	return updateIf(ctx, r.lockPath, r, needed, change)
}

// Clear forgets the tokens. What was damaged and set aside stays.
func (r *TokenRing) Clear(ctx context.Context) error { return clearPlace(ctx, r.lockPath, r) }

// head is the entry of tokens that are too long for one: they stand in so many parts of a generation, "a" or "b".
type head struct {
	Version    int    `json:"version"`
	Parts      int    `json:"parts"`
	Generation string `json:"generation"`
	// Sum tells a reader that its parts belong together: a writer may have come by twice meanwhile.
	Sum string `json:"sum"`
}

func sumOf(value string) string {
	sum := sha256.Sum256([]byte(value))
	return hex.EncodeToString(sum[:8])
}

func (r *TokenRing) part(generation string, n int) string {
	return r.name + "/" + generation + "/" + strconv.Itoa(n)
}

// headOf is the head in an entry's value; zero when the value is the tokens themselves.
func headOf(value string) head {
	var h head
	if json.Unmarshal([]byte(value), &h) != nil || h.Parts <= 0 || h.Parts > ringParts || (h.Generation != "a" && h.Generation != "b") {
		return head{}
	}
	return h
}

// value is the entry, its parts joined; empty when there is none.
func (r *TokenRing) value() (string, error) {
	for try := 1; ; try++ {
		first, err := r.ring.get(r.name)
		if errors.Is(err, errNoEntry) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		h := headOf(first)
		whole := ""
		for n := 1; n <= h.Parts && err == nil; n++ {
			var part string
			part, err = r.ring.get(r.part(h.Generation, n))
			whole += part
		}
		torn := errors.Is(err, errNoEntry) || (err == nil && sumOf(whole) != h.Sum)
		switch {
		case h.Parts == 0, torn && try == ringReads:
			return first, nil // a head without its parts is damage, and told as such
		case !torn:
			return whole, err
		}
	}
}

// read reads the entry. Errors: *RingError, *NewerError, *DamagedError (nothing moved yet).
func (r *TokenRing) read() (Tokens, error) {
	value, err := r.value()
	if err != nil || value == "" {
		return Tokens{}, err
	}
	t, damage, newer := decodeTokens([]byte(value))
	switch {
	case newer != 0:
		return Tokens{}, &NewerError{Path: r.Path(), Version: newer, Known: tokensVersion}
	case damage != "":
		return Tokens{}, &DamagedError{Path: r.Path(), Damage: damage}
	}
	return t, nil
}

// readMending reads inside the lock; a damaged entry is set aside as another one.
func (r *TokenRing) readMending() (Tokens, error) {
	t, err := r.read()
	var damaged *DamagedError
	if !errors.As(err, &damaged) {
		return t, err
	}
	value, err := r.ring.get(r.name)
	if err == nil {
		aside := r.name + ".damaged-" + r.now().UTC().Format("20060102T150405Z")
		if err = r.ring.set(aside, value); err == nil {
			damaged.SetAside = "key ring " + ringService + ": " + aside
			err = r.ring.remove(r.name)
		}
	}
	damaged.Err = err
	return Tokens{}, damaged
}

// reserve proves, before anything that cannot be undone is done, that the key ring takes an entry of full size now.
func (r *TokenRing) reserve() (func(fresh, old Tokens) (Tokens, error), func(), error) {
	probe := r.name + "/probe"
	if err := r.ring.set(probe, string(bytes.Repeat([]byte("."), ringPart))); err != nil {
		return nil, nil, err
	}
	if err := r.ring.remove(probe); err != nil && !errors.Is(err, errNoEntry) {
		return nil, nil, err
	}
	return r.save, func() {}, nil
}

// save writes the tokens: the parts first, where there are any, the head last.
func (r *TokenRing) save(fresh, _ Tokens) (Tokens, error) {
	fresh.SavedAt = utc(r.now())
	if err := r.write(fresh); err != nil {
		return fresh, &NotSavedError{Path: r.Path(), Err: err}
	}
	if _, err := os.Lstat(r.notePath); err != nil {
		// Without the note the tokens are as safe, and only a run set to the file knows less.
		_ = realDisk.writeWhole(r.notePath, []byte(ringNote))
	}
	return fresh, nil
}

func (r *TokenRing) write(t Tokens) error {
	indented, err := encodeTokens(t)
	if err != nil {
		return err
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, indented); err != nil {
		return fmt.Errorf("writing down the tokens: %w", err)
	}
	before := head{}
	if value, err := r.ring.get(r.name); err == nil {
		before = headOf(value)
	}
	value, now := compact.String(), head{}
	if len(value) > ringPart {
		if now, err = r.writeParts(value, before); err != nil {
			return err
		}
		b, err := json.Marshal(now)
		if err != nil {
			return fmt.Errorf("writing down the tokens: %w", err)
		}
		value = string(b)
	}
	if err := r.ring.set(r.name, value); err != nil {
		return err
	}
	r.removeParts(before)
	return nil
}

// writeParts writes the generation that the entry does not hold now.
func (r *TokenRing) writeParts(value string, before head) (head, error) {
	h := head{Version: tokensVersion, Generation: "a", Sum: sumOf(value)}
	if before.Generation == "a" {
		h.Generation = "b"
	}
	for len(value) > 0 {
		n := min(len(value), ringPart)
		h.Parts++
		if h.Parts > ringParts {
			return head{}, &RingError{Op: "write", Problem: RingTooBig}
		}
		if err := r.ring.set(r.part(h.Generation, h.Parts), value[:n]); err != nil {
			return head{}, err
		}
		value = value[n:]
	}
	return h, nil
}

// removeParts is best effort: what stays is overwritten by the next generation of that letter.
func (r *TokenRing) removeParts(h head) {
	for n := 1; n <= h.Parts; n++ {
		_ = r.ring.remove(r.part(h.Generation, n))
	}
}

// forget removes the entry, then its parts and the note.
func (r *TokenRing) forget() error {
	value, err := r.ring.get(r.name)
	if err != nil && !errors.Is(err, errNoEntry) {
		return err
	}
	if err := r.ring.remove(r.name); err != nil && !errors.Is(err, errNoEntry) {
		return err
	}
	r.removeParts(headOf(value))
	if err := os.Remove(r.notePath); err != nil && !errors.Is(err, os.ErrNotExist) {
		return &NotWritableError{Op: "remove", Path: r.notePath, Err: cause(err)}
	}
	return nil
}
