package watch

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"time"
)

// keptFor is how long the memory of a watch that is not run any more stays.
const keptFor = 400 * 24 * time.Hour

// Memory is what a watch remembers over its end: what it sent last, as a hash, and since when its command fails. The zero
// Memory remembers for this process alone.
type Memory struct {
	path  string
	state memoryFile
}

type memoryFile struct {
	Sent         string    `json:"sent,omitempty"`    // hash of the output sent last
	Partial      string    `json:"partial,omitempty"` // hash of an output of which only Done messages were sent
	Done         int       `json:"done,omitempty"`
	FailingSince time.Time `json:"failing_since,omitzero"`
}

// OpenMemory reads the memory of one command in one working folder; dir is the folder for all of them. With an error the
// memory is empty and can be used.
func OpenMemory(dir, workingDir string, args []string) (*Memory, error) {
	name := hash(append([]string{workingDir}, args...)...)[:32] + ".json"
	m := &Memory{path: filepath.Join(dir, name)}
	forget(dir)
	err := load(m.path, &m.state)
	if err != nil {
		m.state = memoryFile{}
	}
	now := time.Now()
	_ = os.Chtimes(m.path, now, now)
	return m, err
}

// forget removes the memories that nobody has opened for long.
func forget(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > keptFor {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// change edits the memory and writes it down when that made a difference. With an error it holds for this process.
func (m *Memory) change(edit func(*memoryFile)) error {
	before := m.state
	edit(&m.state)
	if m.state == before || m.path == "" {
		return nil
	}
	return save(m.path, m.state)
}

// hash joins parts so that no two lists give the same.
func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		sum := sha256.Sum256([]byte(p))
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}
